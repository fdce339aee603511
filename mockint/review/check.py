"""What a check is: one row that says all there is to know about it.

Whoever needs something of a check asks its row. Nobody else writes its id down.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from mockint.guide.sections.kind_rows import ABOUT_ONESELF, STORIES
from mockint.model import Asked, Finding, Kind, Level, Rubric
from mockint.review.reading import Reading

Run = Callable[[Reading, Rubric], list[Finding]]
"""A pure function: the same answer and rubric always give the same findings."""

Scoring = Callable[[Sequence[Finding]], tuple[int | None, str]]
"""Gives points for the findings of one check, 0 to 4 or none, with the reason; see `scoring.py`."""

TURNS = frozenset({Kind.ASKING, Kind.CLOSING})
"""The candidate's own turns, which answer no question."""
EVERY = frozenset(Kind)
ANSWERS = EVERY - TURNS
REASONED = ANSWERS - STORIES - ABOUT_ONESELF
"""Questions whose answer needs reasons."""
TECHNICAL = REASONED - {Kind.OPINION, Kind.SITUATIONAL}
OF_DEEDS = ANSWERS - {Kind.MOTIVATION, Kind.PLANS, Kind.OPINION, Kind.TERMS}
"""Questions in whose answer something that was done may count: its result, its size, its gain."""

ENGLISH = ("en",)
ANY_LANGUAGE = ("",)
"""Every tag of a language begins with nothing."""


class About(StrEnum):
    """What a check looks at, and so when its findings stand."""

    ANSWER = "answer"
    """Whether there is an answer at all: it always stands."""
    CONTENT = "content"
    """What was said: it stands only where there is something to judge."""
    DELIVERY = "delivery"
    """How it was said: it always stands, but without relevance nothing is praised."""


class SubjectKind(StrEnum):
    """What the subject of a finding names, so that a report can list it."""

    NONE = "none"
    PART = "part"
    """Of the structure that the question asks for."""
    CONCEPT = "concept"
    CLAIM = "claim"
    """Of the résumé."""


class ExampleKind(StrEnum):
    """How a report shows what good sounds like, out of the candidate's own words and the guide."""

    RESUME = "resume"
    """The achievement that the answer speaks of, with its number."""
    WITHOUT = "without"
    """The candidate's own sentence without the words pointed at."""
    REASON = "reason"
    """A choice of the candidate's, with room for its reason."""
    OWN_PART = "own part"
    """What "we" did, with room for the candidate's part."""
    MEANING = "meaning"
    """What a concept is."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Check:
    """One check. What has no default must be decided for each of them."""

    id: str
    title: str
    """In the rubric, where a guide's advice asks for it."""
    run: Run
    kinds: frozenset[Kind]
    """Of questions that it is for."""
    languages: tuple[str, ...]
    """Beginnings of the language tags that `run` understands."""
    run_in: Mapping[str, Run] = field(default_factory=dict)
    """Other ways for other languages, by the beginning of their tag."""
    about: About
    score: Scoring | None
    """None: it only tells, and is not scored."""
    weight: float
    """How much it counts when the next steps are chosen; 0 for a check that never advises."""
    drill: str
    """How to practise it until tomorrow, in minutes, alone and aloud; empty without advice."""
    openers: Mapping[str, str] = field(default_factory=dict)
    """Sentences to begin with where it misses something, by the subject; English, no facts."""
    examples: Mapping[str, ExampleKind] = field(default_factory=dict)
    """How good sounds where it misses something, by the subject; `*` stands for any."""
    asked_for_by: Asked | None
    """What in a guide asks for it; None for a check that no advice can ask for."""
    habit: str = ""
    """Why it is held against every answer; empty where only the guide asks for it."""
    subject_kind: SubjectKind = SubjectKind.NONE
    by_number: bool = False
    """Whether its findings are known again in another take by their number."""
    private_numbers: bool = False
    """Whether its messages hold the candidate's own numbers, which a shared report leaves out."""

    def way(self, reading: Reading) -> Run | None:
        """Give the function for this question and language; None where there is none."""
        if reading.question.kind not in self.kinds:
            return None
        language = reading.transcript.language
        other = next((run for tag, run in self.run_in.items() if language.startswith(tag)), None)
        return other or (self.run if language.startswith(self.languages) else None)

    def stands(self, finding: Finding, *, empty: bool) -> bool:
        """Say whether a finding is kept; of an `empty` answer only delivery, and no praise."""
        if self.about is About.ANSWER or not empty:
            return True
        return self.about is About.DELIVERY and finding.level is not Level.GOOD
