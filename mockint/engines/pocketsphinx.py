"""Find when each known word is said with PocketSphinx (forced alignment).

Its acoustic model of English and its dictionary lie inside the package. The words stand in a row
that the sound has to walk through; between any two it may be silent or breathe.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from mockint.errors import MissingPart
from mockint.model import Span
from mockint.ports import Samples
from mockint.voice.normalise import spoken

STEP = 0.01
"""Seconds of a frame."""

BEAM = 1e-64
"""Narrower beams lose their way in hesitant speech, wider ones cost more and find no more."""

SOUNDS = {
    "tion": "SH AH N", "sch": "SH", "tch": "CH", "igh": "AY", "ch": "CH", "sh": "SH", "th": "TH",
    "ph": "F", "ck": "K", "qu": "K W", "wh": "W", "ng": "NG", "ee": "IY", "ea": "IY", "oo": "UW",
    "ou": "AW", "ow": "OW", "ai": "EY", "ay": "EY", "au": "AO", "oa": "OW", "er": "ER",
    "ar": "AA R", "or": "AO R", "a": "AE", "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F",
    "g": "G", "h": "HH", "i": "IH", "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N", "o": "OW",
    "p": "P", "q": "K", "r": "R", "s": "S", "t": "T", "u": "AH", "v": "V", "w": "W", "x": "K S",
    "y": "IY", "z": "Z",
}  # fmt: skip
"""Letters to phones, for names that no dictionary knows.

Near enough to find their borders between known words.
"""

_LETTERS = re.compile("|".join(sorted(SOUNDS, key=len, reverse=True)))

_COUNTS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen "
    "ten twenty thirty forty fifty sixty seventy eighty ninety"
)
ONES, TENS = _COUNTS.split()[:20], ["", *_COUNTS.split()[20:]]
SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"), (100, "hundred"))


class PocketSphinx:
    """Tells when words are said; implements `ports.Aligner`. Raises `MissingPart`."""

    languages: Sequence[str] = ("en",)

    def __init__(self) -> None:
        try:
            import pocketsphinx
        except ImportError as error:
            raise MissingPart(
                "PocketSphinx, which tells when words are said, is not installed.",
                do="Run: pip install pocketsphinx",
            ) from error
        model = Path(pocketsphinx.get_model_path()) / "en-us"
        self._decoder = pocketsphinx.Decoder(
            pocketsphinx.Config(
                hmm=str(model / "en-us"),
                dict=str(model / "cmudict-en-us.dict"),
                lm=None,
                beam=BEAM,
                pbeam=BEAM,
                wbeam=BEAM,
                loglevel="FATAL",
            )
        )

    def spans(self, samples: Samples, words: Sequence[str]) -> list[Span] | None:
        """Find each word in at most half a minute of sound, in seconds from its first sample.

        A word that has no sound, such as a dash, ends with the word before it. None where the sound
        does not follow the words.
        """
        entries = [self._known(word) for word in words]
        walked = iter(self._walked([part for parts in entries for part in parts], samples))
        spans: list[Span] = []
        for parts in entries:
            own = list(islice(walked, len(parts)))
            if len(own) < len(parts):
                return None
            last = spans[-1].end if spans else 0.0
            spans.append(Span(own[0].start, own[-1].end) if own else Span(last, last))
        return spans

    def _known(self, word: str) -> list[str]:
        """Write a word in entries of the dictionary; what it lacks is added by its letters."""
        parts = list(pronounced(word))
        for part in parts:
            if self._decoder.lookup_word(part) is None:
                sounds = " ".join(SOUNDS[letters] for letters in _LETTERS.findall(part))
                self._decoder.add_word(part, sounds, update=True)
        return parts

    def _walked(self, parts: Sequence[str], samples: Samples) -> list[Span]:
        """Give when each part is said; fewer, or none, where the way was lost."""
        if not parts or not len(samples):
            return []
        row = [(at, at + 1, 1.0, part) for at, part in enumerate(parts)]
        decoder = self._decoder
        decoder.add_fsg("row", decoder.create_fsg("row", 0, len(parts), row))
        decoder.activate_search("row")
        decoder.reinit_feat()  # else it remembers the noise of the stretch before
        decoder.start_utt()
        decoder.process_raw(samples.tobytes(), full_utt=True)
        decoder.end_utt()
        if decoder.hyp() is None:
            return []
        # entries in brackets are its silences and breaths
        segments = [segment for segment in decoder.seg() if segment.word[0] not in "<["]
        return [
            Span(segment.start_frame * STEP, (segment.end_frame + 1) * STEP) for segment in segments
        ]


def pronounced(word: str) -> Iterator[str]:
    """Write a word as it is said, in small letters only.

    `25%` is `twenty five percent`, `K8s` is `kubernetes`.
    """
    for part in re.findall(r"[a-z']+|\d+", _plain(spoken(word))):
        if part.isdigit():
            yield from _counted(int(part[:12]))
        elif bare := part.strip("'"):
            yield bare


def _plain(text: str) -> str:
    """Write in small letters without accents, and numbers without commas."""
    letters = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"(?<=\d),(?=\d{3})", "", bare)


def _counted(number: int) -> Iterator[str]:
    if number < len(ONES):
        yield ONES[number]
        return
    for size, name in SCALES:
        if number >= size:
            yield from _counted(number // size)
            yield name
            number %= size
    if number >= len(ONES):
        yield TENS[number // 10]
        number %= 10
    if number:
        yield ONES[number]
