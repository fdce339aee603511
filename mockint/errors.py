"""What can go wrong for a user, each with its plain sentence, what to do next, and its exit code.

MockintError             1  anything below
├── BadInput             2  what the user gave cannot be used
│   ├── BadGuide            a preparation guide
│   ├── BadPaper            an advert or a résumé
│   ├── BadSound            a file of sound
│   └── NewerFile           a file that a newer version wrote
├── MissingPart          3  a library, a voice, a model that is not installed
├── DeviceTrouble        4  no microphone, no loudspeaker, or one that went away
├── NotKept              5  the disk is full or may not be written
└── InUse                6  another mockint works on the session

Only `mockint.cli` prints an error and exits; everybody else raises one.
"""


class MockintError(Exception):
    """A fault that a user can understand: one sentence, and what to do next."""

    exit_code = 1

    def __init__(self, what: str, *, do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.do = do

    def __str__(self) -> str:
        """Give the one line that the user sees."""
        return f"{self.what} {self.do}".strip()


class BadInput(MockintError):
    """What the user gave cannot be used."""

    exit_code = 2


class BadGuide(BadInput):
    """A preparation guide that cannot be read or holds no question."""


class BadPaper(BadInput):
    """An advert or a résumé whose text cannot be had."""


class BadSound(BadInput):
    """A file that is not sound, or is damaged beyond reading."""


class NewerFile(BadInput):
    """A file that a newer version of this program wrote: whole, and not ours to mend."""


class MissingPart(MockintError):
    """A library, a voice or a model that is not installed."""

    exit_code = 3


class DeviceTrouble(MockintError):
    """No microphone, no loudspeaker, or one that went away."""

    exit_code = 4


class NotKept(MockintError):
    """The disk is full, or the folder may not be written."""

    exit_code = 5


class InUse(MockintError):
    """Another mockint works on the session right now."""

    exit_code = 6
