"""Sessions for the report's tests: real answers judged by the program or by hand, and made-up."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mockint.audio import Sound, write_wav
from mockint.model import (
    RATE,
    Answer,
    Claim,
    Concept,
    ConceptGroup,
    Criterion,
    Disfluency,
    DisfluencyKind,
    Entry,
    Evidence,
    Finding,
    FollowUp,
    Kind,
    Level,
    Pack,
    Part,
    Quantity,
    Question,
    Recording,
    Review,
    Rubric,
    Score,
    Session,
    Source,
    Span,
    Stop,
    Transcript,
    Word,
)
from mockint.session.json import decode, encode
from mockint.session.store import FILES, Cover
from mockint.text.word_forms import plain as bare
from tests import builders

GUIDE = "guide.md"
TESTS = Path(__file__).parent
SOUNDS = TESTS / "sounds"
SESSION = TESTS / "session"
DEMO = TESTS.parent / "content" / "demo"


class Clip(NamedTuple):
    """A bundled clip of a real person, and the answer of `tests/session` in which it was heard."""

    file: str
    heard: int


ANSWERS = (
    SOUNDS / "acoustic_corpus.ogg",
    SOUNDS / "cold_corpus.ogg",
    DEMO / "03-api-design.ogg",
    DEMO / "04-database-caching.ogg",
    SOUNDS / "hesitant.flac",
    SOUNDS / "jfk.flac",
    DEMO / "07-security.ogg",
    SOUNDS / "librispeech.flac",
    DEMO / "09-behavioral.ogg",
    DEMO / "10-collaboration.ogg",
)
"""The ten answers of `tests/session`, one for each question of the bundled guide."""

CLIPS = (
    Clip("cold_corpus.ogg", 2),
    Clip("acoustic_corpus.ogg", 1),
    Clip("jfk.flac", 6),
)
ASKED = (
    (
        "incident",
        "Behavioral",
        "Tell me about a production incident that you had to deal with, and what it taught you.",
    ),
    (
        "caching",
        "Database & Caching",
        "How do you decide what to cache, and how does a stale entry leave the cache?",
    ),
    (
        "contracts",
        "Collaboration",
        "How do you agree on an API contract with a mobile team that ships every two weeks?",
    ),
)


def question(
    number: int,
    id_: str,
    theme: str,
    text: str,
    concepts: tuple[str, ...] = ("runbook", "rollback"),
) -> Question:
    follow_ups = ("Can you put a number on that?", "What would you do differently today?")
    return builders.question(
        f"{number:02}-{id_}",
        text,
        theme=theme,
        concepts=concepts,
        follow_ups=follow_ups,
        source=Source(GUIDE, 40 + number),
    )


def on_disk(asked: Question, seconds: float, *speech: Span) -> Recording:
    """Make a recording that lies where a session keeps it."""
    path = f"{asked.id}/answer.wav"
    return builders.recording(seconds, *speech, path=path, device="microphone")


def pack(questions: tuple[Question, ...], title: str = "Senior Backend Engineer at Kakao") -> Pack:
    checks = (
        Criterion(
            "star", "Story", "Tell stories as situation, task, action, result.", Source(GUIDE, 90)
        ),
        Criterion("metrics", "Numbers", "Say what changed, in numbers.", Source(GUIDE, 91)),
        Criterion("concepts", "Concepts", "Name the concepts of the question.", Source(GUIDE, 70)),
        Criterion("fluency", "Fluency", "Up to five fillers a minute go unnoticed.", None),
        Criterion(
            "impact",
            "User impact",
            "Frame answers around user impact and trust.",
            Source(GUIDE, 97),
        ),
    )
    concept = Concept("runbook", ("run book",), Source(GUIDE, 72))
    group = ConceptGroup("Reliability", (concept,), Source(GUIDE, 71))
    claim = Claim("Cut latency by 25%.", (Quantity(25, "%", "25%"),), Source(GUIDE, 20))
    rubric = Rubric(checks, (group,), (claim,))
    return Pack(
        title,
        "Kakao",
        "Senior Backend Engineer",
        "en",
        (),
        (claim,),
        questions,
        (),
        (group,),
        (),
        rubric,
        GUIDE,
        "0" * 64,
    )


def ten(folder: Path) -> Session:
    """Give the ten-question session of `tests/session`: real answers, judged anew, on disk."""
    pack, entries, sounds = _judged()
    for entry, sound in zip(entries, sounds, strict=True):
        (folder / entry.question.id).mkdir(parents=True)
        write_wav(folder / f"{entry.question.id}/answer.wav", sound)
    held = Session(folder.name, "2026-05-18T19:30:00+09:00", "you", pack, entries)
    keep(held, folder)
    return held


@cache
def _judged() -> tuple[Pack, tuple[Entry, ...], tuple[Sound, ...]]:
    """Judge the ten answers, once a process."""
    from mockint.engines.pyav import decode
    from mockint.review import review
    from mockint.wiring.guides import read, shipped

    pack, _ = read(shipped())
    entries, sounds = [], []
    for number, (asked, sound) in enumerate(zip(pack.questions, ANSWERS, strict=True), 1):
        recording, transcript = heard(number)
        recording = replace(recording, path=f"{asked.id}/answer.wav")
        samples = decode(sound).samples
        padded = np.zeros(round(recording.seconds * RATE), np.int16)
        padded[: len(samples)] = samples[: len(padded)]
        judged = review(Answer(asked, recording, transcript), pack.rubric)
        entries.append(Entry(asked, recording, transcript, judged))
        sounds.append(Sound(padded, RATE))
    return pack, tuple(entries), tuple(sounds)


def shortened(held: Session) -> Session:
    """Give a later take of a session, in which every answer breaks off after two thirds."""
    from mockint.review import review

    entries = []
    for entry in held.entries:
        assert entry.transcript
        assert entry.recording
        words = entry.transcript.words[: 2 * len(entry.transcript.words) // 3]
        said = replace(entry.transcript, words=words)
        judged = review(Answer(entry.question, entry.recording, said), held.pack.rubric)
        entries.append(replace(entry, transcript=said, review=judged))
    return replace(
        held, id="2026-05-25T19-30-ten", started="2026-05-25T19:30:00+09:00", entries=tuple(entries)
    )


def heard(number: int) -> tuple[Recording, Transcript]:
    """Give what was heard of one of the ten answers."""
    recorded, written = (
        SESSION / f"{number:02}" / name for name in ("recording.json", "transcript.json")
    )
    return decode(Recording, recorded.read_bytes(), file=recorded), decode(
        Transcript, written.read_bytes(), file=written
    )


def keep(held: Session, folder: Path) -> None:
    """Put a session on disk as the store lays it out."""
    planned = tuple(entry.question.id for entry in held.entries)
    (folder / "pack.json").write_bytes(encode(held.pack))
    (folder / "session.json").write_bytes(encode(Cover(held.started, held.candidate, planned)))
    for entry in held.entries:
        (folder / entry.question.id).mkdir(exist_ok=True)
        for document in (entry.question, entry.recording, entry.transcript, entry.review):
            if document is not None:
                (folder / entry.question.id / FILES[type(document)]).write_bytes(encode(document))


def answer(folder: Path, asked: Question, clip: Clip, *, number: int) -> Entry:
    """Make an entry of a real clip: sound at 16 kHz, words as heard, findings at true places."""
    from mockint.engines.pyav import decode

    samples = decode(SOUNDS / clip.file).samples
    (folder / asked.id).mkdir(parents=True, exist_ok=True)
    write_wav(folder / asked.id / "answer.wav", Sound(samples, RATE))
    recording, transcript = heard(clip.heard)
    words = transcript.words
    chance = np.random.default_rng(number)
    words = tuple(replace(word, probability=float(chance.beta(6, 1.2))) for word in words)
    words = (*words[:8], replace(words[8], heard_as="run buck"), *words[9:])
    recording = on_disk(asked, len(samples) / RATE, *recording.speech)
    slips = tuple(slip(word) for word in words if bare(word.text) in ("uh", "um"))
    unwritten = Disfluency(
        DisfluencyKind.FILLER, "er", Span(words[3].end, words[3].end + 0.2), 0.6, ("acoustic",)
    )
    said = Transcript(words, "en", "by hand", (unwritten, *slips))
    review = Review(asked.id, findings(words, number), scores(number), "rules 1", parts(words))
    return Entry(asked, recording, said, review)


def slip(word: Word) -> Disfluency:
    return Disfluency(
        DisfluencyKind.FILLER,
        bare(word.text),
        Span(word.start, word.end),
        0.9,
        ("words", "acoustic"),
    )


def parts(words: tuple[Word, ...]) -> tuple[Part, ...]:
    """Cut an answer into a situation, perhaps a task, and an action."""
    third = len(words) // 3
    return (
        Part("situation", 0, third - 1, 0.9),
        Part("task", third, 2 * third - 1, 0.4),
        Part("action", 2 * third, len(words) - 1, 0.8),
    )


def findings(words: tuple[Word, ...], number: int) -> tuple[Finding, ...]:
    def at(first: int, last: int) -> tuple[Evidence, ...]:
        first, last = min(first, len(words) - 1), min(last, len(words) - 1)
        return (Evidence(Span(words[first].start, words[last].end), first, last),)

    fillers = tuple(at(n, n)[0] for n, word in enumerate(words) if word.text in ("uh", "um"))
    rate = 60 * len(fillers) / words[-1].end
    whole = Span(words[0].start, words[-1].end)
    found = [
        Finding(
            "star",
            Level.GOOD,
            ("You say what the situation was before you say what you did."),
            at(6, 16),
        ),
        Finding(
            "star",
            Level.IMPROVE,
            ("The action is told in one breath: say what you did."),
            at(30, 37),
        ),
        Finding("metrics", Level.MISSING, "No number says what changed.", source=Source(GUIDE, 91)),
        Finding("concepts", Level.GOOD, "You name “rollback”.", at(44, 45), subject="rollback"),
        Finding(
            "concepts",
            Level.DOUBT,
            ("Perhaps “runbook”, heard as “one book”."),
            at(52, 53),
            subject="runbook",
        ),
        Finding(
            "claims",
            Level.GOOD,
            ("“25%” agrees with your résumé."),
            at(20, 21),
            subject="Cut latency by 25%.",
        ),
        Finding(
            "fluency",
            Level.IMPROVE,
            (f"{len(fillers)} fillers, {rate:.1f} a minute."),
            fillers,
            rate,
            "a minute",
            reference="Laske & DiGennaro Reed 2024",
        ),
        Finding(
            "fluency", Level.NOTE, "You speak at a calm pace.", (Evidence(whole),), 142, "words/min"
        ),
    ]
    return tuple(found[number - 1 :] + found[: number - 2] if number > 1 else found)


def scores(number: int) -> tuple[Score, ...]:
    return (
        Score("star", 3, "All four parts; the action is thin."),
        Score("metrics", 0 if number % 2 else 2, "No number is tied to an outcome."),
        Score("concepts", 3, "1 of 2 concepts for sure, 1 in doubt."),
        Score("fluency", None, "Too short to judge."),
    )


def session(folder: Path) -> Session:
    """Give a session of three real answers, one without words, and one that broke off."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = [question(number, *row) for number, row in enumerate(ASKED, 1)]
    entries = [
        answer(folder, posed, clip, number=number)
        for number, (posed, clip) in enumerate(zip(asked, CLIPS, strict=True), 1)
    ]
    silent = question(4, "silent", "Security", "How is user data kept safe in transit and at rest?")
    (folder / silent.id).mkdir(exist_ok=True)
    write_wav(folder / silent.id / "answer.wav", Sound(np.zeros(5 * RATE, np.int16), RATE))
    remarks = ("The microphone seems muted.",)
    muted = replace(on_disk(silent, 5.0), stop=Stop.SILENCE, remarks=remarks)
    entries.append(
        Entry(silent, muted, Transcript((), "en", "by hand"), Review(silent.id, (), (), "rules 1"))
    )
    broken = question(5, "broken", "DevOps", "How do you roll a release back?")
    entries.append(Entry(broken, replace(on_disk(broken, 4.0), stop=Stop.BROKEN_OFF)))
    questions = tuple(entry.question for entry in entries)
    return Session(folder.name, "2026-05-18T19:30:00+09:00", "you", pack(questions), tuple(entries))


