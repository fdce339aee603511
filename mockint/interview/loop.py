"""While the agenda has a question, ask it, then assess the answer, and ask on."""

from collections.abc import Sequence

from mockint.events import Asking, GoingOn, Notice, Reviewed
from mockint.interview.answering import Outcome, answer
from mockint.interview.asking_on import asked_on
from mockint.interview.sounds import clear, set_aside, sound_of
from mockint.interview.speaking import say
from mockint.model import FollowUp, Review, Stop
from mockint.ports import Agenda, GoesOn, Room


def interview(agenda: Agenda, room: Room, *, reviews: Sequence[Review] = ()) -> list[Review]:
    """Hold an interview and give its reviews; `reviews` are those of a session that goes on.

    Ends when the agenda does, when the candidate quits, or when the microphone is gone. Each answer
    is on disk before anything else happens to it; those that were not listened to a second time yet
    are at the end.
    """
    given = _asked(agenda, room, list(reviews))
    hear_again(room)
    return given


def _asked(agenda: Agenda, room: Room, reviews: list[Review]) -> list[Review]:
    """Ask and assess until it is over."""
    last: Asking | None = None
    on: Asking | None = None
    asked: dict[str, tuple[FollowUp, ...]] = {}
    while True:
        before, asking = last, on or following(agenda, reviews)
        goes_on = room.ear.gone_on() if asking is None else not ask(asking, room)
        if goes_on and last is not None:
            asking = last
            room.screen.show(GoingOn(asking))
        if asking is None:
            clear(before, room)
            return reviews
        replaced = reviews.pop() if asking is last or asking.follows is not None else None
        after = following(agenda, [*reviews, Review(asking.question.id, (), (), "")])
        outcome = answer(asking, room, after=after)
        reviews.append(outcome.review or replaced or Review(asking.question.id, (), (), ""))
        if asking is not before:
            clear(before, room)
        last, on = asking, asked_on(asking, outcome, room, asked)
        if on is None:
            _show(asking, outcome, reviews[-1], room)
        if outcome.stop in (Stop.QUIT, Stop.LOST):
            clear(last, room)
            return reviews


def _show(asking: Asking, outcome: Outcome, review: Review, room: Room) -> None:
    """Show what was found, only now: before a follow-up it would give the point away."""
    answered = outcome.answer or asking.follows
    if answered is not None:
        room.screen.show(Reviewed(answered.question, answered.transcript, review))


def following(agenda: Agenda, reviews: Sequence[Review]) -> Asking | None:
    """Say which question comes next; None when the interview is over."""
    question = agenda(reviews)
    if question is None:
        return None
    number = len(reviews) + 1
    # a follow-up is not planned, so the number may pass the agenda's count
    return Asking(question, number=number, of=max(len(agenda), number))


def ask(asking: Asking, room: Room) -> bool:
    """Say the question; False when the candidate goes on with the answer before instead."""
    question = asking.question
    keep = None
    set_aside(asking, room)  # asked before, and still open
    if asking.follows is None:
        room.store.keep(question, question)
        keep = room.store.folder(question) / "question.wav"
    room.screen.show(asking)
    outcome = room.ear.meanwhile(
        lambda: say(question, room, keep=keep), hush=room.voice.hush, early=sound_of(asking, room)
    )
    return outcome is not GoesOn.GOES_ON


def hear_again(room: Room) -> None:
    """Keep what the second pass heard, and what the review makes of it."""
    if room.second_pass is None:
        return
    if room.second_pass.left:
        room.screen.show(Notice("Listening once more, as a whole and for every um …"))
    for answered in room.second_pass.results():
        room.store.keep(answered.question, answered.transcript)
        room.store.keep(answered.question, room.review(answered))
