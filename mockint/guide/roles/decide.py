"""Decide the role of each unit of a guide."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mockint.guide.lines.labels import FOLLOWING
from mockint.guide.markdown.ranked_line import RankedLine, Shape
from mockint.guide.part_readers import Understood
from mockint.guide.roles.features import KNOWN, count, features
from mockint.guide.roles.neighbours import around
from mockint.guide.roles.units import Unit, asks_somewhere, units
from mockint.guide.roles.weighing import Role, Weights, certain, weighed
from mockint.guide.sections.questions import GuideQuestion
from mockint.model import ToAsk
from mockint.text.word_forms import squash

ASKS, FOLLOWS, TO_ASK = "asks", "follows", "to ask"
"""What the outline makes of a line."""


NEITHER = Role.NEITHER
Weighed = tuple[Unit, dict[Role, float], str]
"""A unit, the share of each role, and what the outline made of it."""
BY_OUTLINE = {ASKS: Role.ASKED, TO_ASK: Role.TO_ASK}
DOUBTFUL = 0.6
"""Below this a line is not taken from what the outline makes of it."""
WELL = 0.8
"""Share of all questions that the outline must know for that."""
UNSURE = 0.7
"""Below this the lines around a question have their say on who asks it."""
SURE = 0.6
"""Below this a line is not read aloud: before the neighbours were weighed, of lines of documents
that were held out 6 of 100 above it were none that one would ask, and 49 of 100 below it."""
STATED = 0.8
"""The same for a line that asks nothing by its words."""
MOSTLY = 0.6
FEWEST_ALIKE = 3
"""Share and number of the lines of a list that ask, for the others to be weighed."""
FEW = 6
"""Lines of a guide that is too short to tell what its forms mean; there the outline decides."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A unit and what it is for."""

    unit: Unit
    role: Role
    sure: float
    """0 to 1."""
    outline: str
    """What the outline made of it; empty when it asks nothing there."""


def described(
    ranked: Sequence[RankedLine], text: str, lines: Iterable[Understood]
) -> list[tuple[Unit, dict[str, float], str]]:
    """Give each unit that may be asked, its features, and what the outline made of it."""
    source = text.split("\n")
    found = units(ranked)
    outline = _outline(lines)
    told = [(unit, _told(unit, outline)) for unit in found]
    for unit, by_outline in told:
        unit.candidate |= by_outline in {ASKS, TO_ASK} and not unit.quotes
    count([unit for unit, _ in told])
    _alike([unit for unit, _ in told])
    second = [unit.heading for unit in found if len(unit.path) > 1]
    preamble = min(second) if second else 0
    asking = [by_outline for unit, by_outline in told if unit.candidate]
    known = sum(bool(by_outline) for by_outline in asking) / max(len(asking), 1)
    return [
        (unit, features(unit, source[unit.line - 1], by_outline, preamble, known), by_outline)
        for unit, by_outline in told
        if unit.candidate
    ]


def _alike(found: Iterable[Unit]) -> None:
    """Let a line be weighed that asks nothing by its words, in a list that asks otherwise."""
    for unit in found:
        form = unit.below.forms[unit.form]
        listed = unit.shape is Shape.ITEM and unit.marker != "|" and not unit.quotes
        if listed and form.asking >= max(FEWEST_ALIKE, MOSTLY * form.count):
            unit.candidate |= len(unit.text.split()) > FEWEST_ALIKE


def first_shares(
    unit: Unit, told: Mapping[str, float], table: Weights | None = None
) -> dict[Role, float]:
    """Weigh a unit by itself; what is certain is all of one role."""
    role = certain(unit, told)
    return {role: 1.0} if role else weighed(told, table)


def decisions(
    ranked: Sequence[RankedLine], text: str, lines: Sequence[Understood], title: int
) -> list[Decision]:
    """Decide each unit that may be asked; `title` is the line of the guide's title, or 0."""
    decided = []
    few = len(ranked) <= FEW
    every = described(ranked, text, lines)
    found, names = [unit for unit, _, _ in every], [told for _, told, _ in every]
    first = [first_shares(unit, told) for unit, told, _ in every]
    again = around(found, names, first)
    silent = {
        unit.line
        for unit, shares in zip(found, first, strict=True)
        if _likeliest(shares) is NEITHER
    }
    for (unit, told, by_outline), alone, beside in zip(every, first, again, strict=True):
        role = certain(unit, told) or (BY_OUTLINE.get(by_outline) if few else None)
        if unit.line == title and not by_outline:
            role = Role.NEITHER
        elif not role and by_outline == FOLLOWS and _is_labelled(unit):
            role = Role.ASKED
        shares = {role: 1.0} if role else weighed(beside)
        if not role and told[KNOWN] >= WELL:
            shares = _mean(alone, shares)
        if told[KNOWN] >= WELL and shares.get(Role.NEITHER, 1.0) < DOUBTFUL:
            shares = _as_outlined(shares, by_outline)
        decided.append((unit, shares, _stands_alone(unit, told, by_outline, silent)))
    return list(_agreed(_without_themes(decided)))


