"""Read a whole answer again between the answers; its words are the report's.

While somebody speaks a window is read without the text before it, which leaves out words of
hesitant speech. An answer of several windows is read again, each part with the text before. Where
the readings differ, the first one's words stay if the recogniser was clearly surer of them; what
only the second has is taken, what only the first has where the second has a hole. What lies
outside speech was not said. An answer of one window has no text before: its words stay as they are.
Another model may read again, as a rule a larger one: then its words stand, of one window as well.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from mockint.model import RATE, Span, Transcript, Word
from mockint.ports import InContext, Samples
from mockint.text.word_forms import plain
from mockint.words.live import SHORTEST, STRAY, placed
from mockint.words.terms.groups import mean
from mockint.words.windows import Window, short, windows

STRETCH = 300.0
"""Seconds that are read in one go, to a pause: two hours at once would need a gigabyte."""

HOLE = 3.0
"""Seconds without a word, from which on Whisper has left something unread."""

BEFORE = 100
"""Words before a stretch that are told: Whisper has room for about 200 tokens."""


SURER = 0.1
"""How much higher the mean probability of the first reading's words must be where both have some.

With 0.05 to 0.15 fewer words were wrong on each kind of long speech than with 0, or than with 0.2
and more (22 clips, which this was chosen on: 276 to 278 wrong of 2,546, and 284, 280).
"""


def reread(  # noqa: PLR0913 - what is read, by whom, and what may be known of it beforehand
    samples: Samples,
    transcript: Transcript,
    speech: Sequence[Span],
    recogniser: object,
    *,
    made_by: str = "",
    vocabulary: Sequence[str] = (),
    wait: Callable[[], None] = lambda: None,
) -> Transcript:
    """Give the transcript with the words of a second reading; those of the first stay beside.

    `made_by` names the model that reads, where it may be another than wrote the transcript. `wait`
    is called before each half minute. A recogniser that is not `InContext` changes nothing.
    """
    other = made_by not in {"", transcript.made_by}

    def sound(span: Span) -> Samples:
        return samples[max(0, round(span.start * RATE)) : max(0, round(span.end * RATE))]

    parts = windows([piece for span in speech for piece in short(span, sound)])
    if len(parts) < (1 if other else 2) or not isinstance(recogniser, InContext):
        return transcript
    words: list[Word] = []
    for stretch in _stretches(parts):
        told = " ".join(word.text for word in words[-BEFORE:])
        read = recogniser.in_context(
            sound(stretch.sound),
            before=told,
            vocabulary=vocabulary,
            language=transcript.language,
            wait=wait,
        )
        words += placed(read, stretch)
    if not other:
        words = list(surer(words, transcript.words))
    whole = tuple(in_order(completed(words, transcript.words, len(samples) / RATE)))
    if other:
        transcript = replace(transcript, made_by=made_by, live_by=transcript.made_by)
    if [word.text for word in whole] == [word.text for word in transcript.words]:
        return transcript
    return replace(transcript, words=whole, live=transcript.words)


def _stretches(parts: Sequence[Window]) -> Iterator[Window]:
    """Join windows to stretches of minutes."""
    group: list[Window] = []
    for part in parts:
        if group and part.sound.end - group[0].sound.start > STRETCH:
            yield _joined(group)
            group = []
        group.append(part)
    yield _joined(group)


def _joined(group: Sequence[Window]) -> Window:
    spans = tuple(span for part in group for span in part.spans)
    return Window(spans, Span(group[0].sound.start, group[-1].sound.end))


def surer(words: Sequence[Word], first: Sequence[Word]) -> Iterator[Word]:
    """Give a reading's words, and those of the first where they are clearly likelier."""
    texts, others = ([plain(word.text) for word in reading] for reading in (words, first))
    matcher = SequenceMatcher(None, texts, others, autojunk=False)
    for _, start, end, since, until in matcher.get_opcodes():
        own, other = words[start:end], first[since:until]
        yield from other if own and other and mean(other) > mean(own) + SURER else own


def in_order(words: Iterable[Word]) -> Iterator[Word]:
    """Let no word begin before the one before it: the times of two readings differ."""
    earliest = 0.0
    for word in words:
        earliest = max(word.start, earliest)
        yield replace(word, start=earliest, end=max(word.end, round(earliest + SHORTEST, 3)))


def completed(words: Sequence[Word], first: Sequence[Word], seconds: float) -> Iterator[Word]:
    """Give a reading's words, and those of the first reading where it has a hole."""
    since = -STRAY
    for word in (*words, None):
        until = word.start if word is not None else seconds + STRAY
        if until - since >= HOLE:
            yield from (
                other for other in first if since + STRAY <= _middle(other) <= until - STRAY
            )
        if word is not None:
            yield word
            since = word.end


def _middle(word: Word) -> float:
    return (word.start + word.end) / 2
