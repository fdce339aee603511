"""What each piece of a report's page and text may tell, taken from `report.json` alone."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from html.parser import HTMLParser
from itertools import combinations, pairwise
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from receipts import Ledger, Numeral, numerals, seconds, values

from mockint.model import (
    Disfluency,
    DisfluencyKind,
    Entry,
    Evidence,
    Finding,
    Level,
    Place,
    Recording,
    Report,
    Span,
)
from mockint.report.guide_lines import SHOWN as SHOWN_WORDS
from mockint.session.json import decode
from mockint.text.quotes import shortened
from mockint.text.sentences import sentences

SHOWN = ("title", "aria-label", "aria-valuetext")
"""Attributes that a reader sees or hears."""
KINDS = {"w": "said", "as": "said", "q": "said", "tick": "tick", "curve": "curve"}
"""Classes and tags within which a text is not told by the page itself."""
MOST = 4
"""Points of a score."""
MANY = 4
"""Places of a finding that are marked where it asks for nothing."""
PAUSE, EDGE, UNSURE = 1.5, 0.1, 0.6
"""Limits that the methods in `report.json` name."""
FILLERS = (DisfluencyKind.FILLER, DisfluencyKind.MARKER)
_VOID = ("meta", "input", "br", "link")
_SILENT = {"style", "script", "speed"}
"""What nobody reads, and the button for the speed, which is `1×` on every page."""
LONGEST = 8
"""Sentences of a message; what has more of them is no message."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_HEADING = re.compile(r"## (\d+)\. ")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>#|~&])")
_MIXED = re.compile(r"(?=.*\d)(?=.*[^\W\d_])", re.DOTALL)


class Piece(NamedTuple):
    """A text of the report and where it stands."""

    answer: int
    """0: it is about the session."""
    kind: str
    """`said` for spoken words, `tick` and `curve` in pictures, `line` in text, else `told`."""
    text: str


class _Page(HTMLParser):
    """Takes the page apart."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, text in attrs:
            if name in SHOWN and text:
                self._add(text)
        if tag not in _VOID:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing that is closed at once holds a text."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, text: str) -> None:
        within = {
            name for tag, attrs in self.open for name in (tag, *(attrs.get("class") or "").split())
        }
        if not within & _SILENT:
            kinds = [kind for name, kind in KINDS.items() if name in within]
            self.pieces.append(Piece(self._answer(), (*kinds, "told")[0], text))

    def _answer(self) -> int:
        ids = [attrs["id"] or "" for tag, attrs in self.open if tag == "article"]
        return int(ids[0].removeprefix("answer-")) if ids else 0


def of_page(html: str) -> list[Piece]:
    """Give all that a reader sees on the page, and hears from a screen reader."""
    page = _Page()
    page.feed(html)
    return page.pieces


def of_text(markdown: str) -> Iterator[Piece]:
    """Give the lines of the text."""
    answer = 0
    for line in _ESCAPED.sub(r"\1", markdown).splitlines():
        if line.startswith("## "):
            heading = _HEADING.match(line)
            answer = int(heading[1]) if heading else 0
        yield Piece(answer, "line", line)


@dataclass(frozen=True)
class Traces:
    """What the pieces of a report may tell."""

    report: Report
    strings: tuple[str, ...]
    """Texts of `report.json` with a number, and names of its sources; the longest first."""

    @classmethod
    def read(cls, path: Path) -> "Traces":
        """Read `report.json`."""
        data = path.read_bytes()
        told = (part for text in _strings(json.loads(data)) for part in _parts(text))
        found = {_straight(text) for text in told if _MIXED.match(text)}
        return cls(
            decode(Report, data, file=path),
            tuple(sorted(found, key=lambda text: (-len(text), text))),
        )

    def untraced(self, piece: Piece) -> list[Numeral]:
        """Give a piece's numbers that neither stand in `report.json` as told nor follow from it."""
        text = _straight(piece.text)
        for known in self.strings if numerals(text) else ():
            text = text.replace(known, "…")
        return (
            self._answers[piece.answer - 1][piece.kind] if piece.answer else self._session
        ).untraced(text)

    @cached_property
    def _answers(self) -> list[dict[str, Ledger]]:
        return [
            _of_answer(number, entry) for number, entry in enumerate(self.report.session.entries, 1)
        ]

    @cached_property
    def _session(self) -> Ledger:
        session, when = self.report.session, datetime.fromisoformat(self.report.session.started)
        return Ledger(
            times=(
                *_starts(session.entries),
                sum(_length(entry) for entry in session.entries),
                *(
                    seconds(figure.text)
                    for figure in _last_figures(self.report)
                    if ":" in figure.text
                ),
            ),
            figures=(
                *_numbering(self.report),
                *_points(session.entries),
                *_figures(self.report),
                *(
                    (float(figure.text), figure.unit)
                    for figure in _last_figures(self.report)
                    if ":" not in figure.text
                ),
            ),
            texts=(
                f"{when.day} {when.year}, {when:%H:%M}",
                *_last_date(self.report),
                *(method.told for method in self.report.methods),
            ),
        )


