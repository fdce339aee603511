"""Learn the weights that tell a question from other lines: `python -m training.roles`.

It reads all documents with their truth beside them: `tests/guides/others` (TOML) and the sets of
`tests/guides/forms` (JSON). A document that is to be a measurement must be measured before it is
put there. `--held-out` leaves out each document in turn and prints what the others make of it.
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
from mockint.guide.roles.decide import ASKS, FOLLOWS, TO_ASK
from mockint.guide.roles.units import Unit
from mockint.guide.roles.weighing import WEIGHTS, Role, certain
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
                yield path, [row._replace(weight=weight) for row in rows(path)]
    for path in sorted(GUIDES.glob("*.md")):
        if path.name != "README.md":
            yield path, [row._replace(weight=TIDY) for row in rows(path)]


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
    """Label the units of a document; those on which readers may differ are left out."""
    return labelled(load(path).text, path.name, _truth(path))


def labelled(text: str, name: str, truth: tuple[set[str], set[str], set[str]]) -> Iterator[Row]:
    """Label the units of a text."""
    ask, perhaps, to_ask = truth
    for unit, told, outline in described_lines(text, name):
        plain = squash(unit.text)
        if plain in perhaps or (outline == FOLLOWS and plain not in ask):
            continue
        if plain in ask or (ask == {""} and outline == ASKS):
            role = Role.ASKED
        elif plain in to_ask or (to_ask == {""} and outline == TO_ASK):
            role = Role.TO_ASK
        else:
            role = Role.NEITHER
        yield Row(told, ROLES.index(role), unit)


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


def learned(data: Sequence[Row], names: Sequence[str]) -> np.ndarray:
    """Fit the weights by gradient descent with Adam's steps."""
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
    return weights


def held_out(every: Sequence[tuple[Path, list[Row]]], names: Sequence[str]) -> None:
    """Print what is lost and invented in each document by weights that have not met it."""
    lost = invented = there = asked = side = 0
    index = {name: i for i, name in enumerate(names)}
    for path, data in every:
        if path == Path("small"):
            continue
        weights = learned([row for other, more in every if other != path for row in more], names)
        for row in data:
            sure = certain(row.unit, row.told)
            sums = sum(weights[index[name]] * value for name, value in row.told.items())
            role = ROLES.index(sure) if sure else int(np.argmax(sums))
            there += row.role == 0
            asked += role == 0
            side += {role, row.role} == {0, 1}
            if role != row.role and 0 in {role, row.role}:
                lost += row.role == 0
                invented += role == 0
                fault = "lost" if row.role == 0 else "invented"
                sys.stdout.write(f"{path.stem[:24]:24} {fault:9}{row.unit.text[:90]}\n")
    sys.stdout.write(f"lost {lost} of {there}, invented {invented} of {asked}, other side {side}\n")


def main() -> None:
    """Write the weights, or measure them."""
    every = [*documents(), *small()]
    data = [row for _, more in every for row in more]
    names = sorted({name for row in data for name in row.told})
    if "--held-out" in sys.argv:
        held_out(every, names)
        return
    weights = learned(data, names)
    table = {
        name: [round(float(value), 3) for value in row]
        for name, row in zip(names, weights, strict=True)
    }
    WEIGHTS.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(f"{len(data)} lines of {len(every)} documents, {len(names)} features\n")


if __name__ == "__main__":
    main()
