"""A preparation guide in, a pack out, with every line that was not understood as a fault."""

import gc
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from mockint.errors import BadGuide
from mockint.guide.concepts.bank import spoken_of
from mockint.guide.concepts.expected import expected, index
from mockint.guide.concepts.groups import concepts, merged
from mockint.guide.concepts.wider import Wish, widened
from mockint.guide.markdown.blocks import Shape
from mockint.guide.markdown.file import bare, load
from mockint.guide.markdown.outline import Node, outline
from mockint.guide.rubric.advice import rubric
from mockint.guide.rubric.applied import applied
from mockint.guide.rubric.overrides import beside, overrides
from mockint.guide.sections.asking import asks
from mockint.guide.sections.headings import Section, recognise
from mockint.guide.sections.kinds import follow_ups, kind_of
from mockint.guide.sections.lines import advice, claims, facts, to_ask
from mockint.guide.sections.parts import Part, parts
from mockint.guide.sections.questions import Asked, Note, asked
from mockint.guide.sections.title import company_and_role
from mockint.guide.sections.wording import split_label
from mockint.guide.shipped import named
from mockint.model import (
    Advice,
    Claim,
    ConceptGroup,
    Fact,
    Fault,
    Pack,
    Question,
    Rule,
    Source,
    ToAsk,
)
from mockint.ports import Embedder

Found = Asked | Fact | Claim | ToAsk | ConceptGroup | Advice | Fault

READERS = {
    Section.TO_ASK: to_ask,
    Section.CONCEPTS: concepts,
    Section.ADVICE: advice,
    Section.CLAIMS: claims,
}
"""Who reads which section; questions are read by `_questions`, all others are facts."""

ABOUT_THEM = frozenset({Section.JOB, Section.FIT, Section.COMPANY})
"""Sections whose facts nobody needs to ask for."""

SLUG = 40
"""Characters of a theme in a question's id, which is also the name of a folder."""

TITLE_WORDS = 10

OCCASION = re.compile(r"\binterviews?\b|면접", re.IGNORECASE)
"""A first line that asks about the interview itself is a title.
For example "Are you ready for the interview?"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a guide was read from, and what it is compared by."""

    file: str
    hash: str
    rules: Sequence[Rule]
    """What its advice can ask for."""
    meaning: Embedder | None


MOST_LINES = 20_000
"""Lines with words in them, and a tenth of all lines.
A guide of two hundred questions has about a thousand."""

SHOWN = 60
"""Characters of a line in a fault."""

HINT = (
    "Put it below a heading such as “Likely questions”, “Questions to ask”, "
    "“Key concepts”, “Tips”, “Company”."
)


def read(
    path: Path, rules: Sequence[Rule], meaning: Embedder | None = None
) -> tuple[Pack, tuple[Fault, ...]]:
    """Read a guide; without a model of meaning only exact words decide what belongs to what.

    `rules` is what advice can ask for: all checks as `mockint.wiring.guides` hands them over.
    The bare name of a shipped guide will do for its path.
    A rubric file beside the guide is applied. Raises `BadGuide`
    when the guide cannot be read or asks nothing, `BadInput` when the rubric file is wrong.
    """
    with _without_collection():
        return _compiled(named(path), rules, meaning)


def _compiled(
    path: Path, rules: Sequence[Rule], meaning: Embedder | None
) -> tuple[Pack, tuple[Fault, ...]]:
    text, hash_ = load(path)
    text, over = _within(text.replace("\r\n", "\n").replace("\r", "\n"))
    tree = outline(bare(text))
    file = path.name
    head = _head(tree)
    company, _ = company_and_role(head.words if head else "", ())
    found = [
        thing
        for part in parts(tree, company)
        for thing in _read(part, file)
        if not _is(thing, head)
    ]
    questions = [thing for thing in found if isinstance(thing, Asked)]
    if not questions:
        raise BadGuide(
            f"{path} holds no question.",
            do="List them below a heading “Questions”; see mockint guide show for an example.",
        )
    pack = _pack(
        found, questions, head.words if head else path.stem, Place(file, hash_, rules, meaning)
    )
    faults = sorted(
        (thing for thing in found if isinstance(thing, Fault)), key=lambda fault: fault.source.line
    )
    if over:
        hint = f"The first {MOST_LINES} lines were read; split the guide."
        faults.append(Fault(Source(file, over), "From this line on nothing is read.", hint))
    own = beside(path)
    return applied(pack, overrides(own)) if own else pack, tuple(faults)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Hold the garbage collector while a guide is read.

    It would walk all lines again and again while they become more, and would find nothing.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _within(text: str) -> tuple[str, int]:
    """Cut a guide that is longer than any person's.

    The number is the first line that is left out; 0 when none is.
    """
    lines = text.split("\n")
    numbers = [number for number, line in enumerate(lines[: 10 * MOST_LINES], 1) if line.strip()]
    if len(numbers) <= MOST_LINES and len(lines) <= 10 * MOST_LINES:
        return text, 0
    over = numbers[MOST_LINES] if len(numbers) > MOST_LINES else 10 * MOST_LINES
    return "\n".join(lines[: over - 1]), over


