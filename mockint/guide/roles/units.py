"""Cut a guide into units: lines that may be questions, each with its form and its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mockint.guide.lines.headings import recognise
from mockint.guide.lines.interrogative import MARK, SURE, asks
from mockint.guide.lines.labels import FOLLOWING, split_label
from mockint.guide.lines.spoken import Said, embedded, sentences, spoken
from mockint.guide.markdown.ranked_line import HEADER, RankedLine, Shape

SEVERAL = re.compile(r"(?<=[?？])\s*[/|]\s*(?=\S)")
LED = re.compile(
    r"^(?:(?:and|or|also|maybe|perhaps|then|evtl\.?|und|auch|y|e|et|또)\s*)*(?:also|auch"
    r"|ask( them| me)?|them|me|you|asked|they ask(ed)?|q|frage|pregunta|head|chair|lead|panel"
    r"|interviewer|hr|recruiter)$",
    re.IGNORECASE,
)
"""Words before a colon that only lead to the question."""
NARRATED = re.compile(
    r"^(?P<before>[^?\"“”«»]{0,60}?\b(?:asked(?: me| us| them| her| him)?|asks|goes|was like"
    r"|it was|one was|was about|oh yeah|and then|so(?= why\b)|HR)[:,]?)"
    r"\s+(?P<asked>(?:what|why|how|when|where|which|who|tell|can|could|describe|give|do|does|are"
    r"|is|would|have)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Somebody tells what was asked: "then she goes what would you do"."""

ONLY_ADDS = re.compile(r"^\W*(?:and|or|also|und|oder|y|o|et|ou|그리고)?\W*$", re.IGNORECASE)
"""What stands between two quotes of which the first tells who asks."""
ANSWERS = re.compile(r"^(?:a|answers?|r|답변?)\s?\d{0,3}[:.)]\s", re.IGNORECASE)
CLAUSE = re.compile(r"[.?!\"”»]\s+")

FORM = tuple[str, int, bool, bool]


@dataclass(slots=True)
class Alike:
    """Lines of one form below one heading."""

    count: int = 0
    asking: int = 0
    marked: int = 0
    of_place: int = 0
    of_person: int = 0
    to_you: int = 0


@dataclass(slots=True)
class Below:
    """What stands below one heading."""

    units: list["Unit"] = field(default_factory=list)
    forms: dict[FORM, Alike] = field(default_factory=dict)
    asking: int = 0
    first: "Unit | None" = None
    """Its first question."""
    open: list["Unit"] = field(default_factory=list)
    """Questions that a later line may hang below, each of lower rank than the one before."""


@dataclass(slots=True)
class Unit:
    """A line of a guide, or a question that a line quotes."""

    line: int
    text: str
    """What would be said."""
    raw: str
    """The whole line."""
    rest: str
    """What stands behind the question."""
    label: str
    """What stands before it."""
    shape: Shape
    rank: float
    marker: str
    indent: int
    bold: bool
    quoted: bool
    """It stands in the quotes of a longer line."""
    candidate: bool
    """It may be a question by its words."""
    quotes: bool
    """It quotes questions, which are units of their own."""
    path: tuple[str, ...]
    """The headings that it stands below, outermost first."""
    heading: int = 0
    """Line of the nearest heading."""
    column: str = ""
    """Header of its column, in a table."""
    lead: str = ""
    """The line that leads to the list in which it stands."""
    above: "Unit | None" = None
    """The question that it may be a note on."""
    below: Below = field(default_factory=Below)
    """All lines below the same heading, itself among them."""
    speaks: frozenset[str] = frozenset()
    """Of whom it speaks."""
    place: int = 0
    """Its number among them."""

    @property
    def form(self) -> FORM:
        """What it looks like: lines of one form are most often of one kind."""
        return (self.shape.name, int(self.rank * 2), self.bold, self.quoted)


def units(lines: Sequence[RankedLine]) -> list[Unit]:
    """Give the units of a guide in order."""
    found: list[Unit] = []
    headings: list[tuple[float, str, int]] = []
    below: dict[int, Below] = {}
    lead: RankedLine | None = None
    for line in lines:
        if line.shape is Shape.CODE:
            continue
        headings = [heading for heading in headings if heading[0] < line.rank]
        here = tuple(text for _, text, _ in headings)
        nearest = headings[-1][2] if headings else 0
        lead = lead if lead and lead.rank < line.rank else None
        for unit in _units(line):
            unit.lead = f"{lead.label} {lead.text}".strip() if lead else ""
            unit.path, unit.heading = here, nearest
            unit.below = below.setdefault(nearest, Below())
            unit.place = len(unit.below.units)
            unit.below.units.append(unit)
            unit.above = _above(unit, unit.below.open)
            found.append(unit)
        if _leads(line):
            lead = line
        if _heads(line):
            headings.append((line.rank, line.label or line.text, line.line))
    return found


