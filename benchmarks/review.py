"""How right the review is, on text that others labelled: `python -m benchmarks.review [DATA]`.

Prints each figure beside a keyword-only baseline. DATA is the folder with `text_star`,
`text_numbers` and `text_repairs`; `../shared/data` by default. Roles are cross-validated: each
story is told by weights that never saw it.
"""

import contextlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.train_breaks import conversation, prose, questions, surest
from benchmarks.train_breaks import train as train_breaks
from benchmarks.train_roles import LETTERS, Story, load, train
from mockint.engines.minilm import MiniLM
from mockint.model import Answer, Recording, Rubric, Span, Stop, Transcript, Word
from mockint.ports import Embedder
from mockint.review import review
from mockint.review.checks.repairs import LEAST
from mockint.review.checks.star import ITSELF
from mockint.review.cues import COMPILED, OWNERS
from mockint.review.roles import PARTS, SentencePart, StoryWeights, roles
from mockint.text.embeddings import CachedEmbedder
from mockint.text.quantities import find
from mockint.wiring.guides import read, shipped

NAMES = "STAR"
CHUNK = 12
"""Words of a piece where punctuation is taken away."""

Tagger = Callable[[Sequence[str], StoryWeights], list[int]]
Order = Callable[[Story], Story]


def smoothed(texts: Sequence[str], weights: StoryWeights) -> list[int]:
    return [PARTS.index(sentence.part) for sentence in roles(texts, weights)]


def keywords(texts: Sequence[str], weights: StoryWeights) -> list[int]:
    """Take the part with the most cues; of equals the first, as a list of keywords would."""
    del weights
    counts = [[sum(bool(cue.search(text)) for cue in _cues(n)) for n in range(4)] for text in texts]
    return [int(np.argmax(row)) for row in counts]


def _cues(part: int) -> Iterator[re.Pattern[str]]:
    return (cue for cue, owner in zip(COMPILED, OWNERS, strict=True) if owner == PARTS[part])


def told(story: Story) -> Story:
    return story


def result_first(story: Story) -> Story:
    return [sentence for sentence in story if sentence[0] == "R"] + [
        sentence for sentence in story if sentence[0] != "R"
    ]


def chunked(story: Story) -> Story:
    """Cut every twelve words, without punctuation and capitals; a piece is what most words are."""
    words = [
        (part, word)
        for part, text in story
        for word in re.sub(r"[^\w\s'%~$-]", " ", text.lower()).split()
    ]
    pieces = [words[at : at + CHUNK] for at in range(0, len(words), CHUNK)]
    return [
        (_most([part for part, _ in piece]), " ".join(word for _, word in piece))
        for piece in pieces
    ]


def _most(parts: Sequence[str]) -> str:
    return max(dict.fromkeys(parts), key=parts.count)


def f1(truth: Sequence[int], guess: Sequence[int]) -> tuple[float, list[float]]:
    """Give the macro F1 and that of each part."""
    scores = []
    for part in range(4):
        hits = sum(was == part == guessed for was, guessed in zip(truth, guess, strict=True))
        scores.append(2 * hits / max(1, truth.count(part) + list(guess).count(part)))
    return sum(scores) / 4, scores


def part_of_sentences(stories: Sequence[Story], trained: Sequence[StoryWeights]) -> None:
    print("Parts of sentences (text_star, macro F1, cross-validated by story)")
    print(f"  {'':24}{'review':>8}{'keywords':>10}   each part, review")
    orders = {"as told": told, "result told first": result_first, "no punctuation, chunks": chunked}
    for name, order in orders.items():
        truth = [LETTERS[part] for story in stories for part, _ in order(story)]
        made = [
            [
                part
                for story, weights in zip(stories, trained, strict=True)
                for part in tagger(_texts(order(story)), weights)
            ]
            for tagger in (smoothed, keywords)
        ]
        (best, scores), (base, _) = f1(truth, made[0]), f1(truth, made[1])
        print(
            f"  {name:24}{best:8.3f}{base:10.3f}   "
            + " ".join(f"{n} {x:.2f}" for n, x in zip(NAMES, scores, strict=True))
        )


