"""The concept bank: a form means one concept, neighbours exist, small talk sets none off."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from mockint.guide.concepts.concept_bank import shelves_of, spoken_of, trades
from mockint.text.word_forms import squash
from mockint.wiring.guides import read, shipped
from tests.conftest import SHARED

BANK = Path(__file__).parents[1] / "content" / "trades"
TRADES = sorted(path for path in BANK.iterdir() if (path / "questions.toml").is_file())
KEYS = {
    "questions.toml": {"trade", "question", "to_ask", "advice"},
    "titles.toml": {"titles", "others", "unsure", "signs", "against", "plain"},
    "field.toml": {"words", "technologies"},
    "terms.toml": {"terms"},
}
GROUPS = sorted(BANK.glob("*/concepts/*.toml"))
STALE = "a trade has changed; run: python content/trades/make.py"
SMALL_TALK = SHARED / "data"
FALSE_ALARMS = 0.2
"""Concepts heard in a thousand words of general speech.

496 concepts with 2,926 forms gave 0.17 on 138,000 words.
"""


@dataclass(frozen=True)
class Entry:
    group: str
    name: str
    means: str
    said_as: tuple[str, ...]
    near: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.said_as)


def entries(trade: str = "") -> list[Entry]:
    paths = [path for path in GROUPS if trade in ("", path.parents[1].name)]
    loaded = [tomllib.loads(path.read_text("utf-8")) for path in paths]
    return [
        Entry(
            file["group"]["name"],
            concept["name"],
            concept.get("means", ""),
            tuple(concept["said_as"]),
            tuple(concept["near"]),
        )
        for file in loaded
        for concept in file["concept"]
    ]


@pytest.mark.parametrize("path", GROUPS, ids=[path.stem for path in GROUPS])
def test_a_group_has_only_the_keys_that_are_documented(path: Path) -> None:
    """A misspelt key would be a concept that nobody hears."""
    file = tomllib.loads(path.read_text("utf-8"))
    assert set(file) == {"group", "concept"}
    assert set(file["group"]) == {"name", "also"}
    needed = frozenset({"name", "means", "said_as", "near"})
    assert {frozenset(concept) for concept in file["concept"]} <= {
        needed,
        needed | {"wrong", "instead"},
    }
    count = len(file["concept"])
    assert count >= 25, f"{path.name}: {count} concepts; write 25 or more, or join two groups"


@pytest.mark.parametrize("trade", TRADES, ids=lambda trade: trade.name)
def test_a_trade_has_only_the_files_and_keys_that_are_documented(trade: Path) -> None:
    """Words under a misspelt key, or in a misspelt file, would never be read."""
    for path in trade.glob("*.toml"):
        assert path.name in KEYS, f"{trade.name}/{path.name}: docs/concepts.md names the files"
        strange = tomllib.loads(path.read_text("utf-8")).keys() - KEYS[path.name]
        assert not strange, f"{trade.name}/{path.name}: nobody reads {sorted(strange)}"


def test_each_group_of_the_shipped_guide_has_its_file_with_every_concept_of_the_guide() -> None:
    """Ten groups in depth: the bank widens what the guide names; it may hold more groups."""
    named = {(entry.group, squash(form)) for entry in entries() for form in entry.forms}
    groups = read(shipped())[0].concepts
    assert {group.name for group in groups} <= {entry.group for entry in entries()}
    assert not {
        (g.name, c.name)
        for g in groups
        for c in g.concepts
        if (g.name, squash(c.name)) not in named
    }


def test_a_form_belongs_to_one_concept_only() -> None:
    """Otherwise one phrase would count for two things."""
    counted = Counter(squash(form) for entry in entries() for form in entry.forms)
    twice = {form for form, count in counted.items() if count > 1}
    where = [entry for entry in entries() if twice & set(map(squash, entry.forms))]
    assert not twice, f"say one of each otherwise: {[(e.group, e.name) for e in where]}"


def test_each_concept_is_explained_in_eight_to_twenty_words_without_its_name() -> None:
    """What is compared in meaning with an explanation: the name itself would be heard as a form."""
    counted = {entry.name: len(entry.means.split()) for entry in entries()}
    assert not {name: count for name, count in counted.items() if not 8 <= count <= 20}
    assert not [(entry.name, entry.means) for entry in entries() if says_name(entry)]


def says_name(entry: Entry) -> bool:
    """Say whether the name's letters stand in what it means, from the start of a word on."""
    words = entry.means.split()
    return any(
        squash(" ".join(words[i:])).startswith(squash(entry.name)) for i in range(len(words))
    )


