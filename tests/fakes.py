"""Stand-ins that several tests share for what stands around the program."""

from mockint.events import Event, Notice


class FakeScreen:
    """A screen that keeps what it was shown."""

    def __init__(self) -> None:
        self.shown: list[Event] = []

    def show(self, moment: Event) -> None:
        """Keep it."""
        self.shown.append(moment)

    @property
    def told(self) -> list[Notice]:
        """What the candidate was told."""
        return [event for event in self.shown if isinstance(event, Notice)]

    @property
    def messages(self) -> list[str]:
        """What the candidate was told, in words."""
        return [told.message for told in self.told]
