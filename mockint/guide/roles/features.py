"""Describe a unit by its form, its place, its neighbours and its words, as names with values."""

import re
from collections.abc import Sequence
from functools import lru_cache

from mockint.guide.lines.forms import ADVISES, TO_PERSON, TO_PLACE
from mockint.guide.lines.headings import recognise
from mockint.guide.lines.interrogative import LIKELY, SURE, asks
from mockint.guide.lines.labels import ASKED, FOLLOWING, NOTE
from mockint.guide.lines.spoken import sentences
from mockint.guide.markdown.ranked_line import Shape
from mockint.guide.roles.cues import COLUMNS, HEADINGS, LABELS, ME, PLACE, PRIVATE, THIRD, YOU
from mockint.guide.roles.units import Alike, Unit

FINAL = re.compile(r"[?？][\"”’'»」』)*_\s]*$")
DOUBTFUL = re.compile(r"\?\?|\?!|!\?")
IN_BRACKETS = re.compile(r"\([^()]*\)?")
LINKED = re.compile(r"^\W*\[[^\]]{1,300}\]\([^)]{1,300}\)\W*$")
BOX = re.compile(r"^\s*[-*+]?\s*\[[ xX]\]\s|^\s*[☐☑☒]")
NUMBERED = re.compile(
    r"^[\s>*_#-]*(?:[A-Z]{0,2}\.?\d{1,3}(?:-\d{1,2})?\s*[.)·:]|[a-z]\)|Q\d{0,3}\b|[①-⑳])"
)
KNOWN = "the outline knows the guide"
SPEAKS = {
    "you": YOU,
    "me": ME,
    "third person": THIRD,
    "place": PLACE,
    "private matters": PRIVATE,
    "to a person": TO_PERSON,
    "to a place": TO_PLACE,
}
FORMS = (
    "shape item",
    "shape text",
    "shape heading",
    "shape lead",
    "cell",
    "quoted in a line",
    "bold",
)
SIGNS = (
    "ends with a mark",
    "opens as a question",
    "below a question",
    "text below a question",
    "below mine",
    "below theirs",
    "below notes",
    "below chores",
    "you and not me",
    "me and not you",
    "speaks of third person",
    "form of the first here",
    "another form than the first",
    "several sentences",
    "outline asks",
    "outline to ask",
    "outline nothing",
    "numbered",
    "below a question heading",
    "before the first section",
    "below no heading",
)
"""What is weighed together: a mark tells less of a line of text than of a bullet."""

SHORT, LONG, VERY_LONG = 3, 25, 45
"""Words."""


def features(
    unit: Unit, source: str, outline: str, preamble: int, known: float
) -> dict[str, float]:
    """Give what speaks for or against a unit; `source` is its line of the file.

    `outline` says what the outline made of it, `preamble` is the line of the first heading
    below the title, `known` the share of all questions that the outline takes for any.
    """
    told = {"always": 1.0}
    for names in (_words(unit), _form(unit, source), _place(unit, preamble), _company(unit)):
        told.update(dict.fromkeys(names, 1.0))
    told[f"outline {outline or 'nothing'}"] = 1.0
    told.update(_shares(unit))
    told[KNOWN] = known
    told[f"outline {outline or 'nothing'} and knows the guide"] = known
    told.update(
        {
            f"{form} and {sign}": 1.0
            for form in FORMS
            for sign in SIGNS
            if form in told and sign in told
        }
    )
    return told


def _words(unit: Unit) -> list[str]:  # noqa: C901, PLR0912 - a list of signs, one after another
    text = unit.text
    parts = sentences(text)
    count = len(text.split())
    names = []
    final = bool(FINAL.search(text))
    names.append("ends with a mark" if final else "ends without a mark")
    if SURE.search(text):
        names.append("opens as a question")
    elif LIKELY.search(text):
        names.append("opens like a question")
    elif not final and any(SURE.search(part) for part in parts):
        names.append("a later sentence asks")
    if count <= SHORT:
        names.append("short")
    if count >= VERY_LONG:
        names.append("very long")
    elif count >= LONG:
        names.append("long")
    asking = [asks(part) for part in parts]
    if len(parts) > 1:
        names.append("several sentences")
        if asking[0] and not asking[-1]:
            names.append("asks first, then tells")
        if not asking[-1]:
            names.append("last sentence tells")
        if asking.count(True) >= SHORT:
            names.append("asks thrice")
    if len(parts) > SHORT:
        names.append("four sentences")
    names += [f"speaks of {name}" for name in unit.speaks]
    if "you" in unit.speaks and "me" not in unit.speaks:
        names.append("you and not me")
    if "me" in unit.speaks and "you" not in unit.speaks:
        names.append("me and not you")
    if ADVISES.match(text):
        names.append("advises")
    if final_in_brackets(text):
        names.append("marks in brackets only")
    if text[:1].islower():
        names.append("begins small")
    if DOUBTFUL.search(unit.raw):
        names.append("doubtful marks")
    if re.search(r"→|->|=>|←", unit.raw):
        names.append("arrow")
    if re.search(r"[?？][\"”»]?\s+\S", unit.raw) and unit.rest:
        names.append("a remark behind")
    if unit.rest and LABELS["asks"].search(unit.rest):
        names.append("told behind that it was asked")
    if text.count("/") > 1 or " - " in text or " – " in text:
        names.append("slashes or dashes")
    return names


