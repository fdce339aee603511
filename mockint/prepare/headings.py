"""Give each line of a paper the topic of the heading above it."""

from collections.abc import Iterator

from mockint.prepare.paper import Paper, PaperLine
from mockint.prepare.topic_table import PaperTopic, meaning

LONGEST = 8
"""Words of a heading."""

PLAIN_LONGEST = 6
"""Words of a heading that nothing marks as one."""

SAYS_IT_ALL = 0.4
"""Share of the letters of an unmarked line that the table must know: `Selected achievements`."""


def topics(paper: Paper) -> Iterator[tuple[PaperTopic | None, PaperLine]]:
    """Give each line that is no heading with its topic.

    None before the first heading that says something.
    """
    topic: PaperTopic | None = None
    for line in paper.lines:
        opened = opens(line)
        if opened:
            topic = opened
        elif not line.heading:
            yield topic, line


def opens(line: PaperLine) -> PaperTopic | None:
    """Tell what a line opens; a plain line must be short, without a full stop, and say it all."""
    length = len(line.text.split())
    if length > LONGEST:
        return None
    topic, share = meaning(line.text)
    if line.heading:
        return topic
    plain = not line.text.endswith((".", "!", ",", ";")) and (not line.bullet or line.pictured)
    told = length <= PLAIN_LONGEST and share >= SAYS_IT_ALL
    return topic if plain and told and not line.fact else None
