"""When somebody speaks and when the answer is over: seconds and speech probabilities in, spans and a verdict out.

Pure: no clock, no sound, no threads. Time is what the caller says it is.
"""

from dataclasses import dataclass
from enum import StrEnum

from mockint.model import Span


@dataclass(frozen=True, slots=True)
class Hearing:
    """How probabilities become spans of speech."""

    begin: float = 0.5
    """Probability from which speech begins: the default of Silero's own authors."""
    go_on: float = 0.35
    """Probability down to which speech goes on, 0.15 below: the hysteresis of Silero's own authors."""
    shortest: float = 0.1
    """Seconds of speech that a click or a cough has not; the shortest words ("I", "so") have more."""
    gap: float = 0.25
    """Seconds without speech that separate two runs (Hincks 2005)."""
    pad: float = 0.1
    """Seconds added on both sides, so that no consonant is cut; less than half the gap, so spans never touch."""


class SpeechSpans:
    """Turns block after block of probabilities into closed spans of speech, in order and apart from one another."""

    def __init__(self, hearing: Hearing | None = None) -> None:
        self._how = hearing or Hearing()
        self._now = 0.0
        self._began: float | None = None
        self._voiced = 0.0
        self._last = 0.0
        self._closed = 0.0

    @property
    def speaking(self) -> bool:
        """A span is open, and long enough to be speech."""
        return self._began is not None and self._voiced >= self._how.shortest

    @property
    def perhaps(self) -> bool:
        """Something that may become speech was heard less than `Hearing.gap` ago."""
        return self._began is not None

    @property
    def last_speech(self) -> float | None:
        """Seconds at which the open span last held speech; None when no span of speech is open."""
        return self._last if self.speaking else None

    def feed(self, seconds: float, probability: float) -> Span | None:
        """Take the block that ends at `seconds`; give the span that it closes, if any."""
        start, self._now = self._now, seconds
        if probability >= (self._how.begin if self._began is None else self._how.go_on):
            if self._began is None:
                self._began, self._voiced = start, 0.0
            self._voiced += seconds - start
            self._last = seconds
            return None
        # the hair's breadth: block ends are sums of 32 ms in binary
        if self._began is not None and seconds - self._last >= self._how.gap - 1e-9:
            return self.close()
        return None

    def close(self) -> Span | None:
        """End the open span, because the sound ends; give it when it was speech."""
        began, spoken = self._began, self.speaking
        self._began = None
        if began is None or not spoken:
            return None
        start, end = max(self._closed, began - self._how.pad), min(self._now, self._last + self._how.pad)
        self._closed = round(end, 3)
        return Span(round(start, 3), self._closed)


class Manner(StrEnum):
    """How long the interviewer waits."""

    PATIENT = "patient"
    BRISK = "brisk"
    MANUAL = "manual"
    """Only a key ends the answer."""


PATIENCE = {Manner.PATIENT: 3.0, Manner.BRISK: 1.5, Manner.MANUAL: None}
"""Seconds of silence that end an answer.

Measured on real spontaneous speech, a fixed 1.0 s ends it wrongly 1.0 to 4.2 times a minute, 1.5 s 0.3 to 1.6 times,
2.0 s 0.3 to 0.8 times, 3.0 s 0.3 times on the harder set: thinking pauses are long, and a wrong end costs more than
a wait.
"""


class Turn:
    """Says when an answer is over: by `patience` seconds of silence, and never before somebody has spoken.

    A sound counts as speaking once `Hearing.shortest` seconds of it came within one span: a click ends no silence, but
    the verdict waits until it is known for a click.
    """

    def __init__(self, patience: float | None = PATIENCE[Manner.PATIENT], *, hearing: Hearing | None = None) -> None:
        self.patience = patience
        """Seconds of silence that end the answer; None when only a key ends it."""
        self._spans = SpeechSpans(hearing)
        self._last: float | None = None
        self._now = 0.0

    @property
    def speaking(self) -> bool:
        """Somebody speaks, or paused for less than a quarter of a second."""
        return self._spans.speaking

    @property
    def begun(self) -> bool:
        """Somebody has spoken."""
        return self._last is not None

    @property
    def silence(self) -> float:
        """Seconds since the last speech, or since the beginning."""
        return self._now - (self._last or 0.0)

    @property
    def over(self) -> bool:
        """The answer is over; not while somebody may be taking up the word again."""
        waited = self.patience is not None and self.begun and self.silence >= self.patience - 1e-9
        return waited and not self._spans.perhaps

    def feed(self, seconds: float, probability: float) -> Span | None:
        """Take the block that ends at `seconds`; give the span of speech that it closes, if any."""
        closed = self._spans.feed(seconds, probability)
        self._now = seconds
        self._last = self._spans.last_speech or self._last
        return closed

    def close(self) -> Span | None:
        """Give the span that is still open where the sound ends or breaks off, if any.

        The turn may go on after it, after a break or when the question was repeated: as at the beginning, no silence
        ends it before somebody has spoken.
        """
        self._last = None
        return self._spans.close()
