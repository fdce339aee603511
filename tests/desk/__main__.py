"""The virtual desk by hand: run a program at it, with a robot that answers by sound files."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.desk import Desk, missing


def main() -> int:
    """Run the program that is named after `--` at a virtual desk; give its exit code."""
    parser = argparse.ArgumentParser(
        usage="python -m tests.desk [options] -- PROGRAM ...", description=__doc__
    )
    parser.add_argument(
        "--answer",
        type=Path,
        action="append",
        default=[],
        help="sound file; once for each question",
    )
    parser.add_argument(
        "--heard", type=Path, default=Path("heard"), help="folder for what the robot heard"
    )
    parser.add_argument("--rate", type=int, default=48_000, help="hertz that the cables carry")
    parser.add_argument(
        "program", nargs="+", metavar="PROGRAM", help="for example: mockint interview GUIDE"
    )
    args = parser.parse_args()
    if lacking := missing():
        parser.error(lacking)
    with Desk(rate=args.rate) as desk:
        robot = desk.robot(args.answer, args.heard)
        code = subprocess.run(args.program, check=False, env={**os.environ, **desk.env}).returncode
        for path in robot.done(timeout=0.1):
            print(f"heard: {path}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
