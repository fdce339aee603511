"""Remember the microphone and the loudspeaker that the user chose last, by name."""

import json

from mockint.errors import NotKept
from mockint.files import folder, write
from mockint.places import devices_file


def recall(kind: str) -> str | None:
    """Give the name of the `microphone` or `loudspeaker` that was chosen last.

    None when there is none.
    """
    try:
        name = json.loads(devices_file().read_bytes())[kind]
    except (OSError, ValueError, KeyError, TypeError):
        return None  # a settings file that is damaged is as good as none: the system chooses
    return name if isinstance(name, str) else None


def remember(kind: str, name: str) -> bool:
    """Keep a choice for next time; False when it cannot be written, which is no reason to stop."""
    known = {device: kept for device in ("microphone", "loudspeaker") if (kept := recall(device))}
    text = json.dumps({**known, kind: name}, ensure_ascii=False, indent=2)
    try:
        folder(devices_file().parent)
        write(devices_file(), text.encode() + b"\n")
    except NotKept:
        return False
    return True
