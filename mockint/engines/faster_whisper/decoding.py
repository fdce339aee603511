"""Encodes a sound once, which is most of the work, and decodes it as often as it is asked to."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mockint.engines import heap
from mockint.engines.faster_whisper.hypothesis import Hypothesis, compression, joined, unsure
from mockint.errors import BadInput
from mockint.model import Word
from mockint.ports import Samples

BEAM = 5
"""Hypotheses followed at once where one that follows the likeliest token alone is doubtful.

Elsewhere a beam only smooths: it left out repetitions and hesitations (17 words wrong of 304, and
not 14) and takes three times as long to decode. On accented and on read speech it is needed: 4
wrong of 116 and not 8, 69 of 477 and not 74. These are the recordings that the rule was chosen on.
"""

LATEST_FIRST = 50
"""Steps of 20 ms up to which the first time token may lie: a second, Whisper's own default."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How a sound is decoded."""

    hint: str | None = None
    """Terms that may come."""
    before: str = ""
    """What Whisper believes to have been said before."""
    repeats: bool = True
    """Four tokens may come again in the same order."""
    timed: bool = True
    """Whisper writes time tokens too, which are not used.

    With them it leaves out less of hesitant speech. Where it is in doubt it gets more words right
    without them: 346 wrong of 1,396 and not 389 (Mandarin speakers).
    """
    beam: int = BEAM


@dataclass(frozen=True, slots=True)
class Encoded:
    """Sound as Whisper's decoder hears it."""

    state: Any
    """The encoder's output."""
    frames: int
    """Of 10 ms, that are sound and not filling."""
    tokens: Any
    """The tokenizer for its language."""
    language: str

    @property
    def seconds(self) -> float:
        """Length."""
        return self.frames / 100


class Decoder:
    """Encodes and decodes with one loaded `WhisperModel`."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._tokenizers: dict[str, Any] = {}

    def encode(self, samples: Samples, language: str, *, silence: bool = True) -> Encoded:
        """Hear the sound, followed by digital silence up to 30 s, as Whisper was trained.

        Without silence what follows is a faint noise, faster-whisper's way; um is heard more often
        before that.
        """
        tokens = self._tokens(language)
        extractor = self._model.feature_extractor
        most, frames = extractor.nb_max_frames, -(-len(samples) // extractor.hop_length)
        sound = np.zeros(extractor.n_samples if silence else len(samples), np.float32)
        sound[: len(samples)] = floats(samples[: len(sound)])
        heard = extractor(sound, padding=0 if silence else extractor.hop_length)
        heard = heard[:, : most if silence else frames]
        features = np.zeros((len(heard), most), np.float32)
        features[:, : heard.shape[1]] = heard[:, :most]
        heap.give_back()  # encoding takes more at once than all else in an interview
        return Encoded(self._model.encode(features), min(frames, most), tokens, language)

    def decode(self, sound: Encoded, how: Decoding) -> Hypothesis:
        """Take the sound for words, in one way of decoding."""
        from faster_whisper.transcribe import get_suppressed_tokens

        tokens = sound.tokens
        (result,) = self._model.model.generate(
            sound.state,
            [self._prompt(tokens, how)],
            beam_size=how.beam,
            suppress_tokens=list(get_suppressed_tokens(tokens, [-1])),
            no_repeat_ngram_size=0 if how.repeats else 4,
            return_scores=True,
            return_no_speech_prob=True,
            max_length=self._model.max_length,
            max_initial_timestamp_index=LATEST_FIRST,
        )
        ids = result.sequences_ids[0]
        text = [token for token in ids if token < tokens.eot]
        return Hypothesis(
            text,
            compression=compression(tokens.decode(text)),
            likelihood=result.scores[0] * len(ids) / (len(ids) + 1),
            silent=result.no_speech_prob,
        )

    def words(self, sound: Encoded, hypothesis: Hypothesis) -> list[Word]:
        """Find the times of a hypothesis' words; none when nobody seems to speak."""
        if hypothesis.invented or not hypothesis.text:
            return []
        (pieces,) = self._model.find_alignment(
            sound.tokens, [hypothesis.text], sound.state, sound.frames
        )
        words = joined(pieces, sound.language)
        return [] if unsure(words) else words

    def _prompt(self, tokens: Any, how: Decoding) -> Any:
        return self._model.get_prompt(
            tokens,
            tokens.encode(f" {how.before}") if how.before else [],
            without_timestamps=not how.timed,
            hotwords=how.hint,
        )

    def _tokens(self, language: str) -> Any:
        """Give the tokenizer for a language; made once."""
        from faster_whisper.tokenizer import Tokenizer

        if language not in self._tokenizers:
            try:
                self._tokenizers[language] = Tokenizer(
                    self._model.hf_tokenizer,
                    self._model.model.is_multilingual,
                    task="transcribe",
                    language=language,
                )
            except ValueError as error:
                raise BadInput(
                    f"Whisper knows no language {language!r}.", do="Use a code such as en or ko."
                ) from error
        return self._tokenizers[language]


def floats(samples: Samples) -> Any:
    """Scale to -1 and 1, as Whisper wants its sound."""
    return samples.astype(np.float32) / 32768.0
