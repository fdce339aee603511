"""Rewrite HTML as the Markdown that it stands for: headings, lists, tables, folds.

Guides, adverts and résumés are read by it. Each line keeps the number of the line of the file.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from mockint.text.html_tables import Row, markdown_rows, spread
from mockint.text.source_line import SourceLine, fenced

TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,11})(?P<rest>(?:\s[^<>]{0,500})?/?)>")
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{1,6}|#[xX][0-9a-fA-F]{1,6});")
ROWSPAN = re.compile(r"rowspan\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
BULLET = re.compile(r"\s*(?:-|\d+\.)\s*")
ROW = re.compile(r"^\s*\|.*\|\s*$|^[^\t]*\S\t+\S")
"""A row of a table in Markdown, or of one whose cells stand between tabs."""
ENDED = re.compile(r"[.?!？。][\"”’»」)*_]*\s*$")
FEW = 3
CELL = re.compile(r"[|\t]|<br")
HREF = re.compile(r"href\s*=\s*[\"']([^\"']{0,300})", re.IGNORECASE)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = frozenset(
    {"p", "div", "details", "section", "article", "blockquote", "center", "body", "html", "dl"}
    | {"main", "header", "footer", "form", "fieldset", "legend", "label", "aside"}
)
SILENT = frozenset(
    {"nav", "script", "style", "textarea", "select", "button", "svg", "del", "s", "strike", "head"}
)
"""What stands inside is navigation, machinery, a place to write, or struck out."""
PLAIN = frozenset(
    {"span", "font", "small", "sub", "sup", "u", "mark", "kbd", "code", "img", "input", "wbr"}
    | {"ins", "time", "abbr", "cite", "q", "tbody", "thead", "tfoot", "colgroup", "col", "caption"}
    | {"hr", "a", "dt", "dd"}
)
STRESSED = {"b": "**", "strong": "**", "i": "*", "em": "*"}
KNOWN = (
    HEADINGS | BLOCKS | SILENT | PLAIN | STRESSED.keys()
    | {"ul", "ol", "li", "br", "table", "tr", "td", "th", "summary"}
)  # fmt: skip


@dataclass(slots=True)
class _Page:
    """What has been written of a page, and what is open."""

    done: list[SourceLine] = field(default_factory=list)
    words: str = ""
    begun: int = 0
    """Line in which the words began."""
    lists: list[int] = field(default_factory=list)
    """Next number of each open list; 0 for bullets."""
    silent: str = ""
    """Name of the element whose content is left out."""
    whole: str = ""
    """Name of the heading or fold that goes on over lines."""
    rows: list[Row] | None = None
    """Rows of an open table."""
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    """Row, column and height of cells that reach over rows."""
    links: list[str] = field(default_factory=list)

    def say(self, text: str, number: int) -> None:
        if not self.words.strip():
            self.begun = number
        if self.rows:
            cells = self.rows[-1][1]
            if cells:
                cells[-1] += text
        elif self.rows is None:
            self.words += text.lstrip(" ") if self.words.endswith("* ") else text

    @property
    def only_bullet(self) -> bool:
        """Whether a bullet was begun, and nothing said yet."""
        return bool(BULLET.fullmatch(self.words))

    def flush(self, *, blank: bool = False) -> None:
        if self.only_bullet:
            self.words = ""
        if self.words.strip("*# \t") or self.words.strip() == "---":
            self.done.append(SourceLine(self.begun, self.words.rstrip()))
        self.words = ""
        if blank and self.done and self.done[-1].text:
            self.done.append(SourceLine(self.done[-1].number, ""))


def without_comments(text: str) -> str:
    """Take out comments, and leave the breaks of lines that they held."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len("-->")
    return "".join([*parts, text[at:]])


def as_markdown(lines: list[SourceLine]) -> list[SourceLine]:
    """Rewrite the lines that hold HTML; all others stay as they are."""
    page = _Page()
    for line, in_code in zip(lines, fenced(lines), strict=True):
        text = unescape(line.text) if ENTITY.search(line.text) and not in_code else line.text
        text = text.replace("\xa0", " ")
        if not in_code and page.rows is None and ROW.match(text):
            text = TAG.sub(_in_row, text)
        busy = page.silent or page.whole or page.rows is not None or page.only_bullet
        if in_code or not (busy or _has_tags(text)):
            page.flush()
            page.done.append(SourceLine(line.number, text))
            continue
        _line(page, line.number, text)
    page.flush()
    return page.done


def _in_row(tag: re.Match[str]) -> str:
    """Give what a tag is in a row of a Markdown table, which no break may part."""
    name = tag["name"].lower()
    if name in SILENT or name not in KNOWN:
        return tag[0]
    if name == "br":
        return _break(tag.string[: tag.start()], CELL.split(tag.string[tag.end() :])[0])
    return STRESSED.get(name, "" if name in PLAIN else " ")


