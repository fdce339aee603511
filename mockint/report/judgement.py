"""Findings laid out with their receipts: what was said, where to hear it, and who asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from mockint.model import Criterion, Entry, Finding, Level, Rubric, Span
from mockint.report.asked_on import after_asking
from mockint.report.figures import clock
from mockint.report.phrasing import MANY, amount, name, quoted
from mockint.review.checks import row
from mockint.review.corrections import can_be_settled
from mockint.text.sanitise import plain, source_line

QUOTE = 160
"""Characters of a quotation that are shown."""


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
    subject: str
    asks: bool = False
    """A yes or no of the candidate would settle it."""
    asked: bool = False
    """It was said only after being asked."""

    @property
    def at(self) -> float | None:
        """Second at which the evidence begins."""
        return self.times[0].start if self.times else None

    @property
    def clock(self) -> str:
        """That second for people."""
        return clock(self.times[0].start) if self.times else ""


def judgement(finding: Finding, number: int, entry: Entry | None, rubric: Rubric) -> Judgement:
    """Lay a finding of answer `number` out."""
    check = rubric.check(finding.check)
    # A damaged session may point behind the end of its sound.
    length = entry.recording.seconds if entry and entry.recording else 0.0
    return Judgement(
        level=finding.level,
        check=plain(finding.check),
        title=title(finding.check, rubric),
        message=quoted(finding.message),
        answer=number,
        times=tuple(
            Span(max(0.0, min(evidence.span.start, length)), evidence.span.end)
            for evidence in finding.evidence
        ),
        quote=_quote(finding, entry),
        value=amount(finding.value, finding.unit),
        because=plain(check.because) if check else "",
        place=source_line(finding.source or (check.source if check else None)),
        reference=plain(finding.reference),
        subject=plain(finding.subject),
        asks=can_be_settled(finding),
        asked=after_asking(finding, entry),
    )


def _quote(finding: Finding, entry: Entry | None) -> str:
    """Quote the words that a finding points at, unless they are many or its message has them."""
    words = entry.transcript.words if entry and entry.transcript else ()
    quotes = [
        " ".join(word.text for word in words[evidence.first : evidence.last + 1])
        for evidence in finding.evidence
        if evidence.first is not None and evidence.last is not None
    ]
    if len(quotes) > MANY:
        return ""
    return _unless_told(_short(plain(" … ".join(quotes))), plain(finding.message))


def anywhere(finding: Finding, entries: Sequence[Entry], rubric: Rubric) -> Judgement:
    """Find the answer that a finding belongs to."""
    for number, entry in enumerate(entries, 1):
        if entry.review and finding in entry.review.findings:
            return judgement(finding, number, entry, rubric)
    return judgement(finding, 0, None, rubric)


def asked(check: Criterion) -> Judgement:
    """Show a line of the guide that every answer is held against."""
    empty = Finding(check.id, Level.NOTE, check.because, source=check.source)
    return judgement(empty, 0, None, Rubric((check,), (), ()))


def title(check: str, rubric: Rubric) -> str:
    """Give a check's name for people."""
    known, ours = rubric.check(check), row(check)
    if known and known.title:
        return plain(known.title)
    return ours.title if ours.id == check else name(check)


def _unless_told(quote: str, message: str) -> str:
    """Leave a quotation out when the message quotes it already."""
    return "" if quote[:20] in message else quote


def _short(text: str) -> str:
    return text if len(text) <= QUOTE else text[: QUOTE - 1].rsplit(" ", 1)[0] + " …"
