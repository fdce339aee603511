"""Which utterances are taken for wishes to the interviewer; `python -m benchmarks.wishes [FILE]`.

The file has one utterance a line, `wish<TAB>utterance`, and `none<TAB>utterance` for answers,
written and labelled by somebody who did not see the patterns.
"""

import sys
from collections import Counter
from pathlib import Path

from benchmarks.kinds import interval
from mockint.ear.spoken_wishes import spoken_wish
from mockint.ports import Key

KEYS = {
    "repeat": Key.REPEAT,
    "reword": Key.REWORD,
    "moment": Key.HOLD,
    "restart": Key.RESTART,
    "skip": Key.SKIP,
    "stop": Key.QUIT,
    "done": Key.END,
    "clarify": Key.CLARIFY,
    "none": None,
}
"""What each label is to the program."""

SETS = Path(__file__).with_name("wishes_sets")


def utterances(path: Path) -> list[tuple[str, str]]:
    """Read a file of labelled utterances."""
    rows = [line.split("\t", 1) for line in path.read_text("utf-8").splitlines() if "\t" in line]
    return [(label.strip(), text.strip()) for label, text in rows]


def main(paths: list[Path]) -> None:
    """Print for each file what was understood, and what was taken for something else."""
    names = {key: label for label, key in KEYS.items()}
    for path in paths:
        rows = utterances(path)
        right: Counter[str] = Counter()
        wrong = []
        for label, text in rows:
            taken = names[spoken_wish(text)]
            if taken == label:
                right[label] += 1
            else:
                wrong.append(f"{label} as {taken}: {text}")
        of = Counter(label for label, _ in rows)
        wishes = [label for label in of if label != "none"]
        understood, said = sum(right[label] for label in wishes), sum(of[label] for label in wishes)
        print(f"{path.stem}: wishes understood {interval(understood, said)} of {said}")
        print("  " + ", ".join(f"{label} {right[label]} of {of[label]}" for label in wishes))
        print(f"  answers taken for a wish: {of['none'] - right['none']} of {of['none']}")
        if "--quiet" not in sys.argv:
            print("".join(f"    {line}\n" for line in wrong), end="")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    main(given or sorted(SETS.glob("*.tsv")))
