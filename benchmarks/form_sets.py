"""Documents as their owners keep them: which questions come through, and what else is asked.

Beside each `NAME.md` or `NAME.txt` stands `NAME.json`, written by somebody who knew neither the
reader nor its rules: `ask`, `perhaps` (asking or leaving out is right), `to_ask` and `never`.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.share import Share
from mockint.errors import BadGuide
from mockint.guide.clean import GENERAL
from mockint.model import Pack
from mockint.text.word_forms import squash
from mockint.wiring.guides import read

SHORTEST = 8
"""Letters of a quote that is looked for inside what is asked; a shorter one must be all of it."""

ENDS = ("?", "？")


@dataclass(frozen=True, slots=True)
class Truth:
    """What a document holds."""

    ask: tuple[str, ...]
    perhaps: tuple[str, ...]
    to_ask: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of it."""

    questions: tuple[str, ...]
    follow_ups: tuple[str, ...] = ()
    to_ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One document read by one reader."""

    name: str
    there: int
    """Questions that the document holds."""
    lost: tuple[str, ...]
    asked: int
    no_question: tuple[str, ...]
    """Asked, and neither in `ask` nor in `perhaps`."""
    wrong_side: tuple[str, ...]
    aloud: tuple[str, ...]
    """Quotes that must never be read aloud."""
    owned: int
    """Questions of the candidate."""
    unowned: tuple[str, ...]
    """Those that did not come through as the candidate's."""


def documents(folder: Path) -> list[Path]:
    """List the documents of a set that have their truth beside them."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix != ".json" and path.with_suffix(".json").exists()
    )


def truth(path: Path) -> Truth:
    """Read what is right of a document."""
    right = json.loads(path.with_suffix(".json").read_text("utf-8"))
    names = ("ask", "perhaps", "to_ask", "never")
    return Truth(*(tuple(right.get(name, ())) for name in names))


def by_mockint(path: Path) -> Reading:
    """Read a document as the program does; one that is refused asks nothing."""
    try:
        pack, _ = read(path)
    except BadGuide:
        return Reading(())
    return of_pack(pack)


def of_pack(pack: Pack) -> Reading:
    """Give all that a pack says aloud, and what the candidate will ask."""
    return Reading(
        tuple(question.text for question in pack.questions),
        tuple(
            text
            for question in pack.questions
            for text in question.follow_ups
            if text not in GENERAL
        ),
        tuple(question.text for question in pack.to_ask),
    )


def by_marks(path: Path) -> Reading:
    """Read a document plainly: what ends with a question mark is asked."""
    lines = path.read_text("utf-8", errors="replace").splitlines()
    bare = (line.strip(' \t#>*-_|[]“”"') for line in lines)
    return Reading(tuple(line for line in bare if line.endswith(ENDS)))


def score(name: str, right: Truth, reading: Reading) -> Score:
    """Hold a reading against what is right."""
    questions = list(map(squash, reading.questions))
    may = {squash(text) for text in (*right.ask, *right.perhaps)}
    theirs = {squash(text) for text in right.to_ask} - may
    left = list(questions)
    lost = [text for text in right.ask if not _taken(left, squash(text))]
    aloud = (*reading.questions, *reading.follow_ups)
    wrong = [text for text in aloud if squash(text) not in may]
    put = {squash(text) for text in reading.to_ask}
    asks_only = {squash(text) for text in right.ask} - {squash(text) for text in right.to_ask}
    return Score(
        name,
        len(right.ask),
        tuple(lost),
        len(aloud),
        tuple(wrong),
        (
            *(text for text in aloud if squash(text) in theirs),
            *(text for text in reading.to_ask if squash(text) in asks_only),
        ),
        tuple(quote for quote in right.never if _heard(quote, wrong)),
        len(right.to_ask),
        tuple(text for text in right.to_ask if squash(text) not in put),
    )


def _taken(left: list[str], text: str) -> bool:
    if text not in left:
        return False
    left.remove(text)
    return True


def _heard(quote: str, wrong: Iterable[str]) -> bool:
    plain = squash(quote)
    return any(
        plain == squash(text) or (len(plain) >= SHORTEST and plain in squash(text))
        for text in wrong
    )


def report(folder: Path) -> Iterator[str]:
    """Write the lines of a set: a row for each document, its faults, the shares."""
    paths = documents(folder)
    ours = [score(path.stem, truth(path), by_mockint(path)) for path in paths]
    plain = [score(path.stem, truth(path), by_marks(path)) for path in paths]
    yield f"{'document':36} {'through':>9} {'no question':>12} {'wrong side':>11} {'aloud':>6}"
    for row in ours:
        through = f"{row.there - len(row.lost)}/{row.there}"
        yield (
            f"{row.name:36} {through:>9} {len(row.no_question):>12} "
            f"{len(row.wrong_side):>11} {len(row.aloud):>6}"
        )
        yield from _faults(row)
    yield ""
    yield from _shares("mockint", ours)
    yield from _shares("question marks", plain)


def _faults(row: Score) -> Iterator[str]:
    for name, texts in (
        ("lost", row.lost),
        ("no question", row.no_question),
        ("wrong side", row.wrong_side),
        ("aloud", row.aloud),
        ("not theirs", row.unowned),
    ):
        yield from (f"    {name}: {text}" for text in texts)


def _shares(name: str, rows: Sequence[Score]) -> Iterator[str]:
    there, asked = sum(row.there for row in rows), sum(row.asked for row in rows)
    owned = sum(row.owned for row in rows)
    lost = sum(len(row.lost) for row in rows)
    yield f"{name}, {len(rows)} documents"
    yield f"  come through          {Share(there - lost, there)}"
    yield f"  asked, no question    {Share(sum(len(row.no_question) for row in rows), asked)}"
    yield f"  to ask them, through  {Share(owned - sum(len(row.unowned) for row in rows), owned)}"
    yield f"  on the wrong side     {sum(len(row.wrong_side) for row in rows)}"
    yield f"  never-lines aloud     {sum(len(row.aloud) for row in rows)}"
