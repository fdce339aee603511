"""List the terms that an answer to a question of a pack may hold, the likeliest first.

Of the pack come: the question's own terms and concepts, then those of its group, then names and
tools of the résumé, the company and the other questions.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from mockint.model import Pack, Question
from mockint.text.word_forms import squash
from mockint.words.terms.glossary import Glossary

_LETTER = "[^\\W가-힣]"
"""A letter or digit of a name: a Korean particle is written onto it, and is no part of it."""

_NAME = re.compile(
    r"(?<![.!?:] )(?<!^)(?<![\w\u201c\"])"
    rf"[A-Z](?:{_LETTER}|[.+#-])*{_LETTER}(?: [A-Z](?:{_LETTER}|[.+#-])*{_LETTER})*"
)
"""Words with a capital that do not begin a sentence."""

_HANGUL = re.compile("[가-힣]+")

_ORDINARY = frozenset(
    {"go", "rest", "express", "java", "rust", "channel", "slack", "vault", "helm", "pact", "loki"}
)
"""Names that are words of the language too: only with their capitals they are the term."""

_WORDS = frozenset({"iam"})
"""Abbreviations that are everyday words when read together.

Hinted, IAM is written for "I am" and "I seem".
"""


def vocabulary(pack: Pack, question: Question | None, glossary: Glossary) -> tuple[str, ...]:
    """Give the pack's terms, each once, those of `question` first."""
    texts = list(_texts(pack, question))
    names: dict[str, str] = {}
    for text in texts:
        for name in _terms_in(text, glossary):
            names.setdefault(squash(name), name)
    for name in _names(texts):
        names.setdefault(squash(name), name)
    return tuple(names.values())


def hints(expected: Sequence[str], glossary: Glossary) -> tuple[str, ...]:
    """Give those that a recogniser may not know.

    Names, abbreviations, and what the glossary has other spellings of.
    """
    return tuple(
        name
        for name in expected
        if squash(name) not in _WORDS
        and (any(letter.isupper() for letter in name[1:]) or len(glossary.term(name).spellings) > 2)
    )


def korean_words(pack: Pack) -> frozenset[str]:
    """Give the Korean words of a pack's concepts and texts, with their particles or not."""
    return frozenset(word for text in _texts(pack, None) for word in _HANGUL.findall(text))


def _texts(pack: Pack, question: Question | None) -> Iterator[str]:
    """Give the pack's texts, nearest to the question first."""
    if question is not None:
        yield question.text
        yield ", ".join(question.concepts)
        for group in pack.concepts:
            names = [concept.name for concept in group.concepts]
            if set(names) & set(question.concepts):
                yield f"{group.name}, {', '.join(names)}"
    for group in pack.concepts:
        yield f"{group.name}, {', '.join(concept.name for concept in group.concepts)}"
    yield from (claim.text for claim in pack.claims)
    yield f"{pack.company}. {pack.role}"
    yield from (fact.text for fact in pack.facts)
    yield from (asked.text for asked in pack.questions)
    yield from (to_ask.text for to_ask in pack.to_ask)


def _terms_in(text: str, glossary: Glossary) -> Iterator[str]:
    """Find the glossary's terms in a text, in the order in which they stand there."""
    places = [
        (match.start(), -len(term.name), term.name)
        for term in glossary.terms
        for match in _pattern(term.name).finditer(text)
    ]
    end = 0
    for start, length, name in sorted(places):
        if start >= end:
            yield name
            end = start - length


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Compile once what a term looks like: a glossary has more terms than `re` remembers."""
    exact = len(name) <= 3 or name.lower() in _ORDINARY
    plural = "" if name.endswith("s") else "s?"
    pattern = r"[\s/-]?".join(re.escape(part) for part in re.split(r"[\s/-]", name))
    return re.compile(rf"(?<!\w){pattern}{plural}(?!{_LETTER})", 0 if exact else re.IGNORECASE)


def _names(texts: Sequence[str]) -> Iterator[str]:
    """Find names that no glossary has: capitals inside sentences, never small in the pack."""
    small = Counter(word for text in texts for word in re.findall(r"\b[a-z][a-z'-]+\b", text))
    for text in texts:
        for match in _NAME.finditer(text):
            words = match[0].split()
            everyday = any(small[word.lower()] for word in words)
            if not everyday and (len(words) > 1 or len(words[0]) >= 3):
                yield match[0]
