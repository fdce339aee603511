"""A private PulseAudio in a temporary folder, with two cables, as a context manager."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.desk.robot import Robot

PROGRAMS = ("pulseaudio", "pactl", "pacat", "parec")
ALSA = Path("/usr/share/alsa/alsa.conf")

IDLE = 120
"""Seconds after the last program left, when a server that nobody stopped leaves too."""

DAEMON = """\
flat-volumes = no
default-sample-format = s16le
default-sample-rate = {rate}
alternate-sample-rate = {rate}
default-sample-channels = 1
resample-method = speex-float-5
realtime-scheduling = no
high-priority = no
enable-shm = no
enable-memfd = no
"""

# without norewinds the first second that is played into a cable can be lost
CABLES = """\
.fail
load-module module-native-protocol-unix socket={folder}/native auth-anonymous=1
load-module module-null-sink sink_name=answer rate={rate} channels=1 format=s16le norewinds=1
load-module module-null-sink sink_name=speaker rate={rate} channels=1 format=s16le norewinds=1
load-module module-remap-source source_name=vmic master=answer.monitor rate={rate} channels=1
load-module module-remap-source source_name=heard master=speaker.monitor rate={rate} channels=1
set-default-sink speaker
set-default-source vmic
"""

# PortAudio lists each named device of type pulse
DEVICES = """\
<{alsa}>
pcm.!default {{ type pulse server "unix:{folder}/native" }}
ctl.!default {{ type pulse server "unix:{folder}/native" }}
pcm.vmic    {{ type pulse server "unix:{folder}/native" device "vmic" }}
pcm.speaker {{ type pulse server "unix:{folder}/native" device "speaker" }}
"""


def missing() -> str:
    """Say what this machine lacks for a virtual desk; empty when it has everything."""
    lacking = [program for program in PROGRAMS if shutil.which(program) is None]
    if not ALSA.is_file():
        lacking.append("ALSA")
    return f"a virtual desk needs {', '.join(lacking)}" if lacking else ""


class Desk:
    """A sound card that is not there; `env` makes a program use it, `rate` is its cables' hertz.

    At 16000 Hz a recording of 16 kHz sound is the same to the bit.
    """

    def __init__(self, *, rate: int = 48_000) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="desk-")
        folder = Path(self._folder.name)
        self.env = {
            "PULSE_SERVER": f"unix:{folder}/native",
            "ALSA_CONFIG_PATH": f"{folder}/asound.conf",
            "PULSE_COOKIE": f"{folder}/cookie",
            "PULSE_CLIENTCONFIG": f"{folder}/client.conf",
            "XDG_RUNTIME_DIR": str(folder),
        }
        (folder / "daemon.conf").write_text(DAEMON.format(rate=rate))
        (folder / "cables.pa").write_text(CABLES.format(rate=rate, folder=folder))
        (folder / "asound.conf").write_text(DEVICES.format(folder=folder, alsa=ALSA))
        (folder / "client.conf").write_text("autospawn = no\nenable-shm = no\n")
        self._path = folder
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start the server, and wait until its cables are there."""
        own = {
            "HOME": str(self._path),
            "XDG_CONFIG_HOME": str(self._path / "config"),
            "PULSE_RUNTIME_PATH": str(self._path),
            "PULSE_STATE_PATH": str(self._path / "state"),
            "PULSE_CONFIG": str(self._path / "daemon.conf"),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        options = [
            "--daemonize=no",
            "--use-pid-file=no",
            "--disallow-exit=no",
            f"--exit-idle-time={IDLE}",
        ]
        self._server = subprocess.Popen(
            [
                "pulseaudio",
                "-n",
                "-F",
                self._path / "cables.pa",
                *options,
                f"--log-target=file:{self._path}/log",
            ],
            env={**os.environ, **self.env, **own},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for _ in range(200):
            if "heard" in self._pactl("list", "short", "sources", check=False):
                return self
            if self._server.poll() is not None:
                break
            time.sleep(0.05)
        log = (
            (self._path / "log").read_text(errors="replace")
            if (self._path / "log").exists()
            else "no log"
        )
        self.close()
        raise RuntimeError(f"PulseAudio did not start: {log[-500:]}")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server."""
        self.close()

    def close(self) -> None:
        """Stop the server, and remove its folder."""
        if self._server is not None:
            self.thaw()
            self._server.terminate()
            try:
                self._server.wait(5)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
            self._server = None
        self._folder.cleanup()

    def robot(self, answers: Sequence[Path], folder: Path) -> Robot:
        """Seat a candidate who hears a question, answers with the next file, and so on.

        What it heard comes as WAV files into `folder`.
        """
        robot = Robot(answers, folder, env={**os.environ, **self.env})
        robot.start()
        return robot

    def unplug(self) -> None:
        """Pull the sound card's plug: every device is gone at once, and stays away."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()

    def freeze(self) -> None:
        """Let every device hang: still there, but nothing comes."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let the devices go on after `freeze`."""
        self._signal(signal.SIGCONT)

    def sleep(self) -> None:
        """Let the sound card sleep: nobody is told, and nothing is heard."""
        self._pactl("suspend-sink", "answer", "1")

    def wake(self) -> None:
        """Let the sound card go on after `sleep`."""
        self._pactl("suspend-sink", "answer", "0")

    def _signal(self, number: signal.Signals) -> None:
        if self._server is not None and self._server.poll() is None:
            self._server.send_signal(number)

    def _pactl(self, *args: str, check: bool = True) -> str:
        done = subprocess.run(
            ["pactl", *args],
            check=check,
            capture_output=True,
            text=True,
            env={**os.environ, **self.env},
            timeout=10,
        )
        return done.stdout