def _leads(line: RankedLine) -> bool:
    """Whether a line may lead to a list below it, and is no question itself."""
    words = f"{line.label} {line.text}".strip()
    if line.shape is Shape.ITEM:
        return words.endswith((":", "：")) and not asks(words, likely=False)
    return line.marker != "|" and not MARK.search(words[-3:])


def _heads(line: RankedLine) -> bool:
    words = line.label or line.text
    if line.marker == "|" and line.shape is Shape.LEAD:
        return False
    if line.shape is Shape.HEADING:
        return True
    heads = not asks(words) or (not asks(words, likely=False) and recognise(words) is not None)
    return line.rank <= HEADER and heads


def _units(line: RankedLine) -> Iterator[Unit]:
    words = f"{line.label}: {line.text}" if line.label and line.text else line.label or line.text
    if not words:
        return
    said, label = _said(line.label, line.text)
    if listed := _several(said.text):
        for part in listed:
            yield _unit(line, Said(part, ""), words, label=label, candidate=True)
        return
    quotes = [quote for quote in embedded(words) if quote != said.text]
    outside = words
    for quote in quotes:
        outside = outside.replace(quote, "")
    whole = asks_somewhere(said.text) and (not quotes or _ends_asking(outside))
    answers = bool(ANSWERS.match(words))
    yield _unit(line, said, words, label=label, candidate=whole, quotes=bool(quotes))
    before = ""
    for quote in quotes:
        here = CLAUSE.split(words[: words.find(quote)].rstrip('"“„«「『‘ '))[-1]
        before = before if before and ONLY_ADDS.match(here) else here
        for part in _several(quote) or [quote]:
            said = Said(part, "")
            yield _unit(line, said, words, label=before, candidate=not answers, quoted=True)


def _several(text: str) -> list[str]:
    """Give the questions that a slash parts; none where there is one."""
    listed = [part.strip() for part in SEVERAL.split(text)]
    if len(listed) < 2 or not all(asks(part, likely=False) for part in listed):
        return []
    return [split_label(listed[0])[1], *listed[1:]]


def _ends_asking(outside: str) -> bool:
    """Whether what is left of a line without its quotes asks at its end."""
    last = sentences(outside.strip(' "“”„«»‘’「」*_.'))[-1:]
    return any(MARK.search(part[-1:]) or SURE.search(part) for part in last)


def asks_somewhere(text: str) -> bool:
    """Whether a text asks, if only in its last sentence."""
    return asks(text) or any(asks(part, likely=False) for part in sentences(text)[-1:])


def _said(label: str, text: str) -> tuple[Said, str]:
    """Give what would be said of a line, and the label before it."""
    if label and text:
        if asks(label) and not asks(text):
            return Said(spoken(label).text, text), ""
        return spoken(text), label
    words = label or text
    own = spoken(words)
    before, after = split_label(own.text)
    if (
        before
        and asks(after)
        and (FOLLOWING.match(before) or LED.match(before) or not after[:1].islower())
    ):
        return spoken(after), before
    told = NARRATED.match(own.text)
    if told and asks(told["asked"]) and not embedded(words):
        return spoken(told["asked"]), told["before"]
    return own, ""


def _unit(  # noqa: PLR0913 - all that a unit is made of
    line: RankedLine,
    said: Said,
    words: str,
    *,
    label: str,
    candidate: bool,
    quoted: bool = False,
    quotes: bool = False,
) -> Unit:
    return Unit(
        line=line.line,
        text=said.text,
        raw=words,
        rest=said.rest,
        label=label,
        shape=line.shape,
        rank=line.rank,
        marker=line.marker,
        indent=line.indent,
        bold=line.bold or (bool(line.label) and not quoted and line.shape is not Shape.HEADING),
        quoted=quoted,
        candidate=candidate,
        quotes=quotes,
        path=(),
        column=line.column,
    )


def _above(unit: Unit, above: list[Unit]) -> Unit | None:
    """Find the question that a line hangs below: the last of higher rank, or of bolder look."""
    found = next((other for other in reversed(above) if _outranks(other, unit)), None)
    if unit.candidate and not unit.quoted:
        while above and not _outranks(above[-1], unit):
            above.pop()
        above.append(unit)
    return found


def _outranks(other: Unit, unit: Unit) -> bool:
    if other.rank != unit.rank:
        return other.rank < unit.rank
    return (other.bold and not unit.bold) or (
        other.shape is Shape.ITEM and unit.shape is Shape.TEXT
    )
