"""Rewrite chats and dialogues: each message on its own, what the interviewer says in bold."""

import re
from collections import Counter

from mockint.guide.lines.interrogative import FINAL_MARK, asks
from mockint.guide.lines.labels import ANSWER, ASKED, CORE, FOLLOWING, NOTE
from mockint.guide.lines.spoken import sentences
from mockint.guide.lines.spoken import spoken as plainly
from mockint.text.source_line import SourceLine

MESSAGE = re.compile(
    r"^\s*\[?(?:\d{1,4}[./-]\d{1,2}[./-]?\d{0,4}\.?,?\s+)?(?:오전|오후)?\s*\d{1,2}:\d\d(?::\d\d)?"
    r"\s?(?:[AaPp]\.?[Mm]\.?)?\]?\s*[-–]?\s*(?P<who>[^:\n]{1,30}):\s+(?P<text>\S.*)$"
)
"""`[14/03, 18:27] Mate: …`, `12.03.24, 09:10 - Lena: …`, `00:12:03 Host: …`."""

KAKAO = re.compile(
    r"^\[(?P<who>[^\]\n]{1,30})\]\s\[[^\]\n]{0,4}\d{1,2}:\d\d[^\]\n]{0,4}\]\s(?P<text>\S.*)$"
)
"""`[Host] [8:01] …`, as KakaoTalk saves it."""
STAMPED = re.compile(
    r"^\s*[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]\s+(?:(?P<who>[A-Z][\w ]{0,20}):\s+)?(?P<text>\S.*)$"
)
"""`[00:21] …`, as a recorder writes it down."""

SPOKEN = re.compile(
    r"^\s*(?:\*\*)?(?P<who>[^\W\d_][\w./ -]{0,19}?)(?:\*\*)?:(?:\*\*)?\s+(?P<text>\S.*)$"
)
"""`C: …`, `Interviewer: …`."""

NUMBERED = re.compile(r"^\s*\d{1,2}[.):]")

INVITES = re.compile(
    r"\bwould you like to (?:know|ask)\b|\bquestions? (?:for|to) (?:us|me)\b"
    r"|\b(?:haben sie|hast du) (?:noch )?fragen\b"
    r"|\btienes?(?: usted)? (?:alguna )?preguntas?\b"
    r"|궁금한|질문 ?있으",
    re.IGNORECASE,
)
"""The interviewer gives the word to the candidate."""

FEWEST = 3
"""Messages of a chat, or questions of a dialogue; fewer may be anything."""
MOSTLY = 0.5
SELDOM = 0.34
"""Shares of lines that ask: of whoever interviews, and of whoever answers."""


def as_markdown(lines: list[SourceLine]) -> list[SourceLine]:
    """Rewrite the lines of a chat or a dialogue; anything else stays as it is."""
    return _dialogue(_chat(lines))


def _chat(lines: list[SourceLine]) -> list[SourceLine]:
    messages = [
        MESSAGE.match(line.text) or KAKAO.match(line.text) or STAMPED.match(line.text)
        for line in lines
    ]
    if sum(message is not None for message in messages) < FEWEST:
        return lines
    done: list[SourceLine] = []
    for line, message in zip(lines, messages, strict=True):
        if message:
            done += [SourceLine(line.number, ""), SourceLine(line.number, _ended(message["text"]))]
            done.append(SourceLine(line.number, ""))
        else:
            done.append(line)
    return done


def _ended(text: str) -> str:
    """End a message as a sentence ends: none heads those below it."""
    bare = text.rstrip()
    return (
        f"{bare}." if bare[-1:].isalnum() and not asks(bare) and not NUMBERED.match(bare) else text
    )


def _dialogue(lines: list[SourceLine]) -> list[SourceLine]:
    spoken = [_spoken(line.text) for line in lines]
    said = Counter(turn["who"].lower() for turn in spoken if turn)
    asking = Counter(turn["who"].lower() for turn in spoken if turn and _ends_asking(turn["text"]))
    often = [who for who, count in said.items() if count >= FEWEST]
    interviewers = {who for who in often if asking[who] >= MOSTLY * said[who]}
    others = {who for who in often if asking[who] <= SELDOM * said[who]}
    if len(interviewers) != 1 or not others:
        return lines
    done: list[SourceLine] = []
    invited = False
    for line, turn in zip(lines, spoken, strict=True):
        if turn and invited and turn["who"].lower() in others:
            parts = [part for part in sentences(turn["text"]) if FINAL_MARK.search(part)]
            done += [SourceLine(line.number, f"– Ask them: {plainly(part).text}") for part in parts]
        elif turn and turn["who"].lower() in interviewers:
            invited = bool(INVITES.search(turn["text"]))
            done += [
                SourceLine(line.number, ""),
                SourceLine(line.number, f"**{turn['text'].strip('* ')}**"),
            ]
        elif turn and turn["who"].lower() in others:
            done.append(SourceLine(line.number, f"– A: {turn['text']}"))
        else:
            done.append(line)
    return done


def _ends_asking(text: str) -> bool:
    """Whether a turn gives the word to the other."""
    return any(asks(part, likely=False) for part in sentences(text)[-1:])


def _spoken(text: str) -> re.Match[str] | None:
    """Match a line that somebody speaks, and no label that a guide's lines have anyway."""
    turn = SPOKEN.match(text)
    if turn is None or turn["text"].startswith("//"):
        return None
    who = turn["who"]
    labels = (NOTE, ASKED, FOLLOWING, CORE)
    return None if any(label.match(who) for label in labels) or ANSWER.match(text) else turn
