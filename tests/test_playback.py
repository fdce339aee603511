"""Replay: where it stands after each wish, its pitch at every speed, and in a real terminal."""

import os
import pty
import select
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from report_material import SOUNDS, keep, session

from mockint.audio import Sound, read_wav
from mockint.engines import atempo
from mockint.engines.pyav import decode
from mockint.model import RATE, Session
from mockint.replay import Command, Deck, Output, slots
from mockint.replay.deck import SPEEDS
from tests.desk import Desk, missing


@pytest.fixture
def held(tmp_path: Path) -> tuple[Session, Path]:
    """Give a session of real answers, on disk."""
    folder = tmp_path / "recordings" / "2026-05-18T19-30-kakao"
    made = session(folder)
    keep(made, folder)
    return made, folder


@pytest.fixture
def deck(held: tuple[Session, Path]) -> Deck:
    """Give a replay of two takes of the first question, at the beginning of its answer."""
    made, folder = held
    other = replace(made, id="another")
    deck = Deck(slots([(made, folder), (other, folder)], [made.entries[0].question]))
    deck.do(Command.NEXT)
    return deck


def test_time_passes_at_the_speed_and_the_end_leads_on(held: tuple[Session, Path]) -> None:
    """A question, its answer, the next question; after the last answer it is over."""
    made, folder = held
    deck = Deck(slots([(made, folder)], [entry.question for entry in made.entries]))
    whos = []
    for _ in range(10_000):
        if deck.over:
            break
        if not whos or whos[-1] != (deck.slot, deck.piece.who):
            whos.append((deck.slot, deck.piece.who))
        deck.go(0.5)
    assert deck.over
    assert [who for _, who in whos] == ["question", made.id] * 5


def test_findings_and_sentences_are_jumped_to_forth_and_back(deck: Deck) -> None:
    """Each jump lands just before its moment; back goes to the one before."""
    times = [note.at for note in deck.piece.notes]
    deck.go(0.6)
    for command in (
        Command.NEXT_FINDING,
        Command.NEXT_FINDING,
        Command.LAST_FINDING,
        Command.NEXT_FINDING,
    ):
        deck.do(command)
        assert min(abs(deck.at + 0.3 - at) for at in times) < 0.01
    deck.do(Command.NEXT_SENTENCE)
    second = deck.at
    assert second in deck.piece.starts
    deck.go(0.4)
    deck.do(Command.LAST_SENTENCE)
    assert deck.at in deck.piece.starts
    assert deck.at < second
    for _ in range(50):
        deck.do(Command.NEXT_FINDING)
    assert deck.at <= deck.piece.seconds


def test_pause_speed_and_takes(deck: Deck) -> None:
    """A paused deck stands still; each take keeps its place; speed has two ends."""
    deck.go(4.0)
    deck.do(Command.PAUSE)
    deck.go(10.0)
    assert deck.at == 4.0
    deck.do(Command.PAUSE)
    deck.do(Command.OTHER_TAKE)
    assert (deck.take, deck.at, deck.piece.who) == (1, 0.0, "another")
    deck.go(1.0)
    deck.do(Command.OTHER_TAKE)
    assert (deck.take, deck.at) == (0, 4.0)
    for _ in range(9):
        deck.do(Command.SLOWER)
    assert deck.speed == SPEEDS[0]
    deck.go(2.0)
    assert deck.at == 5.0
    deck.do(Command.QUIT)
    assert deck.over


def test_a_file_outside_of_the_session_is_not_played(held: tuple[Session, Path]) -> None:
    """A session that somebody sent reaches no other file."""
    made, folder = held
    entry = made.entries[0]
    assert entry.recording
    (folder.parent / "secret.wav").write_bytes((folder / entry.recording.path).read_bytes())
    sent = replace(
        made, entries=(replace(entry, recording=replace(entry.recording, path="../secret.wav")),)
    )
    assert slots([(sent, folder)], [entry.question])[1][0].sound is None


