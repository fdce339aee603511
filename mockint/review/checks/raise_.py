"""What the guide wants settled: told where a sentence of the answer raises it."""

from mockint.model import Asked, Finding, HandsDown, Rubric
from mockint.review.check import ANSWERS, ENGLISH, About, Check
from mockint.review.raise_avoid import touched
from mockint.review.reading import Reading

ID = "raise"


def raise_(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Note where something that must be settled was raised."""
    return touched(reading, rubric, ID, verb="raises what your guide wants settled")


CHECK = Check(
    id=ID,
    title="Raises what must be settled",
    run=raise_,
    kinds=ANSWERS,
    languages=ENGLISH,
    about=About.CONTENT,
    score=None,
    weight=0.0,
    drill="",
    asked_for_by=Asked(
        words=(
            r"\bvisas?\b|\brelocat\w+|\bsponsor\w*|\bon.?site\b|\bnotice period\b|\bwork permit\b"
            r"|\bstart date\b|\bsalary\b|비자|이주|출근|연봉|입사 가능"
        ),
        meanings=(
            "Find out whether you would have to move and who pays for it.",
            "Settle the working hours, the pay and the first day before you accept.",
            "Confirm with them how many days in the office they expect.",
            "Bring up your work permit early.",
            "Ask whether the company helps with immigration papers.",
            "Tell them openly how long you are bound to your present employer.",
            "Clear up with the recruiter what you would earn.",
            "Mention the conditions that you need, such as part-time work or night shifts.",
        ),
        hands_down=HandsDown.LAST,
    ),
)
