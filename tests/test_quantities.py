"""Spoken and written numbers have value, unit and place; names that hold a number have none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockint.text.quantities import find, quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reduced by twenty five percent", [(25, "%")]),
        ("from four hundred to three hundred milliseconds", [(400, "ms"), (300, "ms")]),
        ("latency went from 400 ms to 300", [(400, "ms"), (300, "ms")]),
        ("from two seconds down to eight hundred milliseconds", [(2, "s"), (800, "ms")]),
        ("ten K daily users", [(10_000, "users")]),
        ("10K+ daily active users, improving API latency by 25%", [(10_000, "users"), (25, "%")]),
        ("five x faster", [(5, "x")]),
        ("5x", [(5, "x")]),
        ("five times faster", [(5, "x")]),
        ("three times a day", [(3, "times/d")]),
        ("cut in half", [(50, "%")]),
        ("we halved it", [(50, "%")]),
        ("by a quarter", [(25, "%")]),
        ("two thirds of the errors", [(200 / 3, "%")]),
        ("three nines", [(99.9, "%")]),
        ("ninety nine point nine nine percent", [(99.99, "%")]),
        ("two point five million requests per second", [(2_500_000, "requests/s")]),
        ("a couple of hundred users", [(200, "users")]),
        ("half a million rows", [(500_000, "rows")]),
        ("one and a half seconds", [(1.5, "s")]),
        ("twenty to thirty percent", [(20, "%"), (30, "%")]),
        ("3–6 months", [(3, "mo"), (6, "mo")]),
        ("KRW 7.87 trillion", [(7.87e12, "₩")]),
        ("$1.2M", [(1_200_000, "$")]),
        ("twice as fast", [(2, "x")]),
        ("zero downtime", [(0, "downtime")]),
        ("ten fifteen minutes", [(10, ""), (15, "min")]),
        ("one fifty five dollars", [(155, "$")]),
        ("half an hour", [(0.5, "h")]),
    ],
)
def test_phrases_of_the_field(text: str, expected: list[tuple[float, str]]) -> None:
    """What candidates say about results becomes value and unit."""
    assert [
        (pytest.approx(quantity.value), quantity.unit) for quantity in quantities(text)
    ] == expected


@pytest.mark.parametrize(
    "text",
    [
        "P ninety five",
        "the p95 of our API",
        "ninety fifth percentile",
        "99th percentile",
        "in nineteen ninety nine",
        "since 2019",
        "May 2025",
        "OAuth2, HTTP/2, S3 and Python 3.11",
        "o auth two point o",
        "step two, version 2",
        "in the third quarter",
        "one of the engineers",
        "first, we did one thing",
        "24/7",
        "KRX:035720",
        "",
    ],
)
def test_names_and_dates_are_no_quantities(text: str) -> None:
    """Precision first: a number in a name must not become a result."""
    assert quantities(text) == ()


def test_ordinals_only_on_wish() -> None:
    """`third` is a place in a row unless somebody asks for such places."""
    assert quantities("the twenty third deploy") == ()
    assert [found.quantity.value for found in find("the twenty third deploy", ordinals=True)] == [
        23
    ]


@given(st.text(max_size=60))
def test_any_text_is_read_and_places_fit(text: str) -> None:
    """Whatever comes in, every quantity quotes the text it came from, in order."""
    found = find(text)
    assert [quantity.quantity.text for quantity in found] == [
        text[quantity.start : quantity.end] for quantity in found
    ]
    assert [quantity.start for quantity in found] == sorted(quantity.start for quantity in found)


@given(st.integers(0, 999_999))
def test_digits_survive(value: int) -> None:
    """Any amount in digits comes back, with or without thousands separators."""
    assert [quantity.value for quantity in quantities(f"cut to {value:,} ms")] == [value]
    assert [quantity.value for quantity in quantities(f"cut to {value} ms")] == [value]


@pytest.mark.parametrize(
    "text", ["1" + "0" * 400 + " users", "from " + "9" * 400 + " to 3 ms", "5" * 400 + ".5 %"]
)
def test_a_number_that_counts_nothing_is_left_out(text: str) -> None:
    """Keys and accounts are digits too; none is too long to be read."""
    assert all(quantity.value < 1e15 for quantity in quantities(text))
