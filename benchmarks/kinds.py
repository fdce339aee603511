"""Which kind a question is taken for, beside two plain ways; `python -m benchmarks.kinds [FILE]`.

The file has one question a line, `kind<TAB>question`, written and labelled by somebody who did not
see the rules; `kind|kind` where two careful readers may differ.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from math import sqrt
from pathlib import Path

from mockint.engines.minilm import MiniLM
from mockint.guide.sections.kinds import kind_of
from mockint.model import Kind

KEYWORDS: tuple[tuple[Kind, str], ...] = (
    (Kind.SELF_PRESENTATION, r"yourself|자기소개"),
    (Kind.MOTIVATION, r"why do you|why did you|motivat|지원 ?동기"),
    (Kind.PLANS, r"years|goals|년 후"),
    (Kind.STRENGTHS, r"strength|weakness|장점|단점"),
    (Kind.CONFLICT, r"conflict|disagree|difficult|갈등"),
    (Kind.SITUATIONAL, r"would you do|imagine|만약"),
    (Kind.OPINION, r"think|opinion|생각"),
    (Kind.TERMS, r"salary|notice|relocate|연봉"),
    (Kind.BEHAVIORAL, r"a time|experience|경험"),
    (Kind.SYSTEM_DESIGN, r"design|설계"),
    (Kind.COMPARISON, r"difference|compare|차이"),
    (Kind.COLLABORATION, r"team|협업"),
    (Kind.WALKTHROUGH, r"how|어떻게"),
)
"""What comes to mind first: one or two words for each kind."""

SETS = Path(__file__).with_name("kinds_sets")

Way = Callable[[str], Kind]


def questions(path: Path) -> list[tuple[tuple[Kind, ...], str]]:
    """Read a file of labelled questions, each with the kinds that are right."""
    rows = [line.split("\t", 1) for line in path.read_text("utf-8").splitlines() if "\t" in line]
    return [(tuple(map(Kind, kinds.strip().split("|"))), text.strip()) for kinds, text in rows]


def by_keyword(text: str) -> Kind:
    """Take the kind of the first keyword, else a definition."""
    lower = text.lower()
    hits = (kind for kind, pattern in KEYWORDS if re.search(pattern, lower))
    return next(hits, Kind.DEFINITION)


def interval(right: int, of: int) -> str:
    """Write a share with its 95% interval (Wilson's)."""
    share, z = right / of, 1.96
    middle, scale = share + z * z / (2 * of), 1 + z * z / of
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return f"{share:.3f} ({(middle - reach) / scale:.3f}-{(middle + reach) / scale:.3f})"


def main(files: Sequence[str]) -> None:
    """Print how many are right by each way, by kind, and what was mistaken for what."""
    paths = list(map(Path, files)) or sorted(SETS.glob("*.tsv"))
    rows = [row for path in paths for row in questions(path)]
    model = MiniLM()
    taken = {text: kind_of(text, meaning=model) for _, text in rows}
    ways: dict[str, Way] = {
        "mockint": taken.__getitem__,
        "its rules alone": kind_of,
        "keywords": by_keyword,
        "always behavioral": lambda _: Kind.BEHAVIORAL,
    }
    print(f"{len(rows)} questions")
    for name, way in ways.items():
        right = sum(way(text) in kinds for kinds, text in rows)
        print(f"{name:18} {right:4} right: {interval(right, len(rows))}")
    for kind, of in sorted(Counter(kinds[0] for kinds, _ in rows).items()):
        asked = [(kinds, text) for kinds, text in rows if kinds[0] is kind]
        right = sum(taken[text] in kinds for kinds, text in asked)
        print(f"  {kind:18} {right:3} of {of}")
    for kinds, text in rows:
        if taken[text] not in kinds:
            print(f"  {' or '.join(kinds)} taken for {taken[text]}: {text}")


if __name__ == "__main__":
    main(sys.argv[1:])
