"""One answer of a session in, what the page shows of it as plain text and numbers out."""

from collections.abc import Iterator
from dataclasses import dataclass

from mockint.model import Entry, Pack, Rubric
from mockint.report.asked_on import AskedOn, asked_on
from mockint.report.beside import Beside, beside
from mockint.report.coaching import Change, changes, praise, verdict
from mockint.report.figures import clock
from mockint.report.judgement import Judgement, judgement, title
from mockint.report.passages import Paragraph, paragraphs
from mockint.report.phrasing import LEVELS, STOPS
from mockint.report.topics import (
    Coverage,
    Held,
    Stretch,
    concepts,
    held,
    is_listed,
    stretches,
    structure,
)
from mockint.text.sanitise import plain


@dataclass(frozen=True, slots=True)
class Points:
    """A check's score in one answer."""

    check: str
    title: str
    points: int | None
    reason: str
    theirs: tuple[tuple[str, int], ...] = ()
    """How others rated the same, with their names."""


@dataclass(frozen=True, slots=True)
class ShownNote:
    """What somebody wrote in the margin."""

    by: str
    at: float | None
    clock: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerSection:
    """One answer, ready to be laid out."""

    number: int
    id: str
    theme: str
    kind: str
    question: str
    language: str
    seconds: float
    length: str
    lines: tuple[str, ...]
    """What the reader must know first: skipped, broken off, no words."""
    paragraphs: tuple[Paragraph, ...]
    groups: tuple[tuple[str, tuple[Judgement, ...]], ...]
    """Findings under the heading of their level, but those that the list of concepts tells."""
    judgements: tuple[Judgement, ...]
    """All findings."""
    verdict: str
    """In one or two sentences; empty before the review."""
    changes: tuple[Change, ...]
    """What to change, at most three things."""
    praise: tuple[Judgement, ...]
    """What to keep, the weightiest."""
    scores: tuple[Points, ...]
    concepts: tuple[Coverage, ...]
    structure: tuple[Coverage, ...]
    stretches: tuple[Stretch, ...]
    claims: tuple[Held, ...]
    """Only those that this answer used."""
    beside: tuple[Beside, ...]
    """Key points or a model answer of the guide, beside what was said."""
    follow_ups: tuple[str, ...]
    asked_on: tuple[AskedOn, ...]
    """What the interviewer asked on about, or did not, and why."""
    made_by: str
    notes: tuple[ShownNote, ...] = ()

    @property
    def said(self) -> int:
        """Count the concepts that were heard for sure."""
        return sum(concept.state == "said" for concept in self.concepts)

    @property
    def missed(self) -> tuple[Coverage, ...]:
        """Give the concepts that were not heard and can be explained."""
        return tuple(
            concept for concept in self.concepts if concept.state == "not said" and concept.means
        )


def section(number: int, entry: Entry, pack: Pack) -> AnswerSection:
    """Lay answer `number` out."""
    rubric = pack.rubric
    question, recording, transcript = entry.question, entry.recording, entry.transcript
    findings = entry.review.findings if entry.review else ()
    listed = [
        judgement(finding, number, entry, rubric)
        for finding in findings
        if not is_listed(finding, entry)
    ]
    to_change = changes(number, entry, rubric)
    passages = tuple(paragraphs(entry))
    return AnswerSection(
        number=number,
        id=plain(question.id),
        theme=plain(question.theme),
        kind=question.kind.value,
        question=plain(question.text),
        language=transcript.language if transcript else pack.language,
        seconds=recording.seconds if recording else 0.0,
        length=clock(recording.seconds) if recording else "",
        lines=tuple(_lines(entry)),
        paragraphs=passages,
        groups=tuple(
            (head, tuple(shown for shown in listed if shown.level is level))
            for level, head in LEVELS.items()
        ),
        judgements=tuple(judgement(finding, number, entry, rubric) for finding in findings),
        verdict=verdict(entry, to_change),
        changes=to_change,
        praise=praise(number, entry, rubric),
        scores=tuple(
            Points(
                plain(score.check), title(score.check, rubric), score.points, plain(score.reason)
            )
            for score in (entry.review.scores if entry.review else ())
        ),
        concepts=concepts(entry, rubric),
        structure=structure(entry),
        stretches=stretches(entry),
        claims=tuple(_numbered(entry, number, rubric)),
        beside=beside(entry, pack.facts),
        follow_ups=tuple(map(plain, question.follow_ups)),
        asked_on=tuple(asked_on(number, recording, passages)),
        made_by=transcript.made_by if transcript else "",
    )


def _numbered(entry: Entry, number: int, rubric: Rubric) -> Iterator[Held]:
    for row in held([entry], rubric.claims):
        if row.answer:
            yield Held(row.claim, row.place, row.said, number, row.at, row.agrees)


def _lines(entry: Entry) -> Iterator[str]:
    if entry.recording is None:
        yield "This question was asked; no answer was recorded."
        return
    if entry.recording.stop in STOPS:
        yield STOPS[entry.recording.stop]
    if entry.transcript is None:
        yield "The answer was not yet written down. Finish it with: mockint review"
    elif not entry.transcript.words:
        yield "No words were heard in this answer."
    if entry.transcript is not None and entry.review is None:
        yield "The answer was not yet judged. Finish it with: mockint review"
    yield from map(plain, entry.recording.remarks)
    if entry.transcript is not None and entry.transcript.others:
        words = " ".join(plain(word.text) for word in entry.transcript.others)
        at = clock(entry.transcript.others[0].start)
        yield f"{at}: a second voice in the room, by level and pitch; not judged: “{words}”"
