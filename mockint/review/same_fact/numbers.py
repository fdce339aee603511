"""Numbers of the résumé and of the answer, each with the words around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mockint.review.same_fact.cues import CLAUSE
from mockint.text.stated import stated
from mockint.text.stated_number import COUNT, MONEY, InChange, Stated
from mockint.text.word_forms import akin, plain, stem
from mockint.text.word_lists import STOP, listed

CLOSE = 0.1
"""Values that differ by less than a tenth agree: spoken numbers are rounded."""
BESIDE, NEAR, WIDE = 4, 10, 16
"""Words on both sides of a number that say what it is about; the wide ones cross sentences."""

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_PARTS = re.compile(r"[;,–—]\s|\s-\s|\band\b")
_SENTENCE_ENDS = re.compile(r"[.?!;](?=\s)")
_GENERIC = frozenset(
    stem(word)
    for word in listed(
        "percent time times year years month months week weeks day days hour hours minute minutes"
        " average annual yearly monthly daily weekly million thousand hundred two three four five"
        " six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy"
        " eighty ninety half third quarter around about per each every nearly almost roughly across"
        " within while first last between through including increase increased reduce reduced raise"
        " raised cut grew grow lower lowered improve improved went down low high higher rose fell"
        " drop dropped brought up more less point points dollars dollar pounds pound euros euro"
        " number total level after before been really because think know actually right still"
        " always never even only maybe people lot bit came come good job worked working well great"
        " kind sort end start started began back"
    )
)
"""Words that tell nothing about what a number measures."""


@dataclass(frozen=True)
class Passage:
    """A line of the résumé, or an answer."""

    text: str

    @cached_property
    def numbers(self) -> tuple[Stated, ...]:
        """What it states in numbers."""
        return stated(self.text)

    @cached_property
    def telling(self) -> list[tuple[int, str, str]]:
        """Give the words that tell something: place, stem, and the word itself."""
        found = [(word.start(), plain(word[0])) for word in _WORD.finditer(self.text)]
        return [
            (start, stem(word), word)
            for start, word in found
            if len(word) > 2 and word not in STOP and stem(word) not in _GENERIC
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start() for word in re.finditer(r"\S+", self.text)]

    def around(self, number: Stated, words: int, *, sentence: bool = False) -> tuple[int, int]:
        """Give the characters of so many words around a number, or of its sentence if shorter."""
        at = sum(start < number.start for start in self._starts)
        end = sum(start < number.end for start in self._starts)
        first = self._starts[max(0, at - words)]
        last = self._starts[end + words] if end + words < len(self._starts) else len(self.text)
        if sentence:
            ends = [match.end() for match in _SENTENCE_ENDS.finditer(self.text)]
            first = max([first, *(place for place in ends if place <= number.start)])
            last = min([last, *(place for place in ends if place >= number.end)])
        return first, last

    def stems(self, first: int, last: int) -> frozenset[str]:
        """Give the stems of the telling words between two characters."""
        return frozenset(stem for start, stem, _ in self.telling if first <= start < last)


@dataclass(frozen=True)
class Fact:
    """A number of the résumé, in its line."""

    line: int
    passage: Passage
    number: Stated

    @cached_property
    def beside(self) -> frozenset[str]:
        """Stems right at it."""
        return self.passage.stems(*self.passage.around(self.number, BESIDE)) or self.near

    @cached_property
    def clause(self) -> str:
        """The words of its own part of the line."""
        return self.passage.text[slice(*self._span)]

    @cached_property
    def near(self) -> frozenset[str]:
        """Stems of its own part; of the whole line where that has none."""
        return self.passage.stems(*self._span) or self.wide

    @cached_property
    def wide(self) -> frozenset[str]:
        """Stems of the whole line."""
        return self.passage.stems(0, len(self.passage.text))

    @cached_property
    def _span(self) -> tuple[int, int]:
        text, number = self.passage.text, self.number
        cuts = [match.start() for match in _PARTS.finditer(text)]
        first = max([0, *(cut for cut in cuts if cut <= number.start)])
        return first, min([len(text), *(cut for cut in cuts if cut >= number.end)])


@dataclass(frozen=True)
class Mention:
    """A number of the answer."""

    passage: Passage
    number: Stated

    @cached_property
    def near(self) -> frozenset[str]:
        """Stems around it in its sentence."""
        return self.passage.stems(*self.passage.around(self.number, NEAR, sentence=True))

    @cached_property
    def beside(self) -> frozenset[str]:
        """Stems right at it."""
        return self.passage.stems(*self.passage.around(self.number, BESIDE, sentence=True))

    @cached_property
    def wide(self) -> frozenset[str]:
        """Stems around it, also in the sentences before and behind."""
        return self.passage.stems(*self.passage.around(self.number, WIDE))

    @cached_property
    def setting(self) -> str:
        """The words around it, which are compared by their meaning."""
        return self.passage.text[slice(*self.passage.around(self.number, NEAR + 4))]

    @cached_property
    def sentence(self) -> str:
        """The words before it in its sentence, and what follows at once."""
        first, last = self.passage.around(self.number, NEAR, sentence=True)
        return self.passage.text[first : min(last, self.number.end + 30)]

    @cached_property
    def lead(self) -> str:
        """The words right before it, in its own clause."""
        start = self.number.start
        return CLAUSE.split(self.passage.text[max(0, start - 60) : start])[-1]


def mentions(answer: Passage) -> list[Mention]:
    """Give the numbers of an answer, and what its changes come to in percent."""
    return [Mention(answer, number) for number in (*answer.numbers, *_changes(answer))]


def _changes(answer: Passage) -> Iterator[Stated]:
    for start in answer.numbers:
        if start.place is not InChange.START or start.partner < 0 or not start.value:
            continue
        end = answer.numbers[start.partner]
        change = 100 * abs(end.value - start.value) / start.value
        first, last = min(start.start, end.start), max(start.end, end.end)
        if change and start.kind == end.kind:
            yield Stated(change, change, "%", "", "", (), InChange.BY, first, last, derived=True)


def comparable(fact: Stated, said: Stated) -> bool:
    """Say whether both measure in the same way, or one of them leaves its unit out."""
    if said.derived:
        return fact.kind == "%" and fact.place not in (InChange.START, InChange.END)
    if fact.kind != said.kind:
        bare = any(number.kind == COUNT and not number.noun for number in (fact, said))
        return bare or {fact.kind, said.kind} <= {"%", "points"}
    return fact.kind != MONEY or fact.currency == said.currency


def agree(fact: Stated, said: Stated) -> bool:
    """Say whether the values are one, as people round."""
    if fact.kind != said.kind and not said.derived:  # the unit of one of them is left out
        value = fact.value / fact.scale
        return abs(said.value / said.scale - value) <= CLOSE * value
    tolerance = CLOSE * abs(fact.value)
    return fact.value - tolerance <= said.most and said.value <= fact.most + tolerance


def shared(left: frozenset[str], right: frozenset[str]) -> int:
    """Count the stems that the other side has too."""
    return sum(any(akin(word, other) for other in right) for word in left)
