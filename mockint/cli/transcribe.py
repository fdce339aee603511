"""`mockint transcribe FILE`: write down what is said in a sound file.

The result is plain text, or JSON with all times.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.cli.transcript_page import TranscriptPage, WordsReady, show, show_ready
from mockint.errors import BadInput
from mockint.ports import Recogniser, Remote

if TYPE_CHECKING:
    from mockint.words.offline import Transcription


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
@options.second_model
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
    second_model: str | None,
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

    The text goes to stdout. Where nobody speaks nothing is written. Nothing leaves this machine,
    unless you choose one of SpeechRecognition's cloud services by name.

    \b
    Examples:
      mockint transcribe answer.wav
      mockint transcribe --json --vocabulary "Redis, gRPC" answer.m4a
      mockint transcribe --json --verbatim --vocabulary my-guide.md answer.wav
      mockint transcribe --live answer.wav
      mockint transcribe --engine speech-recognition --model sphinx answer.wav
    """
    from mockint.cli import writing_down
    from mockint.cli.expected_terms import expected
    from mockint.wiring import parts, sounds

    if not re.fullmatch("[a-z]{2,3}|auto", language):
        raise BadInput(f"{language!r} is not a language code.", do="Use en, ko, or auto.")
    decoded = sounds.decoded(file)
    if decoded.damaged:
        echo(
            f"mockint: {file} is cut short or damaged; {decoded.seconds:.1f} s of it can be read.",
            err=True,
        )
    if decoded.note:
        echo(f"mockint: {file} {decoded.note}", err=True)
    if engine == "speech-recognition":
        recogniser = _cloudy(model, given)
    else:
        recogniser = parts.recogniser(engine, model, device=device)
    whole = recogniser  # what is fed live is read once
    if not live:
        whole = parts.second_recogniser(recogniser, engine, model, second_model, device=device)
    terms = expected(vocabulary)
    task = writing_down.Task(decoded.samples, recogniser, whole, terms, language, verbatim)
    ready: tuple[WordsReady, ...] | None = None
    if live:
        tell = (lambda _: None) if as_json else show_ready
        written, ready = writing_down.live(task, tell)
    else:
        written = writing_down.at_once(task)
    transcript = written.transcript
    if as_json:
        echo_json(_encoded(written, ready, seconds=decoded.seconds, damaged=decoded.damaged))
    elif transcript.words or transcript.disfluencies:
        show(transcript)
    else:
        echo(f"mockint: nobody speaks in {file}.", err=True)


def _encoded(
    written: "Transcription", ready: tuple[WordsReady, ...] | None, *, seconds: float, damaged: bool
) -> bytes:
    from mockint.session.json import encode

    transcript = written.transcript
    return encode(
        TranscriptPage(
            transcript.text,
            transcript.words,
            written.speech,
            transcript.language,
            transcript.made_by,
            seconds,
            damaged,
            transcript.disfluencies,
            ready,
            transcript.live,
            transcript.live_by,
        )
    )


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
