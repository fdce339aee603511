"""Choose what to ask on after an answer, and keep why nothing else was asked."""

from dataclasses import replace

from mockint.events import Asking
from mockint.interview.answering import Outcome
from mockint.model import FollowUp, Review, Stop
from mockint.one_answer import noted
from mockint.ports import Room


def asked_on(
    asking: Asking, outcome: Outcome, room: Room, asked: dict[str, tuple[FollowUp, ...]]
) -> Asking | None:
    """Choose what to ask on after an answer; what is not asked is kept with the reason.

    `asked` tells all follow-ups of the interview, by question.
    """
    answered, review = outcome.answer, outcome.review
    done = outcome.stop in (Stop.SILENCE, Stop.KEY)
    if room.prober is None or not done or answered is None or answered.recording is None:
        return None
    question = answered.question
    asked[question.id] = answered.recording.follow_ups
    before = [other for others in asked.values() for other in others if other.text]
    decided = room.prober(answered, review or Review(question.id, (), (), ""), before)
    chosen = next((decision for decision in decided if decision.text), None)
    others = [decision for decision in decided if decision is not chosen]
    answered = replace(answered, recording=noted(answered.recording, *others))
    if decided and answered.recording is not None:
        # what is asked is known on disk before it is answered: `sessions repair` joins it then
        asked_now = (chosen,) if chosen is not None else ()
        room.store.keep(question, noted(answered.recording, *asked_now))
    if chosen is None:
        return None
    worded = replace(question, text=chosen.text, reworded="")
    return Asking(worded, asking.number, asking.of, follows=answered, follow_up=chosen)
