"""Read questions from a language model's answer.

They are marked as proposed; none comes twice, and none asks nothing.
"""

import re
from collections.abc import Iterable

from mockint.prepare.advert import Advert
from mockint.prepare.draft import Choice, Origin, Taken
from mockint.prepare.resume import Resume
from mockint.text.sanitise import plain

LONGEST = 300
"""Characters of a question that can be spoken."""

NUMBERED = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)]|Q\d{0,2}[:.])\s*")
MARKS = re.compile(r"\*\*|__|`")

TASK = (
    "You help a candidate to prepare for a job interview. "
    "Write {count} questions that an interviewer for this post would ask this candidate: "
    "specific to both, answerable by speaking, one a line, each ending with a question mark. "
    "Write nothing else."
)


def prompt(advert: Advert, resume: Resume | None, choice: Choice, *, count: int) -> str:
    """Write the one message that is sent: the advert and the résumé without its private lines."""
    parts = [
        TASK.format(count=count),
        f"Post: {choice.role or 'as in the advert'} ({choice.level})",
    ]
    parts += [f"Advert:\n{advert.paper.text}"] if advert.paper.lines else []
    parts += [f"Résumé:\n{resume.paper.text}"] if resume else []
    return "\n\n".join(parts)


def proposed(reply: str, model: str, *, known: Iterable[str], count: int) -> tuple[Taken, ...]:
    """Read the model's answer."""
    seen = {_key(text) for text in known}
    proposals: list[Taken] = []
    for line in plain(reply).splitlines():
        text = " ".join(MARKS.sub("", NUMBERED.sub("", line)).split()).strip("“”\"'")
        if (
            text.endswith("?")
            and len(text) <= LONGEST
            and _key(text) not in seen
            and len(proposals) < count
        ):
            seen.add(_key(text))
            proposals.append(Taken("Proposed", text, Origin.PROPOSED, because=model))
    return tuple(proposals)


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
