"""Fillers found against fillers said, beside plain faster-whisper on the same clips.

    python -m benchmarks.slips

An event counts as found when its middle lies within 0.3 s of where the filler was said, each once.
The steady-voice model that hears a clip was fitted without it. um, uh and hm are all fillers.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from faster_whisper import WhisperModel

from benchmarks.slip_clips import (
    DATA,
    FLUENT_KINDS,
    VERBATIM_KINDS,
    Clip,
    clips,
    first_reading,
    kept,
    second_reading,
)
from benchmarks.train_slips import labelled, without
from mockint.engines import model_files
from mockint.model import Disfluency, DisfluencyKind, Span, Transcript, Word
from mockint.wiring import parts
from mockint.words.disfluencies.acoustic import Model, steady
from mockint.words.disfluencies.lexical import is_sound
from mockint.words.disfluencies.merging import merged

NEAR = 0.3
"""Seconds."""


@dataclass
class Count:
    """Fillers of a kind of clip."""

    said: int = 0
    found: int = 0
    right: int = 0

    def row(self) -> str:
        """Give the columns of the table."""
        recall = f"{100 * self.right / self.said:.0f}%" if self.said else "-"
        precision = f"{100 * self.right / self.found:.0f}%" if self.found else "-"
        return f"{self.said:6}{self.found:7}{self.right:7}{recall:>9}{precision:>11}"


def matched(said: Sequence[Span], found: Sequence[Span]) -> int:
    """Count fillers that were found, each by one event."""
    left, right = list(found), 0
    for mark in said:
        near = [
            event
            for event in left
            if mark.start - NEAR <= (event.start + event.end) / 2 <= mark.end + NEAR
        ]
        if near:
            left.remove(
                min(near, key=lambda event: abs(event.start + event.end - mark.start - mark.end))
            )
            right += 1
    return right


def layer(clip: Clip, first: Transcript, fitted: Model) -> Transcript:
    """Make the verbatim layer with a given model of steady voice."""
    samples = clip.samples
    first = parts.align(first, samples)
    second = parts.align(Transcript(second_reading(clip), "en", ""), samples).words
    stretches = steady(samples, first.words, fitted)
    return replace(first, disfluencies=merged(first, second, stretches, exact=True))


def plain(clip: Clip) -> list[Span]:
    """Find the fillers that plain faster-whisper writes down by itself."""
    words = kept(clip, "plain", lambda: [_word(word) for word in _plain_words(clip)])
    return [Span(word.start, word.end) for word in words if is_sound(word.text)]


def _plain_words(clip: Clip) -> Iterator[Any]:
    segments, _ = _plain_model().transcribe(
        clip.samples.astype("float32") / 32768, language="en", word_timestamps=True
    )
    return (word for segment in segments for word in segment.words or ())


def _word(word: Any) -> Word:
    return Word(word.word, float(word.start), float(word.end), float(word.probability))


@cache
def _plain_model() -> WhisperModel:
    return WhisperModel(str(model_files.folder()), device="cpu", compute_type="int8")


@dataclass
class Tally:
    """What was found in all clips."""

    ours: dict[str, Count] = field(default_factory=dict)
    theirs: dict[str, Count] = field(default_factory=dict)
    sources: dict[tuple[str, ...], Count] = field(default_factory=dict)
    low: int = 0
    """Fillers in the verbatim clips that two sources heard."""

    def add(self, clip: Clip, events: Sequence[Disfluency]) -> None:
        """Count a clip's events, and those of plain faster-whisper."""
        spans = [event.span for event in events]
        for counts, found in ((self.ours, spans), (self.theirs, plain(clip))):
            count = counts.setdefault(clip.kind, Count())
            count.said += len(clip.marks)
            count.found += len(found)
            count.right += matched(clip.marks, found)
        for event in events:
            source = self.sources.setdefault(event.heard_by, Count())
            source.found += 1
            source.right += matched(clip.marks, [event.span])
        if clip.kind in VERBATIM_KINDS:
            self.low += sum(len(event.heard_by) > 1 for event in events)

    def show(self) -> None:
        """Print the table."""
        print(f"\n{'':48}{'said':>6}{'found':>7}{'right':>7}{'recall':>9}{'precision':>11}")
        rows = (("mockint", self.ours), ("plain faster-whisper", self.theirs))
        for kind in (*VERBATIM_KINDS, *FLUENT_KINDS):
            for name, counts in rows:
                print(f"{kind:24}{name:24}{counts[kind].row()}")
        for name, counts in rows:
            kinds = [counts[kind] for kind in VERBATIM_KINDS]
            both = Count(
                sum(count.said for count in kinds),
                sum(count.found for count in kinds),
                sum(count.right for count in kinds),
            )
            print(f"{'both verbatim kinds':24}{name:24}{both.row()}")
        high, said = (
            sum(getattr(self.ours[kind], what) for kind in VERBATIM_KINDS)
            for what in ("found", "said")
        )
        print(f"told as a range over the verbatim clips: {self.low} to {high}; said {said}")
        for heard_by, source in sorted(self.sources.items()):
            print(f"heard by {' and '.join(heard_by)}: {source.found}, right {source.right}")


def main() -> None:
    if not DATA.is_dir():
        sys.exit(
            "This benchmark needs the project's speech data beside the checkout, at ../shared/data."
        )
    all_clips, tally = [labelled(clip) for clip in clips()], Tally()
    for part in all_clips:
        heard = layer(part.clip, first_reading(part.clip), without(all_clips, part.clip))
        events = [
            event for event in heard.disfluencies or () if event.kind is DisfluencyKind.FILLER
        ]
        tally.add(part.clip, events)
        if len(events) != len(part.clip.marks) or matched(
            part.clip.marks, [event.span for event in events]
        ) != len(events):
            print(f"  {part.clip.name}")
            print("     said ", *(f"{mark.start:.2f}-{mark.end:.2f}" for mark in part.clip.marks))
            print(
                "     found",
                *(
                    f"{e.text} {e.span.start:.2f}-{e.span.end:.2f} ({'+'.join(e.heard_by)})"
                    for e in events
                ),
            )
    tally.show()


if __name__ == "__main__":
    main()
