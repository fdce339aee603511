"""The list of devices and the test of a desk, as a user runs them."""

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mockint.audio import BLOCK, Sound, write_wav
from mockint.ear.signal_check import Trouble, measure
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.engines.sounddevice import Device, choose
from mockint.errors import DeviceTrouble
from mockint.model import RATE
from tests.conftest import Run
from tests.desk import Desk, missing

SOUNDS = Path(__file__).parent / "sounds"

HEADSET = Device(0, "USB Headset Pro", 1, 2, 48_000, default_input=False, default_output=False)
BUILT_IN = Device(1, "Built-in Audio", 2, 2, 44_100, default_input=True, default_output=True)
SPEAKER = Device(2, "Headset", 0, 2, 44_100, default_input=False, default_output=False)
FOUND = [HEADSET, BUILT_IN, SPEAKER]


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """Start a virtual desk; skips where its programs are missing."""
    if missing():
        pytest.skip(missing())
    with Desk() as desk:
        yield desk


@pytest.mark.parametrize(
    ("wish", "kind", "device"),
    [
        (None, "input", BUILT_IN),
        ("0", "input", HEADSET),
        ("usb", "input", HEADSET),
        ("headset", "input", HEADSET),
        ("headset", "output", SPEAKER),  # the whole name goes before a part of one
        ("PRO", "output", HEADSET),
    ],
)
def test_a_device_is_chosen_by_number_or_part_of_its_name(
    wish: str | None, kind: str, device: Device
) -> None:
    assert choose(FOUND, wish, kind=kind) == device


@pytest.mark.parametrize(
    ("device", "telephone"),
    [
        (replace(HEADSET, rate=16_000), True),
        (replace(HEADSET, rate=8_000), True),
        (replace(HEADSET, name="AirPods Hands-Free"), True),
        (HEADSET, False),
        (replace(SPEAKER, rate=16_000), False),
    ],
)
def test_a_bluetooth_headset_in_telephone_quality_is_known(device: Device, telephone: bool) -> None:
    assert device.telephone is telephone


def test_without_a_default_the_first_that_can_record_is_taken() -> None:
    assert choose([SPEAKER, replace(HEADSET, number=7)], None, kind="input").number == 7


def test_an_unknown_name_is_answered_with_the_names_there_are() -> None:
    with pytest.raises(DeviceTrouble, match=r'"yeti".*USB Headset Pro.*Built-in Audio'):
        choose(FOUND, "yeti", kind="input")


def test_a_machine_that_cannot_record_says_so() -> None:
    with pytest.raises(DeviceTrouble, match="no microphone"):
        choose([SPEAKER], None, kind="input")


def test_the_devices_of_a_desk_are_listed(run: Run, desk: Desk) -> None:
    plain = run("devices", **desk.env)
    assert plain.returncode == 0
    assert "vmic" in plain.stdout
    assert "system's choice" in plain.stdout
    listed = json.loads(run("devices", "--json", **desk.env).stdout)
    assert {"vmic", "speaker"} <= {device["name"] for device in listed}


@pytest.mark.skipif(sys.platform != "linux", reason="looks for sound cards where Linux lists them")
@pytest.mark.parametrize("args", [[], ["--test"]])
def test_a_machine_without_devices_gets_one_line_and_code_4(
    args: list[str], run: Run, tmp_path: Path
) -> None:
    if Path("/proc/asound/cards").exists():
        pytest.skip("this machine has sound cards, which nothing takes away")
    done = run("devices", *args, PULSE_SERVER=f"unix:{tmp_path}/nowhere")
    assert done.returncode == 4
    assert done.stdout == ""
    assert done.stderr.startswith("mockint: This machine has no ")
    assert done.stderr.count("\n") == 1


@pytest.mark.real
def test_without_portaudio_the_line_says_how_to_get_it_and_the_code_is_3(tmp_path: Path) -> None:
    """A stand-in for the library raises what sounddevice raises where PortAudio is missing."""
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    done = subprocess.run(
        [sys.executable, "-m", "mockint", "devices"],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert done.returncode == 3
    assert "PortAudio" in done.stderr
    assert "install" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_microphone_is_refused_by_name(run: Run, desk: Desk) -> None:
    done = run("devices", "--test", "--microphone", "yeti", **desk.env)
    assert done.returncode == 4
    assert '"yeti"' in done.stderr
    assert "vmic" in done.stderr


def test_a_muted_desk_fails_the_test_and_says_why(run: Run, desk: Desk) -> None:
    done = run("devices", "--test", **desk.env)
    assert done.returncode == 4
    assert Trouble.MUTED.value.message in textwrap.fill(done.stdout, 10_000)


@pytest.mark.real
def test_a_good_desk_passes_the_test(tmp_path: Path, desk: Desk) -> None:
    """The robot says its line in a room that hisses, when it is asked to."""
    speech = decode(SOUNDS / "librispeech.flac").samples[: 5 * RATE]
    room = np.random.default_rng(3).normal(0, 20, RATE * 6).astype(np.int16)
    room[RATE : RATE + len(speech)] += speech
    write_wav(tmp_path / "room.wav", Sound(room, RATE))
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "mockint", "devices", "--test"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **desk.env},
    ) as running:
        assert running.stdout is not None
        while not running.stdout.readline().startswith("●"):
            assert running.poll() is None
        desk.robot([], tmp_path).say(tmp_path / "room.wav")
        said = running.stdout.read()
    assert running.returncode == 0
    assert "good for an interview" in said


def verdicts(samples: np.ndarray) -> tuple[list[np.ndarray], list[bool]]:
    """Cut sound into blocks, and ask the detector about each."""
    blocks = [samples[i : i + BLOCK] for i in range(0, len(samples) - BLOCK, BLOCK)]
    detector = Silero()
    return blocks, [detector.probability(block) > 0.5 for block in blocks]


@pytest.mark.real
@pytest.mark.parametrize("hiss", [300, 600])
def test_the_noise_of_a_room_is_measured_beside_the_voice(hiss: float) -> None:
    """The hiss is louder than what the clip brings with it."""
    speech = np.concatenate([np.zeros(RATE, np.int16), decode(SOUNDS / "jfk.flac").samples])
    noise = np.random.default_rng(5).normal(0, hiss, len(speech))
    measured = measure(*verdicts((speech + noise).clip(-32768, 32767).astype(np.int16)))
    assert measured.noise == pytest.approx(20 * np.log10(hiss / 32768), abs=6)
    assert measured.voice == pytest.approx(-20, abs=6)


@pytest.mark.real
def test_a_voice_that_drowns_in_the_room_is_told() -> None:
    speech = decode(SOUNDS / "jfk.flac").samples * 0.25
    noise = np.random.default_rng(5).normal(0, 400, len(speech))
    measured = measure(*verdicts((speech + noise).clip(-32768, 32767).astype(np.int16)))
    assert measured.near
    assert not measured.good
