"""Find the questions in lines, with their themes; what is written below them becomes notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mockint.guide.concepts.splitting import phrases
from mockint.guide.lines.interrogative import FINAL_MARK, MARK, asks, unquoted
from mockint.guide.lines.labels import (
    ANSWER,
    ANSWER_NOTE,
    ASKED,
    CORE,
    FAREWELL,
    FOLLOWING,
    NOTE,
    split_label,
)
from mockint.guide.markdown.outline import Node
from mockint.guide.markdown.ranked_line import Shape


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """A question as it stands in the guide."""

    text: str
    theme: str
    line: int
    follow_ups: tuple[str, ...]
    core: tuple[str, ...] = ()
    """Concepts without which no answer is good, where the guide names them."""


@dataclass(frozen=True, slots=True)
class QuestionNote:
    """A line that belongs to the question above it."""

    question: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line among questions that asks nothing."""

    text: str
    line: int


QuestionLine = GuideQuestion | QuestionNote | Unclear

ROW = "|"
"""Marker of a row of a table, whose other cells hang below it."""

UNKNOWN = frozenset({"•", ")"})
"""Markers of bullets that Markdown does not know; `)` also of some that it does."""

LONGEST = 60
"""Words of a line without a question mark that may still be a question."""
SHORT_THEME = 8


@dataclass(frozen=True, slots=True)
class _LabelledLine:
    """A line of the outline with its label in plain view."""

    node: Node
    label: str
    text: str

    @property
    def question(self) -> str:
        """The words that would be asked."""
        return unquoted(self.text or self.label)


def asked(nodes: Sequence[Node], theme: str, *, strict: bool) -> Iterator[QuestionLine]:
    """Find the questions.

    `strict` takes only what surely asks; it is meant for lines below no heading of questions.
    """
    lines = [line for node in nodes for line in map(_line, _parted(node)) if not _wishes(line)]
    at = 0
    while at < len(lines):
        line, node = lines[at], lines[at].node
        at += 1
        if _is_question(line, strict=strict):
            first = at
            while at < len(lines) and _belongs(lines[at], line):
                at += 1
            yield from _with_notes(line, [noted.node for noted in lines[first:at]], theme)
        elif node.children:
            yield from asked(node.children, _short(line.label or line.text) or theme, strict=strict)
        elif not (node.shape is Shape.LEAD or node.words.endswith((":", "："))):
            yield Unclear(node.words, node.line)


def _wishes(line: _LabelledLine) -> bool:
    return bool(FAREWELL.search(line.node.words)) and not asks(line.question, likely=False)


def _line(node: Node) -> _LabelledLine:
    label, text = node.label, node.text
    if not label:
        label, text = split_label(text)
        if label and not (
            (asks(text) and not text[0].islower())
            or NOTE.match(label)
            or ASKED.match(label)
            or FOLLOWING.match(label)
            or CORE.match(label)
        ):
            label, text = "", node.text
    if ASKED.match(label) and text:
        label = ""
    return _LabelledLine(node, label, text)


def _is_question(line: _LabelledLine, *, strict: bool) -> bool:
    node = line.node
    words = len(line.question.split())
    children_ask = any(asks(child.text or child.label) for child in node.children)
    named = words <= (SHORT_THEME if children_ask else 3) and not line.question.endswith(".")
    likely = not strict and not (node.children and named)
    if asks(line.question, likely=likely):
        return True
    alone = not node.children or node.marker == ROW
    plain_bullet = node.shape is Shape.ITEM and alone and words <= LONGEST
    return plain_bullet and not strict and not NOTE.match(line.label)


def _belongs(line: _LabelledLine, above: _LabelledLine) -> bool:
    """Whether a line is a note on the question above it, though it does not hang below it."""
    if any(label.match(line.label) for label in (NOTE, FOLLOWING, CORE)) or _answers(line.node):
        return True
    if line.node.children:
        return False
    if (
        above.node.label
        and not above.node.text
        and line.node.shape is Shape.TEXT
        and not line.node.label
    ):
        return not MARK.search(line.question)  # plain words below a question in bold
    if asks(line.question):
        return False
    return line.node.shape is Shape.TEXT or (
        line.node.shape is Shape.ITEM and line.node.marker != above.node.marker
    )


def _with_notes(line: _LabelledLine, beside: Sequence[Node], theme: str) -> Iterator[QuestionLine]:
    """Give a question; what hangs below it or stands beside it either asks on or is a note."""
    own = line.label if line.text and not asks(line.label) else ""
    answers = [Node(Shape.TEXT, "", line.text, line.node.line)] if _answers_itself(line) else []
    below = [
        *answers,
        *line.node.children,
        *beside,
        *(child for node in beside if _answers(node) for child in node.children),
    ]
    follow_ups = [following for node in below for following in _follow_ups(node)]
    cores = [told for told in map(_line, below) if CORE.match(told.label)]
    core = [phrase.name for told in cores for phrase in phrases(told.text)]
    theme = _short(own) or theme
    yield GuideQuestion(line.question, theme, line.node.line, tuple(follow_ups), tuple(core))
    used = [told.node for told in cores]
    noted = [node for node in below if node not in used and not list(_follow_ups(node))]
    yield from _notes(line.question, noted)


def _answers(node: Node) -> bool:
    headed = node.shape is Shape.LEAD and bool(NOTE.match(node.words))
    return headed or bool(ANSWER.match(node.words) or ANSWER_NOTE.match(node.words))


def _parted(node: Node) -> Iterator[Node]:
    """Put the next question beside an answer that it came to hang below.

    It does where the question has no bullet of its own.
    """
    if not _answers(node):
        yield node
        return
    kept, freed = _without_questions(node)
    yield kept
    for question in freed:
        yield from _parted(question)


def _without_questions(node: Node) -> tuple[Node, list[Node]]:
    kept: list[Node] = []
    freed: list[Node] = []
    for child in node.children:
        own_bullet = child.shape is Shape.ITEM and child.marker not in UNKNOWN
        if freed or (not own_bullet and asks(child.text or child.label, likely=False)):
            freed.append(child)
        else:
            inner, below = _without_questions(child)
            kept.append(inner)
            freed += below
    return replace(node, children=tuple(kept)), freed


def _answers_itself(line: _LabelledLine) -> bool:
    return bool(line.text and line.label) and asks(line.label) and not asks(line.text)


def _follow_ups(node: Node) -> Iterator[str]:
    """Give the questions in a line below a question.

    That is the line itself, or all below the label "Follow-ups".
    """
    line = _line(node)
    if FOLLOWING.match(line.label):
        yield from [line.question] if line.text else []
        yield from (unquoted(child.text or child.label) for child in node.children)
    elif not NOTE.match(line.label) and FINAL_MARK.search(line.question):
        yield line.question


def _notes(question: str, nodes: Sequence[Node]) -> Iterator[QuestionNote]:
    for node in nodes:
        if node.words:
            yield QuestionNote(question, node.words, node.line)
        yield from _notes(question, node.children)


def _short(words: str) -> str:
    return words if len(words.split()) <= SHORT_THEME and not words.endswith(".") else ""
