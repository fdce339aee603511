"""Read a preparation guide as a pack; every line that was not understood becomes a fault."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mockint.errors import BadGuide
from mockint.guide.fates import Fate, fates
from mockint.guide.language import told
from mockint.guide.markdown.file import bare, load
from mockint.guide.markdown.outline import Node, numbered, outline
from mockint.guide.markdown.ranked_line import RankedLine, Shape
from mockint.guide.pack import GuideSource, pack_of
from mockint.guide.part_readers import Understood, understood
from mockint.guide.rewriting.rewrite import rewritten
from mockint.guide.roles.apply import decided
from mockint.guide.roles.decide import Decision, decisions, described
from mockint.guide.roles.units import Unit
from mockint.guide.rubric.apply import applied
from mockint.guide.rubric.overrides import beside, overrides
from mockint.guide.sections.questions import GuideQuestion
from mockint.guide.sections.section_parts import parts
from mockint.guide.sections.title import company_and_role, title_line
from mockint.guide.shipped import named
from mockint.model import Fault, Pack, Rule, Source
from mockint.ports import Embedder

MOST_LINES = 20_000
"""Lines with words in them, and a tenth of all lines.
A guide of two hundred questions has about a thousand."""


def read(
    path: Path, rules: Sequence[Rule], meaning: Embedder | None = None
) -> tuple[Pack, tuple[Fault, ...]]:
    """Read a guide; without a model of meaning only exact words decide what belongs to what.

    `rules` is what advice can ask for: all checks as `mockint.wiring.guides` hands them over.
    The bare name of a shipped guide will do for its path.
    A rubric file beside the guide is applied.
    Raises `BadGuide` when the guide cannot be read or asks nothing, and `BadInput` when the
    rubric file is wrong.
    """
    with _without_collection():
        return _read(named(path), rules, meaning)


def _read(
    path: Path, rules: Sequence[Rule], meaning: Embedder | None
) -> tuple[Pack, tuple[Fault, ...]]:
    file = load(path)
    text, left_out = _within(file.text.replace("\r\n", "\n").replace("\r", "\n"))
    title, lines, _ = _understood(text, path.name)
    if not any(isinstance(line, GuideQuestion) for line in lines):
        raise BadGuide(
            f"{path} holds no question.",
            do="List them below a heading “Questions”; see mockint guide show for an example.",
        )
    source = GuideSource(path.name, file.hash, rules, meaning)
    pack = pack_of(lines, title.words if title else path.stem, source)
    rubric_file = beside(path)
    if rubric_file:
        pack = applied(pack, overrides(rubric_file))
    beforehand = [*_converted(file.encoding, path.name), *told(pack.language, path.name)]
    return pack, (*beforehand, *_faults(lines, path.name, left_out))


def _converted(encoding: str, file: str) -> list[Fault]:
    if not encoding:
        return []
    hint = "Save it as UTF-8 if any letter looks wrong."
    return [Fault(Source(file, 1), f"The file was read as {encoding}, not UTF-8.", hint)]


def line_by_line(path: Path) -> list[Fate]:
    """Tell what becomes of every line of a guide."""
    path = named(path)
    text, _ = _within(load(path).text.replace("\r\n", "\n").replace("\r", "\n"))
    with _without_collection():
        _, lines, decided_on = _understood(text, path.name)
    headings = {decision.unit.heading for decision in decided_on}
    return fates(text, lines, decided_on, headings)


def _understood(text: str, file: str) -> tuple[Node | None, list[Understood], list[Decision]]:
    ranked = numbered(rewritten(bare(text)))
    title, lines = _outlined(ranked, file)
    decided_on = decisions(ranked, text, lines, title.line if title else 0)
    return title, decided(lines, decided_on, text, file), decided_on


def described_lines(text: str, file: str) -> list[tuple[Unit, dict[str, float], str]]:
    """Give each line that may be asked, with what speaks for it and what the outline made of it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    ranked = numbered(rewritten(bare(text)))
    return described(ranked, text, _outlined(ranked, file)[1])


def _outlined(ranked: Sequence[RankedLine], file: str) -> tuple[Node | None, list[Understood]]:
    tree = outline(ranked)
    title = title_line(tree)
    return title, list(_lines(tree, title, file))


@contextmanager
def _without_collection() -> Iterator[None]:
    """Hold the garbage collector while a guide is read.

    It would walk all lines again and again while they become more, and would find nothing.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _within(text: str) -> tuple[str, int]:
    """Cut a guide that is longer than any person's.

    The number is the first line that is left out; 0 when none is.
    """
    lines = text.split("\n")
    numbers = [number for number, line in enumerate(lines[: 10 * MOST_LINES], 1) if line.strip()]
    if len(numbers) <= MOST_LINES and len(lines) <= 10 * MOST_LINES:
        return text, 0
    over = numbers[MOST_LINES] if len(numbers) > MOST_LINES else 10 * MOST_LINES
    return "\n".join(lines[: over - 1]), over


def _lines(tree: Sequence[Node], title: Node | None, file: str) -> Iterator[Understood]:
    """Understand all parts of the guide, whose headings may call the company by its name."""
    company, _ = company_and_role(title.words if title else "", ())
    for part in parts(tree, company):
        for line in understood(part, file):
            if title is None or not _is_title(line, title):
                yield line


def _is_title(line: Understood, title: Node) -> bool:
    """Whether a question or a fault is only the title, which stands under no heading."""
    if isinstance(line, GuideQuestion):
        return title.shape is not Shape.HEADING and line.line == title.line
    return isinstance(line, Fault) and line.source.line == title.line


def _faults(lines: Sequence[Understood], file: str, left_out: int) -> Iterator[Fault]:
    faults = [line for line in lines if isinstance(line, Fault)]
    yield from sorted(faults, key=lambda fault: fault.source.line)
    if left_out:
        hint = f"The first {MOST_LINES} lines were read; split the guide."
        yield Fault(Source(file, left_out), "From this line on nothing is read.", hint)
