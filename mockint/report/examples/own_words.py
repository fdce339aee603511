"""Examples made of the candidate's own sentences, without slips, and with room for what lacks."""

import re
from collections.abc import Iterator, Sequence

from mockint.model import Entry, Finding, Rubric, Word
from mockint.report.disfluencies import matched
from mockint.report.examples.example import Example
from mockint.report.examples.fluent import fluent
from mockint.review.checks import row
from mockint.text.sanitise import plain
from mockint.text.sentences import Sentence, sentences
from mockint.words.disfluencies.lexical import is_sound

SHORTEST, LONGEST = 5, 32
"""Words of a sentence that serves as an example; a longer one is not read to its end. Ours."""

SAYS = 8
"""Words from which on a sentence without its fillers says something by itself; ours."""

Used = Sequence[Example]
"""Examples that stand already beside the same answer."""

BECAUSE = ", because …"

_CHOICE = re.compile(
    r"\b(?:I|we)(?:'d| would| will)? (?:use|used|choose|chose|pick|picked|prefer|preferred|rely on"
    r"|relied on|go with|went with|decided|encrypt|cache)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|so that|since|in order to|which (?:means|gives|lets|makes|keeps)|therefore|if"
    r"|instead of|rather than)\b",
    re.IGNORECASE,
)
_WE_DID = re.compile(
    r"\bwe(?:'ve| have)? (?!(?:are|were|should|could|would|can|have|had|need|want|know|knew|think"
    r"|mean|do|did|all|also|just|usually)\b)[a-z]+",
    re.IGNORECASE,
)
_OPENED = re.compile(r"^(?:(?:so|and|but|then|well|yeah|okay)[, ]+)+", re.IGNORECASE)
_WEAK = re.compile(
    r"\b(?:sort of|kind of|like|guess|suppose|(?:not|never) (?:really )?sure|or something|maybe"
    r"|perhaps|probably|more or less|you know|stuff|somehow|don't (?:really )?(?:know|remember))\b",
    re.IGNORECASE,
)
"""What an example of a plain sentence must not hold."""


def without(finding: Finding, entry: Entry, _: Rubric, used: Used) -> Example | None:
    """Give the sentence with most of the words pointed at as it is without them."""
    dropped = _slips(entry) | {
        number
        for place in finding.evidence
        if place.first is not None and place.last is not None
        for number in range(place.first, place.last + 1)
    }
    told = [
        (len(dropped & set(range(sentence.first, sentence.last + 1))), text, sentence)
        for text, sentence in _told(entry, dropped, used)
        if len(text.split()) >= SAYS
    ]
    count, text, sentence = max(told, key=lambda found: found[0], default=(0, "", None))
    if not count or sentence is None:
        return None
    return Example(text, "Example, your own words without them", at=_begin(entry, sentence))


def with_reason(_: Finding, entry: Entry, __: Rubric, used: Used) -> Example | None:
    """Take the shortest choice that was made without a reason, and leave room for one."""
    fitting = [
        (text, sentence)
        for text, sentence in _told(entry, _slips(entry), used)
        if _CHOICE.search(text) and not _REASON.search(text)
    ]
    if not fitting:
        return None
    return _completed(entry, *min(fitting, key=lambda found: len(found[0].split())), BECAUSE)


def own_part(finding: Finding, entry: Entry, _: Rubric, used: Used) -> Example | None:
    """Take the first thing that "we" did, and leave room for the candidate's part in it."""
    told = _told(entry, _slips(entry), used)
    fitting = next((found for found in told if _WE_DID.search(found[0])), None)
    return _completed(entry, *fitting, f". {row(finding.check).openers['']}") if fitting else None


def _completed(entry: Entry, text: str, sentence: Sentence, more: str) -> Example:
    words = text.rstrip(".,;?!") + more
    return Example(words, "Example, your own words", at=_begin(entry, sentence))


def _words(entry: Entry) -> tuple[Word, ...]:
    return entry.transcript.words if entry.transcript else ()


def _begin(entry: Entry, sentence: Sentence) -> float:
    return _words(entry)[sentence.first].start


def _slips(entry: Entry) -> set[int]:
    """Give the words that are fillers, words said twice, or broken off."""
    heard = entry.transcript.disfluencies if entry.transcript else ()
    sounds = {number for number, word in enumerate(_words(entry)) if is_sound(plain(word.text))}
    return sounds | set(matched(_words(entry), heard or ())[0])


def _told(entry: Entry, dropped: set[int], used: Used) -> Iterator[tuple[str, Sentence]]:
    """Give the plain sentences of fit length, without what is dropped."""
    words, shown = _words(entry), {other.at for other in used}
    for sentence in sentences(words):
        numbers = range(sentence.first, sentence.last + 1)
        text = plain(fluent([None if n in dropped else words[n].text for n in numbers]))
        text = _OPENED.sub("", text)
        plainly = not _WEAK.search(text) and _begin(entry, sentence) not in shown
        if plainly and SHORTEST <= len(text.split()) <= LONGEST:
            yield text[0].upper() + text[1:], sentence
