"""Take out lines that only lead elsewhere: tables of contents, "back to top", bread crumbs."""

import re
from collections import Counter

from mockint.guide.lines.interrogative import asks
from mockint.text.source_line import SourceLine, fenced
from mockint.text.word_forms import squash

LINK = re.compile(
    r"\[(?P<words>(?:[^\[\]\n]"
    r"|\[[^\[\]\n]*\]){0,300})\]\((?P<target>[^()\n]{0,300}(?:\([^()\n]*\)[^()\n]*)?)\)"
)
ROW = re.compile(r"^\s*\|.*\|?\s*$")
WORDS = re.compile(r"[^\W\d_]{2,}")
HALF = 0.5
ELSEWHERE = re.compile(
    r"^\W*(?:이전 ?글|다음 ?글|previous (?:post|page)|next(?: (?:post|page))?:"
    r"|siguiente:|anterior:)",
    re.IGNORECASE,
)
"""How a line begins that leads to another page."""


def without_navigation(lines: list[SourceLine]) -> list[SourceLine]:
    """Blank out what says once more what stands elsewhere in the file."""
    seen = Counter(_plain(line.text) for line in lines)
    done = [
        line if in_code or not _leads(line.text, seen) else SourceLine(line.number, "")
        for line, in_code in zip(lines, fenced(lines), strict=True)
    ]
    return _without_tables(lines, done)


def _leads(text: str, seen: Counter[str]) -> bool:
    """Whether a line holds links into this file and hardly anything else."""
    if ELSEWHERE.match(text):
        return True
    links = list(LINK.finditer(text))
    if not links or text.lstrip().startswith("#"):
        return False
    inner = [link for link in links if link["target"].startswith("#") or not link["target"]]
    rest = WORDS.findall(LINK.sub(" ", text))
    if inner and len(inner) == len(links) and len(rest) <= 3:
        question = len(links) == 1 and asks(link_words(links[0]), likely=False)
        return not question or seen[_plain(link_words(links[0]))] > 0 or "#" not in text
    crumbs = len(links) > 1 and bool(re.search(r"[›»|·•←→]", LINK.sub(" ", text)))
    return (
        crumbs
        and len(rest) <= 2 * len(links)
        and not any(asks(link_words(link), likely=False) for link in links)
    )


def link_words(link: re.Match[str]) -> str:
    """Give the words of a link without emphasis."""
    return link["words"].strip("*_ ")


def _plain(text: str) -> str:
    """Give a line's words for comparison; a link's own line counts for nothing."""
    return (
        "" if LINK.search(text) and "](#" in text else squash(re.sub(r"^\W*\d{0,3}[.)]?", "", text))
    )


def _without_tables(before: list[SourceLine], after: list[SourceLine]) -> list[SourceLine]:
    """Blank out a whole table of which half the rows only led elsewhere."""
    done = list(after)
    start = 0
    while start < len(before):
        end = start
        while end < len(before) and ROW.match(before[end].text):
            end += 1
        gone = sum(not after[i].text.strip() for i in range(start, end))
        if end > start and gone and gone >= HALF * max(end - start - 2, 1):
            done[start:end] = [SourceLine(line.number, "") for line in before[start:end]]
        start = max(end, start + 1)
    return done
