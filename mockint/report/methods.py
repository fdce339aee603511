"""How the report comes by its figures: every limit of its own, told on the page and in JSON."""

from mockint.model import Method
from mockint.review.measures import EDGE, LONG_PAUSE, UNSURE

LEFT_OUT = "Left out"
"""Heading under which a report to share tells what is not in it."""

METHODS = (
    Method(
        "Words",
        (
            "Written by a recogniser on your machine. A word with a dotted line was less than "
            f"{UNSURE:.0%} sure; “heard as” tells what stood there before a term of the question "
            "was put in its place."
        ),
    ),
    Method(
        "Pauses",
        (
            f"Silence of {LONG_PAUSE:g} s and more inside an answer, measured from the sound and "
            f"never from the words; borders are known to about {EDGE:g} s."
        ),
    ),
    Method(
        "Fillers",
        (
            "Where two ways of listening disagree, the count is a range: the first number was "
            "heard in more than one way, or stands in the words."
        ),
    ),
    Method(
        "Pace",
        (
            "Words a minute of speaking, without the pauses, in Korean syllables; the curve "
            "counts words over ten seconds, pauses included."
        ),
    ),
    Method(
        "Loudness and pitch",
        (
            "Against this answer itself: the line across is its own middle. No number tells from "
            "what point on a voice is monotone, so none is judged."
        ),
    ),
    Method("Dots", "Sum up findings. What was heard with doubt counts neither way."),
)
