"""Find speech segments: the stretches in which the candidate speaks (voice activity detection).

Pure: no clock and no sound. The room and the candidate set the thresholds: what the detector says
of the room while nobody speaks, and how loud the candidate's own speech has been.
"""

from collections import deque
from dataclasses import dataclass
from statistics import median

from mockint.model import Span


@dataclass(frozen=True, slots=True)
class SegmentOptions:
    """How probabilities become speech segments."""

    begin: float = 0.3
    """Probability from which speech begins in a quiet room.

    Silero's authors take 0.5; on the meetings that we tune on nearly all errors at 0.5 are speech
    that was missed, clean and in noise.
    """
    margin: float = 0.25
    """Probability by which speech stands out from what the detector says of the room alone."""
    hysteresis: float = 0.15
    """Probability below the beginning down to which speech goes on, as Silero's authors have it."""
    room: float = 1.0
    """Seconds without speech by which the room is known."""
    shortest: float = 0.1
    """Seconds of speech that a click or a cough has not; the shortest words ("I") have more."""
    gap: float = 0.25
    """Seconds without speech that separate two runs (Hincks 2005)."""
    pad: float = 0.1
    """Seconds added on both sides, so that no consonant is cut.

    Less than half the gap, so that segments never touch.
    """
    faintest: float = 0.05
    """Share of the candidate's own level under which a voice is somebody else's, in another room.

    26 dB below it.
    """


SURELY = 0.5
"""Probability from which speech begins in an unknown room: the default of Silero's authors."""

REMEMBERED = 50
"""Segments whose levels are remembered: people move."""

KNOWN = 5
"""Segments after which the candidate's own level is known."""


class SpeechSegments:
    """Turns blocks' probabilities into closed segments, in order and apart from one another."""

    def __init__(self, options: SegmentOptions | None = None) -> None:
        self._options = options or SegmentOptions()
        self._now = 0.0
        self._began: float | None = None
        self._voiced = 0.0
        self._last = 0.0
        self._closed = 0.0
        self._loudest = 0.0
        self._levels: deque[float] = deque(maxlen=REMEMBERED)
        self._room: list[float] = []
        self._known_for = 0.0
        self._begin = SURELY

    @property
    def speaking(self) -> bool:
        """A segment is open, and long enough to be speech."""
        return (
            self._began is not None and self._voiced >= self._options.shortest and not self._faint
        )

    @property
    def perhaps(self) -> bool:
        """Something that may become speech was heard less than `SegmentOptions.gap` ago."""
        return self._began is not None and not self._faint

    @property
    def began(self) -> float:
        """Seconds at which the open segment begins, or now."""
        return self._now if self._began is None else self._began

    @property
    def voiced(self) -> float:
        """Seconds of speech in the segment that is open."""
        return self._voiced if self.speaking else 0.0

    @property
    def last_speech(self) -> float | None:
        """Seconds at which the open segment last held speech; None when none is open."""
        return self._last if self.speaking else None

    def feed(self, seconds: float, probability: float, level: float | None = None) -> Span | None:
        """Take the block that ends at `seconds`; give the segment that it closes, if any.

        `level` is the block's root mean square, 0 to 1; without it all voices count alike.
        """
        start, self._now = self._now, seconds
        self._learn_room(seconds - start, probability)
        threshold = self._begin if self._began is None else self._begin - self._options.hysteresis
        if probability >= threshold:
            if self._began is None:
                self._began, self._voiced = start, 0.0
                self._loudest = 0.0 if level is not None else 1.0
            self._voiced += seconds - start
            self._last = seconds
            self._loudest = max(self._loudest, level or 0.0)
            return None
        # the hair's breadth: block ends are sums of 32 ms in binary
        if self._began is not None and seconds - self._last >= self._options.gap - 1e-9:
            return self.close()
        return None

    def close(self) -> Span | None:
        """End the open segment, because the sound ends; give it when it was speech."""
        began, spoken = self._began, self.speaking
        self._began = None
        if began is None or not spoken:
            return None
        self._levels.append(self._loudest)
        start = max(self._closed, began - self._options.pad)
        end = min(self._now, self._last + self._options.pad)
        self._closed = round(end, 3)
        return Span(round(start, 3), self._closed)

    def rewind(self, seconds: float) -> None:
        """Go on from an earlier moment: what came after it is taken out."""
        self._began = None
        self._now = seconds
        self._closed = min(self._closed, seconds)

    @property
    def _faint(self) -> bool:
        """What is heard is far below the candidate's own level."""
        return len(self._levels) >= KNOWN and self._loudest < self._options.faintest * median(
            self._levels
        )

    def _learn_room(self, seconds: float, probability: float) -> None:
        """Take a block without speech for what the room is like, until it is known."""
        if (
            self._known_for >= self._options.room
            or self._began is not None
            or probability >= SURELY
        ):
            return
        self._known_for += seconds
        self._room.append(probability)
        if self._known_for >= self._options.room:
            nearly_highest = sorted(self._room)[int(0.9 * (len(self._room) - 1))]
            self._begin = max(self._options.begin, nearly_highest + self._options.margin)
