"""Every silence of a recording, and its place."""

from mockint.ear.pauses import pauses
from mockint.model import Place, Span

SPEECH = (Span(1.0, 2.0), Span(2.3, 4.0), Span(5.0, 6.0))


def test_each_silence_is_classed_by_how_finished_the_words_before_it_sound() -> None:
    found = pauses(SPEECH, 9.0, sounded=[0.9, 0.1, None])
    assert [(pause.span.start, pause.span.end, pause.place) for pause in found] == [
        (0.0, 1.0, Place.BEFORE),
        (2.0, 2.3, Place.BOUNDARY),
        (4.0, 5.0, Place.INSIDE),
        (6.0, 9.0, Place.END),
    ]


def test_without_the_melody_a_long_pause_is_a_boundary() -> None:
    places = [pause.place for pause in pauses(SPEECH, 6.0)]
    assert places == [Place.BEFORE, Place.INSIDE, Place.BOUNDARY]


def test_nobody_spoke_so_nothing_is_before_or_after() -> None:
    assert pauses((), 9.0) == ()
