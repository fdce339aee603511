"""Which part of a story each word tells, and which part is not there, beside position alone.

python -m benchmarks.story_parts [FOLDER]

Stories of FOLDER (`training/measured` by default), labelled sentence by sentence by their authors.
First the words that are told as situation, task, action or result: macro-F1 over the four, for all
stories and for those that begin with the result or jump, and those without signs. Then each part is
taken out of each story that has it, and what the report says of that part is compared: that it is
missing, where it was taken out, and that it is told, where it was left; macro-F1 of both. Position
alone knows how stories go: the first fifth is the situation, then the task, then the action, the
last quarter is the result.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.judge import PARTS, typed
from mockint.model import Level, Review, Rubric
from mockint.review import review
from mockint.review.checks import star
from mockint.review.reading import prepare
from mockint.wiring import parts
from training.reading import MEASURED, LabelledAnswer, answers

LETTERS = "STAR"
SHARES = {"S": 0.2, "T": 0.1, "A": 0.45, "R": 0.25}
"""Of a story, as position alone takes it to be."""
Pairs = list[tuple[str, str]]
"""By the author and by whom is measured."""


def main(folder: Path = MEASURED) -> None:
    """Print both."""
    orders = _orders(folder)
    stories = [
        story
        for story in answers(folder)
        if story.kind == "behavioral" and {"S", "A"} <= {line.part for line in story.sentences}
    ]
    groups: dict[str, Callable[[LabelledAnswer], bool]] = {
        "all stories": lambda _: True,
        "as told": lambda story: orders[story.author, story.id] == "as-told",
        "result first": lambda story: orders[story.author, story.id] == "result-first",
        "jumbled": lambda story: orders[story.author, story.id] == "jumbled",
        "without signs": lambda story: story.recognised,
    }
    told = [(story, list(_by_word(story))) for story in stories]
    for name, belongs in groups.items():
        some = [(story, words) for story, words in told if belongs(story)]
        judged = [pair for _, words in some for pair in words]
        placed = [pair for story, _ in some for pair in _by_position(story)]
        print(
            f"{name}: {len(some)} stories, macro-F1 of words {f1(judged, LETTERS):.3f}, "
            f"position alone {f1(placed, LETTERS):.3f}"
        )
    cut = [pair for story in stories for pair in _cut_out(story)]
    print(
        f"parts cut out or left, {len(cut)}: macro-F1 {f1(cut, ('there', 'missing')):.3f}; "
        f"possibly {sum(shown == 'possibly' for _, shown in cut)}; always there "
        f"{f1([(so, 'there') for so, _ in cut], ('there', 'missing')):.3f}"
    )


def f1(pairs: Sequence[tuple[str, str]], classes: Sequence[str]) -> float:
    """Give the mean of each class's F1."""
    counts = Counter(pairs)
    scores = []
    for name in classes:
        both = counts[name, name]
        said = sum(count for (_, shown), count in counts.items() if shown == name)
        so = sum(count for (there, _), count in counts.items() if there == name)
        scores.append(2 * both / (said + so) if said + so else 1.0)
    return sum(scores) / len(scores)


def _orders(folder: Path) -> dict[tuple[str, str], str]:
    """Give the order in which each story is told, as its author wrote it down."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            order = re.search(r"order:\s*([\w-]+)", block)
            found[path.stem, block.split("|")[0].strip()] = order[1] if order else "none"
    return found


def _by_word(story: LabelledAnswer) -> Iterator[tuple[str, str]]:
    reading = prepare(typed(story), Rubric((), (), ()), parts.embedder(), parts.judge())
    shown = ["-"] * len(reading.words)
    for sentence, part in reading.story:
        letter = str(part.part)[0].upper() if part.part else "-"
        shown[sentence.first : sentence.last + 1] = [letter] * (sentence.last - sentence.first + 1)
    yield from ((so, told) for so, told in zip(_labels(story), shown, strict=True) if so != "-")


def _by_position(story: LabelledAnswer) -> Pairs:
    labels = _labels(story)
    pairs, end, borders = [], 0.0, []
    for letter, share in SHARES.items():
        end += share
        borders.append((end, letter))
    for at, so in enumerate(labels):
        place = (at + 0.5) / len(labels)
        told = next((letter for border, letter in borders if place <= border), "R")
        pairs.append((so, told))
    return [(so, told) for so, told in pairs if so != "-"]


def _labels(story: LabelledAnswer) -> list[str]:
    return [line.part for line in story.sentences for _ in line.text.split()]


def _cut_out(story: LabelledAnswer) -> Iterator[tuple[str, str]]:
    """Take each part out in turn, and compare what is told of all that were there before."""
    there = {line.part for line in story.sentences} & set(LETTERS)
    for gone in ("", *sorted(there)):
        kept = tuple(line for line in story.sentences if line.part != gone)
        made = review(
            typed(replace(story, sentences=kept)),
            Rubric((), (), ()),
            parts.embedder(),
            parts.judge(),
        )
        for letter in sorted(there):
            yield "missing" if letter == gone else "there", _shown(made, PARTS[letter])


def _shown(made: Review, part: str) -> str:
    levels = {f.level for f in made.findings if f.check == star.ID and f.subject == part}
    if Level.DOUBT in levels:
        return "possibly"
    return "there" if levels - {Level.NOTE, Level.MISSING} else "missing"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
