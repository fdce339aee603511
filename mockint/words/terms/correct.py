"""Put misheard terms right; what was heard stays beside each.

Sure words are left alone. A spelling that means nothing else is put right anywhere; one that is
also ordinary English, or that only sounds like a term, only where the recogniser was in doubt and
the guide speaks of that term.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from mockint.model import Transcript, Word
from mockint.words.terms.correct_korean import in_latin
from mockint.words.terms.glossary import Glossary
from mockint.words.terms.groups import respelled
from mockint.words.terms.spellings import Spellings


def corrected(
    transcript: Transcript,
    glossary: Glossary,
    expected: Sequence[str],
    *,
    hangul: Collection[str] = (),
) -> Transcript:
    """Put terms right; `expected` are the names of those that the guide speaks of.

    `hangul` are words that the guide writes in Korean: so they stay.
    """
    if transcript.language == "ko":
        words = in_latin(transcript.words, glossary, expected, hangul)
        return replace(transcript, words=tuple(words))
    if transcript.language != "en":
        return transcript
    spellings = Spellings(glossary, expected)
    words = [part for word in transcript.words for part in spellings.apart(word)]
    right: list[Word] = []
    at = 0
    while at < len(words):
        match = spellings.match(words, at)
        if match is None:
            right.append(spellings.in_small(words[at], right[-1] if right else None))
            at += 1
        else:
            right += respelled(words[at : match.last + 1], match.name)
            at = match.last + 1
    return replace(transcript, words=tuple(right))
