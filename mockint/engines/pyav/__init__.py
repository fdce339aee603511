"""Read any sound file at 16 kHz mono with PyAV: FFmpeg's libraries in a wheel, no program.

Of several tracks and channels that is read in which somebody speaks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mockint.engines.pyav.container import KNOWN, SoundFile, Track
from mockint.engines.pyav.speaking import choose_channel, differ, profile, speaking
from mockint.errors import BadSound, MissingPart
from mockint.model import RATE
from mockint.ports import Detector, Samples

NewDetector = Callable[[], Detector]
"""Makes a detector of speech that has heard nothing yet."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What could be read of a sound file."""

    samples: Samples
    damaged: bool
    """Part of the sound is missing: the file was cut short, or cannot be decoded to its end."""
    note: str = ""
    """What the file holds besides; goes on from the file's name. Empty when there is nothing."""

    @property
    def seconds(self) -> float:
        """Length."""
        return len(self.samples) / RATE


def decode(path: Path, detector: NewDetector | None = None) -> Decoded:
    """Read the track and the channels of a file in which somebody speaks. Raises `BadSound`.

    Without a detector of speech that is the first track, its channels mixed.
    """
    try:
        import av
    except ImportError as error:
        raise MissingPart(
            "PyAV, which reads sound files, is not installed.", do="Run: pip install av"
        ) from error
    try:
        with path.open("rb") as file:
            decoded = _decode(SoundFile(file, path, av), detector)
    except IsADirectoryError as error:
        raise BadSound(f"{path} is a folder, not a sound file.") from error
    except OSError as error:
        raise BadSound(f"{path} cannot be read: {error.strerror or error}.") from error
    if not len(decoded.samples):
        raise BadSound(f"{path} holds no sound that can be read.", do=KNOWN)
    return decoded


def _decode(file: SoundFile, detector: NewDetector | None) -> Decoded:
    """Take the first track in which somebody speaks; the first of all where nobody does."""
    numbers = file.tracks()
    if detector is None:
        return _decoded(file.read(numbers[0]))
    tracks = [_of_channels(file, number, detector) for number in numbers]
    if len(tracks) == 1:
        return tracks[0]
    profiles = [profile(track.samples, detector()) for track in tracks]
    at = next(iter(speaking(profiles)), 0)
    if not differ(profiles):
        return tracks[at]
    note = f"holds sound tracks that differ; track {numbers[at] + 1} of {len(numbers)} is read."
    return Decoded(tracks[at].samples, tracks[at].damaged, note)


def _of_channels(file: SoundFile, number: int, detector: NewDetector) -> Decoded:
    """Mix the channels of a track, or take the one that speaks where a mix would lose it."""
    mix = file.read(number)
    if not mix.suspicious:
        return _decoded(mix)
    channels = range(mix.channels)
    profiles = [profile(file.read(number, at).samples, detector()) for at in channels]
    channel = choose_channel(profile(mix.samples, detector()), profiles)
    track = mix if channel is None else file.read(number, channel)
    if not differ(profiles):
        return _decoded(track)
    how = "they are mixed" if channel is None else f"channel {channel + 1} is read"
    return _decoded(track, f"holds channels that differ; {how}.")


def _decoded(track: Track, note: str = "") -> Decoded:
    return Decoded(track.samples, track.damaged, note)
