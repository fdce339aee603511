"""Read lines of concepts to know as groups of things that can be heard."""

from collections.abc import Iterable, Iterator, Sequence

from mockint.guide.concepts.splitting import group_and_list, is_list, phrases
from mockint.guide.lines.headings import Section
from mockint.guide.lines.labels import FAREWELL
from mockint.guide.markdown.outline import Node
from mockint.guide.markdown.ranked_line import Shape
from mockint.guide.sections.section_parts import SectionPart
from mockint.model import Concept, ConceptGroup, Fact, Fault, Source

LOOSE = "Concepts"
"""Name of the group of those that stand in none."""


def concepts(part: SectionPart, file: str) -> Iterator[ConceptGroup | Fact | Fault]:
    """Read one part of the section on concepts.

    Lines that name a group are groups; the rest is one group under the part's heading.
    """
    loose: list[Concept] = []
    for node in part.nodes:
        source = Source(file, node.line)
        label, text = _label(node)
        introduces = node.shape is Shape.TEXT and node.words.endswith((":", "："))
        if introduces or FAREWELL.search(node.words):
            continue
        if _is_group(node, label, text):
            yield Fact(Section.CONCEPTS, label or text, node.words, source)
            yield ConceptGroup(label or text, _below(node, label, text, source), source)
        elif label and text and is_list(text):
            yield Fact(Section.CONCEPTS, label, text, source)
            yield ConceptGroup(label, _named(text, source), source)
        elif label or is_list(text):
            yield Fact(Section.CONCEPTS, label or part.theme, text or label, source)
            loose += _named(label or text, source)
            yield from _explanations(node, label or text, file)
        else:
            yield Fault(
                source,
                f"Not a concept: {_brief(text)}",
                "Write the words to be heard, separated by commas.",
            )
    if loose:
        yield ConceptGroup(
            part.theme or LOOSE, _once(loose), Source(file, part.line or loose[0].source.line)
        )


def _is_group(node: Node, label: str, text: str) -> bool:
    """Whether concepts hang below a line; what hangs below a row or a sentence explains it."""
    explained = node.marker == "|" or bool(label and text and not is_list(text))
    return bool(node.children) and not explained


def merged(groups: Iterable[ConceptGroup]) -> tuple[ConceptGroup, ...]:
    """Join groups of the same name, so that a name means one group."""
    by_name: dict[str, ConceptGroup] = {}
    for group in groups:
        if not group.concepts:
            continue
        old = by_name.get(group.name.casefold())
        joined = (*old.concepts, *group.concepts) if old else group.concepts
        by_name[group.name.casefold()] = ConceptGroup(
            old.name if old else group.name, _once(joined), old.source if old else group.source
        )
    return tuple(by_name.values())


def _label(node: Node) -> tuple[str, str]:
    if node.label or node.children:
        return node.label.rstrip(":： "), node.text.rstrip(":： ")
    return group_and_list(node.text)


def _below(node: Node, label: str, text: str, source: Source) -> tuple[Concept, ...]:
    """Collect what hangs below a group, at whatever depth."""
    collected = list(_named(text, source)) if label and text else []
    for child in node.children:
        here = Source(source.file, child.line)
        name, listed = _label(child)
        if child.shape is Shape.TEXT and not is_list(child.words):
            continue
        if name and listed and is_list(listed):
            collected += _named(listed, here)
        elif name or is_list(listed):
            collected += _named(name or listed, here)
        collected += _below(child, "", "", here)
    return _once(collected)


def _explanations(node: Node, topic: str, file: str) -> Iterator[Fact]:
    for child in node.children:
        yield Fact(Section.CONCEPTS, topic, child.words, Source(file, child.line))
        yield from _explanations(child, topic, file)


def _named(text: str, source: Source) -> tuple[Concept, ...]:
    return tuple(Concept(phrase.name, phrase.said_as, source) for phrase in phrases(text))


def _once(repeated: Sequence[Concept]) -> tuple[Concept, ...]:
    return tuple({concept.name.casefold(): concept for concept in reversed(repeated)}.values())[
        ::-1
    ]


def _brief(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
