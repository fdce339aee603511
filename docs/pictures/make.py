# ruff: noqa: INP001 - a script, not a package
"""Make the README's pictures with Chromium: `python docs/pictures/make.py [SESSION]`.

SESSION is a session's folder; the newest one in `recordings/` without it. Both pictures are drawn
by the program's own screen and page from what was really recorded.
"""

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console

from mockint import replay as playback
from mockint import report
from mockint.audio import BLOCK, read_wav, rms
from mockint.engines import opus, pyworld
from mockint.events import Asking, Listening, LiveWords
from mockint.model import RATE, Answer
from mockint.replay.picture import draw
from mockint.report import versus
from mockint.review import next_steps, review
from mockint.review.checks import BY_NUMBER, TITLES
from mockint.review.compared import MEASURES
from mockint.screen.terminal import LiveScreen
from mockint.session import store
from mockint.session.compare import compare

HERE = Path(__file__).parent
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
ANSWER = "#answer-{}"
_UNFOLD = "() => document.querySelectorAll('details').forEach(d => { d.open = true; })"


def page(session: Path, picture: Path, *, width: int = 1120, height: int = 1560) -> None:
    """Draw the top of a session's report page, and below it its best answer while it plays."""
    held = store.load(session)
    steps = next_steps([entry.review for entry in held.entries if entry.review], held.pack.rubric)
    path = report.write(
        report.build(held, steps), session, report.Sounding(opus.webm, pyworld.pitch)
    )[0].path
    with _browser() as chromium:
        shown = chromium.new_page(
            viewport={"width": width, "height": height},
            color_scheme="light",
            reduced_motion="reduce",
        )
        shown.goto(path.resolve().as_uri())
        shown.evaluate("() => document.fonts.ready")
        # The cover and one answer tell what the page is; what lies between them would make the
        # picture a scroll.
        shown.evaluate(_SHORTEN, _best(held))
        shown.locator(ANSWER.format(_best(held)) + " .w").nth(30).click()
        shown.wait_for_timeout(300)
        shown.keyboard.press("Space")
        shown.mouse.move(0, 0)
        shown.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }")
        shown.wait_for_timeout(300)
        shown.screenshot(path=picture)


