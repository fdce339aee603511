"""`mockint transcribe FILE`: a sound file in, what is said in it out, as text or with all times as JSON."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from mockint.cli import options
from mockint.errors import BadInput
from mockint.model import RATE, Span, Word

PARAGRAPH = 2.0
"""Seconds of pause that begin a new line of text."""

LONG = 60.0
"""Seconds of sound from which on a terminal shows how far the work is."""


@dataclass(frozen=True, slots=True)
class Told:
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


@click.command(name="transcribe")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--engine",
    type=click.Choice(["faster-whisper", "openai-whisper", "speech-recognition"]),
    default="faster-whisper",
    show_default=True,
    help="Who listens.",
)
@click.option(
    "--model", metavar="NAME", help="Size of the model (base, small, large-v3), or SpeechRecognition's engine."
)
@click.option("--language", default="en", show_default=True, metavar="CODE", help="en, ko, …, or auto to detect it.")
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", show_default=True)
@click.option(
    "--vocabulary", default="", metavar="TERMS", help="Terms that may come, between commas; or a file of them."
)
@click.option("--option", "given", multiple=True, metavar="KEY=VALUE", help="For SpeechRecognition's engines: key=…")
@options.json
def command(  # noqa: PLR0917 - one for each option
    file: Path,
    engine: str,
    model: str | None,
    language: str,
    device: str,
    vocabulary: str,
    given: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    """Write down what is said in FILE: WAV, FLAC, MP3, M4A, Opus and most others.

    The text goes to stdout. Where nobody speaks nothing is written. Nothing leaves this machine, unless you choose
    one of SpeechRecognition's cloud services by name.

    \b
    Examples:
      mockint transcribe answer.wav
      mockint transcribe --json --vocabulary "Redis, gRPC" answer.m4a
      mockint transcribe --engine speech-recognition --model sphinx answer.wav
    """
    from mockint import codec
    from mockint.engines import pyav
    from mockint.transcription import transcribe
    from mockint.wiring import parts

    if not re.fullmatch("[a-z]{2,3}|auto", language):
        raise BadInput(f"{language!r} is not a language code.", do="Use en, ko, or auto.")
    decoded = pyav.decode(file)
    if decoded.damaged:
        click.echo(f"mockint: {file} is cut short or damaged; {decoded.seconds:.1f} s of it can be read.", err=True)
    recogniser = (
        _cloudy(model, given) if engine == "speech-recognition" else parts.recogniser(engine, model, device=device)
    )
    with _progress(decoded.seconds) as progress:
        written = transcribe(
            decoded.samples,
            recogniser,
            parts.detector(),
            vocabulary=terms(vocabulary),
            language=language,
            progress=progress,
        )
    transcript = written.transcript
    if as_json:
        seconds = len(decoded.samples) / RATE
        told = Told(
            transcript.text,
            transcript.words,
            written.speech,
            transcript.language,
            transcript.made_by,
            seconds,
            decoded.damaged,
        )
        click.echo(codec.encode(told), nl=False)
    elif transcript.words:
        click.echo("\n".join(paragraphs(transcript.words)))
    else:
        click.echo(f"mockint: nobody speaks in {file}.", err=True)


def terms(given: str) -> list[str]:
    """Read a vocabulary: terms between commas or line ends, given themselves or in a text file."""
    path = Path(given)
    try:
        text = path.read_text(encoding="utf-8") if given and path.is_file() else given
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The vocabulary {given} cannot be read as text.") from error
    return [term.strip() for term in re.split(r"[,\n]", text) if term.strip()]


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


def _cloudy(model: str | None, given: tuple[str, ...]) -> "SpeechRecognition":  # type: ignore[name-defined]  # noqa: F821
    """Load one of SpeechRecognition's engines, and say so when it sends the sound away."""
    from mockint.engines.speech_recognition import SpeechRecognition

    wrong = [option for option in given if "=" not in option]
    if wrong:
        raise BadInput(f"{wrong[0]!r} is not an option.", do="Write --option KEY=VALUE.")
    recogniser = SpeechRecognition(model or "sphinx", options=dict(option.split("=", 1) for option in given))
    if recogniser.leaves_machine:
        click.echo(f"mockint: {model} is not on this machine: the sound is sent to its server.", err=True)
    return recogniser


@contextmanager
def _progress(seconds: float) -> Iterator[Callable[[float], None]]:
    """Show a bar on stderr while a long recording is read, to people only."""
    if seconds < LONG or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Listening", total=seconds)
        yield lambda done: bar.update(task, completed=done)
