"""What is asked on after answers, and what is not, as a sheet for a reader to judge.

python -m benchmarks.probes [FOLDER]

FOLDER, `benchmarks/probes_sets` by default (its answers were written by who wrote the probes),
holds `*.jsonl`: an answer a line, with `question`, `answer`, and where wished `kind` (as
`mockint.model.Kind` writes it; else it is told from the question), `guide` (a file beside it, whose
questions and résumé count), `resume` (lines of one) and `language`. Below the sheet stands how long
choosing took, once the review was there.
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

from mockint.cli.assess import typed
from mockint.guide.sections.kinds import kind_of
from mockint.model import Answer, Claim, FollowUp, Kind, Question, Rubric, Source
from mockint.probing import Prober
from mockint.review import review
from mockint.wiring import guides, parts

OURS = Path(__file__).parent / "probes_sets"
Row = dict[str, str | list[str]]


def main(folder: Path) -> None:
    """Print the sheet."""
    before: list[FollowUp] = []
    seconds = []
    for number, (file, row) in enumerate(_rows(folder), 1):
        answer, rubric = _answer(number, row, file.parent)
        judged = review(
            answer, rubric, parts.embedder(), parts.judge(), morphology=parts.morphology()
        )
        begun = time.perf_counter()
        prober = Prober(rubric, parts.embedder(), parts.judge())
        decided = prober(answer, judged, () if row.get("resume") else before)
        seconds.append(time.perf_counter() - begun)
        before += [follow_up for follow_up in decided if follow_up.text]
        _show(number, answer, decided)
    if len(seconds) > 1:
        last = quantiles(seconds, n=20)[-1]
        print(f"{len(seconds)} answers; choosing took {last * 1000:.0f} ms at most in 95%.")


def _rows(folder: Path) -> Iterator[tuple[Path, Row]]:
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                yield file, json.loads(line)


def _answer(number: int, row: Row, folder: Path) -> tuple[Answer, Rubric]:
    """Make an answer as it would be typed, and the rubric that it is held against."""
    text, language = str(row["question"]), str(row.get("language", "en"))
    rubric, kind = Rubric((), (), ()), kind_of(text, meaning=parts.embedder())
    question = Question(f"{number:02}", text, "", kind, (), (), Source("sheet", 1))
    if guide := row.get("guide"):
        pack, _ = guides.read(folder / str(guide), parts.embedder())
        rubric = pack.rubric
        question = next((asked for asked in pack.questions if asked.text == text), question)
    if lines := row.get("resume"):
        claims = tuple(Claim(line, (), Source("resume", n)) for n, line in enumerate(lines, 1))
        rubric = replace(rubric, claims=claims)
    if kind_named := row.get("kind"):
        question = replace(question, kind=Kind(str(kind_named)))
    return typed(question, str(row["answer"]), language), rubric


def _show(number: int, answer: Answer, decided: tuple[FollowUp, ...]) -> None:
    print(f"\n## {number}. {answer.question.text}\n")
    print(f"*{answer.question.kind}* {answer.transcript.text}\n")
    asked = next((follow_up for follow_up in decided if follow_up.text), None)
    print(f"- asked: {f'{asked.text} ({asked.about}: {asked.because})' if asked else 'nothing'}")
    for follow_up in decided:
        if not follow_up.text:
            print(f"- not asked: {follow_up.about}: {follow_up.because}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OURS)
