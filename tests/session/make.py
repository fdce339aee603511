"""Holds the ten-question session of the tests once, and writes what was heard beside itself.

Run: PYTHONPATH=tests python tests/session/make.py

The candidate's ten answers are the demo's five and five clips of real people. The room is the
program's own: real detector, real Whisper. Kept are the facts that cost time: recording and
transcript; the tests judge them anew.
"""

import shutil
import tempfile
from pathlib import Path

from report_material import ANSWERS
from rich.console import Console

from mockint import wiring
from mockint.agenda import Agenda
from mockint.interview import interview
from mockint.wiring import plans

HERE = Path(__file__).parent


def main() -> None:
    """Hold it, and keep what was heard."""
    with tempfile.TemporaryDirectory() as folder:
        plan = plans.plan(None, [])
        wishes = wiring.Wishes(recordings=Path(folder), voice="silent")
        with wiring.demo(plan, ANSWERS, wishes, console=Console(), fast=True) as (room, held):
            interview(Agenda(plan.questions), room)
        for path in sorted(held.iterdir()):
            if path.is_dir():
                kept = HERE / path.name[:2]  # the number alone: names of questions may change
                kept.mkdir(exist_ok=True)
                for name in ("recording.json", "transcript.json"):
                    shutil.copyfile(path / name, kept / name)


if __name__ == "__main__":
    main()
