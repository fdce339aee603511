"""`mockint doctor`: this machine in, a list of what is installed, what works and what to do about the rest out."""

import platform
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from mockint.cli import options
from mockint.errors import MockintError

LIVE = 0.5
"""Seconds of work for a second of speech below which the words keep up with the speaker: every stretch is read about
twice, once while it grows and once when it is whole."""


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
@options.json
def command(recordings: Path, *, as_json: bool) -> None:
    """Say what is installed, what works, how fast this machine transcribes, and what to do about what is missing.

    Ends with 3 when something is missing that an interview needs.

    \b
    Examples:
      mockint doctor
      mockint doctor --json
    """
    from rich.console import Console

    parts = []
    console = Console()
    for part in examine(recordings):
        parts.append(part)
        if not as_json:
            show(part, console)
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(parts), indent=2).decode())
    if any(part.needed and not part.works for part in parts):
        raise click.exceptions.Exit(3)


def show(part: Part, console: "Console") -> None:  # type: ignore[name-defined]  # noqa: F821 - rich loads late
    """Print a part as a line, and below it what to do."""
    from rich.text import Text

    sign, style = ("✓", "green") if part.works else ("✗", "red") if part.needed else ("–", "yellow")
    console.print(Text.assemble((f"{sign} ", style), (f"{part.name:<22}", "bold"), part.detail), soft_wrap=True)
    if part.do and not part.works:
        console.print(Text(f"  {'':<22}{part.do}", style="dim"), soft_wrap=True)


def examine(recordings: Path) -> Iterator[Part]:
    """Look at everything, the quick things first."""
    yield Part("Python", works=True, detail=f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield _disk(recordings)
    yield from _devices()
    yield _try("natural voice", _natural)
    yield _try("system voice", _system)
    yield _try("voice activity", _activity, needed=True)
    yield _try("recogniser", _recogniser, needed=True)
    yield _installed("openai-whisper", "whisper", "pip install 'mockint[openai-whisper]'")
    yield _installed("SpeechRecognition", "speech_recognition", "pip install 'mockint[speech-recognition]'")


def _try(name: str, look: Callable[[], str], *, needed: bool = False) -> Part:
    """Look at a part; its own error says what is wrong."""
    try:
        return Part(name, works=True, detail=look(), needed=needed)
    except MockintError as error:
        return Part(name, works=False, detail=error.what, do=error.do, needed=needed)


def _installed(name: str, package: str, install: str) -> Part:
    there = find_spec(package) is not None
    return Part(
        name, works=there, detail="installed" if there else "not installed (optional)", do=f"To use it: {install}"
    )


def _disk(recordings: Path) -> Part:
    place = next(path for path in (recordings.absolute(), *recordings.absolute().parents) if path.exists())
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
    from mockint.engines.sounddevice import devices

    try:
        found = devices()
    except MockintError as error:
        yield Part("sound devices", works=False, detail=error.what, do=error.do)
        return
    for name, names in (
        ("microphone", [device.name for device in found if device.inputs]),
        ("loudspeaker", [device.name for device in found if device.outputs]),
    ):
        detail = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        yield Part(name, works=bool(names), detail=detail or "none", do="Connect one. Until then: mockint demo")


def _natural() -> str:
    from mockint.wiring import parts

    began = time.monotonic()
    engine = parts.synthesizer("natural")
    sound = engine.sound("Tell me about yourself.")
    return (
        f"{engine.made_by} ({sound.seconds / (time.monotonic() - began):.0f} times as fast as speech, loading included)"
    )


def _system() -> str:
    from mockint.wiring import parts

    engine = parts.synthesizer("system")
    engine.sound("Ready.")
    return engine.made_by


def _activity() -> str:
    from mockint.wiring import parts

    parts.detector()
    return "Silero"


def _recogniser() -> str:
    import numpy as np

    from mockint.wiring import parts, plans

    engine = parts.recogniser()
    _, answers = plans.demo((), limit=1)
    sound = parts.decode(answers[0])[: 25 * 16_000]
    engine.words(np.ascontiguousarray(sound[:16_000]), vocabulary=(), language="en")
    began = time.monotonic()
    engine.words(np.ascontiguousarray(sound), vocabulary=(), language="en")
    factor = (time.monotonic() - began) / (len(sound) / 16_000)
    verdict = "the words keep up with you" if factor < LIVE else "slow: the words come after you; try --model tiny"
    return f"{engine.made_by}: {1 / factor:.0f} times as fast as speech, {verdict}"
