"""The loop: while the agenda has a question, ask it, then assess the answer; the room's furniture does the rest."""

from collections.abc import Sequence
from pathlib import Path

from mockint.errors import MockintError
from mockint.model import Answer, Question, Recording, Review, Stop
from mockint.moments import Asking, Kept, Reviewed, Told
from mockint.ports import Agenda, Room


def interview(agenda: Agenda, room: Room, *, reviews: Sequence[Review] = ()) -> list[Review]:
    """Hold an interview and give its reviews; `reviews` are those of a session that goes on.

    Ends when the agenda does, when the candidate quits, or when the microphone is gone. Each answer is on disk
    before anything else happens to it.
    """
    found = list(reviews)
    while (question := agenda(found)) is not None:
        after = agenda([*found, Review(question.id, (), (), "")])
        room.screen.show(Asking(question, number=len(found) + 1, of=max(len(agenda), len(found) + 1)))
        recording = ask(question, room, after=after)
        found.append(assess(question, recording, room))
        if recording.stop in (Stop.QUIT, Stop.LOST):
            break
    return found


def ask(question: Question, room: Room, *, after: Question | None = None) -> Recording:
    """Say the question, listen, keep. When it returns the sound is on disk.

    The voice makes the sound of the question `after` this one while the candidate answers.
    """
    room.store.keep(question, question)
    folder = room.store.folder(question)
    say(question, room, keep=folder / "question.wav")
    if after is not None:
        room.voice.prepare(after.text)
    answer = folder / "answer.wav"
    room.transcriber.begin(answer, vocabulary=question.concepts, language=room.pack.language)
    recording = room.ear.listen(answer, heard=room.transcriber.feed, repeat=lambda: say(question, room))
    room.store.keep(question, recording)
    room.screen.show(Kept(question, recording))
    return recording


def say(question: Question, room: Room, *, keep: Path | None = None) -> None:
    """Speak a question; when the voice fails, go on: the question can be read."""
    try:
        room.voice.say(question.text, keep=keep)
    except MockintError as trouble:
        room.screen.show(Told(trouble.what, "The question is on the screen; please read it."))


def assess(question: Question, recording: Recording, room: Room) -> Review:
    """Transcribe, keep, review, keep; most of the words are there already, read while the candidate spoke."""
    transcript = room.transcriber.finish()
    room.store.keep(question, transcript)
    review = room.review(Answer(question, recording, transcript))
    room.store.keep(question, review)
    room.screen.show(Reviewed(question, transcript, review))
    return review
