"""Lines where questions stand in, questions with their themes out, and what is written below them as notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockint.guide.asking import asks, unquoted
from mockint.guide.blocks import Shape
from mockint.guide.outline import Node
from mockint.guide.wording import FAREWELL, split_label


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands in the guide."""

    text: str
    theme: str
    line: int
    follow_ups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A line that belongs to the question above it."""

    question: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line among questions that asks nothing."""

    text: str
    line: int


Found = Asked | Note | Unclear

NOTE = re.compile(
    r"^(a\d{0,3}|answers?|sample answers?|model answers?|my answer|notes?|tips?|hints?|key points?|points?"
    r"|why|why they ask"
    r"|what they want|looking for|intent|example|goal|context|rationale|source|difficulty|level|framework|category"
    r"|situation|task|action|result|s|t|r|답|답변|모범 답안|의도|팁|메모|핵심|포인트|답변 방향)$",
    re.IGNORECASE,
)
ASKED = re.compile(r"^(q|question|질문|문항|main question|prompt)\s?\d{0,3}$", re.IGNORECASE)
FOLLOWING = re.compile(
    r"^(follow.?ups?|follow.?up questions?|probes?|꼬리 ?질문|후속 질문|추가 질문)\s?\d{0,3}$", re.IGNORECASE
)

LONGEST = 60
"""Words of a line without a question mark that may still be a question."""
SHORT_THEME = 8


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the outline with its label in plain view."""

    node: Node
    label: str
    text: str

    @property
    def question(self) -> str:
        """The words that would be asked."""
        return unquoted(self.text or self.label)


def asked(nodes: Sequence[Node], theme: str, *, strict: bool) -> Iterator[Found]:
    """Find the questions; where no heading says that these are questions, `strict` takes only what surely asks."""
    above: _Line | None = None
    for node in nodes:
        line = _line(node)
        if FAREWELL.search(node.words) and not asks(line.question, likely=False):
            continue
        if above and _belongs(line, above):
            yield from _notes(above.question, [node])
        elif _is_question(line, strict=strict):
            above = line
            yield _asked(line, theme)
            yield from _notes(line.question, _rest(line))
        elif node.children:
            yield from asked(node.children, _short(line.label or line.text) or theme, strict=strict)
        elif not (node.shape is Shape.LEAD or node.words.endswith((":", "："))):
            yield Unclear(node.words, node.line)


def _line(node: Node) -> _Line:
    label, text = node.label, node.text
    if not label:
        label, text = split_label(text)
        if label and not (asks(text) or NOTE.match(label) or ASKED.match(label) or FOLLOWING.match(label)):
            label, text = "", node.text
    if ASKED.match(label) and text:
        label = ""
    return _Line(node, label, text)


def _is_question(line: _Line, *, strict: bool) -> bool:
    node = line.node
    words = len(line.question.split())
    children_ask = any(asks(child.text or child.label) for child in node.children)
    likely = not strict and not (node.children and words <= (SHORT_THEME if children_ask else 3))
    if asks(line.question, likely=likely):
        return True
    plain_bullet = node.shape is Shape.ITEM and not node.children and words <= LONGEST
    return plain_bullet and not strict and not NOTE.match(line.label)


def _belongs(line: _Line, above: _Line) -> bool:
    """Whether a line is a note on the question above it, though it does not hang below it."""
    if NOTE.match(line.label) or FOLLOWING.match(line.label):
        return True
    if line.node.children or asks(line.question):
        return False
    return line.node.shape is Shape.TEXT or (line.node.shape is Shape.ITEM and line.node.marker != above.node.marker)


def _asked(line: _Line, theme: str) -> Asked:
    own = line.label if line.text and not asks(line.label) else ""
    follow_ups = tuple(
        unquoted(one.text or one.label)
        for one in map(_line, line.node.children)
        if asks(one.text or one.label, likely=False) and not NOTE.match(one.label)
    )
    return Asked(line.question, _short(own) or theme, line.node.line, follow_ups)


def _rest(line: _Line) -> list[Node]:
    taken = [one.node for one in map(_line, line.node.children) if NOTE.match(one.label) or not asks(one.question)]
    if line.text and line.label and asks(line.label) and not asks(line.text):
        return [Node(Shape.TEXT, "", line.text, line.node.line), *taken]
    return taken


def _notes(question: str, nodes: Sequence[Node]) -> Iterator[Note]:
    for node in nodes:
        if node.words:
            yield Note(question, node.words, node.line)
        yield from _notes(question, node.children)


def _short(words: str) -> str:
    return words if len(words.split()) <= SHORT_THEME and not words.endswith(".") else ""
