"""How long a guide takes to be understood: large, cold and warm; odd ones by size."""

import os
import pty
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from mockint.wiring.guides import read
from tests.desk import Desk, missing

QUESTIONS, GROUPS, IN_GROUP = 200, 25, 20

TOPICS = (
    "index", "queue", "cache", "token", "schema", "deployment", "migration", "timeout", "replica",
    "gateway", "event loop", "partition", "pipeline", "dashboard", "incident",
    "rollback", "bucket", "subnet", "container", "contract",
)  # fmt: skip


def large() -> str:
    """Write a guide of 200 questions and 500 concepts, no two alike."""
    lines = ["# Interview Prep: Example – Backend Engineer", "", "## Questions"]
    asks = (
        "How would you design",
        "Tell me about a time when you changed",
        "Compare two ways to test",
        "What is",
        "Explain",
    )
    for i in range(QUESTIONS):
        topic, other = TOPICS[i % len(TOPICS)], TOPICS[(i // len(TOPICS) + i + 1) % len(TOPICS)]
        lines.append(f"- {asks[i % len(asks)]} a {topic} beside a {other} of {i + 2} parts?")
    lines += ["", "## Concepts"]
    for i in range(GROUPS):
        lines.append(
            f"- **{TOPICS[i % len(TOPICS)].capitalize()} {i}**: " + ", ".join(_concepts(i))
        )
    lines += ["", "## Advice", *(f"- Speak about the {topic} with care." for topic in TOPICS)]
    return "\n".join(lines)


def _concepts(group: int) -> Iterator[str]:
    for i in range(IN_GROUP):
        yield f"{TOPICS[i]} {TOPICS[(i * 7 + group) % len(TOPICS)]} {group}"


ODD: Mapping[str, Callable[[int], str]] = {
    "questions": lambda n: (
        "## Questions\n"
        + "- How do you scale a cache that is read by many and written by few?\n" * (n // 68)
    ),
    "concepts": lambda n: (
        "## Questions\n- Why?\n## Concepts\n- " + ", ".join(f"thing {i}" for i in range(n // 14))
    ),
    "advice": lambda n: (
        "## Questions\n- Why?\n## Tips\n"
        + "- Give numbers for each project, and say what they mean.\n" * (n // 56)
    ),
    "table": lambda n: (
        "## Questions\n|q|a|\n|-|-|\n" + "|Why do you want to work here?|because|\n" * (n // 40)
    ),
    "one line": lambda n: "## Questions\n- Why?\n" + "word " * (n // 5),
    "brackets": lambda n: "## Questions\n- Why?\n" + "[" * n,
    "stars": lambda n: "## Questions\n- Why?\n" + "*" * n,
    "fences": lambda n: "## Questions\n- Why?\n" + "```\n" * (n // 4),
    "empty lines": lambda n: "## Questions\n- Why?\n" + "\n" * n,
}


def main() -> None:
    """Print everything in seconds.

    The ratio is five where time is linear, less where a limit holds.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.md"
        path.write_text(large(), "utf-8")
        cache = str(Path(folder) / "cache")
        for name in ("cold", "warm"):
            print(
                f"{QUESTIONS} questions, {GROUPS * IN_GROUP} concepts, {name:5} "
                f"{_compile(path, cache):6.2f} s"
            )
        print(f"the same, by words alone {_timed(path):16.2f} s")
        if lacking := missing():
            print(f"the first question is not timed: {lacking}")
        else:
            shown, asked = _first_question(path, cache)
            print(
                "interview: from program start, warm, to the first question on the screen "
                f"{shown:6.2f} s"
            )
            print(
                "           to the first question being asked, with voice and recogniser "
                f"loaded {asked:6.2f} s"
            )
        print(f"{'':12} {'1 MB':>8} {'5 MB':>8} {'ratio':>6}")
        for name, make in ODD.items():
            small, big = (
                _odd(Path(folder) / "odd.md", make(size)) for size in (1_000_000, 5_000_000)
            )
            print(f"{name:12} {small:8.2f} {big:8.2f} {big / small:6.1f}")


def _compile(path: Path, cache: str) -> float:
    """Compile in a fresh process; loading the model counts, imports do not."""
    code = (
        "import sys, time; from pathlib import Path; from mockint.wiring.guides import read;"
        "from mockint.engines.minilm import installed; start = time.perf_counter();"
        "read(Path(sys.argv[1]), installed()); print(time.perf_counter() - start)"
    )
    environment = {**os.environ, "MOCKINT_CACHE": cache}
    done = subprocess.run(
        [sys.executable, "-c", code, path],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def _first_question(path: Path, cache: str) -> tuple[float, float]:
    """Time a whole interview at a virtual desk, to the first question shown and to it being asked.

    The microphone is a virtual one; all else is real, the terminal too.
    """
    place = Path(path.parent)
    with Desk() as desk:
        terminal, theirs = pty.openpty()
        start = time.perf_counter()
        program = subprocess.Popen(
            [sys.executable, "-m", "mockint", "interview", path.name, "--recordings", "recordings"],
            env={
                **os.environ,
                **desk.env,
                "MOCKINT_CACHE": cache,
                "TERM": "xterm",
                "COLUMNS": "120",
            },
            cwd=place,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        try:
            shown = _printed(terminal, "How would you design", start)
            return shown, _printed(terminal, "1 of 200", start)
        finally:
            program.kill()
            program.wait()
            os.close(terminal)
            os.close(theirs)


def _printed(terminal: int, wanted: str, start: float) -> float:
    """Wait until a terminal shows `wanted`; give the seconds since `start`."""
    text = ""
    while wanted not in text and time.perf_counter() - start < 60:
        if select.select([terminal], [], [], 0.1)[0]:
            text += os.read(terminal, 65536).decode("utf-8", "replace")
    assert wanted in text, text[-500:]
    return time.perf_counter() - start


def _timed(path: Path) -> float:
    start = time.perf_counter()
    read(path)
    return time.perf_counter() - start


def _odd(path: Path, text: str) -> float:
    path.write_text(text, "utf-8")
    return _timed(path)


if __name__ == "__main__":
    main()
