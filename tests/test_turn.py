"""When an answer is over, and where speech lies in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockint.ear.end_of_turn_phrases import EndOfTurnPhrase
from mockint.ear.endpointing import AT_ONCE, READING, TIMEOUTS, Preset, Timeouts, Turn
from mockint.ear.speech_segments import SegmentOptions, SpeechSegments
from mockint.model import Span

BLOCK = 512 / 16_000

probabilities = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.2, 0.34, 0.35, 0.4, 0.49, 0.5, 0.9, 1.0]), st.integers(1, 60)
    ),
    max_size=40,
).map(lambda runs: [p for p, count in runs for _ in range(count)])


def feed(listener: SpeechSegments | Turn, script: list[tuple[float, float]]) -> list[Span]:
    """Feed (seconds, probability) pairs as blocks of 32 ms; give the spans that close."""
    now, spans = 0.0, []
    for seconds, probability in script:
        for _ in range(round(seconds / BLOCK)):
            now += BLOCK
            if span := listener.feed(now, probability):
                spans.append(span)
    return spans


def test_two_words_with_half_a_second_between_are_two_spans() -> None:
    spans = feed(
        SpeechSegments(SegmentOptions(pad=0.0)),
        [(0.32, 0), (0.64, 1), (0.512, 0), (0.64, 1), (0.512, 0)],
    )
    assert [(round(s.start, 3), round(s.end, 3)) for s in spans] == [(0.32, 0.96), (1.472, 2.112)]


def test_a_gap_shorter_than_a_quarter_of_a_second_does_not_part_a_run() -> None:
    spans = feed(SpeechSegments(), [(0.32, 0), (0.64, 1), (0.224, 0), (0.64, 1), (0.512, 0)])
    assert len(spans) == 1


def test_a_click_is_no_speech() -> None:
    assert feed(SpeechSegments(), [(0.32, 0), (0.064, 1), (1.0, 0)]) == []


def test_speech_begins_at_the_upper_threshold_and_goes_on_to_the_lower() -> None:
    """Before the room is known, at the thresholds of Silero's own authors."""
    assert feed(SpeechSegments(), [(0.64, 0.45), (1.0, 0)]) == []
    (span,) = feed(
        SpeechSegments(SegmentOptions(pad=0.0)), [(0.32, 0.5), (0.64, 0.35), (0.64, 0.34)]
    )
    assert span.end == pytest.approx(0.96)


def test_a_quiet_room_lets_a_soft_voice_through() -> None:
    script = [(0.32, 0.4), (0.32, 0)]
    assert feed(SpeechSegments(), script) == []
    assert len(feed(SpeechSegments(), [(1.28, 0.02), *script])) == 1


def test_a_room_in_which_somebody_else_babbles_does_not() -> None:
    room = [(1.28, 0.45)]
    assert feed(SpeechSegments(), [*room, (0.64, 0.6), (0.64, 0.1)]) == []
    assert len(feed(SpeechSegments(), [*room, (0.64, 0.9), (0.64, 0.1)])) == 1


def test_a_voice_far_below_the_candidates_own_is_somebody_elses() -> None:
    spans, now = SpeechSegments(), 0.0

    def say(level: float) -> bool:
        nonlocal now
        closed = []
        for probability, count in ((1.0, 20), (0.0, 20)):
            for _ in range(count):
                now += BLOCK
                closed.append(spans.feed(now, probability, level))
        return any(closed)

    assert all(say(0.1) for _ in range(6))
    assert not say(0.002)
    assert say(0.02)


def test_the_span_that_is_open_when_the_sound_ends_is_given() -> None:
    spans = SpeechSegments()
    assert feed(spans, [(0.32, 0), (0.64, 1)]) == []
    span = spans.close()
    assert span is not None
    assert span.end == pytest.approx(0.96)
    assert spans.close() is None


