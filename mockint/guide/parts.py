"""The outline in, its parts out: runs of lines that stand in the same section under the same theme."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockint.guide.asking import asks
from mockint.guide.blocks import Shape
from mockint.guide.outline import Node
from mockint.guide.sections import BELOW_BULLET, BELOW_HEADING, Section, recognise


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one section under one heading."""

    section: Section | None
    """None where no heading tells what the lines are."""
    theme: str
    """The heading below the section's own heading; empty when there is none."""
    line: int
    """Of the heading."""
    nodes: tuple[Node, ...]


YOU = re.compile(r"\b(you|your|yourself|me)\b", re.IGNORECASE)
"""A heading that asks "you" is itself asked; "What will they ask?" only heads what is."""

TABLE = "|"
"""Marker of the line that stands for a table's header; it tells something only where no heading does."""

SHORT_THEME = 6
"""Words; a longer line that heads others is an introduction."""


def parts(tree: Sequence[Node]) -> Iterator[Part]:
    """Cut the guide into its parts, in the order of the file."""
    tops = [node for node in tree if node.shape is Shape.HEADING and node.children]
    for node in tree:
        if tops == [node] and _titles(node):
            yield from _inside(node.children, None, "", node.line)
        else:
            yield from _inside([node], None, "", node.line)


def _titles(node: Node) -> bool:
    """Whether the only top heading is the guide's title, and no section."""
    below = [child for child in node.children if child.shape in {Shape.HEADING, Shape.LEAD}]
    return bool(below) and recognise(node.words) not in {Section.QUESTIONS, Section.TO_ASK}


def _inside(nodes: Sequence[Node], section: Section | None, theme: str, line: int) -> Iterator[Part]:
    plain: list[Node] = []
    for node in nodes:
        below = _opens(node, section)
        if not _heads(node, section) and below is section:
            plain.append(node)
            continue
        if plain:
            yield Part(section, theme, line, tuple(plain))
            plain = []
        if not node.children and node.marker != TABLE:
            yield Part(below, "", node.line, ())
        elif below is section:
            yield from _inside(node.children, section, _theme(node) or theme, node.line)
        else:
            yield from _inside(node.children, below, "", node.line)
    if plain:
        yield Part(section, theme, line, tuple(plain))


def _heads(node: Node, section: Section | None) -> bool:
    """Whether a line is only the heading of what stands below it."""
    if node.shape not in {Shape.HEADING, Shape.LEAD} or (node.text and node.label):
        return False
    if node.marker == TABLE:
        return True
    if section not in {None, Section.QUESTIONS, Section.TO_ASK}:
        return bool(node.children) or node.shape is Shape.HEADING
    if _of_questions(node) and len(node.children) > 1 and not YOU.search(node.words):
        return True
    sure = asks(node.words, likely=section is not None and len(node.words.split()) > 3)
    return not sure and (bool(node.children) or recognise(node.words) is not None)


def _opens(node: Node, section: Section | None) -> Section | None:
    """Tell the section of what stands below a line; the section it stands in itself when it opens none."""
    new = recognise(node.label or node.text) if not (node.label and node.text) else None
    if node.marker == TABLE and section is not None:
        return section
    if node.shape in {Shape.HEADING, Shape.LEAD}:
        allowed = BELOW_HEADING[section]
    elif node.shape is Shape.ITEM and node.children:
        allowed = BELOW_BULLET.get(section, frozenset())
    else:
        return section
    if new is None or new not in allowed or asks(node.words, likely=False):
        return section
    if section is Section.QUESTIONS and new is not Section.TO_ASK and (_of_questions(node) or not node.children):
        return section
    return new


def _of_questions(node: Node) -> bool:
    """Whether most of what stands right below a line asks something."""
    below = [child for child in node.children if child.shape is not Shape.LEAD or child.text]
    return sum(asks(child.text or child.label) for child in below) * 2 > len(below)


def _theme(node: Node) -> str:
    words = node.words.rstrip(":： ")
    return words if node.marker != TABLE and len(words.split()) <= SHORT_THEME else ""
