"""`mockint transcribe FILE`: a sound file in, what is said in it out, as text or with all times as JSON."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.errors import BadInput
from mockint.model import Disfluency, Span, Transcript, Word
from mockint.ports import Recogniser, Remote
from mockint.text.quotes import clock

PARAGRAPH = 2.0
"""Seconds of pause that begin a new line of text."""

GUIDES = (".md", ".markdown")
"""Endings of preparation guides; every other file holds terms."""

LONG = 60.0
"""Seconds of sound from which on a terminal shows how far the work is."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Words that came while the recording ran."""

    until: float
    """Seconds of the recording up to which they tell it."""
    at: float
    """Seconds since the recording began, when they came."""
    words: int
    """How many there were then, from the beginning."""
    final: bool


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
    disfluencies: tuple[Disfluency, ...] | None = None
    """With `--verbatim`: where the speaker said um, repeated or broke off."""
    ready: tuple[Ready, ...] | None = None
    """With `--live`: when which part of the text was there."""


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
    "--model",
    metavar="NAME",
    help="Size of the model (base, small, large-v3), or SpeechRecognition's engine.",
)
@click.option(
    "--language",
    default="en",
    show_default=True,
    metavar="CODE",
    help="en, ko, …, or auto to detect it.",
)
@click.option(
    "--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", show_default=True
)
@click.option(
    "--vocabulary",
    default="",
    metavar="TERMS",
    help="Terms that may come, between commas; a text file of them; or a preparation guide (.md).",
)
@click.option(
    "--verbatim", is_flag=True, help="Listen again for every um, repetition and cut-off word."
)
@click.option(
    "--live",
    is_flag=True,
    help="Feed FILE as if it were spoken now, and tell when each part was ready.",
)
@click.option(
    "--option",
    "given",
    multiple=True,
    metavar="KEY=VALUE",
    help="For SpeechRecognition's engines: key=…",
)
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
    verbatim: bool,
    live: bool,
    as_json: bool,
) -> None:
    """Write down what is said in FILE: WAV, FLAC, MP3, M4A, Opus and most others, up to two hours.

    The text goes to stdout. Where nobody speaks nothing is written. Nothing leaves this machine, unless you choose
    one of SpeechRecognition's cloud services by name.

    \b
    Examples:
      mockint transcribe answer.wav
      mockint transcribe --json --vocabulary "Redis, gRPC" answer.m4a
      mockint transcribe --json --verbatim --vocabulary my-guide.md answer.wav
      mockint transcribe --live answer.wav
      mockint transcribe --engine speech-recognition --model sphinx answer.wav
    """
    from mockint.session.json import encode
    from mockint.wiring import parts, sounds
    from mockint.words.offline import finished, write_down

    if not re.fullmatch("[a-z]{2,3}|auto", language):
        raise BadInput(f"{language!r} is not a language code.", do="Use en, ko, or auto.")
    decoded = sounds.decoded(file)
    if decoded.damaged:
        echo(
            f"mockint: {file} is cut short or damaged; {decoded.seconds:.1f} s of it can be read.",
            err=True,
        )
    recogniser = (
        _cloudy(model, given)
        if engine == "speech-recognition"
        else parts.recogniser(engine, model, device=device)
    )
    wanted = expected(vocabulary)
    ready: tuple[Ready, ...] | None = None
    if live:
        from mockint.cli.as_spoken import as_spoken

        if language == "auto":
            raise BadInput(
                "With --live the language is not detected.",
                do="Name it: --language en, --language ko.",
            )
        told = (lambda _: None) if as_json else _say
        heard, ready = as_spoken(
            decoded.samples, recogniser, vocabulary=wanted.hints, language=language, told=told
        )
        written = finished(
            heard, decoded.samples, recogniser, wanted, verbatim=verbatim, align=parts.align
        )
    else:
        with _progress(decoded.seconds) as progress:
            written = write_down(
                decoded.samples,
                recogniser,
                parts.detector(),
                wanted,
                language=language,
                verbatim=verbatim,
                align=parts.align,
                progress=progress,
            )
    transcript = written.transcript
    if as_json:
        told_all = Told(
            transcript.text,
            transcript.words,
            written.speech,
            transcript.language,
            transcript.made_by,
            decoded.seconds,
            decoded.damaged,
            transcript.disfluencies,
            ready,
        )
        echo_json(encode(told_all))
    elif transcript.words or transcript.disfluencies:
        _print(transcript)
    else:
        echo(f"mockint: nobody speaks in {file}.", err=True)


def _print(transcript: Transcript) -> None:
    """Print the text, and below it what was heard besides."""
    if transcript.words:
        echo("\n".join(paragraphs(transcript.words)))
    for event in transcript.disfluencies or ():
        echo(f"{clock(event.span.start)}  {event.kind}: {event.text} ({event.confidence:.0%})")


def _say(part: Ready) -> None:
    after = f"{max(0.0, part.at - part.until):.1f} s after it was said"
    echo(f"mockint: {part.words} words, up to {part.until:.1f} s: {after}", err=True)


def expected(given: str) -> "Expected":  # type: ignore[name-defined]  # noqa: F821
    """Give the terms that may come: between commas or line ends, given themselves or in a text file; or a guide's."""
    from mockint.wiring import parts
    from mockint.words.terms import Expected

    path, glossary = Path(given), parts.glossary()
    if path.suffix.lower() in GUIDES and path.is_file():
        return Expected(_of_guide(path, glossary), glossary)
    try:
        text = path.read_text(encoding="utf-8") if given and path.is_file() else given
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The vocabulary {given} cannot be read as text.") from error
    names = tuple(term.strip() for term in re.split(r"[,\n]", text) if term.strip())
    return Expected(names, glossary.only(names), names)


def _of_guide(path: Path, glossary: "Glossary") -> tuple[str, ...]:  # type: ignore[name-defined]  # noqa: F821
    """Give the terms of a preparation guide. Raises `BadGuide`."""
    from mockint.wiring import guides
    from mockint.words.terms.vocabulary import vocabulary

    pack, _ = guides.read(path)
    return vocabulary(pack, None, glossary)


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


def _cloudy(model: str | None, given: tuple[str, ...]) -> Recogniser:
    """Load one of SpeechRecognition's engines, and say so when it sends the sound away."""
    from mockint.wiring import parts

    wrong = [option for option in given if "=" not in option]
    if wrong:
        raise BadInput(f"{wrong[0]!r} is not an option.", do="Write --option KEY=VALUE.")
    options = dict(option.split("=", 1) for option in given)
    recogniser = parts.recogniser("speech-recognition", model, options=options)
    if isinstance(recogniser, Remote) and recogniser.leaves_machine:
        echo(f"mockint: {model} is not on this machine: the sound is sent to its server.", err=True)
    return recogniser


@contextmanager
def _progress(seconds: float) -> Iterator[Callable[[float], None]]:
    """Show a bar on stderr while a long recording is read, to people only."""
    if seconds < LONG or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import Progress

    from mockint.console import Console

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Listening", total=seconds)
        yield lambda done: bar.update(task, completed=done)
