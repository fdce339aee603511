"""An answer in, whether there is anything to judge out; without substance nothing is praised."""

from enum import Enum, auto

from mockint.model import Answer, Rubric
from mockint.words import akin, plains, stem, subject_stems

TYPED = "text"
"""`Recording.device` of an answer that was typed, not spoken."""

FEW = 12
"""Words below which an answer says too little to be judged: about five seconds of speech."""

ENOUGH_TO_STRAY = 25
"""Words from which on an answer can be said to miss its subject."""

FIELD = subject_stems(
    "system service server software code test deploy release pipeline database query index cache request user customer "
    "production incident outage alert monitor metric latency traffic load scale cluster container network security "
    "token encrypt permission feature product project team engineer deadline backend frontend mobile api schema "
    "architecture design queue message event log rollback version migration bug error failure retry timeout thread "
    "memory cpu cloud region instance node storage disk algorithm data model library framework language runtime"
)
"""Stems of words that answers about software hold, whatever the question is."""


class Substance(Enum):
    """What kind of an answer it is."""

    ENOUGH = auto()
    SILENT = auto()
    SHORT = auto()
    ECHO = auto()
    """It only says the question again."""
    STRAY = auto()
    """It speaks about something else."""
    FOREIGN = auto()
    """A language whose content is not judged yet."""


def typed(answer: Answer) -> bool:
    """Say whether the answer was typed: it has no delivery."""
    return answer.recording.device == TYPED


def english(answer: Answer) -> bool:
    """Say whether the checks for English words apply."""
    return answer.transcript.language.startswith("en")


def substance(answer: Answer, rubric: Rubric) -> Substance:
    """Tell what there is to judge."""
    words = [word for word in plains(answer.transcript.words) if word]
    if not words:
        return Substance.SILENT
    if not english(answer):
        return Substance.FOREIGN
    said = {stem(word) for word in words}
    asked = subject_stems(answer.question.text)
    told = subject_stems(" ".join(words))
    if told and len(words) <= 1.5 * len(answer.question.text.split()) + 6:
        echoed = sum(any(akin(one, other) for other in asked) for one in told)
        if echoed >= 3 and echoed >= 0.75 * len(told):
            return Substance.ECHO
    if len(words) < FEW:
        return Substance.SHORT
    strayed = len(words) >= ENOUGH_TO_STRAY and not _touches(said, answer, rubric)
    return Substance.STRAY if strayed else Substance.ENOUGH


def _touches(said: set[str], answer: Answer, rubric: Rubric) -> bool:
    """Say whether two words of the answer belong to its question, or three at least to its field."""
    subject = subject_stems(" ".join((answer.question.text, answer.question.theme, *answer.question.concepts)))
    wanted = set(answer.question.concepts)
    for group in rubric.concepts:
        for concept in group.concepts:
            if concept.name in wanted:
                subject |= subject_stems(" ".join(concept.said_as))
    own = {one for one in said if any(akin(one, other) for other in subject)}
    field = {one for one in said - own if any(akin(one, other) for other in FIELD)}
    return len(own) >= 2 or len(own) + len(field) >= 3
