"""Let the decisions on each line overrule what the outline made of it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mockint.guide.lines.headings import Section
from mockint.guide.lines.interrogative import asks
from mockint.guide.part_readers import Understood
from mockint.guide.roles.decide import FOLLOWS, Decision
from mockint.guide.roles.features import only_a_link
from mockint.guide.roles.units import Unit
from mockint.guide.roles.weighing import Role
from mockint.guide.sections.questions import GuideQuestion
from mockint.model import Advice, Claim, Fact, Fault, Source, ToAsk
from mockint.text.word_forms import squash

THEME_WORDS = 6
COUNTERS = (Advice, Claim, Fact, Fault, ToAsk)
"""What a line may have been taken for that is now asked."""


def decided(
    lines: Sequence[Understood], decisions: Sequence[Decision], text: str, file: str
) -> list[Understood]:
    """Give the understood lines as the decisions have it, in the order of the file.

    A line of the file that is only a link advises nothing.
    """
    source = text.split("\n")
    lines = [
        Fact(Section.NOTES, line.under, line.text or line.topic, line.source)
        if isinstance(line, Advice) and only_a_link(source[line.source.line - 1])
        else line
        for line in lines
    ]
    asked = [decision.unit for decision in decisions if decision.role is Role.ASKED]
    mine = [decision.unit for decision in decisions if decision.role is Role.TO_ASK]
    follows = {
        squash(decision.unit.text)
        for decision in decisions
        if decision.outline == FOLLOWS and decision.role is Role.ASKED
    }
    asked = [unit for unit in asked if squash(unit.text) not in follows]
    kept = _questions(lines, asked, follows)
    kept += _new(asked, kept)
    kept += _to_ask(lines, mine, file)
    rest = _rest(lines, [*asked, *mine], kept, file)
    return sorted([*kept, *rest], key=_line)


def _line(line: Understood) -> int:
    return line.line if isinstance(line, GuideQuestion) else line.source.line


def _same(unit: Unit, text: str) -> bool:
    mine, theirs = squash(unit.text), squash(text)
    return bool(mine) and (mine in theirs or theirs in mine)


def _questions(
    lines: Iterable[Understood], asked: Sequence[Unit], follows: set[str]
) -> list[Understood]:
    """Keep the outline's questions that are asked, with their words as they are said."""
    kept: list[Understood] = []
    by_line = _by_line(asked)
    for line in lines:
        if not isinstance(line, GuideQuestion):
            continue
        here = by_line.get(line.line, [])
        unit = next((unit for unit in here if _same(unit, line.text)), None)
        if unit is None:
            continue
        here.remove(unit)
        following = tuple(text for text in line.follow_ups if squash(text) in follows)
        kept.append(replace(line, text=unit.text, follow_ups=following))
    return kept


def _by_line(units: Iterable[Unit]) -> dict[int, list[Unit]]:
    found: dict[int, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.line, []).append(unit)
    return found


def _new(asked: Sequence[Unit], kept: Sequence[Understood]) -> list[Understood]:
    """Make questions of what the outline did not ask."""
    have = {(line.line, squash(line.text)) for line in kept if isinstance(line, GuideQuestion)}
    return [
        GuideQuestion(unit.text, _theme(unit), unit.line, ())
        for unit in asked
        if (unit.line, squash(unit.text)) not in have
    ]


def _theme(unit: Unit) -> str:
    headings = [heading for heading in unit.path if not asks(heading, likely=False)]
    nearest = headings[-1] if len(headings) > 1 else ""
    return nearest if len(nearest.split()) <= THEME_WORDS else ""


def _to_ask(lines: Iterable[Understood], mine: Sequence[Unit], file: str) -> list[Understood]:
    themes = {
        (line.source.line, squash(line.text)): line.theme
        for line in lines
        if isinstance(line, ToAsk)
    }
    places = dict.fromkeys((unit.line, unit.text) for unit in mine)
    return [
        ToAsk(themes.get((line, squash(text)), ""), text, Source(file, line))
        for line, text in places
    ]


def _rest(
    lines: Iterable[Understood], spoken: Sequence[Unit], kept: Sequence[Understood], file: str
) -> Iterator[Understood]:
    """Give all other lines; a question that is asked no more becomes a note."""
    by_line = _by_line(spoken)
    texts = {line: [squash(unit.text) for unit in here] for line, here in by_line.items()}
    questions = sorted((line.line, line.text) for line in kept if isinstance(line, GuideQuestion))
    used = {line.line for line in kept if isinstance(line, GuideQuestion)}
    for line in lines:
        if isinstance(line, GuideQuestion):
            if line.line not in used:
                yield _note(line.text, line.line, questions, file)
                for text in line.follow_ups:
                    yield _note(text, line.line, questions, file)
        elif isinstance(line, ToAsk):
            if line.source.line not in texts:
                yield _note(line.text, line.source.line, questions, file)
        elif not (isinstance(line, COUNTERS) and _is_spoken(line, texts)):
            yield line


def _is_spoken(line: Advice | Claim | Fact | Fault, texts: Mapping[int, list[str]]) -> bool:
    here = texts.get(line.source.line, [])
    if isinstance(line, Fault):
        return bool(here)
    plain = squash(line.text)
    return any(text in plain or plain in text for text in here)


def _note(text: str, line: int, questions: Sequence[tuple[int, str]], file: str) -> Fact:
    at = bisect_left(questions, (line, ""))
    return Fact(Section.NOTES, questions[at - 1][1] if at else "", text, Source(file, line))
