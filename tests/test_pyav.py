"""Every kind of sound file becomes 16 kHz mono; what is not sound is refused in a sentence."""

import random
import wave
from pathlib import Path

import av
import numpy as np
import pytest

from mockint.audio import Sound, write_wav
from mockint.engines.pyav import Decoded, decode
from mockint.engines.silero import Silero
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
    "8bit.wav": ("pcm_u8", 16_000, "mono"),
    "32bit.wav": ("pcm_s32le", 48_000, "stereo"),
    "64bit.wav": ("pcm_s64le", 16_000, "stereo"),
    "double.wav": ("pcm_f64le", 16_000, "mono"),
    "mu-law.wav": ("pcm_mulaw", 8_000, "mono"),
    "a-law.wav": ("pcm_alaw", 8_000, "stereo"),
    "microsoft-adpcm.wav": ("adpcm_ms", 16_000, "stereo"),
    "ima-adpcm.wav": ("adpcm_ima_wav", 16_000, "mono"),
    "stream.aac": ("aac", 44_100, "stereo"),
    "apple.caf": ("pcm_s16be", 44_100, "stereo"),
    "lossless.m4a": ("alac", 44_100, "mono"),
    "film.mkv": ("ac3", 48_000, "5.1"),
    "film.mp4": ("aac", 48_000, "stereo"),
    "big-endian.aiff": ("pcm_s16be", 44_100, "stereo"),
    "sun.au": ("pcm_s16be", 16_000, "mono"),
    "radio.mp2": ("mp2", 48_000, "stereo"),
    "packed.wv": ("wavpack", 44_100, "stereo"),
    "答え – ответ 🎤.ogg": ("libopus", 48_000, "stereo"),
}
CUT = [
    *("8k.wav", "48k-stereo.wav", "44k-24bit.wav", "float-surround.wav", "music.mp3", "call.opus"),
    *("browser.webm", "ours.flac", "8bit.wav", "64bit.wav", "mu-law.wav", "ima-adpcm.wav"),
    *("film.mkv", "big-endian.aiff"),
]
"""Kinds that say somewhere how long they are, or how they end."""


def make(path: Path, codec: str, rate: int, layout: str, **options: str) -> Path:
    """Encode the clip as another kind of file."""
    samples = decode(CLIP).samples
    with av.open(str(path), "w", options=options) as file:
        stream = file.add_stream(codec, rate=rate, layout=layout)
        stream.bit_rate = 128_000 if codec == "mp2" else 64_000
        frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
        frame.sample_rate = RATE
        size = stream.codec_context.frame_size or 1024
        resampler = av.AudioResampler(stream.format.name, layout, rate, frame_size=size)
        for made in [*resampler.resample(frame), *resampler.resample(None)]:
            file.mux(stream.encode(made))
        file.mux(stream.encode(None))
    return path


