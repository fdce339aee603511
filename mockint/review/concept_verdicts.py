"""What is told of a concept that the judge has read: what is sure, else possibly, else nothing.

Each threshold was set so that it holds on answers by authors that no part of the judge had met; the
figures are in docs/accuracy.md.
"""

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from mockint.judge.concepts import ConceptReading, read_concepts
from mockint.judge.labels import Verdict
from mockint.judge.larger import pooled
from mockint.judge.pairs import Heard, gists
from mockint.model import Concept, Finding, Level, Rubric
from mockint.review.concept_lists import listed
from mockint.review.concept_search import Match, MatchKind
from mockint.review.reading import Reading
from mockint.text.quotes import whole
from mockint.text.sentences import Sentence
from mockint.text.word_forms import plain, stem

ID = "concepts"


class Overlap(Enum):
    """How much of a concept's name some words hold."""

    ALL = auto()
    SOME = auto()
    NONE = auto()


EXPLAINED = {Overlap.ALL: 0.75, Overlap.SOME: 0.9, Overlap.NONE: 0.85}
"""Probability that a concept was explained, from which on it is told so, by how much of its name
the cited words hold: `nobody is lazy` explains no lazy loading."""
SPOKEN = {Overlap.ALL: 0.6, Overlap.SOME: 0.9, Overlap.NONE: 0.9}
"""Probability that it came up at all, from which on something is told of it."""
NAMED = 0.7
"""Probability, among what it may be, that only the word was dropped."""
DENIED = 0.8
"""The same, that it was called needless or not done."""
NOT_HEARD = 0.88
"""Probability that it did not come up, from which on it is told missing."""
HEARD = (MatchKind.SAID, MatchKind.OTHER_WORDS)
ELSEWHERE, MANY = 0.22, 5
"""Mean probability that an expected concept came up, below which possibly another question was
answered, where so many are expected. Of 587 answers by fifteen authors 37 of 44 to another
question were below it or refused, and 3 of 543 to theirs (docs/accuracy.md).
"""
CAME_UP = 0.18
"""The same, from which on an answer is about its question, however far its words are from it: of
those that were refused by their words, all 7 to their question were above, .20 to .74, and 1 of 16
to another. That was with the judge before this one."""
_USED = re.compile(
    r"\bfor (?:\w+,? ){1,3}(?:we|i|they) (?:use|used|take|took|have|had)\b"
    r"|\b(?:use|used|took|take|have|had)\b(?: \S+){1,6} (?:for|to|so that|because)\b",
    re.IGNORECASE,
)
"""Words that say what something is used for."""
_PROPER = re.compile(r"[A-Z0-9.]")
"""What a proper name has behind its first letter: `VPC`, `OAuth2`, `Promise.all`."""
NEXT = 3
"""Words behind a stretch in which that may begin: `I would use gRPC. Because it streams …`"""
LIKELY, LIKELY_CORE = 0.7, 0.5
"""Probability that it came up, from which on `possibly` is worth a line; the second of a concept
without which no answer is good."""


def verdict_findings(
    reading: Reading,
    expected: Sequence[Concept],
    matches: Mapping[str, Match | None],
) -> list[Finding] | None:
    """Tell of each expected concept what is sure; `matches` are where their names were heard.

    None without a judge or without words, and in a language that it does not read.
    """
    read = _read(reading, expected, matches)
    if read is None:
        return None
    readings = _with_larger(reading, expected, read)
    told = [
        _finding(
            reading,
            concept,
            readings[concept.name],
            doubtful=_is_anothers(concept.name, readings)
            or _is_unspoken(concept.name, readings[concept.name], matches),
        )
        for concept in expected
    ]
    untold = [
        concept
        for concept, finding in zip(expected, told, strict=True)
        if not finding and _is_absent(readings[concept.name])
    ]
    found = [*(finding for finding in told if finding), *_further(reading, untold)]
    return [*_elsewhere(reading, readings), *found]


def came_up(reading: Reading, rubric: Rubric) -> bool:
    """Say whether so much of what the question expects came up that the answer is about it."""
    expected = expected_concepts(reading, rubric)
    readings = _read(reading, expected, names_heard(reading, expected))
    return readings is not None and len(readings) >= MANY and _presence(readings) >= CAME_UP


def expected_concepts(reading: Reading, rubric: Rubric) -> list[Concept]:
    """Give the concepts that the question expects, each once."""
    known = {concept.name: concept for group in rubric.concepts for concept in group.concepts}
    return [known[name] for name in dict.fromkeys(reading.question.concepts) if name in known]


def names_heard(reading: Reading, expected: Sequence[Concept]) -> dict[str, Match | None]:
    """Search the words for the name of each."""
    return {concept.name: reading.search.find(concept) for concept in expected}


def _read(
    reading: Reading, expected: Sequence[Concept], matches: Mapping[str, Match | None]
) -> dict[str, ConceptReading] | None:
    """Have the judge read each concept; None where there is none, or nothing that it reads."""
    if reading.judge is None or reading.embedder is None or not reading.english:
        return None
    if not reading.stretches:
        return None
    heard = heard_in(reading.sentences, matches)
    return read_concepts(
        expected, reading.stretches, heard, judge=reading.judge, embedder=reading.embedder
    )


def _with_larger(
    reading: Reading, expected: Sequence[Concept], readings: dict[str, ConceptReading]
) -> dict[str, ConceptReading]:
    """Hear the user's own larger model as well, where there is one."""
    if reading.larger is None or not expected:
        return readings
    words = [word.text for word in reading.words]
    told = reading.larger.opinions(reading.question.text, gists(expected), words)
    return pooled(readings, [concept.name for concept in expected], told, words)


