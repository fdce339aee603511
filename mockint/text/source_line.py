"""A line on its way from the file to Markdown."""

from typing import NamedTuple


class SourceLine(NamedTuple):
    """A line and where it came from."""

    number: int
    """Of the file, counted from 1."""
    text: str


def fenced(lines: list[SourceLine]) -> list[bool]:
    """Tell of each line whether it stands in a fence of code, or is one's edge."""
    inside, marks, told = False, "", []
    for _, text in lines:
        start = text.strip()[:3]
        edge = start in {"```", "~~~"} and (not inside or start == marks)
        told.append(inside or edge)
        if edge:
            inside, marks = not inside, start
    return told
