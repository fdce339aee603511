"""Every kind of sound file becomes 16 kHz mono; what is not sound is refused in a sentence."""

import random
import wave
from pathlib import Path

import av
import numpy as np
import pytest

from mockint.audio import Sound, write_wav
from mockint.engines.pyav import decode
from mockint.errors import BadSound
from mockint.model import RATE

SOUNDS = Path(__file__).parent / "sounds"
CLIP = SOUNDS / "librispeech.flac"

KINDS = {
    "8k.wav": ("pcm_s16le", 8_000, "mono"),
    "48k-stereo.wav": ("pcm_s16le", 48_000, "stereo"),
    "44k-24bit.wav": ("pcm_s24le", 44_100, "stereo"),
    "float-surround.wav": ("pcm_f32le", 48_000, "5.1"),
    "music.mp3": ("libmp3lame", 44_100, "stereo"),
    "call.opus": ("libopus", 48_000, "mono"),
    "phone.m4a": ("aac", 44_100, "stereo"),
    "browser.webm": ("libopus", 48_000, "mono"),
    "windows.wma": ("wmav2", 44_100, "stereo"),
    "ours.flac": ("flac", 16_000, "mono"),
}


def make(path: Path, codec: str, rate: int, layout: str) -> Path:
    """Encode the clip as another kind of file."""
    samples = decode(CLIP).samples
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=rate, layout=layout)
        stream.bit_rate = 64_000
        frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
        frame.sample_rate = RATE
        size = stream.codec_context.frame_size or 1024
        resampler = av.AudioResampler(stream.format.name, layout, rate, frame_size=size)
        for made in [*resampler.resample(frame), *resampler.resample(None)]:
            file.mux(stream.encode(made))
        file.mux(stream.encode(None))
    return path


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Correlate two sounds at the shift that fits best; 1 is the same."""
    size = len(one) + len(other)
    spectra = np.fft.rfft(one.astype(float), size) * np.conj(np.fft.rfft(other.astype(float), size))
    return float(
        np.fft.irfft(spectra).max()
        / np.linalg.norm(one.astype(float))
        / np.linalg.norm(other.astype(float))
    )


@pytest.mark.real
@pytest.mark.parametrize("name", KINDS)
def test_the_same_words_come_out_of_every_kind_of_file(name: str, tmp_path: Path) -> None:
    decoded, original = decode(make(tmp_path / name, *KINDS[name])), decode(CLIP)
    assert decoded.samples.dtype == np.int16
    assert decoded.samples.ndim == 1
    assert not decoded.damaged
    assert decoded.seconds == pytest.approx(original.seconds, abs=0.12)
    assert likeness(decoded.samples, original.samples) > 0.9


def test_a_wav_of_ours_comes_out_to_the_sample(tmp_path: Path) -> None:
    samples = decode(CLIP).samples
    write_wav(tmp_path / "a.wav", Sound(samples, RATE))
    assert np.array_equal(decode(tmp_path / "a.wav").samples, samples)


@pytest.mark.parametrize("name", [name for name in KINDS if not name.endswith(("m4a", "wma"))])
def test_a_file_cut_in_the_middle_gives_its_first_part_and_says_so(
    name: str, tmp_path: Path
) -> None:
    whole = make(tmp_path / name, *KINDS[name]).read_bytes()
    cut = tmp_path / f"cut-{name}"
    cut.write_bytes(whole[: len(whole) // 2])
    decoded = decode(cut)
    assert decoded.damaged
    assert decoded.seconds == pytest.approx(decode(CLIP).seconds / 2, abs=0.8)


def test_a_phone_recording_whose_end_is_missing_is_refused_with_the_reason(tmp_path: Path) -> None:
    whole = make(tmp_path / "a.m4a", *KINDS["phone.m4a"]).read_bytes()
    (tmp_path / "a.m4a").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadSound, match="cut short"):
        decode(tmp_path / "a.m4a")


@pytest.mark.parametrize("unfinished", [b"\0\0\0\0", b"\xff\xff\xff\xff"])
def test_a_wav_whose_recorder_never_came_back_to_its_header_is_read_whole(
    unfinished: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, Sound(decode(CLIP).samples, RATE))
    data = bytearray(path.read_bytes())
    data[4:8] = data[40:44] = unfinished
    path.write_bytes(data)
    assert len(decode(path).samples) == len(decode(CLIP).samples)
    assert not decode(path).damaged


def test_a_wav_without_a_sample_is_refused(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
    with pytest.raises(BadSound):
        decode(tmp_path / "a.wav")


NOT_SOUND = {
    "empty.wav": b"",
    "words.txt": b"Tell me about yourself.\n" * 50,
    "picture.wav": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "zeros.mp3": bytes(100_000),
    "noise.mp3": random.Random(7).randbytes(200_000),
    "playlist.wav": (
        f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{CLIP}\n#EXT-X-ENDLIST\n".encode()
    ),
    "list.ffconcat": f"ffconcat version 1.0\nfile '{CLIP}'\n".encode(),
}


@pytest.mark.parametrize("name", NOT_SOUND)
def test_what_is_not_sound_is_refused_by_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(NOT_SOUND[name])
    with pytest.raises(BadSound, match=name):
        decode(tmp_path / name)


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSound, match="folder"):
        decode(tmp_path)
    with pytest.raises(BadSound, match="No such file"):
        decode(tmp_path / "nowhere.wav")