def _last_date(report: Report) -> Iterator[str]:
    """Give when the session before began."""
    if earlier := report.earlier:
        when = datetime.fromisoformat(earlier.started)
        yield f"{when.day} {when.year}, {when:%H:%M}"


def _last_figures(report: Report) -> Iterator[Numeral]:
    """Give its figures with what follows each number."""
    for figure in report.earlier.figures if report.earlier else ():
        yield from numerals(figure.value)


def _strings(value: Any) -> Iterator[str]:
    """Give every text of a JSON value, and its sources by file and line."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        if value.keys() == {"file", "line"}:
            yield f"{Path(value['file']).name}:{value['line']}"
            yield f"line {value['line']}"
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _parts(text: str) -> Iterator[str]:
    """Give a text and what a page may show of it: some of its sentences, or its first words."""
    yield text
    sentences = _SENTENCE_END.split(text)
    if 1 < len(sentences) <= LONGEST:
        for first, last in combinations(range(len(sentences) + 1), 2):
            yield " ".join(sentences[first:last])
    yield shortened(text, most=SHOWN_WORDS)
    if re.search(r" at \d+:\d\d", text):
        yield from _parts(re.sub(r" at \d+:\d\d", "", text, count=1))


def _straight(text: str) -> str:
    """Set blanks and quotation marks as the model has them: the page makes them fine."""
    return " ".join(re.sub("[“”‘’]", "'", text).split())


def _of_answer(number: int, entry: Entry) -> dict[str, Ledger]:
    """Give what may be told of one answer, by the kind of the piece."""
    words = entry.transcript.words if entry.transcript else ()
    speech = entry.recording.speech if entry.recording else ()
    said = Ledger(texts=tuple(text for word in words for text in (word.text, word.heard_as)))
    begun = Ledger(times=tuple(word.start for word in words))
    voiced = range(int(speech[0].start), int(speech[-1].end) + 1) if speech else ()
    told = _told(number, entry)
    return {
        "said": said,
        "told": told,
        "line": told + said + begun,
        "tick": Ledger(times=tuple(range(int(_length(entry)) + 1))),
        "curve": Ledger(times=tuple(voiced)),
    }


def _told(number: int, entry: Entry) -> Ledger:
    """Give what follows from an answer's findings, words and spans."""
    gaps, fillers = (
        _gaps(entry.recording, PAUSE),
        [slip for slip in _slips(entry) if slip.kind in FILLERS],
    )
    words = entry.transcript.words if entry.transcript else ()
    begins = (words[sentence.first].start for sentence in sentences(words))
    starts = (*(gap.start for gap in gaps), *(slip.span.start for slip in fillers), *begins)
    return Ledger(
        times=(0.0, _length(entry), *_starts([entry]), *starts),
        figures=(
            *((number, unit) for unit in ("", "in", *entry.question.theme.split()[:1])),
            *((len(gaps), "longer"), (len(fillers), "filler"), (len(fillers), "fillers")),
            *((gap.seconds, "s") for gap in gaps),
            *((100 * word.probability, "%") for word in words if word.probability is not None),
            *(_amount(value, finding) for finding in _found(entry) for value in values(finding)),
            *_points([entry]),
            *_counts(entry),
        ),
    )


def _amount(value: float, finding: Finding) -> tuple[float, str]:
    """Give a finding's value with the word that follows it."""
    share = finding.unit == "probability" or finding.unit.startswith("share")
    return value, "%" if share else numerals(f"1 {finding.unit}")[0].unit


def _counts(entry: Entry) -> Iterator[tuple[float, str]]:
    """Count an answer's findings by heading, by concept of its question, by mark of its picture."""
    found, asked = _found(entry), entry.question.concepts
    of_asked = [
        finding for finding in found if finding.check == "concepts" and finding.subject in asked
    ]
    listed = [finding for finding in of_asked if finding.level in (Level.GOOD, Level.MISSING)]
    yield from (
        (count, "")
        for count in Counter(finding.level for finding in found if finding not in listed).values()
    )
    yield from (
        (sum(finding.level is Level.GOOD for finding in of_asked), "of"),
        (len(asked), "said"),
    )
    yield (
        sum(
            _is_marked(finding, place, _length(entry))
            for finding in found
            for place in finding.evidence
        ),
        "marked",
    )


def _is_marked(finding: Finding, place: Evidence, length: float) -> bool:
    """Say whether a place is small enough to be marked in the picture, and not one of many."""
    if finding.level in (Level.GOOD, Level.NOTE) and len(finding.evidence) > MANY:
        return False
    short = place.first is not None and place.span.seconds <= 2
    return short if finding.level is Level.NOTE else place.span.seconds < 0.8 * length


def _starts(entries: Sequence[Entry]) -> Iterator[float]:
    return (
        place.span.start
        for entry in entries
        for finding in _found(entry)
        for place in finding.evidence
    )


