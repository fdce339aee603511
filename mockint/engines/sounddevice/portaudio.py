"""What both directions of sound need: the library, the list of devices, one of them by name, and its settings."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread
from typing import Any

from mockint.errors import DeviceTrouble, MissingPart

LATENCY = 0.2
"""Seconds that PortAudio may buffer; with less, sound breaks on a busy machine."""

FROZEN = 1.5
"""Seconds without a block after which a device counts as frozen; they come every 32 ms."""

LIST = "List the devices: mockint devices"


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device as the system offers it."""

    number: int
    name: str
    inputs: int
    """Channels that can be recorded."""
    outputs: int
    """Channels that can be played."""
    rate: int
    """Hertz that it prefers."""
    default_input: bool
    default_output: bool


def devices() -> list[Device]:
    """List what this machine has; empty when it has nothing. Raises `MissingPart`."""
    sd = library()
    chosen = [_default(sd, kind) for kind in ("input", "output")]
    return [
        Device(
            number=number,
            name=str(device["name"]),
            inputs=int(device["max_input_channels"]),
            outputs=int(device["max_output_channels"]),
            rate=round(device["default_samplerate"]),
            default_input=number == chosen[0],
            default_output=number == chosen[1],
        )
        for number, device in enumerate(sd.query_devices())
    ]


def choose(found: list[Device], wish: str | None, *, kind: str) -> Device:
    """Pick a device by number, name or part of a name; None is the system's choice. Raises `DeviceTrouble`.

    `kind` is `input` or `output`. The whole name goes before its beginning, that before any other part.
    """
    able = [device for device in found if (device.inputs if kind == "input" else device.outputs)]
    what = "microphone" if kind == "input" else "loudspeaker"
    if not able:
        raise DeviceTrouble(f"This machine has no {what}.", do=f"Plug one in, then look: {LIST.split(': ')[1]}")
    if wish is None:
        default = [d for d in able if (d.default_input if kind == "input" else d.default_output)]
        return [*default, *able][0]
    sought = wish.strip().lower()
    for fits in (_is_number, _is_name, _begins, _contains):
        for device in able:
            if fits(device, sought):
                return device
    names = ", ".join(f'{device.number} "{device.name}"' for device in able)
    raise DeviceTrouble(f'No {what} is called "{wish}". There is: {names}.')


def _is_number(device: Device, sought: str) -> bool:
    return str(device.number) == sought


def _is_name(device: Device, sought: str) -> bool:
    return device.name.lower() == sought


def _begins(device: Device, sought: str) -> bool:
    return device.name.lower().startswith(sought)


def _contains(device: Device, sought: str) -> bool:
    return sought in device.name.lower()


def settings(sd: Any, device: Device, kind: str, rate: int) -> tuple[int, int]:
    """Find a rate and a number of channels that the device takes, best `rate` and mono; as (rate, channels)."""
    check = sd.check_input_settings if kind == "input" else sd.check_output_settings
    most = device.inputs if kind == "input" else device.outputs
    wanted = [(rate, 1), (device.rate, 1), (rate, 2), (device.rate, 2), (device.rate, most)]
    for samplerate, channels in wanted:
        if channels <= most:
            try:
                check(device=device.number, channels=channels, dtype="int16", samplerate=samplerate)
            except sd.PortAudioError:
                continue
            return samplerate, channels
    return device.rate, min(most, 2)  # opening it will say what is wrong


def library() -> Any:
    """Import sounddevice; raises `MissingPart` with what to install."""
    try:
        import sounddevice
    except ImportError as error:
        raise MissingPart("The library sounddevice is not installed.", do="Run: pip install sounddevice") from error
    except OSError as error:  # PortAudio itself is not there
        install = "brew install portaudio" if sys.platform == "darwin" else "sudo apt-get install libportaudio2"
        raise MissingPart("PortAudio, the system's door to sound devices, is missing.", do=f"Run: {install}") from error
    return sounddevice


@contextlib.contextmanager
def trouble(sd: Any, what: str) -> Iterator[None]:
    """Turn PortAudio's complaints into `DeviceTrouble`: "`what`: its words."."""
    try:
        yield
    except sd.PortAudioError as error:
        raise DeviceTrouble(f"{what}: {error.args[0]}.", do=LIST) from error


def close(stream: Any) -> None:
    """Close on another thread, because a frozen device keeps whoever stops it; wait a moment for a healthy one."""
    closing = Thread(target=stream.close, kwargs={"ignore_errors": True}, daemon=True)
    closing.start()
    closing.join(FROZEN)


def _default(sd: Any, kind: str) -> int:
    """Give the number of the system's choice; -1 for none."""
    try:
        return int(sd.query_devices(kind=kind)["index"])
    except (sd.PortAudioError, ValueError):
        return -1
