"""Find sentences that only count concepts up: `we use Kafka, Redis and Spring`."""

from collections.abc import Sequence

from mockint.review.concept_search import Match, MatchKind
from mockint.text.sentences import Sentence
from mockint.text.word_forms import plain
from mockint.text.word_lists import STOP

LISTED = 3
"""Concepts that make a sentence a mere list, if it holds fewer other telling words than these."""


def listed(sentences: Sequence[Sentence], matches: Sequence[Match]) -> frozenset[int]:
    """Give the words of sentences that only count concepts up."""
    said = [match for match in matches if match.kind is MatchKind.SAID]
    words: list[int] = []
    for sentence in sentences:
        inside = [match for match in said if sentence.first <= match.first <= sentence.last]
        if len(inside) >= LISTED and len(_telling(sentence, inside)) < len(inside):
            words.extend(range(sentence.first, sentence.last + 1))
    return frozenset(words)


def _telling(sentence: Sentence, named: Sequence[Match]) -> list[str]:
    """Give the words of a sentence that tell something beside the concepts named in it."""
    taken = {at for match in named for at in range(match.first, match.last + 1)}
    numbered = enumerate(sentence.text.split(), sentence.first)
    rest = [plain(word) for at, word in numbered if at not in taken]
    return [word for word in rest if len(word) > 2 and word not in STOP]
