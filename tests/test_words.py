"""Words to plain forms, stems, sentences and places."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockint.model import Word
from mockint.text.quotes import clock, join_words, quote
from mockint.text.sentences import sentences
from mockint.text.word_forms import akin, plain, stem


def heard(text: str, *, pauses: dict[int, float] | None = None) -> tuple[Word, ...]:
    """Give words spoken evenly; `pauses` are seconds after the word of that index."""
    words, now = [], 0.0
    for n, token in enumerate(text.split()):
        words.append(Word(token, now, now + 0.3, 0.9))
        now += 0.35 + (pauses or {}).get(n, 0.0)
    return tuple(words)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("pooling", "pooled"),
        ("indexing", "index"),
        ("partitioning", "partition"),
        ("invalidation", "invalidate"),
        ("authentication", "authenticate"),
        ("queries", "query"),
        ("discovery", "discover"),
        ("balancing", "balancer"),
        ("tolerance", "tolerant"),
    ],
)
def test_forms_of_a_word_are_akin(word: str, other: str) -> None:
    """Different endings of one word are of one family."""
    assert akin(stem(word), stem(other))


@pytest.mark.parametrize(
    ("word", "other"), [("cash", "cache"), ("test", "testimony"), ("load", "loan"), ("go", "goal")]
)
def test_strangers_are_not_akin(word: str, other: str) -> None:
    """Words that only look alike stay apart."""
    assert not akin(stem(word), stem(other))


def test_plain_keeps_what_belongs_to_the_word() -> None:
    """Punctuation goes, apostrophes become straight, `C++` stays itself."""
    assert [plain(word) for word in ("Well,", "I\u2019d", "(C++)", "25%.", "\u2026")] == [
        "well",
        "i'd",
        "c++",
        "25%",
        "",
    ]


def test_sentences_end_at_punctuation_but_not_at_abbreviations() -> None:
    """`e.g.` ends nothing."""
    cut = sentences(heard("We used caches, e.g. Redis here. It got faster! Did it? Yes."))
    assert [sentence.text for sentence in cut] == [
        "We used caches, e.g. Redis here.",
        "It got faster!",
        "Did it?",
        "Yes.",
    ]


def test_long_pauses_end_a_sentence_without_punctuation() -> None:
    """Some recognisers write no full stops; a pause of more than a second does the same."""
    cut = sentences(heard("we had an outage that night i rolled the release back", pauses={5: 1.4}))
    assert [sentence.text for sentence in cut] == [
        "we had an outage that night",
        "i rolled the release back",
    ]


def test_a_stream_without_punctuation_is_cut_before_conjunctions() -> None:
    """A stretch of forty words is not one sentence."""
    text = (
        "at my last company we had a payment service that failed every friday and i was "
        "asked to find the cause "
        "so i looked at the logs and then i changed the order of the calls because the "
        "pool was empty "
        "then we saw it work"
    )
    assert len(sentences(heard(text))) >= 3


@given(
    st.lists(
        st.text(alphabet="ab.?!, '", min_size=1, max_size=6).filter(
            lambda drawn: drawn.strip() == drawn
        ),
        max_size=80,
    )
)
def test_sentences_cover_every_word_once(texts: list[str]) -> None:
    """Nothing is lost and nothing is told twice, whatever is heard."""
    words = heard(" ".join(word.replace(" ", "_") for word in texts))
    covered = [
        at for sentence in sentences(words) for at in range(sentence.first, sentence.last + 1)
    ]
    assert covered == list(range(len(words)))


def test_places_in_the_text_lead_back_to_words() -> None:
    """Characters of the joined text belong to the words that they came from."""
    joined = join_words(heard("from four hundred to three hundred"))
    start = joined.text.index("four")
    assert joined.words(start, start + len("four hundred")) == (1, 2)
    assert joined.words(0, 4) == (0, 0)


def test_quotes_are_short() -> None:
    """A quote never becomes a paragraph."""
    words = heard(" ".join(["word"] * 40) + " end.")
    assert quote(words, 0, 40, most=5) == "word word word word word \u2026"
    assert quote(words, 40, 40) == "end"


def test_clock() -> None:
    """Seconds are written as players write them."""
    assert [clock(seconds) for seconds in (0, 52.9, 60, 3601)] == ["0:00", "0:52", "1:00", "60:01"]


def test_threads_do_not_disturb_each_others_stems() -> None:
    """An answer is read ahead on one thread and reviewed on another."""
    words = [
        f"{start}{end}"
        for start in ("pool", "cach", "deploy")
        for end in ("s", "ed", "ing", "ments", "ational")
    ]
    alone = list(map(stem.__wrapped__, words))
    with ThreadPoolExecutor(8) as threads:
        both = list(threads.map(lambda _: list(map(stem.__wrapped__, words)), range(200)))
    assert all(found == alone for found in both)
