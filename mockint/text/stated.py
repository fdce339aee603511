"""Read what a text states in numbers: `from 94 days to 61`, `twelve nurses`, `£2.5M a year`.

Beyond the value and its unit (`quantities`): what is counted, for each what, and whether it is
where something began, where it ended, or by how much it moved (`changes`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from mockint.text.changes import paired, place_of, ranged
from mockint.text.quantities import FoundQuantity, find
from mockint.text.stated_number import COUNT, MONEY, TIME, Stated
from mockint.text.units import COUNTED, CURRENCIES, SECONDS, TIMES
from mockint.text.word_forms import stem
from mockint.text.word_lists import listed

DAY, WEEK, MONTH, YEAR = 86400.0, 7 * 86400.0, 30.44 * 86400, 365.25 * 86400
"""Seconds."""
_SCALES = {**SECONDS, "mo": MONTH, "yr": YEAR}
MEASURES = {
    "W": ("W", 1.0), "kW": ("W", 1e3), "MW": ("W", 1e6),
    "mm": ("m", 1e-3), "cm": ("m", 1e-2), "m": ("m", 1.0), "km": ("m", 1e3),
    "mi": ("m", 1609.0), "ft": ("m", 0.3048),
    "g": ("g", 1.0), "kg": ("g", 1e3), "oz": ("g", 28.35), "t": ("g", 1e6),
    "kb": ("B", 1e3), "MB": ("B", 1e6), "GB": ("B", 1e9), "TB": ("B", 1e12), "PB": ("B", 1e15),
    "Hz": ("Hz", 1.0), "kHz": ("Hz", 1e3), "MHz": ("Hz", 1e6), "GHz": ("Hz", 1e9),
}  # fmt: skip
"""Units that measure the same, with how much of the smallest each holds."""
_CURRENCY_WORDS = {
    word: currency
    for currency, words in {
        "SEK": "kronor krona sek", "NOK": "kroner krone nok", "DKK": "dkk",
        "PLN": "zloty złoty zlotys pln", "INR": "rupees rupee rs inr", "CHF": "chf francs franken",
        "ZAR": "rand zar", "MXN": "pesos peso", "AED": "dirhams dirham aed", "£": "quid",
        "BRL": "reais brl", "NGN": "naira ngn", "KES": "shillings kes", "TRY": "lira",
        "THB": "baht", "HUF": "forints huf",
    }.items()
    for word in listed(words)
}  # fmt: skip
"""Money that `units` does not know by a sign."""
_TIME_WORDS = {
    word: seconds
    for seconds, words in {
        1.0: "second seconds", 60.0: "minute minutes min mins", 3600.0: "hour hours",
        DAY: "day days night nights", WEEK: "week weeks", MONTH: "month months", YEAR: "year years",
    }.items()
    for word in listed(words)
}  # fmt: skip
"""Times that stand behind another word: `ten working days`."""
_PER = re.compile(
    r"\s*(?:/|\b(?:per|a|an|each|every|in a|in the|in one)\s+)"
    r"(?:single |working |normal |average )?(?P<unit>[a-z]+)",
    re.IGNORECASE,
)
_RATES = listed(
    "second minute hour day night shift week month quarter year season term semester class cow"
    " person head pupil student patient case call order visit unit"
)
_SHORT_RATES = {
    "s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month",
    "yr": "year",
}  # fmt: skip
_WORD = re.compile(r"(?P<gap>[\s,]*|\s*-\s*)(?P<word>[^\W\d_][\w'’&-]*)")
_NO_NOUN = frozenset(
    listed(
        "a an the and or but if to in on at for with by from as is are was were be been being so"
        " then than that this these those which who when where while because before after until"
        " since we i you he she they it my our your his her their had has have did do does would"
        " could can will just about around only even maybe not no more less fewer per each every"
        " out over under into through within during between against across without up down off"
        " again also too very said went got came made took now later there here what how all both"
        " well really sorry ish i'd we'd that's it's plus minus times"
    )
)
_BESIDE = frozenset(
    listed(
        "new different full whole working business calendar extra additional active total daily"
        " weekly monthly annual yearly of them other small large big good young old paying regular"
        " junior senior single separate direct"
    )
)
"""Words between a number and its noun that are not the noun."""
MOST_WORDS = 4
_SHARE_OF = re.compile(r"\s*(?:out of|/|in)\s*", re.IGNORECASE)
_ONE_IN = re.compile(r"\b(?:one|1) in $", re.IGNORECASE)
_WHOLES = (3, 4, 10, 20, 100)
"""Of which a part is a share: `three out of ten`; `4.6 out of 5` is a mark."""


def stated(text: str) -> tuple[Stated, ...]:
    """Give what a text states in numbers, in its order."""
    numbers = _merged(text, find(text))
    ends = (*(number.start for number in numbers[1:]), len(text))
    read = [_read(text, number, end) for number, end in zip(numbers, ends, strict=False)]
    return tuple(paired(text, ranged(text, read)))


def _merged(text: str, numbers: Sequence[FoundQuantity]) -> list[FoundQuantity]:
    """Make one number of `one in twenty`, `three out of ten`, `a quarter of a million`."""
    kept: list[FoundQuantity] = []
    for number in numbers:
        last = kept[-1] if kept else None
        between = text[last.end : number.start] if last else ""
        if (share := _one_in(text, number)) is not None:
            kept.append(share)
        elif last and _SHARE_OF.fullmatch(between) and _is_share(last, number):
            value = 100 * last.quantity.value / number.quantity.value
            kept[-1] = _spanning(text, last.start, number, value, "%")
        elif last and between.strip() == "of" and _is_part(last, number):
            value = last.quantity.value / 100 * number.quantity.value
            kept[-1] = _spanning(text, last.start, number, value, number.quantity.unit)
        elif not last or between.strip().lower() not in ("out of", "/"):
            kept.append(number)
    return kept


def _one_in(text: str, number: FoundQuantity) -> FoundQuantity | None:
    first = max(0, number.start - len("one in ") - 1)
    one_in = _ONE_IN.search(text[first : number.start])
    if not one_in or number.quantity.unit or not 2 <= number.quantity.value <= 100:
        return None
    return _spanning(text, first + one_in.start(), number, 100 / number.quantity.value, "%")


def _is_share(part: FoundQuantity, whole: FoundQuantity) -> bool:
    value = part.quantity.value
    return whole.quantity.value in _WHOLES and value < whole.quantity.value and value == int(value)


def _is_part(share: FoundQuantity, whole: FoundQuantity) -> bool:
    return share.quantity.unit == "%" and whole.quantity.value >= 1000


def _spanning(
    text: str, start: int, number: FoundQuantity, value: float, unit: str
) -> FoundQuantity:
    quantity = replace(number.quantity, value=value, unit=unit, text=text[start : number.end])
    return FoundQuantity(quantity, start, number.end)


def _read(text: str, number: FoundQuantity, until: int) -> Stated:
    unit, _, per = number.quantity.unit.partition("/")
    kind, currency, scale, noun = _measured(number, unit)
    end = number.end
    if not unit:
        kind, currency, scale, noun, end = _counted(_words(text, number.end, until), number.end)
    before = text[max(0, number.start - 6) : number.start].lower().split()
    if before and kind == COUNT and before[-1] in _CURRENCY_WORDS:
        kind, currency = MONEY, _CURRENCY_WORDS[before[-1]]
    if not per and (rate := _PER.match(text, end)) and rate["unit"].lower().rstrip("s") in _RATES:
        per = rate["unit"].lower().rstrip("s")
    value, place = number.quantity.value * scale, place_of(text, number.start)
    rate_unit = _SHORT_RATES.get(per, per)
    return Stated(
        value, value, kind, currency, rate_unit, noun, place, number.start, end, scale=scale
    )


def _measured(number: FoundQuantity, unit: str) -> tuple[str, str, float, tuple[str, ...]]:
    """Say what a number with a unit measures: kind, currency, scale, and what is counted."""
    words = re.findall(r"[a-z]+", number.quantity.text.lower())
    if unit in CURRENCIES.values():
        return MONEY, unit, 1.0, ()
    if unit == "lb" and "pounds" in words:  # whoever tells of pounds in an interview means money
        return MONEY, "£", 1.0, ()
    if unit in TIMES:
        return TIME, "", _SCALES[unit], ()
    if unit in MEASURES:
        kind, scale = MEASURES[unit]
        return kind, "", scale, ()
    if unit in COUNTED.values():
        return COUNT, "", 1.0, tuple(stem(word) for word in words if word in COUNTED)[:1]
    return unit or COUNT, "", 1.0, ()


def _words(text: str, at: int, until: int) -> list[tuple[str, int]]:
    """Give the words behind a number that may name what is counted, each with its end."""
    words: list[tuple[str, int]] = []
    while len(words) < MOST_WORDS and (match := _WORD.match(text, at)) and match.end() <= until:
        word = match["word"].lower().replace("’", "'")
        if "," in match["gap"] or word in _NO_NOUN:
            break
        words.append((word, match.end()))
        at = match.end()
    return words


def _counted(
    words: Sequence[tuple[str, int]], end: int
) -> tuple[str, str, float, tuple[str, ...], int]:
    """Say what a bare number counts."""
    for word, after in words:
        if word in _CURRENCY_WORDS:
            return MONEY, _CURRENCY_WORDS[word], 1.0, (), after
        if word in _TIME_WORDS:
            return TIME, "", _TIME_WORDS[word], (), after
        if word in ("points", "point"):
            return "points", "", 1.0, (), after
        if word not in _BESIDE:
            break
    parts = [part for word, _ in words[:3] for part in word.split("-") if part not in _BESIDE]
    nouns = tuple(stem(part) for part in parts if part)
    return COUNT, "", 1.0, nouns, words[min(2, len(words) - 1)][1] if nouns else end
