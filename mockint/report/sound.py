"""A session's folder in, the sound and the picture of each answer out."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from mockint.audio import read_wav
from mockint.errors import BadSound
from mockint.model import DisfluencyKind, Entry, Evidence, Finding, Level, Recording, Review
from mockint.ports import Pitch, Samples
from mockint.report.curves import Curve, curves
from mockint.report.figures import clock
from mockint.report.phrasing import LEVELS, is_count
from mockint.report.topics import stretches
from mockint.report.waveform import Waveform, percent, waveform
from mockint.review.measures import long_pauses
from mockint.text.sanitise import plain

Compress = Callable[[Samples], bytes]
"""Makes a small file of a recording, in a form that browsers play."""

SHORT = 2.0
"""Seconds that a merely measured thing may last to be marked."""

WHOLE = 0.8
"""What is about more than this share of an answer has no one place in it."""

SURE = 0.5
"""A part that is less likely than this is drawn as perhaps."""

DRAWN = (DisfluencyKind.FILLER, DisfluencyKind.MARKER)
"""Slips that are drawn; repetitions and cut-off words are in the transcript."""


@dataclass(frozen=True, slots=True)
class Sounding:
    """What the page does with the sound."""

    compress: Compress | None = None
    """Makes what is embedded; None: nothing is."""
    pitch: Pitch | None = None
    """None: no pitch is drawn."""
    link: bool = True
    """Without `compress`, play the recordings that lie beside the page; else the page is silent."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Where a recording lies that the report, made to share, names otherwise."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the picture, in percent of the width: a pause, or a part of the structure."""

    at: float
    width: float
    label: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment in the picture: a finding, or a filler."""

    at: float
    """Percent of the width."""
    level: str
    label: str


@dataclass(frozen=True, slots=True)
class AnswerSound:
    """What the page needs of an answer's sound; nothing of it is there when the file is gone."""

    waveform: Waveform | None = None
    embedded: str = ""
    """The compressed sound, base64."""
    href: str = ""
    """Or where it lies beside the page."""
    pauses: tuple[Gap, ...] = ()
    fillers: tuple[Mark, ...] = ()
    marks: tuple[Mark, ...] = ()
    strip: tuple[Gap, ...] = ()
    """The structure in time."""
    curves: tuple[Curve, ...] = ()
    described: str = ""

    @property
    def source(self) -> bool:
        """Say whether it can be played."""
        return bool(self.embedded or self.href)


def sound_of(entry: Entry, folder: Path, sounding: Sounding) -> AnswerSound:
    """Read an answer's sound, and draw it."""
    recording = entry.recording
    path = sounding.places.get(recording.path, recording.path) if recording else ""
    samples = _read(recording, folder, path)
    if recording is None or samples is None:
        return AnswerSound()
    words = entry.transcript.words if entry.transcript else ()
    gaps = _gaps(recording)
    marks, fillers = tuple(_marks(recording, entry.review)), tuple(_fillers(entry, recording))
    drawn = curves(
        samples, recording.seconds, words=words, speech=recording.speech, pitch=sounding.pitch
    )
    counts = (
        _count(gaps, "longer pause"),
        _count(fillers, "filler"),
        _count(marks, "marked place"),
    )
    return AnswerSound(
        waveform=waveform(samples, recording.seconds, recording.speech),
        embedded=b64encode(sounding.compress(samples)).decode() if sounding.compress else "",
        href=quote(path) if sounding.link and not sounding.compress else "",
        pauses=gaps,
        fillers=fillers,
        marks=marks,
        strip=tuple(_strip(entry, recording)),
        curves=drawn,
        described=", ".join(counts),
    )


def _read(recording: Recording | None, folder: Path, place: str) -> Samples | None:
    """Read the recording; None when it is not there, or would be another's file."""
    if recording is None or not recording.seconds or not place:
        return None
    path = folder / place
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return None  # a session that was sent may not reach for other files
        samples = read_wav(path)
    except BadSound:
        return None
    return samples if len(samples) else None


def _gaps(recording: Recording) -> tuple[Gap, ...]:
    seconds = recording.seconds
    return tuple(
        Gap(
            percent(gap.start, seconds),
            percent(gap.seconds, seconds),
            f"{clock(gap.start)} pause, {gap.seconds:.1f} s",
        )
        for gap in long_pauses(recording)
    )


def _strip(entry: Entry, recording: Recording) -> Iterator[Gap]:
    for stretch in stretches(entry):
        at = percent(stretch.span.start, recording.seconds)
        width = percent(stretch.span.seconds, recording.seconds)
        yield Gap(at, width, stretch.role, stretch.sure >= SURE)


def _fillers(entry: Entry, recording: Recording) -> Iterator[Mark]:
    for disfluency in (entry.transcript.disfluencies or ()) if entry.transcript else ():
        if disfluency.kind in DRAWN:
            at = disfluency.span.start
            yield Mark(
                percent(at, recording.seconds), "filler", f"{clock(at)} {plain(disfluency.text)}"
            )


def _marks(recording: Recording, review: Review | None) -> Iterator[Mark]:
    """Mark where findings are."""
    for finding in review.findings if review else ():
        for evidence in finding.evidence:
            if _has_a_place(finding, evidence, recording):
                label = (
                    f"{clock(evidence.span.start)} {LEVELS[finding.level]}: "
                    f"{plain(finding.message)}"
                )
                yield Mark(
                    percent(evidence.span.start, recording.seconds), finding.level.value, label
                )


def _has_a_place(finding: Finding, evidence: Evidence, recording: Recording) -> bool:
    if is_count(finding):
        return False
    if finding.level is Level.NOTE:  # a filler; pauses are drawn already
        return evidence.first is not None and evidence.span.seconds <= SHORT
    return evidence.span.seconds < WHOLE * recording.seconds


def _count(items: tuple[object, ...], name: str) -> str:
    return f"{len(items)} {name}{'s' * (len(items) != 1)}"