def _break(before: str, after: str = "") -> str:
    """Give what a break in a cell is: behind a sentence something else begins.

    A few words that ask on go on with the question before: `A licence?<br>Since when?`.
    """
    words = after.strip()
    goes_on = words[:1].isalpha() and words.endswith(("?", "？")) and len(words.split()) <= FEW
    return " / " if ENDED.search(before) and not goes_on else " "


def _has_tags(text: str) -> bool:
    return any(tag["name"].lower() in KNOWN for tag in TAG.finditer(text))


def _line(page: _Page, number: int, text: str) -> None:
    indent = 0 if text.lstrip().startswith("<") else len(text) - len(text.lstrip())
    at = indent
    if not page.silent and not page.only_bullet:
        page.say(" " * indent, number)
    for tag in TAG.finditer(text):
        if tag["name"].lower() not in KNOWN:
            continue
        if not page.silent:
            page.say(text[at : tag.start()], number)
        at = tag.end()
        _tag(page, tag, number)
    if not page.silent:
        page.say(text[at:], number)
    if page.whole or page.rows is not None:
        page.say(" ", number)
    elif not page.only_bullet:
        page.flush(blank=not text.strip())


def _tag(page: _Page, tag: re.Match[str], number: int) -> None:  # noqa: C901 - one row a kind
    name, closes = tag["name"].lower(), bool(tag["end"])
    if page.silent:
        if closes and name == page.silent:
            page.silent = ""
        return
    if name in SILENT:
        page.silent = "" if closes or tag["rest"].endswith("/") else name
    elif name in HEADINGS or name == "summary":
        _headed(page, name, number, closes=closes)
    elif name in {"table", "tr", "td", "th"}:
        _table(page, tag, number)
    elif name in {"ul", "ol", "li"}:
        _list(page, name, number, closes=closes)
    elif name in STRESSED:
        _stress(page, STRESSED[name], number, closes=closes)
    elif name == "a":
        _link(page, tag, number, closes=closes)
    elif name == "br" and page.rows is None and not page.whole:
        indent = "    " * len(page.lists)
        page.flush(blank=bool(page.lists and ENDED.search(page.words)))
        page.words = indent
    elif name == "br":
        page.say(_break(page.rows[-1][1][-1]) if page.rows and page.rows[-1][1] else " ", number)
    elif name in BLOCKS and page.rows is None and not page.whole:
        page.flush(blank=True)


def _headed(page: _Page, name: str, number: int, *, closes: bool) -> None:
    if page.rows is not None:
        return
    if not closes:
        page.flush(blank=True)
        page.whole = name
        page.say("#" * (6 if name == "summary" else int(name[1])) + " ", number)
        return
    page.words = " ".join(page.words.split())
    page.whole = ""
    page.flush(blank=True)


def _list(page: _Page, name: str, number: int, *, closes: bool) -> None:
    if page.rows is not None:
        page.say(" ", number)
        return
    page.flush(blank=not page.lists)
    if name == "li":
        if not closes:
            depth, last = max(len(page.lists), 1), page.lists[-1] if page.lists else 0
            page.say("    " * (depth - 1) + (f"{last}. " if last else "- "), number)
            if last:
                page.lists[-1] += 1
    elif closes:
        del page.lists[-1:]
        page.flush(blank=not page.lists)
    else:
        page.lists.append(1 if name == "ol" else 0)


def _stress(page: _Page, mark: str, number: int, *, closes: bool) -> None:
    """Put the mark right beside the words, or Markdown would not know it."""
    if page.rows is not None or page.whole:
        return
    if not closes:
        page.say(mark, number)
        return
    words = page.words.rstrip()
    if words.endswith(mark):
        page.words = words.removesuffix(mark)
        return
    head, found, told = words.rpartition(mark)
    page.words = f"{head}{found}{told.strip()}{mark} " if found else page.words


def _link(page: _Page, tag: re.Match[str], number: int, *, closes: bool) -> None:
    href = HREF.search(tag["rest"])
    if not closes:
        page.links.append(href[1] if href else "")
        if href:
            page.say("[", number)
    elif page.links and (target := page.links.pop()):
        page.say(f"]({target})", number)


def _table(page: _Page, tag: re.Match[str], number: int) -> None:
    name, closes = tag["name"].lower(), bool(tag["end"])
    if name == "table":
        page.flush(blank=True)
        if closes:
            page.done += markdown_rows(spread(page.rows or [], page.spans))
        page.rows, page.spans = (None if closes else []), []
    elif page.rows is not None and name == "tr" and not closes:
        page.rows.append((number, []))
    elif page.rows and name in {"td", "th"} and not closes:
        height = ROWSPAN.search(tag["rest"])
        if height:
            page.spans.append((len(page.rows) - 1, len(page.rows[-1][1]), int(height[1])))
        page.rows[-1][1].append("")
