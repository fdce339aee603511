"""Words that tell of nobody: ordinary words, public terms, the program's own words.

Ordinary English comes from `mockint.text.english`, without its names. The rest lies in `words/`:

- `public.txt`: the words and terms that come with the program, written by tools/public_words.py.
- `files.txt`: the names of its files, written by the same tool.
- `names.txt`: words that are names too; those with a dash are hidden in small letters as well.
- `function.txt`: the small words of English.
- `korean.txt` and `endings.txt`: ordinary Korean.
- `companies.txt`: what many companies are called.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from mockint.text import english

WORDS = files("mockint.report.redaction").joinpath("words")


_PREFIXES = "anti auto co de ex inter intra mid multi non post pre re sub"
PREFIXES = frozenset(_PREFIXES.split())
"""Stand before a hyphen and are no words."""

SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
"""Stand beside a hyphen, too: `e-bike`, `p-limit`."""

_CONTRACTED = re.compile(r"(?:n't|'(?:s|re|ve|ll|d|m))$|'$")
_NO_NAME = re.compile(r"\w{4,}ed|\w{3,}[^f]ly")
"""`Redesigned`, `Usually`: at the beginning of a sentence these are no names."""
_MEASURE = re.compile(r"\d+(?:st|nd|rd|th|s|x|k|m|h|d|ms|min|kb|mb|gb|tb|bit|fold|%)?|[pv]\d{1,2}")
_RUNS = re.compile(r"[가-힣]+|[^가-힣]+")


class Position(StrEnum):
    """What a capital may mean where a word stands."""

    START = "begins a sentence"
    INSIDE = "within a sentence"
    HEADING = "in a heading"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Which words may stay."""

    ordinary: frozenset[str]
    """English, in small letters."""
    public: frozenset[str]
    """In small letters: the words of the concept bank and of the program's own sentences."""
    terms: frozenset[str]
    """As they are written, with capitals or signs."""
    names: frozenset[str]
    """Ordinary words that are names too."""
    function: frozenset[str]
    """Words without which no sentence is, in small letters."""
    companies: frozenset[str]
    """Words, small, that many companies have in their names."""
    korean: frozenset[str]
    files: frozenset[str]
    """Names of the files of the concept bank, as a guide's concepts remember them."""
    endings: tuple[str, ...]
    """What may follow a Korean word."""

    def stays(self, word: str, position: Position, seen: frozenset[str] = frozenset()) -> bool:
        """Say whether a word tells of nobody; `seen` are names elsewhere in the report."""
        parts = [part for part in re.split(r"[-_]", word.replace("’", "'").strip("'-_")) if part]
        joined = len(parts) > 1
        return all(
            self._stays(part, position, seen) or (joined and (part in PREFIXES or part in SMALL))
            for part in parts
        )

    def _stays(self, part: str, position: Position, seen: frozenset[str]) -> bool:
        if (
            part in self.terms
            or part.removesuffix("'s") in self.terms
            or _MEASURE.fullmatch(part.lower())
        ):
            return True
        if not part.isascii():
            return self._is_public_foreign(part)
        bare = _CONTRACTED.sub("", part)
        small = bare.lower()
        if bare == small:
            return small in self.ordinary or part in self.function
        return (
            small not in seen
            and small not in self.names
            and self._keeps_capital(bare, small, position)
        )

    def _keeps_capital(self, word: str, small: str, position: Position) -> bool:
        if small in self.function:
            return len(word) > 1 or word in "IA"
        if position is Position.INSIDE or not word[1:].islower():
            return False
        begins = position is Position.START and small in self.ordinary and _NO_NAME.fullmatch(small)
        return small in self.public or bool(begins)

    def _is_public_foreign(self, part: str) -> bool:
        """Decide on a word that is not plain Latin: Hangul, perhaps behind a Latin term."""
        if part.lower() in self.public:
            return True
        first, *rest = _RUNS.findall(part)
        if "가" <= first[0] <= "힣":
            return not rest and self._is_ordinary_korean(first)
        known = first in self.terms or _MEASURE.fullmatch(first.lower()) or first in self.ordinary
        return (
            bool(known)
            and len(rest) == 1
            and (rest[0] in self.endings or self._is_ordinary_korean(rest[0]))
        )

    def _is_ordinary_korean(self, word: str) -> bool:
        cuts = (word.removesuffix(ending) for ending in self.endings if word.endswith(ending))
        return word in self.korean or any(len(stem) > 1 and stem in self.korean for stem in cuts)


@cache
def vocabulary() -> Vocabulary:
    """Read the lists, once. Raises `MissingPart`."""
    public = _lines("public.txt")
    words = frozenset(word for word in public if re.fullmatch(r"[a-zé]+", word))
    marked, function = _lines("names.txt"), frozenset(_lines("function.txt"))
    hidden = {word[1:] for word in marked if word.startswith("-")}
    return Vocabulary(
        ordinary=(english.small_words() | words | function) - hidden,
        public=words - hidden,
        terms=frozenset(public) - words,
        names=frozenset(word.removeprefix("-") for word in marked),
        function=function,
        companies=frozenset(_lines("companies.txt")),
        korean=frozenset(_lines("korean.txt")),
        files=frozenset(_lines("files.txt")),
        endings=tuple(_lines("endings.txt")),
    )


def _lines(name: str) -> list[str]:
    return WORDS.joinpath(name).read_text(encoding="utf-8").split("\n")[:-1]
