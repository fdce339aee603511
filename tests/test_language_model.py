"""The language model option: what goes to which host, only with a yes, and never further."""

import http.client
import json
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mockint.engines.chat_completions import ChatModel
from mockint.errors import BadInput, MissingPart
from tests.conftest import Run

pytestmark = pytest.mark.real

KEY = "sk-not-for-others"
FAR = "http://model.example/v1"
"""An address outside; it is reached through a proxy of ours or not at all."""
REPLY = {
    "choices": [{"message": {"role": "assistant", "content": "How would you track a lost parcel?"}}]
}
ADVERT = (
    "# Backend Engineer\n\nLantern Parcels is looking for a Backend "
    "Engineer.\n\n## Requirements\n- Go\n"
)


class Server(ThreadingHTTPServer):
    """A real server on loopback that keeps what comes, and answers with `status` and `body`."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), Handler)
        self.came: list[tuple[str, str, bytes]] = []
        self.status, self.headers = 200, dict[str, str]()
        self.body = json.dumps(REPLY).encode()
        self.url = f"http://{host}:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.came.append((self.path, self.headers.get("Authorization", ""), body))
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    do_GET = do_POST = do_CONNECT = answer  # noqa: N815 - the names that the library calls

    def log_message(self, *args: object) -> None:
        """Stay silent."""


@contextmanager
def server(host: str = "127.0.0.1") -> Iterator[Server]:
    with Server(host) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield listening
        finally:
            listening.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def no_proxy_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever proxy this machine has is not part of a test."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "advert.md"
    path.write_text(ADVERT)
    return path


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2"])
def test_a_redirect_is_one_line_and_the_key_goes_nowhere_else(status: int, host: str) -> None:
    """Another port and another address are other hosts: neither the key nor the text gets there."""
    if host != "127.0.0.1" and sys.platform != "linux":
        pytest.skip("only Linux answers at all of 127.0.0.0/8")
    with server() as first, server(host) as other:
        first.status, first.headers = status, {"Location": f"{other.url}/chat/completions"}
        with pytest.raises(MissingPart, match="does not follow") as caught:
            ChatModel(first.url, "m", KEY).answer("my whole life")
    assert len(first.came) == 1
    assert other.came == []
    assert len(str(caught.value).splitlines()) == 1
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]"])
@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY"])
def test_no_proxy_sees_what_is_meant_for_this_machine(
    host: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However this machine is written, its requests pass nobody."""
    with server() as model, server() as proxy:
        monkeypatch.setenv(variable, f"http://127.0.0.1:{proxy.server_port}")
        chat = ChatModel(f"http://{host}:{model.server_port}/v1", "m", KEY)
        assert chat.way().here
        assert "parcel" in chat.answer("my whole life")
    assert proxy.came == []
    assert [authorisation for _, authorisation, _ in model.came] == [f"Bearer {KEY}"]


def test_a_proxy_for_the_world_outside_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is used, as everywhere on this machine, but never silently."""
    with server() as proxy:
        monkeypatch.setenv("http_proxy", f"http://user:secret@127.0.0.1:{proxy.server_port}/")
        chat = ChatModel(FAR, "m", KEY)
        way = chat.way()
        assert (way.host, way.here, way.encrypted) == ("model.example", False, False)
        assert way.proxy == f"127.0.0.1:{proxy.server_port}"
        assert "parcel" in chat.answer("hello")
        assert proxy.came[0][0] == f"{FAR}/chat/completions"
        monkeypatch.setenv("no_proxy", "model.example")
        assert not chat.way().proxy


@pytest.mark.parametrize(
    "key", ["sk-abc\nX-Evil: 1", "sk-abc\r\n\r\n", "sk-a\x1b[2J", "sk abc", "sk-…", "sk-\udc80"]
)
def test_a_key_that_cannot_be_sent_is_not_printed(key: str) -> None:
    """One line, without the key; nothing reaches the model, either."""
    with server() as model:
        with pytest.raises(BadInput, match="MOCKINT_LLM_KEY") as caught:
            ChatModel(model.url, "m", key).answer("hello")
        assert model.came == []
    assert "sk" not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    assert key not in repr(ChatModel("http://localhost", "m", key))


@pytest.mark.parametrize(
    "url",
    [
        *(
            "file:///etc/passwd",
            "localhost:8080",
            "http://",
            "http://a:port/",
            "http://a b/",
            "http://a/\n",
            "x",
        ),
        *(
            "http://me:hidden@a/v1",
            "http://a/v1?key=hidden",
            "http://127.0.0.1\\@a.example/v1",
            "http://é.example",
        ),
    ],
)
def test_an_address_that_is_none_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(BadInput, match="MOCKINT_LLM_URL") as caught:
        ChatModel(url, "m").way()
    assert "hidden" not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, b"{}"),
        (500, b"\x1b[2J"),
        (200, b"[" * 200_000),
        (200, b"\xff"),
        (200, b"null"),
        (204, b""),
    ],
)
def test_whatever_a_server_answers_is_one_line(status: int, body: bytes) -> None:
    with server() as model:
        model.status, model.body = status, body
        with pytest.raises(MissingPart) as caught:
            ChatModel(model.url, "m", KEY).answer("hello")
    assert len(str(caught.value).splitlines()) == 1
    assert KEY not in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_a_first_line_of_escape_sequences_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no HTTP at all cannot write to the terminal."""
    monkeypatch.setattr(Handler, "answer", None)
    monkeypatch.setattr(
        Handler, "do_POST", lambda self: self.wfile.write(b"\x1b]0;evil\x07 hello\r\n\r\n")
    )
    with server() as model, pytest.raises(MissingPart) as caught:
        ChatModel(model.url, "m").answer("hello")
    assert isinstance(caught.value.__cause__, http.client.HTTPException)
    assert "\x1b" not in str(caught.value)


