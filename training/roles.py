"""Learn the weights that tell a question from other lines: `python -m training.roles`.

It reads all documents with their truth beside them: `tests/guides/others` (TOML) and the sets of
`tests/guides/forms` (JSON). A document that is to be a measurement must be measured before it is
put there. `--held-out` leaves out each set in turn and prints what the others make of it.
"""

import json
import random
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mockint.guide.markdown.file import load
from mockint.guide.reader import described_lines
from mockint.guide.roles.decide import ASKS, FOLLOWS, TO_ASK, first_shares
from mockint.guide.roles.neighbours import around
from mockint.guide.roles.units import Unit
from mockint.guide.roles.weighing import WEIGHTS, Role, Weights, certain, weighed
from mockint.text.word_forms import squash
from training.small_guides import guides

GUIDES = Path(__file__).parents[1] / "tests" / "guides"
FOLDERS = (GUIDES / "others", GUIDES / "forms")
TOO_LONG = frozenset({"list_200"})
"""A list of two hundred like lines would outweigh all other forms."""

TIDY = 3.0
"""Weight of a line of the tidy guides, which must be read without any fault."""
FEW_WORDS = 1
STEPS, RATE, PENALTY = 400, 0.05, 2.0
FOLDS = 5
NEEDED = 0.6
ROLES = tuple(Role)


class Row(NamedTuple):
    """A labelled unit."""

    told: dict[str, float]
    role: int
    unit: Unit
    weight: float = 1.0


def documents() -> Iterator[tuple[Path, list[Row]]]:
    """Give each document with its labelled units."""
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*")):
            has_truth = any(path.with_suffix(end).exists() for end in (".json", ".toml"))
            if path.suffix in {".md", ".txt"} and has_truth and path.stem not in TOO_LONG:
                weight = TIDY if {"others", "wild"} & {folder.name, path.parent.name} else 1.0
                yield path, [row._replace(weight=weight * row.weight) for row in rows(path)]
    for path in sorted(GUIDES.glob("*.md")):
        if path.name != "README.md":
            yield path, [row._replace(weight=TIDY * row.weight) for row in rows(path)]


def small() -> list[tuple[Path, list[Row]]]:
    """Label small guides that are made of the documents' own questions."""
    right = [_read(path) for path in sorted((GUIDES / "forms").rglob("*.json"))]
    asked = [text for truth in right for text in truth["ask"] if len(text.split()) > FEW_WORDS]
    mine = [text for truth in right for text in truth["to_ask"] if len(text.split()) > FEW_WORDS]
    order = random.Random(7)  # noqa: S311 - an order that can be had again
    order.shuffle(asked)
    order.shuffle(mine)
    made = []
    for text, ask, to_ask in guides(asked, mine):
        truth = ({squash(words) for words in ask}, set[str](), {squash(words) for words in to_ask})
        made.append((Path("small"), list(labelled(text, "small.md", truth))))
    return made


def rows(path: Path) -> Iterator[Row]:
    """Label the units of a document; those on which readers may differ weigh nothing."""
    return labelled(load(path).text, path.name, _truth(path))


def labelled(text: str, name: str, truth: tuple[set[str], set[str], set[str]]) -> Iterator[Row]:
    """Label the units of a text."""
    ask, perhaps, to_ask = truth
    for unit, told, outline in described_lines(text, name):
        plain = squash(unit.text)
        weight = 0.0 if plain in perhaps or (outline == FOLLOWS and plain not in ask) else 1.0
        if plain in ask or (ask == {""} and outline == ASKS):
            role = Role.ASKED
        elif plain in to_ask or (to_ask == {""} and outline == TO_ASK):
            role = Role.TO_ASK
        else:
            role = Role.NEITHER
        yield Row(told, ROLES.index(role), unit, weight)


def _read(path: Path) -> dict[str, list[str]]:
    right: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
    return right


def _truth(path: Path) -> tuple[set[str], set[str], set[str]]:
    """Give what is asked, what may be, what the candidate asks; {""} where nobody has said."""
    if (beside := path.with_suffix(".json")).exists():
        right = _read(beside)
        names = ("ask", "perhaps", "to_ask")
        ask, perhaps, to_ask = ({squash(text) for text in right.get(name, ())} for name in names)
        return ask, perhaps, to_ask
    if not path.with_suffix(".toml").exists():
        return {""}, set(), {""}
    questions = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))["questions"]
    return {squash(text) for text in questions}, set(), {""}