def _presence(readings: Mapping[str, ConceptReading]) -> float:
    """Give the mean probability that an expected concept came up."""
    shares = [1 - read.probabilities[Verdict.ABSENT] for read in readings.values()]
    return sum(shares) / len(shares)


def heard_in(
    sentences: Sequence[Sentence], matches: Mapping[str, Match | None]
) -> dict[str, Heard]:
    """Say of each name that was heard where, how, and whether in a mere list."""
    found = {name: match for name, match in matches.items() if match and match.kind in HEARD}
    lists = listed(sentences, list(found.values()))
    heard = {}
    for name, match in found.items():
        literally = match.kind is MatchKind.SAID
        in_list = literally and match.first in lists
        heard[name] = Heard(match.first, match.last, literally, in_list)
    return heard


def _is_anothers(name: str, readings: Mapping[str, ConceptReading]) -> bool:
    """Say whether the words are those of a concept whose name is a part of this one's.

    What is said of `gRPC` alone says nothing of a `gRPC gateway`.
    """
    told, words = readings[name].stretch, _stems(name)
    said = _stems(told.text)
    for other, read in readings.items():
        shorter = _stems(other)
        if shorter < words and not (words - shorter) & said:
            both = read.stretch.first <= told.last and told.first <= read.stretch.last
            if both or shorter <= said:
                return True
    return False


def _is_unspoken(name: str, read: ConceptReading, matches: Mapping[str, Match | None]) -> bool:
    """Say whether it is a proper name, such as `IAM`, of which nothing was heard.

    What it is for can be told without it; that it was meant nobody can be sure of.
    """
    match = matches.get(name)
    if match is not None and match.kind in HEARD:
        return False
    proper = all(_PROPER.search(word[1:]) for word in name.split())
    return proper and _held(name, read.stretch.text) is Overlap.NONE


def _stems(text: str) -> set[str]:
    return {stem(plain(word)) for word in text.split()}


def _finding(
    reading: Reading, concept: Concept, read: ConceptReading, *, doubtful: bool
) -> Finding | None:
    """Tell one; None where nothing is sure of a concept that a good answer can do without."""
    spoken = 1 - read.probabilities[Verdict.ABSENT]
    core = concept.name in reading.question.core
    if spoken < (LIKELY_CORE if core else LIKELY):
        return _unheard(concept) if core and _is_absent(read) else None
    cited = reading.cite(read.cited)
    if doubtful and not core:
        return None
    if doubtful:
        level, message = _possibly(concept.name, cited)
    else:
        is_used = bool(_USED.search(_with_next(reading, read.stretch)))
        level, message = _told(concept.name, read, cited, is_used=is_used)
    receipt = reading.receipt(read.cited)
    return Finding(ID, level, message, receipt, source=concept.source, subject=concept.name)


def _with_next(reading: Reading, stretch: Sentence) -> str:
    """Give the words of a stretch and the next few: a recogniser ends a sentence too soon."""
    words = reading.words[stretch.first : stretch.last + 1 + NEXT]
    return " ".join(word.text for word in words)


def _is_absent(read: ConceptReading) -> bool:
    return read.probabilities[Verdict.ABSENT] >= NOT_HEARD


def _possibly(name: str, cited: str) -> tuple[Level, str]:
    return (
        Level.DOUBT,
        f"'{name}' was possibly meant: {cited}. It does not count against you.",
    )


def _told(name: str, read: ConceptReading, cited: str, *, is_used: bool) -> tuple[Level, str]:
    """Say what is sure of a concept that came up, or may have.

    Where the words say what it is used for, nobody is told to say just that.
    """
    shares, held = read.probabilities, _held(name, read.stretch.text)
    spoken = 1 - shares[Verdict.ABSENT]
    if shares[Verdict.SAID] >= EXPLAINED[held]:
        return Level.GOOD, f"You explained '{name}': {cited}."
    if spoken < SPOKEN[held]:
        return _possibly(name, cited)
    if shares[Verdict.NAMED] >= NAMED * spoken and not is_used:
        advice = "Say in a sentence what you use it for, or why."
        return Level.IMPROVE, f"'{name}' was only named: {cited}. {advice}"
    denied = shares[Verdict.DENIED] >= DENIED * spoken
    aside = ", as something not needed or not done" if denied else ""
    return Level.NOTE, f"You spoke about '{name}'{aside}: {cited}."


def _held(name: str, text: str) -> Overlap:
    """Say how much of a name some words hold, in whatever form."""
    words, said = _stems(name), _stems(text)
    if words <= said:
        return Overlap.ALL
    return Overlap.SOME if words & said else Overlap.NONE


def _unheard(concept: Concept) -> Finding:
    """Say that one without which no answer is good was not heard."""
    name, source = concept.name, concept.source
    means = f": {concept.means}" if concept.means else ""
    message = f"'{name}' was not heard{means}."
    return Finding(ID, Level.MISSING, message, source=source, subject=name)


def _elsewhere(reading: Reading, readings: Mapping[str, ConceptReading]) -> list[Finding]:
    """Say that possibly another question was answered."""
    if len(readings) < MANY or _presence(readings) >= ELSEWHERE:
        return []
    message = (
        "Possibly this answers another question: of what this one is about, nothing was clearly "
        "heard. If it does answer it, say early how."
    )
    return [Finding(ID, Level.DOUBT, message, whole(reading.words))]


def _further(reading: Reading, untold: Sequence[Concept]) -> list[Finding]:
    """Name together what could also be said: no answer needs all of it."""
    if not untold:
        return []
    names = ", ".join(f"'{concept.name}'" for concept in untold)
    message = f"Could also be said: {names}. A good answer can do without."
    return [Finding(ID, Level.NOTE, message, whole(reading.words), source=untold[0].source)]
