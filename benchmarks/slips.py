"""Fillers found against fillers said: mockint's verbatim layer beside plain faster-whisper, on the same clips.

    python -m benchmarks.slips

An event counts as found when its middle lies within 0.3 s of where the filler was said, each once. The steady-voice
model that hears a clip was fitted without it. um, uh and hm are all fillers.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from faster_whisper import WhisperModel

from benchmarks.slip_clips import DATA, FLUENT_KINDS, VERBATIM_KINDS, Clip, clips, first_reading, second_reading
from benchmarks.train_slips import Labelled, labelled, without
from mockint import slips, weights
from mockint.model import Slip, Span, Transcript
from mockint.hesitations import is_sound
from mockint.slips.steady import Model, steady

NEAR = 0.3
"""Seconds."""


@dataclass
class Count:
    """Fillers of a kind of clip."""

    said: int = 0
    found: int = 0
    right: int = 0

    def row(self) -> str:
        recall = f"{100 * self.right / self.said:.0f}%" if self.said else "-"
        precision = f"{100 * self.right / self.found:.0f}%" if self.found else "-"
        return f"{self.said:6}{self.found:7}{self.right:7}{recall:>9}{precision:>11}"


def matched(said: Sequence[Span], found: Sequence[Span]) -> int:
    """Count fillers that were found, each by one event."""
    left, right = list(found), 0
    for mark in said:
        near = [one for one in left if mark.start - NEAR <= (one.start + one.end) / 2 <= mark.end + NEAR]
        if near:
            left.remove(min(near, key=lambda one: abs(one.start + one.end - mark.start - mark.end)))
            right += 1
    return right


def layer(clip: Clip, first: Transcript, fitted: Model) -> Transcript:
    """Make the verbatim layer with a given model of steady voice."""
    stretches = steady(clip.samples, first.words, fitted)
    return replace(first, disfluencies=slips.merged(first, second_reading(clip), stretches))


def plain(clip: Clip) -> list[Span]:
    """Find the fillers that plain faster-whisper writes down by itself."""
    segments, _ = _plain_model().transcribe(clip.samples.astype("float32") / 32768, language="en", word_timestamps=True)
    return [Span(word.start, word.end) for one in segments for word in one.words or () if is_sound(word.word)]


@cache
def _plain_model() -> WhisperModel:
    return WhisperModel(str(weights.folder()), device="cpu", compute_type="int8")


def main() -> None:
    if not DATA.is_dir():
        sys.exit("This benchmark needs the project's speech data beside the checkout, at ../shared/data.")
    parts: list[Labelled] = [labelled(clip) for clip in clips()]
    ours: dict[str, Count] = {}
    theirs: dict[str, Count] = {}
    sources: dict[tuple[str, ...], list[int]] = {}
    low = high = 0
    for part in parts:
        clip = part.clip
        events = [
            one
            for one in layer(clip, first_reading(clip), without(parts, clip)).disfluencies or ()
            if one.kind is Slip.FILLER
        ]
        spans = [one.span for one in events]
        right = matched(clip.marks, spans)
        if clip.kind in VERBATIM_KINDS:
            low += sum(len(one.heard_by) > 1 for one in events)
            high += len(events)
            if len(spans) != len(clip.marks) or right != len(spans):
                told = [
                    (round(e.span.start, 2), round(e.span.end, 2), e.text, e.confidence, e.heard_by) for e in events
                ]
                print(f"  {clip.name}: said {[(m.start, m.end) for m in clip.marks]}\n     found {told}")
        for counts, found in ((ours, spans), (theirs, plain(clip))):
            count = counts.setdefault(clip.kind, Count())
            count.said += len(clip.marks)
            count.found += len(found)
            count.right += matched(clip.marks, found)
        for event in events:
            tally = sources.setdefault(event.heard_by, [0, 0])
            tally[0] += 1
            tally[1] += matched(clip.marks, [event.span])
    print(f"\n{'':48}{'said':>6}{'found':>7}{'right':>7}{'recall':>9}{'precision':>11}")
    for kind in (*VERBATIM_KINDS, *FLUENT_KINDS):
        for name, counts in (("mockint", ours), ("plain faster-whisper", theirs)):
            print(f"{kind:24}{name:24}{counts[kind].row()}")
    for name, counts in (("mockint", ours), ("plain faster-whisper", theirs)):
        both = Count(
            *(sum(getattr(counts[kind], what) for kind in VERBATIM_KINDS) for what in ("said", "found", "right"))
        )
        print(f"{'both verbatim kinds':24}{name:24}{both.row()}")
    print(f"told as a range over the verbatim clips: {low} to {high}; said {sum(ours[k].said for k in VERBATIM_KINDS)}")
    for heard_by, (found, right) in sorted(sources.items()):
        print(f"heard by {' and '.join(heard_by)}: {found}, right {right}")


if __name__ == "__main__":
    main()
