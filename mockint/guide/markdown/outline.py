"""Read Markdown as a tree of headings, bullets and lines.

The tree is what people see, which is not always what Markdown sees.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mockint.guide.lines.headings import Section, recognise
from mockint.guide.markdown.blocks import blocks
from mockint.guide.markdown.ranked_line import BELOW, LEAD, RankedLine, Shape
from mockint.guide.rewriting.rewrite import Rewritten

SLIGHTLY = BELOW / 2


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the guide with everything below it."""

    shape: Shape
    label: str
    """The bold words before the colon; the whole line when all of it is bold or a heading."""
    text: str
    """The rest."""
    line: int
    """Counted from 1."""
    marker: str = ""
    """`-`, `*`, `.`, `)`, `|`: what kind of list it stands in."""
    children: tuple["Node", ...] = ()
    by_form: Section | None = None
    """The section that the lines below it make out by their form, whatever it says itself."""

    @property
    def words(self) -> str:
        """The line as a person reads it."""
        return f"{self.label}: {self.text}" if self.label and self.text else self.label or self.text


def outline(lines: Iterable[RankedLine]) -> tuple[Node, ...]:
    """Hang the lines of a guide below each other as a tree; they stay as they are."""
    return _frozen(_nest(_promoted([replace(line, below=[]) for line in lines])))


def numbered(guide: Rewritten) -> list[RankedLine]:
    """Give the lines of a guide in order, each with its number in the file."""
    lines = blocks(guide.text)
    for line in lines:
        line.line = guide.numbers[line.line - 1]
    return lines


def _promoted(all_blocks: list[RankedLine]) -> list[RankedLine]:
    """Let bold lines that open sections stand above the headings that follow them.

    Only a guide that is written so is changed.
    """
    opens = [
        block for block in all_blocks if block.rank == LEAD and recognise(block.label or block.text)
    ]
    ids = {id(block) for block in opens}
    ranks = [
        heading.rank
        for lead, heading in pairwise(all_blocks)
        if id(lead) in ids and heading.shape is Shape.HEADING
    ]
    for block in opens if ranks else ():
        block.rank = min(ranks) - BELOW
    return _demoted(all_blocks)


def _demoted(all_blocks: list[RankedLine]) -> list[RankedLine]:
    """Hang other lines that head something below the bold ones.

    Only where a bold one has such a line right below it.
    """
    heads = [
        [block.rank == LEAD and block.bold, block.rank == LEAD and not block.bold]
        for block in all_blocks
    ]
    if any(
        is_bold and recognise(block.label) and next_is_plain
        for ((is_bold, _), (_, next_is_plain)), block in zip(
            pairwise(heads), all_blocks, strict=False
        )
    ):
        for block, (_, plain) in zip(all_blocks, heads, strict=True):
            block.rank += SLIGHTLY if plain else 0
    return all_blocks


def _nest(all_blocks: Iterable[RankedLine]) -> list[RankedLine]:
    """Hang each block below the last one of a smaller rank."""
    top = RankedLine(Shape.TEXT, 0, "", "", 0)
    stack = [top]
    for block in all_blocks:
        while stack[-1].rank >= block.rank:
            stack.pop()
        stack[-1].below.append(block)
        stack.append(block)
    return top.below


def _frozen(siblings: Sequence[RankedLine]) -> tuple[Node, ...]:
    return tuple(
        Node(block.shape, block.label, block.text, block.line, block.marker, _frozen(block.below))
        for block in _adopted(siblings)
    )


def _adopted(siblings: Sequence[RankedLine]) -> list[RankedLine]:
    """Hang bullets below the number that they belong to.

    Three blanks suffice below `9. ` but not below `10. `: there Markdown sees a new list.
    People see the same list.
    """
    kept: list[RankedLine] = []
    for block in siblings:
        above = kept[-1] if kept else block
        other = block.shape is above.shape is Shape.ITEM and block.marker not in {above.marker, "|"}
        titled = not above.text and (not above.below or above.below[-1].marker == block.marker)
        if other and (block.indent > above.indent or titled):
            above.below.append(block)
        else:
            kept.append(block)
    return kept
