"""Sound that comes from files or goes into a report, and the devices that this machine has."""

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from mockint.engines import opus, pyworld
from mockint.engines.pyav import Decoded, decode
from mockint.engines.sounddevice import devices
from mockint.engines.soundfiles import SoundFiles
from mockint.ports import Microphone
from mockint.report import Sounding
from mockint.wiring import parts

__all__ = ["decoded", "devices", "sound_files", "sounding"]


def decoded(path: Path) -> Decoded:
    """Read any sound file, and say whether some of it is missing. Raises `BadSound`."""
    return decode(path, parts.detector)


def sound_files(paths: Iterable[Path]) -> Microphone:
    """Give sound files as a microphone that hears them in the time of speech."""
    return SoundFiles(paths, decode=parts.decode)


def sounding(
    *, embed: bool = True, link: bool = True, places: Mapping[str, str] | None = None
) -> Sounding:
    """Say what a report does with the sound: embed it, else link to it, else be silent."""
    pitch = pyworld.pitch if find_spec("pyworld") else None
    return Sounding(opus.webm if embed else None, pitch, link=link, places=places or {})
