"""Measures of a recording and its words, each with what it was counted from.

There is one formula for each measure. A finding, a headline and a comparison are views of it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mockint.model import Disfluency, DisfluencyKind, Place, Recording, Span, Transcript, Word
from mockint.text.word_forms import plains
from mockint.words.disfluencies.lexical import lexical_disfluencies

ENOUGH_WORDS, ENOUGH_SECONDS = 20, 8.0
"""A pace over less than this says nothing."""
SYLLABLES_A_WORD = 2
"""Korean syllables that stand for a word where enough of them are asked for."""

LONG_PAUSE = 1.5
"""Seconds of silence that a listener notices as a pause; natural ones are half as long."""
EDGE = 0.1
"""Seconds by which the border of speech may be off: three of the detector's blocks."""

ENOUGH_MINUTES = 0.1
"""Minutes of speaking below which fillers are counted and no rate is told."""

UNSURE = 0.6
"""Probability of a word below which the recogniser may have misheard it; ours."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast it was said."""

    count: int
    unit: str
    """`words` or `syllables`."""
    spoken: float
    """Seconds of speaking."""
    stretch: float
    """Seconds from the first sound of speech to the last."""

    @property
    def rate(self) -> float:
        """A minute of speaking."""
        return 60 * self.count / self.spoken

    @property
    def with_pauses(self) -> float:
        """A minute from the first sound to the last."""
        return 60 * self.count / self.stretch


@dataclass(frozen=True, slots=True)
class Fillers:
    """What fills the gaps: ums, and markers that carry no meaning."""

    events: tuple[Disfluency, ...]
    minutes: float
    """Of speaking."""
    listened: bool
    """Whether the sound was listened to for them; if not, there were at least these."""

    @property
    def sure(self) -> int:
        """Count those that two sources heard, or that stand in the words."""
        return sum(map(certain, self.events))

    @property
    def rate(self) -> float | None:
        """Those that are sure, a minute of speaking; None where too little was said."""
        return self.sure / self.minutes if self.minutes >= ENOUGH_MINUTES else None


def spoken(recording: Recording) -> float:
    """Give the seconds of speaking."""
    return sum(span.seconds for span in recording.speech)


def pace(recording: Recording, transcript: Transcript) -> Pace | None:
    """Count words, or syllables in Korean; None where too little was said."""
    seconds = spoken(recording)
    if seconds < ENOUGH_SECONDS:
        return None
    stretch = recording.speech[-1].end - recording.speech[0].start
    if transcript.language.startswith("ko"):
        count = sum(
            "\uac00" <= letter <= "\ud7a3" for word in transcript.words for letter in word.text
        )
        return (
            Pace(count, "syllables", seconds, stretch)
            if count >= SYLLABLES_A_WORD * ENOUGH_WORDS
            else None
        )
    count = sum(map(bool, plains(transcript.words)))
    return Pace(count, "words", seconds, stretch) if count >= ENOUGH_WORDS else None


def long_pauses(recording: Recording, *, over: float = LONG_PAUSE) -> tuple[Span, ...]:
    """Give the silences within an answer, by the sound and in order of time."""
    gaps = [
        pause.span for pause in recording.pauses if pause.place in (Place.INSIDE, Place.BOUNDARY)
    ]
    # What was recorded elsewhere has no classed pauses: there the gaps in speech stand for them.
    if not recording.pauses:
        gaps = [Span(before.end, after.start) for before, after in pairwise(recording.speech)]
    return tuple(gap for gap in gaps if gap.seconds >= over)


def disfluencies(transcript: Transcript) -> tuple[Disfluency, ...]:
    """Give what was listened for; where nobody did, what the words alone show."""
    if transcript.disfluencies is not None:
        return transcript.disfluencies
    words = transcript.words
    return tuple(
        Disfluency(
            phrase.kind,
            " ".join(word.text for word in words[phrase.first : phrase.last + 1]),
            Span(words[phrase.first].start, words[phrase.last].end),
            1.0,
            ("words",),
        )
        for phrase in lexical_disfluencies(words, transcript.language)
    )


def fillers(recording: Recording, transcript: Transcript) -> Fillers:
    """Count fillers and markers."""
    events = tuple(
        event
        for event in disfluencies(transcript)
        if event.kind in (DisfluencyKind.FILLER, DisfluencyKind.MARKER)
    )
    return Fillers(events, spoken(recording) / 60, transcript.disfluencies is not None)


def certain(event: Disfluency) -> bool:
    """Say whether two sources heard it, or it stands in the words."""
    return len(event.heard_by) > 1 or "words" in event.heard_by


def unsure(word: Word) -> bool:
    """Say whether the recogniser may have misheard a word; without a probability it did not."""
    return word.probability is not None and word.probability < UNSURE


def joined(measured: Sequence[Fillers]) -> Fillers | None:
    """Add the fillers of several answers up, of those that were listened to."""
    listened = [answer for answer in measured if answer.listened]
    if not listened:
        return None
    events = tuple(event for answer in listened for event in answer.events)
    return Fillers(events, sum(answer.minutes for answer in listened), listened=True)


def alike(paces: Sequence[Pace]) -> tuple[Pace, ...]:
    """Give those that count the same thing: words and syllables are not compared."""
    unit = Counter(pace.unit for pace in paces).most_common(1)
    return tuple(pace for pace in paces if unit and pace.unit == unit[0][0])
