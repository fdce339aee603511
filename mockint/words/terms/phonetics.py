"""Two spellings in, how much they sound alike out: English letters to rough phonemes, and a weighted edit distance.

Only good enough to say that `post grass` may be `Postgres`: vowels are one class, voiced and voiceless are near.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "ey bee see dee ee ef jee eych ai jey key el em en oh pee kyu ar es tee yu vee dubelyu eks wai see".split(),  # noqa: SIM905
        strict=True,
    )
)
"""How each letter is called."""

DIGITS = dict(
    zip("0123456789", "siro wun too three for fife siks sefen eyt nain".split(), strict=True)
)  # noqa: SIM905

_RULES = (
    (r"tion|sion|cian", "$n"),
    (r"^kn|^gn", "n"),
    (r"^wr", "r"),
    (r"^ps", "s"),
    (r"tch|ch", "%"),
    (r"sch", "sk"),
    (r"sh", "$"),
    (r"ph", "f"),
    (r"gh(?=t)|gh$", ""),
    (r"gh", "g"),
    (r"th", "0"),
    (r"dg(?=[eiy])", "j"),
    (r"ck|q", "k"),
    (r"x", "ks"),
    (r"sc(?=[eiy])|c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"g(?=[eiy])", "j"),
    (r"z", "s"),
    (r"wh", "w"),
    (r"mb$", "m"),
    (r"(?<=[^aeiou])e$", ""),
    (r"(?<=[aeiou])[hw](?![aeiou])", ""),
    (r"(?<=[aeiou])r(?![aeiou])", "R"),
    (r"[aeiouy]+", "a"),
    (r"(.)\1+", r"\1"),
)
"""In order; `$` is sh, `%` is ch, `0` is th, `R` the r behind a vowel that many do not say, `a` any vowel."""

_NEAR = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.3, "bp dt gk fv sz j% s$ $% td lR rR aR kg %t Rl"),
        (0.5, "mn 0f 0t 0s 0d bv jg js j$ pf wv wa ha td%s $s ln rl rw kh ya jd sk"),
    )
    for pair in pairs.split()
}
"""What it costs to take one phoneme for another; all else costs 1."""

_DROP = {"a": 0.4, "R": 0.3, "h": 0.4, "t": 0.7, "d": 0.7, "k": 0.8, "l": 0.8, "s": 0.7}
"""What it costs to hear one too many or too few; all else costs 1."""


@lru_cache(maxsize=8192)
def phonemes(text: str) -> str:
    """Give the rough phonemes of a spelling; capitals in a row are read letter by letter."""
    return "".join(_word(word) for word in re.findall(_PARTS, text))


_PARTS = r"[A-Z]+(?=s\b)|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d"


def _word(word: str) -> str:
    if word in DIGITS:
        return _word(DIGITS[word])
    if len(word) == 1 or (word.isupper() and len(word) <= 5):
        return "".join(_word(LETTERS[letter]) for letter in word.lower())
    word = word.lower()
    for pattern, sound in _RULES:
        word = re.sub(pattern, sound, word)
    return word


_CLASSES = {
    sound: 1 << n
    for n, group in enumerate(("bp", "dt0", "gk", "js$%", "fvw", "mn", "lrR"))
    for sound in group
}


@lru_cache(maxsize=65536)
def skeleton(sounds: str) -> int:
    """Give the classes of consonants in it as bits: what differs in more than one of them is not alike."""
    bits = 0
    for sound in sounds:
        if sound != "R":
            bits |= _CLASSES.get(sound, 0)
    return bits


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> float:
    """Say how alike two strings of phonemes are, 0 to 1."""
    longest = max(_weight(one), _weight(other))
    if not longest:
        return 0.0
    return max(0.0, 1 - _distance(one, other) / longest)


def _weight(sounds: str) -> float:
    return sum(_DROP.get(sound, 1.0) for sound in sounds)


def _distance(one: Sequence[str], other: Sequence[str]) -> float:
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _DROP.get(sound, 1.0))
    for left in one:
        above = row
        row = [above[0] + _DROP.get(left, 1.0)]
        for at, right in enumerate(other):
            change = 0.0 if left == right else _NEAR.get(frozenset(left + right), 1.0)
            row.append(
                min(
                    above[at] + change,
                    above[at + 1] + _DROP.get(left, 1.0),
                    row[-1] + _DROP.get(right, 1.0),
                )
            )
    return row[-1]
