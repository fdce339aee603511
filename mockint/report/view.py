"""A `Report` in, everything that the page shows as plain text and numbers out; the template only lays it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from mockint.harmless import place, plain
from mockint.model import Check, Entry, Finding, Level, Report, Rubric, Span
from mockint.report.build import wins
from mockint.report.figures import Figure, clock, figures
from mockint.report.passages import Paragraph, paragraphs
from mockint.report.wording import LEVELS, STOPS, amount, date, name, quoted

LONG = 8000
"""Words in a session of about an hour of answers."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A finding with its receipt."""

    level: Level
    check: str
    """Id."""
    title: str
    message: str
    answer: int
    """Counted from 1; 0 when it belongs to none."""
    times: tuple[Span, ...]
    """What of the sound it points at."""
    quote: str
    value: str
    because: str
    place: str
    reference: str

    @property
    def at(self) -> float | None:
        """Second at which the evidence begins."""
        return self.times[0].start if self.times else None

    @property
    def clock(self) -> str:
        """That second for people."""
        return clock(self.times[0].start) if self.times else ""


@dataclass(frozen=True, slots=True)
class Points:
    """A check's score in one answer."""

    title: str
    points: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept of the question, or a part of a story, and whether it was heard."""

    name: str
    state: str
    """One of: said, in doubt, not said, not checked; for the parts of a story: told, not told."""
    at: float | None
    place: str = ""
    """The guide's line, for what was not said."""


