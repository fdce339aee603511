"""All that a finding may tell: places that exist, and numbers that rest on something."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from mockint.model import (
    Answer,
    Evidence,
    Finding,
    Level,
    Place,
    Recording,
    Review,
    Rubric,
    Score,
    Source,
    Span,
    Stop,
    Word,
)
from mockint.text.word_forms import plain

NEAR = 0.5
"""Seconds by which evidence may miss the sound that it is about."""
_NUMBER = re.compile(r"(?<![A-Za-z\d.:])(\d+(?::\d\d)+|\d+(?:,\d{3})*(?:\.\d+)?)(?=\s*(%|/?\w+)?)")
_QUOTED_AT = re.compile(r"(?<!\w)'(?P<said>\S[^']*(?:'\w[^']*)*)' at (?P<clock>\d+:\d\d)")
_SHARED = ("we", "us", "our", "저희", "우리")


class Numeral(NamedTuple):
    """A number as it stands."""

    text: str
    """`1:07`, `10,000`, `2.5`."""
    unit: str
    """The word or sign that follows: `%`, `s`, `of`; empty at the end."""


@dataclass(frozen=True)
class Ledger:
    """What the numbers of one text may rest on."""

    times: tuple[float, ...] = ()
    """Seconds: `1:07` is one of them with its begun second cut off."""
    numbers: tuple[float, ...] = ()
    """Values and counts; a text may round them to the places that it shows."""
    figures: tuple[tuple[float, str], ...] = ()
    """The same, but only before the word or sign that goes with them."""
    texts: tuple[str, ...] = ()
    """Words said, guide lines and cited sources: a number in them may be said again."""

    def __add__(self, other: "Ledger") -> "Ledger":
        return Ledger(
            *(getattr(self, field.name) + getattr(other, field.name) for field in fields(self))
        )

    def untraced(self, text: str) -> list[Numeral]:
        """Give the numbers of a text that rest on nothing here."""
        return [numeral for numeral in numerals(text) if not self._holds(numeral)]

    def _holds(self, numeral: Numeral) -> bool:
        if numeral.text in self._cited:
            return True
        if ":" in numeral.text:
            return seconds(numeral.text) in map(int, self.times)
        half = 0.5 * 10 ** -len(numeral.text.partition(".")[2]) + 1e-6
        able = (*self.numbers, *(value for value, unit in self.figures if unit == numeral.unit))
        return any(abs(float(numeral.text.replace(",", "")) - value) <= half for value in able)

    @cached_property
    def _cited(self) -> frozenset[str]:
        return frozenset(numeral.text for text in self.texts for numeral in numerals(text))


def numerals(text: str) -> list[Numeral]:
    """Give the numbers of a text; none out of names such as `p95`."""
    return [Numeral(*found) for found in _NUMBER.findall(text)]


def seconds(clock: str) -> int:
    """Read `1:07` and `1:01:07`."""
    total = 0
    for part in clock.split(":"):
        total = 60 * total + int(part)
    return total


def hold_places(answer: Answer, made: Review, rubric: Rubric) -> None:
    """Every finding points at words and sound that exist, or at the line of what is missing."""
    for finding in made.findings:
        assert finding.message
        silent = finding.level in (Level.MISSING, Level.DOUBT)
        asked = silent and finding.source in _lines(answer, rubric)
        assert finding.evidence or asked, finding
        assert all(_exists(place, answer) for place in finding.evidence), finding


def sound(answer: Answer) -> Recording:
    """Give what was recorded of an answer; typed words stand for an empty recording."""
    return answer.recording or Recording("", 0.0, Stop.ENDED, (), "none")


def _exists(place: Evidence, answer: Answer) -> bool:
    words = answer.transcript.words
    if not 0 <= place.span.start <= place.span.end <= sound(answer).seconds + NEAR:
        return False
    if place.first is None or place.last is None:
        return _is_heard(place.span, answer)
    return 0 <= place.first <= place.last < len(words) and place.span == Span(
        words[place.first].start, words[place.last].end
    )


def _is_heard(span: Span, answer: Answer) -> bool:
    """Say whether a stretch is within speech, or reaches from a heard event to where that ends."""
    recording, slips = sound(answer), answer.transcript.disfluencies or ()
    heard = [
        *recording.speech,
        *(pause.span for pause in recording.pauses),
        *(slip.span for slip in slips),
    ]
    borders = [0.0, recording.seconds, *(end for span in heard for end in (span.start, span.end))]
    spoken = any(
        segment.start - NEAR <= span.start and span.end <= segment.end + NEAR
        for segment in recording.speech
    )
    return spoken or all(
        min(abs(end - border) for border in borders) <= NEAR for end in (span.start, span.end)
    )


def _lines(answer: Answer, rubric: Rubric) -> set[Source | None]:
    concepts = (concept for group in rubric.concepts for concept in group.concepts)
    lines = (answer.question, *rubric.checks, *concepts, *rubric.claims, *rubric.to_ask)
    return {line.source for line in lines} - {None}


def hold_quotations(answer: Answer, made: Review) -> None:
    """What a message quotes with a second was said, and in that second."""
    for finding in made.findings:
        for said, second in quoted_at(finding.message):
            assert _is_said(answer.transcript.words, said, second), finding


def quoted_at(message: str) -> list[tuple[str, int]]:
    """Give what a message quotes with the second at which it says that it stands."""
    return [(hit["said"], seconds(hit["clock"])) for hit in _QUOTED_AT.finditer(message)]


def _is_said(words: tuple[Word, ...], said: str, second: int) -> bool:
    told = said.removesuffix(" …")
    starts = (n for n, word in enumerate(words) if int(word.start) == second)
    return any(" ".join(word.text for word in words[n:]).startswith(told) for n in starts)


def hold_numbers(answer: Answer, made: Review, rubric: Rubric) -> None:
    """Every number of a message and of a score's reason rests on something."""
    for finding in made.findings:
        assert not of_finding(finding, answer, made, rubric).untraced(finding.message), finding
    for score in made.scores:
        assert not of_score(score, made).untraced(score.reason), score


