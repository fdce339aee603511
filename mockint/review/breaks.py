"""Find where a speaker breaks off and says it anew: `the pool, no wait, the cache`.

Each place where a repair could begin is described by what stands around it: an editing phrase
before it, words said again after it, function words left hanging. Logistic regression weighs
that; the weights were learned by `benchmarks/train_breaks.py`.
"""

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

from mockint.model import Word
from mockint.text.word_forms import plain, stem
from mockint.text.word_lists import STOP

_DATA: dict[str, dict[str, str]] = tomllib.loads(
    files("mockint.review").joinpath("breaks.toml").read_text("utf-8")
)
_PHRASES = {phrase: name for name, phrases in _DATA["editing"].items() for phrase in phrases}
"""What is said between the words taken back and those in their place, and its class."""
_LONGEST = 3
"""Words of an editing phrase."""

_CLASS = {word: name for name, words in _DATA["classes"].items() for word in words.split()}
_QUESTION_WORDS = _DATA["classes"]["wh"].split()
_NO_IDIOMS = frozenset(_DATA["kept"]["no_idioms"].split())
_NO_BEFORE = frozenset(_DATA["kept"]["before_no"].split())
_DOUBLES = frozenset(_DATA["kept"]["doubles"].split())
_WEAK = frozenset({"filler", "marker", "ask", "or"})
"""Editing phrases that often stand in fluent sentences too."""
_BACK = 6
"""Words before a break within which those said again are looked for."""


@dataclass(frozen=True, slots=True)
class Break:
    """A place where something is taken back."""

    broken: int
    """The last word before the break."""
    anew: int
    """The first word after it."""
    probability: float


@dataclass(frozen=True, slots=True)
class PossibleBreak:
    """A place where a repair could begin, with the classes of the editing phrases in between."""

    before: int
    after: int
    edits: frozenset[str]


def breaks(words: Sequence[Word], *, least: float) -> Iterator[Break]:
    """Find the breaks of at least this probability; of neighbouring ones the surest is given."""
    held: Break | None = None
    for place in scored([word.text for word in words]):
        if place.probability < least:
            continue
        if held and place.broken <= held.anew + 1:
            held = max(held, place, key=lambda candidate: candidate.probability)
            continue
        if held:
            yield held
        held = place
    if held:
        yield held


def scored(texts: Sequence[str]) -> Iterator[Break]:
    """Give every place with its probability."""
    weights = learned()
    for place, traits in described(texts):
        score = weights["bias"] + sum(weights.get(trait, 0.0) for trait in traits)
        yield Break(place.before, place.after, 1 / (1 + exp(-score)))


@lru_cache(maxsize=1)
def learned() -> dict[str, float]:
    """Load the weights that come with the program."""
    weights: dict[str, float] = json.loads(
        files("mockint.review").joinpath("breaks.json").read_text("utf-8")
    )
    return weights


def described(texts: Sequence[str]) -> Iterator[tuple[PossibleBreak, list[str]]]:
    """Give each place where a repair could begin, with its traits."""
    said = [plain(text) for text in texts]
    for place in _places(said):
        if _possible(texts, said, place):
            yield place, list(_traits(texts, said, place))


def _possible(texts: Sequence[str], said: Sequence[str], place: PossibleBreak) -> bool:
    """Rule out what no weight should have to learn: `no longer`, `said no to it`, a new clause."""
    before, after = said[place.before], said[place.after]
    if place.edits == {"no"}:
        # A `No` with a capital begins a sentence: it answers somebody and takes nothing back.
        begins = texts[place.after - 1][:1].isupper()
        denied = not _NO_BEFORE.isdisjoint(said[max(0, place.before - 1) : place.before + 1])
        return not begins and not denied and after not in _NO_IDIOMS
    again = after in said[max(0, place.before + 1 - _BACK) : place.before + 1]
    if place.edits <= _WEAK - {"or"} and place.edits:
        alike = before in _CLASS and _CLASS.get(before) == _CLASS.get(after)
        return again or alike or after in _QUESTION_WORDS
    if place.edits:
        return True
    if before == after and before in _DOUBLES:
        return False
    two_again = said[max(0, place.before - 1) : place.before + 1] == list(
        said[place.after : place.after + 2]
    )
    cut = texts[place.before].endswith(("-", "\u2014", "\u2026", "..."))
    return (
        two_again or cut or before == after or after.startswith(before) or after in _QUESTION_WORDS
    )


