"""Read facts, achievements, advice and questions to ask in the parts of a guide."""

import re
from collections.abc import Iterator
from dataclasses import replace

from mockint.guide.lines.forms import Form, form
from mockint.guide.lines.headings import Section
from mockint.guide.lines.interrogative import asks, unquoted
from mockint.guide.lines.labels import FAREWELL, split_label
from mockint.guide.lines.numbers import quantities
from mockint.guide.markdown.outline import Node
from mockint.guide.markdown.ranked_line import Shape
from mockint.guide.sections.section_parts import SectionPart
from mockint.model import Advice, Claim, Fact, Fault, Source, ToAsk

MEASURED = frozenset({"yr", "mo", ""})
"""Units that alone make no achievement: "3+ years of Node.js"."""

PORTRAIT = re.compile(
    r"summary|profile|skill|tool|technolog|education|language|요약|프로필|기술|학력", re.IGNORECASE
)
"""Topics of a résumé that describe and achieve nothing."""


WARNINGS = re.compile(
    r"\b(red|orange|yellow) flags?\b|\bwarning signs?\b|\bdeal.?breakers?\b|\bwarnzeichen\b"
    r"|\bseñales de (alerta|alarma)\b|위험 ?신호|경고 ?신호|레드 ?플래그",
    re.IGNORECASE,
)
THEIR_WARNINGS = re.compile(
    r"\b(from|of|in|about|with|at) (the |an? |your )?(\w+ )?(compan(y|ies)|employers?|them"
    r"|interviewers?|managers?|recruiters?|workplaces?|teams?)\b|\b(company|employer|interviewer"
    r"|their)\b|회사|기업|면접관",
    re.IGNORECASE,
)
MY_WARNINGS = re.compile(r"\b(my|your own|avoid|candidates?|answers?|yourself)\b", re.IGNORECASE)
THEY_DO = re.compile(
    r"^(they|the|no one|nobody|interviewers?|managers?|recruiters?|hr|company|team|vague|high"
    r"|unclear|can ?not|can['’]t|won['’]t|refuses?|says?|asks?|wants?|talks?|keeps?|makes?|pushes"
    r"|avoids?)\b",
    re.IGNORECASE,
)


def facts(part: SectionPart, file: str, topic: str = "") -> Iterator[Fact | Claim]:
    """Read lines on the job, the fit, the company, the résumé.

    Each line is a fact under its topic.
    """
    for node in part.nodes:
        yield from _fact(node, part.section or Section.NOTES, topic or part.theme, file)


def _fact(node: Node, section: Section, topic: str, file: str) -> Iterator[Fact | Claim]:
    source = Source(file, node.line)
    label, text = node.label, node.text
    if not label:
        label, text = split_label(text)
    counted = (
        quantities(node.words)
        if section is Section.RESUME and not label and not node.children
        else ()
    )
    if any(quantity.unit not in MEASURED for quantity in counted) and not PORTRAIT.search(topic):
        yield Claim(node.words, counted, source)
    elif not node.children:
        yield Fact(section, label or topic, text or label, source)
    else:
        if text and label:
            yield Fact(section, label, text, source)
        for child in node.children:
            yield from _fact(child, section, label or text, file)


def claims(part: SectionPart, file: str) -> Iterator[Claim | Fact]:
    """Read achievements: each bullet that holds no others is a claim, with its numbers."""
    for node in part.nodes:
        yield from _claim(node, part.theme, file)


def _claim(node: Node, topic: str, file: str) -> Iterator[Claim | Fact]:
    source = Source(file, node.line)
    if FAREWELL.search(node.words) or (node.words.endswith((":", "：")) and not node.children):
        return
    counted = quantities(node.words)
    if counted or not node.children:
        yield Claim(node.words, counted, source)
        for child in node.children:
            yield Fact(Section.CLAIMS, node.words, child.words, Source(file, child.line))
        return
    for child in node.children:
        yield from _claim(child, node.words or topic, file)


def advice(part: SectionPart, file: str) -> Iterator[Advice | Fact | Claim | Fault]:
    """Read advice: each bullet is one, and knows the bullet above it.

    Warning signs of an employer are facts about them, not advice against the candidate.
    """
    if _of_employer(part):
        yield from facts(replace(part, section=Section.COMPANY), file)
        return
    bullets = any(node.shape is Shape.ITEM for node in part.nodes)
    for node in part.nodes:
        if FAREWELL.search(node.words) or (node.words.endswith((":", "：")) and not node.children):
            continue
        if bullets and node.shape is Shape.TEXT:
            yield Fault(
                Source(file, node.line),
                f"Not among the advice: {node.words[:60]}",
                "Make it a bullet.",
            )
        else:
            yield from _advice(node, part.theme, file)


def _of_employer(part: SectionPart) -> bool:
    """Whether red flags are those of a company: its heading says so, or its lines do."""
    if not WARNINGS.search(part.heading) or MY_WARNINGS.search(part.heading):
        return False
    lines = [node.words for node in part.nodes]
    orders = sum(form(line) is Form.ADVISES for line in lines)
    of_them = sum(bool(THEY_DO.search(line)) for line in lines)
    return bool(THEIR_WARNINGS.search(part.heading)) or of_them > max(orders, len(lines) / 3)


def _advice(node: Node, under: str, file: str) -> Iterator[Advice]:
    label, text = node.label, node.text
    if not label:
        label, text = split_label(text)
    if not label and node.children and len(text.split()) <= 8:
        label, text = text.rstrip(":： "), ""
    below = [child for child in node.children if child.shape is Shape.TEXT]
    text = " ".join([text, *(child.words for child in below)]).strip()
    yield Advice(label.rstrip(":： "), text, under, Source(file, node.line))
    for child in node.children:
        if child.shape is not Shape.TEXT:
            yield from _advice(child, label.rstrip(":： ") or text, file)


def to_ask(part: SectionPart, file: str) -> Iterator[ToAsk | Fact | Fault]:
    """Read questions to ask them: each bullet that holds no others is one."""
    for node in part.nodes:
        yield from _to_ask(node, part.theme, file)


def _to_ask(node: Node, theme: str, file: str) -> Iterator[ToAsk | Fact | Fault]:
    source = Source(file, node.line)
    label, text = node.label, node.text
    if not label:
        label, text = split_label(text)
        if not asks(text):
            label, text = "", node.text
    words = unquoted(text or label)
    if FAREWELL.search(words):
        return
    question = asks(words, likely=not node.children)
    if node.children and not question:
        for child in node.children:
            yield from _to_ask(child, label or words.rstrip(":： "), file)
    elif question or (node.shape is Shape.ITEM and words):
        yield ToAsk(label if text and label and not asks(label) else theme, words, source)
        for child in node.children:
            yield from _below(child, words, theme, file)
    elif not words.endswith((":", "：")):
        yield Fault(
            source,
            f"Not a question: {words[:60]}",
            "End it with a question mark to have it rehearsed.",
        )


def _below(node: Node, above: str, theme: str, file: str) -> Iterator[ToAsk | Fact | Fault]:
    if asks(node.words, likely=False):
        yield from _to_ask(node, theme, file)
    else:
        yield Fact(Section.TO_ASK, above, node.words, Source(file, node.line))