@pytest.mark.parametrize("speed", [speed for speed in SPEEDS if speed != 1.0])
def test_speed_changes_the_length_and_not_the_pitch(speed: float) -> None:
    """Real speech, slower and faster: as long as it should be, and its voice at the same height."""
    from mockint.engines.pyworld import pitch

    samples = decode(SOUNDS / "acoustic_corpus.ogg").samples
    made = atempo.stretch(Sound(samples, RATE), speed)
    assert abs(made.seconds - len(samples) / RATE / speed) < 0.15
    before, after = (np.median(hertz[hertz > 0]) for hertz in (pitch(samples), pitch(made.samples)))
    assert abs(after / before - 1) < 0.06, "a semitone"


class Listening:
    """A loudspeaker that nobody hears: notes what it is given, and plays until it is stopped."""

    def __init__(self) -> None:
        self.given: list[float] = []
        self._silent = False

    def play(self, sound: Sound) -> None:
        self.given.append(sound.seconds)
        self._silent = False
        until = time.monotonic() + sound.seconds
        while not self._silent and time.monotonic() < until:
            time.sleep(0.001)

    def stop(self) -> None:
        self._silent = True


def test_the_sound_follows_every_jump_with_a_stand_in_for_the_loudspeaker(deck: Deck) -> None:
    """Sound begins where the deck stands, at its speed; a pause and a closed deck are silent."""
    speaker = Listening()
    output = Output(speaker, atempo.stretch)
    output.follow(deck)
    output.follow(deck)
    deck.go(5.0)
    deck.do(Command.FASTER)
    output.follow(deck)
    deck.do(Command.PAUSE)
    output.follow(deck)
    deck.do(Command.PAUSE)
    output.follow(deck)
    output.stop()
    whole = deck.piece.seconds
    assert speaker.given == pytest.approx(
        [whole, (whole - 5.0) / 1.25, (whole - 5.0) / 1.25], abs=0.2
    )


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_keys_work_in_a_real_terminal(held: tuple[Session, Path]) -> None:
    """Enter to the answer, j to a finding, plus for speed, an arrow, q: seen, with a clean end."""
    made, folder = held
    terminal, inside = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "mockint", "replay", str(folder), "-n", "1", "--silent"],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env={**os.environ, "COLUMNS": "110", "LINES": "40", "TERM": "xterm-256color"},
        start_new_session=True,
    )
    os.close(inside)
    seen = [b""]

    def until(wanted: str) -> None:
        deadline = time.monotonic() + 60
        while wanted.encode() not in seen[0] and time.monotonic() < deadline:
            if select.select([terminal], [], [], 0.1)[0]:
                seen[0] += os.read(terminal, 65536)
        assert wanted.encode() in seen[0], seen[0][-2000:].decode(errors="replace")

    until(made.entries[0].question.theme)
    os.write(terminal, b"\n")
    until("sick")
    os.write(terminal, b"j+")
    until("1.25")
    seen[0] = b""
    os.write(terminal, b"\x1b[C")
    until("The action is told in one breath")
    os.write(terminal, b"q")
    assert child.wait(timeout=60) == 0
    os.close(terminal)


@pytest.mark.real
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_what_is_heard_at_a_real_loudspeaker_is_the_answer(
    held: tuple[Session, Path], tmp_path: Path
) -> None:
    """PortAudio plays the stored answer on a virtual desk: its wave is the recording's."""
    made, folder = held
    recording = made.entries[2].recording
    assert recording
    with Desk(rate=RATE) as desk, ThreadPoolExecutor(1) as aside:
        robot = desk.robot([], tmp_path / "robot")
        heard = aside.submit(robot.hear)
        command = [sys.executable, "-m", "mockint", "replay", str(folder), "-n", "3"]
        done = subprocess.run(
            command, env={**os.environ, **desk.env}, check=False, capture_output=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        assert b"ask not what your country" in done.stdout, "in a pipe each sentence is a line"
        assert b"No number says what changed." in done.stdout
        sound = heard.result(timeout=30)
    assert sound is not None
    whole = read_wav(folder / recording.path).astype(float)
    piece = sound[RATE : 3 * RATE].astype(float)
    # The piece lies in the recording somewhere: where they match best, they are one.
    lags = np.fft.irfft(np.fft.rfft(whole, 2**18) * np.conj(np.fft.rfft(piece, 2**18)))[
        : len(whole) - len(piece)
    ]
    best = int(np.argmax(lags))
    match = whole[best : best + len(piece)]
    assert float(np.dot(piece, match) / (np.linalg.norm(piece) * np.linalg.norm(match))) > 0.95
