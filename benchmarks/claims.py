"""How right the comparison with the résumé is: `python -m benchmarks.claims FILE…`.

A row of a file is a résumé's lines, a question, an answer, and which numbers of the answer tell the
same fact as which line. The lines become the achievements of a guide, and the answer goes through
the whole review. What the report tells of each line counts: a comparison is right if a number that
it cites is one that is expected for this line, with the same verdict. Beside it stands the rule
that came first (`claims_before.py`).

The files in `claims_sets` were written by authors who had not seen the rule; `docs/accuracy.md`
tells how each was scored before it was read.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import claims_before
from benchmarks.judge import Share
from mockint.errors import BadGuide
from mockint.model import Answer, Finding, Level, Rubric, Transcript, Word
from mockint.review import review
from mockint.review.checks import claims
from mockint.review.reading import prepare
from mockint.wiring import parts
from mockint.wiring.guides import read

GUIDE = "# Interview Prep\n\n## Likely questions\n1. {}\n\n## Key achievements\n{}\n"


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison: which line, which words of the answer, and how it comes out."""

    line: int
    first: int
    """Word."""
    last: int
    verdict: str

    def meets(self, other: "Told") -> bool:
        """Say whether both tell the same."""
        same = (self.line, self.verdict) == (other.line, other.verdict)
        return same and self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Row:
    """A pair of a résumé and an answer."""

    resume: tuple[str, ...]
    question: str
    answer: str
    expect: tuple[Told, ...]


def rows(path: Path) -> Iterator[Row]:
    """Read a file; what is said is found in the answer again by its words."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        expect = tuple(
            Told(
                comparison["line"],
                *_place(row["answer"], comparison["said"]),
                comparison["verdict"],
            )
            for comparison in row["expect"]
        )
        yield Row(tuple(row["resume"]), row.get("question", ""), row["answer"], expect)


def _place(answer: str, said: str) -> tuple[int, int]:
    start = answer.index(said)
    first = len(re.findall(r"\S+", answer[:start])) - (
        start > 0 and not answer[start - 1].isspace()
    )
    return first, first + len(said.split()) - 1


def answered(row: Row) -> tuple[Answer, Rubric, dict[str, int]]:
    """Make the guide and the answer of a row; and the line of each achievement, by its text."""
    question = row.question or "Tell me about something that you are proud of."
    with TemporaryDirectory() as folder:
        path = Path(folder) / "guide.md"
        path.write_text(GUIDE.format(question, "\n".join(f"- {line}" for line in row.resume)))
        try:
            pack = read(path, None)[0]
        except BadGuide:  # the only question was taken for a heading
            return answered(replace(row, question=""))
    words = tuple(Word(text, 0.0, 0.0, None) for text in row.answer.split())
    first = 1 + GUIDE.split("{}\n\n## Key", maxsplit=1)[0].count("\n") + 3
    lines = {claim.text: claim.source.line - first for claim in pack.claims}
    return Answer(pack.questions[0], None, Transcript(words, "en", "by hand")), pack.rubric, lines


def compared(
    findings: Sequence[Finding], lines: dict[str, int], *, doubtful: bool = False
) -> list[Told]:
    """Give the comparisons that findings tell; those too that they call possible."""
    return [
        Told(
            lines[finding.subject],
            finding.evidence[0].first,
            finding.evidence[-1].last,
            "agrees" if finding.level is Level.GOOD else "differs",
        )
        for finding in findings
        if finding.check == claims.ID and finding.value is not None
        if doubtful or finding.level is not Level.DOUBT
    ]


def score(told: Sequence[tuple[Row, list[Told]]]) -> str:
    """Give precision and recall."""
    right = sum(
        any(comparison.meets(expected) for expected in row.expect)
        for row, all_ in told
        for comparison in all_
    )
    met = sum(
        any(comparison.meets(expected) for comparison in all_)
        for row, all_ in told
        for expected in row.expect
    )
    precision = Share(right, sum(len(all_) for _, all_ in told))
    recall = Share(met, sum(len(row.expect) for row, _ in told))
    return f"precision {precision}   recall {recall}"


def main(paths: Sequence[Path]) -> None:
    """Print both rules' scores of each file."""
    embedder, judge = parts.embedder(), parts.judge()
    for path in paths:
        now, possible, before = [], [], []
        for row in rows(path):
            answer, rubric, lines = answered(row)
            found = review(answer, rubric, embedder, judge).findings
            now.append((row, compared(found, lines)))
            possible.append((row, compared(found, lines, doubtful=True)))
            first = claims_before.claims(prepare(answer, rubric, embedder, judge), rubric)
            before.append((row, compared(first, lines)))
        pairs = sum(len(row.resume) for row, _ in now)
        print(f"{path.name}: {len(now)} answers, {pairs} pairs of a line and an answer")
        print(f"  told    {score(now)}\n  … or possibly  {score(possible)}")
        print(f"  before  {score(before)}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
