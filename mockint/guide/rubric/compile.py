"""Compile each line of advice into the criteria that it asks for, with the reason why.

Lines for which no check stands are listed, with a reason too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mockint.guide.rubric.reasons import REASONS, Reason, sentences
from mockint.model import Advice, Criterion, HandsDown, Rule, Unchecked
from mockint.ports import Embedder

ALIKE = 0.46
"""Likeness from which on a clause means the same as one of a rule's sentences.
Found with `python -m benchmarks.advice`."""

CLAUSES = 6
LONGEST = 600
"""Characters of a piece of advice that are looked at; more than six clauses are no advice."""

_QUOTED = re.compile(r"[“\"][^”\"]{1,80}[”\"]")
_HANGUL = re.compile(r"[가-힣]")
_BREAK = re.compile(
    r"[;.!?—–(),]\s*|\s-\s|:\s|\s(?=and (?:say|show|tell|use|give|keep|do|don't|make|end)\b)"
)


@dataclass(frozen=True, slots=True)
class ChosenRule:
    """A rule that a piece of advice asks for, and why."""

    rule: Rule
    because: str
    words: int = 0
    """How many of the rule's words stand in the line."""


MOST_BY_MEANING = 300
"""Pieces of advice; a longer list is compiled by words alone.
A clause takes about 10 ms the first time."""

Vectors = NDArray[np.float32]


def compiled(
    advice: Sequence[Advice], rules: Sequence[Rule], meaning: Embedder | None
) -> tuple[tuple[Criterion, ...], tuple[Unchecked, ...]]:
    """Compile advice into criteria, in the order of the rules.

    Where several lines ask for the same, the clearest comes first.
    """
    if len(advice) > MOST_BY_MEANING:
        meaning = None
    likeness = _likeness([_clauses(line) for line in advice], rules, meaning)
    headings = {line.under for line in advice if line.under}
    pairs: list[tuple[ChosenRule, Advice]] = []
    unchecked: list[Unchecked] = []
    above: dict[str, tuple[ChosenRule, ...]] = {}
    for line, like in zip(advice, likeness, strict=True):
        name = line.topic or line.text
        heads = name in headings and not (line.topic and line.text)
        chosen = above[name] = _chosen(line, rules, like, above)
        if heads:
            # It is quoted after the lines below it; a mere warning over them is none by itself.
            chosen = tuple(replace(rule, words=0) for rule in chosen if not rule.rule.asked.warns)
        pairs += ((rule, line) for rule in chosen)
        if not chosen:
            because = _HEADS if heads else _why_not(line, rules, like)
            unchecked.append(Unchecked(quoted(line), because, line.source))
    pairs.sort(key=lambda pair: (rules.index(pair[0].rule), -pair[0].words))
    criteria = tuple(_criterion(rule, line) for rule, line in pairs)
    return criteria, tuple(unchecked)


_HEADS = "It heads the lines below it; each of them is checked by itself."
_UNKNOWN_WORDS = "No check is known for its words"


def _chosen(
    line: Advice,
    rules: Sequence[Rule],
    like: Vectors | None,
    above: Mapping[str, tuple[ChosenRule, ...]],
) -> tuple[ChosenRule, ...]:
    """Ask the ways in which a line can be understood, the surest first."""
    return (
        _by_words(line, rules)
        or _handed_down(line, above, HandsDown.FIRST)
        or _by_meaning(line, rules, like)
        or _warned(line, rules)
        or _handed_down(line, above, HandsDown.LAST)
    )


def _criterion(chosen: ChosenRule, line: Advice) -> Criterion:
    return Criterion(chosen.rule.id, chosen.rule.title, quoted(line), line.source, chosen.because)


def quoted(line: Advice) -> str:
    """Give a piece of advice in the guide's own words."""
    return f"{line.topic}: {line.text}" if line.topic and line.text else line.topic or line.text


def _plain(line: Advice) -> str:
    return f"{line.topic}: {line.text}"[:LONGEST].lower().replace("’", "'")


def _by_words(line: Advice, rules: Sequence[Rule]) -> tuple[ChosenRule, ...]:
    """Find the rules whose words stand in the line; what a warning warns of is looked for first."""
    candidates = (_worded(rule, _plain(line)) for rule in rules if not rule.asked.warns)
    return tuple(chosen for chosen in candidates if chosen)


