"""`mockint corrections`: say what was meant where a report was in doubt; list and export it."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.errors import BadInput
from mockint.model import Correction, Entry, Finding

KEYS = {"y": True, "n": False}
QUIT = ("q", "\x03", "\x04", "\x1b")
ASIDE = "y: I meant it   n: I did not   s: leave it   q: stop"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A concept that was possibly meant."""

    number: int
    """From 1, in the order of the session, as `--yes` and `--no` take it."""
    question: str
    """Its id."""
    asked: str
    concept: str
    words: str
    at: float
    """Seconds."""


@dataclass(frozen=True, slots=True)
class CorrectionsReport:
    """What `--json` prints."""

    session: str
    doubts: tuple[Doubt, ...]
    kept: tuple[Correction, ...]
    file: str


@click.command(name="corrections")
@click.argument("session", default="last")
@click.option("--yes", metavar="NUMBERS", default="", help="These were meant, such as 1,3.")
@click.option("--no", metavar="NUMBERS", default="", help="These were not meant.")
@click.option("--kept", is_flag=True, help="List what was corrected before, in all sessions.")
@click.option("--forget", metavar="NUMBERS", default="", help="Drop some of what --kept lists.")
@click.option(
    "--export",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was corrected as training text. It holds your words.",
)
@options.recordings
@options.json
def command(
    session: str,
    *,
    yes: str,
    no: str,
    kept: bool,
    forget: str,
    export: Path | None,
    recordings: Path,
    as_json: bool,
) -> None:
    """Say yes or no where a report says "possibly meant". The report follows at once, and what
    you said holds for the same words in every later session.

    At a terminal each doubt is shown and asked by one key.

    \b
    Examples:
      mockint corrections
      mockint corrections last --yes 1,3 --no 2
      mockint corrections --kept
      mockint corrections --export corrections.txt
    """  # noqa: D205 - one sentence, longer than a line
    if kept or forget or export:
        _kept(forget, export)
        return
    from mockint.session import corrected, store
    from mockint.session.json import encode

    folder = store.find(recordings, session)
    doubts = doubts_in(folder)
    if as_json:
        report = CorrectionsReport(folder.name, doubts, corrected.known(), _file())
        echo_json(encode(report))
        return
    meant, not_meant = _places(yes, len(doubts)), _places(no, len(doubts))
    if both := sorted(set(meant) & set(not_meant)):
        raise BadInput(f"Number {both[0] + 1} is a yes and a no.", do="Give it once.")
    told = {doubts[at]: at in meant for at in (*meant, *not_meant)}
    if not doubts:
        echo(f"Nothing is in doubt in {folder.name}.")
    elif not told and sys.stdin.isatty():
        told = dict(_asked(doubts))
    elif not told:
        for doubt in doubts:
            _show(doubt)
        echo(f"Say which were meant: mockint corrections {folder.name} --yes 1 --no 2")
    if told:
        _settle(folder, told)


def doubts_in(folder: Path) -> tuple[Doubt, ...]:
    """List the concepts that were possibly meant in a session."""
    from mockint.review.corrections import in_doubt
    from mockint.session import store

    found = in_doubt(store.load(folder).entries)
    return tuple(_doubt(number, *pair) for number, pair in enumerate(found, 1))


def _doubt(number: int, entry: Entry, finding: Finding) -> Doubt:
    from mockint.review.corrections import words_of

    words = words_of(finding, entry.transcript.words if entry.transcript else ())
    asked, at = entry.question, finding.evidence[0].span.start
    return Doubt(number, asked.id, asked.text, finding.subject, words, at)


def _asked(doubts: Sequence[Doubt]) -> Iterator[tuple[Doubt, bool]]:
    """Ask one after the other, by one key."""
    echo(ASIDE)
    for doubt in doubts:
        _show(doubt)
        key = ""
        while key not in (*KEYS, *QUIT, "s"):
            try:
                key = click.getchar().lower()
            except (KeyboardInterrupt, EOFError):
                key = "q"
        if key in QUIT:
            return
        if key in KEYS:
            yield doubt, KEYS[key]


def _show(doubt: Doubt) -> None:
    from mockint.text.quotes import clock

    echo(f"{doubt.number:3}  {doubt.concept}?  {clock(doubt.at)}  {doubt.question}")
    echo(f"     “{doubt.words}”")


def _settle(folder: Path, told: dict[Doubt, bool]) -> None:
    """Keep what was told, judge the session's words again and write its report."""
    from mockint import wiring
    from mockint.agenda import Agenda
    from mockint.cli import ending
    from mockint.console import Console
    from mockint.interview import interview
    from mockint.session import corrected

    today = datetime.now().astimezone().date().isoformat()
    corrected.keep(
        [
            Correction(doubt.concept, doubt.words, meant, doubt.asked, today)
            for doubt, meant in told.items()
        ]
    )
    echo(f"{len(told)} kept, in {_file()}")
    console = Console()
    options.hold(folder)
    with wiring.second_look(folder, wiring.Wishes(), console=console, anew=False) as look:
        room, planned = look
        interview(Agenda(planned), room)
    ending.write(folder, console)


def _kept(forget: str, export: Path | None) -> None:
    """List, drop or export what was corrected before."""
    from mockint import files
    from mockint.session import corrected

    known = corrected.known()
    if forget:
        places = _places(forget, len(known))
        corrected.forget(places)
        echo(f"{len(places)} dropped. A session follows with: mockint review")
        return
    if export is not None:
        files.write(export, as_training_text(known).encode())
        echo(
            f"{export}: {len(known)} corrections, in your own words. It leaves only if you send it."
        )
        return
    for number, correction in enumerate(known, 1):
        verb = "meant" if correction.meant else "not meant"
        echo(f"{number:3}  {correction.concept}: {verb}  {correction.day}")
        echo(f"     “{correction.words}”")
    if not known:
        echo("Nothing was corrected yet. See what is in doubt: mockint corrections")


def as_training_text(corrections: Sequence[Correction]) -> str:
    """Write corrections as `training/README.md` tells: a concept, and lines that say it or not."""
    names = dict.fromkeys(correction.concept for correction in corrections)
    blocks = [
        "\n".join(
            [
                f"# {name} | practice |",
                *(
                    f"{'+' if correction.meant else '^'} {correction.words}"
                    for correction in corrections
                    if correction.concept == name
                ),
            ]
        )
        for name in names
    ]
    return "\n\n".join([*blocks, ""])


def _places(numbers: str, most: int) -> list[int]:
    """Read `1,3`; places from 0. Raises `BadInput`."""
    places = []
    for number in numbers.replace(",", " ").split():
        if not number.isdecimal() or not 1 <= int(number) <= most:
            there = f"from 1 to {most}" if most else "none"
            raise BadInput(
                f"There is no number {number!r}: there are {there}.",
                do="See the numbers: mockint corrections, or mockint corrections --kept",
            )
        places.append(int(number) - 1)
    return places


def _file() -> str:
    from mockint.places import corrections_file

    return str(corrections_file())
