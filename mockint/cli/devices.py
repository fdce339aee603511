"""`mockint devices`: list microphones and loudspeakers; `--test` tells whether they are good."""

from collections.abc import Callable

import click
import numpy as np
from rich.table import Table
from rich.text import Text

from mockint.audio import BLOCK, Sound
from mockint.cli import options
from mockint.cli.echo import echo_json
from mockint.console import Console, signed
from mockint.ear.signal_check import Measured, Trouble, measure
from mockint.errors import DeviceTrouble
from mockint.model import RATE
from mockint.ports import Detector, Microphone, Samples

LISTEN = 4.0
"""Seconds that a test records; the first of them for the room."""

QUIET, NOISY = -50, -35
"""Decibels below full scale: of a room that is called quiet, and of one with some noise."""


@click.command(name="devices")
@click.option(
    "--test", is_flag=True, help="Play a tone, record four seconds, and say how good they are."
)
@click.option("--microphone", metavar="NAME", help="For --test: number or part of its name.")
@click.option("--loudspeaker", metavar="NAME", help="For --test: number or part of its name.")
@options.json
def command(microphone: str | None, loudspeaker: str | None, *, test: bool, as_json: bool) -> None:
    """List microphones and loudspeakers, or test them.

    \b
    Examples:
      mockint devices
      mockint devices --test
      mockint devices --test --microphone headset
    """
    if test:
        _test(microphone, loudspeaker, as_json=as_json)
    else:
        _list(as_json=as_json)


def _list(*, as_json: bool) -> None:
    from mockint.wiring import sounds

    listing = sounds.devices()
    if as_json:
        _print_json(listing)
    if not listing:
        raise DeviceTrouble(
            "This machine has no sound device.",
            do="Connect a microphone or a headset. Until then: mockint demo",
        )
    if as_json:
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("", "name", "microphone", "loudspeaker", "prefers"):
        table.add_column(heading, justify="right" if heading == "" else "left")
    for device in listing:
        table.add_row(
            str(device.number),
            device.name,
            _mark(device.inputs, chosen=device.default_input),
            _mark(device.outputs, chosen=device.default_output),
            f"{device.rate} Hz"
            + (", telephone quality (Bluetooth headset)" if device.telephone else ""),
        )
    console = Console()
    console.print(table)
    console.print("\nTest them: mockint devices --test", style="dim")


def _mark(channels: int, *, chosen: bool) -> str:
    return "–" if not channels else "yes, the system's choice" if chosen else "yes"


def _test(microphone: str | None, loudspeaker: str | None, *, as_json: bool) -> None:
    """Play, record, judge; ends with 4 when an interview cannot be held with these devices."""
    from mockint.wiring import parts

    say = Console(stderr=True).print if as_json else Console(highlight=False, soft_wrap=True).print
    ear = parts.microphone(microphone)
    try:
        mouth = parts.loudspeaker(loudspeaker)
        if mouth is None:
            say(signed("!", "There is no loudspeaker: questions will only be shown."))
        else:
            say("♪ You should hear a tone now.")
            mouth.play(tone())
        say(f"● Be silent for a second, then say your name into {ear.name} …")
        measured = _hear(ear, parts.detector())
    finally:
        parts.close(ear)
    if as_json:
        _print_json(measured)
    else:
        report(measured, say)
    if not measured.good:
        raise DeviceTrouble(
            "This desk is not ready yet.", do="Mend what is said above, then test again."
        )


def _hear(microphone: Microphone, detector: Detector) -> Measured:
    blocks: list[Samples] = []
    speaking: list[bool] = []
    for block in microphone.blocks():
        blocks.append(block.samples)
        speaking.append(detector.probability(block.samples) > 0.5)
        if len(blocks) * BLOCK >= LISTEN * RATE:
            break
    return measure(blocks, speaking)


def report(measured: Measured, say: Callable[[str | Text], None]) -> None:
    """Say in words what was measured."""
    if Trouble.MUTED not in measured.troubles:
        _levels(measured, say)
    if measured.near:
        say(
            signed(
                "!", "Your voice hardly stands out from the room: come closer, or close a window."
            )
        )
    for trouble in measured.troubles:
        say(signed("!", f"{trouble.value.message} {trouble.value.do}"))
    if measured.good:
        say(signed("✓", "This desk is good for an interview."))


def _levels(measured: Measured, say: Callable[[str | Text], None]) -> None:
    room = "a loud room"
    if measured.noise < QUIET:
        room = "a quiet room"
    elif measured.noise < NOISY:
        room = "some noise"
    say(f"  the room     {measured.noise:4.0f} dB  {room}")
    if measured.voice is None:
        say(signed("!", "nobody was heard speaking"))
    else:
        above = measured.voice - measured.noise
        say(f"  your voice   {measured.voice:4.0f} dB  {above:.0f} dB above the room")


def tone() -> Sound:
    """Make a soft tone of a second, which rises and fades so that nothing clicks."""
    at = np.arange(RATE) / RATE
    wave = np.sin(2 * np.pi * 440 * at) * np.sin(np.pi * at) * 0.2
    return Sound((wave * 32767).astype(np.int16), RATE)


def _print_json(value: object) -> None:
    echo_json(value)
