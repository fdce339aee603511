"""What the candidate chose for an interview."""

from dataclasses import dataclass
from pathlib import Path

from mockint.ear.endpointing import Preset


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the candidate chose; the defaults suit most desks."""

    recordings: Path = Path("recordings")
    """Folder of the sessions."""
    voice: str = "auto"
    """`auto`, `silent` or a voice of `voice/tts.py`."""
    microphone: str | None = None
    """Number or part of its name; None is the system's default."""
    loudspeaker: str | None = None
    engine: str = "faster-whisper"
    model: str | None = None
    second_model: str | None = None
    """Who hears whole answers a second time; None leaves it to the machine's speed."""
    manner: Preset = Preset.PATIENT
    """How long the interviewer waits."""
    patience: float | None = None
    """Seconds of silence that end an answer, whatever it sounds like.

    None leaves it to the manner.
    """
    follow_ups: int = 0
    """How often at most the interviewer asks on after an answer."""
    plain: bool = False
    """Lines only, no drawing."""
