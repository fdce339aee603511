"""Find skills by name, of any trade: those of a list."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mockint.prepare.named_concepts import ADDRESS, NamedConcept
from mockint.prepare.paper import Paper

GROUP = "Skills"
LONGEST = 5
"""Words of a skill's name."""


@dataclass(frozen=True, slots=True)
class SkillList:
    """Names of skills: the spelling to look for, and the name to show."""

    spelled: dict[str, str]
    """By the spelling: abbreviations as they are, others in lower case."""
    ordinary: dict[str, str]
    """Those that are ordinary words too, by the spelling as it must be."""


def load(path: Path) -> SkillList:
    """Read the list."""
    table = tomllib.loads(path.read_text("utf-8"))
    return SkillList(
        {
            form if form.isupper() else form.casefold(): name
            for name, form in _spellings(table["names"])
        },
        {form: name for name, form in _spellings(table["ordinary"])},
    )


def _spellings(rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    for row in rows:
        name, *_ = forms = row.split("|")
        yield from ((name, form) for form in forms)


def named_skills(paper: Paper, known: SkillList) -> tuple[NamedConcept, ...]:
    """Find the skills of the list that a paper names, each once, in the order of the paper."""
    found: dict[str, NamedConcept] = {}
    for line in paper.lines:
        for name, written in _in_line(line.text, known):
            found.setdefault(name, NamedConcept(written, name, GROUP, line.source))
    return tuple(found.values())


def _in_line(text: str, known: SkillList) -> Iterator[tuple[str, str]]:
    """Give the names in a line, the longest first, none within another."""
    line = ADDRESS.sub(" ", text)
    words = list(re.finditer(r"[^\s,;:()\[\]“”\"|•·]+", line))
    at = 0
    while at < len(words):
        length, found = _at(words, at, known)
        yield from found
        at += length


def _at(
    words: Sequence[re.Match[str]], at: int, known: SkillList
) -> tuple[int, list[tuple[str, str]]]:
    """Look whether a name begins with this word; how many words it has, itself, as written."""
    line = words[at].string
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        end = words[at + length - 1].end()
        run = line[words[at].start() : end].rstrip(".!?'’")
        if name := _known(run, known, behind=line[end:] if at == 0 else None):
            return length, [(name, run)]
    parts = words[at][0].rstrip(".").split("/")
    named = [(_known(part, known, behind=None), part) for part in parts if len(parts) > 1]
    return 1, [(name, part) for name, part in named if name]


def _known(form: str, known: SkillList, *, behind: str | None) -> str:
    """Give the name that is written so; `behind`: the rest of a line that begins with it.

    An ordinary word begins a sentence there, unless a list or nothing goes on.
    """
    if name := known.spelled.get(form) or known.spelled.get(form.casefold()):
        return name
    if behind is not None and behind.strip() and not re.match(r"\s*(?:[,;/(&|.]|and\b)", behind):
        return ""
    return known.ordinary.get(form, "")
