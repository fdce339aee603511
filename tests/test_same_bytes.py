"""The same input gives the same bytes anywhere: hash seed, locale, zone, threads leave no trace."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from report_material import ten
from review_cases import cases

from mockint import report
from mockint.engines import pyworld
from mockint.session.json import encode

pytestmark = pytest.mark.real

HERE = Path(__file__).parent
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
MACHINES = {
    "ours": ("1", "UTC", "C.UTF-8", "1", "1"),
    "far": ("77", "Asia/Seoul", "C", "0", "2"),
}
"""Hash seed, time zone, locale, whether text is UTF-8 by default, threads."""


def made(folder: Path) -> str:
    """Judge an eighth of the cases and ten real answers, write reports, give the hash of each."""
    reviews = b"".join(encode(case.review) for case in cases()[::8])
    held = ten(folder)
    written = report.write(report.build(held), folder, report.Sounding(pitch=pyworld.pitch))
    data = {"reviews": reviews, **{file.path.name: file.path.read_bytes() for file in written}}
    return "\n".join(f"{name} {sha256(told).hexdigest()}" for name, told in data.items())


def begin(folder: Path, machine: str) -> subprocess.Popen[str]:
    """Do it in a process of its own, on such a machine."""
    seed, zone, locale, utf8, threads = MACHINES[machine]
    env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": utf8}
    env |= {"PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(HERE), **dict.fromkeys(THREADS, threads)}
    code = (
        "from pathlib import Path; from test_same_bytes import "
        f"made; print(made(Path({str(folder)!r})))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, text=True
    )


@pytest.mark.timeout(120)
def test_reviews_and_reports_are_the_same_bytes_on_any_machine(tmp_path: Path) -> None:
    """Judged with the model of meaning, drawn with the pitch: all that is written is the same."""
    folders = {machine: tmp_path / machine / "2026-05-18T19-30-ten" for machine in MACHINES}
    running = [begin(folder, machine) for machine, folder in folders.items()]
    ours, far = (process.communicate()[0] for process in running)
    assert [process.returncode for process in running] == [0, 0]
    assert len(ours.splitlines()) == 4
    assert ours == far
