"""Decide when an answer is over, from speech probabilities and how finished it sounds.

Pure: no clock, no sound, no threads. Time is what the caller says it is.

No silence is long enough to be safe and short enough to be pleasant. So the silence that ends an
answer lies between two lengths: short where the evidence says that it is over, long where it says
that it is not.

    sounds finished, "thanks", target length used  ──▶  quick
    not so sure                                    ──▶  in between
    breaks off in the middle                       ──▶  slow
    and longer than this candidate's own pauses after which the answer went on, up to `most`
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mockint.ear.end_of_turn import EndOfTurnEvidence, doubt
from mockint.ear.end_of_turn_phrases import EndOfTurnPhrase
from mockint.ear.speech_segments import SegmentOptions, SpeechSegments
from mockint.model import Span


class Preset(StrEnum):
    """How long the interviewer waits."""

    PATIENT = "patient"
    BRISK = "brisk"
    MANUAL = "manual"
    """Only a key ends the answer, or “that's my answer”."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """The silences, in seconds, that end an answer."""

    quick: float
    """When everything says that it is over."""
    slow: float
    """When it breaks off in the middle."""
    most: float
    """However long the candidate's own pauses have been."""
    opening: float = 0.0
    """As long as hardly anything was said: "Okay …", and then the candidate thinks."""
    aside: float = 0.0
    """As long as there was no more than an "mhm": nobody answers with that."""


TIMEOUTS = {
    Preset.PATIENT: Timeouts(quick=2.6, slow=7.0, most=7.0, opening=10.0, aside=20.0),
    Preset.BRISK: Timeouts(quick=1.2, slow=3.0, most=3.0, aside=20.0),
    Preset.MANUAL: None,
}
"""What each preset waits; None is for ever. Chosen on the curve in docs/turns.md."""

CHECKS = (0.25, 0.5, 0.8, 1.1)
"""Seconds of silence after which it is worth hearing how finished the answer sounds.

One score wavers, so their mean counts. The first is there when a speech segment closes.
"""

LONGER, AND = 1.15, 0.15
"""A factor, and seconds, by which a silence must outlast the candidate's own longest pause."""

ALIKE = 1.0
"""Log odds by which an earlier pause may have sounded less finished and still be alike."""

OPENING, ASIDE = 2.0, 0.5
"""Seconds of speech up to which an answer has hardly begun, and up to which it has not."""

READING = 6.0
"""Seconds of silence up to which an end waits for words: a recogniser may hang."""

AT_ONCE = 0.5
"""Seconds of silence after “that's my answer”."""

THINKING = 1.0
"""Seconds of silence after which speech ends a hold: "I'm thinking" is over."""


