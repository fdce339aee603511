"""A session in, an Anki deck of the concepts that were missed out; the same concept is always the same card."""

import hashlib
import html
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import genanki

from mockint.files import write as whole
from mockint.harmless import place, plain
from mockint.model import Concept, Entry, Level, Session

MODEL = 1_607_200_701
"""Anki's number of our kind of note: must never change."""

DECK = 1_607_200_702

FIELDS = ("Question", "Concept", "SaidAs", "Guide", "Means")

FRONT = "<p>{{Question}}</p><p><b>Which concept was missing in your answer?</b></p>"
BACK = (
    "{{FrontSide}}<hr id=answer><h2>{{Concept}}</h2>{{#Means}}<p>{{Means}}</p>{{/Means}}"
    "{{#SaidAs}}<p>also: {{SaidAs}}</p>{{/SaidAs}}<small>{{Guide}}</small>"
)


@dataclass(frozen=True, slots=True)
class Card:
    """A concept that was missed."""

    question: str
    concept: str
    said_as: str
    guide: str
    """The guide's line."""
    means: str = ""
    """What the concept is, where that is known."""


def cards(session: Session) -> tuple[Card, ...]:
    """Make a card of each concept that was asked for and not heard."""
    return tuple(card for entry in session.entries for card in _missed(session, entry))


def write(cards: tuple[Card, ...], path: Path) -> None:
    """Write the deck. Raises `NotKept`."""
    deck = genanki.Deck(DECK, "mockint: missed concepts")
    for card in cards:
        texts = [html.escape(text) for text in (card.question, card.concept, card.said_as, card.guide, card.means)]
        deck.add_note(genanki.Note(model=_model(), fields=texts, guid=_guid(card), tags=["mockint"]))
    packed = BytesIO()
    genanki.Package(deck).write_to_file(packed)
    whole(path, packed.getvalue())


def _missed(session: Session, entry: Entry) -> Iterator[Card]:
    known = {concept.name: concept for group in session.pack.rubric.concepts for concept in group.concepts}
    for finding in entry.review.findings if entry.review else ():
        if finding.check == "concepts" and finding.level is Level.MISSING and finding.subject:
            concept = known.get(finding.subject)
            said_as, means = (_said_as(concept), concept.means) if concept else ("", "")
            where = place(finding.source)
            yield Card(plain(entry.question.text), plain(finding.subject), plain(said_as), where, plain(means))


def _said_as(concept: Concept) -> str:
    return ", ".join(one for one in concept.said_as if one != concept.name)


def _model() -> genanki.Model:
    fields = [{"name": name} for name in FIELDS]
    templates = [{"name": "Card", "qfmt": FRONT, "afmt": BACK}]
    return genanki.Model(MODEL, "mockint concept", fields=fields, templates=templates)


def _guid(card: Card) -> str:
    """Know a card again, so that importing the next session's deck adds nothing twice."""
    return hashlib.sha256(f"{card.question}\0{card.concept}".encode()).hexdigest()[:20]
