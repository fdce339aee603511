"""An answer's words in paragraphs, with pauses, disfluencies and the marks that findings leave."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mockint.model import Disfluency, Entry, Level, Recording, Span, Word
from mockint.report.disfluencies import matched
from mockint.report.phrasing import is_count
from mockint.review.measures import long_pauses, unsure
from mockint.text.sanitise import plain

NEW = 2.0
"""Seconds of pause that begin a new paragraph."""

LONG = 90
"""Words after which the next sentence begins a new paragraph."""

WHOLE = 0.4
"""A finding about more than this share of an answer is about the answer, and marks no words."""

MARKS = (Level.NOTE, Level.GOOD, Level.DOUBT, Level.IMPROVE)
"""Where findings overlap, the last of these wins."""

MOST = {Level.NOTE: 3, Level.GOOD: 12, Level.DOUBT: 12, Level.IMPROVE: 40}
"""Words in one place that a finding may mark: underlining whole passages says nothing."""


@dataclass(frozen=True, slots=True)
class ShownWord:
    """A word on the page."""

    text: str
    start: float
    """Seconds."""
    mark: str
    """Level of the finding that it is evidence for, or empty."""
    doubt: str
    """What the recogniser thought of it, when it was unsure."""
    pause: str
    """Length of the pause before it, or empty."""
    heard_as: str = ""
    """What the recogniser wrote, where a term of the question was put in its place."""
    disfluency: str = ""
    """Kind of the disfluency that it is, or empty."""


Paragraph = tuple[ShownWord, ...]


def paragraphs(entry: Entry) -> Iterator[Paragraph]:
    """Break an answer at long pauses, and at sentence ends when it has none."""
    if entry.transcript is None:
        return
    words = entry.transcript.words
    marks, before = _marks(entry, len(words)), _pauses(entry, words)
    disfluent, between = matched(words, entry.transcript.disfluencies or ())
    asked = begins(entry.recording)
    paragraph: list[ShownWord] = []
    for number, word in enumerate(words):
        gap = before.get(number)
        full = len(paragraph) >= LONG and paragraph[-1].text.endswith((".", "?", "!"))
        full = full or any(words[number - 1].start < at <= word.start for at in asked)
        if paragraph and (full or (gap is not None and gap.seconds >= NEW)):
            yield tuple(paragraph)
            paragraph = []
        paragraph += map(_left_out, between.get(number, ()))
        shown = _shown(word, gap, marks.get(number, ""), disfluent.get(number, ""))
        paragraph.append(shown)
    paragraph += map(_left_out, between.get(len(words), ()))
    if paragraph:
        yield tuple(paragraph)


def begins(recording: Recording | None) -> tuple[float, ...]:
    """Give the seconds from which on a follow-up is answered."""
    follow_ups = recording.follow_ups if recording else ()
    return tuple(asked.at for asked in follow_ups if asked.at is not None)


def sentences(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut a paragraph at the ends of its sentences; a very long one also within."""
    sentence: list[ShownWord] = []
    for word in paragraph:
        sentence.append(word)
        if word.text.endswith((".", "?", "!")) or len(sentence) >= LONG:
            yield tuple(sentence)
            sentence = []
    if sentence:
        yield tuple(sentence)


def _shown(word: Word, gap: Span | None, mark: str, disfluency: str) -> ShownWord:
    return ShownWord(
        text=plain(word.text),
        start=max(0.0, word.start),
        mark=mark,
        doubt=_doubt(word),
        pause=f"{gap.seconds:.1f} s" if gap else "",
        heard_as=plain(word.heard_as),
        disfluency=disfluency,
    )


def _left_out(disfluency: Disfluency) -> ShownWord:
    """Show what the recogniser left out."""
    return ShownWord(
        plain(disfluency.text),
        max(0.0, disfluency.span.start),
        "",
        "",
        "",
        disfluency=disfluency.kind.value,
    )


def _marks(entry: Entry, count: int) -> dict[int, str]:
    marks: dict[int, str] = {}
    for level in MARKS:
        for finding in entry.review.findings if entry.review else ():
            if finding.level is not level or is_count(finding):
                continue
            numbers = {
                number
                for evidence in finding.evidence
                if evidence.first is not None and evidence.last is not None
                if evidence.last - evidence.first < MOST[level]
                for number in range(max(0, evidence.first), min(evidence.last + 1, count))
            }
            if len(numbers) <= max(1.0, WHOLE * count):
                marks |= dict.fromkeys(numbers, level.value)
    return marks


def _pauses(entry: Entry, words: Iterable[Word]) -> dict[int, Span]:
    """Put each pause before the first word whose middle comes after the pause's middle."""
    gaps = list(long_pauses(entry.recording)) if entry.recording else []
    before: dict[int, Span] = {}
    for number, word in enumerate(words):
        while gaps and (word.start + word.end) / 2 > (gaps[0].start + gaps[0].end) / 2:
            gap = gaps.pop(0)
            if number:
                before[number] = gap
    return before


def _doubt(word: Word) -> str:
    return f"heard with {word.probability:.0%} certainty" if unsure(word) else ""