class Turn:
    """Says when an answer is over, and never before somebody has spoken.

    A sound counts as speaking once `SegmentOptions.shortest` seconds of it came within one segment:
    a click ends no silence, but the verdict waits until it is known for a click. Whenever it is
    `due`, the caller may `judge` how finished the answer sounds; whenever words are known up to
    this silence, `read` them. A number for `patience` is a plain timer.

    With `awaits_words` an answer whose last words are being read does not end before they are; a
    plain timer asks nobody. No time is lost by that, for the next question has to wait for them
    too.
    """

    def __init__(
        self,
        patience: Timeouts | float | None = TIMEOUTS[Preset.PATIENT],
        *,
        options: SegmentOptions | None = None,
        awaits_words: bool = False,
    ) -> None:
        self.patience = (
            Timeouts(patience, patience, patience)
            if isinstance(patience, int | float)
            else patience
        )
        self.held = False
        """No silence ends the answer until the candidate speaks again: "I'm thinking"."""
        self.sounded: list[float | None] = []
        """For each closed segment, how finished the answer sounded after it, 0 to 1.

        None where nobody listened.
        """
        self._segments = SpeechSegments(options)
        self._awaits_words = awaits_words and isinstance(patience, Timeouts)
        self._words_known = False
        self._first: float | None = None
        self._last: float | None = None
        self._now = 0.0
        self._evidence = EndOfTurnEvidence()
        self._past: list[tuple[float, float]] = []
        self._spoken_for = 0.0

    @property
    def speaking(self) -> bool:
        """Somebody speaks, or paused for less than a quarter of a second."""
        return self._segments.speaking

    @property
    def voiced(self) -> float:
        """Seconds of speech in the segment that is open."""
        return self._segments.voiced

    @property
    def begun(self) -> bool:
        """Somebody has spoken."""
        return self._last is not None

    @property
    def last_speech(self) -> float:
        """Seconds at which somebody last spoke; 0 before."""
        return self._last or 0.0

    @property
    def silence(self) -> float:
        """Seconds since the last speech, or since the beginning."""
        return self._now - self.last_speech

    @property
    def due(self) -> bool:
        """It is worth hearing now how finished the answer sounds."""
        done = self._evidence.judged
        return (
            self.begun
            and not self.speaking
            and done < len(CHECKS)
            and self.silence >= CHECKS[done] - 1e-9
        )

    @property
    def wait(self) -> float | None:
        """Seconds of silence that end the answer as things are; None when no silence does."""
        if not self.begun or self.held:
            return None
        if self._evidence.phrase is EndOfTurnPhrase.ANSWERED:
            return AT_ONCE
        if self.patience is None:
            return None
        odds = self._odds()
        wait = self.patience.quick + doubt(odds) * (self.patience.slow - self.patience.quick)
        if self._evidence.phrase is EndOfTurnPhrase.FAREWELL:
            return wait
        alike = [pause for pause, then in self._past if then >= odds - ALIKE]
        own = max(alike, default=0.0)
        return max(wait, self._opening(self.patience), min(self.patience.most, own * LONGER + AND))

    @property
    def over(self) -> bool:
        """The answer is over; not while somebody may be taking up the word again."""
        wait = self.wait
        return (
            wait is not None
            and self.silence >= wait - 1e-9
            and not self._segments.perhaps
            and not self._words_to_come
        )

    def judge(self, probability: float) -> None:
        """Take how likely the turn is over by its sound at this silence, 0 to 1."""
        self._evidence.judge(probability)
        if self.sounded:
            self.sounded[-1] = self._evidence.sounds_finished

    def read(self, phrase: EndOfTurnPhrase | None) -> None:
        """Take what the words up to this silence say."""
        self._evidence.phrase = phrase
        self._words_known = True
        self.held = self.held or phrase is EndOfTurnPhrase.HOLD

    def feed(self, seconds: float, probability: float, level: float | None = None) -> Span | None:
        """Take the block that ends at `seconds`; give the speech segment that it closes, if any.

        `level` is the block's root mean square, 0 to 1; without it all voices count alike.
        """
        closed = self._segments.feed(seconds, probability, level)
        self._now = seconds
        if (last := self._segments.last_speech) is not None:
            self._spoken(last)
        return self._noted(closed)

    def close(self) -> Span | None:
        """Give the segment that is still open where the sound ends or breaks off, if any.

        The turn may go on after it, after a break or when the question was repeated. As at the
        beginning, no silence then ends it before somebody has spoken.
        """
        self._last = None
        self._evidence.forget_sound()
        return self._noted(self._segments.close())

    def rewind(self, seconds: float, speech: Sequence[Span]) -> None:
        """Go on from an earlier moment, before which there was only this speech.

        As at the beginning, no silence ends the turn before somebody has spoken.
        """
        self._segments.rewind(seconds)
        self._now, self._last = seconds, None
        self._first = speech[0].start if speech else None
        self._spoken_for = sum(span.seconds for span in speech)
        self._evidence = EndOfTurnEvidence()
        self._words_known = self.held = False
        del self.sounded[len(speech) :]

    def _opening(self, patience: Timeouts) -> float:
        """Give the silence that is waited for at least, by how little was said."""
        if self._spoken_for < ASIDE:
            return max(patience.opening, patience.aside)
        return patience.opening if self._spoken_for < OPENING else 0.0

    def _noted(self, closed: Span | None) -> Span | None:
        if closed is not None:
            self._spoken_for += closed.seconds
            self.sounded.append(None)
        return closed

    def _spoken(self, last: float) -> None:
        """Take note that somebody speaks until `last`, and of the pause before."""
        if self._last is not None and (pause := self._segments.began - self._last) >= CHECKS[0]:
            self._past.append((pause, self._odds()))
            self.held = self.held and pause < THINKING
        self._evidence.forget_sound()
        self._evidence.phrase = None
        self._words_known = False
        self._first = self._segments.began if self._first is None else self._first
        self._last = last

    @property
    def _words_to_come(self) -> bool:
        """Words before this silence are not known yet, and are worth waiting for."""
        return self._awaits_words and not self._words_known and self.silence < READING

    def _odds(self) -> float:
        """Give the log odds that the turn is over, by all but silence."""
        return self._evidence.odds(self.last_speech - (self._first or 0.0))
