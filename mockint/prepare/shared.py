"""Find what an advert and a résumé name alike beyond all lists: names, and phrases of the work."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mockint.model import Source
from mockint.prepare.named_concepts import ADDRESS, NamedConcept
from mockint.prepare.paper import Paper, PaperLine
from mockint.prepare.skills import GROUP
from mockint.text.word_lists import STOP, listed

_NAME_LIKE = re.compile(
    r"(?<![\w@/.])(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{2,}[\w+#]*"
    r"|[A-Z]\w*\d\w*)(?:[ -][A-Z]?\d+)?(?![\w@])"
)
"""MEDDIC, HubSpot, NEWS2, ISO 9001: written as no ordinary word is."""

_CAPITAL = re.compile(r"(?<=[,;/] )[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=\s*(?:[,;/.)]|and\b|or\b|$))")
"""A word with a capital in a list."""

NO_SKILL = frozenset(
    listed("""
    UK US USA EU EEA UAE EMEA APAC NHS CV CEO CFO CTO COO HR IT PA AM PM TV OK ID NI LTD PLC LLC
    GMBH INC GBP EUR USD INR OTE FTE DBS EDI DEI EEO BAME LGBT LGBTQ LGBTQIA FAQ PDF URL WWW HTTP
    HTTPS COM ORG BSC MSC BA MA PHD MBA BTECH GCSE GCSES NVQ YES NO AND OR THE FOR NOT ALL YOU WE
    MUST GPA B2B B2C KPI KPIS SLA ARR MRR SME SMES Q1 Q2 Q3 Q4
    """)
)
"""Written like names of skills, and none."""

LONGEST = 5
"""Words of a phrase, small ones within it counted too."""

SHORTEST = 5
"""Letters of a single word that counts: shorter ones mean too many things."""

FEWEST_ENTRIES = 3
"""Parts of a line that is a list."""

GENERAL = STOP | frozenset(
    listed("""
    ability able across age all also any area areas available back based best better big both
    bring busy business candidate care career change check checks clear client clients close
    colleague colleagues come communication community company confident contact cover current
    customer customers daily date day days department detail do driven duties each early end
    english environment essential every excellent experience experienced familiar family few first
    five focus four full fully future give go good great group half hand hands hard help high home
    hour hours house idea ideally include including industry interest issues job join keep key
    kind knowledge large lead least level line list little live local long look love main make
    manage management manager many meeting meetings member members minimum mind month months must
    name need needed next night number off office offer often once open order other own part party
    passion past people person place plan planning plans plus point post practice present process
    processes professional project projects proven provide public quality range real record
    records recent related relevant report reports required requirements responsible review right
    run school sector senior service services set shift similar site skill skills small solid
    someone staff stakeholders standard standards start state store strong student students study
    success support system systems take task tasks team teams term test tests three time times
    together track trade train trained training two understand understanding until up value want
    week weekend weekends weekly weeks without software tool tools education hotel call calls
    closing product products manual notice period years' while whole willing word words write
    writing written year years young
    """)
)
"""Words of any post: alone or in company they name no skill."""

WORD = re.compile(r"[^\W_][\w+#&'’/-]*[\w+#]|[^\W_]")
_INSIDE = frozenset(listed("and of in & to the for"))


def shared_names(
    advert: Paper, resume: Paper, taken: Iterable[str], apart: str
) -> tuple[tuple[NamedConcept, Source], ...]:
    """Find names of no list that both papers write alike, each with its place in the résumé.

    `apart`: the company and the role, whose words are no skills.
    """
    seen = {part.casefold() for name in taken for part in (name, *name.split())}
    other = {name: line.source for line in reversed(resume.lines) for name in _names(line)}
    shared: dict[str, tuple[NamedConcept, Source]] = {}
    for line in advert.lines:
        for name in _names(line):
            parts = {part.casefold() for part in (name, *name.split())}
            if name in other and parts.isdisjoint(seen) and name not in apart:
                term = NamedConcept(name, name, GROUP, line.source)
                shared.setdefault(name, (term, other[name]))
    return tuple(shared.values())


def _names(line: PaperLine) -> Iterator[str]:
    if line.text.isupper():
        return
    text = ADDRESS.sub(" ", line.text)
    for hit in (*_NAME_LIKE.finditer(text), *_CAPITAL.finditer(text)):
        if hit[0].upper() not in NO_SKILL:
            yield hit[0]


def shared_phrases(
    advert: Paper, resume: Paper, taken: Iterable[str], apart: str
) -> tuple[tuple[NamedConcept, Source], ...]:
    """Find phrases of the work that both papers have: `carbon steel`, `heat pumps`.

    A single word counts only where the résumé lists it.
    """
    owned = _phrases_of(resume)
    seen = {root(word) for name in taken for word in WORD.findall(name)}
    barred = {root(word) for word in WORD.findall(apart)}
    shared: dict[tuple[str, ...], tuple[NamedConcept, Source]] = {}
    for line in advert.lines:
        for key, text in _longest(line.text, owned):
            content = {word for word in key if word not in _INSIDE}
            if content <= barred or content & seen:
                continue
            seen |= content
            name = text.lower() if line.text.isupper() else text
            shared[key] = (NamedConcept(name, name, GROUP, line.source), owned[key])
    return tuple(shared.values())


def _phrases_of(paper: Paper) -> dict[tuple[str, ...], Source]:
    """Give each phrase of two words or more, and each single word that stands in a list."""
    phrases: dict[tuple[str, ...], Source] = {}
    for line in paper.lines:
        parts = list(_parts(line.text))
        for words in parts:
            an_entry = len(words) <= 2 and (len(parts) >= FEWEST_ENTRIES or line.bullet)
            for first, after in _runs(words):
                if after - first > 1 or (an_entry and len(words[first]) >= SHORTEST):
                    phrases.setdefault(tuple(map(root, words[first:after])), line.source)
    return phrases


def _longest(
    text: str, owned: dict[tuple[str, ...], Source]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the longest phrases of a line that the other paper has, none over another."""
    for words in _parts(text):
        taken: set[int] = set()
        for first, after in sorted(_runs(words), key=lambda run: run[0] - run[1]):
            key = tuple(root(word) for word in words[first:after])
            if key in owned and taken.isdisjoint(range(first, after)):
                taken |= set(range(first, after))
                yield key, " ".join(words[first:after])


def _parts(text: str) -> Iterator[list[str]]:
    for part in re.split(r"[,;:()|•·–—]|\.\s|\s-\s", ADDRESS.sub(" ", text)):
        yield WORD.findall(part)


def _runs(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the runs that begin and end with a telling word and hold no general one."""
    for first in range(len(words)):
        if not _telling(words[first]):
            continue
        for after in range(first + 1, min(len(words), first + LONGEST) + 1):
            last = words[after - 1]
            if _telling(last):
                yield first, after
            elif last.casefold() not in _INSIDE:
                break


def _telling(word: str) -> bool:
    plain = word.casefold()
    return not (plain in GENERAL or root(word) in GENERAL or plain.isdigit() or len(plain) < 3)


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """Give a word without its plural."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    if len(plain) > 4 and plain.endswith("ies"):
        return f"{plain[:-3]}y"
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and plain[-2] != "s" else plain
