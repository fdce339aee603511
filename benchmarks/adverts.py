"""Adverts by somebody who knew no rule of the reader: what of them comes into a guide.

`python -m benchmarks.adverts [FOLDER]` reads each advert with its résumé and holds what `guide new`
makes of them against the truth beside it (NAME.json, written with the advert):

- questions of another trade, and trades chosen right, missed (general instead) or wrong
- duties and requirements found: a truth is found where an item says it, signs and case aside
- items among the duties that are none
- company and role: the same words; or one within the other (“loosely”)
- skills that both papers name, gaps asked about, and words that are no skill taken for one

The reader was mended for each set after it had met it; `docs/accuracy.md` has the first scores.
"""

import json
import math
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mockint.prepare.advert import Advert, Item, advert
from mockint.prepare.draft import Choice, Draft, draft
from mockint.prepare.question_bank import GENERAL, load
from mockint.prepare.resume import resume
from mockint.prepare.trade_choice import trade_of
from mockint.text.word_forms import squash
from mockint.wiring.guides import shipped
from mockint.wiring.prepare import known, read_paper

MOSTLY = 0.8
"""Share of a truth's words that an item must have to be the same, where neither holds the other."""

SETS = Path(__file__).parents[1] / "tests" / "cases" / "adverts"

BANK = load(shipped().parent / "trades")


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one advert."""

    name: str
    truth: dict[str, Any]
    trade: str
    strangers: tuple[str, ...]
    """Questions of another trade than the advert's."""
    lost: dict[str, tuple[str, ...]]
    """Truths that were not found, by kind."""
    invented: tuple[str, ...]
    """Items among the duties that are none."""
    company: str
    role: str
    wrong_gaps: tuple[str, ...]
    gaps: int
    wrong_skills: tuple[str, ...]
    fit: tuple[str, ...]
    duties: tuple[str, ...]


def row(path: Path) -> Row:
    """Make a guide of one advert and hold it against its truth."""
    truth = json.loads(path.with_suffix(".json").read_text("utf-8"))
    post = advert(read_paper(path))
    person_path = next(path.parent.glob(f"{path.stem}-resume.*"), None)
    person = resume(read_paper(person_path)) if person_path else None
    trade = trade_of(post, BANK)
    names = [item.text if item else "" for item in (post.company, post.role)]
    choice = Choice(names[0], names[1], post.level, trade, 12)
    made = draft(post, person, BANK, known(trade.id), choice)
    gaps = [line.text for line in made.questions if line.topic == "Gaps"]
    fit = [line.topic for line in made.fit]
    right = truth["known"] or GENERAL
    return Row(
        path.stem,
        truth,
        trade.id,
        tuple(_strangers(made, right)),
        _lost(truth, post, fit),
        tuple(_invented(truth, post)),
        *names,
        tuple(gap for gap in gaps if not any(_within(word, _named(gap)) for word in truth["gaps"])),
        len(gaps),
        tuple(word for word in truth["not_skills"] if word.casefold() in map(str.casefold, fit)),
        tuple(fit),
        tuple(item.text for item in post.duties),
    )


def _strangers(made: Draft, right: str) -> Iterable[str]:
    owner = {entry.text: entry.trade for trade in BANK.trades for entry in trade.entries}
    return (
        line.text
        for line in made.questions
        if owner.get(line.text, GENERAL) not in {GENERAL, right}
    )


def _lost(truth: dict[str, Any], post: Advert, fit: Sequence[str]) -> dict[str, tuple[str, ...]]:
    needs = (*post.requirements, *post.wishes)
    return {
        "duties": tuple(t for t in truth["duties"] if not _said(t, post.duties)),
        "requirements": tuple(t for t in truth["requirements"] if not _said(t, needs)),
        "shared": tuple(t for t in truth["shared"] if not any(_within(t, name) for name in fit)),
    }


def _invented(truth: dict[str, Any], post: Advert) -> Iterable[str]:
    return (item.text for item in post.duties if not any(_said(t, [item]) for t in truth["duties"]))


def _said(truth: str, items: Sequence[Item]) -> bool:
    return any(same(truth, item.text) for item in items)


