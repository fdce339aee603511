"""Fuzz the guide and the rubric file by coverage: `python -m benchmarks.fuzz [SECONDS]`.

It needs Linux on x86.
"""

import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from mockint.guide.rubric.template import template
from mockint.wiring.guides import read, shipped

ROOT = Path(__file__).parent.parent
SECONDS = 60
SLOWEST = 10
"""Seconds for one input; more is a hang."""


def seeds(target: str, folder: Path) -> None:
    """Begin with real files: the guides of the tests, and a rubric file with all its keys live."""
    if target == "guide":
        for path in [shipped(), *(ROOT / "tests" / "guides").glob("*.md")]:
            (folder / path.name).write_bytes(path.read_bytes())
        return
    text = template(read(shipped())[0])
    (folder / "template").write_text(text)
    for i, part in enumerate(text.split("\n\n")):
        (folder / str(i)).write_text(
            "\n".join(line.removeprefix("# ") for line in part.split("\n")[1:])
        )


def fuzz(target: str, seconds: int) -> int:
    """Run one target and print its executions; the exit code is not 0 when it crashed or hung."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        seeds(target, corpus)
        command = [
            sys.executable,
            "-m",
            f"tests.fuzz.{target}",
            str(corpus),
            f"-max_total_time={seconds}",
        ]
        command += [
            f"-timeout={SLOWEST}",
            "-max_len=16384",
            f"-artifact_prefix={folder}/",
            "-print_final_stats=1",
        ]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False
        )
        found = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
        slowest = re.search(r"stat::slowest_unit_time_sec:\s*(\d+)", done.stderr)
        covered = re.findall(r"cov: (\d+)", done.stderr)
        counts = [match[1] if match else "?" for match in (found, slowest)]
        grown = f"{covered[0]} -> {covered[-1]}" if covered else "?"
        verdict = "FAILED" if done.returncode else "no crash, no hang"
        print(
            f"{target:8} {seconds} s  {counts[0]} executions  slowest {counts[1]} s  "
            f"covered {grown}  {verdict}",
            flush=True,
        )
        if done.returncode:
            print(done.stderr[-6000:])
            for crash in Path(folder).glob("*-*"):
                print(crash.name, crash.read_bytes()[:2000])
        return done.returncode


def main() -> None:
    """Fuzz both."""
    if find_spec("atheris") is None:
        print("Not run: atheris is not installed (Linux x86 only): pip install 'mockint[test]'")
        return
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    sys.exit(max(fuzz(target, seconds) for target in ("guide", "rubric")))


if __name__ == "__main__":
    main()
