"""A finding and its answer in, how it could sound out: an example, marked as one.

Every word of an example was said, or stands in the guide or the concept bank, but for the frames
in `own_words`, which hold no fact. Where no such example can be made there is none.
"""

from collections.abc import Callable, Mapping

from mockint.model import Entry, Finding, Level, Rubric
from mockint.report.examples.example import Example
from mockint.report.examples.own_words import Used, own_part, with_reason, without
from mockint.report.examples.resume import from_resume
from mockint.review.check import ExampleKind
from mockint.review.checks import row
from mockint.text.sanitise import plain

__all__ = ["Example", "example"]


def example(finding: Finding, entry: Entry, rubric: Rubric, used: Used = ()) -> Example | None:
    """Make an example for a finding; None where there is none that is sure to be true.

    No sentence serves twice: `used` are the examples beside the same answer.
    """
    kinds = row(finding.check).examples
    kind = kinds.get(finding.subject) or kinds.get("*")
    english = entry.transcript is not None and entry.transcript.language.startswith("en")
    if kind is None or not english:
        return None
    made = _MAKERS[kind](finding, entry, rubric, used)
    # A report to share has signs in brackets where names and numbers were.
    return made if made and "[" not in made.text + made.said else None


def _meaning(finding: Finding, _: Entry, rubric: Rubric, __: Used) -> Example | None:
    """Tell what a concept is, where the finding itself does not."""
    known = (concept for group in rubric.concepts for concept in group.concepts)
    means = next((concept.means for concept in known if concept.name == finding.subject), "")
    if not means or finding.level is Level.MISSING:
        return None
    return Example(plain(f"{finding.subject}: {means}"), "Example, with what the term means")


_MAKERS: Mapping[ExampleKind, Callable[[Finding, Entry, Rubric, Used], Example | None]] = {
    ExampleKind.RESUME: from_resume,
    ExampleKind.WITHOUT: without,
    ExampleKind.REASON: with_reason,
    ExampleKind.OWN_PART: own_part,
    ExampleKind.MEANING: _meaning,
}
