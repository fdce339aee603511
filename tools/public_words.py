"""Write mockint/report/words/public.txt: the words and terms of what comes with the program, which tell of nobody.

Run it again after the concept bank or the shipped questions grew: python tools/public_words.py
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
CONTENT = ("concepts/backend", "terms", "questions")
TOLD = ROOT / "mockint" / "report" / "words" / "public.txt"

COMPANIES = re.compile(r"Kakao|Kanana|Pangyo|Seongnam|SK Telecom|OpenAI")
"""Terms that say where somebody works."""

WORD = re.compile(r"(?<![\w'’])[a-zé]{2,}(?![\w'’])")


def main() -> None:
    """Write the list, one entry a line: terms as they are written, then words in small letters."""
    texts = [*shipped(), *(text for text in ours() if " " in text)]
    words = {word for text in texts for word in WORD.findall(text)}
    terms = {term for term in named() if re.search(r"[A-Z\d]|[^\w\s-]", term) and not COMPANIES.match(term)}
    TOLD.write_text("\n".join((*sorted(terms), *sorted(words))) + "\n", encoding="utf-8")


def shipped() -> Iterator[str]:
    """Give every text of the concept bank, the terms' names, and the questions."""
    for file in files():
        if file.parent.name != "terms":  # what a recogniser writes for a term is no word
            yield from strings(tomllib.loads(file.read_text(encoding="utf-8")))
    yield from named()


def named() -> Iterator[str]:
    """Give the names of concepts and terms, and how else concepts are said."""
    for file in files():
        held = tomllib.loads(file.read_text(encoding="utf-8"))
        yield from held.get("terms", {})
        for one in held.get("concept", ()):
            yield from (one["name"], *one.get("said_as", ()), *one.get("near", ()))


def files() -> Iterator[Path]:
    """Give the files of the content that is no guide."""
    for folder in CONTENT:
        yield from sorted((ROOT / "content" / folder).glob("*.toml"))


def strings(value: object) -> Iterator[str]:
    """Give all texts of what a TOML file holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def ours() -> Iterator[str]:
    """Give the texts of the report and the review: sentences that the program says."""
    for file in sorted((ROOT / "mockint").glob("re[pv]*/*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


if __name__ == "__main__":
    main()
