"""Is there an answer at all: silence, a word or two, the question said again, another subject."""

from mockint.model import Evidence, Finding, Level, Rubric, Span
from mockint.review.check import ANSWERS, ANY_LANGUAGE, About, Check
from mockint.review.reading import Reading
from mockint.review.relevance import FEW, FEW_KOREAN, Relevance
from mockint.text.sentences import at_clock, quote, whole

ID = "content"

KOREAN = (
    "In Korean the parts of a story, numbers, 'I' and 'we', literal concepts and delivery are "
    "checked; not yet depth, directness, language and user impact."
)
SO_FEW = "{} words are about five seconds of speech; the limit is our own"
OTHER = "Only answers in English are judged for what they say; this one was heard as language '{}'."


def content(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Say what stands in the way of judging; nothing when nothing does."""
    words = reading.words
    found = []
    match reading.relevance:
        case Relevance.SILENT:
            recording = reading.recording
            sound = (Evidence(Span(0.0, recording.seconds)),) if recording else ()
            found.append(
                Finding(
                    ID, Level.MISSING, "No words were heard, so there is nothing to judge.", sound
                )
            )
        case Relevance.SHORT:
            told = quote(words, 0, len(words) - 1)
            few = FEW if reading.english else FEW_KOREAN
            message = (
                f"'{told}' is too short to be judged (fewer than {few} words). Say what you did, "
                "or would do."
            )
            limit, count = SO_FEW.format(few), float(len(words))
            found.append(
                Finding(ID, Level.IMPROVE, message, whole(words), count, "words", reference=limit)
            )
        case Relevance.ECHO:
            message = (
                "This only says the question again. Repeat it in a few words if you like, then "
                "answer it."
            )
            found.append(Finding(ID, Level.IMPROVE, message, whole(words)))
        case Relevance.READ:
            message = (
                "This reads the guide aloud. Say it in your own words, with what you did yourself."
            )
            found.append(Finding(ID, Level.IMPROVE, message, whole(words)))
        case Relevance.STRAY:
            start = quote(words, 0, len(words) - 1)
            message = (
                f"This hardly touches the question: '{start}'{at_clock(words, 0)}. Begin with "
                "what was asked."
            )
            found.append(Finding(ID, Level.IMPROVE, message, whole(words)))
        case Relevance.FOREIGN:
            language = reading.transcript.language
            message = KOREAN if language.startswith("ko") else OTHER.format(language)
            found.append(Finding(ID, Level.NOTE, message, whole(words)))
        case Relevance.ENOUGH:
            pass
    if reading.typed and words:
        message = "A typed answer: pace, pauses and fillers need a voice and are not checked."
        found.append(Finding(ID, Level.NOTE, message, whole(words)))
    return found


CHECK = Check(
    id=ID,
    title="Content",
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
