"""Groups of words that may stand for one term: their text, how sure they are, other spellings."""

import re
from collections.abc import Sequence

from mockint.model import Word

_EDGES = re.compile(r"^([^\w+#]*)(.*?)([^\w+#]*)$", re.DOTALL)


def parted(group: Sequence[Word]) -> bool:
    """Say whether a sentence ends inside."""
    return any(
        len(word.text) > 2 and word.text[-1] in ".?!;:" and word.text[-3:-2] != "."
        for word in group[:-1]
    )


def text_of(group: Sequence[Word]) -> str:
    """Give the text without the punctuation around it."""
    match = _EDGES.match(" ".join(word.text for word in group))
    return match[2] if match else ""


def least(group: Sequence[Word]) -> float:
    """Give the least probability; an engine that tells none is believed."""
    return min((1.0 if word.probability is None else word.probability) for word in group)


def mean(group: Sequence[Word]) -> float:
    """Give the mean probability."""
    return sum(1.0 if word.probability is None else word.probability for word in group) / len(group)


def respelled(group: Sequence[Word], name: str) -> list[Word]:
    """Write the term where the group stood, with the punctuation around it."""
    whole = " ".join(word.text for word in group)
    match = _EDGES.match(whole)
    before, after = (match[1], match[3]) if match else ("", "")
    return spread(group, f"{before}{name}{after}".split(), heard_as=whole)


def spread(group: Sequence[Word], texts: Sequence[str], *, heard_as: str) -> list[Word]:
    """Give texts the times of a group: one for one, or by their length.

    The least probability counts for each.
    """
    known = [word.probability for word in group if word.probability is not None]
    sure = min(known) if known else None
    if len(texts) == len(group):
        return [
            Word(text, word.start, word.end, word.probability, heard_as)
            for text, word in zip(texts, group, strict=True)
        ]
    start, whole = group[0].start, sum(map(len, texts))
    words: list[Word] = []
    for text in texts:
        end = start + (group[-1].end - group[0].start) * len(text) / whole
        words.append(Word(text, round(start, 3), round(end, 3), sure, heard_as))
        start = end
    return words