def plain_session(
    folder: Path, text: str, *, words: tuple[str, ...] = ("so", "we", "measured", "it")
) -> Session:
    """Give a session of one answer with `text` in every place where somebody can put text."""
    asked = builders.question(
        "01-a",
        text,
        theme=text,
        kind=Kind.DEFINITION,
        concepts=(text,),
        follow_ups=(text,),
        source=Source(GUIDE, 1),
    )
    (folder / asked.id).mkdir(parents=True, exist_ok=True)
    seconds = 3.0
    hum = (8000 * np.sin(np.arange(int(seconds * RATE)) / 20)).astype(np.int16)
    write_wav(folder / asked.id / "answer.wav", Sound(hum, RATE))
    step = seconds / len(words)
    said = tuple(Word(word, n * step, (n + 1) * step, 0.3) for n, word in enumerate(words))
    place = (Evidence(Span(0, step), 0, 0),)
    found = tuple(
        Finding(check, level, text, place if level is not Level.MISSING else (), 1.0, text,
                Source(text, 1), text)
        for check, level in zip(("concepts", text, "star", "metrics", text), Level, strict=False)
    )  # fmt: skip
    review = Review(asked.id, found, (Score(text, 2, text),), text)
    recording = replace(
        on_disk(asked, seconds, Span(0, seconds)),
        device=text,
        remarks=(text,),
        follow_ups=(FollowUp(text, text, text, 1.5), FollowUp(text, "", text)),
    )
    rubric = Rubric(
        (Criterion("star", text, text, Source(text, 1)), Criterion(text, text, text, None)), (), ()
    )
    whole = Pack(text, text, text, "en", (), (), (asked,), (), (), (), rubric, text, "0" * 64)
    entry = Entry(asked, recording, Transcript(said, "en", text), review)
    return Session(text, text, text, whole, (entry,))


def long_session(folder: Path, *, answers: int, seconds: float) -> Session:
    """Give a session as long as wanted, of a made-up hum and made-up words."""
    asked = [
        question(number, "long", "Theme", f"Question {number}?") for number in range(1, answers + 1)
    ]
    noise = Sound(
        np.random.default_rng(1).normal(0, 3000, int(seconds * RATE)).astype(np.int16), RATE
    )
    entries = []
    for posed in asked:
        (folder / posed.id).mkdir(parents=True)
        write_wav(folder / posed.id / "answer.wav", noise)
        words = builders.words([f"word{n}" for n in range(int(seconds / builders.STEP))])
        recording = on_disk(posed, seconds, Span(0, seconds))
        entries.append(
            Entry(
                posed,
                recording,
                Transcript(words, "en", "by hand"),
                Review(posed.id, findings(words, 1), scores(1), "r"),
            )
        )
    return Session(
        folder.name, "2026-05-18T19:30:00+09:00", "you", pack(tuple(asked)), tuple(entries)
    )
