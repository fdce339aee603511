"""Fillers and repeated words, as heard. Whisper leaves most fillers out: every count here is a lower bound.

Up to 5 fillers a minute went unpunished by listeners, 12 hurt (Laske & DiGennaro Reed 2024, an experiment).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mockint.model import Answer, Finding, Level, Rubric, Word
from mockint.review.substance import english, typed
from mockint.words import evidence, occurrences, plains

CHECK = "fillers"
HURTS, UNPUNISHED = 12.0, 5.0
"""A minute."""
REFERENCE = "Up to 5 a minute unpunished, 12 hurt (Laske & DiGennaro Reed 2024, 10.1002/jaba.1093)"
BOUND = "The recogniser leaves out most fillers, so there were at least this many."

SOUNDS = frozenset({"um", "umm", "uhm", "uh", "uhh", "er", "erm", "hmm", "hm", "mm", "mmm", "ah", "eh"})
KOREAN = frozenset({"음", "뭐", "막", "이제", "그냥", "약간", "있잖아", "그니까"})
KOREAN_IF_LONG = frozenset({"어", "그", "저", "음"})
"""Also words of the language; fillers only when drawn out."""
DRAWN_OUT = 0.4
"""Seconds."""

# A phrase is a filler unless the word before or after gives it a meaning.
_KNOW_BEFORE = frozenset("do did if as let that what when how should to would who because didn't don't".split())  # noqa: SIM905
_KNOW_AFTER = frozenset("what how that if about where who why when which the whether exactly each this".split())  # noqa: SIM905
_SORT_BEFORE = frozenset("a the this that these those what some any one another same every which each new".split())  # noqa: SIM905
_MEANT_DOUBLE = frozenset("that had very really so no yes many much again more two long far bye is was".split())  # noqa: SIM905
"""Words that are often said twice on purpose, or by grammar: `had had`."""


def fillers(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Count them, and point at each."""
    del rubric
    words = answer.transcript.words
    if typed(answer) or not words:
        return []
    said = plains(words)
    places = sorted(set(_english(words, said) if english(answer) else _korean(words, said)))
    found = [_fillers(answer, said, places)] if places else []
    repeats = [(a, b) for a, b in _repeats(words, said)] if english(answer) else []
    if repeats:
        times = "once" if len(repeats) == 1 else f"{len(repeats)} times"
        example = " ".join(words[n].text for n in range(repeats[0][0], repeats[0][1] + 1))
        message = f"Words said twice in a row {times}, such as '{example}'."
        receipts = tuple(evidence(words, first, last) for first, last in repeats)
        found.append(Finding(CHECK, Level.NOTE, message, receipts, float(len(repeats)), "repeats"))
    return found


def _fillers(answer: Answer, said: Sequence[str], places: Sequence[tuple[int, int]]) -> Finding:
    words = answer.transcript.words
    minutes = sum(span.seconds for span in answer.recording.speech) / 60
    rate = len(places) / minutes if minutes >= 0.1 else None
    counted = Counter(" ".join(said[first : last + 1]) for first, last in places)
    told = ", ".join(f"'{text}' {count}" for text, count in sorted(counted.items(), key=lambda one: (-one[1], one[0])))
    hurts = rate is not None and rate >= HURTS and len(places) >= 5
    a_minute = f", {rate:.0f} a minute of speaking" if rate is not None else ""
    message = f"At least {len(places)} fillers were heard{a_minute}: {told}. {BOUND}"
    if hurts:
        message += " Try a silent pause instead: it sounds calm."
    receipts = tuple(evidence(words, first, last) for first, last in places)
    level = Level.IMPROVE if hurts else Level.NOTE
    value = float(len(places)) if rate is None else round(rate, 1)
    return Finding(CHECK, level, message, receipts, value, "" if rate is None else "/min", reference=REFERENCE)


def _english(words: Sequence[Word], said: Sequence[str]) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(said):
        if word in SOUNDS or word == "basically" or (word == "like" and _aside(words, at)):
            yield at, at
    for first, last in occurrences(said, "you know"):
        if not (_at(said, first - 1) in _KNOW_BEFORE or _at(said, last + 1) in _KNOW_AFTER):
            yield first, last
    for phrase in ("sort of", "kind of"):
        for first, last in occurrences(said, phrase):
            if _at(said, first - 1) not in _SORT_BEFORE:
                yield first, last


def _aside(words: Sequence[Word], at: int) -> bool:
    """Say whether a word stands between commas, apart from the sentence."""
    return words[at].text.endswith(",") and (at == 0 or words[at - 1].text.endswith((",", ".", "…")))


def _at(said: Sequence[str], at: int) -> str:
    return said[at] if 0 <= at < len(said) else ""


def _korean(words: Sequence[Word], said: Sequence[str]) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(said):
        drawn_out = words[at].end - words[at].start >= DRAWN_OUT
        if word in KOREAN or (word in KOREAN_IF_LONG and drawn_out):
            yield at, at


def _repeats(words: Sequence[Word], said: Sequence[str]) -> Iterator[tuple[int, int]]:
    for (at, word), (_, following) in pairwise(enumerate(said)):
        meant = word in _MEANT_DOUBLE or word in SOUNDS or not word.replace("'", "").isalpha()
        if word and word == following and not meant and words[at].text[-1] not in ".?!;":
            yield at, at + 1
