"""docs/security.md names, for every promise, tests that are there."""

import re

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")


def test_every_promise_names_tests_that_are_there() -> None:
    rows = re.findall(r"^\| (\d+) \|.*\| ([^|]+) \|$", PAGE, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, len(rows) + 1))
    for number, cell in rows:
        named = re.findall(r"`([\w/]+\.py)`", cell)
        assert named, f"promise {number} names no test"
        missing = [name for name in named if not (ROOT / "tests" / name).is_file()]
        assert not missing, f"promise {number}: there is no {', '.join(missing)} below tests/"
