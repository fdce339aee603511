"""Split the inline tokens of one Markdown block into statements: a label, a text, a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from mockint.guide.lines.headings import recognise
from mockint.guide.lines.interrogative import asks
from mockint.guide.lines.labels import split_label


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said: `**Label**: text`, or a part of that."""

    label: str
    text: str
    offset: int
    """Lines below the first line of the block."""
    bold: bool
    """All of it is bold, as people write a heading that is none."""
    bullet: str
    """`•` or `)` where it began with a bullet or number that Markdown does not know; else empty."""

    @property
    def words(self) -> str:
        """All of it."""
        return " ".join(part for part in (self.label, self.text) if part)


@dataclass(slots=True)
class _Run:
    """One line of a block, while it is read: its leading bold words, and the rest."""

    offset: int
    lead: str = ""
    rest: str = ""
    strong: bool = False


TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
BULLET = re.compile(
    r"^(?:[•◦▪▫●○■□◆◇▶►※☐☑☒✅✔➤→–—·↳└»❑❏◯✂][ \t]*|[?!*+o>ㄴ-][ \t]+|(?:->|=>|>>|--)[ \t]*)(?=\S)"
)
CALLOUT = re.compile(r"^\[!\w{1,20}\][+-]?[ \t]*(?=\S)")
"""`> [!tip] Remember`, as note-taking programs write a box with a title."""
BOX = re.compile(r"^\[[ xX]\][ \t]+")
NUMBER = re.compile(
    r"^(?:[A-Z]?\d{1,2}(?:\.\d{1,2}){1,2}[.)]?(?=\s+[^\W\d])"
    r"|[A-Z]{1,2}\.?\d{1,3}[.:)]?(?=\s+[^\W\d])|\d{1,3}[.)]|[a-z]\)|\(\d{1,3}\)|#\d{1,3}[.:)]?"
    r"|[①-⑳])[ \t]*(?=\D)"
)
PREFIX = re.compile(
    r"^(?:Q|A|질문|답변?|Question|Answer|Ans|Frage|Antwort|Pregunta"
    r"|Respuesta)\s?\d{0,3}\s?[.:)][ \t]",
    re.IGNORECASE,
)
ENDED = re.compile(r"[?？:：][\"”’'»」』)\s]*$")
ASKED = re.compile(r"[?？]\s+$")
"""A link right behind a question leads to its answer, and is not asked."""
WHOLE = re.compile(r"([.!。]|[요오까])$")
"""A sentence that is over, though it ends with no question mark."""

WRAPPED = 56
"""Characters of the shortest line that a writer's program may have broken."""

SHORT_HEAD = 4
"""Words."""

COLON = re.compile(r"^\s*[:：–—]\s*|^\s+-\s+")


def statements(tokens: Sequence[Token]) -> Iterator[Statement]:
    """Give the statements of a block.

    Wrapped lines are joined; lines that stand for themselves are not.
    """
    runs = list(_runs(tokens))
    if not runs:
        return
    first, rest = runs[0], [runs[0].rest]
    for before, run, after in zip(runs, runs[1:], [*runs[2:], _Run(0)], strict=False):
        if _begins(before, run) or _heads(before, run, after):
            yield from _statement(first, " ".join(rest))
            first, rest = run, [run.rest]
        else:
            rest.append(f"{run.lead}{run.rest}")
    yield from _statement(first, " ".join(rest))


def _runs(tokens: Sequence[Token]) -> Iterator[_Run]:
    run, depth, offset, linked = _Run(0), 0, 0, False
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"} or (
            token.type == "html_inline" and BREAK.fullmatch(token.content)
        ):
            yield run
            offset += token.type != "html_inline"
            run, depth = _Run(offset), 0
        elif token.type in {"strong_open", "em_open"} and not run.rest.strip():
            depth += 1
            run.strong = run.strong or token.type == "strong_open"
        elif token.type in {"strong_close", "em_close"} and depth:
            depth -= 1
        elif token.type == "link_open" and ASKED.search(run.lead + run.rest):
            linked = True
        elif token.type == "link_close":
            linked = False
        elif token.type in {"text", "code_inline", "image", "text_special"} and not linked:
            first, *rest = BREAK.split(token.content)
            _add(run, first, led=depth > 0)
            for line in rest:
                yield run
                run, depth = _Run(offset), 0
                _add(run, line, led=False)
    yield run


def _add(run: _Run, words: str, *, led: bool) -> None:
    content = TAG.sub("", words)
    if led and not run.rest.strip():
        run.lead += content
    else:
        run.rest += content


def _begins(before: _Run, run: _Run) -> bool:
    """Whether `run` is a statement of its own, and not the wrapped rest of the line before it."""
    last, line = (before.lead + before.rest).strip(), (run.lead + run.rest).strip()
    marked = any(pattern.match(line) for pattern in (BULLET, NUMBER, PREFIX))
    titled = (
        len(last.split()) <= 6 and not last.endswith((",", ".")) and recognise(last) is not None
    )
    labelled = (
        run.lead.rstrip().endswith((":", "："))
        or bool(COLON.match(run.rest))
        or not run.rest.strip()
    )
    headed = run.strong and bool(run.lead.strip()) and labelled
    listed = bool(split_label(last)[0] and split_label(line)[0])
    alone = before.strong and bool(before.lead.strip()) and not before.rest.strip(" :：")
    noted = asks(clean(last), likely=False) and (
        line.startswith("(") or bool(split_label(line)[0]) or _unbroken(last, line)
    )
    next_asked = bool(WHOLE.search(last)) and asks(last) and asks(line)
    return (
        not last
        or bool(ENDED.search(last))
        or any((marked, headed, listed, titled, alone, noted, next_asked))
    )


def _unbroken(last: str, line: str) -> bool:
    """Whether a line ends where its writer ended it: it is short, and the next begins anew."""
    return len(last) < WRAPPED and not line[:1].islower() and not last.endswith((",", ";"))


def _heads(before: _Run, run: _Run, after: _Run) -> bool:
    """Whether a short line between a sentence that is over and a bullet heads what follows."""
    last, line, following = (
        (line_run.lead + line_run.rest).strip() for line_run in (before, run, after)
    )
    short = (
        len(line.split()) <= SHORT_HEAD and line[:1].isupper() and not re.search(r"[.,;!]$", line)
    )
    return short and bool(WHOLE.search(last) and BULLET.match(following))


def _statement(run: _Run, rest: str) -> Iterator[Statement]:
    lead = " ".join(run.lead.split())
    whole = " ".join(f"{run.lead}{rest}".split())
    if not whole:
        return
    headed = run.strong and not rest.strip(" :：-–—") and not asks(clean(lead))
    bullet = ""
    if not headed:
        bullet = "•" if BULLET.match(whole) else ")" if NUMBER.match(whole) else ""
    label, text = "", clean(whole)
    if lead and not rest.strip(" :：-–—"):
        if run.strong:
            label, text = lead, ""
    elif lead and (
        lead.endswith((":", "："))
        or COLON.match(rest)
        or (run.strong and lead.endswith(("?", "？")))
    ):
        label, text = lead, clean(" ".join(COLON.sub("", rest).split()))
    yield Statement(
        clean(label).rstrip(":： "),
        text,
        run.offset,
        run.strong and not rest.strip(" :：-–—"),
        bullet,
    )


def clean(text: str) -> str:
    """Strip the bullet, the box or the number that a line begins with."""
    for pattern in (CALLOUT, BULLET, BOX, NUMBER):
        text = pattern.sub("", text)
    return text.strip()
