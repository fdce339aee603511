"""The agenda: pure decisions about what to ask next."""

from mockint.agenda import Agenda, choose
from mockint.model import Finding, Kind, Level, Question, Review
from tests.builders import question

FIRST = question("01-caching", "How do you cache?", kind=Kind.DEFINITION)
SECOND = question("02-incident", "Tell me about an incident.")
BOTH = (FIRST, SECOND)


def review(question: Question, *missing: str) -> Review:
    """Make a review in which these checks are missing."""
    findings = tuple(Finding(check, Level.MISSING, "Nothing found.") for check in missing)
    return Review(question.id, findings, (), "test")


def test_asks_in_order_until_all_are_asked() -> None:
    agenda = Agenda(BOTH)
    assert agenda([]) == FIRST
    assert agenda([review(FIRST, "metrics")]) == SECOND
    assert agenda([review(FIRST), review(SECOND)]) is None


def test_goes_on_where_a_session_broke_off() -> None:
    assert Agenda(BOTH)([review(SECOND)]) == FIRST


def test_chooses_by_number_id_and_words() -> None:
    assert choose(BOTH, ["2"]) == (SECOND,)
    assert choose(BOTH, ["01-caching"]) == (FIRST,)
    assert choose(BOTH, ["INCIDENT", "1"]) == BOTH
    assert choose(BOTH, []) == BOTH
    assert choose(BOTH, ["kubernetes"]) == ()
