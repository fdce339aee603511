"""Is there an answer at all: silence, a word or two, the question said again, another subject."""

from mockint.model import Evidence, Finding, Level, Rubric, Span
from mockint.review.check import ANSWERS, ANY_LANGUAGE, About, Check
from mockint.review.reading import Reading
from mockint.review.relevance import FEW, FEW_KOREAN, Relevance
from mockint.text.quotes import at_clock, quote, whole

ID = "content"

KOREAN = (
    "In Korean the parts of a story, numbers, 'I' and 'we', literal concepts and delivery are "
    "checked; not yet depth, directness, language and user impact."
)
ECHOED = "This only says the question again. Repeat it in a few words if you like, then answer it."
READ_ALOUD = "This reads the guide aloud. Say it in your own words, with what you did yourself."
SO_FEW = "{} words are about five seconds of speech; the limit is our own"
OTHER = "Only answers in English are judged for what they say; this one was heard as language '{}'."


def content(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Say what stands in the way of judging; nothing when nothing does."""
    obstacle = _obstacle(reading)
    findings = [obstacle] if obstacle else []
    if reading.typed and reading.words:
        message = "A typed answer: pace, pauses and fillers need a voice and are not checked."
        findings.append(Finding(ID, Level.NOTE, message, whole(reading.words)))
    return findings


def _obstacle(reading: Reading) -> Finding | None:
    words, level = reading.words, Level.IMPROVE
    match reading.relevance:
        case Relevance.ENOUGH:
            return None
        case Relevance.SILENT:
            return _silent(reading)
        case Relevance.SHORT:
            return _short(reading)
        case Relevance.ECHO:
            message = ECHOED
        case Relevance.READ:
            message = READ_ALOUD
        case Relevance.STRAY:
            start = f"'{quote(words, 0, len(words) - 1)}'{at_clock(words, 0)}"
            message = f"This hardly touches the question: {start}. Begin with what was asked."
        case Relevance.FOREIGN:
            language = reading.transcript.language
            level = Level.NOTE
            message = KOREAN if language.startswith("ko") else OTHER.format(language)
    return Finding(ID, level, message, whole(words))


def _silent(reading: Reading) -> Finding:
    """Point at the whole sound, where there is some."""
    recording = reading.recording
    sound = (Evidence(Span(0.0, recording.seconds)),) if recording else ()
    return Finding(ID, Level.MISSING, "No words were heard, so there is nothing to judge.", sound)


def _short(reading: Reading) -> Finding:
    words, few = reading.words, FEW if reading.english else FEW_KOREAN
    message = (
        f"'{quote(words, 0, len(words) - 1)}' is too short to be judged (fewer than {few} words). "
        "Say what you did, or would do."
    )
    count, limit = float(len(words)), SO_FEW.format(few)
    return Finding(ID, Level.IMPROVE, message, whole(words), count, "words", reference=limit)


CHECK = Check(
    id=ID,
    title="Answers the question at all",
    run=content,
    kinds=ANSWERS,
    languages=ANY_LANGUAGE,
    about=About.ANSWER,
    score=None,
    weight=10.0,
    drill=(
        "Answer the question again in one minute, and let your first sentence be the answer itself."
    ),
    asked_for_by=None,
)
