"""Cut the text of an advert or a résumé into plain lines, each with its place and its look."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mockint.model import Source
from mockint.prepare.markup import RawLine, plain_lines
from mockint.prepare.topic_table import fact_topic

SIGN = re.compile(
    r"^(?:\[[ xX]\]\s+|\(?(?:\d{1,2}|[a-z]|i{1,3}|iv|vi{0,3})[.)]\s+|\d{1,2}(?:\.\d{1,2})+\.?\s+"
    r"|o\s+(?=[A-Z])|[^\w\s#\"'“”‘’()\[\]<>£$€¥₩&@`|%.,:;!?/\\~^=]{1,4}\s+)(?=\S)"
)
"""What begins an item: a number, a letter, or any sign that no sentence begins with."""

PICTURE = re.compile(r"^[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+\s*(?=\S)")
"""An arrow, a tick or an emoji, which needs no blank after it."""

BOX = re.compile(r"^\[[ xX]\]\s+(?=\S)")
HASHES = re.compile(r"^#{1,6}\s+|\s+#+$")
LINK = re.compile(r"!?\[([^\]]{0,400})\]\([^)]{0,1000}\)")
"""Bounded, or a line of nothing but brackets would be walked once for each of them."""

MARKS = re.compile(r"\*\*|__|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
WHOLE_BOLD = re.compile(r"^(\*\*|__|\*(?=[^*]+\*$))[^*_]+(\*\*|__|\*):?$")
FRAMED = re.compile(r"^([=*~_#-])\1+\s*(\w.{0,80}?)\s*\1{2,}$")
UNDERLINE = re.compile(r"^(?:={3,}|-{3,}|~{3,})$")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
SENTENCE = re.compile(
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)(?<!\bincl\.)(?<!\bapprox\.)(?<!\bNo\.)(?<!\bSt\.)"
    r"(?<!\bPvt\.)(?<!\bCo\.)(?<!\best\.)"
    r"(?<=[.!?])\s+(?=[A-Z0-9“\"(£$€])"
)

ENUMERATION = re.compile(r"^([^;:]{3,120}[:：])\s*([^;]+;[^;]+;.+)$")

LONGEST = 400
"""Characters of a line that are kept: a longer sentence or bullet is a copy of the paper."""

SHORT = 7
"""Words of a heading that only its place or its capitals tell."""

WRAPPED = 50
"""Characters after which a line was perhaps cut by the width of a page."""

DANGLING = re.compile(
    r"(?:,|\b(?:the|an?|of|and|to|in|for|with|our|or|at|by|your|from|on|as|is|are|will))$"
)
PARAGRAPH = 6_000
"""Characters up to which lines are joined."""

SHOUTING = 0.6
"""Share of lines in capitals from which on capitals mark no heading."""

BOLD, PLAIN = 7, 8
"""Levels of headings without `#`: all bold or all capitals, then those that form alone tells."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a paper, or one sentence of a paragraph."""

    text: str
    source: Source
    bullet: bool
    heading: bool
    """Written as a heading: `#`, all bold, all capitals, ending with a colon, or above a list."""
    level: int = PLAIN
    """Of a heading; 1 is the highest."""
    fact: bool = False
    """A label and its value, out of front matter or a table."""
    pictured: bool = False
    """A bullet whose sign is a picture, which headings have too."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An advert or a résumé as text."""

    file: str
    lines: tuple[PaperLine, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(line.text for line in self.lines)


def paper(file: str, text: str) -> Paper:
    """Read the lines; what a page break or a narrow column cut in two is joined again."""
    lines: list[PaperLine] = []
    after_blank = True
    shouts = text.isupper() or _share_of_capitals(text) > SHOUTING
    for raw in plain_lines(text):
        line = _line(raw, Source(file, raw.number), shouts=shouts)
        if line is None:
            if lines and UNDERLINE.match(raw.text.strip()) and _may_head(lines[-1]):
                lines[-1] = replace(lines[-1], heading=True, level=2)
            after_blank = True
            continue
        if lines and not after_blank and _goes_on(lines[-1], line, raw.text):
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {line.text}")
        else:
            lines.append(line)
        after_blank = False
    return Paper(file, tuple(part for line in _headed(lines) for part in _sentences(line)))


def _share_of_capitals(text: str) -> float:
    """Give the share of the lines that are all in capitals; 0 to 1."""
    lines = [line for line in text.splitlines() if any(map(str.isalpha, line))]
    return sum(map(str.isupper, lines)) / max(1, len(lines))


def _line(raw: RawLine, source: Source, *, shouts: bool) -> PaperLine | None:
    whole = INVISIBLE.sub("", raw.text).strip()
    quoted = whole.startswith(">") and not whole.endswith((".", ":", "?", "!"))
    bare = whole.lstrip("|>").strip()
    framed = FRAMED.match(bare)
    bare = framed[2] if framed else bare
    hashes = re.match(r"#{1,6}(?=\s)", bare)
    body = HASHES.sub("", bare)
    pictured = bool(PICTURE.match(body))
    bare_body = _unsigned(body)
    bullet = (bare_body != body or quoted) and not hashes and not raw.fact
    body = bare_body
    bold = bool(WHOLE_BOLD.match(body.strip())) and (not bullet or pictured)
    text = " ".join(MARKS.sub("", LINK.sub(r"\1", body)).split())
    if not re.search(r"\w", text):
        return None
    short = len(text.split()) <= SHORT and not raw.fact
    shouted = short and text.isupper() and len(text) > 3 and not bullet and not shouts
    marked = bool(hashes) or bold or bool(framed) or shouted
    heading = marked or (short and text.endswith((":", "：")))
    level = len(hashes[0]) if hashes else BOLD if marked else PLAIN
    return PaperLine(text, source, bullet and not heading, heading, level, raw.fact, pictured)


def _unsigned(body: str) -> str:
    """Take away what begins an item; a box to tick has two signs: `- [ ] Plan`."""
    for pattern in (SIGN, PICTURE, BOX):
        sign = pattern.match(body)
        body = body[sign.end() :] if sign else body
    return body


def _may_head(line: PaperLine) -> bool:
    short = len(re.findall(r"\w+", line.text)) <= SHORT and not line.text.endswith(
        (".", "!", ",", ";")
    )
    return short and not line.bullet and not line.fact


def _goes_on(before: PaperLine, line: PaperLine, raw: str) -> bool:
    """Whether a line is the rest of the line above it."""
    if line.bullet or line.heading or line.fact or before.heading or before.fact:
        return False
    if len(before.text) > PARAGRAPH:
        return False
    if before.bullet and (line.text[:1].islower() or raw.startswith(("  ", "\t"))):
        return True
    cut = len(before.text) >= WRAPPED and not before.text.endswith((".", "!", "?", ":", ";"))
    return cut and (line.text[:1].islower() or bool(DANGLING.search(before.text)))


def _headed(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """Take a short line without a number or a full stop for a heading where a list begins."""
    above_a_list = {at for at, line in enumerate(lines[1:]) if line.bullet}
    return [
        replace(line, heading=True)
        if at in above_a_list and _may_head(line) and not re.search(r"\d", line.text)
        else line
        for at, line in enumerate(lines)
    ]


def _sentences(line: PaperLine) -> list[PaperLine]:
    """Cut a paragraph into its sentences; a bullet is one thing."""
    if line.bullet or line.heading or line.fact:
        return [replace(line, text=line.text[:LONGEST])]
    return [
        sentence
        for part in SENTENCE.split(line.text)
        if part
        for sentence in _enumerated(replace(line, text=part))
    ]


def _enumerated(line: PaperLine) -> list[PaperLine]:
    """Cut `Duties are: to plan; to mark; to teach.` into what heads the list and its items."""
    hit = ENUMERATION.match(line.text)
    if not hit or fact_topic(hit[1]):
        return [replace(line, text=line.text[:LONGEST])]
    items = [item.strip(" .") for item in hit[2].split(";")]
    return [
        replace(line, text=hit[1][:LONGEST], heading=len(hit[1].split()) <= SHORT),
        *(replace(line, text=item[:LONGEST], bullet=True) for item in items if item),
    ]
