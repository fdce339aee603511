"""Rewrite other markups, line for line: Org, MediaWiki, AsciiDoc, Textile, BBCode, LaTeX, JSON."""

import re
from collections.abc import Callable

from mockint.text.source_line import SourceLine, fenced

ORG_HEADING = re.compile(
    r"^(?P<stars>\*{1,6})\s+(?:[A-ZÁÉÍÓÚÑÄÖÜ]{4,14}\s+(?=\S))?(?:\[#\w\]\s+)?"
    r"(?P<text>\S.*?)(?:\s+:[\w@:]+:)?\s*$"
)
ORG_SURE = re.compile(r"^(?:#\+\w+:|:PROPERTIES:|\*{2,}\s+\S)", re.IGNORECASE)
ORG_DRAWER = re.compile(r"^\s*:(?!END:)[A-Z_]{3,20}:\s*$")
ORG_LINK = re.compile(r"\[\[([^\]\n]{1,300})\]\[([^\]\n]{1,300})\]\]")
ORG_CODE = re.compile(r"^\s*#\+(?:begin|end)_(?:src|example)", re.IGNORECASE)
STAMP = re.compile(r"\s*[<\[]\d{4}-\d\d-\d\d[^>\]\n]{0,30}[>\]]")
LANE = re.compile(r"^(?:SCHEDULED|DEADLINE|CLOSED):")

WIKI_HEADING = re.compile(r"^(?P<marks>={2,6})\s*(?P<text>[^=].*?)\s*(?P=marks)\s*$")
WIKI_LIST = re.compile(r"^(?P<marks>[#*:;]{1,5})\s*(?P<text>\S.*)$")
WIKI_GONE = re.compile(
    r"<ref[^>]{0,100}>.{0,500}?</ref>|\{\{[^{}]{0,300}\}\}|__[A-Z]+__|\[\[Category:[^\]]+\]\]"
)
WIKI_LINK = re.compile(r"\[\[(?:[^\]|\n]{0,200}\|)?([^\]\n]{1,200})\]\]")

DOC_HEADING = re.compile(r"^(={1,5})\s+(\S.*)$")
TEXTILE = re.compile(r"^h([1-6])\.\s+(\S.*)$")
CODES = re.compile(
    r"\[/?(?:b|i|u|size|color|font|center|url|list|spoiler|img)(?:=[^\]]{0,100})?\]", re.IGNORECASE
)
CODE_ITEM = re.compile(r"^\s*\[\*\]\s*")
TEX_HEADING = re.compile(r"^\s*\\(?:sub)*section\*?\{([^}]{1,200})\}.*$")
TEX_ITEM = re.compile(r"^\s*\\item(?:\[[^\]]{0,40}\])?\s*")
TEX_WORDS = re.compile(r"\\(?:textbf|emph|textit|underline)\{([^}]{0,300})\}")
TEX_GONE = re.compile(
    r"^\s*\\(?:begin|end|documentclass|usepackage|maketitle|title|author|date)\b.*$"
)
KEY = re.compile(
    r"^\s*[{\[]*\s*(?:-\s+)?[\"'](?P<key>\w{1,20})[\"']\s*:"
    r"\s*[\"'](?P<value>.*?)[\"']\s*[,}\]]*\s*$"
)
ASKED_KEYS = frozenset({"q", "question", "prompt", "front", "frage", "pregunta", "text"})
UNDERLINE = re.compile(r"^([~^\"'+.`])\1{3,}\s*$")


def as_markdown(lines: list[SourceLine]) -> list[SourceLine]:
    """Rewrite a file that is written in another markup; Markdown stays as it is."""
    texts = [line.text for line in lines]
    if sum(bool(ORG_SURE.match(text)) for text in texts) > 1 and not _hashed(texts):
        return _org(lines)
    if sum(bool(WIKI_HEADING.match(text)) for text in texts) > 1:
        return _wiki(lines)
    lines = _each(lines, _others)
    return _underlined(lines)


def _hashed(texts: list[str]) -> bool:
    return any(re.match(r"^#{1,6}\s+\S", text) for text in texts)


def _each(lines: list[SourceLine], change: Callable[[str], str]) -> list[SourceLine]:
    return [
        line if in_code else SourceLine(line.number, change(line.text))
        for line, in_code in zip(lines, fenced(lines), strict=True)
    ]


