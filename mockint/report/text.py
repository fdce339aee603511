"""A `Report` in, Markdown out that reads well in a terminal, and in a repository."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mockint.model import Level, Report
from mockint.report.asked_on import AskedOn
from mockint.report.beside import Beside
from mockint.report.coaching import Change
from mockint.report.examples import Example
from mockint.report.figures import Figure, clock
from mockint.report.judgement import Judgement
from mockint.report.methods import LEFT_OUT
from mockint.report.passages import Paragraph, ShownWord
from mockint.report.phrasing import gist
from mockint.report.section import AnswerSection, Points, ShownNote
from mockint.report.topics import Coverage, Held
from mockint.report.view import Left, Step, View, view

SIGNS = {Level.GOOD: "+", Level.IMPROVE: "!", Level.MISSING: "○", Level.DOUBT: "?", Level.NOTE: "·"}
"""Begin a finding's line; readable where nothing is rendered."""

_CODE = re.compile(r"[^`\n]+")
"""What can stand between two backticks."""

# Other signs mean something only at the start of a line, and no foreign text stands there.
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
"""Whatever Markdown or HTML would take for its own."""


def markdown(report: Report) -> str:
    """Write the report as text."""
    page = view(report)
    blocks = [
        *_card(page),
        *_figures(page),
        *(block for section in page.sections for block in _section(section)),
        *_end(page),
    ]
    return "\n\n".join(blocks) + "\n"


def card(report: Report) -> str:
    """Write what matters most as text, for one screen."""
    page = view(report)
    return "\n\n".join([*_card(page), _safe(f"Made by {', '.join(page.made_by)}.")]) + "\n"


def _card(page: View) -> Iterator[str]:
    yield f"# {_safe(' · '.join(part for part in (page.role or page.title, page.company) if part))}"
    yield _safe(f"{page.date} · {page.candidate}")
    yield "## To practise next"
    yield (
        "\n".join(_step(n, step) for n, step in enumerate(page.steps, 1))
        or "Nothing was found that needs work."
    )
    if page.wins:
        yield "## What went well"
        yield "\n".join(
            f"- {_safe(gist(win.message, win.clock))}{_receipt(win)}" for win in page.wins
        )
    if headlines := [figure for figure in page.figures if figure.headline]:
        yield " · ".join(_headline(figure, page.last_time) for figure in headlines)
    if page.last_time:
        yield f"Last time: {_safe(page.last_date)}"


def _headline(figure: Figure, last_time: Mapping[str, str]) -> str:
    before = last_time.get(figure.label)
    return f"**{figure.value}** {figure.label}" + (
        f" (last time {_safe(before)})" if before else ""
    )


def _figures(page: View) -> Iterator[str]:
    if page.figures:
        yield "## Figures"
        yield "\n".join(
            f"- **{figure.value}** {figure.label} ({figure.note})" for figure in page.figures
        )
    if page.checks:
        yield "## All answers"
        yield _board(page)


def _step(number: int, step: Step) -> str:
    judgement = step.judgement
    also = ", ".join(str(other) for other in step.answers if other != judgement.answer)
    told = _safe(gist(judgement.message, judgement.clock))
    lines = [
        f"{number}. **{_safe(judgement.title)}** {told}{_receipt(judgement)}",
        f"   The same in: {also}." if also else "",
        f"   *Tomorrow:* {_safe(step.drill)}"
        + (f" `{step.again}`" if _CODE.fullmatch(step.again) else ""),
    ]
    return "\n".join(line for line in lines if line)


def _board(page: View) -> str:
    """Draw the table of all scores, answer by check."""
    titles = [title for _, title in page.checks]
    rows = [["Answer", *map(_safe, titles)], ["---"] * (len(titles) + 1)]
    for section in page.sections:
        points = {
            score.title: "–" if score.points is None else f"{score.points}/4"
            for score in section.scores
        }
        rows.append(
            [
                f"{section.number} {_safe(section.theme or section.id)}",
                *(points.get(title, "") for title in titles),
            ]
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_row(row, widths) for row in rows)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Fill each cell to the width of its column; the rule below the heads is of dashes."""
    filled = [
        cell.ljust(width, "-" if cell == "---" else " ")
        for cell, width in zip(cells, widths, strict=True)
    ]
    return f"| {' | '.join(filled)} |"


def _section(section: AnswerSection) -> Iterator[str]:
    yield f"## {section.number}. {_safe(section.theme or section.id)}"
    yield "> " + _safe(section.question)
    yield from (f"*{_safe(line)}*" for line in section.lines)
    if section.verdict:
        yield _safe(section.verdict)
    yield from _block("**To change**", map(_change, section.changes))
    yield from _block("**Notes**", map(_note, section.notes))
    yield from _block("**Your guide's answer beside yours**", map(_beside, section.beside))
    for title, findings in section.groups:
        yield from _block(f"**{title}**", map(_finding, findings))
    if section.structure:
        yield "**Structure:** " + ", ".join(map(_topic, section.structure))
    if section.concepts:
        said = f"({section.said} of {len(section.concepts)} said)"
        yield f"**Concepts** {said}: " + ", ".join(map(_topic, section.concepts))
    yield from _block("**What you did not say, explained**", map(_meaning, section.missed))
    yield from _block("**Scores**", map(_score, section.scores))
    yield from _block("**Likely follow-ups**", map(_item, section.follow_ups))
    if section.paragraphs:
        yield f"**What you said** ({section.length})"
    for number, paragraph in enumerate(section.paragraphs):
        yield from (_follow_up(on) for on in section.asked_on if on.paragraph == number)
        yield _paragraph(paragraph)
    yield from _block("**Why it was asked, or not**", map(_why, section.asked_on))


def _change(change: Change) -> str:
    """Name what to change, and how it could sound; the findings below tell the rest."""
    sounds = [
        _example(change.example) if change.example else "",
        f"your résumé says it: “{_safe(change.quoted)}”" if change.quoted else "",
        f"begin: “{_safe(change.opener)}”" if change.opener else "",
    ]
    told = "; ".join(part for part in sounds if part)
    return f"- {_safe(gist(change.judgement.message))}" + (f" *{told}*" if told else "")


def _note(note: ShownNote) -> str:
    when = f" at {note.clock}" if note.clock else ""
    return f"- {_safe(note.by)}{when}: {_safe(note.text)}"


def _beside(row: Beside) -> str:
    said = f"you said “{_safe(row.said)}” ({row.clock})" if row.said else "not in these words"
    return f"- {_safe(row.guide)} ({_safe(row.place)}): {said}"


def _example(example: Example) -> str:
    at = f" ({clock(example.at)})" if example.at is not None else ""
    said = f"you said: “{_safe(example.said)}”{at}. " if example.said else ""
    return f"{said}{example.label}: “{_safe(example.text)}”" + ("" if example.said else at)


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Give a title and its lines; nothing where there are no lines."""
    if text := "\n".join(lines):
        yield title
        yield text


