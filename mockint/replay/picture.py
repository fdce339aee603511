"""Show a deck in the terminal: a picture that moves for people, else lines as they come."""

from bisect import bisect_right
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Group, RenderableType
from rich.live import Live
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from mockint.console import Console
from mockint.model import Level
from mockint.replay.deck import Deck
from mockint.replay.piece import BARS, Note, Piece
from mockint.text.quotes import clock
from mockint.text.sanitise import plain

SIGNS = {
    Level.GOOD: ("✓", "green"),
    Level.IMPROVE: ("→", "yellow"),
    Level.MISSING: ("○", "yellow"),
    Level.DOUBT: ("?", "cyan"),
    Level.NOTE: ("·", "dim"),
}

LEVELS = " ▁▂▃▄▅▆▇█"

LINES = 9
"""Lines of words that are shown around the one that is spoken."""

NOTES = 5
"""Findings that are shown around the present one."""

LIT = 6.0
"""Seconds for which a finding is lit when its moment has come."""

HELP = (
    ("space", "pause"),
    ("← →", "5 s"),
    ("j k", "finding"),
    (", .", "sentence"),
    ("- +", "speed"),
    ("t", "other take"),
    ("Enter", "next"),
    ("q", "quit"),
)


class LivePicture:
    """The picture: question, level, words, findings, keys."""

    def __init__(self, console: Console, *, keys: bool) -> None:
        self._console = console
        self._keys = keys
        self._live = Live(console=console, refresh_per_second=12, transient=True)

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the terminal as it was."""
        self._live.stop()

    def show(self, deck: Deck) -> None:
        """Draw where the deck stands."""
        self._live.update(draw(deck, self._console.width, keys=self._keys))


class PlainLines:
    """Each sentence and each finding as a line, when its moment comes; for pipes and logs."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._piece: Piece | None = None
        self._words = self._notes = 0

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Print what is left of the last piece."""
        self._finish()

    def show(self, deck: Deck) -> None:
        """Print what has begun since the last time."""
        if deck.piece is not self._piece:
            self._finish()
            self._piece, self._words, self._notes = deck.piece, 0, 0
            if deck.piece.who == "question":
                self._line(f"\n{deck.piece.title}: {deck.piece.question}")
        self._print_until(deck.at)

    def _finish(self) -> None:
        if self._piece is not None:
            self._print_until(float("inf"))
            for note in self._piece.unheard:
                self._line(f"  {SIGNS[note.level][0]} {note.message}")

    def _print_until(self, at: float) -> None:
        piece = self._piece
        if piece is None or piece.who == "question":
            return
        spoken = bisect_right(piece.starts, at)
        for number in range(self._words, spoken):
            end = piece.starts[number + 1] if number + 1 < len(piece.starts) else float("inf")
            text = " ".join(
                word.text for word in piece.words if piece.starts[number] <= word.start < end
            )
            self._line(f"  {clock(piece.starts[number]):>5}  {plain(text)}")
        noted = bisect_right([note.at for note in piece.notes], at)
        for note in piece.notes[self._notes : noted]:
            self._line(f"  {clock(note.at):>5}  {SIGNS[note.level][0]} {note.message}")
        self._words, self._notes = max(self._words, spoken), max(self._notes, noted)

    def _line(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)


def draw(deck: Deck, width: int, *, keys: bool) -> RenderableType:
    """Draw the whole picture for a terminal of `width` columns."""
    piece = deck.piece
    asked = piece.who == "question"
    number = f" {deck.slot // 2 + 1} of {(len(deck.slots) + 1) // 2} "
    title = Text.assemble((number, "bold"), ("· ", "dim"), (f"{piece.title} ", "cyan"))
    question = Text(piece.question, style="bold")
    if asked:
        question = words(piece, deck.at, max(20, width - 8))
    parts: list[RenderableType] = [
        Panel(question, title=title, title_align="left", border_style="cyan", padding=(1, 2)),
        Padding(_progress(deck), (0, 2)),
    ]
    if not asked:
        parts.append(Padding(_sides(piece, deck.at, width - 4), (1, 2)))
    if keys:
        parts.append(Padding(_help(takes=len(deck.slots[deck.slot]) > 1), (0, 2)))
    return Group(*parts)


def words(piece: Piece, at: float, width: int) -> Text:
    """Show the words around the one that is spoken; what was said is bright, what comes is dim."""
    here = bisect_right([word.start for word in piece.words], at) - 1
    text = Text()
    for number, word in enumerate(piece.words):
        style = "" if number <= here else "dim"
        if number == here and at <= word.end + 0.3:
            style = "bold reverse"
        text.append(plain(word.text), style=style)
        text.append(" ")
    lines = text.wrap(Console(width=width), width)
    row = _row_of(here, list(lines))
    first = max(0, min(row - LINES // 2, len(lines) - LINES))
    return Text("\n").join(lines[first : first + LINES])


def _row_of(number: int, lines: Sequence[Text]) -> int:
    """Find the line in which a word stands; the last where there are not so many."""
    count = 0
    for row, line in enumerate(lines):
        count += len(line.plain.split())
        if count > number:
            return row
    return max(0, len(lines) - 1)


def _progress(deck: Deck) -> Text:
    """Draw state, clock, level and speed."""
    piece = deck.piece
    done = int(BARS * min(1.0, deck.at / piece.seconds)) if piece.seconds else 0
    bars = "".join(LEVELS[round(level * (len(LEVELS) - 1))] for level in piece.levels) or "─" * BARS
    takes = deck.slots[deck.slot]
    who = f"take {deck.take + 1} of {len(takes)}: {piece.who}" if len(takes) > 1 else ""
    return Text.assemble(
        ("▶ " if deck.playing else "‖ ", "green" if deck.playing else "yellow"),
        (f"{clock(deck.at)} / {clock(piece.seconds)}  ", "bold"),
        (bars[:done], "cyan"),
        (bars[done:], "dim"),
        ("" if deck.speed == 1.0 else f"  {deck.speed:g}×", "yellow"),
        (f"  {who}" if who else "", "dim"),
    )


def _sides(piece: Piece, at: float, width: int) -> Table:
    """Put the findings beside the words, or below them on a narrow terminal."""
    wide = width >= 76
    left = width * 3 // 5 if wide else width
    table = Table.grid(padding=(0, 3, 1, 0), expand=True)
    spoken = words(piece, at, left - 3) if piece.words else Text("No words.", style="dim")
    notes = _notes(piece, at)
    if wide:
        table.add_column(ratio=3)
        table.add_column(ratio=2)
        table.add_row(spoken, notes)
    else:
        table.add_row(spoken)
        table.add_row(notes)
    return table


def _notes(piece: Piece, at: float) -> Text:
    here = bisect_right([note.at for note in piece.notes], at + 0.5) - 1
    first = max(0, min(here - 1, len(piece.notes) - NOTES))
    lines = [
        _note(note, at, clock(note.at), now=0 <= at + 0.5 - note.at <= LIT)
        for note in piece.notes[first : first + NOTES]
    ]
    lines += [
        _note(note, at, "", now=False) for note in piece.unheard[: max(0, NOTES - len(lines))]
    ]
    return Text("\n").join(lines) if lines else Text("No findings.", style="dim")


def _note(note: Note, at: float, when: str, *, now: bool) -> Text:
    sign, colour = SIGNS[note.level]
    style = "bold" if now else "" if note.at <= at else "dim"
    return Text.assemble(
        (f"{sign} ", colour), (f"{when:>5} " if when else "", "dim"), (note.message, style)
    )


def _help(*, takes: bool) -> Text:
    text = Text()
    for key, meaning in HELP:
        if key != "t" or takes:
            text.append(f" {key} ", style="reverse")
            text.append(f" {meaning}  ", style="dim")
    return text
