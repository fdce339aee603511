"""Puts furniture into rooms: one function for each kind of room, and nothing else knows which engine is used."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from rich.text import Text

from mockint.console import Console
from mockint.ear.endpointing import PATIENCE, READING, Manner
from mockint.ear.listener import Listener
from mockint.ear.reconnect import UNATTENDED, WAITED_FOR, ReconnectingMicrophone, Replaceable
from mockint.errors import BadInput
from mockint.events import Told
from mockint.model import Pack, Question, Session
from mockint.ports import Keys, Loudspeaker, Microphone, Recogniser, Remote, Room, Screen
from mockint.review import review
from mockint.screen.terminal import LiveScreen, PlainScreen
from mockint.session import lock, store
from mockint.session import stored as replay
from mockint.wiring import parts
from mockint.wiring.plans import Plan
from mockint.wiring.repair import repair
from mockint.words.disfluencies.second_pass import Check, SecondPass
from mockint.words.live import Live
from mockint.words.terms import Careful, expected

DEMO = "demo (synthetic voice)"
"""What sessions of the bundled candidate are labelled with."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the candidate chose; the defaults suit most desks."""

    recordings: Path = Path("recordings")
    """Folder of the sessions."""
    voice: str = "auto"
    """`auto`, `natural`, `system` or `silent`."""
    microphone: str | None = None
    """Number or part of its name; None is the system's default."""
    loudspeaker: str | None = None
    engine: str = "faster-whisper"
    model: str | None = None
    manner: Manner = Manner.PATIENT
    """How long the interviewer waits."""
    patience: float | None = None
    """Seconds of silence that end an answer, whatever it sounds like; None leaves it to the manner."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who sits there, and what is on it."""

    candidate: str
    microphone: Microphone
    speaker: Loudspeaker | None
    """None: nobody could hear the questions."""
    fast: bool = False
    """Sound comes as quickly as it is taken."""


@contextmanager
def practice(plan: Plan, wishes: Wishes, *, console: Console) -> Iterator[tuple[Room, Path]]:
    """Furnish the room for a live interview; what may be missing is found out before the first question."""
    with ExitStack() as stack:
        microphone = parts.microphone(wishes.microphone)
        stack.callback(parts.close, microphone)
        telephone = (
            " (telephone quality: a Bluetooth headset whose microphone is open)"
            if microphone.telephone
            else ""
        )
        console.print(
            f"Microphone: {microphone.name}{telephone}", style="dim", markup=False, highlight=False
        )
        desk = Desk("you", microphone, parts.loudspeaker(wishes.loudspeaker))
        yield _interview(stack, plan, wishes, desk=desk, console=console)


@contextmanager
def demo(
    plan: Plan, answers: Sequence[Path], wishes: Wishes, *, console: Console, fast: bool
) -> Iterator[tuple[Room, Path]]:
    """Furnish the same room with a recorded candidate instead of the microphone.

    Fast, or where nobody could hear it, sound is fed as quickly as it is taken.
    """
    from mockint.engines.soundfiles import SoundFiles

    speaker = None if fast else parts.loudspeaker(wishes.loudspeaker)
    files = SoundFiles(
        answers, decode=parts.decode, fast=speaker is None, silence=_longest(wishes) + 0.5
    )
    with ExitStack() as stack:
        desk = Desk(DEMO, files, speaker, fast=speaker is None)
        yield _interview(stack, plan, wishes, desk=desk, console=console)


@contextmanager
def second_look(
    folder: Path, wishes: Wishes, *, console: Console, anew: bool
) -> Iterator[tuple[Room, tuple[Question, ...]]]:
    """Furnish a room in which a session's stored sound is judged again; finishes one that broke off."""
    with lock.hold(folder), PlainScreen(console) as screen:
        session = _mended(folder)
        before = _without_words(session) if anew else session
        words = any(entry.transcript is None for entry in before.entries)
        slips = any(
            entry.transcript is None or entry.transcript.disfluencies is None
            for entry in before.entries
        )
        recogniser = parts.recogniser(wishes.engine, wishes.model) if words or slips else None
        _say_where_it_goes(recogniser, screen)
        live = (
            Careful(Live(recogniser, screen, parts.detector()), session.pack, parts.book())
            if recogniser and words
            else None
        )
        room = Room(
            pack=session.pack,
            voice=replay.StoredVoice(None),
            ear=replay.StoredEar(session),
            transcriber=replay.StoredTranscriber(before, otherwise=live),
            review=partial(
                review,
                rubric=session.pack.rubric,
                embedder=parts.meaning(),
                studio=parts.studio(folder),
            ),
            store=store.Remade(folder),
            screen=screen,
            second_pass=SecondPass(recogniser, folder, _check(session.pack), parts.align),
        )
        yield room, tuple(entry.question for entry in session.entries)


