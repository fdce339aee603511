"""Files that are no guide: one clear line each; and no text whatever breaks the reader."""

import string
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockint.errors import BadGuide
from mockint.model import Pack
from mockint.session.json import decode, encode
from mockint.wiring.guides import read
from tests.conftest import Run


def make(tmp_path: Path, name: str) -> Path:
    """Make the bad guide of that name."""
    path = tmp_path / f"{name}.md"
    contents = {
        "empty": b"",
        "blank": b"\xef\xbb\xbf \r\n\r\n",
        "binary": bytes(range(256)) * 20,
        "zeros": b"\0" * 4096,
        "half-utf-16": b"\xff\xfeW",
        "no-questions": b"# Prep\n\n## Company\n\n- Founded in 1999\n",
        "huge": b"- Why?\n" * (50 * 2**20 // 7),
    }
    if name == "folder":
        path.mkdir()
    elif name in contents:
        path.write_bytes(contents[name])
    return path


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty", "is empty"),
        ("blank", "is empty"),
        ("binary", "UTF-8"),
        ("zeros", "binary"),
        ("half-utf-16", "UTF-8"),
        ("no-questions", "holds no question"),
        ("huge", "50.0 MB"),
        ("folder", "is a folder"),
        ("missing", "There is no file"),
    ],
)
@pytest.mark.parametrize("command", ["check", "show"])
def test_a_bad_guide_gives_one_line_and_exit_code_two(
    name: str, said: str, command: str, run: Run, tmp_path: Path
) -> None:
    """What is wrong, and what to do."""
    done = run("guide", command, make(tmp_path, name))
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr
    assert done.stderr.rstrip().endswith(".")


def test_a_name_that_no_file_can_have_is_a_bad_guide() -> None:
    """Zero bytes and endless names come from programs."""
    for name in ("a\0b", "a" * 5000):
        with pytest.raises(BadGuide):
            read(Path(name))


PIECES = st.sampled_from(
    [
        *(
            "# ",
            "## ",
            "- ",
            "1. ",
            "10) ",
            "* ",
            "> ",
            "| ",
            "|-|-|\n",
            "```",
            "```markdown\n",
            "~~~\n",
            "---\n",
        ),
        *(
            "**",
            "*",
            "_",
            "`",
            "“",
            "”",
            '"',
            "'",
            "(",
            ")",
            "[",
            "](",
            ": ",
            ":\n",
            "?",
            "?\n",
            "\n",
            "\n\n",
            "\r\n",
        ),
        *(
            "/",
            ", ",
            " vs. ",
            "<!--",
            "-->",
            "<br>",
            "<b>",
            "\t",
            "• ",
            "①",
            "\ufeff",
            "\u2028",
            "\x0b",
            "\x85",
            "–",
        ),
        *(
            "Questions",
            "Questions to ask",
            "Tips",
            "Key concepts",
            "Achievements",
            "Resume",
            "Company",
            "질문",
        ),
        *(
            "Why",
            "Tell me about a time",
            "Design",
            "25%",
            "10K+ users",
            "$1.2M",
            "9" * 400,
            "EC2/EKS",
            "가",
            "    ",
        ),
    ]
)
TEXTS = st.lists(
    PIECES | st.text(string.printable, max_size=4) | st.text(max_size=3), max_size=60
).map("".join)

SLOW = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(text=TEXTS)
def test_any_text_is_a_pack_or_a_bad_guide(text: str, tmp_path: Path) -> None:
    """No other exception; places are in the file, ids differ, JSON gives the same pack."""
    path = tmp_path / "any.md"
    path.write_bytes(f"{text}\n\nWhy not?\n".encode("utf-8", "surrogatepass"))
    try:
        pack, faults = read(path)
    except BadGuide:
        return
    last = len(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    items = (*pack.questions, *pack.to_ask, *pack.claims, *pack.advice, *pack.facts, *faults)
    assert all(1 <= item.source.line <= last for item in items)
    assert len({question.id for question in pack.questions}) == len(pack.questions)
    assert not [
        question for question in pack.questions if "/" in question.id or not question.text.strip()
    ]
    names = {concept.name for group in pack.concepts for concept in group.concepts}
    assert all(set(question.concepts) <= names for question in pack.questions)
    assert decode(Pack, encode(pack), file=path) == pack


@SLOW
@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_pack_or_a_bad_guide(data: bytes, tmp_path: Path) -> None:
    """Whatever is in the file."""
    path = tmp_path / "any.md"
    path.write_bytes(data)
    with suppress(BadGuide):
        read(path)


ENDLESS = {
    "questions": "## Questions\n" + "- How do you cache redis?\n" * 20,
    "concepts": "## Concepts\n"
    + "- **Cache**: redis, EC2/EKS autoscaling\n" * 10
    + "## Questions\n- Why cache?\n",
    "advice": "## Tips\n"
    + "- Use “we” and 25% and STAR stories.\n" * 10
    + "## Questions\n- Why?\n",
    "achievements": "## Achievements\n"
    + "- Cut 25% of 10K users\n" * 10
    + "## Questions\n- Why?\n",
    "brackets": "Why? [[[[(((( **a *b `c “d <e |f\n",
    "one line": "Why? [a](b) “and” **so** on ",
    "quotes": ">>>> - > 1. Why?\n",
    "fences": "```\nWhy?\n```\n\n~~~\n",
    "comments": "<!-- <!-- Why?\n",
    "tables": "|a|b|\n|-|-|\n" + "|x|Why?|\n" * 10 + "\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDLESS)
def test_four_times_the_guide_is_about_four_times_the_work(name: str, tmp_path: Path) -> None:
    """Time is linear.

    It is counted in calls, which no busy machine can change; squared time would be sixteen times.
    """
    unit = ENDLESS[name]

    def calls(size: int) -> int:
        path = tmp_path / "long.md"
        path.write_text(
            "## Questions\n\n- Why do you want to work here?\n\n" + unit * (size // len(unit))
        )
        steps = 0

        def count(*_: object) -> None:
            nonlocal steps
            steps += 1

        sys.setprofile(count)
        try:
            read(path)
        finally:
            sys.setprofile(None)
        return steps

    assert calls(40_000) < 8 * calls(10_000)