def _texts(story: Story) -> list[str]:
    return [text for _, text in story]


def missing(stories: Sequence[Story], trained: Sequence[StoryWeights]) -> None:
    """Take each part out of each story, and ask what is missing; the whole story misses nothing."""
    print("Missing part (each taken out in turn, and the whole story): precision / recall, F1")
    scores: dict[str, list[float]] = {"review": [], "keywords": []}
    for part, name in enumerate(NAMES):
        row = []
        for who, finder in (("review", _missed), ("keywords", _missed_by_keywords)):
            hits = claims = total = 0
            for story, weights in zip(stories, trained, strict=True):
                for kept, gone in (
                    ([sentence for sentence in story if sentence[0] != name], True),
                    (story, False),
                ):
                    claimed = finder(roles(_texts(kept), weights), _texts(kept), part)
                    hits, claims, total = hits + (claimed and gone), claims + claimed, total + gone
            precision, recall = hits / max(1, claims), hits / max(1, total)
            scores[who].append(2 * precision * recall / max(1e-9, precision + recall))
            row.append(f"{who} {precision:.2f} / {recall:.2f}")
        print(f"  {name}  " + "    ".join(row))
    print(
        "  macro F1  "
        + "    ".join(f"{who} {sum(of_parts) / 4:.3f}" for who, of_parts in scores.items())
    )


def _missed(told_: Sequence[SentencePart], texts: Sequence[str], part: int) -> bool:
    del texts
    return not any(
        sentence.part is PARTS[part] and sentence.alone[part] >= ITSELF for sentence in told_
    )


def _missed_by_keywords(told_: Sequence[SentencePart], texts: Sequence[str], part: int) -> bool:
    del told_
    return not any(cue.search(text) for text in texts for cue in _cues(part))


def numbers(folder: Path) -> None:
    print("Spoken numbers (text_numbers, NeMo): the value is right and the whole phrase is used")
    right = plain = count = 0
    for path in sorted(folder.glob("*.txt")):
        rows = [row.split("~") for row in path.read_text("utf-8").splitlines() if "~" in row]
        good = [_right(spoken, written) for spoken, written in rows]
        base = [_by_words(spoken) == _value(written) for spoken, written in rows]
        wrong = [spoken for (spoken, _), fine in zip(rows, good, strict=True) if not fine]
        print(f"  {path.stem:16}{sum(good):4} of {len(rows):3}   " + "; ".join(wrong[:3]))
        right, plain, count = right + sum(good), plain + sum(base), count + len(rows)
    print(f"  {'all':16}{right / count:8.3f}   one word, one number: {plain / count:.3f}")


def _right(spoken: str, written: str) -> bool:
    found = find(spoken, ordinals=True)
    wanted = _value(written)
    return (
        len(found) == 1
        and wanted is not None
        and abs(found[0].quantity.value - wanted) <= 1e-9 * abs(wanted)
    )


def _value(written: str) -> float | None:
    match = re.search(r"-?\$?\u00a5?\d*\.?\d+", written)
    scale = next(
        (
            s
            for word, s in (("million", 1e6), ("billion", 1e9), ("trillion", 1e12))
            if word in written
        ),
        1.0,
    )
    return float(re.sub(r"[$\u00a5]", "", match[0])) * scale if match else None


def _by_words(spoken: str) -> float | None:
    """Read one number word, as a list of keywords would."""
    found = find(spoken.split(maxsplit=1)[0], ordinals=True) if len(spoken.split()) == 1 else ()
    return found[0].quantity.value if found else None


FOLDS = 5


