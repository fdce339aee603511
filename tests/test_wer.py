"""Word errors count what was heard wrongly, and not how it is spelt."""

import pytest

from benchmarks.wer import Errors, word_errors

pytestmark = pytest.mark.real


def test_a_compound_is_the_same_word_joined_and_apart() -> None:
    """On both sides, also where a letter is lost."""
    assert (
        word_errors(
            ["an age when space flight was routine"], ["an age when spaceflight was routine"]
        ).wrong
        == 0
    )
    assert (
        word_errors(["alright that was the database"], ["all right that was the data base"]).wrong
        == 0
    )


def test_what_was_heard_wrongly_still_counts() -> None:
    """One wrong, one missing, one too many; two words that are apart on both sides stay apart."""
    assert word_errors(["we cut the cost"], ["we cut the coast"]) == Errors(1, 4)
    assert word_errors(["we cut the cost"], ["we cut cost"]) == Errors(1, 4)
    assert word_errors(["we cut the cost"], ["we cut the the cost"]) == Errors(1, 4)
    assert word_errors(
        ["some times it works sometimes not"], ["some times it works sometimes"]
    ) == Errors(1, 6)
