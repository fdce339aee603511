"""Describe each pair of a number of the résumé and one of the answer by features."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mockint.ports import Embedder
from mockint.review.same_fact.cues import (
    AROUND,
    AROUND_CUES,
    CLOCK,
    LEADING,
    LEADING_CUES,
    NAMED,
    PAST,
    past_share,
)
from mockint.review.same_fact.form import form, slip
from mockint.review.same_fact.numbers import (
    Fact,
    Mention,
    Passage,
    agree,
    comparable,
    mentions,
    shared,
)
from mockint.text.word_forms import akin

Pair = tuple[int, int]
"""A fact and a mention, by their places."""
NAMES = (
    *("same_noun", "other_noun", "nouns", "same_place", "other_place", "same_rate", "other_rate"),
    *("same_direction", "other_direction", "percent", "time", "count", "bare", "ratio"),
    "magnitude",
    *("meaning", "meaning_margin", "near", "wide", "near_margin", "distance", "rank"),
    *("told_elsewhere", "claimed_elsewhere", "other_end", "past", "past_answer"),
    *("exact", "rare", "small", "both_ends", "line_told", "rivals", "owners"),
    *("beside", "beside_behind", "slip", "same_unit", "whole_line", "named"),
    *AROUND,
    *LEADING,
)
"""Of the features, in their order."""
UNKNOWN = 0.25
"""Likeness of two words that are not the same, where no model of meaning is at hand."""
FARTHEST = 400
"""Characters beyond which a word of the line is no longer near."""
MOST = 80
"""Numbers of a résumé, and of an answer, that are looked at; no real one has more."""
EXACT = 0.005
"""Values that differ by less are one, but for how they were rounded."""
SMALL = 10
"""Values up to here are said of anything."""
ABOUT_IT = 0.5
"""Shared stems from which on a number is about a line; one in the wider setting counts half."""


@dataclass(frozen=True)
class Scene:
    """The numbers of a résumé and of an answer, and what several pairs share."""

    lines: Sequence[Passage]
    answer: Passage
    embedder: Embedder | None

    @cached_property
    def facts(self) -> list[Fact]:
        """The numbers of the résumé."""
        return [
            Fact(at, line, number) for at, line in enumerate(self.lines) for number in line.numbers
        ][:MOST]

    @cached_property
    def mentions(self) -> list[Mention]:
        """The numbers of the answer."""
        return mentions(self.answer)[:MOST]

    @cached_property
    def pairs(self) -> list[Pair]:
        """Those that measure in the same way."""
        return [
            (at, to)
            for at, fact in enumerate(self.facts)
            for to, said in enumerate(self.mentions)
            if comparable(fact.number, said.number)
        ]

    def equal(self, pair: Pair) -> bool:
        """Say whether both values are one."""
        return agree(self.facts[pair[0]].number, self.mentions[pair[1]].number)

    def features(self, pair: Pair) -> NDArray[np.float64]:
        """Describe a pair, in the order of `NAMES`."""
        fact, said = self.facts[pair[0]], self.mentions[pair[1]]
        rows = (
            *self._nouns(fact, said),
            *form(fact, said),
            *self._meaning(pair),
            *self._elsewhere(pair),
            float(bool(PAST.search(said.sentence))),
            self._past,
            *self._rarity(pair),
            *self._beside(pair),
            float(self._named(said)),
            *(float(bool(cue.search(said.sentence))) for cue in AROUND_CUES),
            *(float(bool(cue.search(said.lead))) for cue in LEADING_CUES),
        )
        return np.array(rows)

    def _named(self, said: Mention) -> bool:
        text, number = self.answer.text, said.number
        before = text[max(0, number.start - 30) : number.start]
        return bool(NAMED.search(before) or CLOCK.match(text[number.end : number.end + 20]))

    @cached_property
    def _past(self) -> float:
        return past_share(self.answer.text)

    def _nouns(self, fact: Fact, said: Mention) -> Iterator[float]:
        mine, theirs = fact.number.noun, said.number.noun
        same = any(akin(word, other) for word in mine for other in theirs)
        yield float(same)
        yield float(bool(mine and theirs) and not same)
        if not mine or not theirs:
            yield 0.0
        elif self.embedder is None:
            yield 1.0 if same else UNKNOWN
        else:
            vectors = self.embedder.vectors([" ".join(mine), " ".join(theirs)])
            yield float(vectors[0] @ vectors[1])

    def _meaning(self, pair: Pair) -> Iterator[float]:
        """How close in meaning the words around both are, and how much closer than other lines."""
        fact, said = self.facts[pair[0]], self.mentions[pair[1]]
        sims = self._sims[:, pair[1]]
        yield float(sims[fact.line])
        yield float(sims[fact.line] - max(np.delete(sims, fact.line), default=0.0))
        near = self._near[pair]
        others = [
            self._near[mine, pair[1]]
            for mine in self._owners[pair[1]]
            if self.facts[mine].line != fact.line
        ]
        yield near
        yield self._likeness(fact.wide, said.wide)
        yield near - max(others, default=0.3)
        spots = [abs(place - said.number.start) for place in self._spots[pair[0]]]
        yield min([FARTHEST, *spots]) / 100

    def _elsewhere(self, pair: Pair) -> Iterator[float]:
        """Tell what other pairs say: a nearer number, the same one elsewhere, the other end."""
        at, to = pair
        fact, said = self.facts[at].number, self.mentions[to].number
        equal = agree(fact, said)
        rivals = [other for other in self._rivals[at] if other != to]
        owners = [mine for mine in self._owners[to] if mine != at]
        yield float(sum(self._closeness(at, to) < self._closeness(at, other) for other in rivals))
        yield float(not equal and any(self._told(at, other) for other in rivals))
        yield float(not equal and any(self._told(mine, to) for mine in owners))
        other_end = self.facts[at].passage.numbers[fact.partner] if fact.partner >= 0 else None
        yield float(
            not equal
            and other_end is not None
            and any(
                comparable(other_end, self.mentions[other].number)
                and agree(other_end, self.mentions[other].number)
                for other in range(len(self.mentions))
                if other != to
            )
        )

    def _rarity(self, pair: Pair) -> Iterator[float]:
        """Tell how little chance there is that the value alone agrees, and what agrees besides."""
        at, to = pair
        fact, said = self.facts[at], self.mentions[to]
        equal = agree(fact.number, said.number)
        plainly = fact.number.value / fact.number.scale
        nearest = min(max(said.number.value, fact.number.value), fact.number.most)
        exact = equal and abs(said.number.value - nearest) <= EXACT * fact.number.value
        digits = len(f"{plainly:.3g}".split("e")[0].replace(".", "").strip("0"))
        yield float(exact)
        yield float(exact and digits > 1)
        yield float(plainly <= SMALL)
        yield float(self._ends_told(fact, to))
        yield float(
            any(
                self._told(mine, other)
                for mine, other in self.pairs
                if self.facts[mine].line == fact.line and mine != at and other != to
            )
        )
        yield float(min(4, len(self._rivals[at]) - 1))
        yield float(min(4, len(self._owners[to]) - 1))

    def _ends_told(self, fact: Fact, to: int) -> bool:
        """Say whether the other end of a change is told by the other end of the same."""
        said = self.mentions[to]
        if fact.number.partner < 0 or said.number.partner < 0:
            return False
        end = fact.passage.numbers[fact.number.partner]
        other = self.answer.numbers[said.number.partner]
        return comparable(end, other) and agree(end, other)

    def _beside(self, pair: Pair) -> Iterator[float]:
        """Compare the words right at both numbers, and the unit, and the digits."""
        fact, said = self.facts[pair[0]], self.mentions[pair[1]]
        mine, theirs = fact.beside, said.beside
        yield self._likeness(mine, theirs)
        yield self._likeness(theirs, mine)
        yield float(slip(fact.number, said.number))
        yield float(fact.number.kind == said.number.kind)
        yield float(shared(fact.wide, frozenset(stem for _, stem, _ in self.answer.telling))) / max(
            1, len(fact.wide)
        )

    def _told(self, at: int, to: int) -> bool:
        """Say whether a number is told near words of its line."""
        same = agree(self.facts[at].number, self.mentions[to].number)
        return same and self._closeness(at, to) >= ABOUT_IT

    def _closeness(self, at: int, to: int) -> float:
        return self._counts[at, to]

    @cached_property
    def _rivals(self) -> dict[int, list[int]]:
        """Mentions that each fact may be told by."""
        return {
            at: [to for mine, to in self.pairs if mine == at] for at in {at for at, _ in self.pairs}
        }

    @cached_property
    def _owners(self) -> dict[int, list[int]]:
        """Facts that each mention may tell."""
        return {
            to: [at for at, said in self.pairs if said == to] for to in {to for _, to in self.pairs}
        }

    @cached_property
    def _near(self) -> dict[Pair, float]:
        return {
            (at, to): self._likeness(self.facts[at].near, self.mentions[to].near)
            for at, to in self.pairs
        }

    @cached_property
    def _spots(self) -> list[list[int]]:
        """Where in the answer words of each fact's line are said."""
        stems = {stem for _, stem, _ in self.answer.telling}
        alike = [
            {word for word in stems if any(akin(word, other) for other in fact.wide)}
            for fact in self.facts
        ]
        return [
            [place for place, word, _ in self.answer.telling if word in words] for words in alike
        ]

    @cached_property
    def _counts(self) -> dict[Pair, float]:
        return {
            (at, to): shared(self.facts[at].near, self.mentions[to].near)
            + 0.5 * shared(self.facts[at].wide, self.mentions[to].wide)
            for at, to in self.pairs
        }

    @cached_property
    def _sims(self) -> NDArray[np.float64]:
        if self.embedder is None or not self.mentions:
            return np.full((len(self.lines), len(self.mentions)), UNKNOWN)
        rows = self.embedder.vectors([line.text for line in self.lines])
        columns = self.embedder.vectors([said.setting for said in self.mentions])
        return np.asarray(rows @ columns.T, np.float64)

    @cached_property
    def _known(self) -> dict[str, NDArray[np.float32]]:
        """Vectors of all telling words, by their stems."""
        passages = (*self.lines, self.answer)
        spelled = {stem: word for passage in passages for _, stem, word in passage.telling}
        if self.embedder is None or not spelled:
            return {}
        return dict(zip(spelled, self.embedder.vectors(list(spelled.values())), strict=True))

    def _likeness(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Say how much of some words others mean: for each the closest, on average."""
        if not left or not right:
            return 0.0
        if self.embedder is None:
            same = shared(left, right) / len(left)
            return same + UNKNOWN * (1 - same)
        mine, theirs = (
            np.array([self._known[word] for word in sorted(side)]) for side in (left, right)
        )
        return float((mine @ theirs.T).max(axis=1).mean())