@dataclass(frozen=True, slots=True)
class Section:
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
    """Findings under the heading of their level."""
    judgements: tuple[Judgement, ...]
    scores: tuple[Points, ...]
    topics: tuple[Topic, ...]
    story: tuple[Topic, ...]
    """Situation, task, action and result in the order in which they were told."""
    follow_ups: tuple[str, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class View:
    """The page."""

    title: str
    company: str
    role: str
    date: str
    candidate: str
    figures: tuple[Figure, ...]
    steps: tuple[Judgement, ...]
    wins: tuple[Judgement, ...]
    checks: tuple[tuple[str, str], ...]
    """Ids and titles of all scored checks, in the rubric's order."""
    sections: tuple[Section, ...]
    asked_for: tuple[Judgement, ...]
    """What the guide asks of every answer."""
    unchecked: tuple[Judgement, ...]
    """Of that, what no answer of this session was held against."""
    made_by: tuple[str, ...]
    long: bool
    """So long that the browser should lay out only what is seen."""


def view(report: Report) -> View:
    """Lay a report out."""
    session, rubric = report.session, report.session.pack.rubric
    sections = tuple(
        _section(number, entry, rubric, session.pack.language) for number, entry in enumerate(session.entries, 1)
    )
    asked = tuple(_asked(check) for check in rubric.checks)
    seen = {one.check for section in sections for one in section.judgements}
    seen |= {score.check for entry in session.entries if entry.review for score in entry.review.scores}
    return View(
        title=plain(session.pack.title) or "Mock interview",
        company=plain(session.pack.company),
        role=plain(session.pack.role),
        date=date(session.started),
        candidate=plain(session.candidate),
        figures=tuple(figures(session)),
        steps=tuple(_anywhere(finding, session.entries, rubric) for finding in report.next_steps),
        wins=tuple(_anywhere(finding, session.entries, rubric) for finding in wins(session)),
        checks=_scored(session.entries, rubric),
        sections=sections,
        asked_for=asked,
        unchecked=tuple(one for one in asked if one.check not in seen),
        made_by=_made_by(report),
        long=sum(len(entry.transcript.words) for entry in session.entries if entry.transcript) > LONG,
    )


def _section(number: int, entry: Entry, rubric: Rubric, language: str) -> Section:
    question, recording, transcript, review = entry.question, entry.recording, entry.transcript, entry.review
    found = tuple(_judgement(one, number, entry, rubric) for one in (review.findings if review else ()))
    # Whether a concept was said is told by its chip; that list would drown the other findings.
    folded = (Level.GOOD, Level.MISSING)
    listed = [
        one
        for one in found
        if one.level not in folded or not any(_about(concept, one) for concept in question.concepts)
    ]
    return Section(
        number=number,
        id=plain(question.id),
        theme=plain(question.theme),
        kind=question.kind.value,
        question=plain(question.text),
        language=transcript.language if transcript else language,
        seconds=recording.seconds if recording else 0.0,
        length=clock(recording.seconds) if recording else "",
        lines=tuple(_lines(entry)),
        paragraphs=tuple(paragraphs(entry)),
        groups=tuple((title, tuple(one for one in listed if one.level is level)) for level, title in LEVELS.items()),
        judgements=found,
        scores=tuple(
            Points(_title(score.check, rubric), score.points, plain(score.reason))
            for score in (review.scores if review else ())
        ),
        topics=tuple(_topic(concept, found) for concept in question.concepts) if review else (),
        story=_story(found),
        follow_ups=tuple(map(plain, question.follow_ups)),
        made_by=transcript.made_by if transcript else "",
    )


def _judgement(finding: Finding, number: int, entry: Entry | None, rubric: Rubric) -> Judgement:
    check = rubric.check(finding.check)
    words = entry.transcript.words if entry and entry.transcript else ()
    length = entry.recording.seconds if entry and entry.recording else 0.0
    quotes = [
        " ".join(word.text for word in words[one.first : one.last + 1])
        for one in finding.evidence
        if one.first is not None and one.last is not None
    ]
    return Judgement(
        level=finding.level,
        check=plain(finding.check),
        title=_title(finding.check, rubric),
        message=quoted(finding.message),
        answer=number,
        times=tuple(Span(max(0.0, min(one.span.start, length)), one.span.end) for one in finding.evidence),
        quote=_unless_told(_short(plain(" … ".join(quotes))), plain(finding.message)),
        value=amount(finding.value, finding.unit),
        because=plain(check.because) if check else "",
        place=place(finding.source or (check.source if check else None)),
        reference=plain(finding.reference),
    )


def _anywhere(finding: Finding, entries: Sequence[Entry], rubric: Rubric) -> Judgement:
    """Find the answer that a finding belongs to."""
    for number, entry in enumerate(entries, 1):
        if entry.review and finding in entry.review.findings:
            return _judgement(finding, number, entry, rubric)
    return _judgement(finding, 0, None, rubric)


def _asked(check: Check) -> Judgement:
    """Show a line of the guide that every answer is held against."""
    empty = Finding(check.id, Level.NOTE, check.because, source=check.source)
    return _judgement(empty, 0, None, Rubric((check,), (), ()))


def _topic(concept: str, found: Sequence[Judgement]) -> Topic:
    """Say what the concept check found of one concept: its findings name the concept they are about."""
    about = [one for one in found if _about(concept, one)]
    said = next((one for one in about if one.level in (Level.GOOD, Level.NOTE)), None)
    doubt = next((one for one in about if one.level is Level.DOUBT), None)
    if said or doubt:
        one = said or doubt
        return Topic(plain(concept), "said" if said else "in doubt", one.at if one else None)
    missing = next((one for one in about if one.level is Level.MISSING), None)
    return Topic(plain(concept), "not said" if missing else "not checked", None, missing.place if missing else "")


def _about(concept: str, one: Judgement) -> bool:
    """Say whether a finding of the concept check names just this concept: `API` is not `API gateways`."""
    return one.check == "concepts" and f"“{plain(concept)}”".casefold() in one.message.casefold()


def _story(found: Sequence[Judgement]) -> tuple[Topic, ...]:
    """Read the parts of a story from the findings of the story check, which name them in their first words."""
    about = [one for one in found if one.check == "star" and one.level in (Level.GOOD, Level.MISSING)]
    parts = []
    for part in ("situation", "task", "action", "result"):
        one = next((one for one in about if part in one.message.lower().split()[:3]), None)
        if one is not None:
            told = one.level is Level.GOOD and one.at is not None
            parts.append(Topic(part.capitalize(), "told" if told else "not told", one.at if told else None))
    return tuple(sorted(parts, key=lambda part: (part.at is None, part.at or 0.0)))


def _lines(entry: Entry) -> list[str]:
    if entry.recording is None:
        return ["This question was asked; no answer was recorded."]
    lines = [STOPS[entry.recording.stop]] if entry.recording.stop in STOPS else []
    if entry.transcript is None:
        lines.append("The answer was not yet written down. Finish it with: mockint review")
    elif not entry.transcript.words:
        lines.append("No words were heard in this answer.")
    if entry.transcript is not None and entry.review is None:
        lines.append("The answer was not yet judged. Finish it with: mockint review")
    return [*lines, *map(plain, entry.recording.remarks)]


def _scored(entries: Sequence[Entry], rubric: Rubric) -> tuple[tuple[str, str], ...]:
    ids = dict.fromkeys(score.check for entry in entries if entry.review for score in entry.review.scores)
    order = [check.id for check in rubric.checks]
    known = sorted(ids, key=lambda id_: order.index(id_) if id_ in order else len(order))
    return tuple((plain(id_), _title(id_, rubric)) for id_ in known)


def _made_by(report: Report) -> tuple[str, ...]:
    entries = report.session.entries
    makers = [report.made_by]
    makers += [entry.transcript.made_by for entry in entries if entry.transcript]
    makers += [entry.review.made_by for entry in entries if entry.review]
    return tuple(plain(maker) for maker in dict.fromkeys(makers) if maker)


def _title(check: str, rubric: Rubric) -> str:
    known = rubric.check(check)
    return plain(known.title) if known and known.title else name(check)


def _unless_told(quote: str, message: str) -> str:
    """Leave a quotation out when the message quotes it already."""
    return "" if quote[:20] in message else quote


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
