"""Write mockint/report/redaction/words/public.txt: words of ours that tell of nobody.

`python content/trades/make.py` runs it too, after the concept bank or the questions grew.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content" / "trades"
TOLD = ROOT / "mockint" / "report" / "redaction" / "words" / "public.txt"

COMPANIES = re.compile(r"Riverside|Kakao|Kanana|Pangyo|Seongnam|SK Telecom|OpenAI")
"""Terms and headings that say where somebody works."""

ROOMS = ("guide", "report", "review")
LISTS = (
    "vocabulary.py",
    "addresses.py",
    "redact.py",
    "fields.py",
    "rules.py",
    "telling.py",
    "hiding.py",
)
"""Modules whose texts are no sentences."""

COMMON = {
    "AI",
    "ML",
    "QA",
    "UI",
    "UX",
    "OS",
    "IT",
    "HR",
    "CEO",
    "CTO",
    "PR",
    "PRs",
    "OKR",
    "OKRs",
    "FAQ",
    "STAR",
    "C++",
    "C#",
    "NET",
    "rps",
}
"""Abbreviations that everybody uses."""

FIRST = re.compile(r"(?:^|[.!?:]\s|[“\n*\"']|\d\.\s)([A-Z][a-z]{2,})(?![\w'’])")
WORD = re.compile(r"(?<![\w'’])[a-zé]{2,}(?![\w'’])")


def main() -> None:
    """Write the list, one entry a line: terms as they are written, then words in small letters."""
    texts = [*shipped(), *ours()]
    words = {word for text in texts for word in WORD.findall(text)}
    sentences = [*guides(), *(text for text in texts if text.count(" ") > 2)]
    words |= {word.lower() for text in sentences for word in FIRST.findall(text)}
    words = {word for word in words if word not in ("kakao", "amazon", "google", "microsoft")}
    terms = {
        term
        for term in named()
        if re.search(r"[A-Z\d]|[^\w\s-]", term) and not COMPANIES.match(term)
    }
    terms |= {short for term in terms for short in re.findall(r"\b[A-Z]{2,}s?\b", term)} | COMMON
    bank = (file.relative_to(CONTENT).as_posix() for file in files())
    TOLD.with_name("files.txt").write_text("\n".join(bank) + "\n", encoding="utf-8")
    TOLD.write_text("\n".join((*sorted(terms), *sorted(words))) + "\n", encoding="utf-8")


def shipped() -> Iterator[str]:
    """Give every text of the concept bank, the terms' names, and the questions."""
    for file in files():
        if file.name != "terms.toml":  # what a recogniser writes for a term is no word
            yield from strings(tomllib.loads(file.read_text(encoding="utf-8")))
    yield from named()


def named() -> Iterator[str]:
    """Give the names of concepts and terms, and how else concepts are said."""
    for file in files():
        held = tomllib.loads(file.read_text(encoding="utf-8"))
        yield from held.get("terms", {})
        for concept in held.get("concept", ()):
            yield from (concept["name"], *concept.get("said_as", ()), *concept.get("near", ()))


def files() -> Iterator[Path]:
    """Give the files of the content that is no guide."""
    yield from sorted(CONTENT.rglob("*.toml"))


def strings(value: object) -> Iterator[str]:
    """Give all texts of what a TOML file holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def guides() -> Iterator[str]:
    """Give the words of the shipped guides' headings, each as if it began a sentence.

    Companies are left out.
    """
    for file in sorted((ROOT / "content").glob("*.md")):
        for heading in re.findall(
            r"^#+ (.*)$|\*\*(.+?)\*\*", file.read_text(encoding="utf-8"), re.MULTILINE
        ):
            yield "\n".join(word for word in "".join(heading).split() if not COMPANIES.match(word))


def ours() -> Iterator[str]:
    """Give the texts of the report and the review: sentences that the program says."""
    for file in sorted(path for room in ROOMS for path in (ROOT / "mockint" / room).rglob("*.py")):
        if file.name in LISTS:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            text = (
                node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            )
            if " " in text and "\\" not in text and "|" not in text:
                yield text


if __name__ == "__main__":
    main()