def cuts(session: Path) -> None:
    """Draw the pieces of the newest `report.html` that docs/reading-a-report.md explains."""
    held = store.load(session)
    best, weakest = _best(held), _worst(held)
    with _browser() as chromium:
        for name, selector, width, scheme in (
            ("reading-top", ".card", 1400, "light"),
            ("reading-figures", ".figures", 1120, "light"),
            ("reading-sound", f"{ANSWER.format(weakest)} .player", 1120, "light"),
            ("reading-change", f"{ANSWER.format(weakest)} .gist", 1400, "light"),
            ("reading-words", f"{ANSWER.format(1)} .transcript", 760, "light"),
            ("reading-findings", f"{ANSWER.format(best)} .findings", 760, "dark"),
            ("reading-concepts", f"{ANSWER.format(1)} .more", 760, "light"),
            ("reading-board", ".board", 1120, "light"),
        ):
            shown = chromium.new_page(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            shown.goto((session / "report.html").resolve().as_uri())
            shown.evaluate("() => document.fonts.ready")
            shown.evaluate(_UNFOLD)
            # The bar of tools sticks to the top and would lie across the picture.
            shown.evaluate("() => document.querySelector('.tools').hidden = true")
            part = shown.locator(selector).first
            part.scroll_into_view_if_needed()
            shown.set_viewport_size({"width": width, "height": 2400})
            part.evaluate("e => e.scrollIntoView()")
            box = part.bounding_box()
            left, top = max(0, box["x"] - 24), max(0, box["y"] - 8)
            size = {
                "width": min(width - left, box["width"] + 48),
                "height": min(box["height"] + 16, TALLEST),
            }
            shown.screenshot(path=HERE / f"{name}.png", clip={"x": left, "y": top, **size})
            shown.close()


def phone(session: Path, picture: Path) -> None:
    """Draw an answer as a telephone shows it at night."""
    with _browser() as chromium:
        shown = chromium.new_page(
            viewport={"width": 360, "height": 900}, color_scheme="dark", reduced_motion="reduce"
        )
        shown.goto((session / "report.html").resolve().as_uri())
        shown.evaluate("() => document.fonts.ready")
        shown.evaluate("() => document.querySelector('.tools').hidden = true")
        shown.evaluate(
            "s => document.querySelector(s).scrollIntoView()",
            ANSWER.format(_best(store.load(session))),
        )
        shown.screenshot(path=picture)


def compared(session: Path, picture: Path) -> None:
    """Draw two takes of the best answer.

    The second is the first without its last third, judged as it is.
    """
    held = store.load(session)
    entry = held.entries[_best(held) - 1]
    assert entry.transcript is not None
    assert entry.recording is not None
    said = replace(
        entry.transcript, words=entry.transcript.words[: 2 * len(entry.transcript.words) // 3]
    )
    judged = review(Answer(entry.question, entry.recording, said), held.pack.rubric)
    first = replace(held, entries=(entry,))
    later = replace(
        held, id="a later take", entries=(replace(entry, transcript=said, review=judged),)
    )
    page = session / "compared.html"
    page.write_text(
        versus.page(compare([first, later], by_number=BY_NUMBER, measures=MEASURES, titles=TITLES)),
        encoding="utf-8",
    )
    with _browser() as chromium:
        shown = chromium.new_page(
            viewport={"width": 1120, "height": 760}, color_scheme="light", reduced_motion="reduce"
        )
        shown.goto(page.resolve().as_uri())
        shown.evaluate("() => document.fonts.ready")
        shown.evaluate("() => document.querySelector('article').scrollIntoView()")
        shown.screenshot(path=picture)


def replayed(session: Path, picture: Path, *, seconds: float = 30.0) -> None:
    """Draw the terminal in the middle of a replay of the best answer."""
    held = store.load(session)
    deck = playback.Deck(
        playback.slots([(held, session)], [held.entries[_best(held) - 1].question])
    )
    deck.do(playback.Command.NEXT)
    deck.go(seconds)
    console = Console(
        record=True, width=110, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(draw(deck, 110, keys=True))
    terminal(console, picture, title="mockint replay")


TALLEST = 900
"""Pixels of a cut: what is longer says no more."""


def interview(session: Path, picture: Path, *, seconds: float = 24.0) -> None:
    """Draw the terminal as it was so many seconds into the session's best answer."""
    held = store.load(session)
    number = _best(held)
    entry = held.entries[number - 1]
    assert entry.recording is not None
    assert entry.transcript is not None
    samples = read_wav(session / entry.recording.path)[: round(seconds * RATE)]
    console = Console(
        record=True, width=96, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    screen = LiveScreen(console)
    screen.show(Asking(entry.question, number, len(held.entries)))
    for start in range(0, len(samples) - BLOCK, BLOCK):
        level = rms(samples[start : start + BLOCK])
        screen.show(Listening(start / RATE, level, speaking=True, silence=0.0, patience=3.0))
    said = [word.text for word in entry.transcript.words if word.end < seconds - 1]
    screen.show(LiveWords(" ".join(said), final=False))
    console.print(screen.picture())
    terminal(console, picture, title="mockint interview")


def terminal(console: Console, picture: Path, *, title: str = "mockint", width: int = 1100) -> None:
    """Draw what was printed on a console that records (`Console(record=True, width=100)`)."""
    drawing = console.export_svg(title=title)
    with _browser() as chromium:
        shown = chromium.new_page(viewport={"width": width, "height": 400})
        shown.set_content(
            f"<style>body{{margin:0}}svg{{width:100%;display:block}}</style>{drawing}"
        )
        shown.locator("svg").first.screenshot(path=picture)


_SHORTEN = """number => {
    for (const part of document.querySelectorAll(".board, .tools")) part.hidden = true;
    for (const article of document.querySelectorAll("article")) {
        article.hidden = article.id !== `answer-${number}`;
    }
}"""


def _worst(held: Any) -> int:
    """Choose the answer with most fillers: most of what can be drawn on a waveform is on it."""
    slips = [
        len(entry.transcript.disfluencies or ()) if entry.transcript else 0
        for entry in held.entries
    ]
    return slips.index(max(slips)) + 1


def _best(held: Any) -> int:
    """Choose the answer with most points: most of what a page can show is on it."""
    points = [
        sum(score.points or 0 for score in entry.review.scores) if entry.review else 0
        for entry in held.entries
    ]
    return points.index(max(points)) + 1


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for pictures only

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


if __name__ == "__main__":
    newest = Path(sys.argv[1]) if len(sys.argv) > 1 else store.find(Path("recordings"), "last")
    interview(newest, HERE / "interview.png")
    page(newest, HERE / "report.png")
    cuts(newest)
    phone(newest, HERE / "reading-phone.png")
    compared(newest, HERE / "reading-compared.png")
    replayed(newest, HERE / "replay.png")
