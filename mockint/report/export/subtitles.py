"""Words with their times in, subtitles out: SRT and WebVTT.

Each cue is short enough to be read while it is spoken.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mockint.model import Word
from mockint.text.sanitise import plain
from mockint.text.sentences import sentences

LETTERS = 42
"""Letters of a line; two lines make a cue.

This and the next two are those of Netflix's timed text style guide.
"""

LONGEST = 7.0
"""Seconds that a cue stays at most."""

SHORTEST = 5 / 6
"""Seconds that a cue stays at least, where the next one leaves room; never longer than `LATE`."""

LATE = 0.25
"""Seconds that a cue may stay when its words are over."""

PAUSE = 1.0
"""Seconds of silence that end a cue: it must not stand there while nobody speaks."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown, and when."""

    start: float
    """Seconds."""
    end: float
    """Seconds."""
    text: str
    """One or two lines."""


def cues(words: Sequence[Word]) -> tuple[Cue, ...]:
    """Cut at sentences, then where a cue would be too long.

    Each begins with its first word and ends with its last.
    """
    uncut = [_cue(part) for part in _parts([word for word in words if plain(word.text).strip()])]
    limits = [*(following.start for following in uncut[1:]), float("inf")]
    return tuple(
        replace(cue, end=_end(cue, limit)) for cue, limit in zip(uncut, limits, strict=False)
    )


def _end(cue: Cue, limit: float) -> float:
    """Stay long enough to be read, but not into the next cue; never end before it began."""
    wished = min(max(cue.end, cue.start + SHORTEST), cue.end + LATE)
    return max(min(wished, limit), cue.start + 0.001)


def srt(words: Sequence[Word]) -> str:
    """Write SubRip."""
    blocks = [
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{_unmarked(cue.text)}\n"
        for number, cue in enumerate(cues(words), 1)
    ]
    return "\n".join(blocks)


def vtt(words: Sequence[Word]) -> str:
    """Write WebVTT; what would be markup or an arrow in it is escaped."""
    blocks = [
        f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{_escaped(cue.text)}\n"
        for cue in cues(words)
    ]
    return "\n".join(["WEBVTT\n", *blocks])


FORMS: dict[str, Callable[[Sequence[Word]], str]] = {"srt": srt, "vtt": vtt}


def _parts(words: Sequence[Word]) -> Iterator[list[Word]]:
    for sentence in sentences(words):
        part: list[Word] = []
        for word in words[sentence.first : sentence.last + 1]:
            if part and _full([*part, word]):
                yield part
                part = []
            part.append(word)
        yield part


def _full(part: Sequence[Word]) -> bool:
    letters = sum(len(word.text) + 1 for word in part)
    before, last = part[-2], part[-1]
    return (
        letters > 2 * LETTERS
        or last.end - part[0].start > LONGEST
        or last.start - before.end > PAUSE
    )


def _cue(part: Sequence[Word]) -> Cue:
    return Cue(
        max(0.0, part[0].start),
        max(0.0, *(word.end for word in part)),
        _lines([plain(w.text) for w in part]),
    )


def _lines(texts: Sequence[str]) -> str:
    """Break in the middle, where one line is not enough."""
    whole = " ".join(" ".join(texts).split())
    if len(whole) <= LETTERS:
        return whole
    blanks = [place for place, letter in enumerate(whole) if letter == " "]
    if not blanks:
        return whole
    middle = min(blanks, key=lambda place: abs(place - len(whole) / 2))
    return f"{whole[:middle]}\n{whole[middle + 1 :]}"


SAFE = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")", "\\": "/"})
"""What players take for markup (`<i>`, `{\\an8}`, `\\N`) and what stands for it.

SubRip has no way to escape.
"""


def _unmarked(text: str) -> str:
    """Take away the arrow that parts a cue's times, and whatever players take for markup."""
    return text.replace("-->", "→").translate(SAFE)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(seconds: float, point: str) -> str:
    whole, milliseconds = divmod(round(1000 * seconds), 1000)
    minutes, rest = divmod(whole, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}{point}{milliseconds:03}"
