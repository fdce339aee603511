"""Read the numbers that tokens spell out: `two and a half million`, `nineteen ninety nine`."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mockint.text.number_words import ORDINALS, SCALES, SMALL, ZERO
from mockint.text.tokens import Token, run_joined, word_at


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that was spelled out."""

    value: Fraction
    after: int
    """Index of the token that follows it."""
    written: bool = False
    """It began with digits."""
    ordinal: bool = False


def number(run: Sequence[Token], at: int) -> Numeral | None:
    """Read the number that begins at token `at`."""
    if run[at].word in ("minus", "negative") and at + 1 < len(run):
        positive = number(run, at + 1)
        return positive and Numeral(
            -positive.value, positive.after, positive.written, positive.ordinal
        )
    return _digits(run, at) or _decimals_only(run, at) or _spelled(run, at)


def _digits(run: Sequence[Token], at: int) -> Numeral | None:
    if not run[at].word[0].isdecimal() and run[at].word[0] != ".":
        return None
    value, after = Fraction(run[at].word.replace(",", "")), at + 1
    if word_at(run, after) in ("st", "nd", "rd", "th") and not run[after].gap:
        return Numeral(value, after + 1, written=True, ordinal=True)
    value, after = _with_half(run, value, after)
    while (scale := _scale(run, after)) > 1:
        value, after = value * scale, after + 1
    return Numeral(value, after, written=True)


def _scale(run: Sequence[Token], at: int) -> int:
    """Give the scale word at a place as a factor; 1 when there is none.

    Letters count as in `50M` and `ten K`.
    """
    word = word_at(run, at)
    if word == "k" and run[at].gap and run[at].raw == "k" and run[at - 1].word[0].isdecimal():
        return 1
    if word in SCALES:
        return SCALES[word]
    if word == "hundred" and run[at - 1].word[0].isdecimal():
        return 100
    if word in ("m", "b") and (
        run[at].raw.isupper() and (not run[at].gap or not run[at - 1].word[0].isdecimal())
    ):
        return 10**6 if word == "m" else 10**9
    return 1


def _decimals_only(run: Sequence[Token], at: int) -> Numeral | None:
    """Read `point two five`."""
    value, after = _after_point(run, at)
    if after == at:
        return None
    scale = _scale(run, after)
    return Numeral(value * scale, after + (scale > 1))


def _after_point(run: Sequence[Token], at: int) -> tuple[Fraction, int]:
    """Read `point o five` as 0.05; gives back `at` when there is no such thing."""
    if at >= len(run) or run[at].word not in ("point", "dot"):
        return Fraction(0), at
    digits, after = "", at + 1
    while word := word_at(run, after):
        small = _below_hundred(run, after)
        if word in ZERO:
            digits, after = digits + "0", after + 1
        elif small:
            digits, after = digits + str(small[0]), small[1]
        elif word.isdecimal() and not digits:
            digits, after = word, after + 1
        else:
            break
    return (Fraction(f"0.{digits}"), after) if digits else (Fraction(0), at)


def _below_hundred(run: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read `seven`, `seventy`, `seventy seven`: the value and the next token."""
    word = _cardinal(run, at)
    if word not in SMALL:
        return None
    value = SMALL[word]
    if value >= 20 and not _is_ordinal(run, at) and run_joined(run, at + 1):
        ones = SMALL.get(_cardinal(run, at + 1), 0)
        if 1 <= ones <= 9:
            return value + ones, at + 2
    return value, at + 1


def _cardinal(run: Sequence[Token], at: int) -> str:
    """Give the word at a place, `third` as `three`."""
    word = run[at].word if at < len(run) else ""
    return ORDINALS.get(word, word)


def _is_ordinal(run: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(run) and run[at].word in ORDINALS


def _spelled(run: Sequence[Token], at: int) -> Numeral | None:
    """Read a number in words, largest scale first."""
    total, after, limit = Fraction(0), at, 0
    while part := _group(run, after):
        value, end = part
        value, end = _with_half(run, value, end)
        decimals, end = _after_point(run, end) if run_joined(run, end) else (Fraction(0), end)
        scale = SCALES.get(_cardinal(run, end), 1) if run_joined(run, end) else 1
        scale = max(scale, _scale(run, end))
        if limit and value * scale >= limit:
            break
        total += (value + decimals) * scale
        after, limit = end + (scale > 1), scale
        if scale == 1 or _is_ordinal(run, after - 1):
            break
        if word_at(run, after) == "and" and _group(run, after + 1):
            after += 1
        elif not run_joined(run, after):
            break
    if after == at:
        return None
    if run[after - 1].word == "and":
        after -= 1
    return Numeral(total, after, ordinal=_is_ordinal(run, after - 1))


def _group(run: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """Read a number below ten thousand: `two hundred and five`, `a couple of hundred`."""
    article = _article(run, at)
    small = article or _below_hundred(run, at)
    if not small:
        return None
    value, after = small
    if run_joined(run, after) and _cardinal(run, after) == "hundred":
        after += 1
        tail = None if _is_ordinal(run, after - 1) else _tail(run, after)
        rest, after = tail or (0, after)
        return Fraction(value * 100 + rest), after
    if not article and run_joined(run, after) and not _is_ordinal(run, after - 1):
        value, after = _year_like(run, value, after) or (value, after)
    return Fraction(value), after


def _article(run: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read `a` of `a hundred`, `a couple of` of `a couple of thousand`."""
    words = [word_at(run, at + n) for n in range(1, 4)]
    if at >= len(run) or run[at].word not in ("a", "an"):
        return None
    if words[0] in ("dozen", "hundred", "million", "thousand", "billion", "trillion"):
        return 1, at + 1
    if words[0] == "couple":
        end = at + 2 + (words[1] == "of")
        return (2, end) if word_at(run, end) in ("hundred", *SCALES) else None
    return None


def _tail(run: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read what follows `two hundred`: `and five`, `fifty six`."""
    start = at + (word_at(run, at) == "and")
    if not run_joined(run, start):
        return None
    tail = _below_hundred(run, start)
    follows_large = tail and _cardinal(run, tail[1]) == "hundred"
    return None if follows_large else tail


def _year_like(run: Sequence[Token], value: int, at: int) -> tuple[int, int] | None:
    """Read `nineteen` + `ninety nine`, `one` + `fifty five`.

    But `ten fifteen minutes` is a range, not 1015.
    """
    if value and run[at].word in ("o", "oh") and value >= 10:
        ones = _below_hundred(run, at + 1)
        return (value * 100 + ones[0], ones[1]) if ones and ones[0] < 10 else None
    second = _below_hundred(run, at)
    if not second or second[0] < 10 or not value:
        return None
    is_range = value % 5 == 0 and second[0] % 5 == 0 and value < second[0] <= 2 * value
    return None if is_range else (value * 100 + second[0], second[1])


def _with_half(run: Sequence[Token], value: Fraction, at: int) -> tuple[Fraction, int]:
    """Add `and a half`, `and three quarters`."""
    words = [word_at(run, at + n) for n in range(3)]
    parts = {
        "half": Fraction(1, 2),
        "quarter": Fraction(1, 4),
        "quarters": Fraction(1, 4),
        "third": Fraction(1, 3),
    }
    if words[0] == "and" and words[1] in ("a", "one", "three") and words[2] in parts:
        return value + parts[words[2]] * (3 if words[1] == "three" else 1), at + 3
    return value, at
