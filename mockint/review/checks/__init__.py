"""All checks, one file each; a new one is made by `make new-check NAME=thanks`."""

from mockint.model import Rule
from mockint.review.check import Check
from mockint.review.checks import (
    asking,
    avoid,
    claims,
    closing,
    concepts,
    content,
    custom,
    depth,
    directness,
    engineering,
    fillers,
    impact,
    jargon,
    language,
    length,
    metrics,
    misconceptions,
    pace,
    pauses,
    progression,
    raise_,
    repairs,
    star,
    structure,
    voice,
    we_and_i,
)

CHECKS: tuple[Check, ...] = (
    content.CHECK,
    directness.CHECK,
    star.CHECK,
    structure.CHECK,
    concepts.CHECK,
    misconceptions.CHECK,
    depth.CHECK,
    engineering.CHECK,
    metrics.CHECK,
    claims.CHECK,
    we_and_i.CHECK,
    impact.CHECK,
    progression.CHECK,
    raise_.CHECK,
    avoid.CHECK,
    asking.CHECK,
    closing.CHECK,
    custom.CHECK,
    language.CHECK,
    jargon.CHECK,
    length.CHECK,
    pace.CHECK,
    fillers.CHECK,
    repairs.CHECK,
    pauses.CHECK,
    voice.CHECK,
)
"""In the order of the report."""

ANSWER = content.CHECK
"""The one that says whether there is an answer at all."""

CUSTOM = custom.CHECK
"""The one that stands for all checks of the candidate's own, whose ids nobody knows beforehand."""

RULES = tuple(
    Rule(check.id, check.title, check.asked_for_by, check.habit)
    for check in CHECKS
    if check.asked_for_by
)
"""What a guide's advice can ask for."""

BY_NUMBER = frozenset(check.id for check in CHECKS if check.by_number)
"""Their findings are known again in another take by their number."""

TITLES = {check.id: check.title for check in CHECKS}
"""What each check is called where no guide calls it anything."""

_BY_ID = {check.id: check for check in CHECKS}


def row(id_: str) -> Check:
    """Find a check's row; an id that is not ours is a check of the candidate's own."""
    return _BY_ID.get(id_, CUSTOM)


def place(id_: str) -> int:
    """Say where a check stands in the order of the report; the candidate's own stand last."""
    return next((at for at, check in enumerate(CHECKS) if check.id == id_), len(CHECKS))
