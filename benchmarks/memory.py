"""Peak memory of an interview, and what each stage of it adds.

The demo is an interview as at the desk but for its microphone. Its process is measured as a whole;
then the stages are gone through one by one in this process. Told is what is resident, in millions
of bytes.

    python -m benchmarks.memory              demos of one and of five questions: six minutes
    python -m benchmarks.memory --stages     the stages only: one minute
"""

import argparse
import os
import sys
import tempfile

import psutil

MOST = 750
"""Megabytes that an interview may take at its peak."""

QUESTION = "How would you keep two versions of an interface, and when would you drop the old one?"


def peak_of_demo(questions: int) -> float:
    """Run a demo of so many questions; gives the most that its process took."""
    with tempfile.TemporaryDirectory() as folder:
        demo = ["-m", "mockint", "demo", "--fast", "--plain", "--recordings", folder]
        process = os.posix_spawn(
            sys.executable,
            [sys.executable, *demo, "--limit", str(questions)],
            os.environ,
            file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
        )
        _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"The demo of {questions} questions failed.")
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


class Table:
    """Prints after each stage what it left behind."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._before = 0.0
        print(f"{'stage':40}{'adds':>8}{'resident':>10}")

    def row(self, stage: str) -> None:
        """Print what is resident now."""
        resident = self._process.memory_info().rss / 1e6
        print(f"{stage:40}{resident - self._before:+8.0f}{resident:10.0f}", flush=True)
        self._before = resident


def go_through() -> None:
    """Load and do what an interview does, in its order; what is loaded stays."""
    table = Table()
    table.row("Python")
    from mockint.model import RATE
    from mockint.ports import InContext
    from mockint.wiring import interviews, parts, plans, voices

    _, answers = plans.demo((), limit=1)
    table.row(f"modules, the guide of the {interviews.DEMO.split()[0]}")
    parts.load_judge()
    table.row("judge: sentence model, three networks")
    recogniser = parts.recogniser()
    table.row("Whisper base")
    networks = parts.detector(), parts.end_of_turn()
    table.row(f"voice activity, end of turn: {len(networks)} networks")
    voice = voices.synthesizer("natural")
    table.row("natural voice")
    glossary = parts.glossary()
    table.row(f"{len(glossary.terms)} terms, the words of English")
    voice.sound(QUESTION)
    table.row("a question is spoken")
    samples = parts.decode(answers[0])
    table.row("an answer comes")
    recogniser.words(samples[: 30 * RATE], vocabulary=(), language="en")
    table.row("30 s of it are read")
    if isinstance(recogniser, InContext):
        recogniser.in_context(samples, before="", vocabulary=(), language="en", wait=lambda: None)
    table.row("all of it is read again")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stages", action="store_true", help="the stages only")
    arguments = parser.parse_args()
    peaks = {} if arguments.stages else {many: peak_of_demo(many) for many in (1, 5)}
    go_through()
    for many, peak in peaks.items():
        print(f"peak of a demo, {many} of 5 questions: {peak:.0f} MB (at most {MOST})")
    sys.exit(any(peak > MOST for peak in peaks.values()))


if __name__ == "__main__":
    main()
