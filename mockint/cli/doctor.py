"""`mockint doctor`: this machine in, a list of what is installed, what works and what to do about the rest out."""

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

import click

from mockint.cli import options
from mockint.cli.echo import echo_json
from mockint.errors import MockintError, NotKept


@dataclass(frozen=True, slots=True)
class Part:
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
    """Say what is installed, what works, how fast this machine transcribes, and what to do about what is missing.

    Ends with 3 when something is missing that an interview needs.

    \b
    Examples:
      mockint doctor
      mockint doctor --json
    """
    from mockint.console import Console

    parts = []
    console = Console()
    for part in examine(recordings, measure=measure):
        parts.append(part)
        if not as_json:
            show(part, console)
    if as_json:
        echo_json(parts)
    if any(part.needed and not part.works for part in parts):
        raise click.exceptions.Exit(3)


def show(part: Part, console: "Console") -> None:  # type: ignore[name-defined]  # noqa: F821 - rich loads late
    """Print a part as a line, and below it what to do."""
    from rich.text import Text

    sign, style = ("✓", "green") if part.works else ("✗", "red") if part.needed else ("–", "yellow")
    console.print(
        Text.assemble((f"{sign} ", style), (f"{part.name:<22}", "bold"), part.detail),
        soft_wrap=True,
    )
    if part.do and not part.works:
        console.print(Text(f"  {'':<22}{part.do}", style="dim"), soft_wrap=True)


def examine(recordings: Path, *, measure: bool = False) -> Iterator[Part]:
    """Look at everything, the quick things first."""
    yield Part(
        "Python",
        works=True,
        detail=f"{platform.python_version()} on {platform.system()} {platform.machine()}",
    )
    yield _disk(recordings)
    yield from _devices()
    yield _try("natural voice", _natural)
    yield _try("system voice", _system)
    yield _try("voice activity", _activity, needed=True)
    yield _try("recogniser", partial(_recogniser, anew=measure), needed=True)
    yield _installed("openai-whisper", "whisper", "pip install 'mockint[openai-whisper]'")
    yield _installed(
        "SpeechRecognition", "speech_recognition", "pip install 'mockint[speech-recognition]'"
    )
    yield from diary()


def _try(name: str, look: Callable[[], str], *, needed: bool = False) -> Part:
    """Look at a part; its own error says what is wrong."""
    try:
        return Part(name, works=True, detail=look(), needed=needed)
    except MockintError as error:
        return Part(name, works=False, detail=error.what, do=error.do, needed=needed)


def _installed(name: str, package: str, install: str) -> Part:
    there = find_spec(package) is not None
    return Part(
        name,
        works=there,
        detail="installed" if there else "not installed (optional)",
        do=f"To use it: {install}",
    )


def diary() -> Iterator[Part]:
    """Name what onnxruntime keeps of its runs where nobody silences it; it is every program's, so it is left alone."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "Microsoft" / "DeveloperTools" / ".onnxruntime"
    if folder.is_dir():
        yield Part(
            "onnxruntime's diary",
            works=False,
            detail=f"{folder}: of earlier versions of mockint, or of other programs; mockint writes none",
            do=f"To delete it: rm -r {shlex.quote(str(folder))}",
        )


def _disk(recordings: Path) -> Part:
    place = next(
        path for path in (recordings.absolute(), *recordings.absolute().parents) if path.exists()
    )
    free = shutil.disk_usage(place).free
    hours = free / (16_000 * 2 * 3600)
    return Part(
        "recordings",
        works=hours > 1,
        detail=f"{recordings.absolute()} ({free / 1e9:.0f} GB free: room for {hours:,.0f} hours)",
        do="Free some space, or choose another folder with --recordings DIR.",
        needed=True,
    )


def _devices() -> Iterator[Part]:
    from mockint.wiring import sounds

    try:
        found = sounds.devices()
    except MockintError as error:
        yield Part("sound devices", works=False, detail=error.what, do=error.do)
        return
    for name, names in (
        ("microphone", [device.name for device in found if device.inputs]),
        ("loudspeaker", [device.name for device in found if device.outputs]),
    ):
        detail = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        yield Part(
            name,
            works=bool(names),
            detail=detail or "none",
            do="Connect one. Until then: mockint demo",
        )


def _natural() -> str:
    from mockint.wiring import voices

    began = time.monotonic()
    engine = voices.synthesizer("natural")
    sound = engine.sound("Tell me about yourself.")
    return f"{engine.made_by} ({sound.seconds / (time.monotonic() - began):.0f} times as fast as speech, loading included)"


def _system() -> str:
    from mockint.wiring import voices

    engine = voices.synthesizer("system")
    engine.sound("Ready.")
    return engine.made_by


def _activity() -> str:
    from mockint.wiring import parts

    parts.detector()
    return "Silero"


def _recogniser(*, anew: bool) -> str:
    from mockint.wiring import parts
    from mockint.words import speed

    measured = None if anew else speed.known()
    if measured is None:
        measured = _measured()
        with suppress(NotKept):  # where nothing can be remembered it is measured again
            speed.keep(measured)
    name = parts.suited()
    made_by = parts.recogniser(model=name).made_by
    told = parts.slow() or speed.verdict(measured.seconds * _work(name))
    return f"{made_by}: {measured.seconds:.1f} s for a window of 30 s with base; {told}"


def _work(name: str) -> float:
    from mockint.wiring import models

    return next((size.work for size in models.SIZES if size.name == name), 1.0)


def _measured() -> "Speed":  # type: ignore[name-defined]  # noqa: F821 - loads late
    """Have Whisper base read a window of the demo candidate, the second time: the first one warms up."""
    import numpy as np

    from mockint.wiring import parts, plans
    from mockint.words import speed

    engine = parts.recogniser(model="base", device="cpu")
    _, answers = plans.demo((), limit=1)
    sound = np.ascontiguousarray(parts.decode(answers[0])[: 28 * 16_000])
    took = []
    for samples in (sound[:16_000], sound, sound):
        began, worked = time.monotonic(), time.process_time()
        engine.words(samples, vocabulary=(), language="en")
        # whatever else the machine does at the moment is not counted
        took.append(min(time.monotonic() - began, time.process_time() - worked))
    return speed.Speed(round(min(took[1:]), 2), "cpu", speed.cores())
