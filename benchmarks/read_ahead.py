"""How long an answer is still reviewed after its last word: `python -m benchmarks.read_ahead`.

Answers of two minutes, made of whole answers in `training/measured`, each with its concepts. Each
is reviewed when none of it was read, when all but its last sentence was (somebody who presses a key
on the last word), and when all of it was (the silence by which an answer ends is longer than that).
Processor time, so that what else runs does not count.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.judge import HERE, KINDS
from mockint.engines.learned_judge import LearnedJudge, forget
from mockint.engines.minilm import MiniLM
from mockint.model import (
    Answer,
    Concept,
    ConceptGroup,
    Question,
    Recording,
    Rubric,
    Span,
    Stop,
    Transcript,
    Word,
)
from mockint.review import review
from mockint.text.embeddings import CachedEmbedder
from mockint.text.sentences import sentences
from training.reading import FOLDER, LabelledAnswer, answers

WORDS = 300
"""In two minutes."""
CONCEPTS = 8
COUNT = 20
SECONDS = 0.4
"""From word to word."""
WAYS = ("nothing read before", "all but the last sentence", "all of it")


def main() -> None:
    """Print the median and the slowest of each way."""
    taken: dict[str, list[float]] = {way: [] for way in WAYS}
    with TemporaryDirectory() as folder:
        for number, (told, names) in enumerate(_long(list(answers(FOLDER.parent / "measured")))):
            for way in WAYS:
                embedder = CachedEmbedder(MiniLM(), Path(folder) / f"{number}-{WAYS.index(way)}")
                taken[way].append(_after_last_word(told, names, way, embedder))
    print(f"{COUNT} answers of {WORDS} words with {CONCEPTS} concepts: milliseconds, one core")
    for way, times in taken.items():
        print(f"  {way:28} median {np.median(times):5.0f}, slowest {max(times):5.0f}")


def _after_last_word(told: str, names: Sequence[str], way: str, embedder: CachedEmbedder) -> float:
    """Read an answer as it grows, and time its review at the end."""
    forget()
    judge = LearnedJudge()
    rubric = Rubric(
        (), (ConceptGroup("guide", tuple(Concept(n, (), HERE) for n in names), HERE),), ()
    )
    review(_answer("Nothing was said here by anybody.", names), rubric, embedder, judge)
    ends = [cut.last + 1 for cut in sentences(_words(told))]
    words = told.split()
    for end in {WAYS[0]: [], WAYS[1]: ends[:-1], WAYS[2]: ends}[way]:
        review(_answer(" ".join(words[:end]), names), rubric, embedder, judge)
    begun = time.process_time()
    review(_answer(told, names), rubric, embedder, judge)
    return 1000 * (time.process_time() - begun)


def _long(labelled: Sequence[LabelledAnswer]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Join answers by one author until they are long enough."""
    text: list[str] = []
    made = 0
    for answer in labelled:
        text += " ".join(sentence.text for sentence in answer.sentences).split()
        if len(text) >= WORDS and made < COUNT:
            yield " ".join(text[:WORDS]), answer.concepts[:CONCEPTS]
            text, made = [], made + 1


def _words(text: str) -> tuple[Word, ...]:
    split = text.split()
    return tuple(Word(word, n * SECONDS, n * SECONDS + 0.35, 0.9) for n, word in enumerate(split))


def _answer(text: str, names: Sequence[str]) -> Answer:
    words = _words(text)
    seconds = words[-1].end
    asked = Question("01", "Tell me about it.", "", KINDS["behavioral"], tuple(names), (), HERE)
    sound = Recording("a.wav", seconds, Stop.KEY, (Span(0.0, seconds),), "bench")
    return Answer(asked, sound, Transcript(words, "en", "bench"))


if __name__ == "__main__":
    main()
