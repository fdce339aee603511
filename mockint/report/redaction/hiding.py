"""Put a sign in place of each thing in a text that may tell of somebody, and count them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from mockint.report.redaction.addresses import addresses, dates
from mockint.report.redaction.safe_words import Position, vocabulary


class Hidden(StrEnum):
    """Kinds of what is hidden, as the summary names them."""

    NAME = "name"
    NUMBER = "number"
    ADDRESS = "address"
    DATE = "date"
    WORD = "undecided word"


SIGNS = {
    Hidden.NAME: "[name]",
    Hidden.NUMBER: "[number]",
    Hidden.ADDRESS: "[address]",
    Hidden.DATE: "[date]",
    Hidden.WORD: "[hidden]",
}


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a text that is hidden."""

    start: int
    end: int
    kind: Hidden


_APART = r"\s!-&(-,./:-@\[-^`{-~…·•“”„‘«»‹›–—―→←↑↓×÷±≥≤≈≠°§¶†‡▲●○\u3000-\u3003\u3008-\u301c"
_TOKEN = re.compile(rf"[^{_APART}'’_-](?:[^{_APART}]*[^{_APART}'’_-])?")
_HONOURED = re.compile(r"[가-힣]{1,5}\s?(?:씨|님|군|양)(?:[가-힣]{0,2})(?![가-힣])")
_TITLED = re.compile(r"\b(?:mr|mrs|ms|mx|dr|prof|sir)\b\.?\s+\S+", re.IGNORECASE)
_ENDS = re.compile(r"(?:^|[.!?…:。]['\"”’)\]]*\s|[\n•])[^\w]*$")
_NUMBER = re.compile(r"\d\s?$")
_SIGN = re.compile("|".join(map(re.escape, SIGNS.values())))


@dataclass(frozen=True, slots=True)
class Hiding:
    """Hides what is not known to be harmless."""

    forced: re.Pattern[str] | None = None
    """Always a name, however it is written."""
    names: bool = True
    """Without it only what is forced goes."""
    seen: frozenset[str] = frozenset()
    """Words, small, that are written as names somewhere in the report."""
    counts: Counter[Hidden] = field(default_factory=Counter)

    def text(self, text: str, position: Position = Position.START, *, seconds: float = 0.0) -> str:
        """Hide within a text; `0:52` stays while it can be a place in a recording of `seconds`."""
        return self._without(text, self.cuts(text, position, seconds=seconds))

    def words(self, words: Sequence[str]) -> list[str]:
        """Hide within words that follow each other: what is in several words goes from each."""
        line = " ".join(words)
        cuts, made, start = self.cuts(line), [], 0
        for word in words:
            end = start + len(word)
            inside = [
                Cut(max(0, cut.start - start), min(len(word), cut.end - start), cut.kind)
                for cut in cuts
            ]
            made.append(self._without(word, [cut for cut in inside if cut.start < cut.end]))
            start = end + 1
        return made

    def cuts(
        self, text: str, position: Position = Position.START, *, seconds: float = 0.0
    ) -> list[Cut]:
        """Give what must go, in order and without overlaps."""
        cuts = (
            [Cut(*hit.span(), Hidden.NAME) for hit in self.forced.finditer(text)]
            if self.forced
            else []
        )
        if self.names:
            cuts += self._undecided(text, position, seconds)
        return _merged(cuts)

    def _undecided(self, text: str, position: Position, seconds: float) -> Iterator[Cut]:
        known = vocabulary()
        kept = list(_terms(text))
        for start, end in addresses(text):
            if not (
                any(first <= start and end <= other for first, other in kept)
                or _is_choice(text[start:end])
            ):
                yield Cut(start, end, Hidden.ADDRESS)
        yield from (Cut(*span, Hidden.DATE) for span in dates(text, seconds=seconds))
        yield from (Cut(*hit.span(), Hidden.NAME) for hit in _TITLED.finditer(text))
        for hit in _HONOURED.finditer(text):
            if not known.stays(hit[0], Position.INSIDE):
                yield Cut(*hit.span(), Hidden.NAME)
        for token in tokens(text, kept):
            # A single letter behind a number is its unit: `5 s`.
            measure = len(token[0]) == 1 and _NUMBER.search(
                text, max(0, token.start() - 2), token.start()
            )
            if not measure and not known.stays(
                token[0], _position(text, token.start(), position), self.seen
            ):
                yield Cut(*token.span(), _kind(token[0]))

    def _without(self, text: str, cuts: Iterable[Cut]) -> str:
        made, at = "", 0
        for cut in cuts:
            self.counts[cut.kind] += 1
            made += text[at : cut.start] + SIGNS[cut.kind]
            at = cut.end
        return made + text[at:]


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Find the words with a capital within a sentence: at its beginning they are names, too."""
    known = vocabulary()
    found: set[str] = set()
    for text in texts:
        for token in tokens(text, list(_terms(text))):
            if _position(text, token.start(), Position.START) is Position.INSIDE:
                parts = (
                    part
                    for part in re.split(r"[-_]", re.sub(r"['’]s$", "", token[0]))
                    if part[:1].isupper()
                )
                found.update(
                    part.lower() for part in parts if not known.stays(part, Position.INSIDE)
                )
    return frozenset(found)


def tokens(text: str, kept: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Give the words of a text outside the terms and signs in it."""
    unknown = bytearray(b"x" * len(text))
    for start, end in (*kept, *(hit.span() for hit in _SIGN.finditer(text))):
        unknown[start:end] = b"-" * (end - start)
    yield from (
        token for token in _TOKEN.finditer(text) if b"x" in unknown[token.start() : token.end()]
    )


def _terms(text: str) -> Iterator[tuple[int, int]]:
    """Give where public terms of several parts stand: `Node.js`, `Spring Boot`."""
    for first in re.finditer(r"\w+", text):
        for phrase in phrases().get(first[0], ()):
            end = first.start() + len(phrase)
            if text.startswith(phrase, first.start()) and not text[end : end + 1].isalnum():
                yield first.start(), end


def phrases() -> dict[str, list[str]]:
    """Give the terms of several parts by their first word."""
    if not _PHRASES:
        for term in vocabulary().terms:
            if (parts := re.findall(r"\w+", term)) and parts[0] != term:
                _PHRASES.setdefault(parts[0], []).append(term)
    return _PHRASES


_PHRASES: dict[str, list[str]] = {}


def _is_choice(text: str) -> bool:
    """Say whether what looks like a path is a choice between public words: `blue/green/canary`."""
    return "/" in text and all(part in vocabulary().public for part in text.split("/"))


def _position(text: str, start: int, position: Position) -> Position:
    if position is not Position.START:
        return position
    return (
        Position.START
        if _ENDS.search(text, max(0, start - 8), start) or start == 0
        else Position.INSIDE
    )


def _kind(token: str) -> Hidden:
    return Hidden.NAME if any(letter.isupper() for letter in token) else Hidden.WORD


def _merged(cuts: Iterable[Cut]) -> list[Cut]:
    """Join what overlaps; the kind is that of the one found first."""
    made: list[Cut] = []
    for _, cut in sorted(enumerate(cuts), key=lambda numbered: (numbered[1].start, numbered[0])):
        if made and cut.start < made[-1].end:
            made[-1] = Cut(made[-1].start, max(made[-1].end, cut.end), made[-1].kind)
        else:
            made.append(cut)
    return made
