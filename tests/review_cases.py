"""Case files in Markdown in, answers with what must be found in them out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from tempfile import mkdtemp

from mockint.engines.minilm import MiniLM
from mockint.guide import shipped
from mockint.model import (
    Answer,
    Claim,
    Concept,
    ConceptGroup,
    Criterion,
    Kind,
    Pack,
    Review,
    Rubric,
    Source,
    Span,
    Stop,
    Transcript,
    Word,
)
from mockint.ports import Embedder
from mockint.review import review
from mockint.text.embeddings import CachedEmbedder
from mockint.text.quantities import quantities
from mockint.wiring.guides import read as read_guide
from tests import builders

CASES = Path(__file__).parent / "cases" / "review"
GUIDE = Source("guide.md", 7)
WORD, GAP = 0.35, 0.05
"""Seconds of a spoken word and of the gap after it: 150 words a minute."""
NEW_SPAN = 0.5
"""Seconds of pause from which on the detector sees two stretches of speech."""
_WORD = re.compile(
    r"\[(?P<pause>[\d.]+)\]|(?P<text>[^\s{<]+)(?:\{(?P<sure>[\d.]+)\})?(?:<(?P<long>[\d.]+)>)?"
)


@dataclass
class Case:
    """One case as it was written."""

    name: str
    kind: Kind = Kind.BEHAVIORAL
    question: str = "Tell me about a critical incident in production."
    concepts: tuple[str, ...] = ()
    resume: list[str] = field(default_factory=list)
    checks: list[Criterion] = field(default_factory=list)
    language: str = "en"
    typed: bool = False
    asked: int = 0
    """Number of the question of the guide that comes along; 0: the case's own."""
    said: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    @property
    def rubric(self) -> Rubric:
        """What the guide of this case asks for."""
        if self.asked:
            return guide().rubric
        concepts = tuple(Concept(name, (), GUIDE) for name in self.concepts)
        claims = tuple(Claim(text, quantities(text), GUIDE) for text in self.resume)
        return Rubric(tuple(self.checks), (ConceptGroup("Concepts", concepts, GUIDE),), claims)

    @property
    def answer(self) -> Answer:
        """Give the answer, as a recogniser would have heard it."""
        words, speech = spoken(" ".join(self.said))
        if self.typed:
            words, speech = tuple(Word(word.text, 0.0, 0.0, None) for word in words), ()
        seconds = words[-1].end + 1.0 if words and not self.typed else 5.0
        own = builders.question(
            "09-case", self.question, kind=self.kind, concepts=self.concepts, source=GUIDE
        )
        heard = builders.recording(seconds, *speech, stop=Stop.ENDED, device="case")
        recording = None if self.typed else heard
        question = guide().questions[self.asked - 1] if self.asked else own
        return Answer(question, recording, Transcript(words, self.language, "case"))

    @cached_property
    def review(self) -> Review:
        """Judge it; cases of the guide that comes along with a model of meaning."""
        return review(self.answer, self.rubric, meaning() if self.asked else None)


@cache
def guide() -> Pack:
    """Give the guide that comes along."""
    return read_guide(shipped())[0]


@cache
def meaning() -> Embedder:
    """Load the model of meaning; its vectors are kept for this run only."""
    return CachedEmbedder(MiniLM(), Path(mkdtemp(prefix="mockint-meaning-")))


def spoken(text: str) -> tuple[tuple[Word, ...], tuple[Span, ...]]:
    """Give the words of a case with their times, and the stretches of speech."""
    words: list[Word] = []
    speech: list[Span] = []
    now, start = 0.4, 0.4
    for match in _WORD.finditer(text):
        if match["pause"]:
            pause = float(match["pause"])
            if words and pause >= NEW_SPAN:
                speech.append(Span(start, words[-1].end))
                start = now - GAP + pause
            elif not words:
                start = now + pause
            now += pause - (GAP if words else 0)
            continue
        end = now + float(match["long"] or WORD)
        words.append(
            Word(match["text"], round(now, 2), round(end, 2), float(match["sure"] or 0.95))
        )
        now = end + GAP
    if words:
        speech.append(Span(round(start, 2), words[-1].end))
    return tuple(words), tuple(speech)


def read(path: Path) -> Iterator[Case]:
    """Read the cases of one file."""
    case = None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            if case:
                yield case
            case = Case(f"{path.stem}: {line[3:]}")
        elif case and line.strip():
            _take(case, line.strip())
    if case:
        yield case


def _check(rest: str, *, own: bool) -> Criterion:
    """Make a check of the guide, with its line, or the candidate's own, with its keywords."""
    id_, _, text = (part.strip() for part in rest.partition("|"))
    keywords = tuple(part.strip() for part in text.split(";")) if own else ()
    return Criterion(id_, id_, "rubric file" if own else text, GUIDE, keywords=keywords)


def _take(case: Case, line: str) -> None:
    key, _, rest = line.partition(" ")
    match key:
        case "Q:":
            kind, _, text = rest.partition("|")
            case.kind, case.question = Kind(kind.strip()), text.strip()
        case "C:":
            case.concepts = tuple(part.strip() for part in rest.split(";"))
        case "R:":
            case.resume.append(rest)
        case "K:" | "W:":
            case.checks.append(_check(rest, own=key == "W:"))
        case "G:":
            case.asked = int(rest)
        case "L:":
            case.language = rest
        case "T:":
            case.typed = True
        case "A:":
            case.said.append(rest)
        case "+" | "-" | "=":
            case.expected.append(line)
        case _:
            case.said.append(line)


@cache
def cases() -> list[Case]:
    """Give all cases of all files."""
    files = sorted(path for path in CASES.glob("*.md") if path.name != "README.md")
    return [case for path in files for case in read(path)]
