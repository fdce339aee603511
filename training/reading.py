"""Read the training text: answers with labelled sentences, and concepts as people say them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "text"

CALIBRATION = FOLDER.with_name("calibration")
"""By authors of whom nothing is in `FOLDER`: it says how far what was learned can be trusted."""

MEASURED = FOLDER.with_name("measured")
"""By three more: no network learns from them, they only measure."""

EVERYDAY = Path(__file__).parent / "everyday.txt"
"""Talk about other things, a line each."""

VERDICTS = ("said", "named", "denied", "wrong", "absent")

MARKS = "+~-!^0"
"""Said, named, denied, stated wrongly, the neighbour explained, the same words in everyday use."""


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence of an answer."""

    part: str
    """`S`, `T`, `A`, `R`, or `-`."""
    traits: str
    """As they stand in the file."""
    text: str


@dataclass(frozen=True, slots=True)
class LabelledAnswer:
    """A whole answer."""

    author: str
    """Name of the file."""
    id: str
    kind: str
    question: str
    recognised: bool
    """Written as speech recognition writes."""
    concepts: tuple[str, ...]
    only: tuple[str, ...]
    """What alone is labelled: traits, or `parts`; empty where everything is."""
    sentences: tuple[LabelledSentence, ...]
    verdicts: dict[str, tuple[str, tuple[int, ...]]]
    """By concept: one of `VERDICTS`, and the sentences that say it, counted from 1."""


@dataclass(frozen=True, slots=True)
class LabelledConcept:
    """A concept, and sentences that say it or seem to."""

    author: str
    name: str
    trade: str
    means: str
    lines: tuple[tuple[str, str], ...]
    """One of `MARKS`, and the sentence."""


@dataclass(slots=True)
class _Block:
    head: str
    lines: list[str] = field(default_factory=list)


def answers(folder: Path = FOLDER) -> Iterator[LabelledAnswer]:
    """Give all answers of all authors."""
    for path in sorted(folder.glob("*.txt")):
        for block in _blocks(path):
            if block.head.startswith("## "):
                yield _answer(path.stem, block)


def concepts(folder: Path = FOLDER) -> Iterator[LabelledConcept]:
    """Give all concepts of all authors."""
    for path in sorted(folder.glob("*.txt")):
        for block in _blocks(path):
            if block.head.startswith("# ") and block.head.count("|") >= 2:
                name, trade, means = _cells(block.head[2:], 3)
                marked = (line for line in block.lines if line[0] in MARKS)
                lines = tuple((line[0], line[1:].strip()) for line in marked)
                yield LabelledConcept(path.stem, name, trade, means, lines)


def traits(labels: str) -> set[str]:
    """Read `result:"from nine to two",gain:users`: the names alone."""
    return {part.split(":")[0].strip() for part in re.sub(r'"[^"]*"', "", labels).split(",")}


def _blocks(path: Path) -> Iterator[_Block]:
    """Cut a file where a heading stands."""
    block: _Block | None = None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("## ", "# ")):
            if block is not None:
                yield block
            block = _Block(line)
        elif block is not None and line.strip():
            block.lines.append(line.strip())
    if block is not None:
        yield block


def _answer(author: str, block: _Block) -> LabelledAnswer:
    id_, kind, question = _cells(block.head[3:], 3)
    about = [line for line in block.lines if line.startswith("@")]
    verdicts: dict[str, tuple[str, tuple[int, ...]]] = {}
    for line in block.lines:
        if line.startswith("= "):
            verdicts |= _verdicts(line)
    told = (_cells(line, 3) for line in block.lines if re.match(r"[STAR-]\s*\|", line))
    return LabelledAnswer(
        author=author,
        id=id_,
        kind=kind,
        question=question,
        recognised=any("recogniser" in line for line in about),
        concepts=_listed(about, "@ concepts:", ";"),
        only=_listed(about, "@ only:", ","),
        sentences=tuple(LabelledSentence(*cells) for cells in told),
        verdicts=verdicts,
    )


def _listed(about: list[str], head: str, sign: str) -> tuple[str, ...]:
    """Read a list behind a head; empty where there is none."""
    line = next((line for line in about if line.startswith(head)), head)
    return tuple(part.strip() for part in line[len(head) :].split(sign) if part.strip())


def _verdicts(line: str) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Read `= said: triage 2,3; handover 4`."""
    verdict, _, listed = line[2:].partition(":")
    found = {}
    for part in (part.strip() for part in listed.split(";")):
        if part and part != "-":
            match = re.fullmatch(r"(.*?)(?:\s+([\d,\s]+))?", part)
            assert match is not None
            numbers = tuple(int(number) for number in re.findall(r"\d+", match[2] or ""))
            found[match[1].strip()] = (verdict.strip(), numbers)
    return found


def _cells(line: str, count: int) -> list[str]:
    return [cell.strip() for cell in line.split("|", count - 1)]
