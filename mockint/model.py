"""Everything that flows through an interview, as frozen dataclasses; no input or output here.

Times are seconds from the start of the recording; sound is 16 kHz, mono, 16 bit.
"""

from dataclasses import dataclass
from enum import StrEnum

RATE = 16_000
"""Samples per second of every recording, as Whisper and Silero expect."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a text file: where the guide asks for something."""

    file: str
    line: int
    """Counted from 1."""

    def __str__(self) -> str:
        """Write it the way editors and compilers do."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a guide that was not understood: data, not an exception."""

    source: Source
    message: str
    hint: str = ""


class Kind(StrEnum):
    """What a question asks for, and so what a good answer holds."""

    BEHAVIORAL = "behavioral"
    SYSTEM_DESIGN = "system design"
    COMPARISON = "comparison"
    WALKTHROUGH = "walkthrough"
    DEFINITION = "definition"
    COLLABORATION = "collaboration"
    """How one works with others, in general."""
    CONFLICT = "conflict"
    """A difficult person, or one who disagrees: a story."""
    SELF_PRESENTATION = "self-presentation"
    MOTIVATION = "motivation"
    """Why this post, these people, this trade."""
    PLANS = "plans"
    STRENGTHS = "strengths"
    """Weaknesses as well."""
    SITUATIONAL = "situational"
    """What one would do if."""
    OPINION = "opinion"
    TERMS = "terms"
    """Pay, notice, visa, relocation, hours and place of work."""
    ASKING = "asking"
    """The candidate asks; the other half of the interview."""
    CLOSING = "closing"
    """The candidate's last words."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the interview."""

    id: str
    """Also the name of its folder: `01-system-design`."""
    text: str
    theme: str
    kind: Kind
    concepts: tuple[str, ...]
    """Names of the concepts that a good answer touches; each is in the pack's concept groups."""
    follow_ups: tuple[str, ...]
    source: Source
    seconds: tuple[float, float] | None = None
    """Shortest and longest answer that the candidate aims at; None for the common advice."""
    core: tuple[str, ...] = ()
    """Those of `concepts` without which no answer is good; only these can be missing."""
    reworded: str = ""
    """The same in other words; empty where nobody wrote it."""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question that the candidate means to ask the interviewer."""

    theme: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing to be heard, and the other ways in which people say it."""

    name: str
    said_as: tuple[str, ...]
    source: Source
    means: str = ""
    """What it is, as somebody would explain it without its name; empty where nobody told."""