@pytest.mark.real
@given(probabilities)
def test_spans_lie_in_order_apart_and_inside_the_recording(ps: list[float]) -> None:
    spans = SpeechSegments()
    found = [span for i, p in enumerate(ps, 1) if (span := spans.feed(i * BLOCK, p))]
    found += [span for span in [spans.close()] if span]
    assert all(0 <= span.start < span.end <= len(ps) * BLOCK + 1e-9 for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.real
@given(probabilities)
def test_all_that_is_surely_speech_for_long_enough_lies_in_a_span(ps: list[float]) -> None:
    spans = SpeechSegments()
    found = [span for i, p in enumerate(ps, 1) if (span := spans.feed(i * BLOCK, p))]
    found += [span for span in [spans.close()] if span]
    for i in range(len(ps) - 4):
        if min(ps[i : i + 4]) >= 0.9:
            middle = (i + 2) * BLOCK
            assert any(span.start <= middle <= span.end for span in found)


@given(st.lists(st.floats(0, 0.49), max_size=400), st.sampled_from([0.5, 1.5, 3.0]))
def test_no_silence_ends_an_answer_that_has_not_begun(ps: list[float], patience: float) -> None:
    turn = Turn(patience)
    for i, p in enumerate(ps, 1):
        turn.feed(i * BLOCK, p)
        assert not turn.over


@given(probabilities, st.sampled_from([0.5, 1.0, 1.5, 3.0]))
def test_an_answer_ends_exactly_when_patience_has_passed_since_the_last_speech(
    ps: list[float], patience: float
) -> None:
    """Speech, any mixture of sounds, then silence: over at the first block `patience` later."""
    turn = Turn(patience)
    blocks = [*ps, *[1.0] * 4]
    for i, p in enumerate(blocks, 1):
        turn.feed(i * BLOCK, p)
    waited = 0
    while not turn.over:
        waited += 1
        turn.feed((len(blocks) + waited) * BLOCK, 0.0)
    assert patience <= waited * BLOCK + 1e-9
    assert waited * BLOCK < patience + BLOCK


@given(probabilities)
def test_nobody_is_cut_off_while_speaking(ps: list[float]) -> None:
    turn = Turn(0.5)
    for i, p in enumerate(ps, 1):
        turn.feed(i * BLOCK, p)
        assert not (turn.over and turn.speaking)


def test_a_click_in_the_silence_does_not_make_the_candidate_wait_longer() -> None:
    turn = Turn(1.5)
    feed(turn, [(1.0, 1), (1.0, 0), (0.064, 1), (0.448, 0)])
    assert turn.over


def test_the_first_word_after_a_long_pause_is_not_cut_off() -> None:
    """The word begins in the last block of patience, too late to be sure that it is one."""
    turn = Turn(1.5)
    feed(turn, [(0.64, 1), (1.472, 0)])
    for block in range(4):
        turn.feed(0.64 + 1.472 + (block + 1) * BLOCK, 1.0)
        assert not turn.over
    assert turn.speaking


def test_by_hand_means_that_no_silence_ends_the_answer() -> None:
    turn = Turn(TIMEOUTS[Preset.MANUAL])
    feed(turn, [(1.0, 1), (60.0, 0)])
    assert not turn.over


def test_after_a_break_nobody_is_hurried() -> None:
    turn = Turn(1.5)
    feed(turn, [(1.0, 1)])
    assert turn.close() is not None
    for i in range(200):
        turn.feed(1.0 + i * BLOCK, 0.0)
    assert not turn.over


def test_patience_grows_from_brisk_to_patient() -> None:
    brisk, patient = TIMEOUTS[Preset.BRISK], TIMEOUTS[Preset.PATIENT]
    assert brisk is not None
    assert patient is not None
    assert brisk.quick < patient.quick
    assert brisk.slow < patient.slow
    assert TIMEOUTS[Preset.MANUAL] is None


PLAIN = Timeouts(1.0, 4.0, 4.0)


def judged(score: float, *, patience: Timeouts = PLAIN) -> Turn:
    """Give a turn after some speech, in whose silence it was heard how finished it sounds."""
    turn = Turn(patience)
    feed(turn, [(5.0, 1)])
    silent(turn, 1.2, score)
    return turn


def silent(turn: Turn, seconds: float, score: float) -> None:
    now = turn.last_speech + turn.silence
    for _ in range(round(seconds / BLOCK)):
        now += BLOCK
        turn.feed(now, 0.0)
        if turn.due:
            turn.judge(score)


def test_what_sounds_finished_is_waited_for_shortly_and_what_breaks_off_long() -> None:
    assert judged(0.95).wait == 1.0
    assert judged(0.05).wait == 4.0
    between = judged(0.4).wait
    assert between is not None
    assert 1.0 < between < 4.0


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_more_finished_it_sounds_the_shorter_the_wait(first: float, second: float) -> None:
    less, more = judged(min(first, second)).wait, judged(max(first, second)).wait
    assert less is not None
    assert more is not None
    assert more <= less


def test_the_candidates_own_pauses_are_learned() -> None:
    """Three sentences that sound finished, two seconds apart: the fourth silence waits longer."""
    turn, now = Turn(Timeouts(2.5, 4.0, 4.0)), 0.0
    for _ in range(3):
        for _ in range(60):
            now += BLOCK
            turn.feed(now, 1.0)
        silent(turn, 2.4, 0.95)
        now = turn.last_speech + turn.silence
    assert turn.wait is not None
    assert turn.wait > 2.5


def test_no_pause_of_the_candidates_own_makes_the_wait_longer_than_the_most() -> None:
    turn = judged(0.95, patience=Timeouts(1.0, 3.0, 3.0))
    silent(turn, 20.0, 0.95)
    feed_on = turn.last_speech + turn.silence
    for block in range(40):
        turn.feed(feed_on + (block + 1) * BLOCK, 1.0)
    silent(turn, 1.2, 0.95)
    assert turn.wait == 3.0


def test_words_that_close_an_answer_shorten_the_wait_and_broken_ones_lengthen_it() -> None:
    turn = judged(0.3)
    heard = turn.wait
    assert heard is not None
    turn.read(EndOfTurnPhrase.BROKEN)
    assert turn.wait is not None
    assert turn.wait > heard
    turn.read(EndOfTurnPhrase.FAREWELL)
    assert turn.wait == 1.0


def test_that_is_my_answer_ends_it_in_every_manner() -> None:
    for patience in TIMEOUTS.values():
        turn = Turn(patience)
        feed(turn, [(1.0, 1), (0.32, 0)])
        turn.read(EndOfTurnPhrase.ANSWERED)
        silent(turn, 0.32, 0.5)
        assert turn.over


def test_one_moment_holds_the_turn_until_the_candidate_speaks_again() -> None:
    turn = Turn(1.5)
    feed(turn, [(1.0, 1), (0.5, 0)])
    turn.read(EndOfTurnPhrase.HOLD)
    silent(turn, 30.0, 0.9)
    assert not turn.over
    now = turn.last_speech + turn.silence
    for block in range(20):
        turn.feed(now + (block + 1) * BLOCK, 1.0)
    assert not turn.held
    silent(turn, 1.6, 0.9)
    assert turn.over


def test_each_closed_span_knows_how_finished_it_sounded() -> None:
    turn = judged(0.95)
    assert turn.sounded == [pytest.approx(0.95)]


def test_a_patient_interviewer_lets_think_who_has_only_said_okay() -> None:
    patient = TIMEOUTS[Preset.PATIENT]
    assert patient is not None
    turn = Turn(patient)
    feed(turn, [(0.5, 1)])
    silent(turn, 1.2, 0.95)
    assert turn.wait == patient.opening > patient.quick
    assert judged(0.95, patience=patient).wait == patient.quick


@pytest.mark.parametrize("manner", [Preset.PATIENT, Preset.BRISK])
def test_a_mhm_is_no_answer_yet(manner: Preset) -> None:
    """However finished it sounds: nobody answers an interviewer's question with that."""
    patience = TIMEOUTS[manner]
    assert patience is not None
    turn = Turn(patience)
    feed(turn, [(0.3, 1)])
    silent(turn, 1.2, 0.95)
    assert turn.wait == patience.aside > 15


def test_who_says_that_it_was_all_is_believed_after_a_word() -> None:
    """An aside is waited for only as long as nothing says that it was the answer."""
    turn = Turn(TIMEOUTS[Preset.BRISK])
    feed(turn, [(0.3, 1)])
    turn.read(EndOfTurnPhrase.ANSWERED)
    assert turn.wait == AT_ONCE


def test_words_that_are_being_read_are_awaited_for_a_while() -> None:
    """The next question waits for them as evidence; a hanging recogniser holds nobody up."""
    brisk = TIMEOUTS[Preset.BRISK]
    assert brisk is not None
    turn = Turn(brisk, awaits_words=True)
    feed(turn, [(3.0, 1)])
    silent(turn, 1.2, 0.95)
    silent(turn, brisk.quick + 0.5 - 1.2, 0.95)
    assert turn.silence > brisk.quick
    assert not turn.over
    turn.read(EndOfTurnPhrase.SENTENCE)
    assert turn.over
    slow = Turn(brisk, awaits_words=True)
    feed(slow, [(3.0, 1)])
    silent(slow, READING - 0.1, 0.95)
    assert not slow.over
    silent(slow, 0.2, 0.95)
    assert slow.over


def test_a_plain_timer_asks_nobody() -> None:
    timer = Turn(1.0, awaits_words=True)
    feed(timer, [(3.0, 1)])
    silent(timer, 1.1, 0.5)
    assert timer.over
