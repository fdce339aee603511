"""A concept explained without its name is heard by its meaning, from the bank or a rubric file."""

import pytest

from mockint.guide.concepts.concept_bank import enriched, entry_named, shelves
from mockint.model import Concept, Source, Word
from mockint.review.checks.concepts import MEANT, PERHAPS
from mockint.review.similarity import Near, nearest
from mockint.text.sentences import sentences
from mockint.wiring import parts
from mockint.wiring.guides import read, shipped

GUIDE = Source("guide.md", 1)
BARE = Concept("idempotency", (), GUIDE)
TOLD = enriched(BARE, shelves())


def near(said: str, concept: Concept) -> Near | None:
    """Give the sentence nearest to a concept among those of the shipped guide."""
    words = tuple(Word(word, n * 0.4, n * 0.4 + 0.3, 0.9) for n, word in enumerate(said.split()))
    guide = [concept for group in read(shipped())[0].rubric.concepts for concept in group.concepts]
    meaning = parts.embedder()
    assert meaning is not None
    (found,) = nearest(sentences(words), [concept], guide, embedder=meaning)
    return found


@pytest.mark.real
def test_an_explanation_without_the_name_is_near_when_the_meaning_is_known() -> None:
    """By its name alone the same sentence would pass for something else."""
    said = (
        "Sending the same order a second time changes nothing, so a "
        "client without a reply may simply try again."
    )
    with_meaning, by_name = near(said, TOLD), near(said, BARE)
    assert with_meaning is not None
    assert by_name is not None
    assert with_meaning.margin >= MEANT > by_name.margin


@pytest.mark.real
def test_talk_about_something_else_stays_far() -> None:
    """The same words in another sense are not the concept."""
    other = near(
        "My manager asked me the same question a second time, and I gave a longer reply "
        "about the team.",
        TOLD,
    )
    assert other is not None
    assert other.margin < PERHAPS


@pytest.mark.real
def test_short_sentences_are_read_together() -> None:
    """What a recogniser cuts after three words means something only with the next."""
    found = near("Send it twice. The effect is the same. Retries are safe.", TOLD)
    assert found is not None
    assert found.margin >= PERHAPS
    assert found.sentence.text == "Send it twice. The effect is the same."


def test_a_guide_may_name_a_concept_by_any_of_its_names() -> None:
    """`Service Level Objective (SLO)` is the bank's; `Basket of the shop (Redis)` is no Redis."""
    told = enriched(Concept("Service level objective", ("SLO",), GUIDE), shelves())
    entry = entry_named("SLO")
    assert entry is not None
    assert told.name == "Service level objective"
    assert told.means == entry.concept.means
    assert {entry.concept.name, *entry.concept.said_as} <= {
        *told.said_as,
        told.name,
        "service level objective",
    }
    other = Concept("Basket of the shop", ("Redis",), GUIDE)
    assert enriched(other, shelves()) == other


def test_a_name_is_looked_up_as_it_is_written_before_its_stems() -> None:
    """Amazon's `API Gateway service` has the stems of any API gateway; so have `data pipelines`."""
    groups = [
        entry.group for name in ("API gateways", "data pipelines") if (entry := entry_named(name))
    ]
    assert groups == ["Microservices Design", "Foundations"]


def test_the_guides_own_meaning_goes_before_the_banks() -> None:
    """Who explains a concept in the rubric file is taken at their word."""
    own = Concept("idempotency", (), GUIDE, "what we agreed on in the team")
    assert enriched(own, shelves()).means == "what we agreed on in the team"
