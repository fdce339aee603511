"""An answer, and what was said to a follow-up, in; one answer out."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from mockint.audio import Sound, read_wav, write_wav
from mockint.model import RATE, Answer, FollowUp, Pause, Recording, Span, Transcript, Word


def sound_name(answer: Answer) -> str:
    """Name the file in which the next follow-up to an answer is heard."""
    recorded = answer.recording.follow_ups if answer.recording else ()
    return f"follow-up-{1 + sum(bool(follow_up.text) for follow_up in recorded)}.wav"


def noted(recording: Recording, *follow_ups: FollowUp) -> Recording:
    """Keep with a recording what was asked on, and what was not."""
    return replace(recording, follow_ups=(*recording.follow_ups, *follow_ups))


def joined(answer: Answer, follow_up: FollowUp, said: Recording, words: Transcript) -> Answer:
    """Put what was said to a follow-up behind the answer that it follows, facts and words alike."""
    if answer.recording is None:
        return answer
    at = answer.recording.seconds
    recording = joined_recording(answer.recording, follow_up, said)
    later = (replace(word, start=word.start + at, end=word.end + at) for word in words.words)
    transcript = replace(
        answer.transcript, words=(*_ended(answer.transcript.words), *later), disfluencies=None
    )
    return Answer(answer.question, recording, transcript)


def joined_recording(whole: Recording, follow_up: FollowUp, said: Recording) -> Recording:
    """Put the facts of what was said to a follow-up behind those of its answer."""
    at = whole.seconds
    pauses = (Pause(_later(pause.span, at), pause.place) for pause in said.pauses)
    return replace(
        whole,
        seconds=at + said.seconds,
        speech=(*whole.speech, *(_later(span, at) for span in said.speech)),
        pauses=(*whole.pauses, *pauses),
        remarks=tuple(dict.fromkeys((*whole.remarks, *said.remarks))),
        follow_ups=(*whole.follow_ups, replace(follow_up, at=at)),
    )


def join_sounds(answer: Path, first: float, follow_up: Path, second: float) -> None:
    """Put the seconds of a follow-up's sound behind those of its answer. Raises `NotKept`.

    What lay behind the first seconds is replaced: a follow-up that goes on is put there again.
    """
    parts = (read_wav(answer, Span(0.0, first)), read_wav(follow_up, Span(0.0, second)))
    write_wav(answer, Sound(np.concatenate(parts), RATE))


def _later(span: Span, seconds: float) -> Span:
    return Span(span.start + seconds, span.end + seconds)


def _ended(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """End the last sentence: what follows is an answer to another question."""
    if not words or words[-1].text.endswith((".", "?", "!", "…", "。")):
        return words
    last = words[-1].text.rstrip(",;:-")
    return (*words[:-1], replace(words[-1], text=f"{last}."))
