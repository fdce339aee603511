"""Cut Markdown into lines, each with what it looks like, its rank, and its place in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mockint.guide.lines.forms import quoted
from mockint.guide.lines.headings import recognise
from mockint.guide.lines.interrogative import asks
from mockint.guide.markdown.file import MARKDOWN
from mockint.guide.markdown.inline import Statement, statements
from mockint.guide.markdown.ranked_line import BELOW, BULLET, INTRO, LEAD, LINE, RankedLine, Shape
from mockint.guide.markdown.tables import table_lines


@dataclass(frozen=True, slots=True)
class _ParagraphPlace:
    """Where the lines of one paragraph stand."""

    depth: int
    """Lists around it."""
    item: str
    """Marker of the bullet that it opens; empty when it opens none."""
    level: int
    """Of a heading; 0 for all else."""
    listed: bool
    """A list follows."""


NESTED_FENCES = 2
LONGEST = 20_000
"""Characters that are parsed at once.
No person wrote a longer line, and its rest is not read."""

SHORT_WORDS = 8


def blocks(text: str) -> list[RankedLine]:
    """Give the lines of a guide in order."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    markdown.disable(["code", "html_block", "autolink", "entity", "reference", "inline"])
    all_blocks = list(_blocks(markdown, text, 0))
    lines = text.split("\n")
    for block in all_blocks:
        line = lines[block.line - 1]
        block.indent = len(line) - len(line.lstrip())
    return all_blocks


def _blocks(markdown: MarkdownIt, text: str, first: int, nested: int = 0) -> Iterator[RankedLine]:
    """Give the blocks of `text`, whose first line is line `first` (from 0) of the file."""
    tokens = _parse(markdown, text)
    restarts = _restarts(tokens)
    depth, item = 0, ""
    for i, token in enumerate(tokens):
        here = first + (token.map[0] if token.map else 0) + 1
        if token.type.endswith("_list_open"):
            depth += 1
        elif token.type.endswith("_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            item = token.markup
        elif token.type == "inline" and tokens[i - 1].type in {"paragraph_open", "heading_open"}:
            if item and i - 2 in restarts and _is_title(tokens, i):
                place = _paragraph(tokens, i, 0, "", heading=not depth)
            else:
                place = _paragraph(tokens, i, depth, item, heading=not depth)
            yield from _lines(token, here, place)
            item = ""
        elif token.type == "table_open":
            yield from table_lines(tokens, i, first, depth)
        elif token.type == "fence":
            yield from _fence(markdown, token, here, nested, leads=i == 0)


def _paragraph(
    tokens: Sequence[Token], i: int, depth: int, item: str, *, heading: bool
) -> _ParagraphPlace:
    """Give the place of the paragraph whose words are token `i`; in a list it is no heading."""
    opening = tokens[i - 1]
    level = int(opening.tag[1]) if heading and opening.type == "heading_open" else 0
    listed = i + 2 < len(tokens) and tokens[i + 2].type.endswith("list_open")
    return _ParagraphPlace(depth, item, level, listed)


def _fence(
    markdown: MarkdownIt, token: Token, line: int, nested: int, *, leads: bool
) -> Iterator[RankedLine]:
    """Read a fence that holds Markdown as if it were not there.

    Anything else in a fence is code.
    """
    info = token.info.strip().lower()
    if nested < NESTED_FENCES and (info in MARKDOWN or (not info and leads)):
        yield from _blocks(markdown, token.content, line, nested + 1)
    elif token.content.strip():
        yield RankedLine(Shape.CODE, LINE, "", token.content.strip().split("\n")[0], line)


def _parse(markdown: MarkdownIt, text: str) -> list[Token]:
    """Parse blocks first and their words after, so that an endless line holds nothing up."""
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


def _restarts(tokens: Sequence[Token]) -> frozenset[int]:
    """Find numbered items that do not count on.

    They are alone in their list, or the numbers start again there.
    """
    lists: list[list[tuple[int, int]]] = []
    restarts: set[int] = set()
    for i, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info and lists:
            lists[-1].append((i, int(token.info)))
        elif token.type == "ordered_list_close":
            items = lists.pop()
            restarts.update(at for at, _ in items if len(items) == 1)
            for (at, number), (next_at, following) in pairwise(items):
                restarts.update((at, next_at) if following <= number else ())
    return frozenset(restarts)


def _is_title(tokens: Sequence[Token], i: int) -> bool:
    """Whether such an item is a heading: "2. Questions to ask", as people write without `#`."""
    words = tokens[i].content.strip()
    plain = tokens[i + 2].type == "list_item_close" and len(words.split()) <= SHORT_WORDS
    return plain and not words.endswith(".") and not asks(words) and recognise(words) is not None


def _lines(token: Token, line: int, place: _ParagraphPlace) -> Iterator[RankedLine]:
    lines = list(statements(token.children or []))
    for i, statement in enumerate(lines):
        if place.item and i == 0:
            shape, rank = Shape.ITEM, BULLET + place.depth
        else:
            shape, rank = _look(statement, place, listed=place.listed and i == len(lines) - 1)
        marker = place.item or statement.bullet
        yield _block(statement, shape, rank, line=line + statement.offset, marker=marker)


def _look(statement: Statement, place: _ParagraphPlace, *, listed: bool) -> tuple[Shape, float]:
    """Tell the shape and the rank of a line; `listed` when a list follows right after it."""
    if place.level:
        return Shape.HEADING, place.level
    # "**4. Why us?**": what stands below it in plain words is beside it.
    if statement.bullet and statement.bold and not place.depth:
        return Shape.ITEM, LINE
    if statement.bullet or place.depth:
        return Shape.ITEM if statement.bullet else Shape.TEXT, BULLET + place.depth + BELOW
    if statement.bold:
        return Shape.LEAD, LEAD
    words = statement.label or statement.text
    short = (
        not statement.label
        and len(words.split()) <= SHORT_WORDS
        and not re.search(r"[.?!,;。？]$", words)
    )
    if short and "," not in words and not quoted(words) and recognise(words) is not None:
        return Shape.LEAD, LEAD
    intro = listed and (short or (not statement.label and words.endswith((":", "："))))
    return (Shape.LEAD, INTRO) if intro else (Shape.TEXT, LINE)


def _block(
    statement: Statement, shape: Shape, rank: float, *, line: int, marker: str
) -> RankedLine:
    if shape in {Shape.HEADING, Shape.LEAD} and not (statement.label and statement.text):
        words = statement.label or statement.text
        colon = shape is Shape.LEAD and not statement.bold and words.endswith((":", "："))
        return RankedLine(
            shape, rank, words.rstrip(":： "), "", line, ":" if colon else "", bold=statement.bold
        )
    return RankedLine(shape, rank, statement.label, statement.text, line, marker)