def _item(text: str) -> str:
    return f"- {_safe(text)}"


def _follow_up(asked: AskedOn) -> str:
    return f"> {_safe(asked.text)}"


def _why(asked: AskedOn) -> str:
    """Say why something was asked on, or was not."""
    if not asked.text:
        return f"- Not asked ({_safe(asked.about)}): {_safe(asked.because)}."
    left = "" if asked.at is not None else " You left it unanswered."
    return f"- “{_safe(asked.text)}”: {_safe(asked.because)}.{left}"


def _meaning(concept: Coverage) -> str:
    return f"- {_safe(concept.name)}: {_safe(concept.means)}"


def _score(score: Points) -> str:
    theirs = "".join(f" {_safe(by)}: {points} of 4." for by, points in score.theirs)
    return f"- {_safe(score.title)}: {_points(score)}.{theirs} {_safe(score.reason)}"


def _topic(topic: Coverage) -> str:
    told = [topic.state, topic.clock, _safe(topic.place)]
    return f"{_safe(topic.name)} ({', '.join(part for part in told if part)})"


def _claim(row: Held) -> str:
    said = "Not used in this session."
    if row.answer:
        said = f"{_safe(row.said)} (answer {row.answer}, at {row.clock})"
    return f"- {_safe(row.claim)} ({_safe(row.place)})\n  {said}"


def _left(line: Left) -> str:
    return f"- {_safe(line.text)} ({_safe(line.place)}) *{_safe(line.because)}*"


def _asked(line: Judgement, *, checked: bool) -> str:
    place = f" ({_safe(line.place)})" if line.place else ""
    remark = "" if checked else " *Not checked in this session.*"
    return f"- **{_safe(line.title)}** {_safe(line.message)}{place}{remark}"


def _points(score: Points) -> str:
    return "not scored" if score.points is None else f"{score.points} of 4"


def _finding(finding: Judgement) -> str:
    quote = f" “{_safe(finding.quote)}”" if finding.quote else ""
    return (
        f"- `{SIGNS[finding.level]} {finding.clock or '—':>5}` {_safe(finding.message)}{quote}"
        + (" *(after being asked)*" if finding.asked else "")
        + (f" ({_safe(finding.place)})" if finding.place else "")
    )


def _receipt(finding: Judgement) -> str:
    parts = [
        f"answer {finding.answer}" if finding.answer else "",
        finding.clock and f"at {finding.clock}",
        _safe(finding.place),
    ]
    told = ", ".join(part for part in parts if part)
    return f" ({told})" if told else ""


def _paragraph(paragraph: Paragraph) -> str:
    return f"`{clock(paragraph[0].start)}` " + " ".join(map(_word, paragraph))


def _word(word: ShownWord) -> str:
    """Write a word with its doubts."""
    pause = f"[{word.pause}] " if word.pause else ""
    as_heard = f" (heard as “{_safe(word.heard_as)}”)" if word.heard_as else ""
    return pause + _safe(word.text) + as_heard


def _end(page: View) -> Iterator[str]:
    asked = [_asked(line, checked=line not in page.unchecked) for line in page.asked_for]
    yield from _block("## The numbers of your résumé", map(_claim, page.claims))
    yield from _block("## What the guide asked for", asked)
    yield from _block("## Asked for, and not checked by anything here", map(_left, page.left))
    yield from _block("## Sources", map(_item, page.sources))
    yield from (f"*{_safe(method.told)}*" for method in page.methods if method.name == LEFT_OUT)
    yield "---"
    yield _safe(
        f"Made by {', '.join(page.made_by)}. Times are minutes and seconds of the answer's "
        "recording."
    )


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
