"""What the guide warns of: told where a sentence of the answer touches it."""

from mockint.model import Asked, Finding, HandsDown, Rubric
from mockint.review.check import ANSWERS, ENGLISH, About, Check
from mockint.review.raise_avoid import touched
from mockint.review.reading import Reading

ID = "avoid"


def avoid(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Note where a sentence touches what the guide warns of.

    Whether it does what the guide warns of, only a person can tell.
    """
    return touched(reading, rubric, ID, verb="touches what your guide warns of")


CHECK = Check(
    id=ID,
    title="Keeps clear of what the guide warns of",
    run=avoid,
    kinds=ANSWERS,
    languages=ENGLISH,
    about=About.CONTENT,
    score=None,
    weight=0.0,
    drill="",
    asked_for_by=Asked(
        words=(
            r"\bred flags?\b|\bavoid\b|\bdo(n't| not)\b|\bnever\b|\bbeware\b|\bsteer clear\b"
            r"|\brefrain\b|\bmind these\b|\bpitfalls?\b|주의|하지 ?(마|말)|피하|금물|자제|삼가"
        ),
        meanings=(
            "Things that you must not say in the interview.",
            "Speak no ill of the people you worked for.",
            "Never blame others for what went wrong.",
            "Complaining about your former boss makes a bad impression.",
            "Warning signs that would cost you the offer.",
            "Watch out for these.",
            "Leave out politics, religion and gossip.",
        ),
        hands_down=HandsDown.LAST,
        warns=True,
    ),
)