def _say_where_it_goes(recogniser: Recogniser | None, screen: Screen) -> None:
    """Tell, before anything is heard, that a recogniser is a company's server, and which."""
    if isinstance(recogniser, Remote) and recogniser.leaves_machine:
        screen.show(
            Told(
                f"{recogniser.made_by} is somebody else's server: what is said leaves this machine.",
                "Ctrl-C stops.",
            )
        )


def _interview(
    stack: ExitStack, plan: Plan, wishes: Wishes, *, desk: Desk, console: Console
) -> tuple[Room, Path]:
    """Load every engine, open the session's folder, and only then the screen; the first question is read meanwhile."""
    with console.status(_first(plan)):
        recogniser = parts.recogniser(wishes.engine, wishes.model)
        detector = parts.detector()
    keys = parts.keys(live=desk.microphone.live, terminal=sys.stdin.isatty())
    folder = (
        store.Folder(plan.folder)
        if plan.folder
        else store.begin(
            wishes.recordings,
            plan.pack,
            now=datetime.now().astimezone(),
            candidate=desk.candidate,
            planned=plan.questions,
        )
    )
    stack.enter_context(lock.hold(folder.path))
    screen = _screen(console, keys=isinstance(keys, AbstractContextManager))
    stack.enter_context(screen)
    if isinstance(keys, AbstractContextManager):
        stack.enter_context(keys)
    if desk.speaker is None:
        screen.show(
            Told(
                "No loudspeaker: the questions are shown, and their sound is kept with the session."
            )
        )
    if wishes.engine == "faster-whisper" and wishes.model is None and (slow := parts.slow()):
        screen.show(Told(slow))
    _say_where_it_goes(recogniser, screen)
    live = Live(recogniser, screen, parts.detector())
    ear = Listener(
        _waited_for(desk.microphone, keys, screen),
        detector,
        keys=keys,
        screen=screen,
        patience=PATIENCE[wishes.manner] if wishes.patience is None else wishes.patience,
        completion=parts.completion(),
        guard=parts.guard() if desk.microphone.live and desk.speaker is not None else None,
        so_far=live.so_far,
        awaits_words=not desk.fast,
    )
    stack.callback(ear.close)
    room = Room(
        pack=replace(plan.pack, questions=plan.questions),
        voice=parts.voice(
            wishes.voice, desk.speaker, screen, language=plan.pack.language, playing=ear.playing
        ),
        ear=ear,
        transcriber=Careful(live, plan.pack, parts.book()),
        review=partial(
            review,
            rubric=plan.pack.rubric,
            embedder=parts.meaning(),
            studio=parts.studio(folder.path),
        ),
        store=folder,
        screen=screen,
        second_pass=SecondPass(recogniser, folder.path, _check(plan.pack), parts.align),
    )
    return room, folder.path


def _first(plan: Plan) -> Text:
    """Say what is waited for, with something to think about meanwhile."""
    done = {review.question for review in plan.reviews}
    first = next((one.text for one in plan.questions if one.id not in done), "")
    return Text.assemble("Getting voice and ear ready …\n", (first, "bold"))


def _check(pack: Pack) -> Check:
    """Give what takes hinted terms out of an answer that a reading without hints has not."""
    book = parts.book()
    return lambda question, transcript, reading: expected(pack, question, book).checked(
        transcript, reading
    )


def _longest(wishes: Wishes) -> float:
    """Give the silence after which every answer is over, when a recorded candidate presses no key."""
    patience = PATIENCE[wishes.manner]
    return wishes.patience or (max(patience.most, READING) if patience is not None else 0.0)


def _waited_for(microphone: Microphone, keys: Keys, screen: Screen) -> Microphone:
    """Let a device come back that goes away; a file does not."""
    if not isinstance(microphone, Replaceable):
        return microphone
    attended = isinstance(keys, AbstractContextManager)
    longest = WAITED_FOR if attended else UNATTENDED
    return ReconnectingMicrophone(microphone, keys=keys, screen=screen, longest=longest)


def _screen(console: Console, *, keys: bool) -> LiveScreen | PlainScreen:
    return LiveScreen(console, keys=keys) if console.is_terminal else PlainScreen(console)


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
