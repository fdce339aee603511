"""Split a written phrase into the concepts that can be heard.

`EC2/EKS autoscaling` is two of them.
"""

import re
from dataclasses import dataclass

from mockint.guide.lines.labels import split_label

_ONE_THING = """
ci/cd tcp/ip i/o a/b pub/sub client/server read/write input/output blue/green 24/7 and/or c/c++
ui/ux ux/ui q/a r&d/d b2b/b2c pl/sql os/2 http/2 http/3 n/a he/she s/he red/green
publish/subscribe request/response producer/consumer master/slave primary/replica leader/follower
key/value up/down on/off start/stop
"""
ONE_THING = frozenset(_ONE_THING.split())
"""Written with a stroke, but one thing."""

_PREPOSITIONS = """
at in on of for by with from under over to during
"""
PREPOSITIONS = frozenset(_PREPOSITIONS.split())

SMALL = re.compile(r"\s(?:vs\.?|versus|대)\s", re.IGNORECASE)
EXAMPLES = re.compile(
    r"^(e\.?g\.?|i\.?e\.?|such as|like|including|esp(ecially)?\.?|예[:)]?)[,:]?\s+", re.IGNORECASE
)

MOST_WORDS = 7
"""Words of a phrase that can be a concept; a longer one explains something."""


@dataclass(frozen=True, slots=True)
class ConceptPhrase:
    """A thing to be heard."""

    name: str
    said_as: tuple[str, ...]


def phrases(text: str) -> tuple[ConceptPhrase, ...]:
    """Split a list of concepts into its things, in the order of the text, none twice."""
    by_name: dict[str, ConceptPhrase] = {}
    for piece in _pieces(text):
        for phrase in _phrase(piece):
            by_name.setdefault(phrase.name.casefold(), phrase)
    return tuple(by_name.values())


def is_list(text: str) -> bool:
    """Tell a list of concepts from a sentence that explains one."""
    pieces = _pieces(text)
    ended = bool(re.search(r"[.。!]$|다\.?$|[.。]\s", text.strip()))
    most = max((len(re.sub(r"\([^)]*\)", "", piece).split()) for piece in pieces), default=0)
    return most <= (4 if ended else MOST_WORDS)


def _pieces(text: str) -> list[str]:
    """Cut at commas and the like that stand outside brackets."""
    pieces, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth = max(0, depth + (char in "([（") - (char in ")]）"))
        comma = char in ",，" and not (text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit())
        if not depth and (comma or char in ";；、·|•→"):
            pieces.append(text[start:i])
            start = i + 1
    tidy = (piece.strip(" \t.。*_“”\"'`") for piece in [*pieces, text[start:]])
    return [
        re.sub(r"^(and|or|및|그리고)\s+", "", piece) for piece in tidy if re.search(r"\w", piece)
    ]


def _phrase(piece: str) -> list[ConceptPhrase]:
    """Read brackets as another name or as a list, and strokes and "vs." as two things."""
    bracketed = re.fullmatch(
        r"(?P<before>[^()]+?)\s*[(（](?P<inside>[^()（）]*)[)）]\s*(?P<after>[^()]*)", piece
    )
    if not bracketed:
        return [ConceptPhrase(name, ()) for side in SMALL.split(piece) for name in strokes(side)]
    name = f"{bracketed['before']} {bracketed['after']}".strip()
    inside = _pieces(EXAMPLES.sub("", bracketed["inside"]))
    if (
        len(inside) == 1
        and not EXAMPLES.match(bracketed["inside"])
        and len(inside[0].split()) <= MOST_WORDS
    ):
        return [ConceptPhrase(name, (inside[0],))]
    return [
        ConceptPhrase(part_name, ())
        for part_name in (*strokes(name), *(side for part in inside for side in strokes(part)))
    ]


def strokes(phrase: str) -> list[str]:
    """Spell out what a stroke between words means.

    `EC2/EKS autoscaling` is two things, and so is `encryption at rest/in transit`.
    """
    words = re.sub(r"\s+/\s+", "/", phrase).split()
    at = next(
        (i for i, word in enumerate(words) if "/" in word.strip("/") and "://" not in word), -1
    )
    if at < 0 or words[at].casefold() in ONE_THING:
        return [" ".join(words)] if words else []
    choices = _choices(words[at])
    before, after = words[:at], words[at + 1 :]
    if before and choices[-1].casefold() in PREPOSITIONS and after:
        stem = next(
            (i for i, word in enumerate(before) if word.casefold() in PREPOSITIONS), len(before)
        )
        return [" ".join([*before, choices[0]]), " ".join([*before[:stem], choices[-1], *after])]
    return [" ".join([*before, choice, *after]) for choice in choices]


def _choices(word: str) -> list[str]:
    """Split a word at its strokes, but keep together what is one thing: `blue/green/canary`."""
    parts = [part for part in word.split("/") if part]
    choices: list[str] = []
    while parts:
        pair = "/".join(parts[:2])
        if len(parts) > 1 and pair.casefold() in ONE_THING:
            choices.append(pair)
            parts = parts[2:]
        else:
            choices.append(parts.pop(0))
    return choices


def group_and_list(text: str) -> tuple[str, str]:
    """Split `Caching: Redis, invalidation` when what follows the colon is a list."""
    label, rest = split_label(text)
    return (label, rest) if label else ("", text)
