"""Tag each sentence with the part of a story that it tells; what merely ends an answer has none."""

import re
from collections.abc import Sequence

from mockint.review.roles import SentencePart, roles
from mockint.text.sentences import Sentence

_CLOSING = re.compile(
    r"^\W*(?:(?:so|and|yeah|well|okay|uh|um)\W+)*(?:(?:that(?:'s|\u2019s| is| was)"
    r"|this is)\W+(?:(?:uh|um)\W+)*)+(?:basically |about |pretty much )?(?:it|all|how"
    r"|everything)\b|^\W*(?:so|okay|yeah|right|thanks?|thank you)\W*$",
    re.IGNORECASE,
)
"""`So yeah, that is basically it` ends an answer and tells nothing."""
_FILLERS = re.compile(r"\b(?:um+|uh+|er|erm|hm+|you know|i mean|i guess)\b,?", re.IGNORECASE)

Story = list[tuple[Sentence, SentencePart]]


def tagged(sentences: Sequence[Sentence]) -> Story:
    """Give each sentence with its part; fillers do not count as words of it."""
    kept = [sentence for sentence in sentences if not _CLOSING.search(sentence.text)]
    return list(
        zip(kept, roles([_FILLERS.sub(" ", sentence.text) for sentence in kept]), strict=True)
    )
