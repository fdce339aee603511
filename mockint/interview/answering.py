"""A question that was asked in, what became of it out: heard, read, joined, reviewed, kept."""

from dataclasses import dataclass
from functools import partial

from mockint.ear.spoken_wishes import spoken_wish
from mockint.events import Asking, GoingOn, Recorded
from mockint.interview.sounds import set_aside, sound_of
from mockint.interview.speaking import reply
from mockint.model import Answer, Recording, Review, Span, Stop, Transcript
from mockint.one_answer import join_sounds, joined, noted
from mockint.ports import GoesOn, Key, Room

LEFT = {Key.SKIP: Stop.SKIPPED, Key.QUIT: Stop.QUIT}
"""Wishes that leave the question."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question or a follow-up."""

    stop: Stop
    answer: Answer | None = None
    """As a whole, with what was said to follow-ups; None where nothing was said."""
    review: Review | None = None


def answer(asking: Asking, room: Room, *, after: Asking | None = None) -> Outcome:
    """Hear an answer, and assess it; both again when the candidate goes on meanwhile.

    Most of its words are there when it ends, read while the candidate spoke. An answer that turns
    out to be no more than a wish to the interviewer is none: it is granted, and the answer heard.

    The voice makes the sound of the question `after` this one while the candidate answers.
    """
    if after is not None:
        room.voice.prepare(after.question.text)
    while True:
        recording = hear(asking, room)
        if recording.stop in (Stop.SKIPPED, Stop.QUIT) and not recording.speech:
            # nothing was said: it was not answered
            return _left(asking, recording.stop, room, keep=False)
        transcript = room.ear.meanwhile(room.transcriber.finish)
        if isinstance(transcript, GoesOn):
            room.screen.show(GoingOn(asking))
            continue
        wish = spoken_wish(transcript.text) if room.attended else None
        if wish is None or wish is Key.END:
            return _assessed(asking, recording, transcript, room)
        if wish in LEFT:
            room.ear.close()
            return _left(asking, LEFT[wish], room, keep=True)
        _grant(wish, asking, room)


def _left(asking: Asking, stop: Stop, room: Room, *, keep: bool) -> Outcome:
    """Leave a question unanswered; a follow-up that is left leaves its answer as it was."""
    set_aside(asking, room, keep=keep)
    before, on = asking.follows, asking.follow_up
    if before is not None and before.recording is not None and on is not None:
        recording = noted(before.recording, on)
        room.store.keep(before.question, recording)
    return Outcome(stop)


def _assessed(asking: Asking, recording: Recording, transcript: Transcript, room: Room) -> Outcome:
    """Assess an answer; what was said to a follow-up together with the answer before it."""
    before, on = asking.follows, asking.follow_up
    if before is None or before.recording is None or on is None:
        answered = Answer(asking.question, recording, transcript)
        return Outcome(recording.stop, answered, assess(answered, room))
    if not transcript.words:
        return _left(asking, recording.stop, room, keep=True)
    answered = joined(before, on, recording, transcript)
    folder = room.store.folder(before.question)
    join_sounds(
        folder / "answer.wav", before.recording.seconds, sound_of(asking, room), recording.seconds
    )
    if answered.recording is not None:
        room.store.keep(answered.question, answered.recording)
    return Outcome(recording.stop, answered, assess(answered, room))


def hear(asking: Asking, room: Room) -> Recording:
    """Listen, and keep. When it returns the sound is on disk."""
    question, path = asking.question, sound_of(asking, room)
    if asking.follows is None:
        # stays should the program end meanwhile: `sessions repair` knows by it what broke off
        begun = Recording(f"{path.parent.name}/{path.name}", 0.0, Stop.BROKEN_OFF, (), "unknown")
        room.store.keep(question, begun)
    begin = partial(room.transcriber.begin, question, path, language=room.pack.language)
    begin()
    recording = room.ear.listen(
        path,
        heard=lambda span: _heard(span, room),
        reply=lambda key: reply(key, question, room),
        hush=room.voice.hush,
        anew=begin,
    )
    if asking.follows is None:
        room.store.keep(question, recording)
    room.screen.show(Recorded(question, recording))
    return recording


def _heard(span: Span, room: Room) -> None:
    """Read what was just said; everything else waits."""
    if room.second_pass is not None:
        room.second_pass.hold()
    room.transcriber.feed(span)


def _grant(wish: Key, asking: Asking, room: Room) -> None:
    """Do what was wished, where its words were known only when the answer had ended."""
    question = asking.question
    room.ear.close()
    set_aside(asking, room)
    room.screen.show(asking)
    if wish in (Key.REPEAT, Key.REWORD, Key.CLARIFY):
        room.ear.meanwhile(
            lambda: reply(wish, question, room),
            hush=room.voice.hush,
            early=sound_of(asking, room),
        )


def assess(answered: Answer, room: Room) -> Review:
    """Keep the words, review them, keep that."""
    question, transcript = answered.question, answered.transcript
    room.store.keep(question, transcript)
    if room.second_pass is not None:
        room.second_pass.release()
        room.second_pass.add(answered)
    review = room.review(answered)
    room.store.keep(question, review)
    return review
