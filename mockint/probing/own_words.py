"""A sentence of the candidate in, the short clause of it out that may be said back.

Only a clause with a subject of its own, heard well, that stays a sentence behind `You said`.
"""

import re
from collections.abc import Sequence

from mockint.model import Word
from mockint.text.quotes import join_words

SURE = 0.6
"""Probability of each word that is quoted; ours. Typed words have none, and are sure."""

_SUBJECT = (
    r"(?:it|everything|sales|revenue|turnover|costs|complaints|attendance"
    r"|the (?!same\b|only\b|first\b)[a-z-]+(?: [a-z-]+)?)"
)
_MUCH = (
    r"(?: (?:a lot|much|way|far|really|very|pretty|quite|significantly|dramatically|noticeably))*"
)
_END = r"(?=\s*(?:[.,;!?]|$|\b(?:and|so|for|after|because|but|once|when)\b))"
_COUNTABLE = re.compile(
    rf"\b{_SUBJECT}(?: (?:got|became|was|were|ran|loaded){_MUCH} (?:faster|quicker|lower|higher"
    rf"|shorter|cheaper|smaller|slower)|{_MUCH} (?:dropped|fell|decreased|increased|grew|sped up"
    rf"|went up|went down){_MUCH}){_END}",
    re.IGNORECASE,
)
"""A change that has a size."""
_VAGUE = re.compile(
    rf"\b{_SUBJECT}(?: (?:got|became|was|were|ran){_MUCH} (?:better|smoother|easier|more stable"
    rf"|more reliable|calmer)|{_MUCH} improved{_MUCH}"
    rf"|(?: (?:went|worked|turned)(?: out)?{_MUCH} (?:well|great|fine)(?: in the end)?)"
    rf"|(?: was{_MUCH} (?:a (?:big |great |huge )?success|successful))){_END}",
    re.IGNORECASE,
)
"""A change that somebody must have noticed."""
_UNREAL = re.compile(
    r"\b(?:if|hope\w*|want\w*|would|could|should|might|wish\w*|not|n't|never|until|unless|goal|aim\w*"
    r"|expect\w*|suppos\w*|think|thought|whether|try|trying|tried|that|which|who)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Before a clause: then it is no claim of its own."""


def countable(words: Sequence[Word]) -> str:
    """Give the clause that claims a change of some size: `it got much faster`."""
    return _clause(_COUNTABLE, words)


def vague(words: Sequence[Word]) -> str:
    """Give the clause that claims that all was well: `everything went well`."""
    return _clause(_VAGUE, words)


def sure(words: Sequence[Word]) -> bool:
    """Say whether words were heard well, and as they stand."""
    return all((word.probability or 1.0) >= SURE and not word.heard_as for word in words)


def _clause(pattern: re.Pattern[str], words: Sequence[Word]) -> str:
    joined = join_words(words)
    for match in pattern.finditer(joined.text):
        first, last = joined.words(*match.span())
        if not _UNREAL.search(joined.text[: match.start()]) and sure(words[first : last + 1]):
            text = match[0].strip()
            return text[:1].lower() + text[1:]
    return ""
