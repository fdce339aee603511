"""Is there an answer at all: silence, a word or two, the question said again, another subject."""

from mockint.model import Answer, Evidence, Finding, Level, Rubric, Span
from mockint.ports import Meaning
from mockint.review.substance import FEW, FEW_KOREAN, Substance, english, substance, typed
from mockint.words import at_clock, quote, whole

CHECK = "content"

KOREAN = (
    "In Korean the parts of a story, numbers, 'I' and 'we', literal concepts and delivery are checked; not yet depth, "
    "directness, language and user impact."
)
SO_FEW = "{} words are about five seconds of speech; the limit is our own"
OTHER = "Only answers in English are judged for what they say; this one was heard as language '{}'."


def content(answer: Answer, rubric: Rubric, meaning: Meaning | None = None) -> list[Finding]:
    """Say what stands in the way of judging; nothing when nothing does."""
    words = answer.transcript.words
    found = []
    match substance(answer, rubric, meaning):
        case Substance.SILENT:
            sound = () if typed(answer) else (Evidence(Span(0.0, answer.recording.seconds)),)
            found.append(Finding(CHECK, Level.MISSING, "No words were heard, so there is nothing to judge.", sound))
        case Substance.SHORT:
            told = quote(words, 0, len(words) - 1)
            few = FEW if english(answer) else FEW_KOREAN
            message = f"'{told}' is too short to be judged (fewer than {few} words). Say what you did, or would do."
            limit, count = SO_FEW.format(few), float(len(words))
            found.append(Finding(CHECK, Level.IMPROVE, message, whole(words), count, "words", reference=limit))
        case Substance.ECHO:
            message = "This only says the question again. Repeat it in a few words if you like, then answer it."
            found.append(Finding(CHECK, Level.IMPROVE, message, whole(words)))
        case Substance.READ:
            message = "This reads the guide aloud. Say it in your own words, with what you did yourself."
            found.append(Finding(CHECK, Level.IMPROVE, message, whole(words)))
        case Substance.STRAY:
            start = quote(words, 0, len(words) - 1)
            message = f"This hardly touches the question: '{start}'{at_clock(words, 0)}. Begin with what was asked."
            found.append(Finding(CHECK, Level.IMPROVE, message, whole(words)))
        case Substance.FOREIGN:
            language = answer.transcript.language
            message = KOREAN if language.startswith("ko") else OTHER.format(language)
            found.append(Finding(CHECK, Level.NOTE, message, whole(words)))
        case Substance.ENOUGH:
            pass
    if typed(answer) and words:
        message = "A typed answer: pace, pauses and fillers need a voice and are not checked."
        found.append(Finding(CHECK, Level.NOTE, message, whole(words)))
    return found
