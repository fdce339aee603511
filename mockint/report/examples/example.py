"""What an example is: a sentence, whose words it is made of, and what it stands for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """How it could sound."""

    text: str
    label: str
    """Says that it is one, and of whose words."""
    said: str = ""
    """The candidate's own sentence that it stands for; empty where the example shows it."""
    at: float | None = None
    """Second of that sentence, or of the one in the example."""
