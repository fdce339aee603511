"""The curve of wrong ends against the wait after a real end, as the picture in docs/turns.md.

python -m benchmarks.turn_curve [FOLDER OF SPEECH]

Three families of rules, each from hasty to slow: silence timers, Smart Turn with a short wait where
it scores above a half and three seconds elsewhere, and ours with both of its waits stretched alike.
"""

import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.turns import Heard, Ours, PlainSmartTurn, Timer, heard, play
from mockint.ear.endpointing import TIMEOUTS, Preset, Timeouts

PICTURE = Path("docs/pictures/turns.svg")

WAITS = (0.5, 0.65, 0.8, 1.0, 1.2, 1.5, 1.8, 2.1, 2.5, 3.0, 3.5, 4.0)

Point = tuple[float, float]
"""Mean wait after a real end in seconds, wrong ends a minute."""


def ours(quick: float, clip: Heard) -> Ours:
    slow = quick * 2.5
    return Ours(Timeouts(quick, slow, slow), clip)


FAMILIES: dict[str, tuple[str, Callable[[float, Heard], Timer | Ours]]] = {
    "silence timer": ("#888888", lambda wait, _: Timer(wait)),
    "Smart Turn alone": ("#c77700", PlainSmartTurn),
    "mockint": ("#0a7d55", ours),
}


def point(found: Sequence[Heard], rule: Callable[[Heard], Timer | Ours]) -> Point:
    """Play all clips; waits count where the clip holds the end of its answer."""
    played = [play(heard, rule(heard)) for heard in found]
    minutes = sum(heard.clip.seconds for heard in found) / 60
    return statistics.fmean(turn.wait for turn in played if turn.whole), sum(
        turn.wrong for turn in played
    ) / minutes


WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 760, 440, 70, 60, 30, 150
MOST_WAIT, MOST_WRONG = 4.2, 18.0


def x(wait: float) -> float:
    return LEFT + wait / MOST_WAIT * (WIDTH - LEFT - RIGHT)


def y(wrong: float) -> float:
    """Give the height on a scale of square roots: the low values are those that matter."""
    return HEIGHT - BOTTOM - (wrong / MOST_WRONG) ** 0.5 * (HEIGHT - BOTTOM - TOP)


def text(
    at_x: float, at_y: float, words: str, *, anchor: str = "start", colour: str = "#666666"
) -> str:
    return (
        f'<text x="{at_x:.1f}" y="{at_y:.1f}" text-anchor="{anchor}" '
        f'fill="{colour}">{escape(words)}</text>'
    )


def axes() -> list[str]:
    floor = HEIGHT - BOTTOM
    marks = [f'<line x1="{LEFT}" y1="{floor}" x2="{x(MOST_WAIT)}" y2="{floor}" stroke="#999999"/>']
    marks += [text(x(wait), floor + 20, f"{wait}", anchor="middle") for wait in range(5)]
    for wrong in (0, 0.5, 1, 2, 4, 8, 16):
        marks.append(
            f'<line x1="{LEFT}" y1="{y(wrong):.1f}" x2="{x(MOST_WAIT)}" '
            f'y2="{y(wrong):.1f}" stroke="#8884"/>'
        )
        marks.append(text(LEFT - 8, y(wrong) + 4, f"{wrong:g}", anchor="end"))
    marks.append(text(x(2), HEIGHT - 14, "mean wait after a real end, seconds", anchor="middle"))
    marks.append(text(LEFT - 50, TOP - 12, "wrong ends a minute of speech"))
    return marks


def line(points: Sequence[Point], colour: str, name: str, *, number: int) -> list[str]:
    shown = [(wait, wrong) for wait, wrong in points if wait <= MOST_WAIT]
    path = " ".join(f"{x(wait):.1f},{y(wrong):.1f}" for wait, wrong in shown)
    dots = [
        f'<circle cx="{x(wait):.1f}" cy="{y(wrong):.1f}" r="3" fill="{colour}"/>'
        for wait, wrong in shown
    ]
    label = text(WIDTH - RIGHT + 20, TOP + 24 * number, name, colour=colour)
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *dots,
        label,
    ]


def manner(found: Sequence[Heard], which: Preset) -> list[str]:
    wait, wrong = point(found, lambda clip: Ours(TIMEOUTS[which], clip))
    ring = (
        f'<circle cx="{x(wait):.1f}" cy="{y(wrong):.1f}" r="8" fill="none" '
        'stroke="#0a7d55" stroke-width="2"/>'
    )
    return [ring, text(x(wait), y(wrong) + 24, str(which), anchor="middle", colour="#0a7d55")]


def main(folder: Path = Path("../shared/data")) -> None:
    """Draw, and print the points."""
    found = [clip for clips in heard(folder).values() for clip in clips]
    drawn = axes()
    for number, (name, (colour, rule)) in enumerate(FAMILIES.items(), 1):
        points = [
            point(found, lambda clip, wait=wait, rule=rule: rule(wait, clip)) for wait in WAITS
        ]
        print(name, " ".join(f"{wait:.2f}s/{wrong:.2f}" for wait, wrong in points))
        drawn += line(points, colour, name, number=number)
    drawn += [*manner(found, Preset.BRISK), *manner(found, Preset.PATIENT)]
    size = (
        f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="13"'
    )
    PICTURE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n' + "\n".join(drawn) + "\n</svg>\n",
        "utf-8",
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
