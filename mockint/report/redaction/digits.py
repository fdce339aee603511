"""A text in, its numbers taken out: all of them, or those that would give somebody away."""

import re

NUMBER = "[number]"

_LISTED = (
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion trillion dozen half halved halving "
    "quarter third thirds twice double doubled triple tripled percent nines"
)
_WORDS = tuple(_LISTED.split())
"""`one` is none of them: most of the time it counts nothing."""
DIGITS = re.compile(
    rf"(?<![^\W\d_])\d+(?:[.,:]\d+)*(?:\s?%)?|(?<![^\W_])(?:{'|'.join(_WORDS)})s?(?![^\W_])"
    r"|(?<![^\W_])[영공일이삼사오육칠팔구십백천만억]{2,}",
    re.IGNORECASE,
)
DIGITS_BUT_TIMES = re.compile(rf"(?<![\d:])(?!\d+:\d\d(?!\d))(?:{DIGITS.pattern})", re.IGNORECASE)


def bare(text: str) -> str:
    """Give a number as it is compared: without what follows it."""
    return text.casefold().removesuffix("'s").removesuffix("’s").strip(".,")