def likeness(first: np.ndarray, second: np.ndarray) -> float:
    """Correlate two sounds at the shift that fits best; 1 is the same."""
    size = len(first) + len(second)
    spectra = np.fft.rfft(first.astype(float), size) * np.conj(
        np.fft.rfft(second.astype(float), size)
    )
    return float(
        np.fft.irfft(spectra).max()
        / np.linalg.norm(first.astype(float))
        / np.linalg.norm(second.astype(float))
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


@pytest.mark.parametrize("name", CUT)
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


GSM_FRAME, GSM_SECONDS = 33, 0.02
"""Bytes and length of a frame of GSM 06.10; each begins with the four bits 1101."""


def test_a_gsm_file_is_read_to_its_end(tmp_path: Path) -> None:
    chance = random.Random(3)
    frames = [bytes([0xD0]) + chance.randbytes(GSM_FRAME - 1) for _ in range(200)]
    (tmp_path / "phone.gsm").write_bytes(b"".join(frames))
    assert decode(tmp_path / "phone.gsm").seconds == pytest.approx(200 * GSM_SECONDS, abs=0.05)


def test_a_browser_recording_without_a_length_is_whole(tmp_path: Path) -> None:
    """A browser writes while it records, and never comes back to the header."""
    whole = make(tmp_path / "a.webm", *KINDS["browser.webm"], live="1")
    decoded = decode(whole)
    assert not decoded.damaged
    assert likeness(decoded.samples, decode(CLIP).samples) > 0.9


def film(path: Path, *tracks: np.ndarray) -> Path:
    """Write tracks of samples at 16 kHz, of one or two channels, into a film without a picture."""
    with av.open(str(path), "w") as file:
        codec = "aac" if path.suffix == ".mp4" else "pcm_s16le"
        names = ["stereo" if samples.ndim > 1 else "mono" for samples in tracks]
        streams = [file.add_stream(codec, rate=RATE, layout=name) for name in names]
        for stream, samples, name in zip(streams, tracks, names, strict=True):
            packed = np.ascontiguousarray(samples.reshape(1, -1))
            frame = av.AudioFrame.from_ndarray(packed, format="s16", layout=name)
            frame.sample_rate = RATE
            size = stream.codec_context.frame_size or 1024
            resampler = av.AudioResampler(stream.format.name, name, RATE, frame_size=size)
            for made in [*resampler.resample(frame), *resampler.resample(None)]:
                file.mux(stream.encode(made))
            file.mux(stream.encode(None))
    return path


def stereo(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    return np.stack([left, right], axis=1)


def noise(size: int) -> np.ndarray:
    return np.random.default_rng(5).normal(0, 3000, size).astype(np.int16)


VOICE = decode(CLIP).samples
OTHER = np.ascontiguousarray(decode(SOUNDS / "jfk.flac").samples[: len(VOICE)])


def decoded_track(path: Path) -> Decoded:
    """Read as commands do: with a detector of speech."""
    return decode(path, Silero)


SPOKEN_IN_ONE = {
    "inverted": stereo(VOICE, -VOICE),
    "inverted and weaker": stereo(VOICE, -(VOICE // 2)),
    "left only": stereo(VOICE, 0 * VOICE),
    "right only": stereo(0 * VOICE, VOICE),
    "right, beside noise": stereo(noise(len(VOICE)), VOICE),
    "both": stereo(VOICE, VOICE),
}


@pytest.mark.real
@pytest.mark.parametrize("kind", SPOKEN_IN_ONE)
def test_the_channel_that_speaks_is_read(kind: str, tmp_path: Path) -> None:
    decoded = decoded_track(film(tmp_path / "a.wav", SPOKEN_IN_ONE[kind]))
    assert likeness(decoded.samples, VOICE) > 0.95
    assert decoded.note == ""


@pytest.mark.real
def test_two_channels_that_both_speak_are_mixed_and_told(tmp_path: Path) -> None:
    decoded = decoded_track(film(tmp_path / "call.wav", stereo(VOICE, OTHER)))
    assert likeness(decoded.samples, VOICE // 2 + OTHER // 2) > 0.99
    assert decoded.note == "holds channels that differ; they are mixed."


@pytest.mark.real
@pytest.mark.parametrize("name", ["a.mp4", "a.mkv"])
@pytest.mark.parametrize("number", [0, 1])
def test_the_track_that_speaks_is_read(name: str, number: int, tmp_path: Path) -> None:
    tracks = [0 * VOICE, noise(len(VOICE)) // 100, 0 * VOICE]
    tracks[number] = VOICE
    decoded = decoded_track(film(tmp_path / name, *tracks))
    assert likeness(decoded.samples, VOICE) > 0.9
    assert (decoded.note, decoded.damaged) == ("", False)


@pytest.mark.real
def test_two_tracks_that_differ_are_told_and_two_alike_are_not(tmp_path: Path) -> None:
    differing = decoded_track(film(tmp_path / "a.mkv", VOICE, OTHER))
    assert likeness(differing.samples, VOICE) > 0.9
    assert differing.note == "holds sound tracks that differ; track 1 of 2 is read."
    assert decoded_track(film(tmp_path / "b.mkv", VOICE, VOICE)).note == ""


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
