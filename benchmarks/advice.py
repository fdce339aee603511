"""How well advice in other words becomes a check: by words alone, by words and meaning.

Told are recall, precision and false checks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mockint.engines.minilm import installed
from mockint.guide.rubric.compile import compiled
from mockint.model import Advice, Source
from mockint.ports import Embedder
from mockint.review.checks import RULES

CASES = Path(__file__).parent.parent / "tests" / "cases" / "advice.md"
ROW = re.compile(
    r"^\| (?P<advice>[A-Z].*?) \| (?P<must>-|[a-z, ]+?)(?: \((?P<may>[a-z, ]+)\))? \|$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """A piece of advice, what it must become, and what it may become besides."""

    advice: str
    must: frozenset[str]
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class Result:
    """Counts over some cases."""

    wanted: int
    found: int
    given: int
    right: int
    idle: int
    """Cases that ask for nothing."""
    false: int
    """Of these, those that became a check."""

    def __str__(self) -> str:
        """Write it as one row."""
        recall, precision = self.found / self.wanted, self.right / max(1, self.given)
        return (
            f"recall {self.found}/{self.wanted} = {recall:.2f}   precision "
            f"{self.right}/{self.given} = {precision:.2f}"
            f"   checks of what asks for nothing {self.false}/{self.idle} = "
            f"{self.false / self.idle:.2f}"
        )


def cases() -> Iterator[Case]:
    """Read the case file."""
    for row in ROW.finditer(CASES.read_text("utf-8")):
        may = frozenset((row["may"] or "").split(", ")) - {""}
        yield Case(row["advice"], frozenset(row["must"].split(", ")) - {"-"}, may)


def checks(case: Case, model: Embedder | None) -> frozenset[str]:
    """Compile one piece of advice."""
    found, _ = compiled([Advice("", case.advice, "", Source("advice.md", 1))], RULES, model)
    return frozenset(check.id for check in found)


def measure(those: list[Case], model: Embedder | None) -> Result:
    """Compile each case by itself and count."""
    pairs = [(case, checks(case, model)) for case in those]
    asking = [(case, got) for case, got in pairs if case.must]
    idle = [got for case, got in pairs if not case.must]
    return Result(
        wanted=sum(len(case.must) for case, _ in asking),
        found=sum(len(case.must & got) for case, got in asking),
        given=sum(len(got) for _, got in pairs),
        right=sum(len(got & (case.must | case.may)) for case, got in pairs),
        idle=len(idle),
        false=sum(map(bool, idle)),
    )


def main() -> None:
    """Print the figures for the rows that the rules were written with, and for the others."""
    those = list(cases())
    for name, model in (("exact words", None), ("words and meaning", installed())):
        print(f"{name:18} rows looked at   {measure(those[::2], model)}")
        print(f"{name:18} rows held back   {measure(those[1::2], model)}")


if __name__ == "__main__":
    main()
