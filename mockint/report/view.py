"""Everything that the page shows of a `Report`, as plain text and numbers; templates lay it out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mockint.model import Entry, Finding, Method, Pack, Report, Rubric, Transcript
from mockint.report.build import findings, wins
from mockint.report.coach import with_margin
from mockint.report.figures import Figure, figures
from mockint.report.guide_lines import GuideLine, guide_lines
from mockint.report.homework import again
from mockint.report.judgement import Judgement, anywhere, asked, title
from mockint.report.phrasing import date
from mockint.report.section import AnswerSection, section
from mockint.report.topics import Held, held
from mockint.review.checks import place as order
from mockint.review.checks import row
from mockint.review.steps import OPEN
from mockint.text.sanitise import plain, source_line

LONG = 8000
"""Words in a session of about an hour of answers."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to practise."""

    judgement: Judgement
    drill: str
    answers: tuple[int, ...]
    """Numbers of all answers that leave the same to do."""
    again: str
    """The command that asks the question again; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Left:
    """A line of the guide that nothing stands for."""

    text: str
    because: str
    place: str


@dataclass(frozen=True, slots=True)
class View:
    """The page."""

    title: str
    company: str
    role: str
    date: str
    candidate: str
    figures: tuple[Figure, ...]
    last_time: Mapping[str, str]
    """Values of the session before by their labels; empty where there was none."""
    last_date: str
    steps: tuple[Step, ...]
    wins: tuple[Judgement, ...]
    """Three at most, as there are steps."""
    checks: tuple[tuple[str, str], ...]
    """Ids and titles of all scored checks, in the order of `CHECKS`."""
    sections: tuple[AnswerSection, ...]
    claims: tuple[Held, ...]
    asked_for: tuple[Judgement, ...]
    """What the guide asks of every answer."""
    unchecked: tuple[Judgement, ...]
    """Of that, what no answer of this session was held against."""
    left: tuple[Left, ...]
    """What the guide asks for and no check can tell."""
    sources: tuple[str, ...]
    """Published sources of the thresholds that were used."""
    methods: tuple[Method, ...]
    made_by: tuple[str, ...]
    lines: Mapping[str, GuideLine]
    """All lines that something can be traced to, by their place."""
    quoted: tuple[GuideLine, ...]
    """Those of the guide that something here is traced to, in the guide's order."""
    long: bool
    """So long that the browser should lay out only what is seen."""


def view(report: Report) -> View:
    """Lay a report out."""
    session, rubric = report.session, report.session.pack.rubric
    entries, earlier = session.entries, report.earlier
    sections = tuple(
        with_margin(section(number, entry, session.pack), report)
        for number, entry in enumerate(entries, 1)
    )
    everything = tuple(asked(check) for check in rubric.checks)
    seen = {judgement.check for part in sections for judgement in part.judgements}
    lines = guide_lines(session.pack)
    seen |= {score.check for part in sections for score in part.scores}
    return View(
        title=plain(session.pack.title) or "Mock interview",
        company=plain(session.pack.company),
        role=plain(session.pack.role),
        date=date(session.started),
        candidate=plain(session.candidate),
        figures=tuple(figures(session)),
        last_time={figure.label: plain(figure.value) for figure in earlier.figures}
        if earlier
        else {},
        last_date=date(earlier.started) if earlier else "",
        steps=tuple(_step(finding, session.pack, entries) for finding in report.next_steps),
        wins=tuple(anywhere(finding, entries, rubric) for finding in wins(session)),
        checks=_scored(entries, rubric),
        sections=sections,
        claims=held(entries, rubric.claims) if any(entry.review for entry in entries) else (),
        asked_for=everything,
        unchecked=tuple(asking for asking in everything if asking.check not in seen),
        left=tuple(
            Left(plain(line.text), plain(line.because), source_line(line.source))
            for line in rubric.unchecked
        ),
        sources=tuple(
            dict.fromkeys(
                plain(finding.reference) for _, finding in findings(entries) if finding.reference
            )
        ),
        methods=report.methods,
        made_by=_made_by(report),
        lines=lines,
        quoted=tuple(_quoted(lines, sections, everything)),
        long=sum(len(entry.transcript.words) for entry in entries if entry.transcript) > LONG,
    )


def _quoted(
    lines: Mapping[str, GuideLine],
    sections: Sequence[AnswerSection],
    everything: Sequence[Judgement],
) -> list[GuideLine]:
    """Choose the guide's lines that something points at."""
    places = {shown.place for part in sections for shown in part.judgements}
    places |= {topic.place for part in sections for topic in (*part.concepts, *part.structure)}
    places |= {row.place for part in sections for row in part.beside}
    places |= {asking.place for asking in everything}
    quoted = [line for place, line in lines.items() if line.anchor and place in places]
    return sorted(quoted, key=lambda line: int(line.number))


def _step(finding: Finding, pack: Pack, entries: Sequence[Entry]) -> Step:
    """Find where a step comes from, where else it would help, and what to do about it."""
    shown = anywhere(finding, entries, pack.rubric)
    same = {
        number
        for number, other in findings(entries)
        if other.check == finding.check and other.level in OPEN and other.subject == finding.subject
    }
    command = again(entries[shown.answer - 1].question, pack) if shown.answer else ""
    return Step(
        shown, row(finding.check).drill, tuple(number + 1 for number in sorted(same)), command
    )


def _scored(entries: Sequence[Entry], rubric: Rubric) -> tuple[tuple[str, str], ...]:
    ids = dict.fromkeys(
        score.check for entry in entries if entry.review for score in entry.review.scores
    )
    return tuple((plain(id_), title(id_, rubric)) for id_ in sorted(ids, key=order))


def writers(transcript: Transcript) -> Iterator[str]:
    """Name who wrote an answer down, and which words where two did."""
    if not transcript.live_by:
        yield transcript.made_by
        return
    yield f"{transcript.made_by} (the words here)"
    yield f"{transcript.live_by} (the words on the screen)"


def _made_by(report: Report) -> tuple[str, ...]:
    entries = report.session.entries
    makers = [report.made_by]
    makers += [
        maker for entry in entries if entry.transcript for maker in writers(entry.transcript)
    ]
    makers += [entry.review.made_by for entry in entries if entry.review]
    return tuple(plain(maker) for maker in dict.fromkeys(makers) if maker)
