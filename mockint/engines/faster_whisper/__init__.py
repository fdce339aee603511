"""Recognise speech with faster-whisper (Whisper on CTranslate2): words with times, probabilities.

At most 30 seconds at a time. `loading` finds the model, `decoding` encodes a sound once and decodes
it as often as needed, `hypothesis` says how far the outcome is to be believed; here stands when to
decode again. While somebody speaks each stretch is read by itself: temperature 0, no text of
earlier stretches. Measured here, everything else went wrong on real speech: a second pass over the
last half second invents sentences, earlier text as prompt and sampling loop. `whole` reads a whole
answer afterwards, with the earlier text and a guard against loops.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version

from mockint.engines.faster_whisper.decoding import Decoder, Decoding, Encoded, floats
from mockint.engines.faster_whisper.loading import load
from mockint.engines.faster_whisper.whole import segments
from mockint.model import RATE, Word
from mockint.ports import Samples

UNHEARD = 3.0
"""Seconds behind the last word from which on Whisper has stopped early.

It does where what it is given ends in speech.
"""

HINTS = 400
"""Characters of vocabulary, about 100 tokens: half a prompt leaves room for the answer."""

FEWER = 200
"""The same beside the text before, which takes up to 223 of Whisper's 448 tokens."""

VERBATIM = {
    "en": "Um, so, I mean, uh, we had, um, we had a thing, you know, and, uh, it was, hmm, like, "
    "er, well, um...",
    "ko": "음, 그, 어... 그러니까, 음, 뭐랄까, 어, 그게, 음, 저, 이제, 막, 어...",
}
"""What Whisper is told was said before, so that it goes on in the same manner."""


class FasterWhisper:
    """Recognises with `model`: a size (`base`, `large-v3`), a folder, or a hub's `owner/name`.

    `base` comes with the extra `offline`; the others are fetched by `mockint models get`. `device`
    is `auto`, `cpu` or `cuda`. Of more than two processor cores one is left to the rest of the
    program. Raises `MissingPart`.
    """

    def __init__(
        self, model: str = "base", *, device: str = "auto", threads: int | None = None
    ) -> None:
        self._model, precision = load(model, device=device, threads=threads)
        self._decoder = Decoder(self._model)
        self.made_by = f"faster-whisper {version('faster-whisper')} {model} {precision}"

    def words(self, samples: Samples, *, vocabulary: Sequence[str], language: str) -> list[Word]:
        """Recognise; times are seconds from the first sample."""
        words = self.words_unless(lambda: False, samples, vocabulary=vocabulary, language=language)
        return words or []

    def words_unless(
        self,
        stale: Callable[[], bool],
        samples: Samples,
        *,
        vocabulary: Sequence[str],
        language: str,
    ) -> list[Word] | None:
        """Recognise; None when nobody wants the words any more once the sound is encoded.

        That is half the work.
        """
        if not len(samples):
            return []
        sound = self._decoder.encode(samples, language)
        if stale():
            return None
        words = self._recognised(sound, hints(vocabulary, language))
        last = words[-1].end if words else 0.0
        if last <= 0 or len(samples) / RATE - last < UNHEARD:
            return words
        rest = self.words(samples[round(last * RATE) :], vocabulary=(), language=language)
        return words + [
            replace(word, start=word.start + last, end=word.end + last) for word in rest
        ]

    def verbatim(self, samples: Samples, *, language: str) -> list[Word]:
        """Recognise with every um and repetition, as the words before it seem to have had them.

        Misses clauses and gets words wrong that `words` gets right: for the disfluencies in it
        only.
        """
        if not len(samples):
            return []
        sound = self._decoder.encode(samples, language, silence=False)
        before = VERBATIM["ko" if language == "ko" else "en"]
        hypothesis = self._decoder.decode(sound, Decoding(before=before, timed=False))
        if hypothesis.loops:
            hypothesis = self._decoder.decode(sound, Decoding(repeats=False, timed=False))
        return self._decoder.words(sound, hypothesis)

    def in_context(
        self,
        samples: Samples,
        *,
        before: str,
        vocabulary: Sequence[str],
        language: str,
        wait: Callable[[], None],
    ) -> list[Word]:
        """Recognise minutes of sound, each half minute with the text before it."""
        read = segments(
            self._model,
            samples,
            before=before,
            hint=hints(vocabulary, language, most=FEWER),
            language=language,
            wait=wait,
        )
        return [word for words in read for word in words]

    def language(self, samples: Samples) -> str:
        """Say which language is spoken: its two-letter code."""
        language, _, _ = self._model.detect_language(floats(samples))
        return str(language)

    def _recognised(self, sound: Encoded, hint: str | None) -> list[Word]:
        """Decode once, and again where that went wrong.

        In doubt with a beam; without hints when those made Whisper stop early; without repetitions
        when it loops.
        """
        hypothesis = self._decoder.decode(sound, Decoding(hint, beam=1))
        # over silence a second one is surer of what nobody said
        if hypothesis.doubtful and not hypothesis.quiet:
            again = self._decoder.decode(sound, Decoding(hint, timed=False))
            hypothesis = hypothesis if again.loops else again
        words = [] if hypothesis.loops else self._decoder.words(sound, hypothesis)
        if hint and (not words or sound.seconds - words[-1].end > UNHEARD):
            return self._recognised(sound, None)
        if not hypothesis.loops:
            return words
        return self._decoder.words(sound, self._decoder.decode(sound, Decoding(repeats=False)))


def hints(vocabulary: Sequence[str], language: str, *, most: int = HINTS) -> str | None:
    """Write terms as a sentence that could come before the answer.

    In order, each once, as many as fit. A bare list, faster-whisper's usual way, finds as many
    terms, but made Whisper leave out half a real answer.
    """
    terms: list[str] = []
    for term in dict.fromkeys(vocabulary):
        if sum(map(len, terms)) + 2 * len(terms) + len(term) > most:
            break
        terms.append(term)
    if not terms:
        return None
    return f"{'용어' if language == 'ko' else 'Glossary'}: {', '.join(terms)}."
