"""Tell of each heading what the lines below it make out by their form."""

from collections.abc import Sequence
from dataclasses import replace

from mockint.guide.lines.forms import Form, form, section_of_lines
from mockint.guide.lines.headings import Section, recognise
from mockint.guide.lines.labels import ANSWER, ANSWER_NOTE, ASKED, FOLLOWING, NOTE
from mockint.guide.markdown.outline import Node
from mockint.guide.markdown.ranked_line import Shape

HEADS = frozenset({Shape.HEADING, Shape.LEAD})

BELOW_QUESTIONS = (NOTE, ANSWER, ANSWER_NOTE, ASKED, FOLLOWING)
"""Headings that belong to the question above them."""


def with_sections_by_form(tree: Sequence[Node]) -> tuple[Node, ...]:
    """Judge every heading, in the order of the guide.

    The order matters: questions of one's own stand behind those one expects.
    """
    later = False

    def judge(node: Node, above: str) -> Node:
        nonlocal later
        if not node.children:
            return node
        words = node.words if node.shape is Shape.HEADING else f"{above} {node.words}".strip()
        heads = node.shape in HEADS and not any(
            pattern.match(node.words) for pattern in BELOW_QUESTIONS
        )
        by_form = _section_by_form(node, words, later=later) if heads else None
        later = later or Section.QUESTIONS in {by_form, recognise(node.words)}
        return replace(
            node, children=tuple(judge(child, words) for child in node.children), by_form=by_form
        )

    return tuple(judge(node, "") for node in tree)


def _section_by_form(node: Node, words: str, *, later: bool) -> Section | None:
    below = [child for child in node.children if child.shape in {Shape.ITEM, Shape.TEXT}]
    listed = [_words(child) for child in below if child.shape is Shape.ITEM]
    plain = [_words(child) for child in below if child.shape is Shape.TEXT]
    asked = [line for line in plain if form(line) is Form.ASKS]
    return section_of_lines(words, [*listed, *asked] if listed else plain, listed, later=later)


def _words(node: Node) -> str:
    """Give the words that count: the cell of a table that its row is about, or all of a line."""
    return node.text if node.marker == "|" and node.text else node.words