def _places(said: Sequence[str]) -> Iterator[PossibleBreak]:
    at = 0
    while at < len(said):
        edits, after = _edits(said, at)
        if after < len(said) and at:
            yield PossibleBreak(at - 1, after, frozenset(edits))
        if edits and after < len(said) and at and edits <= _WEAK - {"filler"}:
            yield PossibleBreak(after - 1, after, frozenset())
        at = max(after, at) + 1 if edits else at + 1


def _edits(said: Sequence[str], at: int) -> tuple[set[str], int]:
    """Give the classes of the editing phrases that begin at a word, and the word after them."""
    found: set[str] = set()
    while step := _edit(said, at):
        found.add(step[0])
        at += step[1]
    return found, at


def _edit(said: Sequence[str], at: int) -> tuple[str, int] | None:
    for length in range(_LONGEST, 0, -1):
        name = _PHRASES.get(" ".join(said[at : at + length]))
        if name and at + length <= len(said):
            return name, length
    return None


def _traits(texts: Sequence[str], said: Sequence[str], place: PossibleBreak) -> Iterator[str]:
    """Give the traits of a place, in the order in which their weights were always added."""
    yield from _edit_traits(place.edits)
    family = _family(place.edits)
    left = _CLASS.get(said[place.before], "other")
    right = _CLASS.get(said[place.after], "other")
    yield f"{family}, left {left}"
    yield f"{family}, right {right}"
    yield f"left {left}, right {right}"
    if texts[place.before][-1:] in ",-\u2013\u2014":
        yield f"{family}, comma"
    if texts[place.before][-1:] in ".?!;":
        yield f"{family}, full stop"
    if texts[place.before].endswith(("-", "\u2014", "\u2026", "...")):
        yield "cut off"
    # `I` has its capital everywhere, and a name has one, too: neither begins a sentence by it.
    begins = right != "other" and said[place.after] not in ("i", "i'm", "i've")
    if begins and texts[place.after][:1].isupper():
        yield f"{family}, capital"
    yield from (f"{family}, {trait}" for trait in _copies(said, place))
    yield from (f"{family}, {trait}" for trait in _wh(said, place))
    if place.before <= 1:
        yield f"{family}, at the start"
    if place.after >= len(said) - 2:
        yield f"{family}, at the end"


def _edit_traits(edits: frozenset[str]) -> Iterator[str]:
    """Name the editing phrases: those that tell most together, and each alone."""
    told = sorted(edits - {"filler", "ask", "marker"}) or sorted(edits) or ["nothing"]
    yield f"edit {'+'.join(told)}" if len(edits) < 4 else "edit many"
    for edit in edits:
        yield f"has {edit}"
    if len(edits) > 1:
        yield "several edits"


def _family(edits: frozenset[str]) -> str:
    """Say how strongly editing phrases speak for a repair."""
    if not edits:
        return "nothing"
    if "no" in edits:
        return "no"
    return "weak" if edits <= _WEAK else "strong"


def _copies(said: Sequence[str], place: PossibleBreak) -> Iterator[str]:
    """Tell what of the words before is said again after."""
    back = said[max(0, place.before + 1 - _BACK) : place.before + 1]
    after = said[place.after]
    following = said[place.after + 1] if place.after + 1 < len(said) else ""
    if back[-1] == after:
        yield "said twice, on purpose" if after in _DOUBLES or after.isdigit() else "said twice"
    elif after in back:
        yield f"again after {min(4, len(back) - 1 - _last(back, after))}"
    if any(
        word == after and other == following
        for word, other in zip(back, [*back[1:], ""], strict=True)
    ):
        yield "two again"
    if len(back) > 1 and back[-2:] == list(said[place.after : place.after + 2]):
        yield "two again at once"
    if (
        len(after) > 2
        and len(back[-1]) > 1
        and after != back[-1]
        and after.startswith(back[-1])
        and place.edits == set()
    ):
        yield "begun"
    shared = _stems(back) & _stems(said[place.after : place.after + _BACK])
    if shared:
        yield f"{min(2, len(shared))} told again"


def _stems(words: Sequence[str]) -> set[str]:
    return {stem(word) for word in words if word not in STOP}


def _last(back: Sequence[str], word: str) -> int:
    return max(n for n, earlier in enumerate(back) if earlier == word)


def _wh(said: Sequence[str], place: PossibleBreak) -> Iterator[str]:
    """Tell whether a question begins anew."""
    if said[place.after] not in _QUESTION_WORDS:
        return
    earlier = [word for word in said[: place.before + 1] if word in _QUESTION_WORDS]
    yield "asked again" if earlier else "asked late"
    if said[place.after] in earlier:
        yield "same question word"
    following = said[place.after + 1] if place.after + 1 < len(said) else ""
    if _CLASS.get(following) == "aux":
        yield "question with verb"
