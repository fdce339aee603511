"""A session's folder in, the sound and the picture of each answer out."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from mockint.audio import read_wav
from mockint.errors import BadSound
from mockint.harmless import plain
from mockint.model import Entry, Evidence, Finding, Level, Recording, Review
from mockint.ports import Samples
from mockint.report.figures import clock, pauses
from mockint.report.picture import Waveform, percent, waveform
from mockint.report.wording import LEVELS

Compress = Callable[[Samples], bytes]
"""Makes a small file of a recording, in a form that browsers play."""


SHORT = 2.0
"""Seconds that a merely measured thing may last to be marked."""

WHOLE = 0.8
"""What is about more than this share of an answer has no one place in it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A pause in the picture, in percent of the width."""

    at: float
    width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding in the picture."""

    at: float
    """Percent of the width."""
    level: str
    label: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the page needs of an answer's sound; nothing of it is there when the file is gone."""

    waveform: Waveform | None = None
    embedded: str = ""
    """The compressed sound, base64."""
    href: str = ""
    """Or where it lies beside the page."""
    pauses: tuple[Gap, ...] = ()
    marks: tuple[Mark, ...] = ()
    described: str = ""

    @property
    def source(self) -> bool:
        """Say whether it can be played."""
        return bool(self.embedded or self.href)


def heard(entry: Entry, folder: Path, *, compress: Compress | None) -> Heard:
    """Read an answer's sound; without `compress` the page points at the recording beside it."""
    recording = entry.recording
    if recording is None or not recording.seconds:
        return Heard()
    path = folder / recording.path
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return Heard()  # a session that was sent may not reach for other files
        samples = read_wav(path)
    except BadSound:
        return Heard()
    if not len(samples):
        return Heard()
    return Heard(
        waveform(samples, recording.seconds, recording.speech),
        b64encode(compress(samples)).decode() if compress else "",
        "" if compress else quote(recording.path),
        tuple(_gaps(recording)),
        tuple(_marks(recording, entry.review)),
        _described(recording, entry.review),
    )


def _gaps(recording: Recording) -> list[Gap]:
    seconds = recording.seconds
    return [Gap(percent(gap.start, seconds), percent(gap.seconds, seconds)) for gap in pauses(recording)]


def _marks(recording: Recording, review: Review | None) -> list[Mark]:
    """Mark where findings are."""
    return [
        Mark(
            percent(evidence.span.start, recording.seconds),
            finding.level.value,
            f"{clock(evidence.span.start)} {LEVELS[finding.level]}: {plain(finding.message)}",
        )
        for finding in (review.findings if review else ())
        for evidence in finding.evidence
        if _has_a_place(finding, evidence, recording)
    ]


def _has_a_place(finding: Finding, evidence: Evidence, recording: Recording) -> bool:
    if finding.level is Level.NOTE:  # a filler; pauses are drawn already
        return evidence.first is not None and evidence.span.seconds <= SHORT
    return evidence.span.seconds < WHOLE * recording.seconds


def _described(recording: Recording, review: Review | None) -> str:
    gaps = len(pauses(recording))
    marks = len(_marks(recording, review))
    return f"{gaps} longer pause{'s' * (gaps != 1)}, {marks} place{'s' * (marks != 1)} marked by findings"
