"""The rooms of an interview: with a candidate at the microphone, or with the recorded one."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from rich.text import Text

from mockint import places
from mockint.console import Console
from mockint.ear.endpointing import READING, TIMEOUTS
from mockint.ear.listener import Listener
from mockint.ear.reconnect import UNATTENDED, WAITED_FOR, ReconnectingMicrophone, Replaceable
from mockint.events import Notice
from mockint.model import Answer, Review
from mockint.ports import Detector, Keys, Loudspeaker, Microphone, Room, Screen, Voice
from mockint.probing import Prober
from mockint.review.read_ahead import ReadAhead
from mockint.screen.complaints import device_complaints
from mockint.screen.plain_lines import PlainScreen
from mockint.screen.terminal import LiveScreen
from mockint.session import lock, store
from mockint.wiring import models, parts, voices
from mockint.wiring.plans import Plan
from mockint.wiring.shared import reviewer, say_where_it_goes, terms
from mockint.wiring.wishes import Wishes
from mockint.words.disfluencies.second_pass import SecondPass
from mockint.words.live import Live
from mockint.words.terms import Careful

DEMO = "demo (synthetic voice)"
"""What sessions of the bundled candidate are labelled with."""


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
    """Furnish the room for a live interview.

    What may be missing is found out before the first question.
    """
    with ExitStack() as stack:
        microphone = parts.microphone(wishes.microphone)
        stack.callback(parts.close, microphone)
        quality = ""
        if microphone.telephone:
            quality = " (telephone quality: a Bluetooth headset whose microphone is open)"
        console.print(
            f"Microphone: {microphone.name}{quality}",
            style="dim",
            markup=False,
            highlight=False,
            soft_wrap=True,
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


def _interview(
    stack: ExitStack, plan: Plan, wishes: Wishes, *, desk: Desk, console: Console
) -> tuple[Room, Path]:
    """Load every engine, open the session's folder, and only then the screen.

    The first question can be read meanwhile.
    """
    with nullcontext() if wishes.plain else console.status(_first(plan)):
        parts.load_judge()  # first, since loading takes three times the memory that stays
        recogniser = parts.recogniser(wishes.engine, wishes.model)
        whole = parts.second_recogniser(
            recogniser, wishes.engine, wishes.model, wishes.second_model
        )
        detector = parts.detector()
    keys = parts.keys(live=desk.microphone.live, terminal=sys.stdin.isatty())
    folder = _folder(plan, wishes, desk)
    stack.enter_context(lock.hold(folder.path))
    screen = screen_for(console, keys=isinstance(keys, AbstractContextManager), plain=wishes.plain)
    # before the screen, which is the last to be left
    stack.enter_context(device_complaints(places.log_file()))
    stack.enter_context(screen)
    if isinstance(keys, AbstractContextManager):
        stack.enter_context(keys)
    _say_what_is_missing(desk, wishes, screen)
    say_where_it_goes(recogniser, screen)
    live = Live(recogniser, screen, parts.detector())
    review = reviewer(plan.pack, folder.path)
    ear = _ear(desk, wishes, live, detector=detector, keys=keys, screen=screen)
    stack.callback(ear.close)
    voice = voices.voice(
        wishes.voice, desk.speaker, screen, language=plan.pack.language, playing=ear.playing
    )
    prober = Prober(plan.pack.rubric, parts.embedder(), parts.judge(), wishes.follow_ups)
    # what comes faster than it is spoken leaves no time to read it twice
    ahead = None if desk.fast else ReadAhead(partial(read_ahead, review, prober, voice))
    room = Room(
        pack=replace(plan.pack, questions=plan.questions),
        voice=voice,
        ear=ear,
        transcriber=Careful(live, plan.pack, parts.glossary(), ahead=ahead),
        review=review,
        store=folder,
        screen=screen,
        prober=prober,
        attended=desk.microphone.live,
        second_pass=SecondPass(
            recogniser, folder.path, terms(plan.pack), parts.align, whole=whole, pitch=parts.pitch()
        ),
    )
    return room, folder.path


def read_ahead(
    review: Callable[[Answer], Review], prober: Prober, voice: Voice, answer: Answer
) -> None:
    """Read the answer so far, and make the sound of what would be asked on if it ended here."""
    for follow_up in prober(answer, review(answer)):
        if follow_up.text:
            voice.prepare(follow_up.text)


def _folder(plan: Plan, wishes: Wishes, desk: Desk) -> store.Folder:
    """Give the folder of the session that goes on, or of a new one."""
    if plan.folder:
        return store.Folder(plan.folder)
    return store.begin(
        wishes.recordings,
        plan.pack,
        now=datetime.now().astimezone(),
        candidate=desk.candidate,
        planned=plan.questions,
    )


def _ear(  # noqa: PLR0913 - all that it hears with
    desk: Desk, wishes: Wishes, live: Live, *, detector: Detector, keys: Keys, screen: Screen
) -> Listener:
    """Make the ear; where nothing is played, there is no echo to take out."""
    echoes = desk.microphone.live and desk.speaker is not None
    return Listener(
        _waited_for(desk.microphone, keys, screen),
        detector,
        keys=keys,
        screen=screen,
        patience=TIMEOUTS[wishes.manner] if wishes.patience is None else wishes.patience,
        end_of_turn=parts.end_of_turn(),
        echo_canceller=parts.echo_canceller() if echoes else None,
        so_far=live.so_far,
        awaits_words=not desk.fast,
    )


def _say_what_is_missing(desk: Desk, wishes: Wishes, screen: Screen) -> None:
    if desk.speaker is None:
        screen.show(
            Notice(
                "No loudspeaker: the questions are shown, and their sound is kept with the session."
            )
        )
    if wishes.engine == "faster-whisper" and wishes.model is None and (slow := models.slow()):
        screen.show(Notice(slow))


def _first(plan: Plan) -> Text:
    """Say what is waited for, with something to think about meanwhile."""
    done = {review.question for review in plan.reviews}
    first = next((question.text for question in plan.questions if question.id not in done), "")
    return Text.assemble("Getting voice and ear ready …\n", (first, "bold"))


def _longest(wishes: Wishes) -> float:
    """Give the silence after which every answer is over: a recorded candidate presses no key."""
    patience = TIMEOUTS[wishes.manner]
    return wishes.patience or (max(patience.most, READING) if patience is not None else 0.0)


def _waited_for(microphone: Microphone, keys: Keys, screen: Screen) -> Microphone:
    """Let a device come back that goes away; a file does not."""
    if not isinstance(microphone, Replaceable):
        return microphone
    attended = isinstance(keys, AbstractContextManager)
    longest = WAITED_FOR if attended else UNATTENDED
    return ReconnectingMicrophone(microphone, keys=keys, screen=screen, longest=longest)


def screen_for(console: Console, *, keys: bool, plain: bool) -> LiveScreen | PlainScreen:
    """Choose a picture, or lines where they are wished for or nothing can be drawn."""
    if plain or not console.is_terminal or console.is_dumb_terminal:
        return PlainScreen(console, keys=keys)
    return LiveScreen(console, keys=keys)
