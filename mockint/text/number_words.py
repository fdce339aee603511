"""The English words that numbers are made of, and what each is worth."""

from mockint.text.word_lists import listed

_ONES = listed(
    "zero one two three four five six seven eight nine ten eleven twelve"
    " thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)

# `fourty` is no word, and recognisers write it
SMALL = {word: n for n, word in enumerate(_ONES)} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
"""Numbers below a hundred that are one word."""

ZERO = ("o", "oh", "zero")

_LARGE = listed("million billion trillion quadrillion quintillion sextillion septillion")

SCALES: dict[str, int] = {word: 1000 ** (n + 2) for n, word in enumerate(_LARGE)} | {
    "thousand": 1000,
    "grand": 1000,
    "dozen": 12,
    "k": 1000,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "mil": 10**6,
    "mn": 10**6,
    "bn": 10**9,
}
"""Words that multiply what stands before them."""

_IRREGULAR = {
    "first": "one",
    "third": "three",
    "fifth": "five",
    "eighth": "eight",
    "ninth": "nine",
    "twelfth": "twelve",
}

ORDINALS = (
    {f"{word}th": word for word in (*_ONES, "hundred", "thousand", *_LARGE)}
    | {f"{word[:-1]}ieth": word for word in SMALL if word.endswith("y")}
    | _IRREGULAR
)
"""`twentieth` to `twenty`; without `second`, which is a unit far more often."""