def _read(part: Part, file: str) -> Iterable[Found]:
    if not part.nodes:
        return [
            Fault(
                Source(file, part.line),
                "Nothing stands below this heading.",
                "Fill it, or take it out.",
            )
        ]
    code = [node for node in part.nodes if node.shape is Shape.CODE]
    if code:
        plain = replace(
            part, nodes=tuple(node for node in part.nodes if node.shape is not Shape.CODE)
        )
        sources = [Source(file, node.line) for node in code]
        left_out = [
            Fault(source, "A block of code was left out.", "Write it as text.")
            for source in sources
        ]
        return [*left_out, *(_read(plain, file) if plain.nodes else ())]
    if part.section in {Section.QUESTIONS, None}:
        return _questions(part, file)
    return READERS[part.section](part, file) if part.section in READERS else facts(part, file)


def _questions(part: Part, file: str) -> Iterator[Asked | Fact | Fault]:
    for thing in asked(part.nodes, part.theme, strict=part.section is None):
        if isinstance(thing, Asked):
            yield thing
        elif isinstance(thing, Note):
            yield Fact(Section.NOTES, thing.question, thing.text, Source(file, thing.line))
        elif part.section is None and all(split_label(thing.text)):
            yield Fact(Section.NOTES, *split_label(thing.text), Source(file, thing.line))
        elif part.section is None:
            yield Fault(
                Source(file, thing.line),
                f"No heading tells what this is: {_brief(thing.text)}",
                HINT,
            )
        else:
            hint = "End it with a question mark to have it asked."
            yield Fault(Source(file, thing.line), f"Asks nothing: {_brief(thing.text)}", hint)


def _pack(found: list[Found], asked_: list[Asked], title: str, place: Place) -> Pack:
    groups = merged(thing for thing in found if isinstance(thing, ConceptGroup))
    told = tuple(thing for thing in found if isinstance(thing, Fact))
    claimed = tuple(thing for thing in found if isinstance(thing, Claim))
    advised = tuple(thing for thing in found if isinstance(thing, Advice))
    company, role = company_and_role(title, told)
    language = _language(question.text for question in asked_)
    spoken = " ".join(
        (*(one.text for one in asked_), *(one.text for one in told), *(one.text for one in claimed))
    )
    wishes = _wishes(asked_, groups)
    names, groups = widened(wishes, groups, spoken_of(spoken, f"{title} {role}"), place.meaning)
    asking = tuple(thing for thing in found if isinstance(thing, ToAsk))
    judged = rubric(advised, groups, claimed, rules=place.rules, meaning=place.meaning)
    return Pack(
        title=title,
        company=company,
        role=role,
        language=language,
        facts=told,
        claims=claimed,
        questions=tuple(_finished(asked_, wishes, names, language, place.file)),
        to_ask=asking,
        concepts=groups,
        advice=advised,
        rubric=replace(
            judged, to_ask=asking, told=tuple(fact for fact in told if fact.section in ABOUT_THEM)
        ),
        guide=place.file,
        guide_hash=place.hash,
    )


def _wishes(asked_: Sequence[Asked], groups: tuple[ConceptGroup, ...]) -> list[Wish]:
    """Tell what each question asks for, and which of the guide's own concepts belong to it."""
    where = index(groups)
    kinds = [kind_of(question.text, question.theme) for question in asked_]
    return [
        Wish(one.text, one.theme, kind, expected(one.text, one.theme, kind, where=where))
        for one, kind in zip(asked_, kinds, strict=True)
    ]


def _finished(
    asked_: Sequence[Asked],
    wishes: Sequence[Wish],
    names: Sequence[tuple[str, ...]],
    language: str,
    file: str,
) -> Iterator[Question]:
    width = max(2, len(str(len(asked_))))
    for number, (question, wish, concepts_) in enumerate(
        zip(asked_, wishes, names, strict=True), 1
    ):
        yield Question(
            id=f"{number:0{width}}-{_slug(question.theme or question.text)}",
            text=question.text,
            theme=question.theme,
            kind=wish.kind,
            concepts=concepts_,
            follow_ups=(*question.follow_ups, *follow_ups(wish.kind, language))[
                : max(2, len(question.follow_ups))
            ],
            source=Source(file, question.line),
        )


def _slug(theme: str) -> str:
    words = re.findall(
        r"[^\W_]+", unicodedata.normalize("NFC", theme.lower().replace("’", "").replace("'", ""))
    )
    slug = ""
    for word in words:
        if slug and len(slug) + len(word) >= SLUG:
            break
        slug = f"{slug}-{word}" if slug else word[:SLUG]
    return slug or "question"


def _head(tree: tuple[Node, ...]) -> Node | None:
    """Find the title: the first heading, or a short first line that says nothing else."""
    heading = next((node for node in tree if node.shape is Shape.HEADING), None)
    first = tree[0] if tree else None
    if heading or first is None or first.shape not in {Shape.TEXT, Shape.LEAD}:
        return heading
    asked_of_reader = len(tree) > 1 and OCCASION.search(first.words)
    asking = asks(first.words) and not asked_of_reader
    short = len(first.words.split()) <= TITLE_WORDS and not asking and not recognise(first.words)
    return first if short else None


def _is(thing: Found, head: Node | None) -> bool:
    """Whether a question or a fault is only the title, which stands under no heading."""
    if head is None:
        return False
    if isinstance(thing, Asked):
        return head.shape is not Shape.HEADING and thing.line == head.line
    return isinstance(thing, Fault) and thing.source.line == head.line


def _language(texts: Iterable[str]) -> str:
    """Tell the language that is asked in; a Korean syllable weighs about two Latin letters."""
    text = " ".join(texts)
    hangul = len(re.findall(r"[가-힣]", text))
    return "ko" if hangul * 2 > len(re.findall(r"[A-Za-z]", text)) else "en"


def _brief(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