def learned(data: Sequence[Row]) -> Weights:
    """Fit the weights of each feature, one a role, by gradient descent with Adam's steps."""
    data = [row for row in data if row.weight]
    names = sorted({name for row in data for name in row.told})
    index = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(data), len(names)))
    for i, row in enumerate(data):
        for name, value in row.told.items():
            table[i, index[name]] = value
    right = np.eye(len(ROLES))[[row.role for row in data]]
    heavy = np.array([[row.weight] for row in data])
    weights = np.zeros((len(names), len(ROLES)))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        sums = table @ weights
        powers = np.exp(sums - sums.max(1, keepdims=True))
        wrong = (powers / powers.sum(1, keepdims=True) - right) * heavy
        slope = table.T @ wrong + PENALTY * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        size = np.sqrt(spread / (1 - 0.999**step)) + 1e-8
        weights = weights - RATE * (mean / (1 - 0.9**step)) / size
    return {
        name: tuple(round(float(value), 3) for value in row)
        for name, row in zip(names, weights, strict=True)
    }


Document = tuple[Path, list[Row]]


def both(every: Sequence[Document]) -> Weights:
    """Learn to weigh a line by itself, then by what its neighbours are taken for.

    What the neighbours are taken for must come from weights that have not met their document.
    """
    first = learned([row for _, data in every for row in data])
    again: list[Row] = []
    for fold in range(FOLDS):
        others = [row for i, (_, data) in enumerate(every) if i % FOLDS != fold for row in data]
        table = learned(others)
        for _, data in every[fold::FOLDS]:
            again += beside(data, table)
    return {**first, **learned(again)}


def beside(data: Sequence[Row], table: Weights) -> Iterator[Row]:
    """Give the rows of a document by their neighbours."""
    shares = [first_shares(row.unit, row.told, table) for row in data]
    told = around([row.unit for row in data], [row.told for row in data], shares)
    for row, names in zip(data, told, strict=True):
        weight = 0.0 if certain(row.unit, row.told) else row.weight
        yield row._replace(told=names, weight=weight)


def held_out(every: Sequence[Document]) -> None:
    """Print what is lost and invented in each set by weights that have not met it."""
    for name in sorted(
        {path.parent.name for path, _ in every if path.parent.parent.name == "forms"}
    ):
        table = both([pair for pair in every if pair[0].parent.name != name])
        _held_out(name, [pair for pair in every if pair[0].parent.name == name], table)


def _held_out(name: str, every: Sequence[Document], table: Weights) -> None:
    lost = invented = there = asked = side = 0
    for path, data in every:
        for row, again in zip(data, beside(data, table), strict=True):
            sure = certain(row.unit, row.told)
            shares = {sure: 1.0} if sure else weighed(again.told, table)
            role = max(shares, key=lambda role: shares[role])
            if role is Role.ASKED and shares[role] < NEEDED:
                role = Role.NEITHER
            if not row.weight:
                continue
            is_asked, right = role is Role.ASKED, row.role == 0
            there += right
            asked += is_asked
            side += {role, ROLES[row.role]} == {Role.ASKED, Role.TO_ASK}
            lost += right and not is_asked
            invented += is_asked and not right
            if is_asked != right:
                fault = "lost" if right else "invented"
                share = shares.get(Role.ASKED, 0.0)
                line = f"{path.stem[:24]:24} {fault:9}{share:.2f} {row.unit.text[:90]}"
                sys.stdout.write(line + "\n")
    sys.stdout.write(
        f"{name}: lost {lost} of {there}, invented {invented} of {asked}, other side {side}\n"
    )


def main() -> None:
    """Write the weights, or measure them."""
    every = [*documents(), *small()]
    if "--held-out" in sys.argv:
        held_out(every)
        return
    table = both(every)
    WEIGHTS.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", "utf-8")
    lines = sum(len(data) for _, data in every)
    sys.stdout.write(f"{lines} lines of {len(every)} documents, {len(table)} features\n")


if __name__ == "__main__":
    main()
