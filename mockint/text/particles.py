"""Take particles off Korean words by a plain list, where no analyser is installed."""

from collections.abc import Sequence

from mockint.ports import BareWord

CASES = (
    "이 가 을 를 은 는 의 에 에서 에게 께 한테 와 과 랑 이랑 로 으로 로서 으로서 로써 으로써 "
    "부터 까지 마다 보다 처럼 만큼 밖에 조차 대로"
)
"""What stands behind a noun and says what it is in the sentence."""
AFTER = "은 는 도 만 의 이 가 를 을"
"""What may stand behind a noun, or behind such a particle."""
COPULAS = (
    "이란 란 이라는 라는 이라고 라고 이라서 라서 이라면 라면 이니까 니까 인데 인데도 이며 이고 "
    "이나 입니다 이었습니다 였습니다 이에요 예요 이다"
)
"""Forms of the verb that makes a sentence of a noun."""
DOING = ("하", "했", "해", "한", "할", "함", "합")
"""How 하다 begins, which makes a verb of a noun: 캐시했습니다."""
LINKS = frozenset({"을", "를", "의"})
"""Particles that may stand between two words of a name: 원인을 분석 is 원인 분석."""
SHORTEST = 2
"""Syllables or letters that are left: one syllable and a particle make up many a word."""


def _endings() -> tuple[str, ...]:
    cases, after = CASES.split(), AFTER.split()
    both = (case + last for case in cases if len(case) > 1 or case in "에로" for last in after)
    found = {*cases, *after, *COPULAS.split(), *both}
    found |= {f"들{ending}" for ending in found} | {"들"}
    return tuple(sorted(found, key=lambda ending: (-len(ending), ending)))


ENDINGS = _endings()
"""The longest first."""


class ParticleList:
    """Cuts the longest particle off each word, but into no word of a name."""

    made_by = "a list of particles"

    def bare(self, words: Sequence[str], names: Sequence[str]) -> list[BareWord]:
        """Give each word without its particle; `names` are words that are cut nowhere else."""
        known = frozenset(names)
        return [_bare(word, known) for word in words]


def _bare(word: str, names: frozenset[str]) -> BareWord:
    plain = word.rstrip(".,?!…\"'”’")
    if plain in names:
        return BareWord(plain, goes_on=plain == word)
    heads = [(plain[: -len(ending)], ending) for ending in ENDINGS if plain.endswith(ending)]
    heads += [(plain[:at], "") for at in range(SHORTEST, len(plain)) if plain[at] in DOING]
    heads = [(head, ending) for head, ending in heads if len(head) >= SHORTEST]
    named = [(head, ending) for head, ending in heads if head in names]
    cut = [(head, ending) for head, ending in heads if ending]
    head, ending = next(iter(named or cut), (plain, ""))
    return BareWord(head, goes_on=ending in LINKS or (head == plain and plain == word))
