"""What a text states in numbers: value, kind, noun, rate, and the place in a change."""

import pytest

from mockint.text.stated import DAY, stated
from mockint.text.stated_number import InChange

CASES = {
    "saved £2.5M a year": [(2_500_000, "money", "year", "")],
    "four and a half million pounds a year": [(4_500_000, "money", "year", "")],
    "a quarter of a million pounds": [(250_000, "money", "", "")],
    "raised $1.2m in grants": [(1_200_000, "money", "", "")],
    "1.5 million SEK": [(1_500_000, "money", "", "")],
    "from 94 days to 61": [(94 * DAY, "time", "", "start"), (61 * DAY, "time", "", "end")],
    "16 days, down from 27": [(16 * DAY, "time", "", "end"), (27 * DAY, "time", "", "start")],
    "8% \u2192 3%": [(8, "%", "", "start"), (3, "%", "", "end")],
    "ten working days": [(10 * DAY, "time", "", "")],
    "one in twenty": [(5, "%", "", "")],
    "three out of ten": [(30, "%", "", "")],
    "4.6 out of 5": [(4.6, "count", "", "")],
    "around two hundred covers a night": [(200, "count", "night", "")],
    "two dozen volunteers": [(24, "count", "", "")],
    "by about a third": [(100 / 3, "%", "", "by")],
    "38 km": [(38_000, "m", "", "")],
    "in 2019": [],
}


@pytest.mark.parametrize("text", CASES)
def test_numbers_are_read_with_what_they_say(text: str) -> None:
    read = [(number.value, number.kind, number.per, str(number.place)) for number in stated(text)]
    assert read == [(pytest.approx(value), *rest) for value, *rest in CASES[text]]


def test_a_range_is_one_number_and_a_change_is_two() -> None:
    (pupils,) = stated("twenty five to thirty pupils")
    assert (pupils.value, pupils.most, pupils.noun) == (25, 30, ("pupil",))
    start, end = stated("went from 400 to 300 milliseconds")
    assert (start.place, start.partner, end.place, end.partner) == (
        InChange.START,
        1,
        InChange.END,
        0,
    )
