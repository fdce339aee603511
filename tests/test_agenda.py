"""The agenda: pure decisions about what to ask next."""

from mockint.agenda import Agenda, choose
from mockint.model import Finding, Kind, Level, Question, Review
from mockint.review.checks import PROBES
from tests.builders import question

FOLLOW_UPS = ("Can you put a number on it?",)
FIRST = question("01-caching", "How do you cache?", kind=Kind.DEFINITION, follow_ups=FOLLOW_UPS)
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


def test_follows_up_once_where_no_number_was_said() -> None:
    agenda = Agenda(BOTH, follow_ups=True, probes=PROBES)
    asked = agenda([review(FIRST, "metrics")])
    assert asked is not None
    assert (asked.id, asked.text) == ("01-caching-follow-up", "Can you put a number on it?")
    assert agenda([review(FIRST, "metrics"), review(asked, "metrics")]) == SECOND


def test_does_not_follow_up_what_lacks_nothing_or_has_no_follow_up() -> None:
    agenda = Agenda(BOTH, follow_ups=True, probes=PROBES)
    assert agenda([review(FIRST, "star")]) == SECOND
    assert agenda([review(FIRST), review(SECOND, "metrics")]) is None


def test_chooses_by_number_id_and_words() -> None:
    assert choose(BOTH, ["2"]) == (SECOND,)
    assert choose(BOTH, ["01-caching"]) == (FIRST,)
    assert choose(BOTH, ["INCIDENT", "1"]) == BOTH
    assert choose(BOTH, []) == BOTH
    assert choose(BOTH, ["kubernetes"]) == ()
