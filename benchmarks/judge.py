"""What a report says about whole answers, beside what their authors say of them.

python -m benchmarks.judge [FOLDER]

Each answer goes through the whole review, and the sentence that a user reads is compared, not a
function inside: what is told of each expected concept, of the parts of a story, which numbers are
praised as results, what is called a gain, blame or absolute. An author's concepts make up one
guide, as a candidate's guide would hold them: by name alone. Beside the judge stand the rules that
came before it, and the simplest thing that could be done.

Without FOLDER it is `training/text`, which the judge has learned from: such figures say nothing
about answers that it has not met. `training/README.md` tells the form of a file.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.share import Share
from mockint.model import (
    Answer,
    Concept,
    ConceptGroup,
    Finding,
    Kind,
    Level,
    Question,
    Review,
    Rubric,
    Source,
    Transcript,
    Word,
)
from mockint.review import review
from mockint.review.checks import concepts, content, impact, language, metrics, star
from mockint.text.word_forms import plain, stem
from mockint.wiring import parts
from training.reading import FOLDER, VERDICTS, LabelledAnswer, answers, traits

HERE = Source("training", 1)
KINDS = {"behavioral": Kind.BEHAVIORAL, "collaboration": Kind.COLLABORATION}
EXPLAINED, SPOKEN, NAMED, POSSIBLY, NOT_HEARD = (
    "explained", "spoken about", "only named", "possibly", "not heard",
)  # fmt: skip
SHOWN = {
    Level.GOOD: EXPLAINED,
    Level.NOTE: SPOKEN,
    Level.IMPROVE: NAMED,
    Level.DOUBT: POSSIBLY,
    Level.MISSING: NOT_HEARD,
}
STRANGE = 10
"""Concepts of other authors that each answer is searched for."""
CHANGES = ("change", "reached")
"""Words by which a number is told to be a result; sizes and aims are told with others."""
PARTS = {"S": "situation", "T": "task", "A": "action", "R": "result"}

Reviewer = Callable[[LabelledAnswer], Review]


def main(folder: Path = FOLDER) -> None:
    """Print what is told, beside what is so."""
    everything = list(answers(folder))
    asked = [answer for answer in everything if answer.concepts]
    authors = len({answer.author for answer in everything})
    learned, rules = reviewer(everything, judge=True), reviewer(everything, judge=False)
    judged = [(answer, learned(answer), rules(answer)) for answer in asked]
    console = Console(width=130)
    title = f"{len(asked)} answers of {authors} authors"
    _print_concepts(console, title, [(answer, told) for answer, told, _ in judged])
    table = Table(title=title)
    for heading in ("told to the user", "judge", "rules before", "simplest"):
        table.add_column(heading)
    by_judge = dict(_figures([(answer, told) for answer, told, _ in judged]))
    by_rules = dict(_figures([(answer, told) for answer, _, told in judged]))
    simplest = dict(_simplest(asked))
    for name, share in by_judge.items():
        table.add_row(name, str(share), str(by_rules[name]), str(simplest.get(name, "")))
    console.print(table)
    for name, reviewed in (("judge", learned), ("rules before", rules)):
        told, words = elsewhere(asked, reviewed)
        console.print(
            f"{words} words of talk about other things, told as spoken about: {name} {told}"
        )


def elsewhere(asked: Sequence[LabelledAnswer], reviewed: Reviewer) -> tuple[Share, int]:
    """Look for concepts of one author in answers by another: hardly any is there."""
    dice = random.Random(7)
    told = checks = words = 0
    for answer in asked:
        others = [other for other in asked if other.author != answer.author]
        if not others:
            continue
        names = dict.fromkeys(dice.choice(dice.choice(others).concepts) for _ in range(STRANGE))
        strange = tuple(name for name in names if name not in answer.concepts)
        lent = replace(answer, concepts=strange, verdicts=dict.fromkeys(strange, ("absent", ())))
        about = (EXPLAINED, SPOKEN, NAMED)
        told += sum(shown in about for _, shown in told_concepts(lent, reviewed(lent)))
        checks += len(strange)
        words += sum(len(sentence.text.split()) for sentence in answer.sentences)
    return Share(told, checks), words


def reviewer(everything: Sequence[LabelledAnswer], *, judge: bool) -> Reviewer:
    """Make what reviews an answer, with the judge or by the rules alone."""
    embedder, chosen = parts.embedder(), parts.judge() if judge else None
    names = {
        author: dict.fromkeys(
            name for other in everything if other.author == author for name in other.concepts
        )
        for author in {answer.author for answer in everything}
    }

    def reviewed(answer: LabelledAnswer) -> Review:
        own = dict.fromkeys((*names[answer.author], *answer.concepts))
        guide = tuple(Concept(name, (), HERE) for name in own)
        rubric = Rubric((), (ConceptGroup("guide", guide, HERE),), ())
        return review(typed(answer), rubric, embedder, chosen)

    return reviewed


def typed(answer: LabelledAnswer) -> Answer:
    """Make an answer of typed words; each of its concepts is core, so that each can be missed."""
    kind = KINDS.get(answer.kind, Kind.WALKTHROUGH)
    question = Question(
        "01", answer.question, "", kind, answer.concepts, (), HERE, core=answer.concepts
    )
    texts = " ".join(sentence.text for sentence in answer.sentences).split()
    words = tuple(Word(text, 0.0, 0.0, None) for text in texts)
    return Answer(question, None, Transcript(words, "en", "training"))


def _print_concepts(
    console: Console, title: str, judged: Sequence[tuple[LabelledAnswer, Review]]
) -> None:
    told = Counter(pair for answer, made in judged for pair in told_concepts(answer, made))
    table = Table(title=f"{title}: what is told of each concept")
    for heading in ("by the author", "concepts", *SHOWN.values()):
        table.add_column(heading, justify="left" if heading == "by the author" else "right")
    for verdict in VERDICTS:
        size = sum(told[verdict, shown] for shown in SHOWN.values())
        row = (f"{told[verdict, shown] / max(1, size):.2f}" for shown in SHOWN.values())
        table.add_row(verdict, str(size), *row)
    console.print(table)


def told_concepts(answer: LabelledAnswer, made: Review) -> Iterator[tuple[str, str]]:
    """Give the author's verdict on each concept with what the report says of it.

    Where it says nothing, nothing is sure: that counts as `possibly`.
    """
    shown = {
        finding.subject: SHOWN[finding.level]
        for finding in made.findings
        if finding.check == concepts.ID and finding.subject
    }
    for name in answer.concepts:
        yield answer.verdicts[name][0], shown.get(name, POSSIBLY)


def _figures(judged: Sequence[tuple[LabelledAnswer, Review]]) -> Iterator[tuple[str, Share]]:
    told = Counter(pair for answer, made in judged for pair in told_concepts(answer, made))

    def count(verdicts: Sequence[str], shown: Sequence[str]) -> int:
        return sum(told[verdict, label] for verdict in verdicts for label in shown)

    present = VERDICTS[:-1]
    about = (EXPLAINED, SPOKEN, NAMED)
    every = tuple(SHOWN.values())
    yield (
        "concepts told as spoken about: were",
        Share(count(present, about), count(VERDICTS, about)),
    )
    yield "… told as explained: were", Share(told["said", EXPLAINED], count(VERDICTS, [EXPLAINED]))
    yield "… explained, told “not heard”", Share(told["said", NOT_HEARD], count(["said"], every))
    yield "… denied, told as explained", Share(told["denied", EXPLAINED], count(["denied"], every))
    yield (
        "reach: explained, told as spoken about",
        Share(count(["said"], about), count(["said"], every)),
    )
    yield "… only named, told so", Share(told["named", NAMED], count(["named"], every))
    yield "… absent, told “not heard”", Share(told["absent", NOT_HEARD], count(["absent"], every))
    yield from _parts(judged)
    for name, check, subject, trait in (
        ("results praised", metrics.ID, None, "result"),
        ("gains praised", impact.ID, None, "gain"),
        ("blame told", language.ID, "blame", "blame"),
        ("absolutes told", language.ID, "absolute", "absolute"),
    ):
        yield from _cited(judged, name, check, subject, trait)
    counted = [
        made
        for answer, made in judged
        if any('result:"' in sentence.traits for sentence in answer.sentences)
    ]
    blamed = sum(_is_missing(made, metrics.ID) for made in counted)
    yield "“no number” told where a result has one", Share(blamed, len(counted))
    refused = sum(_is_refused(made) for answer, made in judged if not _is_off(answer))
    yield "answers to the question, refused", Share(refused, sum(not _is_off(a) for a, _ in judged))
    noticed = sum(_is_noticed(made) for answer, made in judged if _is_off(answer))
    doubted = sum(_is_noticed(made) for answer, made in judged if not _is_off(answer))
    yield "… or doubted", Share(doubted, sum(not _is_off(a) for a, _ in judged))
    yield "answers to another question, noticed", Share(noticed, sum(_is_off(a) for a, _ in judged))


def _parts(judged: Sequence[tuple[LabelledAnswer, Review]]) -> Iterator[tuple[str, Share]]:
    """Compare what is told of the parts of stories."""
    counts: Counter[tuple[bool, str]] = Counter()
    for answer, made in judged:
        if answer.kind != "behavioral" or _is_refused(made):
            continue
        there = {sentence.part for sentence in answer.sentences}
        if not {"S", "A"} & there:
            continue
        for letter, part in PARTS.items():
            levels = {
                finding.level
                for finding in made.findings
                if finding.check == star.ID and finding.subject == part
            }
            shown = "missing" if Level.MISSING in levels else "told"
            if not levels - {Level.NOTE}:
                shown = "missing"  # "this is told in general"
            if Level.DOUBT in levels:
                shown = "possibly"
            counts[letter in there, shown] += 1
    there, gone = (
        {s: counts[is_, s] for s in ("told", "possibly", "missing")} for is_ in (True, False)
    )
    yield "parts that are there, told", Share(there["told"], sum(there.values()))
    yield "… told missing", Share(there["missing"], sum(there.values()))
    yield "parts that are not there, told missing", Share(gone["missing"], sum(gone.values()))
    yield "… told as there", Share(gone["told"], sum(gone.values()))


def _cited(
    judged: Sequence[tuple[LabelledAnswer, Review]],
    name: str,
    check: str,
    subject: str | None,
    trait: str,
) -> Iterator[tuple[str, Share]]:
    """Compare the sentences that findings cite with those that have a trait."""
    right = cited = found = there = 0
    for answer, made in judged:
        spans = _spans(answer)
        own = [n for n, sentence in enumerate(answer.sentences) if _has(sentence.traits, trait)]
        hits = [
            set(_inside(spans, evidence.first, evidence.last))
            for finding in made.findings
            if finding.check == check and _praises(finding, subject)
            for evidence in finding.evidence
            if evidence.first is not None and evidence.last is not None
        ]
        cited += len(hits)
        right += sum(any(n in hit for n in own) for hit in hits)
        there += len(own)
        found += sum(any(n in hit for hit in hits) for n in own)
    yield f"{name}: were", Share(right, cited)
    yield f"… of all {trait} told", Share(found, there)


def _has(labels: str, trait: str) -> bool:
    """Say whether a sentence has a trait; a result only counts here with its number."""
    return 'result:"' in labels if trait == "result" else trait in traits(labels)


def _praises(finding: Finding, subject: str | None) -> bool:
    if subject:
        return finding.subject == subject
    number = finding.check == metrics.ID
    return finding.level is Level.GOOD and (
        not number or any(word in finding.message for word in CHANGES)
    )


def _spans(answer: LabelledAnswer) -> list[tuple[int, int]]:
    spans, first = [], 0
    for sentence in answer.sentences:
        size = len(sentence.text.split())
        spans.append((first, first + size - 1))
        first += size
    return spans


def _inside(spans: Sequence[tuple[int, int]], first: int, last: int) -> Iterator[int]:
    """Give the labelled sentences that some words lie in."""
    for number, (begin, end) in enumerate(spans):
        if begin <= last and first <= end:
            yield number


def _is_missing(made: Review, check: str) -> bool:
    return any(f.check == check and f.level is Level.MISSING for f in made.findings)


def _is_refused(made: Review) -> bool:
    obstacles = (Level.IMPROVE, Level.MISSING)
    return any(f.check == content.ID and f.level in obstacles for f in made.findings)


def _is_noticed(made: Review) -> bool:
    """Say whether it was refused, or told that possibly another question was answered."""
    doubts = (f for f in made.findings if f.check == concepts.ID and f.level is Level.DOUBT)
    return _is_refused(made) or any(not doubt.subject for doubt in doubts)


def _is_off(answer: LabelledAnswer) -> bool:
    """Say whether an answer is to another question.

    Most of its sentences are off topic, or nothing of what was expected came up: some authors
    label the sentences of such an answer by what they do in its own story.
    """
    off = sum("offtopic" in traits(sentence.traits) for sentence in answer.sentences)
    absent = all(verdict == "absent" for verdict, _ in answer.verdicts.values())
    return absent or off > len(answer.sentences) / 2


def _simplest(asked: Sequence[LabelledAnswer]) -> Iterator[tuple[str, Share]]:
    """Give what a keyword would say: spoken about, once all words of the name are there."""
    told = Counter(
        (answer.verdicts[name][0], _is_in(name, answer))
        for answer in asked
        for name in answer.concepts
    )
    of = {verdict: told[verdict, True] + told[verdict, False] for verdict in VERDICTS}
    hits = sum(told[verdict, True] for verdict in VERDICTS)
    yield "concepts told as spoken about: were", Share(hits - told["absent", True], hits)
    yield "… told as explained: were", Share(told["said", True], hits)
    yield "… explained, told “not heard”", Share(told["said", False], of["said"])
    yield "reach: explained, told as spoken about", Share(told["said", True], of["said"])
    yield "… absent, told “not heard”", Share(told["absent", False], of["absent"])


def _is_in(name: str, answer: LabelledAnswer) -> bool:
    text = " ".join(sentence.text for sentence in answer.sentences)
    spoken = {stem(plain(word)) for word in text.split()}
    return all(stem(plain(word)) in spoken for word in name.split())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
