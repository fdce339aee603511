"""What the rooms of an interview and of a second look have in common."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from mockint.events import Notice
from mockint.model import Answer, Pack, Question, Review
from mockint.ports import LargerJudge, Recogniser, Remote, Screen
from mockint.review import review
from mockint.session import corrected
from mockint.wiring import parts
from mockint.words.terms import Expected, expected


def terms(pack: Pack) -> Callable[[Question], Expected]:
    """Give the terms that an answer to a question of a pack may hold."""
    return partial(expected, pack, glossary=parts.glossary())


def say_where_it_goes(recogniser: Recogniser | None, screen: Screen) -> None:
    """Tell, before anything is heard, that a recogniser is a company's server, and which."""
    if isinstance(recogniser, Remote) and recogniser.leaves_machine:
        where = f"{recogniser.made_by} is somebody else's server"
        screen.show(Notice(f"{where}: what is said leaves this machine.", "Ctrl-C stops."))


def reviewer(
    pack: Pack, folder: Path, larger: LargerJudge | None = None
) -> Callable[[Answer], Review]:
    """Give the review that a pack asks for; the sound lies in the session's folder."""
    return partial(
        review,
        rubric=pack.rubric,
        embedder=parts.embedder(),
        judge=parts.judge(),
        morphology=parts.morphology(),
        studio=parts.studio(folder),
        corrections=corrected.known(),
        larger=larger,
    )
