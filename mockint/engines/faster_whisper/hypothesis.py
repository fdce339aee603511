"""What Whisper takes a sound for, how sure it is, and when it is not to be believed."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mockint.model import Word

LOOPS = 2.4
"""Text that compresses better than this repeats itself: the limit of Whisper's own authors."""

NO_SPEECH = 0.6
"""Probability of "nobody speaks" above which a doubtful one is dropped: Whisper's authors'."""

DOUBTFUL, GUESSED = -0.5, -1.2
"""Mean log probability of a token below which one is doubtful, and below which it is a guess.

Measured: of 120 stretches of native, accented and broken speech none is below -0.95 or has
NO_SPEECH above 0.5; of 30 stretches of dishes, hum and white noise all are below -1.45, and digital
silence is at -0.74 with NO_SPEECH at 0.84.
"""

UNSURE = 0.15
"""Mean probability of the words below which they were not said: hints over silence reach 0.01."""

UNSPACED = ("zh", "ja", "th", "lo", "my", "yue")
"""Languages that Whisper writes without blanks between words."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What Whisper takes a sound for."""

    text: list[int]
    """Tokens, without times."""
    compression: float
    """How many times shorter the text is when packed."""
    likelihood: float
    """Mean log probability of a token."""
    silent: float
    """Probability that nobody speaks."""

    @property
    def loops(self) -> bool:
        """The text runs in circles."""
        return self.compression > LOOPS

    @property
    def doubtful(self) -> bool:
        """Another way of decoding may do better."""
        return self.loops or self.likelihood < DOUBTFUL

    @property
    def quiet(self) -> bool:
        """Nobody seems to speak."""
        return self.silent > NO_SPEECH and self.doubtful

    @property
    def invented(self) -> bool:
        """Nobody said this: nobody seems to speak, it is a guess, or it still runs in circles."""
        return self.quiet or self.likelihood < GUESSED or self.loops


def compression(text: str) -> float:
    """Say how many times shorter a text is when packed."""
    data = text.encode()
    return len(data) / len(zlib.compress(data)) if data else 0.0


def unsure(words: Sequence[Word]) -> bool:
    """Say whether the words of a hypothesis are too unlikely to have been said."""
    return bool(np.mean([word.probability or 0.0 for word in words] or [0.0]) < UNSURE)


def joined(pieces: Sequence[dict[str, Any]], language: str) -> list[Word]:
    """Convert faster-whisper's words.

    A piece without a blank before it ("%" after "25") belongs to the word before it.
    """
    words: list[Word] = []
    for piece in pieces:
        text, sure = piece["word"].strip(), round(min(1.0, float(piece["probability"])), 3)
        word = Word(text, float(piece["start"]), float(piece["end"]), sure)
        if words and not piece["word"].startswith(" ") and language not in UNSPACED:
            words.append(_extended(words.pop(), word, sure))
        elif text:
            words.append(word)
    return words


def _extended(last: Word, piece: Word, sure: float) -> Word:
    """Append a piece to a word; a sign alone changes neither its end nor how sure it is."""
    known = last.probability if last.probability is not None else sure
    text = last.text + piece.text
    if not any(letter.isalnum() for letter in piece.text):
        return Word(text, last.start, last.end, known)
    return Word(text, last.start, piece.end, min(known, sure))
