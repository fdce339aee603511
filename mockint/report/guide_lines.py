"""Lines of the guide by their place, so that a page can quote them where it names them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mockint.model import Pack, Source
from mockint.text.quotes import shortened
from mockint.text.sanitise import plain, source_line

SHOWN = 8
"""Words of a line that stand beside a finding; the whole line stands at the page's end."""

EXPECTED = "commonly expected"
"""Said of what no line of the guide asks for, only the concept bank of the trade."""


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A line of the guide, or a thing of the trade, that a finding goes back to."""

    place: str
    """`guide.md:97`, or a line of the concept bank."""
    text: str
    anchor: str
    """Where it stands in the page; empty for trade knowledge, which is no line of the guide."""

    @property
    def number(self) -> str:
        """Count of its line in the file, from 1."""
        return self.place.rpartition(":")[2]

    @property
    def words(self) -> str:
        """Name it for people."""
        return f"your guide: “{shortened(self.text, most=SHOWN)}”" if self.anchor else self.text


def guide_lines(pack: Pack) -> dict[str, GuideLine]:
    """Give every line of the guide that something can be traced to, by its place."""
    lines: dict[str, GuideLine] = {}
    for text, source in _told(pack):
        place = source_line(source)
        line = " ".join(plain(text).split())
        if line and place not in lines:
            anchor = f"guide-{source.line}" if source.file == pack.guide else ""
            lines[place] = GuideLine(place, line, anchor)
    return lines


def _told(pack: Pack) -> Iterator[tuple[str, Source]]:
    """Give texts with their lines; of several on one line the first is the one to quote."""
    yield from ((line.text, line.source) for line in pack.advice if line.source.file == pack.guide)
    yield from _of_checks(pack)
    yield from ((claim.text, claim.source) for claim in pack.claims)
    yield from ((question.text, question.source) for question in pack.questions)
    yield from ((fact.text, fact.source) for fact in pack.facts)
    yield from ((asking.text, asking.source) for asking in pack.to_ask)
    yield from ((line.text, line.source) for line in pack.rubric.unchecked)
    for group in pack.concepts:
        yield from _named((concept.name, concept.source, pack.guide) for concept in group.concepts)
        if group.source.file == pack.guide:
            yield group.name, group.source


def _of_checks(pack: Pack) -> Iterator[tuple[str, Source]]:
    for check in pack.rubric.checks:
        if check.source and check.source.file == pack.guide:
            yield check.because, check.source


def _named(concepts: Iterable[tuple[str, Source, str]]) -> Iterator[tuple[str, Source]]:
    for name, source, guide in concepts:
        yield (name if source.file == guide else f"{EXPECTED}: {name}"), source