def _points(entries: Sequence[Entry]) -> Iterator[tuple[float, str]]:
    yield MOST, ""
    for score in (score for entry in entries if entry.review for score in entry.review.scores):
        yield from (
            () if score.points is None else ((score.points, "of"), (score.points, f"/{MOST}"))
        )


def _numbering(report: Report) -> Iterator[tuple[float, str]]:
    """Number the answers, the questions of the guide and the steps."""
    entries, steps = report.session.entries, report.next_steps
    yield from ((len(entries), unit) for unit in ("question", "questions"))
    yield from (
        (n, "")
        for n in range(1, max(len(entries), len(report.session.pack.questions), len(steps)) + 1)
    )
    yield from (
        (n, theme)
        for n, entry in enumerate(entries, 1)
        for theme in entry.question.theme.split()[:1]
    )


def _figures(report: Report) -> Iterator[tuple[float, str]]:
    """Count the figures of a session anew."""
    entries = report.session.entries
    yield from ((len(entries), "of"), (len(report.session.pack.questions), "questions"))
    yield from (
        *_of_concepts(entries),
        *_of_numbers(entries),
        *_of_fillers(entries),
        *_of_pauses(entries),
    )
    low, *_, high = paces = sorted(_paces(entries))
    yield from (*_range(low, high, "from"), (median(paces), ""))
    sure = [word.probability for entry in entries for word in entry.transcript.words]
    yield from (
        (len(sure), "words"),
        (
            100
            * sum(probability is not None and probability < UNSURE for probability in sure)
            / len(sure),
            "%",
        ),
    )


def _range(low: float, high: float, unit: str = "") -> Iterator[tuple[float, str]]:
    """Give `4 to 6`, or `4` where both are the same."""
    yield from ((low, "to"), (high, unit)) if round(low) != round(high) else ((low, unit),)


def _of_concepts(entries: Sequence[Entry]) -> Iterator[tuple[float, str]]:
    levels = Counter(
        finding.level
        for entry in entries
        for finding in _found(entry)
        if finding.check == "concepts"
    )
    said, doubt = levels[Level.GOOD], levels[Level.DOUBT]
    yield from (
        *_range(said, said + doubt),
        (said + doubt + levels[Level.MISSING], "concepts"),
        (doubt, "more"),
    )


def _of_numbers(entries: Sequence[Entry]) -> Iterator[tuple[float, str]]:
    told = [
        levels
        for entry in entries
        if (levels := [finding.level for finding in _found(entry) if finding.check == "metrics"])
    ]
    good = sum(levels.count(Level.GOOD) for levels in told)
    yield from (
        (sum(Level.GOOD in found for found in told), "of"),
        (len(told), ""),
        (good, "number"),
        (good, "numbers"),
    )


def _of_fillers(entries: Sequence[Entry]) -> Iterator[tuple[float, str]]:
    """Count what was heard in one way and in several, in all and by the minute of speaking."""
    minutes = sum(span.seconds for entry in entries for span in entry.recording.speech) / 60
    slips = [slip for entry in entries for slip in _slips(entry) if slip.kind in FILLERS]
    ways = [(len(slip.heard_by), "words" in slip.heard_by) for slip in slips]
    sure = sum(way > 1 or written for way, written in ways)
    yield from (*_range(sure / minutes, len(ways) / minutes), (len(ways), "in"), (sure, "of"))


def _of_pauses(entries: Sequence[Entry]) -> Iterator[tuple[float, str]]:
    """Count those that are surely long, and those that may be."""
    fewest, most = (
        [gap for entry in entries for gap in _gaps(entry.recording, PAUSE + off)]
        for off in (EDGE, -EDGE)
    )
    yield from _range(len(fewest), len(most))
    yield from ((gap.seconds, "s") for gap in sorted(most, key=lambda gap: -gap.seconds)[:1])


def _paces(entries: Sequence[Entry]) -> Iterator[float]:
    """Give the words a minute of speaking, where there are enough of both."""
    for entry in entries:
        count = sum(any(map(str.isalnum, word.text)) for word in entry.transcript.words)
        seconds = sum(span.seconds for span in entry.recording.speech)
        if count >= 20 and seconds >= 8:
            yield 60 * count / seconds


def _gaps(recording: Recording | None, least: float) -> list[Span]:
    """Give the silences within an answer."""
    gaps = (
        [pause.span for pause in recording.pauses if pause.place in (Place.INSIDE, Place.BOUNDARY)]
        if recording
        else []
    )
    if recording and not recording.pauses:
        gaps = [Span(before.end, after.start) for before, after in pairwise(recording.speech)]
    return [gap for gap in gaps if gap.seconds >= least]


def _slips(entry: Entry) -> tuple[Disfluency, ...]:
    return (entry.transcript.disfluencies or ()) if entry.transcript else ()


def _found(entry: Entry) -> tuple[Finding, ...]:
    return entry.review.findings if entry.review else ()


def _length(entry: Entry) -> float:
    return entry.recording.seconds if entry.recording else 0.0