def _as_outlined(shares: dict[Role, float], by_outline: str) -> dict[Role, float]:
    """Leave a doubtful line what the outline makes of it, in a guide that it understands."""
    if by_outline not in BY_OUTLINE or _likeliest(shares) is not Role.NEITHER:
        return shares
    return {**shares, BY_OUTLINE[by_outline]: DOUBTFUL}


def _likeliest(shares: Mapping[Role, float]) -> Role:
    return max(shares, key=lambda name: shares[name])


def _without_themes(decided: Sequence[Weighed]) -> list[Weighed]:
    """Take a heading for a theme that asks, where a list of questions stands below it."""
    below = Counter(
        unit.heading
        for unit, shares, _ in decided
        if unit.shape is Shape.ITEM and _likeliest(shares) is Role.ASKED
    )
    return [
        (unit, {NEITHER: 1.0}, by_outline)
        if unit.shape is Shape.HEADING and not by_outline and below[unit.line] > 1
        else (unit, shares, by_outline)
        for unit, shares, by_outline in decided
    ]


def _mean(alone: Mapping[Role, float], beside: Mapping[Role, float]) -> dict[Role, float]:
    """Weigh both alike: in a guide that the outline knows, neighbours say less."""
    return {role: (alone.get(role, 0.0) + beside.get(role, 0.0)) / 2 for role in Role}


def _stands_alone(
    unit: Unit, told: Mapping[str, float], by_outline: str, silent: Container[int]
) -> str:
    """Take a line for no follow-up that is numbered as the first question of its section is.

    Nor does one follow what is itself not asked; `silent` holds the lines of such.
    """
    if by_outline != FOLLOWS or _is_labelled(unit):
        return by_outline
    follows_nothing = unit.above is not None and unit.above.line in silent
    alone = "numbered" in told and ("form of the first here" in told or follows_nothing)
    return "" if alone else by_outline


def _is_labelled(unit: Unit) -> bool:
    nearest = unit.path[-1] if unit.path else ""
    return bool(FOLLOWING.match(unit.label.rstrip(" :")) or FOLLOWING.match(nearest))


def _agreed(decided: Sequence[Weighed]) -> Iterator[Decision]:
    """Let the lines of one list agree on who asks: nobody mixes the two in one list."""
    sides: dict[tuple[int, object], float] = {}
    for unit, shares, _ in decided:
        side = shares.get(Role.ASKED, 0.0) - shares.get(Role.TO_ASK, 0.0)
        key = (unit.heading, unit.form)
        sides[key] = sides.get(key, 0.0) + side
    for unit, shares, by_outline in decided:
        role = _likeliest(shares)
        side = sides[unit.heading, unit.form]
        plain = unit.shape is Shape.ITEM and not unit.quoted
        if role is Role.NEITHER and by_outline == TO_ASK and side < 0 and len(shares) > 1:
            role = Role.TO_ASK
        elif role is not Role.NEITHER and plain and shares[role] < UNSURE:
            role = Role.ASKED if side > 0 else Role.TO_ASK
        needed = SURE if asks_somewhere(unit.text) else STATED
        if role is Role.ASKED and shares[role] < needed:
            role = Role.NEITHER
        yield Decision(unit, role, shares.get(role, 0.0), by_outline)


def _outline(lines: Iterable[Understood]) -> dict[int, list[tuple[str, str]]]:
    """Give what the outline asks in each line of the file."""
    asked: dict[int, list[tuple[str, str]]] = {}
    for line in lines:
        if isinstance(line, GuideQuestion):
            asked.setdefault(line.line, []).append((squash(line.text), ASKS))
            for text in line.follow_ups:
                asked.setdefault(0, []).append((squash(text), FOLLOWS))
        elif isinstance(line, ToAsk):
            asked.setdefault(line.source.line, []).append((squash(line.text), TO_ASK))
    return asked


def _told(unit: Unit, outline: dict[int, list[tuple[str, str]]]) -> str:
    plain = squash(unit.text)
    for text, kind in outline.get(unit.line, ()):
        if text == plain or (plain and (plain in text or text in plain)):
            return kind
    return next((kind for text, kind in outline.get(0, ()) if text == plain), "")
