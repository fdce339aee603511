"""Choose the one follow-up that an answer needs most, and say why each other is not asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from mockint.guide.sections.kind_rows import ABOUT_ONESELF
from mockint.model import Answer, FollowUp, Kind, Review, Rubric
from mockint.ports import Embedder, Judge
from mockint.probing.halves import of_halves
from mockint.probing.opening import Opening, closed
from mockint.probing.reasons import of_reasons
from mockint.probing.resume_numbers import of_resume
from mockint.probing.stories import of_story
from mockint.probing.wording import worded
from mockint.review.check import TURNS
from mockint.review.checks import star
from mockint.review.checks.directness import TOUCHES
from mockint.review.reading import Reading, prepare
from mockint.review.relevance import Relevance

MOST = 2
"""Follow-ups after one answer, at most."""
FEW = 25
"""Words below which an answer is asked to say more, where nothing else is open; ours."""
FEWEST = 6
"""Words of an answer that can be followed up; a Korean one has fewer."""
_GIVES_UP = re.compile(
    r"\b(?:i (?:really |honestly )?(?:don't|do not|didn't|did not) (?:really |actually )?"
    r"(?:know|remember|have)|no idea|not sure|nothing comes|never (?:had|done|used|worked)"
    r"|can't think|cannot think|pass|rather not|prefer not|haven't)\b"
    r"|모르겠|없습니다|없어요|기억이 안",
    re.IGNORECASE,
)
"""What a short answer says that has no more to give."""
ORDER = (
    "example", "challenge", "action", "own part", "result", "claim", "learned", "differently",
    "known", "next", "why", "number", "side", "choice", "failure", "trade-off", "technology",
    "measurement", "reason", "gained", "more", "anything",
)  # fmt: skip
"""What an answer needs most comes first; ours."""


@dataclass(frozen=True, slots=True)
class Prober:
    """An interviewer who asks on; implements `ports.Prober`."""

    rubric: Rubric
    embedder: Embedder | None
    judge: Judge | None
    most: int = 1
    """Follow-ups after one answer."""

    def __call__(
        self, answer: Answer, review: Review, before: Sequence[FollowUp] = ()
    ) -> tuple[FollowUp, ...]:
        """Decide: at most one follow-up with a text, and those that are not asked.

        `before` are those asked in this interview, whichever answer they followed.
        """
        own = answer.recording.follow_ups if answer.recording else ()
        if not self.most:
            return ()
        asked = [follow_up for follow_up in own if follow_up.text]
        reading = prepare(answer, self.rubric, self.embedder, self.judge)
        openings = list(_openings(reading, review, self.rubric, before))
        for opening in openings:
            text = _text(opening, reading)
            if not text or any(other.about == opening.about for other in asked):
                continue
            if len(asked) >= self.most:
                return ()
            chosen = FollowUp(opening.about, text, opening.because)
            return (chosen, *_others(openings, chosen))
        return () if own else tuple(_others(openings, None))


def _openings(
    reading: Reading, review: Review, rubric: Rubric, before: Sequence[FollowUp]
) -> list[Opening]:
    """Give all that an answer may leave open, what is needed most first."""
    if reason := _unfit(reading):
        return [closed("anything", reason)]
    openings = [
        *of_story(reading, review),
        *of_resume(reading, review, rubric, before),
        *of_halves(reading),
        *of_reasons(reading, review),
        *_more(reading),
    ]
    openings = openings or [closed("anything", "nothing is surely left open")]
    return sorted(openings, key=lambda opening: ORDER.index(opening.about))


def _unfit(reading: Reading) -> str:
    """Say why an answer is not followed up at all; empty where it may be."""
    kind, words = reading.question.kind, reading.words
    if kind in TURNS or kind is Kind.TERMS:
        return "to this question nobody asks on"
    if reading.relevance not in (Relevance.ENOUGH, Relevance.FOREIGN) or not _touches(reading):
        return "it is not sure that this answers the question"
    if len(words) < FEWEST:
        return "too little was said to ask on about it"
    text = reading.transcript.text
    if len(words) < star.LEAST and _GIVES_UP.search(text):
        return "you said that there is no more to tell"
    return ""


def _touches(reading: Reading) -> bool:
    """Say whether a short answer speaks to its question; of a longer one the review tells."""
    if len(reading.words) >= FEW or not reading.english or reading.embedder is None:
        return True
    asked, said = reading.embedder.vectors([reading.question.text, reading.transcript.text])
    return float(asked @ said) >= TOUCHES


def _more(reading: Reading) -> Iterator[Opening]:
    """Ask for more after a short answer, in a language whose words are judged."""
    short = len(reading.words) < FEW
    if not reading.english or reading.question.kind in (Kind.DEFINITION, Kind.TERMS):
        return
    if short and reading.question.kind not in ABOUT_ONESELF:
        yield Opening("more", f"only {len(reading.words)} words were said")


def _text(opening: Opening, reading: Reading) -> str:
    """Word an opening; the same question always gets the same wording, so it can be prepared."""
    if not opening.open:
        return ""
    language = reading.transcript.language[:2]
    kind, turn = reading.question.kind, crc32(reading.question.id.encode())
    return worded(opening.about, kind, language, filled=opening.filled, turn=turn)


def _others(openings: Sequence[Opening], chosen: FollowUp | None) -> Iterator[FollowUp]:
    """Say of each other opening why it is not asked."""
    for opening in openings:
        if chosen is not None and opening.about == chosen.about:
            continue
        because = opening.because
        if opening.open:
            told = "something else was asked first" if chosen else "no fitting words were found"
            because += f"; {told}"
        yield FollowUp(opening.about, "", because)
