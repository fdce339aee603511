"""Markdown in, a tree of headings, bullets and lines out, each with its place in the file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mockint.guide.asking import asks
from mockint.guide.inline import Statement, statements
from mockint.guide.sections import recognise
from mockint.guide.tables import MAIN, row_parts
from mockint.guide.text import MARKDOWN


class Shape(Enum):
    """What a line looks like."""

    HEADING = auto()
    LEAD = auto()
    """A line that heads what follows without being a heading: bold, or ending with a colon."""
    ITEM = auto()
    """A bullet or a row of a table."""
    TEXT = auto()
    CODE = auto()


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

    @property
    def words(self) -> str:
        """The line as a person reads it."""
        return f"{self.label}: {self.text}" if self.label and self.text else self.label or self.text


@dataclass(slots=True)
class _Block:
    shape: Shape
    rank: float
    """Smaller ranks hold greater ones: headings 1 to 6, lines that head others 7, bullets 10 and more."""
    label: str
    text: str
    line: int
    marker: str = ""
    indent: int = 0
    """Blanks before it in the file."""
    below: list["_Block"] = field(default_factory=list)


LEAD = 7.0
INTRO = 7.5
LINE = 9.0
BULLET = 10.0

NESTED_FENCES = 2
LONGEST = 20_000
"""Characters that are parsed at once; a longer line was not written by a person, and its rest is not read."""

SHORT_WORDS = 8


def outline(text: str) -> tuple[Node, ...]:
    """Read a guide as a tree."""
    blocks = _promoted(list(_blocks(_parser(), text, 0)))
    lines = text.split("\n")
    for block in blocks:
        line = lines[block.line - 1]
        block.indent = len(line) - len(line.lstrip())
    return tuple(_frozen(block) for block in _adopted(_nest(blocks)))


def _promoted(blocks: list[_Block]) -> list[_Block]:
    """Let bold lines that open sections stand above the headings that follow them, where a guide is written so."""
    ranks = [
        below.rank - 0.5
        for lead, below in pairwise(blocks)
        if lead.rank == LEAD and below.shape is Shape.HEADING and recognise(lead.label or lead.text)
    ]
    for block in blocks:
        if ranks and block.rank == LEAD and recognise(block.label or block.text):
            block.rank = min(ranks)
    return blocks


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return markdown.disable(["code", "html_block", "autolink", "entity", "reference"])


def _nest(blocks: Iterable[_Block]) -> list[_Block]:
    top = _Block(Shape.TEXT, 0, "", "", 0)
    stack = [top]
    for block in blocks:
        while stack[-1].rank >= block.rank:
            stack.pop()
        stack[-1].below.append(block)
        stack.append(block)
    return top.below


def _adopted(blocks: Sequence[_Block]) -> list[_Block]:
    """Hang bullets below the number that they belong to.

    Three blanks suffice below `9. ` but not below `10. `, where Markdown sees a new list; people see the same.
    """
    kept: list[_Block] = []
    for block in blocks:
        above = kept[-1] if kept else block
        other = block.shape is above.shape is Shape.ITEM and block.marker != above.marker and block.marker != "|"
        titled = not above.text and (not above.below or above.below[-1].marker == block.marker)
        if other and (block.indent > above.indent or titled):
            above.below.append(block)
        else:
            kept.append(block)
    return kept


def _frozen(block: _Block) -> Node:
    children = tuple(_frozen(child) for child in _adopted(block.below))
    return Node(block.shape, block.label, block.text, block.line, block.marker, children)


def _blocks(markdown: MarkdownIt, text: str, first: int, nested: int = 0) -> Iterator[_Block]:
    """Give the blocks of `text`, whose first line is line `first` (from 0) of the file."""
    tokens = _parse(markdown, text)
    restarts = _restarts(tokens)
    depth, item = 0, ""
    for i, token in enumerate(tokens):
        here = first + (token.map[0] if token.map else 0)
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            depth += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            depth -= 1
        elif token.type == "list_item_open":
            item = token.markup
        elif token.type == "inline" and tokens[i - 1].type in {"paragraph_open", "heading_open"}:
            heads = tokens[i - 1].tag if tokens[i - 1].type == "heading_open" and not depth else ""
            listed = i + 2 < len(tokens) and tokens[i + 2].type.endswith("list_open")
            title = bool(item) and i - 2 in restarts and _is_title(tokens, i)
            place = (0, "") if title else (depth, item)
            yield from _lines(token, here + 1, depth=place[0], item=place[1], heads=heads, listed=listed)
            item = ""
        elif token.type == "table_open":
            yield from _table(tokens, i, first, depth)
        elif token.type == "fence":
            info = token.info.strip().lower()
            if nested < NESTED_FENCES and (info in MARKDOWN or (not info and i == 0)):
                yield from _blocks(markdown, token.content, here + 1, nested + 1)
            elif token.content.strip():
                yield _Block(Shape.CODE, LINE + depth + 0.5, "", token.content.strip().split("\n")[0], here + 1)


def _restarts(tokens: Sequence[Token]) -> frozenset[int]:
    """Find numbered items that do not count on: alone in their list, or where the numbers start again."""
    lists: list[list[tuple[int, int]]] = []
    found: set[int] = set()
    for i, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info and lists:
            lists[-1].append((i, int(token.info)))
        elif token.type == "ordered_list_close":
            items = lists.pop()
            found.update(items[0][:1] if len(items) == 1 else ())
            for (at, number), (next_at, following) in pairwise(items):
                found.update((at, next_at) if following <= number else ())
    return frozenset(found)


def _is_title(tokens: Sequence[Token], i: int) -> bool:
    """Whether such an item is a heading: "2. Questions to ask", as people write without `#`."""
    words = tokens[i].content.strip()
    plain = tokens[i + 2].type == "list_item_close" and len(words.split()) <= SHORT_WORDS
    return plain and not words.endswith(".") and not asks(words) and recognise(words) is not None


def _parse(markdown: MarkdownIt, text: str) -> list[Token]:
    """Parse blocks first and their words after, so that an endless line cannot hold everything up."""
    markdown.disable(["inline"])
    env: dict[str, object] = {}
    tokens = markdown.parse(text, env)
    for token in tokens:
        if token.type != "inline":
            continue
        token.children = []
        whole = len(token.content) <= LONGEST
        for line in [token.content] if whole else token.content.split("\n"):
            parsed: list[Token] = []
            markdown.inline.parse(line[:LONGEST], markdown, env, parsed)
            token.children += parsed if whole else [*parsed, Token("softbreak", "br", 0)]
    return tokens


def _lines(token: Token, line: int, *, depth: int, item: str, heads: str, listed: bool) -> Iterator[_Block]:
    said = list(statements(token.children or []))
    for i, statement in enumerate(said):
        shape, rank = _place(statement, depth, heads, last=i == len(said) - 1, listed=listed)
        if item and i == 0:
            shape, rank = Shape.ITEM, BULLET + depth
        yield _block(statement, shape, rank, line + statement.offset, item or ("•" if statement.bullet else ""))


def _place(said: Statement, depth: int, heads: str, *, last: bool, listed: bool) -> tuple[Shape, float]:
    words = said.label or said.text
    if heads:
        return Shape.HEADING, int(heads[1])
    if said.bullet:
        return Shape.ITEM, BULLET + depth + 0.5
    if depth:
        return Shape.TEXT, BULLET + depth + 0.5
    if said.bold:
        return Shape.LEAD, LEAD
    short = len(words.split()) <= SHORT_WORDS and not re.search(r"[.?!,;。？]$", words) and not said.label
    known = short and recognise(words) is not None
    if known or (short and listed and last):
        return Shape.LEAD, LEAD if known else INTRO
    if last and listed and not said.label and words.endswith((":", "：")):
        return Shape.LEAD, INTRO
    return Shape.TEXT, LINE


def _block(said: Statement, shape: Shape, rank: float, line: int, marker: str) -> _Block:
    if shape in {Shape.HEADING, Shape.LEAD} and not (said.label and said.text):
        return _Block(shape, rank, (said.label or said.text).rstrip(":： "), "", line)
    return _Block(shape, rank, said.label, said.text, line, marker)


def _table(tokens: Sequence[Token], at: int, first: int, depth: int) -> Iterator[_Block]:
    """Give a row of a table as a bullet: its question as the text, its theme as the label, the rest below it."""
    header: list[str] = []
    cells: list[str] = []
    line = 0
    for token in tokens[at:]:
        if token.type == "tr_open":
            cells, line = [], first + (token.map[0] if token.map else 0) + 1
        elif token.type == "inline":
            cells.append(" ".join(said.words for said in statements(token.children or [])))
        elif token.type == "tr_close" and not header:
            header = cells
            section = next((cell for cell in header if MAIN.search(cell) and recognise(cell)), "")
            yield _Block(Shape.LEAD, INTRO + 0.1, section, "", line, "|")
        elif token.type == "tr_close":
            row = row_parts(header, cells)
            if row:
                yield _Block(Shape.ITEM, BULLET + depth, row.label, row.text, line, "|")
                for label, text in row.rest:
                    yield _Block(Shape.TEXT, BULLET + depth + 0.5, label, text, line)
        elif token.type == "table_close":
            return
