"""The loop: while the agenda has a question, ask it, then assess the answer.

The room's furniture does the rest. A candidate may always go on with an answer whose end was only
a silence, also over the interviewer's next words: the answer is then heard on, read and reviewed
as one, and the agenda decides anew what comes next.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from mockint.ear.spoken_wishes import spoken_wish
from mockint.errors import MockintError
from mockint.events import Asking, GoingOn, Notice, Recorded, Replying, Reviewed
from mockint.model import Answer, Question, Recording, Review, Span, Stop, Transcript
from mockint.ports import Agenda, GoesOn, Key, Room

ASSUME = {
    "en": "Assume what you think is right, and say it.",
    "ko": "맞다고 생각하시는 대로 가정하고, 그렇게 말씀해 주세요.",
}
"""What is said to a question about the question: nobody here knows more than the guide."""


LEFT = {Key.SKIP: Stop.SKIPPED, Key.QUIT: Stop.QUIT}
"""Wishes that leave the question."""


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
    last = None
    while True:
        asking = following(agenda, reviews)
        goes_on = room.ear.gone_on() if asking is None else not ask(asking, room)
        if goes_on and last is not None:
            reviews.pop()
            asking = last
            room.screen.show(GoingOn(asking))
        if asking is None:
            return reviews
        after = following(agenda, [*reviews, Review(asking.question.id, (), (), "")])
        recording, review = answer(asking, room, after=after)
        reviews.append(review)
        last = asking
        if recording.stop in (Stop.QUIT, Stop.LOST):
            return reviews


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
    folder = room.store.folder(question)
    room.store.set_aside(question)  # asked before, and still open
    room.store.keep(question, question)
    room.screen.show(asking)
    outcome = room.ear.meanwhile(
        lambda: say(question, room, keep=folder / "question.wav"),
        hush=room.voice.hush,
        early=folder / "answer.wav",
    )
    return outcome is not GoesOn.GOES_ON


def say(question: Question, room: Room, *, keep: Path | None = None) -> None:
    """Speak a question; when the voice fails, go on: the question can be read."""
    try:
        room.voice.say(question.text, keep=keep)
    except MockintError as trouble:
        room.screen.show(Notice(trouble.what, "The question is on the screen; please read it."))


def answer(asking: Asking, room: Room, *, after: Asking | None = None) -> tuple[Recording, Review]:
    """Hear an answer, and assess it; both again when the candidate goes on meanwhile.

    Most of its words are there when it ends, read while the candidate spoke. An answer that turns
    out to be no more than a wish to the interviewer is none: it is granted, and the answer heard.

    The voice makes the sound of the question `after` this one while the candidate answers.
    """
    if after is not None:
        room.voice.prepare(after.question.text)
    while True:
        recording = hear(asking.question, room)
        if recording.stop in (Stop.SKIPPED, Stop.QUIT) and not recording.speech:
            # nothing was said: it was not answered
            room.store.set_aside(asking.question, keep=False)
            return recording, Review(asking.question.id, (), (), "")
        transcript = room.ear.meanwhile(room.transcriber.finish)
        if isinstance(transcript, GoesOn):
            room.screen.show(GoingOn(asking))
            continue
        wish = spoken_wish(transcript.text) if room.attended else None
        if wish is None or wish is Key.END:
            return recording, assess(asking.question, recording, transcript, room)
        if wish in LEFT:
            room.ear.close()
            room.store.set_aside(asking.question)
            left = replace(recording, stop=LEFT[wish])
            return left, Review(asking.question.id, (), (), "")
        _grant(wish, asking, room)


def hear(question: Question, room: Room) -> Recording:
    """Listen, and keep. When it returns the sound is on disk."""
    path = room.store.folder(question) / "answer.wav"
    # stays should the program end meanwhile: `sessions repair` knows by it what broke off
    room.store.keep(
        question, Recording(f"{path.parent.name}/{path.name}", 0.0, Stop.BROKEN_OFF, (), "unknown")
    )
    begin = partial(room.transcriber.begin, question, path, language=room.pack.language)
    begin()
    recording = room.ear.listen(
        path,
        heard=lambda span: _heard(span, room),
        reply=lambda key: reply(key, question, room),
        hush=room.voice.hush,
        anew=begin,
    )
    room.store.keep(question, recording)
    room.screen.show(Recorded(question, recording))
    return recording


def reply(key: Key, question: Question, room: Room) -> None:
    """Say what the candidate asked for: the question again, in other words, or an honest reply."""
    what, text = "Once more", question.text
    if key is Key.REWORD and question.reworded:
        what, text = "In other words", question.reworded
    elif key is Key.CLARIFY:
        what, text = "Yours to decide", ASSUME.get(room.pack.language, ASSUME["en"])
    room.screen.show(Replying(what, text))
    say(replace(question, text=text), room)


def _heard(span: Span, room: Room) -> None:
    """Read what was just said; everything else waits."""
    if room.second_pass is not None:
        room.second_pass.hold()
    room.transcriber.feed(span)


def _grant(wish: Key, asking: Asking, room: Room) -> None:
    """Do what was wished, where its words were known only when the answer had ended."""
    question = asking.question
    room.ear.close()
    room.store.set_aside(question)
    room.screen.show(asking)
    if wish in (Key.REPEAT, Key.REWORD, Key.CLARIFY):
        room.ear.meanwhile(
            lambda: reply(wish, question, room),
            hush=room.voice.hush,
            early=room.store.folder(question) / "answer.wav",
        )


def assess(question: Question, recording: Recording, transcript: Transcript, room: Room) -> Review:
    """Keep the words, review them, keep that."""
    room.store.keep(question, transcript)
    answered = Answer(question, recording, transcript)
    if room.second_pass is not None:
        room.second_pass.release()
        room.second_pass.add(answered)
    review = room.review(answered)
    room.store.keep(question, review)
    room.screen.show(Reviewed(question, transcript, review))
    return review


def hear_again(room: Room) -> None:
    """Keep what the second pass heard, and what the review makes of it."""
    if room.second_pass is None:
        return
    if room.second_pass.left:
        room.screen.show(Notice("Listening once more, as a whole and for every um …"))
    for answered in room.second_pass.results():
        room.store.keep(answered.question, answered.transcript)
        room.store.keep(answered.question, room.review(answered))
