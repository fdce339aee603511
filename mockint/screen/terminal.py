"""A live picture of the interview in the terminal: question, clock, level, words, keys."""

import math
from collections import deque
from types import TracebackType
from typing import Self

from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.live import Live
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from mockint.console import Console
from mockint.ear.key_table import State
from mockint.events import (
    Asking,
    Event,
    GoingOn,
    Listening,
    LiveWords,
    Notice,
    Recorded,
    Replying,
    Reviewed,
    Working,
)
from mockint.screen.hints import hints, state_after
from mockint.screen.plain_lines import summary
from mockint.text.quotes import clock

SOFTLY = 0.5
"""Share of the silence that would end the answer after which the screen says so."""

BARS = " ▁▂▃▄▅▆▇█"
"""From silence to full scale."""

HISTORY = 32
"""How many blocks of level the meter shows."""

LINES = 4
"""How many lines of words are shown while they come."""


class LiveScreen:
    """A picture that moves: question, clock, level meter, the words as they come, keys."""

    def __init__(self, console: Console, *, keys: bool = True) -> None:
        self._console = console
        self._keys = keys
        self._state: State | None = None
        self._asking: Asking | None = None
        self._replying: Replying | None = None
        self._listening: Listening | None = None
        self._heard = LiveWords("", final=False)
        self._working = ""
        self._levels: deque[float] = deque([0.0] * HISTORY, maxlen=HISTORY)
        self._live = Live(
            console=console, refresh_per_second=12, get_renderable=self.picture, transient=True
        )

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

    def show(self, event: Event) -> None:
        """Take it into the picture, or print it above the picture when it is to stay."""
        self._state = state_after(event, self._state)
        match event:
            case Asking():
                self._replying = None
                self._asking, self._listening = event, None
                self._heard, self._working = LiveWords("", final=False), ""
                self._levels.extend([0.0] * HISTORY)
            case GoingOn(asking):
                self._asking, self._working = asking, ""
            case Listening():
                self._listening, self._working, self._replying = event, "", None
                self._levels.append(event.level)
            case Replying():
                self._replying = event
            case LiveWords():
                self._heard = event
            case Working(what, done):
                self._working = what if done is None else f"{what} {done:.0%}"
            case Notice(message, do):
                self._live.console.print(
                    Text.assemble(("! ", "bold yellow"), message, " ", (do, "dim"))
                )
            case Recorded():
                self._listening, self._working = None, "Reading your answer"
            case Reviewed():
                self._asking, self._working = None, ""
                self._live.console.print(findings(event))

    def picture(self) -> RenderableType:
        """Draw the whole picture as it is now."""
        parts: list[RenderableType] = []
        if self._asking is not None:
            parts.append(question_panel(self._asking))
            if self._replying is not None:
                parts.append(Padding(reply(self._replying), (0, 2)))
            elif self._listening is not None:
                parts.append(Padding(meter(self._listening, tuple(self._levels)), (0, 2)))
            elif not self._working:
                parts.append(Padding(Text("♪ speaking the question", style="dim"), (0, 2)))
            if self._heard.text:
                parts.append(Padding(words(self._heard, self._console.width - 4), (1, 2, 0, 2)))
        if self._working:
            parts.append(Padding(Text(f"… {self._working}", style="dim"), (0, 2)))
        if self._keys and self._asking is not None and self._state is not None:
            parts.append(Padding(keys(self._state), (1, 2)))
        return Group(*parts)


def question_panel(asking: Asking) -> Panel:
    """Frame the question with its place in the interview."""
    title = Text.assemble(
        (f" {asking.number} of {asking.of} ", "bold"),
        ("· ", "dim"),
        (f"{asking.question.theme} ", "cyan"),
        ("· follow-up " if asking.follows else "", "dim"),
    )
    return Panel(
        Text(asking.question.text, style="bold"),
        title=title,
        title_align="left",
        border_style="cyan",
        padding=(1, 2),
    )


def meter(listening: Listening, levels: tuple[float, ...]) -> Table:
    """Draw clock, level and what the ear believes, in one row."""
    row = Table.grid(padding=(0, 2))
    state, style = _state(listening)
    bars = "".join(BARS[step(level)] for level in levels)
    lamp = Text("‖" if listening.paused else "●", style="yellow" if listening.paused else "red")
    row.add_row(
        lamp,
        Text(clock(listening.seconds), style="bold"),
        Text(bars, style="green" if listening.speaking else "dim"),
        Text(state, style=style),
    )
    return row


def words(spoken: LiveWords, width: int) -> Text:
    """Show the last lines of what was heard; dim until it is final."""
    lines = Text(spoken.text).wrap(Console(width=max(20, width)), max(20, width))
    return Text("\n", style="" if spoken.final else "dim italic").join(lines[-LINES:])


def keys(state: State) -> Columns:
    """Name the keys that mean something now; a key stays beside its meaning."""
    return Columns(
        [
            Text.assemble((f" {key} ", "reverse"), (f" {meaning} ", "dim"))
            for key, meaning in hints(state)
        ]
    )


def reply(replying: Replying) -> Text:
    """Show what the interviewer says in reply."""
    return Text.assemble((f"♪ {replying.what}: ", "dim"), replying.text)


def findings(reviewed: Reviewed) -> RenderableType:
    """Say in a few lines what was found in an answer."""
    lines = Table.grid(padding=(0, 1))
    for sign, colour, message in summary(reviewed):
        lines.add_row(Text(sign, style=colour), Text(message))
    title = Text.assemble(("■ ", "cyan"), (reviewed.question.theme, "bold"))
    return Padding(Group(title, Padding(lines, (0, 0, 0, 2))), (0, 0, 1, 0))


def _state(listening: Listening) -> tuple[str, str]:
    if listening.paused:
        return "paused", "yellow"
    if listening.speaking:
        return "listening", "green"
    if listening.held:
        return "take all the time you need; Enter when you are done", "cyan"
    if listening.patience is None or listening.silence < SOFTLY * listening.patience:
        return "take your time", "dim"
    left = math.ceil(listening.patience - listening.silence)
    return f"going on in {max(1, left)} s, or keep talking", "yellow"


def step(level: float) -> int:
    """Give the bar for a level: ordinary speech, about 0.05, fills half of the meter."""
    return min(len(BARS) - 1, round(math.sqrt(max(0.0, level)) * 2 * (len(BARS) - 1)))