def test_each_concept_is_said_in_two_to_six_ways() -> None:
    """Letters and digits decide: `Argo CD` and `ArgoCD` are one way."""
    assert not [
        entry.name for entry in entries() if not 2 <= len(set(map(squash, entry.said_as))) <= 6
    ]


def test_every_neighbour_is_another_concept_of_the_bank() -> None:
    """Neighbours lead somewhere."""
    known = {squash(form): entry.name for entry in entries() for form in entry.forms}
    lost = [
        (entry.name, near)
        for entry in entries()
        for near in entry.near
        if squash(near) not in known
    ]
    own = [
        (entry.name, near)
        for entry in entries()
        for near in entry.near
        if known.get(squash(near)) == entry.name
    ]
    assert (lost, own) == ([], [])
    assert not [entry.name for entry in entries() if not entry.near]


def test_the_index_tells_the_names_that_the_files_hold() -> None:
    """What is read at each start."""
    for trade, told in trades().items():
        held = {entry.concept.name for shelf in shelves_of(trade) for entry in shelf.entries}
        assert set(told.names) == held, STALE
        file = tomllib.loads((BANK / trade / "questions.toml").read_text("utf-8"))
        assert list(told.title_words) == file["trade"]["words"], STALE
    assert set(trades()) == {path.parents[1].name for path in GROUPS}, STALE


def test_a_guide_gets_the_groups_of_its_own_trade() -> None:
    """By its title, or by the concepts that it names; a few of another trade are no guide to it."""
    care = " ".join(trades()["care"].names[:12])
    some = " ".join(trades()["teaching"].names[:3])
    assert {shelf.trade for shelf in spoken_of(f"{care} {some}", "")} == {"care"}
    assert {shelf.trade for shelf in spoken_of("", "Registered Nurse")} == {"care"}
    assert {shelf.trade for shelf in spoken_of("", "Teacher of Mathematics")} == {"teaching"}
    assert not spoken_of("", "Fundraising Director")


@pytest.mark.slow
@pytest.mark.parametrize("trade", trades())
def test_small_talk_is_not_heard_as_a_trade(trade: str) -> None:
    """Calls, consultations and speeches would show a phrase so general that any answer has it.

    A guide is widened by its own trade only, so each trade is held to the limit by itself.
    """
    if not SMALL_TALK.is_dir():
        pytest.skip("needs the transcripts of general speech at ../shared")
    talk, words = general_speech()
    heard = {
        form: talk.count(f" {joined(form)} ") for entry in entries(trade) for form in entry.forms
    }
    assert words > 100_000
    assert 1_000 * sum(heard.values()) / words <= FALSE_ALARMS, {
        form: n for form, n in heard.items() if n
    }


def joined(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9'+.-]*[a-z0-9]", text.lower()))


def general_speech() -> tuple[str, int]:
    """Give the words of all transcripts, without tags and times."""
    folders = ("text_disfluency", "text_verbatim", "spont_en", "longform_en")
    files = [path for folder in folders for path in sorted((SMALL_TALK / folder).glob("**/*.txt"))]
    texts = [
        last_words(path) if "timed" in path.name else path.read_text("utf-8", "replace")
        for path in files
    ]
    plain = joined(re.sub(r"<[^>]*>|\[[^\]]*\]|\{[^}]*\}|/\S+", " ", " ".join(texts)))
    return f" {plain} ", len(plain.split())


def last_words(path: Path) -> str:
    """Give the words of a timed transcript: the last column."""
    return " ".join(
        line.split()[-1] for line in path.read_text("utf-8", "replace").splitlines() if line.split()
    )
