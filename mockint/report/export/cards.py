"""A session in, an Anki deck of its missed concepts out.

The same concept is always the same card.
"""

import contextlib
import hashlib
import html
import io
import itertools
import sqlite3
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import genanki

from mockint.files import write as write_whole
from mockint.model import Concept, Entry, Level, Session
from mockint.review.check import SubjectKind
from mockint.review.checks import row
from mockint.text.sanitise import plain, source_line

MODEL = 1_607_200_701
"""Anki's number of our kind of note: must never change."""

DECK = 1_607_200_702

FIELDS = ("Question", "Concept", "SaidAs", "Guide", "Means")

FRONT = "{{Question}}"
BACK = (
    "{{FrontSide}}<hr id=answer><h2>{{Concept}}</h2>"
    "{{#SaidAs}}<p>also: {{SaidAs}}</p>{{/SaidAs}}<small>{{Guide}}</small>"
)
"""The field Means is shown on the front already; it stays, because Anki knows notes by fields."""


ACTING = str.maketrans(
    {"[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "\\": "&#92;\u2060"}
)
"""Signs with which Anki is told to typeset, play, speak or hide, and harmless ones in their place.

Anki looks for them in the markup, where an entity stands for itself. Only MathJax looks at what is
shown, so its backslash is parted from the bracket by an invisible sign.
"""


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

    @property
    def ask(self) -> str:
        """What the card asks: its name by its meaning; where none is known, its meaning."""
        if self.means:
            return f"Your answer missed a concept. Which one is this: {self.means}?"
        return f"Your answer missed {self.concept}. What is it, and why does it belong here?"

    @property
    def front(self) -> str:
        """The first field: Anki takes two notes with the same one for duplicates."""
        return f"<p>{_inert(self.question)}</p><p><b>{_inert(self.ask)}</b></p>"


def cards(session: Session) -> tuple[Card, ...]:
    """Make a card of each concept that was asked for and not heard; no two have the same front."""
    made: dict[str, Card] = {}
    for card in (card for entry in session.entries for card in _missed(session, entry)):
        alike = made.get(card.front)
        # two concepts with one meaning are told apart by their names
        different = replace(card, means="") if alike and alike.concept != card.concept else card
        made.setdefault(different.front, different)
    return tuple(made.values())


def write(cards: tuple[Card, ...], path: Path) -> None:
    """Write the deck. Raises `NotKept`."""
    deck = genanki.Deck(DECK, "mockint: missed concepts")
    for card in cards:
        rest = (card.concept, card.said_as, card.guide, card.means)
        fields = [card.front, *map(_inert, rest)]
        deck.add_note(
            genanki.Note(model=_model(), fields=fields, guid=_guid(card), tags=["mockint"])
        )
    write_whole(path, _packed(genanki.Package(deck)))


def _inert(text: str) -> str:
    """Write a text as markup that shows it, and does nothing."""
    return html.escape(text).translate(ACTING)


def _packed(package: genanki.Package) -> bytes:
    """Pack a deck in memory: the library itself would leave a copy in the temporary folder."""
    now = time.time()
    with contextlib.closing(sqlite3.connect(":memory:")) as collection:
        # Anki numbers notes and cards by the millisecond at which they were made.
        package.write_to_db(collection.cursor(), now, itertools.count(int(now * 1000)))
        collection.commit()
        data = collection.serialize()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("collection.anki2", data)
        file.writestr("media", "{}")
    return packed.getvalue()


def _missed(session: Session, entry: Entry) -> Iterator[Card]:
    groups = session.pack.rubric.concepts
    known = {concept.name: concept for group in groups for concept in group.concepts}
    for finding in entry.review.findings if entry.review else ():
        is_concept = row(finding.check).subject_kind is SubjectKind.CONCEPT
        if not is_concept or finding.level is not Level.MISSING or not finding.subject:
            continue
        concept = known.get(finding.subject)
        yield Card(
            question=plain(entry.question.text),
            concept=plain(finding.subject),
            said_as=plain(_said_as(concept)) if concept else "",
            guide=source_line(finding.source),
            means=plain(concept.means) if concept else "",
        )


def _said_as(concept: Concept) -> str:
    return ", ".join(phrase for phrase in concept.said_as if phrase != concept.name)


def _model() -> genanki.Model:
    fields = [{"name": name} for name in FIELDS]
    templates = [{"name": "Card", "qfmt": FRONT, "afmt": BACK}]
    return genanki.Model(MODEL, "mockint concept", fields=fields, templates=templates)


def _guid(card: Card) -> str:
    """Know a card again, so that importing the next session's deck adds nothing twice."""
    return hashlib.sha256(f"{card.question}\0{card.concept}".encode()).hexdigest()[:20]
