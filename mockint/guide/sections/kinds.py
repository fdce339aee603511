"""Tell what a question asks for, and what an interviewer would ask next."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from mockint.guide.sections.kind_model import likeliest
from mockint.guide.sections.kind_rows import ROWS
from mockint.model import Kind
from mockint.ports import Embedder

ENGLISH, KOREAN = "en", "ko"
WEAK = (None, Kind.WALKTHROUGH, Kind.DEFINITION, Kind.COLLABORATION, Kind.BEHAVIORAL)
"""Kinds whose words stand in questions of other kinds as well."""
LIKELY, SURE = 0.3, 0.7
"""Probability from which on the meaning decides: where the words tell little, and where they do.

Set on 175 questions by somebody who did not see the rules; between 0.4 and 0.9 little changes.
"""
_HANGUL = re.compile(r"[가-힣]")
_PIECE = re.compile(r"<([A-Z_]+)>")
_IN_GENERAL = re.compile(
    r"\bhow (?:do|would|can|should) (?:you|one|we)\b|\bwhat (?:do|would) you do\b"
    r"|하시나요|하십니까|하나요"
)

THEMES: tuple[tuple[Kind, str], ...] = (
    (Kind.CONFLICT, r"conflict|difficult people|갈등"),
    (Kind.SITUATIONAL, r"situational|scenario|hypothetical|what if"),
    (Kind.TERMS, r"salary|pay and|logistic|practical matters|연봉|처우"),
    (Kind.SELF_PRESENTATION, r"introduction|자기 ?소개"),
    (Kind.MOTIVATION, r"motivation|why us|동기"),
    (Kind.PLANS, r"career goals|future plans|포부"),
    (Kind.STRENGTHS, r"strengths|weakness|장단점"),
    (Kind.OPINION, r"opinion|views\b"),
    (Kind.BEHAVIORAL, r"behaviou?r|personal|about you|leadership|인성|경험"),
    (Kind.COLLABORATION, r"collaborat|teamwork|communicat|협업"),
    (Kind.SYSTEM_DESIGN, r"design|architect|설계"),
)
"""Only asked when the question's own words decide nothing."""


def kind_of(text: str, theme: str = "", meaning: Embedder | None = None) -> Kind:
    """Tell what a question asks for: by its own words, else by the heading above it.

    Where its words tell little, its meaning decides, if that is known and likely; else only where
    it is sure.
    """
    words = " ".join(text.lower().replace("’", "'").split())
    korean = bool(_HANGUL.search(words))
    by_words = _by_words(words, KOREAN) if korean else None
    by_words = by_words or _by_words(words, ENGLISH)
    if meaning and not korean:
        kind, sure = likeliest(meaning.vectors([text])[0])
        if sure >= (LIKELY if by_words in WEAK else SURE):
            return kind
    return by_words or _by_theme(theme.lower()) or Kind.WALKTHROUGH


def asks_in_general(text: str, kind: Kind) -> bool:
    """Say whether a question about dealing with others asks how one does, and no story."""
    return kind is Kind.COLLABORATION or bool(_IN_GENERAL.search(text.lower()))


def follow_ups(kind: Kind, language: str) -> tuple[str, ...]:
    """Give what an interviewer asks next, in the guide's language."""
    row = ROWS[kind]
    return row.korean if language == KOREAN else row.follow_ups


def _by_words(words: str, language: str) -> Kind | None:
    return next((kind for kind, rule in _rules(language) if rule.search(words)), None)


def _by_theme(theme: str) -> Kind | None:
    return next((kind for kind, pattern in THEMES if re.search(pattern, theme)), None)


@cache
def _rules(language: str) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """Compile the rules of one language when it is first asked in."""
    path = files("mockint.guide.sections").joinpath(f"kinds_{language}.toml")
    data = tomllib.loads(path.read_text("utf-8"))
    pieces: dict[str, str] = {}

    def whole(alternatives: list[str]) -> str:
        return _PIECE.sub(lambda piece: pieces[piece[1].lower()], "|".join(alternatives))

    for name, alternatives in data["parts"].items():
        pieces[name] = f"(?:{whole(alternatives)})"
    return tuple((Kind(rule["kind"]), re.compile(whole(rule["any"]))) for rule in data["rule"])
