"""Write a rubric file that changes nothing yet and shows all that can be changed."""

import json
from collections.abc import Iterator, Sequence

from mockint.model import Pack, Question

HEAD = (
    "# What mockint listens for when you are interviewed on {guide}.\n"
    "# Nothing here is changed yet: take the # away before a line and change it. "
    "The guide stays as it is.\n"
    '# "on = false" switches off, "weight" from 0 to 10 orders the advice; '
    "docs/guide.md tells about every key.\n"
    "guide = {name}\n"
)

OWN = """
# A check of your own: met when one of its words is said.
# [checks.accessibility]
# title = "Mentions accessibility"
# because = "I always forget it."
# keywords = ["accessibility", "screen reader", "keyboard only"]
# weight = 2
"""


def template(pack: Pack) -> str:
    """Write each check, concept and question with its present values.

    The values are comments below live headers.
    """
    parts = [
        HEAD.format(guide=pack.guide, name=_text(pack.guide)),
        *_checks(pack),
        OWN,
        *_questions(pack.questions),
    ]
    return "".join((*parts, *_concepts(pack)))


def _text(value: str) -> str:
    """Quote for TOML, whose basic strings are JSON's but for the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _comment(text: str) -> str:
    return " ".join(
        "".join(" " if ord(char) < 32 or ord(char) == 127 else char for char in text).split()
    )


def _checks(pack: Pack) -> Iterator[str]:
    seen: set[str] = set()
    for check in pack.rubric.checks:
        if check.id in seen:
            continue
        seen.add(check.id)
        where = f"line {check.source.line}: " if check.source else ""
        yield f"\n# {where}{_comment(check.because)}\n[checks.{_text(check.id)}]\n"
        yield f"# title = {_text(check.title)}\n# on = false\n# weight = {check.weight:g}\n"


def _questions(questions: Sequence[Question]) -> Iterator[str]:
    for question in questions:
        yield f"\n# {_comment(question.text)}\n[questions.{_text(question.id)}]\n"
        yield f"# on = false\n# kind = {_text(question.kind.value)}\n"
        yield f"# concepts = {_texts(question.concepts)}\n"
        yield f"# follow_ups = {_texts(question.follow_ups)}\n# seconds = [60, 120]\n"


def _concepts(pack: Pack) -> Iterator[str]:
    expected = {name for question in pack.questions for name in question.concepts}
    for concept in (concept for group in pack.concepts for concept in group.concepts):
        if concept.name in expected:
            yield f"\n[concepts.{_text(concept.name)}]\n# said_as = {_texts(concept.said_as)}\n"
            yield f"# means = {_text(concept.means)}\n# on = false\n"
