"""Every um has its time, by two sources that do not know each other; fluent speech has none."""

import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from mockint.audio import Sound, write_wav
from mockint.engines import pyav
from mockint.engines.faster_whisper import FasterWhisper
from mockint.engines.silero import Silero
from mockint.model import (
    RATE,
    Disfluency,
    DisfluencyKind,
    Kind,
    Rubric,
    Span,
    Transcript,
    Word,
)
from mockint.ports import Samples
from mockint.review.checks.fillers import fillers
from mockint.review.reading import prepare
from mockint.wiring import parts
from mockint.words.disfluencies import add_disfluencies
from mockint.words.disfluencies.acoustic import Steady, covered, model, steady
from mockint.words.disfluencies.lexical import lexical_disfluencies
from mockint.words.disfluencies.merging import merged
from mockint.words.disfluencies.pieces import LIMIT, pieces
from mockint.words.disfluencies.second_pass import SecondPass
from mockint.words.offline import transcribe
from tests import builders

NOTHING = Rubric((), (), ())
SOUNDS = Path(__file__).parent / "sounds"


@pytest.fixture(scope="module")
def whisper() -> FasterWhisper:
    return FasterWhisper("base")


def layer(name: str, whisper: FasterWhisper) -> tuple[Samples, Transcript]:
    samples = pyav.decode(SOUNDS / name).samples
    written = transcribe(samples, whisper, Silero())
    return samples, add_disfluencies(
        samples, written.transcript, written.speech, whisper, align=parts.align
    )


def ums(transcript: Transcript) -> list[Disfluency]:
    return [event for event in transcript.disfluencies or () if event.kind is DisfluencyKind.FILLER]


@pytest.mark.real
def test_both_ums_of_a_hesitant_answer_are_found_at_their_times(whisper: FasterWhisper) -> None:
    _, transcript = layer("hesitant.flac", whisper)
    middles = [(event.span.start + event.span.end) / 2 for event in ums(transcript)]
    assert len(middles) == 2
    assert 1.7 < middles[0] < 2.8
    assert 5.5 < middles[1] < 6.8
    assert any(len(event.heard_by) > 1 for event in ums(transcript))


def test_a_written_um_lies_where_it_is_said_not_where_a_steady_voice_is_near() -> None:
    """Known times count; without them the sound's do."""
    transcript = Transcript((Word("so", 0.2, 0.6, 0.9),), "en", "")
    um, near = Word("um,", 1.0, 1.4, 0.9), Steady(Span(1.35, 1.6), 0.9, 0.0)
    spans = [merged(transcript, [um], [near], exact=exact)[0].span for exact in (True, False)]
    assert spans == [Span(1.0, 1.4), Span(1.35, 1.6)]


@pytest.mark.real
@pytest.mark.parametrize("name", ["librispeech.flac", "jfk.flac"])
def test_fluent_speech_has_none(whisper: FasterWhisper, name: str) -> None:
    _, transcript = layer(name, whisper)
    assert ums(transcript) == []


def test_a_recogniser_that_cannot_be_asked_leaves_the_sound_as_a_source() -> None:
    samples = pyav.decode(SOUNDS / "hesitant.flac").samples
    words = (
        Word("but", 1.2, 1.9, 0.9),
        Word("Montreal", 3.9, 4.8, 0.9),
        Word("but", 5.0, 5.3, 0.9),
    )
    heard = add_disfluencies(samples, Transcript(words, "en", ""), (Span(1.0, 9.0),), object())
    assert ums(heard)
    assert all(event.heard_by == ("acoustic",) for event in ums(heard))


def test_silence_and_noise_have_no_steady_voice() -> None:
    noise = (np.random.default_rng(1).standard_normal(5 * RATE) * 500).astype(np.int16)
    assert steady(np.zeros(5 * RATE, np.int16), (), model()) == []
    assert steady(noise, (), model()) == []


def test_a_word_covers_only_as_much_as_its_letters_need() -> None:
    late = Word("I", 1.0, 2.0, 0.9)
    assert covered(Span(1.0, 1.5), [late]) == 0.0
    assert covered(Span(1.8, 2.0), [late]) == pytest.approx(1.0)
    assert covered(Span(1.0, 2.0), [Word("um,", 1.0, 2.0, 0.9)]) == 0.0


def test_what_two_sources_heard_is_one_event_and_what_one_heard_alone_is_another() -> None:
    transcript = Transcript((Word("we", 0.0, 0.3, 0.9),), "en", "")
    written = [Word("um,", 0.9, 1.2, 0.6), Word("uh,", 5.0, 5.2, 0.5)]
    sounds = [
        Steady(Span(1.0, 1.3), 0.9, 0.0),
        Steady(Span(3.0, 3.4), 0.8, 0.0),
        Steady(Span(7.0, 7.4), 0.9, 0.9),
        Steady(Span(8.0, 8.4), 0.5, 0.0),
    ]
    found = merged(transcript, written, sounds)
    assert [(event.span.start, event.heard_by) for event in found] == [
        (1.0, ("verbatim", "acoustic")),
        (3.0, ("acoustic",)),
        (5.0, ("verbatim",)),
    ]
    assert found[0].confidence > found[2].confidence > 0.5 > found[1].confidence


