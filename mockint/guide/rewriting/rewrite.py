"""Rewrite a file's text as Markdown, and remember where each line came from."""

from dataclasses import dataclass

from mockint.guide.rewriting import (
    chats,
    layout,
    markups,
    navigation,
    notes,
    remarks,
    separated,
)
from mockint.text import html
from mockint.text.source_line import SourceLine

STEPS = (
    markups.as_markdown,
    html.as_markdown,
    notes.as_markdown,
    separated.as_markdown,
    remarks.as_markdown,
    chats.as_markdown,
    layout.as_markdown,
    navigation.without_navigation,
)
"""In this order: what one step writes, the next may read."""

UNSEEN = {ord(sign): None for sign in "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f"} | {
    ord(sign): " " for sign in "\u00a0\u2007\u202f\u2002\u2003\u2009"
}
"""Signs without width go; blanks of other kinds are blanks."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Markdown, and the line of the file for each of its lines."""

    text: str
    numbers: tuple[int, ...]


def rewritten(text: str) -> Rewritten:
    """Rewrite a file's text."""
    lines = [
        SourceLine(number, line.translate(UNSEEN))
        for number, line in enumerate(text.split("\n"), 1)
    ]
    for step in STEPS:
        lines = step(lines)
    if not lines:
        return Rewritten("", ())
    return Rewritten("\n".join(line.text for line in lines), tuple(line.number for line in lines))