def _warned(line: Advice, rules: Sequence[Rule]) -> tuple[ChosenRule, ...]:
    text = _QUOTED.sub(" ", _plain(line))
    candidates = (_worded(rule, text) for rule in rules if rule.asked.warns)
    return () if _never_heard(line) else tuple(chosen for chosen in candidates if chosen)


def _worded(rule: Rule, text: str) -> ChosenRule | None:
    words = list(dict.fromkeys(hit[0].strip() for hit in re.finditer(rule.asked.words, text)))
    return ChosenRule(rule, f"words: {', '.join(words[:4])}", len(words)) if words else None


def _clauses(line: Advice) -> list[str]:
    """Cut a line into what can mean one thing each; the whole is one too."""
    text = quoted(line)[:LONGEST]
    cut = [
        clause.strip() for clause in _BREAK.split(line.text[:LONGEST]) if len(clause.split()) > 2
    ]
    return list(dict.fromkeys([text, line.text[:LONGEST] or text, *cut]))[:CLAUSES]


def _likeness(
    clauses: Sequence[Sequence[str]], rules: Sequence[Rule], meaning: Embedder | None
) -> list[Vectors | None]:
    """Give how close each line comes to each of our sentences, by its closest clause.

    None when nobody can tell.
    """
    if meaning is None or not clauses:
        return [None] * len(clauses)
    ours = meaning.vectors([sentence for _, sentence in sentences(rules)])
    flat = meaning.vectors([clause for line in clauses for clause in line]) @ ours.T
    ends = np.cumsum([len(line) for line in clauses])
    return [part.max(axis=0) for part in np.split(flat, ends[:-1])]


def _nearest(rules: Sequence[Rule], like: Vectors) -> tuple[Rule | Reason, str, float]:
    """Find what a line comes closest to.

    What counts is the mean of the two nearest sentences of each rule or reason.
    """
    best: tuple[Rule | Reason, str, float] | None = None
    rows = sentences(rules)
    meanings: list[Rule | Reason] = [*rules, *REASONS]
    for meaning in meanings:
        scored = [(float(like[i]), text) for i, (what, text) in enumerate(rows) if what is meaning]
        nearest = sorted(scored, reverse=True)
        score = sum(value for value, _ in nearest[:2]) / 2
        if best is None or score > best[2]:
            best = (meaning, nearest[0][1], score)
    assert best is not None
    return best


def _by_meaning(
    line: Advice, rules: Sequence[Rule], like: Vectors | None
) -> tuple[ChosenRule, ...]:
    """Find the one rule that the line comes closest to.

    It must be close enough, and nearer than any reason against.
    """
    if like is None or _never_heard(line) or _HANGUL.search(_plain(line)):
        return ()
    what, sentence, score = _nearest(rules, like)
    if score < ALIKE or isinstance(what, Reason):
        return ()
    return (ChosenRule(what, f"means the same as “{sentence}” ({score:.2f})"),)


def _handed_down(
    line: Advice, above: Mapping[str, tuple[ChosenRule, ...]], when: HandsDown
) -> tuple[ChosenRule, ...]:
    from_above = above.get(line.under, ()) if line.under else ()
    return tuple(
        ChosenRule(chosen.rule, f"stands below “{line.under}”")
        for chosen in from_above
        if chosen.rule.asked.hands_down is when
    )


def _never_heard(line: Advice) -> str:
    return next((reason.text for reason in REASONS if reason.told_by.search(_plain(line))), "")


def _why_not(line: Advice, rules: Sequence[Rule], like: Vectors | None) -> str:
    if reason := _never_heard(line):
        return reason
    if like is None:
        return f"{_UNKNOWN_WORDS}; a model of meaning, which would look further, is not installed."
    if _HANGUL.search(_plain(line)):
        return (
            f"{_UNKNOWN_WORDS}; the model of meaning, which would look further, knows English only."
        )
    what, _, score = _nearest(rules, like)
    if isinstance(what, Reason):
        return what.text if score >= ALIKE else "No check is known for it."
    distance = f"is too far ({score:.2f} of {ALIKE:.2f})"
    return f"No check is known for it; the nearest, “{what.title}”, {distance}."
