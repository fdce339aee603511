"""How fast it was said: words a minute while speaking and overall; syllables in Korean.

English: 100 (Microsoft Speaker Coach, lower end) to 175 words a minute (Read.ai, upper end). That
is two vendors' advice, no science. Korean: about 320 syllables a minute were preferred by listeners
of telemarketers (earticle A147185); that is told beside the figure and nothing is blamed.
"""

from collections.abc import Iterator, Sequence

from mockint.model import Asked, Finding, Level, Rubric, Span
from mockint.review.check import ENGLISH, EVERY, About, Check
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.text.quotes import at_clock, evidence, whole

ID = "pace"
SLOW, FAST = 100, 175
PUBLISHED = (
    "Microsoft Speaker Coach: 100-165; Read.ai: 130-175 words a minute (vendors' advice, not "
    "science)"
)
PREFERRED = (
    "About 320 syllables a minute preferred (earticle A147185: telemarketers, not interviews)"
)
BREATHE = "Breathe after each point; listeners note numbers slowly."
SHORTEN = "Shorter sentences often bring the pace up by themselves."
WINDOW, MUCH = 30.0, 1.25
"""Seconds of a window, and how many times the answer's own pace makes it worth a note; ours."""


def pace(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Measure; blame only what is outside of both published ranges."""
    measured = reading.pace
    if measured is None:
        return []
    rate = measured.rate
    facts = f"{rate:.0f} words a minute while speaking, {measured.with_pauses:.0f} with the pauses"
    level, message = Level.GOOD, f"A pace that is easy to follow: {facts}."
    if rate > FAST:
        level, message = Level.IMPROVE, f"Fast: {facts}. {BREATHE}"
    elif rate < SLOW:
        level, message = Level.IMPROVE, f"Slow: {facts}. {SHORTEN}"
    evidence, value = whole(reading.words), round(rate, 1)
    overall = Finding(ID, level, message, evidence, value, "words/min", reference=PUBLISHED)
    return [overall, *_fastest(reading, rate)]


def _fastest(reading: Reading, rate: float) -> list[Finding]:
    """Point at the quickest half minute, where it is much quicker than the whole answer."""
    here, first, last = max(_windows(reading), key=lambda window: window[0], default=(0.0, 0, 0))
    if not here or here < max(MUCH * rate, float(FAST)):
        return []
    words = reading.words
    message = (
        f"Quickest{at_clock(words, first)}: {here:.0f} words a minute for half a minute, "
        f"{rate:.0f} overall."
    )
    receipt, value = (evidence(words, first, last),), round(here, 1)
    return [Finding(ID, Level.NOTE, message, receipt, value, "words/min")]


def _windows(reading: Reading) -> Iterator[tuple[float, int, int]]:
    """Give the words a minute of each half minute, with its first and last word."""
    words = reading.words
    for first in range(len(words)):
        ends = range(first, len(words))
        last = next((at for at in ends if words[at].end - words[first].start >= WINDOW), None)
        if last is None:
            return
        spoken = _spoken(reading.speech, Span(words[first].start, words[last].end))
        # A window that is mostly silence would tell of the pause, not of the pace.
        yield 60 * (last - first + 1) / spoken if spoken > WINDOW / 2 else 0.0, first, last


def _spoken(speech: Sequence[Span], window: Span) -> float:
    """Give the seconds of speaking within a window."""
    overlaps = (min(span.end, window.end) - max(span.start, window.start) for span in speech)
    return sum(max(0.0, overlap) for overlap in overlaps)


def _korean(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Count syllables; nothing is blamed."""
    measured = reading.pace
    if measured is None:
        return []
    message = f"{measured.rate:.0f} syllables a minute while speaking."
    evidence, value, unit = whole(reading.words), round(measured.rate, 1), "syllables/min"
    return [Finding(ID, Level.NOTE, message, evidence, value, unit, reference=PREFERRED)]


CHECK = Check(
    id=ID,
    title="A pace that can be followed",
    run=pace,
    kinds=EVERY,
    languages=ENGLISH,
    run_in={"ko": _korean},
    about=About.DELIVERY,
    score=only(4, 2, "Against the published ranges."),
    weight=1.0,
    drill=(
        "Answer again with one breath between two sentences; hear both takes one after the other."
    ),
    asked_for_by=Asked(
        words=(
            r"\bslow(ly| down)\b|\bpace\b|\brush(ed|ing)?\b|\btoo (fast|quickly)\b"
            r"|천천히|말 ?(속도|빠르기)"
        ),
        meanings=(
            "Speak at a calm speed so that they can follow.",
            "Do not talk too fast when you are nervous.",
            "Take your time and do not race through your sentences.",
            "When you are nervous, speak more slowly.",
        ),
    ),
    habit=(
        "Makers of speaking coaches advise 100 to 165 (Microsoft) or 130 to 175 (Read.ai) words a "
        "minute in English; for Korean a study of calls found about 320 syllables a minute "
        "preferred. Advice, not a law."
    ),
)
