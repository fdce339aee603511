"""A session in, its findings as CSV out: one row each, as spreadsheets read it."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator

from mockint.model import Entry, Finding, Session
from mockint.text.sanitise import plain, source_line

COLUMNS = (
    "answer",
    "question",
    "check",
    "level",
    "message",
    "subject",
    "start",
    "end",
    "quote",
    "value",
    "unit",
    "guide",
    "reference",
)

_FORMULA = frozenset("=+-@")

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What spreadsheets drop or take for the end of a cell, so that a sign behind it comes first."""


def findings(session: Session) -> str:
    """Write all findings; the byte order mark lets spreadsheets know that it is UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for number, entry in enumerate(session.entries, 1):
        for finding in entry.review.findings if entry.review else ():
            writer.writerow(map(_cell, _row(number, entry, finding)))
    return "\ufeff" + file.getvalue()


def _row(number: int, entry: Entry, finding: Finding) -> Iterator[str]:
    first = finding.evidence[0] if finding.evidence else None
    words = entry.transcript.words if entry.transcript else ()
    quoted = (
        words[first.first : (first.last or first.first) + 1]
        if first and first.first is not None
        else ()
    )
    yield str(number)
    yield entry.question.id
    yield finding.check
    yield finding.level.value
    yield finding.message
    yield finding.subject
    yield f"{first.span.start:.2f}" if first else ""
    yield f"{first.span.end:.2f}" if first else ""
    yield " ".join(word.text for word in quoted)
    yield "" if finding.value is None else f"{finding.value:g}"
    yield finding.unit
    yield source_line(finding.source)
    yield finding.reference


def _cell(text: str) -> str:
    """Keep a text on one line and from being taken for a formula; negative numbers stay numbers."""
    text = plain(_BREAKS.sub(" ", text))
    is_number = text[:1] == "-" and text[1:].replace(".", "", 1).isdecimal()
    return f"'{text}" if _first(text) in _FORMULA and not is_number else text


def _first(text: str) -> str:
    """Give the first sign that shows, as a spreadsheet in East Asia takes it: `＝` is `=`."""
    shown = (sign for sign in text if not sign.isspace() and unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", next(shown, ""))[:1]
