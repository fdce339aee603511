"""How often a mark "check this" is right: `python -m benchmarks.misconceptions [FOLDER]`.

Answers to backend questions in FOLDER (`training/misconceptions/answers` by default), of each
sentence of which its author says whether it is false. Each goes through the whole review; counted
are the marks that a user reads. A mark is right where the sentence is false. Beside it stand as
many marks where a sentence comes nearest in meaning to any misconception.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.judge import HERE
from benchmarks.share import Share
from mockint.guide.concepts.concept_bank import shelves
from mockint.model import (
    Answer,
    Concept,
    ConceptGroup,
    Evidence,
    Kind,
    Question,
    Rubric,
    Transcript,
    Word,
)
from mockint.review import review
from mockint.review.checks import misconceptions
from mockint.wiring import parts

FOLDER = Path(__file__).parents[1] / "training" / "misconceptions" / "answers"


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, sentence by sentence."""

    question: str
    sentences: tuple[tuple[bool, str], ...]
    """Whether each is false, and its words."""


def main(folder: Path = FOLDER) -> None:
    """Print, for each file, how many marks are right and how many mistakes are marked."""
    embedder, judge = parts.embedder(), parts.judge()
    entries = [entry for shelf in shelves() for entry in shelf.entries]
    known = tuple(Concept(entry.concept.name, (), HERE) for entry in entries)
    rubric = Rubric((), (ConceptGroup("guide", known, HERE),), ())
    wrong = [entry.wrong[0] for entry in entries if entry.wrong]
    assert embedder is not None
    for path in sorted(folder.glob("*.txt")):
        right = marked = found = false = 0
        nearest: list[tuple[float, bool]] = []
        for told in answers(path):
            made = review(_typed(told), rubric, embedder, judge)
            marks = [f for f in made.findings if f.check == misconceptions.ID]
            hits = [_false(told, finding.evidence[0]) for finding in marks]
            marked += len(hits)
            right += sum(bool(hit) for hit in hits)
            found += len({at for hit in hits for at in hit})
            false += sum(is_false for is_false, _ in told.sentences)
            like = embedder.vectors([text for _, text in told.sentences])
            closest = (like @ embedder.vectors(wrong).T).max(axis=1)
            nearest += zip(
                closest.tolist(), (is_false for is_false, _ in told.sentences), strict=True
            )
        by_closeness = sum(is_false for _, is_false in sorted(nearest, reverse=True)[:marked])
        print(f"{path.stem}: marks that are right {Share(right, marked)}")
        print(f"  mistakes that are marked {Share(found, false)}")
        print(f"  as many by closeness alone: right {Share(by_closeness, marked)}")


def answers(path: Path) -> Iterator[Told]:
    """Read the answers of a file."""
    for block in re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = block.strip().splitlines()
        cells = [line.split("|") for line in lines if line[:1] in ("0", "x")]
        told = tuple((cell[0].strip() == "x", cell[1].strip()) for cell in cells)
        yield Told(head.partition("|")[2].strip(), told)


def _typed(told: Told) -> Answer:
    asked = Question("01", told.question, "", Kind.WALKTHROUGH, (), (), HERE)
    texts = " ".join(text for _, text in told.sentences).split()
    words = tuple(Word(text, 0.0, 0.0, None) for text in texts)
    return Answer(asked, None, Transcript(words, "en", "by hand"))


def _false(told: Told, evidence: Evidence) -> set[int]:
    """Give the false sentences that a mark points at."""
    ends = np.cumsum([len(text.split()) for _, text in told.sentences]).tolist()
    begins = [0, *ends[:-1]]
    first, last = evidence.first or 0, evidence.last or 0
    return {
        at
        for at, (is_false, _) in enumerate(told.sentences)
        if is_false and begins[at] <= last and first < ends[at]
    }


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
