"""A `Report` and its folder in, one HTML page out.

No request leaves the page, and nothing that was said or read is trusted in it.
"""

import re
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import jinja2
from markupsafe import Markup

from mockint.model import Report
from mockint.report.figures import clock
from mockint.report.passages import sentences
from mockint.report.phrasing import gist
from mockint.report.sound import AnswerSound, Sounding, sound_of
from mockint.report.view import View, view
from mockint.session.json import encode
from mockint.text.sanitise import plain

HERE = files("mockint.report")

WORKERS = 2
"""Answers whose sound is read at the same time; more would hold more of it in memory."""

_UNBROKEN = re.compile(rb'[^\s"]{300}')
"""A word so long that browsers take minutes to break it in a font with kerning."""


class Extent(StrEnum):
    """How much of a report is shown at once."""

    FOLDED = "folded"
    """The card, and of each answer what matters; all the rest opens on a click."""
    FULL = "full"
    """Everything lies open, as on paper."""
    CARD = "card"
    """Nothing but the card, without a sound."""


def html(
    report: Report, folder: Path, sounding: Sounding, *, extent: Extent = Extent.FOLDED
) -> str:
    """Write the page; `sounding` says what becomes of the sound."""
    page = view(report)
    if extent is Extent.CARD:
        return _rendered(page, {}, css=style(), policy=policy(style()), alone=True)
    with ThreadPoolExecutor(
        WORKERS
    ) as workers:  # the encoder and the big sums let other threads run
        answers = workers.map(
            lambda entry: sound_of(entry, folder, sounding), report.session.entries
        )
        sounds = dict(enumerate(answers, 1))
    css, script = style(), read("page.js") + read("coach.js")
    media = "'self' file:" if any(sound.href for sound in sounds.values()) else "blob:"
    return _rendered(
        page,
        sounds,
        css=css,
        script=script,
        policy=policy(css, script, media=media),
        opened=extent is Extent.FULL,
        unbroken=_UNBROKEN.search(encode(report)) is not None,
        settles=_settles(report, folder, page),
        session=folder.name if report.session.id == folder.name else "",
    )


def _rendered(  # noqa: PLR0913 - what the template is given
    page: View,
    sounds: dict[int, AnswerSound],
    *,
    css: str,
    policy: str,
    script: str = "",
    alone: bool = False,
    opened: bool = False,
    unbroken: bool = True,
    settles: str = "",
    session: str = "",
) -> str:
    return template("page.html.j2").render(
        page=page,
        heard=sounds,
        found=_found(page),
        kept=_kept(sounds),
        asking=_asking(page) if settles else [],
        alone=alone,
        opened=" open" if opened else "",
        unbroken=unbroken,
        settles=settles,
        session=session,
        rated=any(score.theirs for section in page.sections for score in section.scores),
        playable=any(sound.source for sound in sounds.values()),
        embedded=any(sound.embedded for sound in sounds.values()),
        # Both are ours, and their hashes are all that the policy lets run.
        style=Markup(css),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=policy,
    )


def _asking(page: View) -> list[int]:
    """List the answers in which a doubt can be settled."""
    return [
        section.number
        for section in page.sections
        if any(shown.asks for shown in section.judgements)
    ]


def policy(style: str, script: str = "", *, media: str = "'none'") -> str:
    """Forbid everything but this style, this script, and sound from the page itself."""
    parts = {
        "default-src": "'none'",
        "script-src": _hash(script) if script else "'none'",
        "style-src": _hash(style),
        "font-src": "data:",
        "media-src": media,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _found(page: View) -> list[tuple[str, str]]:
    """List the checks that found anything, for the filter."""
    return sorted(
        {
            judgement.check: judgement.title
            for section in page.sections
            for judgement in section.judgements
        }.items()
    )


def _kept(sounds: dict[int, AnswerSound]) -> str:
    """Tell where the sound is, if not in the page."""
    beside = any(sound.href for sound in sounds.values())
    return "The sound lies beside this page." if beside else ""


def _settles(report: Report, folder: Path, page: View) -> str:
    """Name the session by which the candidate settles doubts; a page to share asks nothing."""
    asks = any(shown.asks for section in page.sections for shown in section.judgements)
    return folder.name if asks and report.session.id == folder.name else ""


@cache
def template(name: str) -> jinja2.Template:
    """Read one of our templates; everything that it is given is escaped."""
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    environment.filters["clock"] = clock
    environment.filters["plain"] = plain
    environment.filters["gist"] = gist
    environment.filters["sentences"] = sentences
    return environment.from_string(read(name))


@cache
def style() -> str:
    """Give the style with its fonts inside."""
    css = read("page.css")
    for name, file in (("@serif@", "source-serif.woff2"), ("@sans@", "inter.woff2")):
        font = b64encode(HERE.joinpath("fonts", file).read_bytes()).decode()
        css = css.replace(name, f"data:font/woff2;base64,{font}")
    return css


def read(name: str) -> str:
    """Read one of our files."""
    return HERE.joinpath(name).read_text(encoding="utf-8")
