"""Guides in forms that the reader's author did not choose: how much of each comes through, and what was invented.

`python -m benchmarks.forms` prints a row for each guide of `tests/guides/others`; the truth beside each was written
by hand from the guide alone.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mockint.errors import BadGuide
from mockint.guide import read
from mockint.words import squash

OTHERS = Path(__file__).parents[1] / "tests" / "guides" / "others"


@dataclass(frozen=True, slots=True)
class Tally:
    """What came through of one kind of item."""

    asked_for: int
    found: int
    lost: tuple[str, ...]
    invented: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One guide."""

    name: str
    questions: Tally
    advice: Tally


def rows() -> list[Row]:
    """Read every guide."""
    return [row(path) for path in sorted(OTHERS.glob("*.md"))]


def row(path: Path) -> Row:
    """Hold one guide against its truth; one that cannot be read has lost everything."""
    truth = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    try:
        pack, _ = read(path)
    except BadGuide:
        return Row(path.stem, tally(truth["questions"], ()), tally(truth["advice"], ()))
    questions = [(question.text,) for question in pack.questions]
    advice = [(line.text or line.topic, f"{line.topic} {line.text}") for line in pack.advice]
    return Row(path.stem, tally(truth["questions"], questions), tally(truth["advice"], advice))


def tally(truth: Sequence[str], found: Iterable[tuple[str, ...]]) -> Tally:
    """Compare letters and digits: neither quotes nor emphasis nor blanks decide; each found item has its wordings."""
    left = list(found)
    lost = []
    for text in truth:
        match = next((item for item in left if squash(text) in map(squash, item)), None)
        if match is None:
            lost.append(text)
        else:
            left.remove(match)
    return Tally(len(truth), len(truth) - len(lost), tuple(lost), tuple(item[-1] for item in left))


def share(tallies: Iterable[Tally]) -> float:
    """Give the share that came through of all together; 0 to 1."""
    every = list(tallies)
    return sum(one.found for one in every) / sum(one.asked_for for one in every)


def main() -> None:
    """Print a row for each guide, and the two shares."""
    print(f"{'guide':16} {'questions':>12} {'advice':>10} {'invented':>9}")
    found = rows()
    for one in found:
        questions = f"{one.questions.found}/{one.questions.asked_for}"
        advice = f"{one.advice.found}/{one.advice.asked_for}"
        invented = len(one.questions.invented) + len(one.advice.invented)
        print(f"{one.name:16} {questions:>12} {advice:>10} {invented:>9}")
        for text in (*one.questions.lost, *one.advice.lost):
            print(f"{'':16} lost: {text}")
        for text in (*one.questions.invented, *one.advice.invented):
            print(f"{'':16} invented: {text}")
    print(
        f"{'all':16} {share(one.questions for one in found):>12.1%} {share(one.advice for one in found):>10.1%}",
    )


if __name__ == "__main__":
    main()
