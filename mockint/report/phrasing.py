"""Levels, stops, dates and amounts of the model in, words for people out."""

import re
from datetime import datetime

from mockint.model import Finding, Level, Stop
from mockint.text.sanitise import plain

LEVELS = {
    Level.IMPROVE: "To improve",
    Level.MISSING: "Missing",
    Level.GOOD: "Went well",
    Level.DOUBT: "In doubt",
    Level.NOTE: "Measured",
}
"""Headings of the findings, in their order."""

STOPS = {
    Stop.SKIPPED: "You skipped this question.",
    Stop.QUIT: "You ended the interview here.",
    Stop.LOST: "The microphone went away during this answer.",
    Stop.BROKEN_OFF: "The session broke off during this answer.",
}
"""What the reader should know about how an answer ended; the usual ways are not worth a line."""

MANY = 4
"""Places whose words are quoted; more of them are a count, and its words alone say nothing."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
_COUNTED = re.compile(r"\b\d+ (?:times|“)")
_QUOTED = re.compile(r"(?<!\w)'(\S|\S.*?\S)'(?!\w)")
_APOSTROPHE = re.compile(r"(?<=\w)'")


def is_count(finding: Finding) -> bool:
    """Say whether a finding that asks for nothing lists so many places that each says nothing."""
    return finding.level in (Level.GOOD, Level.NOTE) and len(finding.evidence) > MANY


def quoted(text: str) -> str:
    """Clean a message, and set its quotations in quotation marks.

    >>> quoted("'25%' isn't the users' 'goal'.")
    '“25%” isn’t the users’ “goal”.'
    """
    paired = _QUOTED.sub(r"“\1”", plain(text))
    return _APOSTROPHE.sub("’", paired)


def first_sentence(text: str) -> str:
    """Give the first sentence of a message; one within quotation marks is none.

    >>> first_sentence("“I ran it. It broke.” at 0:10 is absolute. Say when it holds.")
    '“I ran it. It broke.” at 0:10 is absolute.'
    """
    for end in _SENTENCE_END.finditer(text):
        sentence = text[: end.start()]
        if sentence.count("“") == sentence.count("”") and sentence.count("(") == sentence.count(
            ")"
        ):
            return sentence
    return text


def uncounted(text: str) -> str:
    """Give the first sentence of a message that says more than a count, if there is one.

    >>> uncounted("“We” 7 times, “I” 10 times. Both are heard.")
    'Both are heard.'
    """
    sentence, rest = first_sentence(text), text
    while _COUNTED.search(sentence) and len(sentence) < len(rest):
        rest = rest[len(sentence) :].lstrip()
        sentence = first_sentence(rest)
    return first_sentence(text) if _COUNTED.search(sentence) else sentence


def gist(text: str, clock: str = "") -> str:
    """Give what a message says in one sentence; not its time again where that plays beside it.

    >>> gist("“We announce it” at 0:57 is a clear aim. Good.", "0:57")
    '“We announce it” is a clear aim.'
    """
    sentence = uncounted(text)
    again = f" at {clock}"
    return sentence.replace(again, "") if clock and sentence.count(" at ") == 1 else sentence


def date(started: str) -> str:
    """Write a session's start for people; whatever is no date stays as it is."""
    try:
        when = datetime.fromisoformat(started)
    except ValueError:
        return plain(started)
    return f"{when.day} {when:%B %Y, %H:%M}"


def name(check: str) -> str:
    """Make a heading of a check's id, when the guide gives it no title."""
    return plain(check).replace("-", " ").replace("_", " ").capitalize()


def amount(value: float | None, unit: str) -> str:
    """Write a finding's value; empty when it has none.

    >>> amount(0.41, "share of we"), amount(142.04, "words/min"), amount(0.9, "probability")
    ('41 % of we', '142 words/min', '90 % sure')
    """
    if value is None:
        return ""
    if unit == "probability":
        return f"{100 * value:.0f} % sure"
    if unit.startswith("share"):
        return f"{100 * value:.0f} %{plain(unit.removeprefix('share'))}"
    number = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return f"{number} {plain(unit)}".strip()
