"""The only rich console: what people and files say is text on it, never a terminal's command."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich import console, prompt
from rich.segment import Segment
from rich.status import Status
from rich.text import Text

from mockint.text.sanitise import plain


class Console(console.Console):
    """Rich's console, which reads no markup in a string and lets no control character through.

    Colours, and the cursor moves of a live picture, are rich's own: it adds them to the text that
    is cleaned here.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"markup": False, "emoji": False, **options})

    def render(
        self, renderable: console.RenderableType, options: console.ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Clean every piece of text.

        Whatever rich draws passes here, also tables and live pictures.
        """
        for segment in super().render(renderable, options):
            yield segment if segment.control else _clean(segment)

    def status(self, status: console.RenderableType, **options: Any) -> Status:
        """Show what is waited for; a string is text here, too."""
        return super().status(Text(status) if isinstance(status, str) else status, **options)


def _clean(segment: Segment) -> Segment:
    """Take control characters out of the text, and the address that a click on it would open."""
    style = segment.style.update_link() if segment.style and segment.style.link else segment.style
    return Segment(plain(segment.text), style)


def signed(sign: str, text: str) -> Text:
    """Put a coloured sign before a line: `✓` for what is well, `!` for what is not."""
    return Text.assemble((sign, "green" if sign == "✓" else "yellow"), " ", text)


def ask(question: str, *, default: str = "", choices: Sequence[str] | None = None) -> str:
    """Ask at the terminal; Enter gives the default. Raises `EOFError` when nobody is there."""
    return prompt.Prompt.ask(
        Text(question, "prompt"),
        console=Console(),
        default=default,
        show_default=bool(default),
        choices=list(choices) if choices else None,
    )


def agreed(question: str) -> bool:
    """Ask for a yes; Enter means no. Raises `EOFError` when nobody is there."""
    return prompt.Confirm.ask(Text(question, "prompt"), console=Console(), default=False)
