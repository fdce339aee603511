"""Cut the outline into parts: runs of lines of one section under one theme."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mockint.guide.lines.forms import mine
from mockint.guide.lines.headings import BELOW_BULLET, BELOW_HEADING, TALK, Section, recognise
from mockint.guide.lines.interrogative import asks
from mockint.guide.lines.labels import ANSWER, ANSWER_NOTE, FOLLOWING, NOTE
from mockint.guide.markdown.outline import Node
from mockint.guide.markdown.ranked_line import Shape
from mockint.guide.sections.heading_forms import with_sections_by_form


@dataclass(frozen=True, slots=True)
class SectionPart:
    """Lines of one section under one heading."""

    section: Section | None
    """None where no heading tells what the lines are."""
    theme: str
    """The heading below the section's own heading; empty when there is none."""
    line: int
    """Of the heading."""
    nodes: tuple[Node, ...]
    heading: str = ""
    """The words of the heading that opened the section."""


YOU = re.compile(r"\b(you|your|yourself|me)\b", re.IGNORECASE)
"""A heading that asks "you" is itself asked; "What will they ask?" only heads what is."""

TABLE = "|"
"""Marker of the line that stands for a table's header.
It tells something only where no heading does."""

INTRO = ":"
"""Marker of a line that ends with a colon.
"About the team:" is a theme, "Show interest by asking:" is none."""

COUNTED = re.compile(r"^(Q|Question|질문)\s?\d{1,3}\s*[·:.|–—-]*\s*", re.IGNORECASE)
"""Headings that only count: "Q1 · General"."""

WHOSE = frozenset({Section.QUESTIONS, Section.TO_ASK})
"""Sections whose heading says who asks, which the form of the lines cannot say as surely."""

OPEN = frozenset({Section.NOTES, None})
"""Headings that leave open what stands below them."""

INTRO_THEME = 3
SHORT_THEME = 6
"""Words; a longer line that heads others is an introduction."""


def parts(tree: Sequence[Node], company: str = "") -> Iterator[SectionPart]:
    """Cut the guide into its parts, in the order of the file.

    Headings may call the company by its name.
    """
    tree = _called("company", tree, company.split(maxsplit=1)[0]) if company else tree
    tree = with_sections_by_form(tree)
    tops = [node for node in tree if node.shape is Shape.HEADING and node.children]
    for node in tree:
        if (tops == [node] and _titles(node)) or (node is tree[0] and _is_line_above_all(node)):
            yield from _inside(node.children, None, "", node.line)
        else:
            yield from _inside([node], None, "", node.line)


def _called(word: str, tree: Sequence[Node], name: str) -> tuple[Node, ...]:
    """Put a word for a name in headings, where that tells more.

    "Questions for Kakao" and "Why Kakao" speak of the company.
    """
    pattern = re.compile(
        rf"(?:^|(?<=\bfor )|(?<=\bat )|(?<=\babout )|(?<=\bwhy )|(?<=\bwith )|(?<=\bto )"
        rf"|(?<=\bask )|(?<=\bjoin )|(?<=\bof ))"
        rf"{re.escape(name)}(?:(?=['’]s\b)|(?=\W*$)|(?=\W* [(–—:-]))",
        re.IGNORECASE,
    )

    def renamed(node: Node) -> Node:
        children = tuple(renamed(child) for child in node.children)
        heads = node.shape in {Shape.HEADING, Shape.LEAD} and not node.text
        is_title = node is tree[0]  # which names the company, and is no section on it
        label = node.label
        if heads and not is_title and not asks(label, likely=False):
            plain = pattern.sub(f"the {word}", label)
            label = plain if recognise(plain) else label
        return replace(node, label=label, children=children)

    return tuple(renamed(node) for node in tree)


def _titles(node: Node) -> bool:
    """Whether the only top heading is the guide's title, and no section."""
    below = [child for child in node.children if child.shape in {Shape.HEADING, Shape.LEAD}]
    return bool(below) and recognise(node.words) not in {Section.QUESTIONS, Section.TO_ASK}


def _is_line_above_all(node: Node) -> bool:
    """Whether the first line is a plain title, below which numbered lines are the headings."""
    return node.shape is Shape.TEXT and any(
        recognise(child.words) for child in node.children if child.children
    )


