"""`mockint doctor`: list what is installed, what works and what to do about the rest."""

import os
import platform
import shlex
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mockint.cli import options
from mockint.cli.echo import echo_json
from mockint.errors import MockintError, NotKept
from mockint.voice.tts import VOICES

if TYPE_CHECKING:
    from mockint.console import Console
    from mockint.words.speed import Speed


@dataclass(frozen=True, slots=True)
class Checkup:
    """One thing that was looked at."""

    name: str
    works: bool
    detail: str
    do: str = ""
    needed: bool = False
    """Without it there is no interview."""


@click.command(name="doctor")
@options.recordings
@click.option("--measure", is_flag=True, help="Measure again how quick this machine is.")
@options.json
def command(recordings: Path, *, measure: bool, as_json: bool) -> None:
    """Say what is installed, what works, how fast this machine transcribes, and what to do about
    what is missing.

    Ends with 3 when something is missing that an interview needs.

    \b
    Examples:
      mockint doctor
      mockint doctor --json
    """  # noqa: D205 - one sentence, longer than a line
    from mockint.console import Console

    checkups = []
    console = Console()
    for checkup in examine(recordings, measure=measure):
        checkups.append(checkup)
        if not as_json:
            show(checkup, console)
    if as_json:
        echo_json(checkups)
    if any(checkup.needed and not checkup.works for checkup in checkups):
        raise click.exceptions.Exit(3)


def show(checkup: Checkup, console: "Console") -> None:
    """Print a part as a line, and below it what to do."""
    from rich.text import Text

    sign, style = "✓", "green"
    if not checkup.works:
        sign, style = ("✗", "red") if checkup.needed else ("–", "yellow")
    console.print(
        Text.assemble((f"{sign} ", style), (f"{checkup.name:<22}", "bold"), checkup.detail),
        soft_wrap=True,
    )
    if checkup.do and not checkup.works:
        console.print(Text(f"  {'':<22}{checkup.do}", style="dim"), soft_wrap=True)


def examine(recordings: Path, *, measure: bool = False) -> Iterator[Checkup]:
    """Look at everything, the quick things first."""
    yield Checkup(
        "Python",
        works=True,
        detail=f"{platform.python_version()} on {platform.system()} {platform.machine()}",
    )
    yield _disk(recordings)
    yield from _devices()
    for voice in VOICES:
        yield _try(f"{voice.name} voice", partial(_voice, voice.name))
    yield _try("voice activity", _activity, needed=True)
    yield _try("recogniser", partial(_recogniser, anew=measure), needed=True)
    yield _second_hearing()
    yield _installed("openai-whisper", "whisper", "pip install 'mockint[openai-whisper]'")
    yield _installed(
        "SpeechRecognition", "speech_recognition", "pip install 'mockint[speech-recognition]'"
    )
    yield _installed("Korean particles", "kiwipiepy", "pip install 'mockint[korean]'")
    yield from diary()


def _try(name: str, look: Callable[[], str], *, needed: bool = False) -> Checkup:
    """Look at a part; its own error says what is wrong."""
    try:
        return Checkup(name, works=True, detail=look(), needed=needed)
    except MockintError as error:
        return Checkup(name, works=False, detail=error.what, do=error.do, needed=needed)


def _installed(name: str, package: str, install: str) -> Checkup:
    there = find_spec(package) is not None
    return Checkup(
        name,
        works=there,
        detail="installed" if there else "not installed (optional)",
        do=f"To use it: {install}",
    )


def diary() -> Iterator[Checkup]:
    """Name what onnxruntime keeps of its runs where nobody silences it.

    It is every program's, so it is left alone.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "Microsoft" / "DeveloperTools" / ".onnxruntime"
    if folder.is_dir():
        yield Checkup(
            "onnxruntime's diary",
            works=False,
            detail=f"{folder}: of earlier versions of mockint, or of other programs; "
            "mockint writes none",
            do=f"To delete it: rm -r {shlex.quote(str(folder))}",
        )


def _disk(recordings: Path) -> Checkup:
    place = next(
        path for path in (recordings.absolute(), *recordings.absolute().parents) if path.exists()
    )
    free = shutil.disk_usage(place).free
    hours = free / (16_000 * 2 * 3600)
    return Checkup(
        "recordings",
        works=hours > 1,
        detail=f"{recordings.absolute()} ({free / 1e9:.0f} GB free: room for {hours:,.0f} hours)",
        do="Free some space, or choose another folder with --recordings DIR.",
        needed=True,
    )


def _devices() -> Iterator[Checkup]:
    from mockint.wiring import sounds

    try:
        listing = sounds.devices()
    except MockintError as error:
        yield Checkup("sound devices", works=False, detail=error.what, do=error.do)
        return
    for name, names in (
        ("microphone", [device.name for device in listing if device.inputs]),
        ("loudspeaker", [device.name for device in listing if device.outputs]),
    ):
        detail = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        yield Checkup(
            name,
            works=bool(names),
            detail=detail or "none",
            do="Connect one. Until then: mockint demo",
        )


def _voice(name: str) -> str:
    from mockint.wiring import voices

    began = time.monotonic()
    engine = voices.synthesizer(name)
    sound = engine.sound("Tell me about yourself.")
    speed = sound.seconds / (time.monotonic() - began)
    return f"{engine.made_by} ({speed:.0f} times as fast as speech, loading included)"


def _activity() -> str:
    from mockint.wiring import parts

    parts.detector()
    return "Silero"


def _recogniser(*, anew: bool) -> str:
    from mockint.wiring import models, parts
    from mockint.words import model_choice, speed

    measured = None if anew else models.measured()
    if measured is None:
        measured = _measured()
        with suppress(NotKept):  # where nothing can be remembered it is measured again
            speed.keep(measured)
    name = models.choice().live
    made_by = parts.recogniser(model=name).made_by
    verdict = models.slow() or model_choice.verdict(measured.seconds * models.work(name))
    card = ", on the graphics card" if measured.device == "cuda" else ""
    return f"{made_by}: {measured.seconds:.1f} s for a window of 30 s with base{card}; {verdict}"


def _second_hearing() -> Checkup:
    """Say what a larger model would gain that this machine manages, and how to get it."""
    from mockint.wiring import models, parts

    chosen, offer = models.choice(), models.offer()
    used = "by the same model" if chosen.second == chosen.live else f"by {chosen.second}"
    better = offer.second if offer else ""
    if models.larger(better, chosen.second):
        gain = models.gain(better, chosen.second)
        detail = f"{used}; {better} fits between the questions, {gain}: mockint models get {better}"
        return Checkup("second hearing", works=False, detail=detail)

    def look() -> str:
        if chosen.second != chosen.live:
            parts.recogniser(model=chosen.second)
        return f"{used}, between the questions"

    return _try("second hearing", look)


def _measured() -> "Speed":
    """Have Whisper base read a window of the demo candidate twice: the first reading warms up."""
    import numpy as np

    from mockint.wiring import models, parts, plans
    from mockint.words import speed

    engine, device = parts.recogniser(model="base"), models.device()
    _, answers = plans.demo((), limit=1)
    sound = np.ascontiguousarray(parts.decode(answers[0])[: 28 * 16_000])
    took = []
    for samples in (sound[:16_000], sound, sound):
        began, worked = time.monotonic(), time.process_time()
        engine.words(samples, vocabulary=(), language="en")
        passed, own = time.monotonic() - began, time.process_time() - worked
        # Whatever else the machine does at the moment is not counted; a graphics card's work is.
        took.append(min(passed, own) if device == "cpu" else passed)
    return speed.Speed(round(min(took[1:]), 2), device, speed.cores())
