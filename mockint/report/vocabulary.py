"""A word and its position in, whether it tells of nobody out: ordinary words, public terms, the program's own words.

Ordinary English is the table of the package lemminflect (MIT), made from the SPECIALIST lexicon of the US National
Library of Medicine; no code of it runs. In it names have a capital and words have none. `words/` holds the rest:
`public.txt` the words and terms that come with the program (tools/public_words.py writes it), `names.txt` words that
are names too (those with a dash are hidden in small letters as well), `korean.txt` ordinary Korean.
"""

import gzip
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from mockint.errors import MissingPart

WORDS = files("mockint.report").joinpath("words")

FUNCTION = frozenset(
    """
    a an the and or but nor if because so as than that though although while whereas unless until till since whether
    of to in on at for with without within by from into onto upon about above across after against along amid among
    around before behind below beneath beside besides between beyond despite down during except inside like near off
    out outside over past per through throughout toward towards under underneath unlike up via versus vs
    i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
    we us our ours ourselves they them their theirs themselves one oneself
    this these those who whom whose which what whatever whichever whoever when whenever where wherever why how however
    is are was were be been being am do does did done doing have has had having will would shall should can could may
    might must ought cannot wo ca sha ai ma gonna wanna gotta
    not no yes yeah yep nope ok okay oh ah eh um umm uh uhm er erm hm hmm mm mhm huh well please thanks hello hi bye
    some any each every either neither both all half many much more most few fewer less least several enough other
    others another such same own none nobody nothing nowhere somebody someone something somewhere anybody anyone
    anything anywhere everybody everyone everything everywhere here there now then again also too very just only even
    still already yet ever never always often sometimes maybe perhaps quite rather almost else once twice
    zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
    dozen first second third fourth fifth sixth seventh eighth ninth tenth thirds nines
    o'clock y'all
    """.split()  # noqa: SIM905 - a list of words reads best as words
)

PREFIXES = frozenset(("anti", "auto", "co", "de", "ex", "inter", "intra", "mid", "multi", "non", "post", "pre", "re", "sub"))
"""Stand before a hyphen and are no words."""

_CONTRACTED = re.compile(r"(?:n't|'(?:s|re|ve|ll|d|m))$|'$")
_MEASURE = re.compile(r"\d+(?:st|nd|rd|th|s|x|k|m|h|d|ms|min|kb|mb|gb|tb|bit|fold|%)?")
_RUNS = re.compile(r"[가-힣]+|[^가-힣]+")
_ENDINGS = """
은 는 이 가 을 를 의 에 에서 에게 에게서 께 께서 으로 로 로서 으로서 로써 으로써 와 과 도 만 부터 까지 이나 나 보다 처럼 마다 들
들이 들은 들을 들의 들과 들에게 라고 이라고 라는 이라는 이란 란 에는 에도 에서는 에서도 으로는 로는 에만 만의 이며 이고 이라 라서
이라서 인 이다 입니다 이었습니다 였습니다 이에요 예요 하다 한다 하는 한 할 함 하고 해서 하여 하면 하며 하면서 하기 하지 하도록 했고 했던
했다 했는데 했습니다 합니다 해요 했어요 해야 하게 하려고 하기로 되다 된다 되는 된 될 되고 되어 돼서 되면 되었고 됐고 되었습니다 됐습니다
됩니다 시키고 시켰습니다 시켜서 적 적인 적으로 씩 째 쯤 님 님이 님은 님께
""".split()  # noqa: SIM905


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
    korean: frozenset[str]

    def stays(self, word: str, position: Position, seen: frozenset[str] = frozenset()) -> bool:
        """Say whether a word tells of nobody; `seen` are words that are names elsewhere in the report."""
        parts = [part for part in re.split(r"[-_]", word.replace("’", "'").strip("'-_")) if part]
        joined = len(parts) > 1
        return all(self._stays(part, position, seen) or (joined and part in PREFIXES) for part in parts)

    def _stays(self, part: str, position: Position, seen: frozenset[str]) -> bool:
        if part in self.terms or part.removesuffix("'s") in self.terms or _MEASURE.fullmatch(part.lower()):
            return True
        if not part.isascii():
            return self._is_public_foreign(part)
        bare = _CONTRACTED.sub("", part)
        small = bare.lower()
        if bare == small:
            return small in self.ordinary or part in FUNCTION
        if small in seen or small in self.names:
            return False
        if small in FUNCTION:
            return len(bare) > 1 or bare in "IA"
        return position is not Position.INSIDE and bare[1:].islower() and small in self.public

    def _is_public_foreign(self, part: str) -> bool:
        """Decide on what is not plain Latin: Hangul, perhaps behind a Latin term; anything else is hidden."""
        if part.lower() in self.public:
            return True
        first, *rest = _RUNS.findall(part)
        if "가" <= first[0] <= "힣":
            return not rest and self._is_ordinary_korean(first)
        known = first in self.terms or _MEASURE.fullmatch(first.lower()) or first in self.ordinary
        return bool(known) and len(rest) == 1 and (rest[0] in _ENDINGS or self._is_ordinary_korean(rest[0]))

    def _is_ordinary_korean(self, word: str) -> bool:
        cuts = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        return word in self.korean or any(len(stem) > 1 and stem in self.korean for stem in cuts)


@cache
def vocabulary() -> Vocabulary:
    """Read the lists, once. Raises `MissingPart`."""
    public = _lines("public.txt")
    words = frozenset(one for one in public if re.fullmatch(r"[a-zé]+", one))
    marked = _lines("names.txt")
    hidden = {one[1:] for one in marked if one.startswith("-")}
    return Vocabulary(
        ordinary=(_english() | words | FUNCTION) - hidden,
        public=words - hidden,
        terms=frozenset(public) - words,
        names=frozenset(one.removeprefix("-") for one in marked),
        korean=frozenset(_lines("korean.txt")),
    )


def _english() -> frozenset[str]:
    """Read the words of the table that are written small."""
    with gzip.open(_table(), "rt", encoding="utf-8") as table:
        found = (line.split(",", 1)[0] for line in table)
        return frozenset(word for word in found if word.islower() and (len(word) > 1 or word in "abcnx"))


def _table() -> Path:
    """Find the table without importing its package."""
    spec = find_spec("lemminflect")
    roots = (spec.submodule_search_locations or ()) if spec else ()
    found = next((path for root in roots if (path := Path(root) / "resources/lemma_lu.csv.gz").is_file()), None)
    if found is None:
        raise MissingPart("The list of English words is not installed.", do="Run: pip install lemminflect==0.2.3")
    return found


def _lines(name: str) -> list[str]:
    return WORDS.joinpath(name).read_text(encoding="utf-8").split("\n")[:-1]