def corrections(folder: Path) -> None:
    """Tell questions with a repair from those without, by weights that never saw the question."""
    pairs, rest = questions(folder), [*conversation(folder), *prose(folder)]
    fluent, broken = [], []
    for fold in range(FOLDS):
        seen = [text for n, pair in enumerate(pairs) if n % FOLDS != fold for text in pair]
        weights = train_breaks([*seen, *rest])
        for fluent_text, broken_text in (pair for n, pair in enumerate(pairs) if n % FOLDS == fold):
            fluent.append(surest(fluent_text, weights) >= LEAST)
            broken.append(surest(broken_text, weights) >= LEAST)
    print(
        f"Repairs (Disfl-QA, {len(pairs)} questions with and without, {FOLDS} folds): "
        "recall / false alarms"
    )
    print(f"  review {sum(broken) / len(broken):.3f} / {sum(fluent) / len(fluent):.3f}")
    base = [
        [any(edit in text for edit in _EDITS) for text in texts] for texts in _questions(folder)
    ]
    print(f"  editing words {sum(base[1]) / len(base[1]):.3f} / {sum(base[0]) / len(base[0]):.3f}")


_EDITS = (
    " no ",
    "sorry",
    "i mean",
    " uh ",
    " or rather",
    " wait ",
    "make that",
    "oops",
    "actually",
)


def _questions(folder: Path) -> tuple[list[str], list[str]]:
    """Give the questions as text: fluent, and with a repair."""
    rows = [
        row
        for path in (folder / "text_repairs").glob("*.json")
        for row in json.loads(path.read_text()).values()
    ]
    return [row["original"].lower() for row in rows], [row["disfluent"].lower() for row in rows]


def speed() -> None:
    pack = read(shipped())[0]
    text = (
        "At my last company we ran a service with ten thousand daily users. My task was to "
        "make it faster. I profiled "
        "the queries, I added an index and a cache, and I moved a call out of the "
        "transaction. As a result the latency "
        "dropped from four hundred to three hundred milliseconds, and our users could pay again. "
    ) * 6
    words = tuple(Word(word, n * 0.4, n * 0.4 + 0.35, 0.9) for n, word in enumerate(text.split()))
    recording = Recording(
        "a.wav", len(words) * 0.4, Stop.KEY, (Span(0.0, len(words) * 0.4),), "bench"
    )
    answers = [
        Answer(question, recording, Transcript(words, "en", "bench")) for question in pack.questions
    ]
    with TemporaryDirectory() as folder:
        meaning = CachedEmbedder(MiniLM(), Path(folder))
        meaning.vectors(["The model is loaded."])
        first, again = _timed(answers, pack.rubric, meaning), _timed(answers, pack.rubric, meaning)
    print(
        f"Speed: {len(words)} words, {words[-1].end:.0f} s long, {len(answers)} questions; "
        "slowest, milliseconds"
    )
    print(f"  sentences and concepts never met before {first[0]:.0f}, met before {max(again):.0f}")
    print(f"  a session of 30 answers, met before: {3 * sum(again) / 1000:.2f} s")


def _timed(answers: Sequence[Answer], rubric: Rubric, meaning: Embedder) -> list[float]:
    taken = []
    for answer in answers:
        begun = time.perf_counter()
        review(answer, rubric, meaning)
        taken.append(1000 * (time.perf_counter() - begun))
    return taken


def planted() -> None:
    """Hold our own planted answers against what they were written to show.

    They are plain cases, and no proof of more.
    """
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    from review_cases import cases
    from test_review_cases import check

    whole = [case for case in cases() if case.name.startswith(("guided", "planted"))]
    right = wanted = 0
    for case in whole:
        for line in case.expected:
            wanted += 1
            with contextlib.suppress(AssertionError):
                check(line, case.review)
                right += 1
    print(
        f"Planted answers (written here): {len(whole)} answers, {right} of {wanted} "
        "expectations hold"
    )


def main() -> None:
    data = (
        Path(sys.argv[1])
        if len(sys.argv) > 1
        else Path(__file__).parent.parent.parent / "shared" / "data"
    )
    stories = load(data / "text_star" / "stories_23.jsonl")
    print(
        f"text_star: {len(stories)} stories, {sum(map(len, stories))} sentences, labelled "
        "by their author (MIT)"
    )
    trained = [train([*stories[:n], *stories[n + 1 :]]) for n in range(len(stories))]
    part_of_sentences(stories, trained)
    missing(stories, trained)
    numbers(data / "text_numbers")
    corrections(data)
    planted()
    speed()


if __name__ == "__main__":
    main()
