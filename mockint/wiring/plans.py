"""Plan what an interview is about: a guide, a session that broke off, or the bundled demo."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mockint.agenda import choose
from mockint.errors import BadInput
from mockint.guide.candidate_turns import with_candidate_turns
from mockint.model import Entry, Pack, Question, Review, Stop
from mockint.session import store
from mockint.wiring import guides
from mockint.wiring.parts import detector, embedder
from mockint.wiring.prepare import question_bank
from mockint.wiring.repair import repair


@dataclass(frozen=True, slots=True)
class Plan:
    """What an interview is about, and what of it is done already."""

    pack: Pack
    questions: tuple[Question, ...]
    reviews: tuple[Review, ...] = ()
    folder: Path | None = None
    """Of the session that goes on; None for a new one."""


def plan(
    path: Path | None,
    wishes: Sequence[str],
    *,
    limit: int | None = None,
    asking: bool = False,
    closing: bool = False,
) -> Plan:
    """Read a guide and pick its questions; on wish the candidate's own turns come behind them.

    Raises `BadGuide`, and `BadInput` when no question fits the wishes.
    """
    pack, _ = guides.read(path or guides.shipped(), embedder())
    pack = replace(pack, questions=_reworded(pack.questions))
    whole = with_candidate_turns(pack, asking=asking, closing=closing)
    return Plan(
        whole, (*pick(pack.questions, wishes)[:limit], *whole.questions[len(pack.questions) :])
    )


def resume(recordings: Path, wish: str) -> Plan:
    """Go on with a session at the question where it broke off. Raises `BadInput`."""
    folder = store.find(recordings, wish)
    repair(folder, detector)
    session = store.load(folder)
    planned = store.load_cover(folder).planned
    done = {entry.question.id: entry.review for entry in session.entries if answered(entry)}
    if done.keys() >= set(planned):
        raise BadInput(
            f"{session.id} has an answer to each question.",
            do=f"Judge it again: mockint review {session.id}",
        )
    questions = tuple(question for question in session.pack.questions if question.id in planned)
    reviews = tuple(review or Review(id_, (), (), "") for id_, review in done.items())
    return Plan(session.pack, questions, reviews, folder)


def answered(entry: Entry) -> bool:
    """Say whether a question has an answer: it was not left by a key, and words were said.

    Words that were never read may be there.
    """
    if entry.recording is None or entry.recording.stop in (Stop.SKIPPED, Stop.QUIT):
        return False
    return bool(entry.transcript.words if entry.transcript else entry.recording.speech)


def _reworded(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Give questions of our own bank their other wording."""
    bank = question_bank()
    other = {row.text: row.reworded for trade in bank.trades for row in trade.entries}
    return tuple(
        replace(question, reworded=question.reworded or other.get(question.text, ""))
        for question in questions
    )


def demo(wishes: Sequence[str], *, limit: int | None = None) -> tuple[Plan, tuple[Path, ...]]:
    """Take the questions of the bundled guide that the demo candidate answers, with the sounds."""
    folder = guides.shipped().parent / "demo"
    answers = {
        answer["question"]: folder / answer["file"]
        for answer in json.loads((folder / "demo.json").read_text())["answers"]
    }
    pack, _ = guides.read(guides.shipped(), embedder())
    answered = [question for question in pack.questions if question.id in answers]
    questions = pick(pack.questions, wishes, among=answered)[:limit]
    return Plan(pack, questions), tuple(answers[question.id] for question in questions)


def pick(
    questions: Sequence[Question], wishes: Sequence[str], *, among: Sequence[Question] | None = None
) -> tuple[Question, ...]:
    """Choose questions, counted as in the guide, but only some of those `among`.

    Raises `BadInput` when none fits.
    """
    possible = questions if among is None else among
    wished = {question.id for question in choose(questions, wishes)}
    chosen = tuple(question for question in possible if not wishes or question.id in wished)
    if not chosen:
        raise BadInput(
            f"No question here fits {', '.join(wishes)}.",
            do=f"There are: {', '.join(question.id for question in possible)}.",
        )
    return chosen
