"""Read a field's terms, and what is heard instead of them, from TOML files.

[terms]
"Redis" = ["reddis", "read is?"]        # with a question mark: also ordinary speech
[never]
"radius" = ["Redis"]                    # what somebody said was put right wrongly
"""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mockint.errors import BadInput
from mockint.files import folder, write
from mockint.text.word_forms import squash

HEADER = "# Written by `mockint terms`"
"""What the file begins with in which is kept what the user taught."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is written, and other spellings under which it is heard."""

    name: str
    sure: tuple[str, ...] = ()
    """Spellings that mean nothing else."""
    loose: tuple[str, ...] = ()
    """Spellings that are also ordinary speech."""
    taught: tuple[str, ...] = ()
    """Those of the sure ones that the user taught: put right whatever else they mean."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """All of them, its own first."""
        return (self.name, *self.sure, *self.loose)


@dataclass(frozen=True)
class Glossary:
    """Terms of a field, and corrections that were wrong once."""

    terms: tuple[Term, ...] = ()
    never: frozenset[tuple[str, str]] = frozenset()
    """What was heard, squashed, and the name of the term that it is not."""

    @cached_property
    def by_name(self) -> dict[str, Term]:
        """Terms by their squashed names; the later of two counts."""
        return {squash(term.name): term for term in self.terms}

    def term(self, name: str) -> Term:
        """Find a term, or make one that has no other spelling."""
        return self.by_name.get(squash(name)) or Term(name)

    def only(self, names: Sequence[str]) -> "Glossary":
        """Give the part of it that tells of these terms."""
        return Glossary(tuple(self.term(name) for name in names), self.never)


def read(paths: Iterable[Path]) -> Glossary:
    """Read glossaries, the later ones adding to the earlier. Raises `BadInput`."""
    terms: dict[str, Term] = {}
    never: set[tuple[str, str]] = set()
    for path in paths:
        data = _toml(path)
        taught = path.read_text(encoding="utf-8").startswith(HEADER)
        for name, spellings in _table(data, "terms", path).items():
            terms[name] = _with_spellings(terms.get(name, Term(name)), spellings, taught=taught)
        for heard, names in _table(data, "never", path).items():
            never |= {(squash(heard), name) for name in names}
    return Glossary(tuple(terms.values()), frozenset(never))


def _with_spellings(term: Term, spellings: Sequence[str], *, taught: bool) -> Term:
    """Add spellings; a question mark marks those that are also ordinary speech."""
    sure = tuple(spelling for spelling in spellings if not spelling.endswith("?"))
    loose = (spelling.removesuffix("?") for spelling in spellings if spelling.endswith("?"))
    own = (*term.taught, *(sure if taught else ()))
    return Term(term.name, (*term.sure, *sure), (*term.loose, *loose), own)


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The terms in {path} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput(
            f"{path} is no TOML file: {error}.", do='A line looks so: "Redis" = ["reddis"]'
        ) from error


def _table(data: dict[str, object], name: str, path: Path) -> dict[str, Sequence[str]]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise BadInput(f"{path}: [{name}] is no table.", do='A line looks so: "Redis" = ["reddis"]')
    for key, value in table.items():
        if not isinstance(value, list) or not all(
            isinstance(text, str) and text.strip("? ") for text in value
        ):
            raise BadInput(
                f"{path}: {key!r} in [{name}] is no list of texts.", do=f'Write: "{key}" = ["…"]'
            )
    return table


def learn(
    path: Path, *, terms: Mapping[str, Sequence[str]] = {}, never: Mapping[str, Sequence[str]] = {}
) -> None:
    """Add to a file that only this program writes. Raises `BadInput`, `NotKept`."""
    data = _toml(path) if path.is_file() else {}
    lines = [f"{HEADER}; your own terms belong into terms.toml beside it."]
    for name, more in (("terms", terms), ("never", never)):
        table = {key: list(value) for key, value in _table(data, name, path).items()}
        for key, values in more.items():
            table[key] = list(dict.fromkeys((*table.get(key, ()), *values)))
        lines += [
            f"\n[{name}]",
            *(f"{_text(key)} = [{', '.join(map(_text, table[key]))}]" for key in sorted(table)),
        ]
    folder(path.parent, elsewhere="the variable MOCKINT_TERMS")
    write(path, ("\n".join(lines) + "\n").encode())


def _text(text: str) -> str:
    """Write a text as TOML does, which is as JSON does."""
    return json.dumps(text, ensure_ascii=False)
