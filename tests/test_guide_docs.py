"""The example in docs/guide.md means what the page says it means."""

from pathlib import Path

from mockint.wiring.guides import read
from tests.conftest import ROOT


def test_the_example_of_the_documentation_is_understood_as_it_says(tmp_path: Path) -> None:
    """Counts, follow-up, numbers and checks."""
    page = (ROOT / "docs" / "guide.md").read_text("utf-8")
    path = tmp_path / "example.md"
    path.write_text(page.split("<!-- example -->")[1].split("<!-- end -->")[0].strip(), "utf-8")
    pack, faults = read(path)
    assert not faults
    assert [question.theme for question in pack.questions] == ["Clinical", "Behavioral"]
    assert pack.questions[0].concepts == ("right to refuse", "informed consent")
    assert pack.questions[1].follow_ups[0] == "What did you change afterwards?"
    assert [(number.value, number.unit) for number in pack.claims[0].quantities] == [
        (18.0, "%"),
        (32.0, "beds"),
    ]
    assert [len(group.concepts) for group in pack.concepts] == [3, 2]
    assert (len(pack.to_ask), len(pack.advice)) == (1, 2)
    assert [check.id for check in pack.rubric.checks if check.source] == [
        "star",
        "concepts",
        "impact",
    ]