@dataclass(frozen=True, slots=True)
class ConceptGroup:
    """Concepts that the guide lists under one heading."""

    name: str
    concepts: tuple[Concept, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that means something: `25 %`, `10000 users`."""

    value: float
    unit: str
    """`%`, `x`, `ms`, `s`, `users`, … or empty."""
    text: str
    """As written or spoken."""
    direction: str = ""
    """`up`, `down`, or empty when the words do not say."""
    what: str = ""
    """What it measures, in the words around it: `response time`."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An achievement on the résumé, with its numbers."""

    text: str
    quantities: tuple[Quantity, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Fact:
    """Any other line of the guide: the job, the fit, the company, tools."""

    section: str
    topic: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Advice:
    """One bullet of strategic advice."""

    topic: str
    text: str
    under: str
    """Topic of the bullet above it; empty at the top."""
    source: Source


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that each answer is held against, and the reason why."""

    id: str
    """That of its row in `review/checks/`; another one is a check of the candidate's own."""
    title: str
    because: str
    """The guide's own words, or the published reason."""
    source: Source | None
    """The guide's line; None when the reason is not the guide's."""
    chosen_by: str = ""
    """Why this line became this check: the words found, or the sentence that means the same."""
    weight: float = 1.0
    """How much it counts when the next steps are ordered; 0 shows it and never advises on it."""
    keywords: tuple[str, ...] = ()
    """Of a check that the candidate added: it is met when one of them is said."""


class HandsDown(StrEnum):
    """When a heading that asks for a check asks for it of the lines below it as well."""

    NEVER = "never"
    FIRST = "first"
    """Before the meaning of those lines is looked at."""
    LAST = "last"
    """Only where they ask for nothing else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The words and the meanings in a guide's advice that ask for a check."""

    words: str
    """A regular expression over the advice in lower case."""
    meanings: tuple[str, ...]
    """Sentences of ours; advice that means the same as one of them asks for it too."""
    hands_down: HandsDown = HandsDown.NEVER
    warns: bool = False
    """It stands for what must not be: asked only of lines that ask for nothing else."""
    listed: bool = False
    """A list of concepts asks for it, even where no advice does."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check, as far as a guide has to know it."""

    id: str
    title: str
    asked: Asked
    habit: str = ""
    """Why it is held against every answer; empty where only the guide asks for it."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A line of the guide that no check stands for, and why."""

    text: str
    because: str
    source: Source


@dataclass(frozen=True, slots=True)
class Rubric:
    """What the guide asks of an answer."""

    checks: tuple[Criterion, ...]
    concepts: tuple[ConceptGroup, ...]
    claims: tuple[Claim, ...]
    unchecked: tuple[Unchecked, ...] = ()
    off: tuple[str, ...] = ()
    """Ids of checks that the candidate switched off: nothing is found by them."""
    to_ask: tuple[ToAsk, ...] = ()
    """What the candidate means to ask them."""
    told: tuple[Fact, ...] = ()
    """What the guide itself tells about the job and the company: nobody needs to ask it."""

    def check(self, id_: str) -> Criterion | None:
        """Find a check by its id; None when the guide does not ask for it."""
        return next((check for check in self.checks if check.id == id_), None)


@dataclass(frozen=True, slots=True)
class Pack:
    """A preparation guide, understood."""

    title: str
    company: str
    role: str
    language: str
    """`en` or `ko`."""
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    to_ask: tuple[ToAsk, ...]
    concepts: tuple[ConceptGroup, ...]
    advice: tuple[Advice, ...]
    rubric: Rubric
    guide: str
    """File that it was read from."""
    guide_hash: str
    """SHA-256 of that file, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a recording."""

    start: float
    """Seconds."""
    end: float
    """Seconds."""

    @property
    def seconds(self) -> float:
        """Length."""
        return self.end - self.start


class Stop(StrEnum):
    """Why a recording ended."""

    KEY = "key"
    SILENCE = "silence"
    SKIPPED = "skipped"
    QUIT = "quit"
    ENDED = "ended"
    """The sound file that stands for a microphone came to its end."""
    LIMIT = "longest length"
    LOST = "device lost"
    BROKEN_OFF = "broken off"
    """The program ended while the recording ran; found and closed later."""


class Place(StrEnum):
    """Where in an answer a pause lies, as told from the sound alone."""

    BEFORE = "before the answer"
    INSIDE = "inside a clause"
    BOUNDARY = "at a boundary"
    END = "at the end"


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence within a recording."""

    span: Span
    place: Place


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the interviewer asked on after an answer, or might have asked."""

    about: str
    """What the answer left open: `result`, `number`, … as `content/probes/` has it."""
    text: str
    """As it was asked; empty where it was not."""
    because: str
    """Why it was asked, or was not."""
    at: float | None = None
    """Seconds into the recording from which on it is answered; None: it was not."""


@dataclass(frozen=True, slots=True)
class Recording:
    """An answer as sound, on disk."""

    path: str
    """Relative to the session's folder."""
    seconds: float
    stop: Stop
    speech: tuple[Span, ...]
    """Where somebody speaks; everything else is pause."""
    device: str
    remarks: tuple[str, ...] = ()
    """What the candidate was told about the microphone: muted, too quiet, clipping, overflows."""
    pauses: tuple[Pause, ...] = ()
    """Every silence between the speech spans, classed; analyzers use these and never word times."""
    follow_ups: tuple[FollowUp, ...] = ()
    """What was asked on and answered in the same recording, and what was not asked."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the recogniser heard it."""

    text: str
    """With its punctuation, without surrounding blanks."""
    start: float
    """Seconds."""
    end: float
    """Seconds."""
    probability: float | None
    """0 to 1; how sure the recogniser was. None when the engine does not say."""
    heard_as: str = ""
    """What the recogniser wrote where `text` is a term put in its place; empty otherwise."""


class DisfluencyKind(StrEnum):
    """A disfluency: how speech departs from the sentence that was meant."""

    FILLER = "filler"
    """um, uh, er, hmm; 음, 어, 그."""
    MARKER = "discourse marker"
    """like, you know, sort of, basically, where they carry no meaning."""
    REPETITION = "repetition"
    CUT_OFF = "cut-off word"


@dataclass(frozen=True, slots=True)
class Disfluency:
    """One event of the verbatim layer."""

    kind: DisfluencyKind
    text: str
    span: Span
    confidence: float
    """0 to 1."""
    heard_by: tuple[str, ...]
    """Which sources found it: `verbatim`, `acoustic`, `words`; one makes the count a range."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """An answer as words."""

    words: tuple[Word, ...]
    language: str
    made_by: str
    """Engine, version, model: `faster-whisper 1.2.1 base int8`."""
    disfluencies: tuple[Disfluency, ...] | None = None
    """The verbatim layer in order of time; None when nobody listened for it."""
    live: tuple[Word, ...] = ()
    """The words as they were on the screen, where a second reading has others."""
    live_by: str = ""
    """Who wrote the words on the screen, where another model than `made_by` did."""
    others: tuple[Word, ...] = ()
    """Words of a second voice in the room, told by level and pitch; no part of the answer."""

    @property
    def text(self) -> str:
        """All words, joined."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Answer:
    """All that an analyzer may see."""

    question: Question
    recording: Recording | None
    """None where the words were typed: they have no sound, so no delivery."""
    transcript: Transcript


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding points at: words, or a stretch of sound."""

    span: Span
    first: int | None = None
    """Index of the first word; None when it is sound only."""
    last: int | None = None
    """Index of the last word, inclusive."""


class Level(StrEnum):
    """How a finding is meant."""

    GOOD = "good"
    NOTE = "note"
    """Neither praise nor blame: a measured fact."""
    IMPROVE = "improve"
    MISSING = "missing"
    """Not found; it names the check and the guide's line instead of evidence."""
    DOUBT = "doubt"
    """Perhaps there, heard badly; never counts against the candidate."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement, with its receipt."""

    check: str
    """Id of the check."""
    level: Level
    message: str
    evidence: tuple[Evidence, ...] = ()
    value: float | None = None
    unit: str = ""
    source: Source | None = None
    """The guide's line that asks for it."""
    reference: str = ""
    """The published source of the threshold, when it is not the guide."""
    subject: str = ""
    """What it is about, by its name in the pack or the structure.

    A concept, a claim, a part such as `result`.
    """


@dataclass(frozen=True, slots=True)
class Correction:
    """What the candidate said of words that were possibly meant: a concept, or not."""

    concept: str
    words: str
    """That were possibly meant so."""
    meant: bool
    question: str
    """Text of the question that they answered."""
    day: str
    """As ISO 8601 writes it."""


@dataclass(frozen=True, slots=True)
class Score:
    """A thin view of one check's findings."""

    check: str
    points: int | None
    """0 to 4; None is "not scored": too little evidence."""
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an answer and its role in the structure that the question asks for."""

    role: str
    """`situation`, `task`, `action`, `result`; or a part of the design or comparison structure."""
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word, inclusive."""
    confidence: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in one answer."""

    question: str
    """Its id."""
    findings: tuple[Finding, ...]
    scores: tuple[Score, ...]
    made_by: str
    parts: tuple[Part, ...] = ()
    """The answer's structure in time; empty when the question asks for none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question of a session with whatever of it is on disk already."""

    question: Question
    recording: Recording | None = None
    transcript: Transcript | None = None
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """An interview that was held."""

    id: str
    """The name of its folder: `2026-05-18T19-30-kakao-senior-backend`."""
    started: str
    """Local time, ISO 8601 with its offset."""
    candidate: str
    """`you`, or the label of a recorded candidate such as "demo (synthetic voice)"."""
    pack: Pack
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """How a report comes by one of its figures, and from what limit on it tells something."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A figure of an earlier session, as its own report tells it."""

    label: str
    """What it counts: `words a minute`."""
    value: str
    """`148`, `4 to 6`, `2 of 3`, `5:55`."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The session that the same person held before with the same guide."""

    session: str
    """Its id."""
    started: str
    figures: tuple[EarlierFigure, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a coach wrote in the margin."""

    by: str
    """Who wrote it."""
    answer: int
    """Counted from 1."""
    at: float | None
    """Seconds; None when it is about the whole answer."""
    text: str


@dataclass(frozen=True, slots=True)
class Rating:
    """How a friend rated an answer by one of the checks."""

    by: str
    """Who rated it."""
    answer: int
    """Counted from 1."""
    check: str
    """Its id."""
    points: int
    """0 to 4."""


@dataclass(frozen=True, slots=True)
class Margin:
    """All that people wrote beside a session's answers."""

    session: str = ""
    """The session's id; empty when the page that it was written on did not tell."""
    notes: tuple[Note, ...] = ()
    ratings: tuple[Rating, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A session, ready to be shown: only facts that its entries can trace."""

    session: Session
    made_by: str
    next_steps: tuple[Finding, ...]
    """The three findings most worth a drill, most important first."""
    methods: tuple[Method, ...] = ()
    """Where the limits stand that no finding and no line of the guide names."""
    earlier: Earlier | None = None
    """Last time's figures; None where there was no such session."""
    notes: tuple[Note, ...] = ()
    ratings: tuple[Rating, ...] = ()