def test_the_count_is_a_range_where_sources_disagree() -> None:
    events = tuple(
        Disfluency(DisfluencyKind.FILLER, "um", Span(n, n + 0.3), 0.8, heard_by)
        for n, heard_by in enumerate(
            [("verbatim", "acoustic"), ("verbatim", "acoustic"), ("verbatim",)]
        )
    )
    answer = builders.answer(
        builders.question(kind=Kind.WALKTHROUGH),
        builders.recording(60.0, Span(0.0, 60.0)),
        (Word("So", 10.0, 10.2, 0.9),),
    )
    answer = replace(answer, transcript=replace(answer.transcript, disfluencies=events))
    (finding,) = fillers(prepare(answer, NOTHING), NOTHING)
    assert finding.message.startswith("2 to 3 fillers were heard, 2 a minute of speaking")
    assert [receipt.span.start for receipt in finding.evidence] == [0.0, 1.0, 2.0]
    assert finding.value == 2.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So, um, we had it", [(DisfluencyKind.FILLER, 1, 1)]),
        ("services like Redis are like that", []),
        ("It was, like, really slow", [(DisfluencyKind.MARKER, 2, 2)]),
        ("you know what I mean", []),
        ("and, you know, we shipped", [(DisfluencyKind.MARKER, 1, 2)]),
        ("a sort of cache", []),
        ("it sort of worked", [(DisfluencyKind.MARKER, 1, 2)]),
        ("that that had had it", []),
        ("we had a, we had a problem", [(DisfluencyKind.REPETITION, 0, 5)]),
        ("the the cache", [(DisfluencyKind.REPETITION, 0, 1)]),
        ("the data- the database", [(DisfluencyKind.CUT_OFF, 1, 1)]),
        ("the mont, montreal office", [(DisfluencyKind.CUT_OFF, 1, 1)]),
    ],
)
def test_slips_in_the_words(text: str, found: list[tuple[DisfluencyKind, int, int]]) -> None:
    words = [Word(token, n / 2, n / 2 + 0.3, 0.9) for n, token in enumerate(text.split())]
    assert [
        (phrase.kind, phrase.first, phrase.last) for phrase in lexical_disfluencies(words, "en")
    ] == found


def test_korean_sounds_count_only_when_drawn_out() -> None:
    words = [
        Word("그", 0.0, 0.2, 0.9),
        Word("그", 1.0, 1.6, 0.9),
        Word("음", 2.0, 2.2, 0.9),
        Word("이제", 3.0, 3.3, 0.9),
    ]
    assert [
        (disfluency.kind, disfluency.first) for disfluency in lexical_disfluencies(words, "ko")
    ] == [
        (DisfluencyKind.FILLER, 1),
        (DisfluencyKind.FILLER, 2),
        (DisfluencyKind.MARKER, 3),
    ]


def test_pieces_are_short_cover_all_speech_and_begin_before_it() -> None:
    chance = np.random.default_rng(3)
    samples = (chance.standard_normal(200 * RATE) * 100).astype(np.int16)
    edges = np.sort(chance.uniform(2, 198, 40))
    speech = [Span(float(a), float(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    cut = pieces(speech, samples)
    assert all(piece.seconds <= LIMIT for piece in cut)
    assert all(before.end <= after.start for before, after in pairwise(cut))
    assert cut[0].start < speech[0].start
    assert all(
        any(piece.start <= t <= piece.end for piece in cut)
        for span in speech
        for t in (span.start, span.end)
    )
    long = pieces([Span(0.0, 100.0)], samples[: 100 * RATE])
    assert (long[0].start, long[-1].end) == (0.0, 100.0)
    assert all(piece.seconds <= LIMIT for piece in long)
    assert pieces([], samples) == []


class _Slow:
    """A recogniser that says when it is asked, in the place of one that takes seconds."""

    def __init__(self) -> None:
        self.asked = threading.Event()

    def verbatim(self, samples: Samples, *, language: str) -> list[Word]:
        self.asked.set()
        return [Word("um,", 0.5, 0.8, 0.9)]


def test_the_second_hearing_waits_while_somebody_speaks_and_takes_the_newest_answer(
    tmp_path: Path,
) -> None:
    """With stand-ins for recogniser and transcriber, so that the order of events is certain."""
    write_wav(tmp_path / "answer.wav", Sound(np.zeros(3 * RATE, np.int16), RATE))
    answer = builders.answer(
        builders.question(),
        builders.recording(3.0, Span(0.0, 3.0)),
        (Word("So", 1.0, 1.2, 0.9),),
    )
    recogniser = _Slow()
    second = SecondPass(recogniser, tmp_path)
    second.hold()
    second.add(answer)
    assert not recogniser.asked.wait(0.3)
    second.release()
    assert recogniser.asked.wait(5)
    longer = replace(answer, transcript=replace(answer.transcript, made_by="the whole"))
    second.add(longer)
    (heard,) = second.results()
    assert heard.transcript.made_by == "the whole"
    assert [event.text for event in heard.transcript.disfluencies or ()] == ["um"]


def test_what_goes_wrong_is_told_and_nothing_else_is_lost(tmp_path: Path) -> None:
    recording = builders.recording(3.0, Span(0.0, 3.0), path="absent.wav")
    second = SecondPass(None, tmp_path)
    second.add(builders.answer(builders.question(), recording))
    with pytest.raises(Exception, match="absent"):
        list(second.results())
