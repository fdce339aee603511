"""The room in which a session's stored sound is judged again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from mockint.console import Console
from mockint.errors import BadInput
from mockint.model import Question, Session
from mockint.ports import LargerJudge, Room
from mockint.screen.plain_lines import PlainScreen
from mockint.session import lock, store, stored
from mockint.wiring import parts
from mockint.wiring.repair import repair
from mockint.wiring.shared import reviewer, say_where_it_goes, terms
from mockint.wiring.wishes import Wishes
from mockint.words.disfluencies.second_pass import SecondPass
from mockint.words.live import Live
from mockint.words.terms import Careful


@contextmanager
def second_look(
    folder: Path,
    wishes: Wishes,
    *,
    console: Console,
    anew: bool,
    larger: LargerJudge | None = None,
) -> Iterator[tuple[Room, tuple[Question, ...]]]:
    """Furnish a room in which a session's stored sound is judged again.

    Finishes a session that broke off.
    """
    with lock.hold(folder), PlainScreen(console) as screen:
        session = _mended(folder)
        before = _without_words(session) if anew else session
        transcripts = [entry.transcript for entry in before.entries]
        # a recogniser is loaded only for what is missing: loading takes seconds
        recogniser = whole = None
        if any(words is None or words.disfluencies is None for words in transcripts):
            recogniser = parts.recogniser(wishes.engine, wishes.model)
            whole = parts.second_recogniser(
                recogniser, wishes.engine, wishes.model, wishes.second_model
            )
        say_where_it_goes(recogniser, screen)
        transcriber = None
        if recogniser and None in transcripts:
            live = Live(recogniser, screen, parts.detector())
            transcriber = Careful(live, session.pack, parts.glossary())
        room = Room(
            pack=session.pack,
            voice=stored.StoredVoice(None),
            ear=stored.StoredEar(session),
            transcriber=stored.StoredTranscriber(before, otherwise=transcriber),
            review=reviewer(session.pack, folder, larger),
            store=stored.Remade(folder),
            screen=screen,
            second_pass=SecondPass(
                recogniser,
                folder,
                terms(session.pack),
                parts.align,
                whole=whole,
                pitch=parts.pitch(),
            ),
        )
        yield room, tuple(entry.question for entry in session.entries)


def _mended(folder: Path) -> Session:
    """Put the session's folder in order, and give those questions that were answered."""
    repair(folder, parts.detector)
    session = store.load(folder)
    answered = tuple(entry for entry in session.entries if entry.recording)
    if not answered:
        raise BadInput(
            f"{session.id} has no answer yet.",
            do=f"Go on with it: mockint interview --resume {session.id}",
        )
    return replace(session, entries=answered)


def _without_words(session: Session) -> Session:
    return replace(
        session, entries=tuple(replace(entry, transcript=None) for entry in session.entries)
    )
