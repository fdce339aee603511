"""Describe a unit by what its neighbours were taken for at first: a list is of one kind."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log

from mockint.guide.roles.units import Unit
from mockint.guide.roles.weighing import Role

SPOKEN = (Role.ASKED, Role.TO_ASK)
LEAST = 0.01
"""Added to both shares of a ratio, so that what is certain does not outweigh all else."""
HELD = 1.0
"""Neighbours that the document's own share counts for where there are few of a kind."""
FORMS = (
    "ends with a mark",
    "ends without a mark",
    "opens as a question",
    "quoted in a line",
    "shape text",
    "shape heading",
    "shape item",
    "cell",
    "label",
    "label follow",
    "numbered",
    "prose",
    "below a question",
    "hangs below a question",
)
"""What is weighed again, alone and with what the neighbours are."""
LOOK = ("numbered", "quoted in a line", "label", "ends with a mark", "prose", "box", "quotation")

Told = Mapping[str, float]
Shares = Mapping[Role, float]


def around(
    units: Sequence[Unit], told: Sequence[Told], shares: Sequence[Shares]
) -> list[dict[str, float]]:
    """Give the features of each unit that come from the first shares of all units."""
    lists = _Means([(unit.heading, unit.form) for unit in units], shares)
    looks = _Means([_look(unit, names) for unit, names in zip(units, told, strict=True)], shares)
    sections = _Means([unit.heading for unit in units], shares)
    whole = _Means([""] * len(units), shares)
    found: list[dict[str, float]] = []
    for i in range(len(units)):
        every = whole.without(i, (0.5, 0.1))
        told_again = {"neighbours": 1.0}
        for name, means in (("list", lists), ("look", looks), ("section", sections)):
            for role, mean in zip(SPOKEN, means.without(i, every), strict=True):
                told_again[f"{name} is {role}"] = mean
        for role, mean in zip(SPOKEN, every, strict=True):
            told_again[f"document is {role}"] = mean
        told_again.update(_own(shares[i]))
        told_again["alone in its list"] = 1.0 / lists.count(i)
        found.append(told_again)
    _beside(units, shares, found)
    for names, features in zip(told, found, strict=True):
        features.update(_crossed(names, features))
    return found


class _Means:
    """Mean first shares of the units of one kind."""

    def __init__(self, kinds: Sequence[object], shares: Sequence[Shares]) -> None:
        self._kinds = kinds
        self._shares = shares
        self._sums: dict[object, list[float]] = {}
        for kind, share in zip(kinds, shares, strict=True):
            sums = self._sums.setdefault(kind, [0.0, 0.0, 0.0])
            sums[0] += share.get(Role.ASKED, 0.0)
            sums[1] += share.get(Role.TO_ASK, 0.0)
            sums[2] += 1

    def count(self, i: int) -> float:
        return self._sums[self._kinds[i]][2]

    def without(self, i: int, prior: Iterable[float]) -> tuple[float, ...]:
        """Give the means of the others of a unit's kind."""
        sums, own = self._sums[self._kinds[i]], self._shares[i]
        others = sums[2] - 1
        return tuple(
            (total - own.get(role, 0.0) + HELD * before) / (others + HELD)
            for total, role, before in zip(sums, SPOKEN, prior, strict=False)
        )


def _look(unit: Unit, told: Told) -> tuple[object, ...]:
    return (unit.shape, unit.bold, unit.column, *(name in told for name in LOOK))


def _own(share: Shares) -> dict[str, float]:
    neither = share.get(Role.NEITHER, 0.0) + LEAST
    return {f"at first {role}": log((share.get(role, 0.0) + LEAST) / neither) for role in SPOKEN}


def _beside(
    units: Sequence[Unit], shares: Sequence[Shares], found: Sequence[dict[str, float]]
) -> None:
    """Add what stands right before and behind below the same heading."""
    for (i, unit), (j, after) in pairwise(enumerate(units)):
        if unit.heading != after.heading:
            continue
        alike = "of its form" if unit.form == after.form else "of another form"
        for role in SPOKEN:
            found[j][f"{role} before, {alike}"] = shares[i].get(role, 0.0)
            found[i][f"{role} behind, {alike}"] = shares[j].get(role, 0.0)


def _crossed(told: Told, features: Mapping[str, float]) -> dict[str, float]:
    crossed = {f"again {form}": 1.0 for form in FORMS if form in told}
    for form in FORMS:
        if form in told:
            for name in ("list", "look"):
                crossed[f"{name} is asked and {form}"] = features[f"{name} is asked"]
    return crossed
