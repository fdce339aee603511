"""A question's key points or model answer in the guide, each with the sentence that is nearest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockint.guide.lines.headings import Section
from mockint.guide.lines.labels import ANSWER, KEY_POINTS, MODEL_ANSWER, split_label
from mockint.model import Entry, Fact, Source
from mockint.report.figures import clock
from mockint.text.quotes import shortened
from mockint.text.sanitise import plain, source_line
from mockint.text.sentences import Sentence, sentences
from mockint.text.word_forms import subject_stems

SHORT = 6
"""Words of a key point that stands in a row of them; with a longer one the row is a sentence."""

QUOTED = 30
"""Words of a sentence that stand beside the guide's."""

_COMMAS = re.compile(r"[,;]\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Beside:
    """A key point, or a sentence of the model answer, beside what was said."""

    guide: str
    place: str
    said: str
    """Empty where no sentence has its words; it may still have been said in others."""
    at: float | None

    @property
    def clock(self) -> str:
        """When it was said, for people."""
        return clock(self.at) if self.at is not None else ""


def beside(entry: Entry, facts: Sequence[Fact]) -> tuple[Beside, ...]:
    """Put the guide's answer to a question beside the candidate's; only English is compared."""
    words = entry.transcript.words if entry.transcript else ()
    if not words:
        return ()
    english = entry.transcript is not None and entry.transcript.language.startswith("en")
    spoken = sentences(words) if english else ()
    rows = []
    for text, source in _answer(entry.question.text, facts):
        said = _nearest(text, spoken)
        quoted = shortened(plain(said.text), most=QUOTED) if said else ""
        at = words[said.first].start if said else None
        rows.append(Beside(plain(text), source_line(source), quoted, at))
    return tuple(rows)


def _answer(question: str, facts: Sequence[Fact]) -> Iterator[tuple[str, Source]]:
    """Give the points and sentences of the notes on a question that answer it."""
    label, seen = "", set()
    for fact in facts:
        if fact.section != Section.NOTES or fact.topic != question or fact.source in seen:
            continue
        seen.add(fact.source)  # a note may hang below its label and stand beside it
        own, text = _labelled(fact.text)
        label = own or label
        if text and KEY_POINTS.match(label):
            yield from ((point, fact.source) for point in _points(text))
        elif text and MODEL_ANSWER.match(label):
            yield from ((part, fact.source) for part in _SENTENCE_END.split(text) if part)


def _labelled(text: str) -> tuple[str, str]:
    """Split `Key points: hit rate`; a label alone stands above what it is for."""
    if begun := ANSWER.match(text):
        return "answer", text[begun.end() :].strip()
    bare = text.strip().rstrip(":：")
    if KEY_POINTS.match(bare) or MODEL_ANSWER.match(bare):
        return bare, ""
    return split_label(text)


def _points(text: str) -> Sequence[str]:
    points = _COMMAS.split(text)
    return points if all(len(point.split()) <= SHORT for point in points) else [text]


def _nearest(text: str, spoken: Sequence[Sentence]) -> Sentence | None:
    """Find the sentence that has the words of a text: both of two, of more half, or three. Ours."""
    wanted = subject_stems(text)
    if not wanted or not spoken:
        return None
    held = [(len(wanted & subject_stems(sentence.text)), sentence) for sentence in spoken]
    count, nearest = max(held, key=lambda pair: pair[0])
    return nearest if count >= max(min(2, len(wanted)), min(3, len(wanted) / 2)) else None
