"""Nothing in, how the report comes by its figures out: every limit of its own, told to readers and in `report.json`."""

from mockint.model import Method
from mockint.report.figures import EDGE, PAUSE

LEFT_OUT = "Left out"
"""Heading under which a report to share tells what is not in it."""

METHODS = (
    Method(
        "Words",
        "Written by a recogniser on your machine. A word with a dotted line was less than half sure; “heard as” tells "
        "what stood there before a term of the question was put in its place.",
    ),
    Method(
        "Pauses",
        f"Silence of {PAUSE:g} s and more inside an answer, measured from the sound and never from the words; borders "
        f"are known to about {EDGE:g} s.",
    ),
    Method(
        "Fillers",
        "Where two ways of listening disagree, the count is a range: the first number was heard in more than one way.",
    ),
    Method(
        "Pace",
        "Words a minute from the first sound to the last, pauses included; the curve counts them over ten seconds.",
    ),
    Method(
        "Loudness and pitch",
        "Against this answer itself: the line across is its own middle. No number tells from what point on a voice is "
        "monotone, so none is judged.",
    ),
    Method("Dots", "Sum up findings. What was heard with doubt counts neither way."),
)
