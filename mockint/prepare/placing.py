"""Place each line of an advert: by the heading above it, and where that is silent by its words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from mockint.prepare.duties import goes_on_with_duties, tells_a_duty
from mockint.prepare.duty_verbs import begins_with_work
from mockint.prepare.headings import opens
from mockint.prepare.paper import PLAIN, Paper, PaperLine
from mockint.prepare.sayings import CHECKED, topic_said
from mockint.prepare.topic_table import PaperTopic, fact_topic, meaning

LABEL = re.compile(r"^([^\W\d_][\w /&'’-]{1,35}?)\s*[:：]\s*(\S.*)$")

SURE, LABEL_SURE = 0.5, 0.35
"""Share of the letters of a heading further down, or of a label, that the table must know."""

FEWEST_VALUE_WORDS = 5
"""Words after a label from which on an item of a list of duties is no fact: `Team: you lead …`."""

LEAD_IN = 6
"""Words before a colon that say what follows: `… on most of them you will:`"""

FEWEST_UNMARKED = 3
"""Lines of one topic that make a list without signs."""

ASKED_FOR = frozenset(
    {
        *(PaperTopic.REQUIREMENTS, PaperTopic.WISHES, PaperTopic.SKILLS),
        *(PaperTopic.EDUCATION, PaperTopic.WORK),
    }
)

_OF_A_PERSON = ASKED_FOR | {PaperTopic.DUTIES}

LISTS = ASKED_FOR | {PaperTopic.DUTIES, PaperTopic.OFFER}

Placed = tuple[PaperTopic | None, PaperLine]


@dataclass(slots=True)
class _Block:
    """What stands below one heading."""

    topic: PaperTopic | None
    level: int
    lines: list[PaperLine] = field(default_factory=list)
    alone: "_Block | None" = None
    """The block that goes on behind one that a label opened for its own line."""


def placed(paper: Paper, title: PaperLine | None = None) -> Iterator[Placed]:
    """Give each line that is no heading with its topic; None where nothing tells one.

    The title of the post heads nothing: `Teacher (chemistry preferred)` is no list of wishes.
    """
    block = _Block(None, PLAIN)
    for line in paper.lines:
        if line is title:
            yield None, line
            continue
        if block.alone and block.lines[0].source != line.source:
            yield from _settled(block)
            block = _Block(block.alone.topic, block.alone.level)
        fact = _fact(line, block.topic)
        if fact:
            yield fact
        elif opened := _opened(line, block):
            yield from _settled(block)
            block = opened
        elif not line.heading and not line.text.endswith((":", "：")):
            block.lines.append(line)
    yield from _settled(block)


def _fact(line: PaperLine, topic: PaperTopic | None) -> Placed | None:
    """Place a label with its value; in a list of duties only a short value makes a fact."""
    hit = LABEL.match(line.text)
    if not hit:
        return (PaperTopic.OTHER, line) if line.fact else None
    long = len(hit[2].split()) >= FEWEST_VALUE_WORDS
    if line.bullet and (topic in ASKED_FOR or (long and topic is PaperTopic.DUTIES)):
        return None
    known = fact_topic(hit[1])
    if known is None and not line.fact:
        return None
    return known or PaperTopic.OTHER, line


def _opened(line: PaperLine, block: _Block) -> _Block | None:
    """Open a block where a heading, a label or a sentence before a list begins one."""
    if not line.heading and not line.bullet and LABEL.match(line.text):
        return _labelled(line, block)
    if topic := opens(line):
        weak = (
            _is_below(line, block)
            and topic is not PaperTopic.WISHES
            and meaning(line.text)[1] < SURE
        )
        return None if weak else _Block(topic, line.level)
    if line.heading:
        return None if _is_below(line, block) else _Block(None, line.level)
    if line.text.endswith((":", "：")):
        lead_in = line.text.rstrip(":：")
        last = " ".join(lead_in.split()[-LEAD_IN:])
        said = meaning(last)[0] or topic_said(lead_in, listed=False)
        return _Block(said, PLAIN) if said else None
    return None


def _is_below(line: PaperLine, block: _Block) -> bool:
    """Whether a heading only parts the list that it stands in: `Planning` below the duties."""
    return block.topic in LISTS and line.level > block.level


def _labelled(line: PaperLine, block: _Block) -> _Block | None:
    """Open a block by a label for the text behind it alone: `Requirements: Python and SQL`."""
    hit = LABEL.match(line.text)
    topic, share = meaning(hit[1]) if hit else (None, 0.0)
    if not hit or topic is None or share < LABEL_SURE:
        return None
    return _Block(topic, PLAIN, [replace(line, text=hit[2])], block)


def _settled(block: _Block) -> Iterator[Placed]:
    """Give the lines of a block with their topics; where none heads them, a list is of one."""
    for items, lines in groupby(block.lines, key=_is_item):
        run = list(lines)
        common = _common(run) if items and block.topic in {None, PaperTopic.ROLE} else None
        before: PaperTopic | None = None
        for line in run:
            topic = _topic_of(line, block.topic, common)
            if topic is None and before in _OF_A_PERSON and goes_on_with_duties(line.text):
                topic = PaperTopic.DUTIES
            yield topic, line
            before = topic


def _is_item(line: PaperLine) -> bool:
    return line.bullet or not line.text.endswith((".", "!", "?"))


def _common(run: Sequence[PaperLine]) -> PaperTopic | None:
    """Tell what a list is about; two lines without signs, or one, may be anything."""
    said = [topic_said(line.text, listed=True) for line in run]
    topic, times = Counter(said).most_common(1)[0]
    marked = any(line.bullet for line in run)
    return topic if topic and (marked or times >= FEWEST_UNMARKED) else None


def _topic_of(
    line: PaperLine, topic: PaperTopic | None, common: PaperTopic | None
) -> PaperTopic | None:
    """Weigh what a line says itself against the heading above it."""
    item = _is_item(line)
    said = topic_said(line.text, listed=item and (line.bullet or common is not None))
    if CHECKED.search(line.text) or said is PaperTopic.OTHER:
        return said
    match topic:
        case PaperTopic.DUTIES:
            return _among_duties(line, said)
        case PaperTopic.COMPANY:
            duty = not line.bullet and tells_a_duty(line.text)
            return PaperTopic.DUTIES if duty else topic
        case None | PaperTopic.ROLE:
            listed = common or said or (topic and PaperTopic.DUTIES)
            return listed if line.bullet else said or common
    return said if topic in ASKED_FOR and said is PaperTopic.WISHES else topic


def _among_duties(line: PaperLine, said: PaperTopic | None) -> PaperTopic | None:
    """Take a line below a heading of duties for one, unless it plainly says something else."""
    if line.text.endswith("?"):
        return None
    away = set() if begins_with_work(line.text) else {PaperTopic.OFFER}
    if not _is_item(line):
        away |= {PaperTopic.COMPANY, *ASKED_FOR}
    return said if said in away else PaperTopic.DUTIES