def new(post: Path, *more: str) -> tuple[str, ...]:
    return ("guide", "new", "--yes", "--propose", "--advert", str(post), "--out", "mine.md", *more)


def through(proxy: Server, url: str = FAR) -> dict[str, str]:
    """Set up a model outside that only our proxy can reach."""
    return {
        "MOCKINT_LLM_URL": url,
        "MOCKINT_LLM_MODEL": "gpt[/]",
        "MOCKINT_LLM_KEY": KEY,
        "http_proxy": f"http://127.0.0.1:{proxy.server_port}",
    }


def test_a_script_sends_nothing_outside_without_naming_the_host(
    run: Run, post: Path, tmp_path: Path
) -> None:
    """One line that says what to do, before anything is asked or written."""
    with server() as proxy:
        done = run(*new(post), **through(proxy))
        wrong = run(*new(post, "--send-to", "other.example"), **through(proxy))
    assert proxy.came == []
    assert done.returncode == wrong.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "--send-to model.example" in done.stderr
    assert "model.example" in wrong.stderr
    assert "other.example" in wrong.stderr
    assert not (tmp_path / "mine.md").exists()


def test_a_script_that_names_the_host_sends_and_says_so(
    run: Run, post: Path, tmp_path: Path
) -> None:
    with server() as proxy:
        done = run(*new(post, "--send-to", "model.example"), **through(proxy))
    assert done.returncode == 0, done.stderr
    ((path, authorisation, _),) = proxy.came
    assert path == f"{FAR}/chat/completions"
    assert authorisation == f"Bearer {KEY}"
    said = " ".join(done.stdout.split())
    assert "model.example" in said
    assert f"proxy 127.0.0.1:{proxy.server_port}" in said
    assert "not encrypted" in said
    assert KEY not in done.stdout + done.stderr
    assert "lost parcel" in (tmp_path / "mine.md").read_text("utf-8")


def test_a_bad_key_is_one_line_before_anything_else(run: Run, post: Path) -> None:
    with server() as model:
        wishes = {
            "MOCKINT_LLM_URL": model.url,
            "MOCKINT_LLM_MODEL": "m",
            "MOCKINT_LLM_KEY": "sk-abc\nX: 1",
        }
        done = run(*new(post), **wishes)
    assert (done.returncode, done.stdout, model.came) == (2, "", [])
    assert len(done.stderr.splitlines()) == 1
    assert "sk-abc" not in done.stderr


def test_a_model_named_in_markup_is_only_a_name(run: Run, post: Path) -> None:
    """`gpt[/]` is no traceback; a model on this machine needs only `--propose` as a yes."""
    with server() as model:
        done = run(*new(post), MOCKINT_LLM_URL=model.url, MOCKINT_LLM_MODEL="gpt[/]\x1b[2J")
    assert done.returncode == 0, done.stderr
    assert "gpt[/]" in done.stdout
    assert "\x1b" not in done.stdout


def at_a_terminal(
    arguments: tuple[str, ...], answers: str, folder: Path, **env: str
) -> tuple[int, str]:
    """Run the command at a terminal for someone who types `answers`; give exit code and screen."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mockint", *arguments]
    surroundings = {**os.environ, "HOME": str(folder), "COLUMNS": "100", "TERM": "dumb", **env}
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=surroundings,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, answers.encode())
    shown = b""
    try:
        while piece := os.read(ours, 65_536):
            shown += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    return process.wait(timeout=240), shown.decode(errors="replace")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
@pytest.mark.parametrize("wish", [("--propose",), ()])
@pytest.mark.parametrize("answer", ["y", "n", ""])
def test_at_a_terminal_the_text_is_shown_and_sent_only_after_a_yes(
    wish: tuple[str, ...], answer: str, post: Path, tmp_path: Path
) -> None:
    """Host, size and text are shown; no and Enter send nothing, and the guide is made."""
    arguments = (
        "guide",
        "new",
        "--advert",
        str(post),
        "--resume",
        str(post),
        "--out",
        "mine.md",
        *wish,
    )
    with server() as proxy:
        code, shown = at_a_terminal(arguments, "\n" * 6 + f"{answer}\n", tmp_path, **through(proxy))
    assert code == 0, shown
    said = " ".join(shown.split())
    assert "model.example" in said
    assert "Advert: Backend Engineer Lantern Parcels is looking for" in said
    assert f"{len(message_of(proxy)) if answer == 'y' else ''} characters" in said
    assert KEY not in shown
    assert len(proxy.came) == (answer == "y")
    assert ("lost parcel" in (tmp_path / "mine.md").read_text("utf-8")) is (answer == "y")


def message_of(proxy: Server) -> str:
    content: str = json.loads(proxy.came[0][2])["messages"][0]["content"]
    return content
