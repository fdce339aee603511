"""Guides in forms that the reader's author did not choose: what comes through, what is invented.

`python -m benchmarks.forms FOLDER` reads a set of documents as `form_sets` describes it.
`python -m benchmarks.forms` prints a row for each guide of `tests/guides/others`, beside a plain
reader: lines with a question mark are questions, bullets below “tips” or “advice” are advice. The
truth beside each guide was written by hand from the guide alone.

The reader was widened for these guides after it had met them. What it read at first sight, batch
after batch:

- ten of the first eleven (not the list of two hundred): 82 % of the questions, 65 % of the
  advice, 11 inventions
- a_to_z, briefing, linked, memory_ko, notebook, rounds: 61 %, 44 %, 14 inventions
- competence, emoji, paste, startup_ko, wide_table: 78 %, 63 %, 7 inventions
- coach, faq, outline_style, plain_ko, two_people: 95 %, 73 %, 3 inventions
- journal, letters, matrix, recruiter_mail, wiki_ko: 64 %, 42 %, 6 inventions
- answers, bootcamp, checkup, chef, headhunter, rounds_table, timeline, vault_ko: 49 %, 35 %,
  14 inventions

Then headings were no longer understood by their words alone, but by the form of the lines below
them too.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import form_sets
from mockint.errors import BadGuide
from mockint.text.word_forms import squash
from mockint.wiring.guides import read

LONG = 100
"""Questions of a guide that is counted apart."""

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


def plain(path: Path) -> tuple[Tally, Tally]:
    """Read a guide as a program of ten lines would."""
    truth = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    questions: list[tuple[str, ...]] = []
    advice: list[tuple[str, ...]] = []
    below = ""
    for line in path.read_text("utf-8").splitlines():
        text = re.sub(r"^[\s>#*\-\d.)|]+", "", line).strip('“”"* |')
        if line.startswith("#") or line.rstrip().endswith(":"):
            below = line.casefold()
        elif text.endswith(("?", "？")) and "ask" not in below:
            questions.append((text,))
        elif text and line.lstrip()[:1] in "-*•" and re.search(r"tip|advice|조언|팁", below):
            advice.append((text,))
    return tally(truth["questions"], questions), tally(truth["advice"], advice)


def tally(truth: Sequence[str], found: Iterable[tuple[str, ...]]) -> Tally:
    """Compare letters and digits only; each found item has its wordings.

    Neither quotes nor emphasis nor blanks decide.
    """
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
    return sum(tallied.found for tallied in every) / sum(tallied.asked_for for tallied in every)


def main() -> None:
    """Print a row for each guide, and the shares of all but the list of two hundred.

    That list would drown the others.
    """
    print(f"{'guide':16} {'questions':>12} {'advice':>10} {'invented':>9}")
    found = rows()
    for guide in found:
        questions, advice = guide.questions, guide.advice
        counts = (
            f"{questions.found}/{questions.asked_for:<5} {advice.found:>6}/{advice.asked_for:<3}"
        )
        print(f"{guide.name:16} {counts:>23} {len(questions.invented) + len(advice.invented):>9}")
        for text in (*questions.lost, *advice.lost):
            print(f"{'':16} lost: {text}")
        for text in (*questions.invented, *advice.invented):
            print(f"{'':16} invented: {text}")
    small = [guide for guide in found if guide.questions.asked_for < LONG]
    _total("all but the long", [(guide.questions, guide.advice) for guide in small])
    _total("… plain reader", [plain(OTHERS / f"{guide.name}.md") for guide in small])


def _total(name: str, pairs: Sequence[tuple[Tally, Tally]]) -> None:
    questions, advice = zip(*pairs, strict=True)
    invented = sum(len(tallied.invented) for tallied in (*questions, *advice))
    print(f"{name:16} {share(questions):>12.1%} {share(advice):>10.1%} {invented:>9}")


if __name__ == "__main__":
    if sys.argv[1:]:
        print("\n".join(form_sets.report(Path(sys.argv[1]))))
    else:
        main()
