"""What both directions of sound need: the library, devices by name, and their settings."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from mockint.errors import DeviceTrouble, MissingPart
from mockint.model import RATE

LATENCY = 0.2
"""Seconds that PortAudio may buffer; with less, sound breaks on a busy machine."""

FROZEN = 1.5
"""Seconds without a block after which a device counts as frozen; they come every 32 ms."""

SLOW = 5.0
"""Seconds after which a device that does not open counts as frozen; Bluetooth takes up to three."""

LIST = "List the devices: mockint devices"

T = TypeVar("T")


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

    @property
    def telephone(self) -> bool:
        """It records in the quality of a telephone, 8 or 16 kHz.

        So does a Bluetooth headset while its microphone is open.
        """
        headset = any(
            sign in self.name.lower()
            for sign in ("hands-free", "handsfree", "hfp", "hsp", "headset-head")
        )
        return self.inputs > 0 and (self.rate <= RATE or headset)


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
    """Pick a device by number, name or part of a name; None is the system's choice.

    Raises `DeviceTrouble`. `kind` is `input` or `output`. The whole name goes before its beginning,
    that before any other part.
    """
    able = [device for device in found if (device.inputs if kind == "input" else device.outputs)]
    what = "microphone" if kind == "input" else "loudspeaker"
    if not able:
        raise DeviceTrouble(
            f"This machine has no {what}.", do=f"Plug one in, then look: {LIST.split(': ')[1]}"
        )
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
    """Find a rate and a number of channels that the device takes, best `rate` and mono."""
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


def promptly(work: Callable[[], T], what: str) -> T:
    """Have a device do something on a thread of its own, because a frozen one never returns.

    Raises `DeviceTrouble`.
    """
    done: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
            done.put((None, error))

    Thread(target=run, daemon=True, name="device").start()
    try:
        result, error = done.get(timeout=SLOW)
    except Empty:
        raise DeviceTrouble(
            f"{what}: it does not answer.", do="Plug it out and in again. " + LIST
        ) from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]


BUSY = Lock()
"""Held while a stream plays: PortAudio must not be started anew under it."""


def refresh() -> None:
    """Start PortAudio anew, because it lists devices only once.

    Waits for a sound that is being played.

    Raises `DeviceTrouble` when it hangs in a frozen device.
    """
    sd = library()

    def anew() -> None:
        sd._terminate()  # noqa: SLF001 - the library has no other way
        sd._initialize()  # noqa: SLF001

    with BUSY:
        promptly(anew, "The system's sound cannot be started anew")


def library() -> Any:
    """Import sounddevice; raises `MissingPart` with what to install."""
    try:
        import sounddevice
    except ImportError as error:
        raise MissingPart(
            "The library sounddevice is not installed.", do="Run: pip install sounddevice"
        ) from error
    except OSError as error:  # PortAudio itself is not there
        install = (
            "brew install portaudio"
            if sys.platform == "darwin"
            else "sudo apt-get install libportaudio2"
        )
        raise MissingPart(
            "PortAudio, the system's door to sound devices, is missing.", do=f"Run: {install}"
        ) from error
    return sounddevice


@contextlib.contextmanager
def trouble(sd: Any, what: str) -> Iterator[None]:
    """Turn PortAudio's complaints into `DeviceTrouble`: "`what`: its words."."""
    try:
        yield
    except sd.PortAudioError as error:
        raise DeviceTrouble(f"{what}: {error.args[0]}.", do=LIST) from error


def close(stream: Any) -> None:
    """Close on another thread, because a frozen device keeps whoever stops it.

    Waits a moment for a healthy one.
    """
    closing = Thread(target=stream.close, kwargs={"ignore_errors": True}, daemon=True)
    closing.start()
    closing.join(FROZEN)


def _default(sd: Any, kind: str) -> int:
    """Give the number of the system's choice; -1 for none."""
    try:
        return int(sd.query_devices(kind=kind)["index"])
    except (sd.PortAudioError, ValueError):
        return -1
