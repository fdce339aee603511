"""What the check of concepts says about whole answers, beside what their authors say.

python -m benchmarks.judge

The answers of `training/text`, each with the verdict of its author on every expected concept. The
finding that a user reads is compared, not a function inside. An author's concepts make up one
guide, as a candidate's guide would hold them: by name alone. Beside it: a reader who takes a
concept for spoken about as soon as all words of its name stand in the answer.

The files have been open to whoever writes a rule since they landed, so only the first figures,
which `docs/accuracy.md` tells, were made on answers that no rule had met.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt

from rich.console import Console
from rich.table import Table

from mockint.model import (
    Answer,
    Concept,
    ConceptGroup,
    Kind,
    Level,
    Question,
    Rubric,
    Source,
    Transcript,
    Word,
)
from mockint.review.checks.concepts import concepts
from mockint.review.reading import prepare
from mockint.text.word_forms import plain, stem
from mockint.wiring import parts
from training.reading import VERDICTS, LabelledAnswer, answers

HERE = Source("training", 1)
KINDS = {"behavioral": Kind.BEHAVIORAL, "collaboration": Kind.COLLABORATION}
SHOWN = {
    Level.GOOD: "said",
    Level.IMPROVE: "only named",
    Level.DOUBT: "possibly",
    Level.MISSING: "not heard",
}
COLUMNS = (*SHOWN.values(), "keyword")


def main() -> None:
    """Print how often each sentence is told about concepts of each kind."""
    everything = list(answers())
    told = Counter(pair for answer in everything for pair in judged(answer, everything))
    table = Table(
        title=f"{len(everything)} answers of {len({a.author for a in everything})} authors"
    )
    for heading in ("by the author", "concepts", *COLUMNS):
        table.add_column(heading, justify="left" if heading == "by the author" else "right")
    sizes = {verdict: sum(told[verdict, shown] for shown in SHOWN.values()) for verdict in VERDICTS}
    for verdict in VERDICTS:
        row = [share(told[verdict, column], sizes[verdict]) for column in COLUMNS]
        table.add_row(verdict, str(sizes[verdict]), *row)
    console = Console(width=120)
    console.print(table)
    for shown in ("said", "keyword"):
        praised = sum(told[verdict, shown] for verdict in VERDICTS)
        console.print(f"told “{shown}”: {praised}; explained {share(told['said', shown], praised)}")
        present = praised - told["absent", shown]
        console.print(f"  spoken about at all {share(present, praised)}")
    blamed = sum(told[verdict, "not heard"] for verdict in VERDICTS)
    console.print(
        f"told “not heard”: {blamed}; absent {share(told['absent', 'not heard'], blamed)}"
    )


def judged(
    answer: LabelledAnswer, everything: Sequence[LabelledAnswer]
) -> Iterator[tuple[str, str]]:
    """Give the author's verdict with what the report says, and with what a keyword says."""
    guide = dict.fromkeys(
        name for other in everything if other.author == answer.author for name in other.concepts
    )
    group = ConceptGroup("guide", tuple(Concept(name, (), HERE) for name in guide), HERE)
    rubric = Rubric((), (group,), ())
    reading = prepare(_typed(answer), rubric, parts.embedder())
    for finding in concepts(reading, rubric):
        verdict = answer.verdicts[finding.subject][0]
        yield verdict, SHOWN[finding.level]
        if _is_in(finding.subject, answer):
            yield verdict, "keyword"


def _typed(answer: LabelledAnswer) -> Answer:
    kind = KINDS.get(answer.kind, Kind.WALKTHROUGH)
    question = Question("01", answer.question, "", kind, answer.concepts, (), HERE)
    texts = " ".join(sentence.text for sentence in answer.sentences).split()
    words = tuple(Word(text, 0.0, 0.0, None) for text in texts)
    return Answer(question, None, Transcript(words, "en", "training"))


def _is_in(name: str, answer: LabelledAnswer) -> bool:
    text = " ".join(sentence.text for sentence in answer.sentences)
    spoken = {stem(plain(word)) for word in text.split()}
    return all(stem(plain(word)) in spoken for word in name.split())


def share(part: int, whole: int) -> str:
    """Write a share with its 95% interval (Wilson's)."""
    if not whole:
        return "–"
    z, p = 1.96, part / whole
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return f".{round(100 * p):02} [{middle - half:.2f}, {middle + half:.2f}]"


if __name__ == "__main__":
    main()