def only_a_link(source: str) -> bool:
    """Whether a line of the file is nothing but a link."""
    return bool(LINKED.match(source.strip(" -*+0123456789.")))


def final_in_brackets(text: str) -> bool:
    """Whether a line asks nothing outside its brackets."""
    return "?" in text and "?" not in IN_BRACKETS.sub("", text)


def _form(unit: Unit, source: str) -> list[str]:  # noqa: C901, PLR0912 - as above
    names = [f"shape {unit.shape.name.lower()}"]
    if unit.bold:
        names.append("bold")
    if unit.quoted:
        names.append("quoted in a line")
    if unit.marker == "|":
        names.append("cell")
    elif unit.marker:
        names.append("bullet" if unit.shape is Shape.ITEM else "marked")
    if unit.shape is Shape.ITEM and unit.rank > 11:
        names.append("deep")
    if NUMBERED.match(source):
        names.append("numbered")
    if BOX.match(source):
        names.append("box")
    if source.lstrip().startswith(">"):
        names.append("quotation")
    if only_a_link(source):
        names.append("only a link")
    if unit.label:
        names.append("label")
        names += [
            f"label {name}"
            for name, pattern in LABELS.items()
            if pattern.search(unit.label.strip(' :："“«„'))
        ]
        if NOTE.match(unit.label):
            names += ["label notes", "label answers"]
        if ASKED.match(unit.label):
            names.append("label asks")
        if FOLLOWING.match(unit.label):
            names.append("label follow")
    if unit.column:
        names += [
            f"column {name}" for name, pattern in COLUMNS.items() if pattern.search(unit.column)
        ]
    if unit.shape is Shape.TEXT and not unit.quoted and not unit.label and not unit.marker:
        names.append("plain line")
        if len(unit.raw) > len(unit.text) + 20 or len(sentences(unit.raw)) > 2:
            names.append("prose")
    return names


def _place(unit: Unit, preamble: int) -> list[str]:
    names = []
    nearest = unit.path[-1] if unit.path else ""
    near = _cues(nearest)
    far = {cue for heading in unit.path[1:-1] for cue in _cues(heading)}
    names += [f"below {cue}" for cue in near]
    names += [f"far below {cue}" for cue in far.difference(near)]
    if unit.lead and unit.lead != nearest:
        names += [f"led in by {cue}" for cue in _cues(unit.lead)]
        names += [f"led in by a label {cue}" for cue in LABELS if LABELS[cue].search(unit.lead)]
    section = recognise(nearest)
    names.append(f"section {section.value if section else 'none'}")
    if asks(nearest, likely=False):
        names.append("below a question heading")
    if unit.line < preamble:
        names.append("before the first section")
    if not unit.path:
        names.append("below no heading")
    above = unit.above
    if above is None:
        names.append("below no question")
    else:
        names.append("below a question")
        if above.shape is Shape.ITEM and unit.rank > above.rank:
            names.append("hangs below a question")
        if unit.line - above.line <= 1:
            names.append("right below a question")
        if unit.shape is Shape.TEXT:
            names.append("text below a question")
    return names


@lru_cache(maxsize=1024)
def _cues(heading: str) -> tuple[str, ...]:
    """Give what a heading says of the lines below it."""
    return tuple(cue for cue, pattern in HEADINGS.items() if pattern.search(heading))


def _company(unit: Unit) -> list[str]:
    around = unit.below.units
    before = around[unit.place - 1] if unit.place else None
    after = around[unit.place + 1] if unit.place + 1 < len(around) else None
    names = []
    for name, other in (("before", before), ("after", after)):
        if other is None:
            names.append(f"nothing {name}")
        elif other.form == unit.form:
            names.append(f"same form {name}")
            names.append(f"question {name}" if other.candidate else f"no question {name}")
    first = unit.below.first
    if first is unit:
        names.append("first question here")
    elif first is not None:
        alike = first.form == unit.form
        names.append("form of the first here" if alike else "another form than the first")
    return names


def count(units: Sequence[Unit]) -> None:
    """Count below each heading how many lines of each form ask, and of whom."""
    for unit in units:
        alike = unit.below.forms.setdefault(unit.form, Alike())
        alike.count += 1
        alike.asking += unit.candidate
        alike.marked += bool(FINAL.search(unit.text))
        unit.speaks = frozenset(who for who, cue in SPEAKS.items() if cue.search(unit.text))
        alike.of_place += "to a place" in unit.speaks
        alike.of_person += "to a person" in unit.speaks
        alike.to_you += "you" in unit.speaks
        unit.below.asking += unit.candidate
        if unit.candidate and not unit.quoted and unit.below.first is None:
            unit.below.first = unit


def _shares(unit: Unit) -> dict[str, float]:
    """Give shares of the lines around: how alike they are, and how many of them ask."""
    alike = unit.below.forms[unit.form]
    return {
        "share of its form that asks": alike.asking / alike.count,
        "share of its form with a mark": alike.marked / alike.count,
        "share of questions of its form": alike.asking / max(unit.below.asking, 1),
        "many of its form ask": min(alike.asking, 5) / 5,
        "share of lines here that ask": unit.below.asking / len(unit.below.units),
        "speak of a place": alike.of_place / alike.count,
        "speak of a person": alike.of_person / alike.count,
        "speak to you": alike.to_you / alike.count,
    }
