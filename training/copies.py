"""Find what of one folder is nearly a copy of another's: `python -m training.copies NEW`.

A test whose sentences the judge has learned from says nothing.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from training.reading import FOLDER, answers, concepts

RUN = 3
"""Words in a row that are compared."""
ALIKE = 0.7
"""Share of the longer one's runs that both have, from which on one is a near copy."""
SHORTEST = 7
"""Words of a sentence; below, people say the same by chance."""


def copies(new: Path, known: Path) -> Iterator[tuple[str, str]]:
    """Give each near copy with its original."""
    by_run: dict[tuple[str, ...], list[int]] = {}
    originals = list(_sentences(known))
    for number, text in enumerate(originals):
        for run in _runs(text):
            by_run.setdefault(run, []).append(number)
    sizes = [len(_runs(text)) for text in originals]
    for text in _sentences(new):
        own = _runs(text)
        shared: dict[int, int] = {}
        for run in own:
            for number in by_run.get(run, ()):
                shared[number] = shared.get(number, 0) + 1
        best = max(shared, key=shared.__getitem__, default=None)
        if best is not None and shared[best] >= ALIKE * max(len(own), sizes[best]):
            yield text, originals[best]


def _sentences(folder: Path) -> Iterator[str]:
    for answer in answers(folder):
        yield from (sentence.text for sentence in answer.sentences)
    for concept in concepts(folder):
        yield from (text for _, text in concept.lines)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.strip(",.?!;:'\"").lower() for word in text.split()]
    if len(words) < SHORTEST:
        return set()
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def main() -> None:
    """Print what is nearly a copy."""
    found = list(copies(Path(sys.argv[1]), FOLDER))
    for copy, original in found:
        sys.stdout.write(f"{copy}\n    {original}\n")
    sys.stdout.write(f"{len(found)} near copies\n")


if __name__ == "__main__":
    main()
