"""Written to spoken: cases that anyone can add to, and what holds for any text at all."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockint.voice.normalise import MARKS, as_heard, spoken

CASES = re.findall(
    r"^## ([^\n]+)\n\n(`{3,})\n(.*?)\n\2\n\n```\n(.*?)\n```$",
    (Path(__file__).parent / "cases" / "spoken.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)
PARTS = [
    "**",
    "`",
    "# ",
    "[a](b)",
    "50M",
    "$",
    "–",
    "–6",
    "/",
    "gRPC",
    "SLOs",
    "25%",
    "~",
    "\n",
    " ",
    "가",
    "e.g.",
    "x",
    "1",
    "<",
    "b>",
]


@pytest.mark.parametrize(
    ("written", "said"), [case[2:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_case(written: str, said: str) -> None:
    """Each case of the Markdown file is said as it says, and saying it again changes nothing."""
    assert spoken(written) == said
    assert spoken(said) == said


def test_all_cases_are_read() -> None:
    """No case is lost to a slip in its form."""
    text = (Path(__file__).parent / "cases" / "spoken.md").read_text(encoding="utf-8")
    assert len(CASES) == text.count("\n\n## ") > 60


@given(st.one_of(st.text(), st.lists(st.sampled_from(PARTS)).map("".join)))
def test_any_text(text: str) -> None:
    """Never crashes, leaves no mark, and does not empty a text with a letter or a digit in it."""
    said = spoken(text)
    assert not set(said) & set(MARKS)
    assert said or not re.search(r"[^\W_]", text)


@pytest.mark.slow
def test_long_line_of_brackets() -> None:
    """A hostile line is read in the time of a long one, so a test's time limit does not strike."""
    assert spoken("[" * 3000 + "(" * 3000 + "1," * 3000 + "a/" * 3000)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("A RESTful API and a gRPC service", "a restful API, and a G-R-P-C service."),
        ("How do you define SLOs/SLAs?", "how do you define S.L.O.s and SLAs"),
        ("PostgreSQL and Redis", "Postgresql and redis"),
        ("10,000 users, 24/7", "Um, 10000 users twenty-four seven"),
        ("EC2", "E.C.2"),
        ("I see a node", "i see a node"),
    ],
)
def test_as_heard(written: str, other: str) -> None:
    """Ways of writing what sounds the same are one."""
    assert as_heard(written) == as_heard(other)


def test_as_heard_keeps_what_differs() -> None:
    assert as_heard("I saw a GPU") != as_heard("I saw a CPU")
