"""Show what `mockint transcribe` wrote down: as text, or as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass

from mockint.cli.echo import echo
from mockint.model import Disfluency, Span, Transcript, Word
from mockint.text.quotes import clock

PARAGRAPH = 2.0
"""Seconds of pause that begin a new line of text."""


@dataclass(frozen=True, slots=True)
class WordsReady:
    """Words that came while the recording ran."""

    until: float
    """Seconds of the recording up to which they tell it."""
    at: float
    """Seconds since the recording began, when they came."""
    words: int
    """How many there were then, from the beginning."""
    final: bool


@dataclass(frozen=True, slots=True)
class TranscriptPage:
    """What `--json` prints."""

    text: str
    words: tuple[Word, ...]
    speech: tuple[Span, ...]
    language: str
    made_by: str
    seconds: float
    """Length of the sound that could be read."""
    damaged: bool
    """Some of the file's sound is missing or cannot be decoded."""
    disfluencies: tuple[Disfluency, ...] | None = None
    """With `--verbatim`: where the speaker said um, repeated or broke off."""
    ready: tuple[WordsReady, ...] | None = None
    """With `--live`: when which part of the text was there."""
    live: tuple[Word, ...] = ()
    """The words of the first reading, where the second has others."""
    live_by: str = ""
    """Who wrote those, where it is another model than `made_by`."""


def show(transcript: Transcript) -> None:
    """Print the text, and below it what was heard besides."""
    if transcript.words:
        echo("\n".join(paragraphs(transcript.words)))
    for event in transcript.disfluencies or ():
        echo(f"{clock(event.span.start)}  {event.kind}: {event.text} ({event.confidence:.0%})")


def show_ready(part: WordsReady) -> None:
    """Say on the error output that words came, and how late."""
    after = f"{max(0.0, part.at - part.until):.1f} s after it was said"
    echo(f"mockint: {part.words} words, up to {part.until:.1f} s: {after}", err=True)


def paragraphs(words: tuple[Word, ...]) -> Iterator[str]:
    """Give lines of text, parted where the speaker paused for long."""
    line: list[str] = []
    last = words[0].start
    for word in words:
        if line and word.start - last >= PARAGRAPH:
            yield " ".join(line)
            line = []
        line.append(word.text)
        last = word.end
    yield " ".join(line)
