"""How fast it was said: words a minute while speaking and overall; syllables in Korean.

Thresholds, English: 100 (Microsoft Speaker Coach, lower end) to 175 words a minute (Read.ai, upper end): two vendors'
advice, no science. Korean: about 320 syllables a minute were preferred by listeners of telemarketers (earticle
A147185); that is told beside the figure and nothing is blamed.
"""

from mockint.model import Answer, Finding, Level, Rubric
from mockint.review.substance import english, typed
from mockint.words import plains, whole

CHECK = "pace"
SLOW, FAST = 100, 175
ENGLISH = "Microsoft Speaker Coach: 100-165; Read.ai: 130-175 words a minute (vendors' advice, not science)"
KOREAN = "About 320 syllables a minute preferred (earticle A147185: telemarketers, not interviews)"
ENOUGH_WORDS, ENOUGH_SECONDS = 20, 8.0
"""A pace over less than this says nothing."""


def pace(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Measure; blame only what is outside of both published ranges."""
    del rubric
    spoken = sum(span.seconds for span in answer.recording.speech)
    words = answer.transcript.words
    if typed(answer) or spoken < ENOUGH_SECONDS or not words:
        return []
    if answer.transcript.language.startswith("ko"):
        return _korean(answer, spoken)
    if not english(answer):
        return []
    count = sum(bool(word) for word in plains(words))
    if count < ENOUGH_WORDS:
        return []
    overall = answer.recording.speech[-1].end - answer.recording.speech[0].start
    rate, with_pauses = 60 * count / spoken, 60 * count / overall
    facts = f"{rate:.0f} words a minute while speaking, {with_pauses:.0f} with the pauses"
    if rate > FAST:
        level, message = Level.IMPROVE, f"Fast: {facts}. Breathe after each point; listeners note numbers slowly."
    elif rate < SLOW:
        level, message = Level.IMPROVE, f"Slow: {facts}. Shorter sentences often bring the pace up by themselves."
    else:
        level, message = Level.GOOD, f"A pace that is easy to follow: {facts}."
    return [Finding(CHECK, level, message, whole(words), round(rate, 1), "words/min", reference=ENGLISH)]


def _korean(answer: Answer, spoken: float) -> list[Finding]:
    words = answer.transcript.words
    syllables = sum("\uac00" <= letter <= "\ud7a3" for word in words for letter in word.text)
    if syllables < 2 * ENOUGH_WORDS:
        return []
    rate = 60 * syllables / spoken
    message = f"{rate:.0f} syllables a minute while speaking."
    return [Finding(CHECK, Level.NOTE, message, whole(words), round(rate, 1), "syllables/min", reference=KOREAN)]
