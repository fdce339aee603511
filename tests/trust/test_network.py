"""Nothing leaves, nothing outside is touched: every command, where packets and files are counted.

The network is a namespace in which one process is the whole internet (`wire.py`); the folders are
the program's alone (`shell.py`). Nothing tells the program that this is a test: `CI` is not set.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from mockint.audio import Sound, write_wav
from mockint.cli import mockint
from mockint.engines.pyav import decode
from mockint.model import RATE
from tests.conftest import ROOT
from tests.desk import Desk, missing
from tests.trust.invocations import ENDINGS, ENDLESS, OUTPUTS, WATCHED
from tests.trust.watched import Watched, denied

NETWORK = ROOT / "mockint" / "engines" / "weights" / "silero_vad_16k.onnx"
SPEECH = ROOT / "tests" / "sounds" / "librispeech.flac"

SOUND_SYSTEM = ("home/.config/pulse", "tmp/pulse-", "/dev/shm/jack_db-")
"""What the system's own sound libraries leave where a program looks for a sound card."""

ADVERT = "Senior Backend Engineer at Example\nYou know Redis and PostgreSQL.\n"
RESUME = "# Somebody\n- Made pages load 30 % faster for 2 million users with Redis\n"
ANSWER = "We cut it from 3 s to 1 s, because I added a cache."


pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(bool(denied()), reason=denied()),
    pytest.mark.timeout(900),  # the first test at the desk waits for two whole interviews
]


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the papers and the sound that commands read."""
    folder = tmp_path_factory.mktemp("w")
    write_wav(folder / "said.wav", Sound(decode(SPEECH).samples[: round(2.5 * RATE)], RATE))
    for name, text in (("advert", ADVERT), ("resume", RESUME), ("answer", ANSWER)):
        (folder / f"{name}.txt").write_text(text)
    return folder


@pytest.fixture(scope="module")
def desk(scratch: Path) -> Iterator[Desk | None]:
    """Set up the virtual desk, inside the folder that is not covered; None where it cannot be."""
    if missing():
        yield None
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(scratch))
        patch.setattr("tests.desk.server.IDLE", 1800)
        with Desk(rate=16_000) as desk:
            yield desk


@pytest.fixture(scope="module")
def watched(scratch: Path, desk: Desk | None) -> Iterator[Watched]:
    """Watch programs at that desk, with a cache that is empty at first."""
    env = {"MOCKINT_CACHE": str(scratch / "cache"), **(desk.env if desk else {})}
    with Watched(scratch, env) as watched:
        yield watched


@pytest.fixture(scope="module")
def sessions(watched: Watched, desk: Desk | None, scratch: Path) -> None:
    """Hold two interviews, of the demo candidate and of the robot at the desk, as one person's.

    The demo's is there twice: only takes of one person that answer the question are compared.
    """
    watched.mockint("demo", *WATCHED["demo"])
    for cover in list(scratch.rglob("session.json")):
        shutil.copytree(cover.parent, cover.parent.with_name(f"{cover.parent.name}-again"))
    if desk is not None:
        desk.robot([scratch / "said.wav"], scratch / "heard")
        watched.mockint("interview", *WATCHED["interview"])
    for cover in scratch.rglob("session.json"):
        told = json.loads(cover.read_text("utf-8"))
        cover.write_text(json.dumps({**told, "candidate": "you"}), "utf-8")


def walked(command: click.Command, *above: str) -> Iterator[str]:
    """Name every command that can be run, those below other commands as well."""
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield " ".join(above)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from walked(below, *above, name)


def test_every_command_is_watched() -> None:
    """A new command is watched like the others, or this fails."""
    forgotten = set(walked(mockint)) - WATCHED.keys() - TELLING.keys()
    assert not forgotten, (
        f"nobody watches what `mockint {min(forgotten)}` sends and writes: "
        "say in tests/trust/invocations.py how it is to be run"
    )
    gone = WATCHED.keys() - set(walked(mockint))
    assert not gone, "tests/trust/invocations.py runs a command that is gone"


def test_the_watch_counts_a_query_a_connection_a_packet_and_a_file(watched: Watched) -> None:
    """Else a count of 0 would say nothing."""
    code = """
