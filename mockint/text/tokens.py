"""Cut a text into its words, its numbers in digits and its signs, each with its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+|[^\W\d_]+(?:['\u2019][a-z]+)?|[%$€£¥₩+]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number in digits, or a sign."""

    word: str
    """In lower case."""
    raw: str
    start: int
    """Character."""
    end: int
    gap: str
    """What stands between it and the token before."""

    @property
    def joined(self) -> bool:
        """Whether nothing but a blank or a hyphen parts it from the token before."""
        return self.gap.strip(" \t\n-\u2010\u2011") == ""


def tokens(text: str) -> list[Token]:
    """Cut a text; positions count characters."""
    cut: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        raw = match.group()
        cut.append(
            Token(
                raw.lower().replace("\u2019", "'"),
                raw,
                match.start(),
                match.end(),
                text[end : match.start()],
            )
        )
        end = match.end()
    return cut


def word_at(run: Sequence[Token], at: int) -> str:
    """Give the word at an index when it belongs to the one before; else an empty string."""
    return run[at].word if 0 <= at < len(run) and (run[at].joined or at == 0) else ""


def run_joined(run: Sequence[Token], at: int) -> bool:
    """Say whether there is a token at `at` that belongs to the one before."""
    return at < len(run) and run[at].joined
