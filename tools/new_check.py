"""A name in, a new check laid out: its file, its line in `CHECKS`, its cases, its line in the docs.

    make new-check NAME=thanks

What it lays out works already: it notes where the name itself is said. Make of it what you want.
"""

import sys
from keyword import iskeyword
from pathlib import Path

FILE = '''"""{title}: say here in one sentence what it tells."""

import re

from mockint.model import Finding, Level, Rubric
from mockint.review.check import ANSWERS, ENGLISH, About, Check
from mockint.review.reading import Reading

ID = "{name}"
_CUE = re.compile(r"\\b{word}\\b", re.IGNORECASE)


def {name}(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Note the first sentence that says so."""
    for sentence in reading.sentences:
        if _CUE.search(sentence.text):
            message = f"{{reading.cite(sentence)}} says {word}."
            return [Finding(ID, Level.NOTE, message, reading.receipt(sentence))]
    return []


# review/check.py tells what each line decides. A check that finds fault needs a weight and a drill.
CHECK = Check(
    id=ID,
    title="{title}",
    run={name},
    kinds=ANSWERS,
    languages=ENGLISH,
    about=About.CONTENT,
    score=None,
    weight=0.0,
    drill="",
    asked_for_by=None,
)
'''

CASES = """# {title}

## it is said
A: In the production incident the service was down, so I looked at the logs,
A: rolled the release back, and said {word} to the team that had helped me so much.
+ {name} note: says {word}

## it is not said
A: In the production incident the service was down, so I looked at the logs,
A: and then I rolled back the release on the whole cluster.
- {name}
"""

ROW = "| {name} | Where an answer says {word}. | |\n"


def main(name: str, house: Path) -> None:
    """Lay it out below `house`; nothing that is there already is overwritten."""
    if not name.isidentifier() or iskeyword(name) or name != name.lower():
        sys.exit(
            f"new-check: {name!r} cannot be a check's name. Use small letters and _: NAME=thanks"
        )
    told = {
        "name": name,
        "word": name.replace("_", " "),
        "title": name.replace("_", " ").capitalize(),
    }
    checks = house / "mockint" / "review" / "checks"
    made = {
        checks / f"{name}.py": FILE.format(**told),
        house / "tests" / "cases" / "review" / f"{name}.md": CASES.format(**told),
    }
    if there := [path for path in made if path.exists()]:
        sys.exit(f"new-check: {there[0].relative_to(house)} is there already. Choose another name.")
    for path, text in made.items():
        path.write_text(text, "utf-8")
    _list(checks / "__init__.py", name)
    _document(house / "docs" / "review.md", ROW.format(**told))
    print(
        f"{name} is laid out. Write its function and its cases, then: "
        "pytest tests/test_checks.py tests/test_review_cases.py"
    )


def _list(path: Path, name: str) -> None:
    """Import it in alphabetical place; in the report it stands before the candidate's own."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    begin = lines.index("from mockint.review.checks import (\n") + 1
    end = lines.index(")\n", begin)
    lines[begin:end] = sorted([*lines[begin:end], f"    {name},\n"])
    lines.insert(lines.index("    custom.CHECK,\n"), f"    {name}.CHECK,\n")
    path.write_text("".join(lines), "utf-8")


def _document(path: Path, row: str) -> None:
    """Write its line below the others of the table."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    begin = lines.index("## The checks\n")
    last = next(at for at in range(begin, len(lines)) if lines[at].startswith("| voice |"))
    lines.insert(last + 1, row)
    path.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "", Path.cwd())
