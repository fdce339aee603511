"""What is praised in talk about other things: `python -m benchmarks.other_talk [DATA]`.

Telephone calls, consultations and company reports by real speakers (the transcripts in DATA,
`../shared/data` by default), cut into pieces of an answer's length and taken for answers to the
questions of both shipped guides. None is about any of it. Counted is what the report tells as
explained, spoken about or only named; the second row leaves out the check that refuses an answer
about another subject, so that the judge stands alone.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from benchmarks.share import Share
from mockint.model import Answer, Finding, Level, Question, Transcript, Word
from mockint.review import review
from mockint.review.checks import concepts
from mockint.review.reading import prepare
from mockint.wiring import parts
from mockint.wiring.guides import read

HOUSE = Path(__file__).parents[1]
GUIDES = ("kakao-senior-backend.md", "riverside-stroke-nurse.md")
FOLDERS = ("text_disfluency", "text_verbatim", "spont_en", "longform_en")
PIECE = 120
"""Words of a piece."""
MOST = 60_000
"""Words in all."""
PRAISE = (Level.GOOD, Level.NOTE, Level.IMPROVE)


def main(data: Path) -> None:
    """Print how many of all checks tell something."""
    embedder, judge = parts.embedder(), parts.judge()
    packs = [read(HOUSE / "content" / guide, embedder)[0] for guide in GUIDES]
    asked = cycle(
        (question, pack.rubric)
        for pack in packs
        for question in pack.questions
        if question.concepts
    )
    told = alone = checks = words = 0
    for piece, (question, rubric) in zip(_pieces(data), asked, strict=False):
        answer = Answer(question, None, Transcript(_words(piece), "en", "by hand"))
        told += _praised(review(answer, rubric, embedder, judge).findings, question)
        found = concepts.concepts(prepare(answer, rubric, embedder, judge), rubric)
        alone += _praised(found, question)
        checks += len(question.concepts)
        words += len(piece)
    print(f"{words} words of talk about other things, told as spoken about")
    print(f"  in the report {Share(told, checks)}; by the judge alone {Share(alone, checks)}")


def _praised(findings: Sequence[Finding], question: Question) -> int:
    return sum(
        finding.check == concepts.ID
        and finding.level in PRAISE
        and finding.subject in question.concepts
        for finding in findings
    )


def _pieces(data: Path) -> Iterator[list[str]]:
    """Cut the transcripts evenly spread over all speakers, without tags and times."""
    files = [path for name in FOLDERS for path in sorted((data / name).glob("**/*.txt"))]
    cut = []
    for path in files:
        words = _spoken(path)
        cut += [words[at : at + PIECE] for at in range(0, len(words) - PIECE + 1, PIECE)]
    step = max(1, len(cut) * PIECE // MOST)
    yield from cut[::step]


def _spoken(path: Path) -> list[str]:
    lines = path.read_text("utf-8", "replace").splitlines()
    if "timed" in path.name:
        lines = [line.split()[-1] for line in lines if line.split()]
    plain = re.sub(r"<[^>]*>|\[[^\]]*\]|\{[^}]*\}|/\S+", " ", " ".join(lines))
    return plain.split()


def _words(piece: Sequence[str]) -> tuple[Word, ...]:
    return tuple(Word(text, 0.0, 0.0, None) for text in piece)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HOUSE.parent / "shared" / "data")
