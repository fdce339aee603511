"""Find what in a session tells of somebody: names, numbers, and what always goes."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from mockint.model import Pack, Session
from mockint.report.redaction.digits import DIGITS, bare
from mockint.report.redaction.hiding import names_in
from mockint.report.redaction.safe_words import vocabulary


def always(session: Session, hide: Sequence[str], *, whole: bool) -> re.Pattern[str] | None:
    """Find what goes however it is written: what was named by hand.

    With `whole` also the company, the candidate and the devices.
    """
    texts = [text.strip() for text in hide]
    if whole:
        pack = session.pack
        texts += [pack.company.strip(), *_telling(pack.company)]
        texts += [session.candidate] if session.candidate not in ("", "you") else []
        texts += [device for device in _devices(session) if device not in vocabulary().ordinary]
        texts += _names_in_labels(session)
    known = sorted({text for text in texts if len(text) > 1}, key=len, reverse=True)
    if not known:
        return None
    any_of = "|".join(map(_to_its_end, known))
    return re.compile(rf"(?<![^\W_])(?:{any_of})", re.IGNORECASE)


def _to_its_end(text: str) -> str:
    """Match a text up to its end; a possessive goes along, and a particle may follow Hangul."""
    return re.escape(text) + ("" if "가" <= text[-1] <= "힣" else r"(?:['’]s)?(?![^\W_])")


def _devices(session: Session) -> set[str]:
    return {entry.recording.device.strip() for entry in session.entries if entry.recording}


def _names_in_labels(session: Session) -> Iterator[str]:
    """Give what can be a name in the candidate's label, and in the guide's file: `grace-lee.md`."""
    labels = (session.candidate, PurePath(session.pack.guide).stem)
    yield from (
        word
        for label in labels
        for word in re.split(r"[\W_]+", label)
        if word.lower() in vocabulary().names
    )


def _telling(company: str) -> Iterator[str]:
    """Give the words of a company's name that name it alone."""
    known = vocabulary()
    for word in re.findall(r"\w+", company):
        if len(word) > 1 and word.lower() not in known.function | known.companies:
            yield word


def names(session: Session) -> frozenset[str]:
    """Find the words that are written as names; a guide also writes public words with a capital."""
    spoken = (entry.transcript.text for entry in session.entries if entry.transcript)
    written = (*_texts(session), *_meanings(session.pack))
    return names_in(spoken) | (names_in(written) - vocabulary().public)


def _texts(session: Session) -> Iterator[str]:
    """Give the texts in which a capital means something: no headings."""
    pack = session.pack
    yield from (
        line.text
        for part in (pack.facts, pack.claims, pack.advice, pack.questions, pack.to_ask)
        for line in part
    )
    yield from (check.because for check in pack.rubric.checks)
    for entry in session.entries:
        yield entry.question.text
        yield entry.transcript.text if entry.transcript else ""


def _meanings(pack: Pack) -> Iterator[str]:
    """Give what the concepts mean: some of it may be the candidate's own words."""
    concepts = (
        concept for group in (*pack.concepts, *pack.rubric.concepts) for concept in group.concepts
    )
    yield from (concept.means for concept in concepts if concept.means)


def concepts(session: Session) -> Iterator[str]:
    """Give the names of all concepts that the guide and its questions hold."""
    groups = (*session.pack.concepts, *session.pack.rubric.concepts)
    yield from (concept.name for group in groups for concept in group.concepts)
    for question in (*session.pack.questions, *(entry.question for entry in session.entries)):
        yield from question.concepts


def numbers(session: Session) -> frozenset[str]:
    """Give the numbers that would give somebody away wherever they stand; single digits do not."""
    written = (bare(number) for text in _texts(session) for number in DIGITS.findall(text))
    return frozenset(number for number in written if len(number) > 1)
