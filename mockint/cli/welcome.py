"""`mockint` alone: check a newcomer's desk and hold the first interview."""

import sys
from pathlib import Path

import click
from rich.text import Text

from mockint.audio import BLOCK
from mockint.cli.echo import echo
from mockint.console import Console, ask, signed
from mockint.errors import BadGuide, DeviceTrouble, MissingPart
from mockint.model import RATE
from mockint.ports import Microphone

ENOUGH = 0.8
"""Seconds of speech after which the microphone is known to work."""

PATIENCE = 12.0
"""Seconds after which the interview begins anyway."""


@click.command(name="welcome")
def command() -> None:
    """Guide a newcomer: guide, microphone, voice, start."""
    from mockint.wiring import parts

    console = Console()
    asks = "asks you interview questions aloud, listens, and shows you what it heard."
    console.print(Text.assemble(("mockint", "bold"), f" {asks}"))
    console.print("Everything stays on this machine.\n", style="dim")
    try:
        microphone = parts.microphone(None)
    except (DeviceTrouble, MissingPart) as error:
        console.print(
            f"{error.what} So you can watch a recorded candidate instead.",
            markup=False,
            soft_wrap=True,
        )
        if error.do:
            console.print(f"{error.do}\n", style="dim", markup=False, soft_wrap=True)
        _demo()
        return
    guide = _guide() if sys.stdin.isatty() else None
    if sys.stdin.isatty():
        _level(microphone, console)
    parts.close(microphone)
    from mockint.cli.interview import hold

    hold(guide)


def _demo() -> None:
    from mockint.cli.demo import command as demo

    demo.main(args=[], prog_name="mockint demo", standalone_mode=False)


def _guide() -> Path | None:
    """Ask for a preparation guide until it can be read; None is the bundled one."""
    from mockint.wiring.guides import read

    while True:
        wish = ask("Your preparation guide (a Markdown file; Enter for the bundled one)")
        if not wish:
            return None
        path = Path(wish.strip().strip("'\"")).expanduser()
        try:
            pack, faults = read(path)
        except BadGuide as error:
            echo(str(error))
            continue
        understood = f"{pack.title}: {len(pack.questions)} questions."
        if faults:
            understood += f" {len(faults)} lines were not understood: mockint guide check {path}"
        echo(understood)
        return path


def _level(microphone: Microphone, console: Console) -> None:
    """Show a level meter until somebody speaks, and say what is wrong if nobody is heard."""
    from rich.live import Live

    from mockint.audio import rms
    from mockint.screen.terminal import BARS, step
    from mockint.wiring import parts

    detector = parts.detector()
    levels = [0.0] * 40
    spoken = 0
    with Live(console=console, transient=True) as live:
        for number, block in enumerate(microphone.blocks()):
            levels = [*levels[1:], rms(block.samples)]
            spoken += detector.probability(block.samples) > 0.5
            bars = "".join(BARS[step(level)] for level in levels)
            live.update(Text.assemble(f"Say something into {microphone.name}:  ", (bars, "green")))
            if spoken * BLOCK > ENOUGH * RATE or number * BLOCK > PATIENCE * RATE:
                break
    if spoken * BLOCK > ENOUGH * RATE:
        sign = "✓"
        remark = "I hear you. Enter ends an answer, and so do three seconds of silence."
    else:
        sign = "!"
        remark = f"I hear a room, but nobody speaking, at {microphone.name}."
        if max(levels) == 0:
            remark = f"{microphone.name} gives only silence: is it muted?"
        remark += " Try: mockint devices --test"
    console.print(signed(sign, remark))