def same(truth: str, text: str) -> bool:
    """Compare letters and digits; one may hold the other, or most words are the same."""
    wanted, given = squash(truth), squash(text)
    if wanted in given or (given in wanted and 2 * len(given) >= len(wanted)):
        return True
    words, held = set(_words(truth)), set(_words(text))
    return len(words & held) >= MOSTLY * max(len(words), len(held))


def _within(truth: str, name: str) -> bool:
    wanted, given = squash(truth), squash(name)
    return wanted in given or given in wanted


def _named(gap: str) -> str:
    """Give the skill that a question on a gap names."""
    return gap.removeprefix("The advert names ").split(", which your résumé")[0]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def names_agree(truth: str | None, found: str, *, loosely: bool) -> bool:
    """Compare names; loosely: one may hold the other."""
    if not truth or not found:
        return not truth and not found
    wanted, given = squash(truth), squash(found)
    return wanted == given or (loosely and (wanted in given or given in wanted))


def interval(hits: int, of: int) -> str:
    """Give a share with its Wilson interval at 95%."""
    if not of:
        return "none"
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{hits}/{of} = {share:.1%} [{middle - half:.1%}, {middle + half:.1%}]"


def main(folder: Path) -> None:
    """Print what each advert lost, then the shares of all."""
    rows = [row(path.with_suffix(suffix)) for path, suffix in _adverts(folder)]
    for outcome in rows:
        _print_row(outcome)
    print()
    total = len(rows)
    strangers = sum(len(outcome.strangers) for outcome in rows)
    chosen = [outcome.trade == (outcome.truth["known"] or GENERAL) for outcome in rows]
    print("questions of another trade:", strangers)
    print("trade right:", interval(sum(chosen), total))
    print("adverts with every duty:", interval(sum(not r.lost["duties"] for r in rows), total))
    for kind in ("duties", "requirements", "shared"):
        there = sum(len(outcome.truth[kind]) for outcome in rows)
        lost = sum(len(outcome.lost[kind]) for outcome in rows)
        print(f"{kind} found:", interval(there - lost, there))
    print("items among the duties that are none:", sum(len(outcome.invented) for outcome in rows))
    for name in ("company", "role"):
        for loosely in (False, True):
            right = [names_agree(r.truth[name], getattr(r, name), loosely=loosely) for r in rows]
            print(f"{name}{', loosely' if loosely else ''}:", interval(sum(right), total))
    print("gaps asked about rightly:", interval(*_gaps(rows)))
    print("no skill, taken for one:", sum(len(outcome.wrong_skills) for outcome in rows))


def _gaps(rows: Sequence[Row]) -> tuple[int, int]:
    asked = sum(outcome.gaps for outcome in rows)
    return asked - sum(len(outcome.wrong_gaps) for outcome in rows), asked


def _adverts(folder: Path) -> Iterable[tuple[Path, str]]:
    for truth in sorted(folder.glob("*.json")):
        suffix = next(s for s in (".md", ".txt", ".html") if truth.with_suffix(s).exists())
        yield truth, suffix


def _print_row(outcome: Row) -> None:
    right = outcome.truth["known"] or GENERAL
    there = len(outcome.truth["duties"])
    told = outcome.trade if right == outcome.trade else f"{outcome.trade} (right: {right})"
    print(f"{outcome.name}: duties {there - len(outcome.lost['duties'])}/{there}, trade {told}")
    for name in ("company", "role"):
        if not names_agree(outcome.truth[name], getattr(outcome, name), loosely=False):
            print(f"    {name}: {getattr(outcome, name)!r} (right: {outcome.truth[name]!r})")
    marks = {"of another trade": outcome.strangers, "not a duty": outcome.invented}
    marks |= {f"lost, {kind}": lost for kind, lost in outcome.lost.items()}
    marks |= {"gap that is none": outcome.wrong_gaps, "no skill": outcome.wrong_skills}
    for mark, texts in marks.items():
        for text in texts:
            print(f"    {mark}: {text}")


if __name__ == "__main__":
    for given in map(Path, sys.argv[1:] or map(str, sorted(SETS.glob("?")))):
        main(given)