import socket
with socket.create_connection(("name.example", 443)) as line: line.send(b"12345")
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 9))
for path in ("/tmp/left", "/var/tmp/left", "here"): open(path, "w").close()
"""
    seen = watched.python("-c", code)
    assert (seen["code"], set(seen["names"]), seen["heard"]) == (0, {"name.example"}, ["12345"])
    assert [to.rpartition(":")[2] for to in seen["connections"]] == ["443"]
    assert "192.0.2.1:9" in seen["whereto"]
    assert {"/tmp/left", "/var/tmp/left", "desk/here"} <= set(seen["written"])


def test_the_watch_catches_onnxruntime_when_it_is_left_alone(watched: Watched) -> None:
    """The fault that this file was made for: it waits some seconds, and for ever with `CI` set."""
    load = f"import onnxruntime, time\nonnxruntime.InferenceSession({str(NETWORK)!r})"
    seen = watched.python("-c", f"{load}\ntime.sleep(9)")
    assert "mobile.events.data.microsoft.com" in seen["names"]
    assert seen["connections"]
    assert "home/.cache/Microsoft/DeveloperTools/.onnxruntime/deviceid" in seen["written"]


def test_the_doctor_names_what_the_library_left_and_how_to_delete_it(watched: Watched) -> None:
    folder = ".cache/Microsoft/DeveloperTools/.onnxruntime"
    watched.python("-c", f"import os; os.makedirs(os.path.expanduser('~/{folder}'), exist_ok=True)")
    seen = watched.mockint("doctor", "")
    assert seen["out"].count(folder) == 2
    assert "rm -r" in seen["out"]


LINES = [(name, line) for name, lines in WATCHED.items() for line in lines]
NAMES = [f"{name} {line}".strip() or "alone" for name, line in LINES]


TELLING = {
    "models get": ("small", "huggingface.co", {"HF_HUB_DOWNLOAD_TIMEOUT": "1"}),
    "guide new": (
        "--yes --propose --send-to model.example --advert {advert} --resume {resume} --out m.md",
        "model.example",
        {"MOCKINT_LLM_URL": "http://model.example/v1", "MOCKINT_LLM_MODEL": "m"},
    ),
    "assess": (
        "--text {answer} -n 4 --larger-judge --send-to model.example",
        "model.example",
        {"MOCKINT_LLM_URL": "http://model.example/v1", "MOCKINT_LLM_MODEL": "m"},
    ),
    "transcribe": ("{sound} --engine speech-recognition --model wit --option key=k", "wit", {}),
    "review": (
        "last --anew --engine speech-recognition --model wit",
        "wit",
        {"MOCKINT_WIT_KEY": "k"},
    ),
}
"""The commands that do send something: arguments, where it goes, what the user has set up."""


@pytest.mark.parametrize("name", TELLING)
def test_what_sends_something_says_where_before_it_does(
    watched: Watched, sessions: None, name: str
) -> None:
    """Read off what it had said when the name server was asked for the first time.

    These come before the others, one of which is stopped before it has an answer to review.
    """
    line, where, env = TELLING[name]
    seen = watched.mockint(name, line, **env)
    assert seen["names"], seen["err"]
    assert where in seen["said"]
    assert all(where in asked for asked in seen["names"])


@pytest.mark.parametrize(("name", "line"), LINES, ids=NAMES)
def test_nothing_leaves_and_nothing_outside_is_touched(
    watched: Watched, sessions: None, desk: Desk | None, name: str, line: str
) -> None:
    if desk is None and name in ("interview", "devices", ""):
        pytest.skip(missing())
    seen = watched.mockint(name, line)
    ending = None if name in ENDLESS else ENDINGS.get(f"{name} {line}", 0)
    assert seen["code"] == ending, seen["err"]
    assert (seen["names"], seen["connections"], seen["packets"]) == ([], [], 0), seen["whereto"]
    assert [path for path in seen["written"] if not allowed(path)] == []


def allowed(path: str) -> bool:
    """Say whether a path is a session's, a setting, named by the user, or the sound system's."""
    folders = ("home", "home/.config", "home/.local", "home/.local/state")
    below = ("desk/recordings", "home/.config/mockint", "home/.local/state/mockint")
    named = {f"desk/{name}" for name in OUTPUTS}
    ours = any(path == folder or path.startswith(f"{folder}/") for folder in below)
    return ours or path in named or path in folders or path.startswith(SOUND_SYSTEM)


HUB = {"HF_ENDPOINT": "http://hub.example", "HF_TOKEN": "hf_secret", "HF_HUB_DOWNLOAD_TIMEOUT": "1"}
"""A hub that can be overheard, and a user who has an account there."""


def test_the_hub_learns_neither_who_asks_nor_what_else_is_installed(watched: Watched) -> None:
    """For the models that are everybody's; a model of the user's own needs the token."""
    seen = watched.python("-m", "mockint", "models", "get", "small", **HUB)
    assert "faster-whisper-small" in seen["heard"][0]
    assert "hf_secret" not in str(seen["heard"])
    assert "torch" not in str(seen["heard"])
    own = watched.python("-m", "mockint", "models", "get", "somebody/small", **HUB)
    assert "hf_secret" in str(own["heard"])


@pytest.mark.parametrize(
    "engine",
    [
        "--model tiny",
        "--engine openai-whisper --model tiny",
        "--engine speech-recognition --model faster_whisper --option model=tiny",
        "--engine speech-recognition --model whisper --option model=tiny",
    ],
)
def test_a_model_that_is_not_here_is_not_fetched_unasked(watched: Watched, engine: str) -> None:
    """It is named, together with the command that fetches it."""
    seen = watched.mockint("transcribe", f"{{sound}} {engine}")
    assert (seen["code"], seen["names"], seen["packets"]) == (3, [], 0), seen["err"]
    assert "tiny" in seen["err"]
    assert "mockint models get tiny" in seen["err"] or "whisper.load_model" in seen["err"]


PLAYLISTS = {
    "list.m3u8": (
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://list.example/a.ts\n#EXT-X-ENDLIST\n"
    ),
    "call.sdp": (
        "v=0\no=- 0 0 IN IP4 192.0.2.1\ns=x\nc=IN IP4 call.example\nt=0 0\nm=audio 5004 RTP/AVP 0\n"
    ),
    "parts.wav": "ffconcat version 1.0\nfile http://parts.example/a.wav\n",
}
"""Files that FFmpeg takes for sound and that name addresses."""


@pytest.mark.parametrize("name", PLAYLISTS)
def test_a_playlist_in_disguise_asks_nobody(watched: Watched, scratch: Path, name: str) -> None:
    (scratch / name).write_text(PLAYLISTS[name])
    seen = watched.python("-m", "mockint", "transcribe", str(scratch / name))
    assert (seen["code"], seen["names"], seen["packets"]) == (2, [], 0), seen["err"]