def _org(lines: list[SourceLine]) -> list[SourceLine]:
    done: list[SourceLine] = []
    drawer = False
    for number, text in lines:
        if drawer or ORG_DRAWER.match(text):
            drawer = text.strip() != ":END:"
            done.append(SourceLine(number, ""))
        elif ORG_CODE.match(text):
            done.append(SourceLine(number, "```"))
        elif heading := ORG_HEADING.match(text):
            words = ORG_LINK.sub(r"\2", STAMP.sub("", heading["text"]))
            done += [
                SourceLine(number, ""),
                SourceLine(number, f"{'#' * len(heading['stars'])} {words}"),
            ]
        elif text.lstrip().startswith("#+") or LANE.match(text.strip()):
            done.append(SourceLine(number, ""))
        elif text.lstrip().startswith("|-"):
            done.append(SourceLine(number, text.strip().replace("+", "|")))
        else:
            row = text.lstrip().startswith("|")
            words = ORG_LINK.sub(r"[\2](\1)", text)
            done.append(SourceLine(number, words.strip() if row else words))
    return done


def _wiki(lines: list[SourceLine]) -> list[SourceLine]:
    done: list[SourceLine] = []
    table: list[SourceLine] | None = None
    box = 0
    for number, raw in lines:
        text = WIKI_LINK.sub(r"\1", WIKI_GONE.sub("", raw)).replace("'''", "**").replace("''", "*")
        if box or (text.startswith("{{") and "}}" not in text):
            box += text.count("{{") - text.count("}}")
            continue
        if text.startswith("{|"):
            table = []
        elif table is not None and text.startswith("|}"):
            done += _wiki_table(table)
            table = None
        elif table is not None:
            table.append(SourceLine(number, text))
        else:
            done += _wiki_line(number, text)
    return done


def _wiki_line(number: int, text: str) -> list[SourceLine]:
    if heading := WIKI_HEADING.match(text):
        return [
            SourceLine(number, ""),
            SourceLine(number, f"{'#' * len(heading['marks'])} {heading['text']}"),
        ]
    item = WIKI_LIST.match(text)
    if item is None:
        return [SourceLine(number, text)]
    marks, words = item["marks"], item["text"]
    if marks[-1] == ";":
        return [SourceLine(number, ""), SourceLine(number, f"**{words}**")]
    if marks[-1] == ":":
        return [SourceLine(number, f"{'    ' * (len(marks) - 1)}– {words}")]
    bullet = "1." if marks[-1] == "#" else "-"
    return [SourceLine(number, f"{'    ' * (len(marks) - 1)}{bullet} {words}")]


def _wiki_table(lines: list[SourceLine]) -> list[SourceLine]:
    rows: list[tuple[int, list[str]]] = []
    for number, text in lines:
        if text.startswith("|-") or not rows:
            rows.append((number, []))
        if text[:1] in "|!" and not text.startswith(("|-", "|+")):
            cells = [cell.strip() for cell in re.split(r"\|\||!!", text[1:])]
            rows[-1] = (rows[-1][0] if rows[-1][1] else number, rows[-1][1] + cells)
    rows = [(number, cells) for number, cells in rows if cells]
    width = max((len(cells) for _, cells in rows), default=0)
    done = [SourceLine(rows[0][0], "")] if rows else []
    for i, (number, cells) in enumerate(rows):
        padded = cells + [""] * (width - len(cells))
        done.append(
            SourceLine(number, f"| {' | '.join(cell.replace('|', '/') for cell in padded)} |")
        )
        if not i:
            done.append(SourceLine(number, "|" + "---|" * width))
    return [*done, SourceLine(rows[-1][0], "")] if rows else []


def _others(text: str) -> str:
    if text.startswith(":::"):
        return ""
    if heading := DOC_HEADING.match(text):
        return f"{'#' * len(heading[1])} {heading[2]}"
    if heading := TEXTILE.match(text):
        return f"{'#' * int(heading[1])} {heading[2]}"
    if "[" in text and (CODES.search(text) or CODE_ITEM.match(text)):
        return CODES.sub("", CODE_ITEM.sub("- ", text))
    if "\\" in text:
        text = TEX_ITEM.sub("- ", TEX_HEADING.sub(r"## \1", TEX_GONE.sub("", text)))
        text = TEX_WORDS.sub(r"\1", text)
    if pair := KEY.match(text):
        value = pair["value"].replace('\\"', '"')
        return (
            f"- **{value}**" if pair["key"].lower() in ASKED_KEYS else f"    {pair['key']}: {value}"
        )
    return text


def _underlined(lines: list[SourceLine]) -> list[SourceLine]:
    """Rewrite titles as reStructuredText underlines them."""
    done: list[SourceLine] = []
    for line in lines:
        title = done[-1].text.strip() if done else ""
        if UNDERLINE.match(line.text) and title and len(line.text.strip()) >= len(title) - 2:
            done[-1] = SourceLine(done[-1].number, f"### {title}")
            done.append(SourceLine(line.number, ""))
        else:
            done.append(line)
    return done
