"""The words of a Korean answer without the particles that are written onto them."""

import re

from mockint.model import Rubric, Transcript
from mockint.ports import BareWord, Morphology
from mockint.review.concept_names import hangul_names

_KOREAN = re.compile("[가-힣]{2,}")


def bare_words(
    transcript: Transcript, rubric: Rubric, morphology: Morphology | None
) -> tuple[BareWord, ...]:
    """Take particles off each word, one for one; nothing in another language or without a part."""
    if morphology is None or not transcript.language.startswith("ko") or not transcript.words:
        return ()
    concepts = [concept for group in rubric.concepts for concept in group.concepts]
    names = [name for concept in concepts for name in (concept.name, *concept.said_as)]
    ways = [*names, *hangul_names(names)]
    known = sorted({word for name in ways for word in _KOREAN.findall(name)})
    return tuple(morphology.bare([word.text for word in transcript.words], known))
