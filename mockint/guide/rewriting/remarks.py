"""Part a question from the remark or the answer on the next line, and quotes from their prose."""

import re
from collections.abc import Iterator

from mockint.guide.lines.interrogative import FINAL_MARK, SURE, asks
from mockint.guide.lines.labels import split_label
from mockint.guide.lines.spoken import sentences
from mockint.text.source_line import SourceLine, fenced

NUMBERED = re.compile(r"^\s{0,3}(?:Q\s?)?[A-Z]?\d{1,3}\s?[.):-]{1,2}\s+(?P<text>\S.*)$")
ASKED = re.compile(r"^\s{0,3}(?:\*\*)?Q\s?\d{0,3}\s?[.:)]")
ANSWERED = re.compile(r"^\s{0,3}(?:\*\*)?A\s?\d{1,3}\s?[.:)](?:\*\*)?\s+(?P<text>\S.*)$")
FURTHER = re.compile(r"^\s{0,4}(?:ㄴ|└|↳)\s*(?P<text>\S.*)$")
"""A reply or a further question, hung below the line before."""
PLAIN = re.compile(r"^[\w¿¡\"“„«‘'(]")
ITEM = re.compile(r"^(?:\w{1,3}[.)]|[-*+•#>|])")
ENDED = re.compile(r"[.!?…？。][\"”»’)*_]*$")
CRITERION = re.compile(r"^\s{0,3}\([^()]{3,60}\)\s*$")
"""A line in brackets of a form: what the next question is there for."""
STRESSED = re.compile(
    r"(?<![\w*])(?P<mark>\*{1,2}|_)(?P<text>[^\s*_][^*_\n]{11,300}[^\s*_])(?P=mark)(?![\w*])"
)
ARROW = re.compile(r"^\s{0,3}(?:→|->|=>|⇒|➜)\s*\S")
INDENTED = re.compile(r"^(?:\t|\s{2,8})\S")
QUOTED = re.compile(r"^\s{0,3}>\s?(?P<text>[^\s>].*)$")
QUOTES = "\"“”„«»'"
FEWEST = 2
LONGER = 20
"""Characters that a line has besides the question that it stresses."""


def as_markdown(lines: list[SourceLine]) -> list[SourceLine]:
    """Set on lines of their own what Markdown would take for one paragraph."""
    code = fenced(lines)
    asked = sum(bool(ASKED.match(line.text)) for line in lines)
    answered = sum(bool(ANSWERED.match(line.text)) for line in lines)
    answers = min(asked, answered) >= FEWEST
    done: list[SourceLine] = []
    for i, line in enumerate(lines):
        if code[i]:
            done.append(line)
            continue
        if i and ARROW.match(line.text) and lines[i - 1].text.strip():
            done.append(SourceLine(line.number, ""))
        if i and _answers_below(lines[i - 1].text, line.text):
            done.append(SourceLine(line.number, ""))
        if i and _asks_anew(lines[i - 1].text, line.text):
            done.append(SourceLine(line.number, ">"))
        before = _paragraph(lines, i)
        if before and _is_remark(lines, i, before):
            done.append(SourceLine(line.number, ""))
        done += _parted(SourceLine(line.number, _quoted(line.text)), answers=answers)
    return done


def _answers_below(before: str, text: str) -> bool:
    """Whether an indented line of plain text stands below a sentence that begins the line."""
    deeper = INDENTED.match(text) and not ITEM.match(text.lstrip())
    plain = deeper and PLAIN.match(before) and not NUMBERED.match(before)
    return bool(plain and (asks(before) or asks(split_label(before)[1])))


def _asks_anew(before: str, text: str) -> bool:
    """Whether a line of a quotation asks by itself, and does not end what the last one began."""
    above, here = QUOTED.match(before), QUOTED.match(text)
    if not above or not here or ITEM.match(here["text"]):
        return False
    if FINAL_MARK.search(above["text"]):
        return True
    return here["text"][:1].isupper() and asks(here["text"]) and asks(above["text"])


def _parted(line: SourceLine, *, answers: bool) -> Iterator[SourceLine]:
    """Mark an answer as one, and what hangs below the line before."""
    answer = ANSWERED.match(line.text) if answers else None
    further = FURTHER.match(line.text)
    if answer:
        yield SourceLine(line.number, "")
        yield SourceLine(line.number, f"A: {answer['text']}")
    elif further:
        yield SourceLine(line.number, "")
        yield SourceLine(line.number, further["text"])
    elif CRITERION.match(line.text) and not asks(line.text):
        yield line
        yield SourceLine(line.number, "")
    else:
        yield line


def _paragraph(lines: list[SourceLine], i: int) -> str:
    """Give what a numbered line has said before this one; empty when there is none."""
    if not lines[i].text[:1].strip():
        return ""
    said: list[str] = []
    for line in reversed(lines[max(i - 4, 0) : i]):
        if not line.text.strip():
            return ""
        numbered = NUMBERED.match(line.text)
        said.insert(0, numbered["text"] if numbered else line.text.strip())
        if numbered:
            return " ".join(said)
    return ""


def _is_remark(lines: list[SourceLine], i: int, before: str) -> bool:
    """Whether a line tells something on the question that ended with the line before."""
    text = lines[i].text
    if not PLAIN.match(text) or ITEM.match(text) or text[:1].islower() or not ENDED.search(before):
        return False
    if FINAL_MARK.search(before):
        return not FINAL_MARK.search(text) or bool(FINAL_MARK.search(lines[i - 1].text))
    if SURE.search(before):
        return True
    rest = " ".join(line.text for line in _until_blank(lines, i))
    return "?" not in rest and "？" not in rest and not any(map(asks, sentences(rest)))


def _until_blank(lines: list[SourceLine], i: int) -> Iterator[SourceLine]:
    for line in lines[i : i + 6]:
        if not line.text.strip() or NUMBERED.match(line.text):
            return
        yield line


def _quoted(text: str) -> str:
    """Put a question that prose sets in italics or bold into quotes."""
    if "*" not in text and "_" not in text:
        return text
    if text.lstrip().startswith(("#", "|", "- ", "* ", "+ ")) or NUMBERED.match(text):
        return text

    def in_quotes(match: re.Match[str]) -> str:
        inner = match["text"]
        before = text[: match.start()].rstrip()
        # What stands right behind a sentence is the end of what that sentence begins.
        if (
            before.endswith((".", "!", "?"))
            or len(text) - len(inner) < LONGER
            or not asks(inner, likely=False)
        ):
            return match[0]
        return inner if inner[0] in QUOTES else f"“{inner}”"

    led = text.lstrip()
    if STRESSED.match(led) or led.startswith("**"):
        return text
    return STRESSED.sub(in_quotes, text)
