"""Tell the language of a guide by its letters and its commonest words, and what works in it."""

import re
from collections import Counter
from collections.abc import Iterable

from mockint.model import Fault, Source

READ = frozenset({"en", "ko"})
"""Languages whose stories, hints and advice are understood."""

NAMES = {
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "pt": "Portuguese",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "ru": "Russian",
    "ja": "Japanese",
    "zh": "Chinese",
}
WORDS = {
    "en": "the of and to in is you that for with your how what why do did are would have about"
    " this",
    "de": "der die das und ist sie wie was ich nicht ein eine zu den mit auf für von im bei ihr",
    "es": "el la los las de que y en un una por qué cómo para con su se es del más usted háblame",
    "fr": "le la les des et est vous que une pour dans qui quel comment votre sur avec pas du au",
    "pt": "o os as de que e em um uma por como para com seu se é do da não você mais",
    "it": "il lo gli di che e un una per come con suo si è del della non sono perché cosa",
    "nl": "de het een en van is je dat voor met hoe wat niet op te zijn waarom aan uw ook",
    "pl": "i w na z się nie do to jest jak co że o dlaczego czy pan pani po od za",
}
"""The commonest words of each language; short words that several share count for each."""
_COUNTED = {language: frozenset(words.split()) for language, words in WORDS.items()}

SCRIPTS = (
    ("ja", re.compile(r"[ぁ-ゖァ-ヺ]")),
    ("ru", re.compile(r"[а-яА-ЯёЁ]")),
    ("zh", re.compile(r"[一-鿿]")),
)
SURE = 1.5
"""Times as many of its words as of English ones: guides in any language hold English terms."""


def language_of(texts: Iterable[str]) -> str:
    """Give the tag of the language; English where nothing speaks for another.

    A Korean syllable weighs about two Latin letters.
    """
    text = " ".join(texts)
    latin = len(re.findall(r"[^\W\d_가-힣ぁ-ヺ一-鿿а-яА-ЯёЁ]", text))
    if len(re.findall(r"[가-힣]", text)) * 2 > latin:
        return "ko"
    for language, letters in SCRIPTS:
        if len(letters.findall(text)) * 2 > latin:
            return language
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    counts = {
        language: sum(words[word] for word in common) for language, common in _COUNTED.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > 1 and counts[best] >= SURE * counts["en"] else "en"


def told(language: str, file: str) -> list[Fault]:
    """Say that a guide is in a language that is not read, and what works all the same."""
    if language in READ:
        return []
    name = NAMES.get(language, language)
    message = f"This guide is in {name}; only English and Korean are understood in full."
    hint = (
        f"Questions are found by their form, asked by the system's voice and heard in {name}; "
        "length, pace and concepts by name are judged, stories and advice are not."
    )
    return [Fault(Source(file, 1), message, hint)]