def of_finding(finding: Finding, answer: Answer, made: Review, rubric: Rubric) -> Ledger:
    """Give what a finding may tell: its fields, words, sound, and the lines it names."""
    spans = [place.span for place in finding.evidence]
    pointed = [
        answer.transcript.words[e.first : e.last + 1]
        for e in finding.evidence
        if None not in (e.first, e.last)
    ]
    said = tuple(word for words in pointed for word in words)
    return Ledger(
        times=tuple(time for span in (*spans, *said) for time in (span.start, span.end)),
        numbers=(
            *values(finding),
            *_counts(len(spans)),
            *(span.seconds for span in spans),
            *map(len, pointed),
            *(answer.question.seconds or ()),
            *_derived(finding, answer, made, said),
        ),
        texts=(
            *(text for word in said for text in (word.text, word.heard_as)),
            *(finding.reference, finding.subject, answer.question.text),
            *(text for source, text in guide_lines(rubric) if source == finding.source),
        ),
    )


def values(finding: Finding) -> Iterator[float]:
    """Give a finding's value, as it is and as a share of a hundred."""
    if finding.value is not None:
        yield abs(finding.value)
        if finding.unit == "probability" or finding.unit.startswith("share"):
            yield 100 * finding.value


def _counts(places: int) -> tuple[int, int]:
    """Give how many places there are, and how many more than the one that is quoted."""
    return places, places - 1


def guide_lines(rubric: Rubric) -> Iterator[tuple[Source | None, str]]:
    """Give the guide's lines with their texts."""
    for check in rubric.checks:
        yield from ((check.source, text) for text in (check.because, check.title, *check.keywords))
    for line in (*rubric.claims, *rubric.to_ask, *rubric.told, *rubric.unchecked):
        yield line.source, line.text


def _derived(
    finding: Finding, answer: Answer, made: Review, said: tuple[Word, ...]
) -> Iterator[float]:
    """Count anew what a check counts over the whole answer, from its words and spans alone."""
    match finding.check:
        case "pace":
            yield from _paces(answer)
        case "pauses":
            yield from _silences(answer)
        case "ownership":
            yield from _owners(finding, made, said)
        case "fillers":
            yield from _slips(answer, said)


def _paces(answer: Answer) -> Iterator[float]:
    speech, count = (
        sound(answer).speech,
        sum(bool(plain(word.text)) for word in answer.transcript.words),
    )
    yield 60 * count / sum(span.seconds for span in speech)
    yield 60 * count / (speech[-1].end - speech[0].start)


def _silences(answer: Answer) -> Iterator[float]:
    for place in Place:
        if spans := [pause.span.seconds for pause in sound(answer).pauses if pause.place is place]:
            yield from (len(spans), median(spans))
    gaps = [after.start - before.end for before, after in pairwise(sound(answer).speech)]
    yield sum(gap for gap in gaps if gap >= 1.5)


def _owners(finding: Finding, made: Review, said: tuple[Word, ...]) -> Iterator[float]:
    """Count "I" and "we" among the words pointed at, in all and within each part of the story."""
    at = [
        (e.first, plain(word.text).startswith(_SHARED))
        for e, word in zip(finding.evidence, said, strict=True)
    ]
    for kind in (True, False):
        yield sum(shared is kind for _, shared in at)
        for role in {part.role for part in made.parts}:
            inside = [(part.first, part.last) for part in made.parts if part.role == role]
            yield sum(shared is kind and any(a <= n <= z for a, z in inside) for n, shared in at)


def _slips(answer: Answer, said: tuple[Word, ...]) -> Iterator[float]:
    """Count the slips that were surely heard, and each by its text."""
    slips = answer.transcript.disfluencies or ()
    yield sum(len(slip.heard_by) > 1 or "words" in slip.heard_by for slip in slips)
    yield from Counter(slip.text.lower() for slip in slips).values()
    yield from Counter(plain(word.text) for word in said).values()


def of_score(score: Score, made: Review) -> Ledger:
    """Give what a score's reason may tell: how many findings its check has, by level."""
    levels = Counter(finding.level for finding in made.findings if finding.check == score.check)
    sure = levels[Level.GOOD] + levels[Level.IMPROVE] + levels[Level.MISSING]
    return Ledger(numbers=(*levels.values(), 0, sure))