def _inside(
    nodes: Sequence[Node], section: Section | None, theme: str, line: int, heading: str = ""
) -> Iterator[SectionPart]:
    plain: list[Node] = []
    for node in nodes:
        below = _opens(node, section)
        if not _heads(node, section) and below is section:
            plain.append(node)
            continue
        if plain:
            yield SectionPart(section, theme, line, tuple(plain), heading)
            plain = []
        if not node.children and node.marker != TABLE:
            yield SectionPart(below, "", node.line, ())
        elif below is section:
            yield from _inside(
                node.children, section, _theme(node) or theme, node.line, heading or node.words
            )
        else:
            named = recognise(node.label or node.text) is below
            own = "" if named else _theme(node)
            yield from _inside(node.children, below, own, node.line, node.words)
    if plain:
        yield SectionPart(section, theme, line, tuple(plain), heading)


def _heads(node: Node, section: Section | None) -> bool:
    """Whether a line is only the heading of what stands below it."""
    if node.shape not in {Shape.HEADING, Shape.LEAD} or (node.text and node.label):
        return False
    if node.marker == TABLE:
        return True
    if section not in {None, Section.QUESTIONS, Section.TO_ASK}:
        return bool(node.children) or node.shape is Shape.HEADING
    if any(pattern.match(node.words) for pattern in (NOTE, ANSWER, ANSWER_NOTE, FOLLOWING)):
        return False
    return _heads_questions(node, likely=section is not None)


def _heads_questions(node: Node, *, likely: bool) -> bool:
    """Whether a heading among questions is a theme, and not itself a question."""
    about_them = _of_questions(node) and len(node.children) > 1 and not YOU.search(node.words)
    if about_them or any(child.shape is Shape.HEADING for child in node.children):
        return True
    sentence = len(node.words.split()) > 3 or node.words.endswith(".")
    asking = asks(node.words, likely=likely and sentence)
    return not asking and (bool(node.children) or recognise(node.words) is not None)


def _opens(node: Node, section: Section | None) -> Section | None:
    """Tell the section of what stands below a line.

    It is the section the line stands in when the line opens none.
    """
    words = node.label or node.text
    sentence = bool(node.label and node.text) or (
        node.marker == INTRO and ("," in words or len(words.split()) > 7)
    )
    new = None if sentence else recognise(words)
    if section is not None and (node.marker == TABLE or ANSWER_NOTE.match(words)):
        asked = (
            node.marker == TABLE and recognise(words) is Section.QUESTIONS and section not in TALK
        )
        return Section.QUESTIONS if asked else section
    by_form = _by_form(node, section, new)
    if by_form is not None:
        return by_form
    if node.shape in {Shape.HEADING, Shape.LEAD}:
        allowed = BELOW_HEADING[section]
    elif node.shape is Shape.ITEM and node.children:
        allowed = BELOW_BULLET.get(section, frozenset())
    else:
        return section
    if new is None or new not in allowed or asks(node.words, likely=False):
        return section
    if (
        section is Section.QUESTIONS
        and new is not Section.TO_ASK
        and (_of_questions(node) or not node.children)
    ):
        return section
    return new


def _by_form(node: Node, section: Section | None, named: Section | None) -> Section | None:
    """Give the section that the lines below a heading make out by their form.

    None where the heading's own words tell more.
    """
    by_form = node.by_form
    if by_form is None or node.shape not in {Shape.HEADING, Shape.LEAD} or named in WHOSE:
        return None
    if asks(node.words, likely=False) and not _asks_for_all(node):
        return None
    if by_form is Section.ADVICE:
        return by_form if named in OPEN and section in {None, *WHOSE} else None
    if section in WHOSE:
        return Section.TO_ASK if by_form is Section.TO_ASK and mine(node.words) else None
    return by_form


def _asks_for_all(node: Node) -> bool:
    """Whether a heading that asks only sums up the questions below it: "Can you do the job?"."""
    listed = [child for child in node.children if child.shape is Shape.ITEM]
    return (
        node.shape is Shape.HEADING
        and len(listed) > 1
        and all(asks(child.words) for child in listed)
    )


def _of_questions(node: Node) -> bool:
    """Whether most of what stands right below a line asks something."""
    below = [child for child in node.children if child.shape is not Shape.LEAD or child.text]
    return sum(asks(child.text or child.label) for child in below) * 2 > len(below)


def _theme(node: Node) -> str:
    words = COUNTED.sub("", node.words.rstrip(":： "))
    longest = INTRO_THEME if node.marker == INTRO else SHORT_THEME
    return words if node.marker != TABLE and len(words.split()) <= longest else ""
