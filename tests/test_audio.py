"""Recordings on disk: right at every moment, whatever ends the program."""

import resource
import signal
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockint.audio import HEADER, Sound, WavWriter, read_wav, rms, write_wav
from mockint.engines.pyav import decode
from mockint.errors import BadSound, NotKept
from mockint.model import RATE, Span

RAMP = np.arange(-8000, 8000, dtype=np.int16)


def test_after_every_block_the_file_is_a_whole_wav(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with WavWriter(path) as file:
        for count in range(1, 6):
            file.write(RAMP[:512])
            with wave.open(str(path)) as read:
                assert read.getnframes() == 512 * count
            assert len(read_wav(path)) == 512 * count


def test_a_recording_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    WavWriter(tmp_path / "a.wav").close()
    assert (tmp_path / "a.wav").stat().st_mode & 0o777 == 0o600


def test_a_recording_is_never_written_over(tmp_path: Path) -> None:
    with WavWriter(tmp_path / "a.wav") as file:
        file.write(RAMP)
    with pytest.raises(NotKept):
        WavWriter(tmp_path / "a.wav")
    assert np.array_equal(read_wav(tmp_path / "a.wav"), RAMP)


KILLED = """
import sys, numpy as np
from pathlib import Path
from mockint.audio import WavWriter
file, block = WavWriter(Path(sys.argv[1])), np.arange(512, dtype=np.int16)
while True:
    file.write(block)
    print(flush=True)
"""


@pytest.mark.real
def test_a_killed_program_leaves_every_block_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with subprocess.Popen([sys.executable, "-c", KILLED, path], stdout=subprocess.PIPE) as program:
        for _ in range(300):
            assert program.stdout.readline()
        program.send_signal(signal.SIGKILL)
    samples = read_wav(path)
    assert len(samples) >= 300 * 512
    assert np.array_equal(samples[: 512 * 300], np.tile(np.arange(512, dtype=np.int16), 300))
    assert (
        len(decode(path).samples) >= 299 * 512
    )  # other programs trust the header, at most a block behind


def fill(path: Path) -> None:
    """Write a second of sound, block by block."""
    with WavWriter(path) as file:
        for start in range(0, len(RAMP), 512):
            file.write(RAMP[start : start + 512])


def test_a_full_disk_stops_the_writer_and_leaves_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (HEADER + 2 * 5000, hard))
    try:
        with pytest.raises(NotKept, match=r"a\.wav"):
            fill(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    samples = read_wav(path)
    assert 5000 - 512 <= len(samples) <= 5000
    assert np.array_equal(samples, RAMP[: len(samples)])


FULL = """
import resource, sys
from pathlib import Path
import numpy as np
from mockint.audio import WavWriter
from mockint.errors import NotKept
room = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    with WavWriter(Path(sys.argv[1])) as file:
        file.write(np.ones(512, np.int16))
except NotKept as trouble:
    print(trouble)
"""


@pytest.mark.real
@pytest.mark.parametrize("room", [0, 10, HEADER, HEADER + 100])
def test_a_full_disk_is_one_line_and_nothing_beside_it(tmp_path: Path, room: int) -> None:
    """What Python cleans up afterwards fails once more; nobody is to see that."""
    path = tmp_path / "a.wav"
    done = subprocess.run(
        [sys.executable, "-c", FULL, path, str(room)], capture_output=True, text=True, check=True
    )
    assert (done.stdout.count("\n"), done.stderr) == (1, "")
    assert "a.wav" in done.stdout


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match="nowhere"):
        WavWriter(tmp_path / "nowhere" / "a.wav")


@given(st.integers(0, 15_999), st.integers(0, 15_999))
def test_a_span_is_read_to_the_sample(
    tmp_path_factory: pytest.TempPathFactory, begin: int, end: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "ramp.wav"
    write_wav(path, Sound(RAMP, RATE))
    first, last = sorted((begin, end))
    assert np.array_equal(read_wav(path, Span(first / RATE, last / RATE)), RAMP[first:last])


def test_a_span_beyond_the_end_gives_what_there_is(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", Sound(RAMP, RATE))
    assert len(read_wav(tmp_path / "a.wav", Span(0.9, 5.0))) == 1600
    assert len(read_wav(tmp_path / "a.wav", Span(3.0, 5.0))) == 0


@pytest.mark.parametrize("data", [b"", b"RIFF", b"not a wav at all" * 10])
def test_what_is_not_a_recording_of_ours_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(data)
    with pytest.raises(BadSound, match=r"a\.wav"):
        read_wav(tmp_path / "a.wav")


def test_another_rate_is_refused_rather_than_read_at_the_wrong_speed(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", Sound(RAMP, 8000))
    with pytest.raises(BadSound):
        read_wav(tmp_path / "a.wav")


def test_level_runs_from_silence_to_full_scale() -> None:
    assert rms(np.empty(0, np.int16)) == 0
    assert rms(np.zeros(512, np.int16)) == 0
    assert rms(np.full(512, -32768, np.int16)) == pytest.approx(1.0)
