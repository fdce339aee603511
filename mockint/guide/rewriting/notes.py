"""Rewrite the signs of note-taking programs and site builders: Obsidian, Notion, Jekyll, cards."""

import re

from mockint.guide.lines.interrogative import asks
from mockint.text.source_line import SourceLine, fenced

REMOVED = re.compile(
    r"%%.{0,2000}?%%|~~.{1,500}?~~|!\[\[[^\]\n]{0,200}\]\]|!\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)"
    r"|\{[%{:#][^}\n]{0,200}\}\}?|\[\w[\w ]{0,20}::[^\]\n]{0,80}\]|\(\w[\w ]{0,20}::[^)\n]{0,80}\)"
)
"""Comments, struck text, pictures, commands of templates, fields in brackets."""
WIKI_LINK = re.compile(r"\[\[(?:[^\]|\n]{0,200}\|)?([^\]\n]{1,200})\]\]")
MARKED = re.compile(r"==(?=\S)([^=\n]{1,500}?)(?<=\S)==")
TASK = re.compile(r"\s*[🔁📅✅⏳🛫➕⏫🔼🔽🔺]️?\s*(?:every\b.*|\d{4}-\d\d-\d\d.*)?$")
"""Dates and repeats behind a task."""
BLOCK_ID = re.compile(r"\s\^[\w-]{1,40}$")
TAGS = re.compile(r"(?:^|(?<=\s))#[^\W\d][\w/-]{0,40}(?=\s|$)")
ONLY_IMPORT = re.compile(r"^import\s+.{1,100}\sfrom\s+['\"]")
FIELD = re.compile(r"^(?P<bullet>\s*(?:[-*+]\s+)?)(?P<key>\w[\w -]{0,24})::\s*(?P<value>.*)$")
LEVEL = re.compile(r"(?<=[.?!？])\s+`[^`\n]{1,24}`\s*$")
"""How hard a question is, or what it is on, in the look of code behind it."""
LEADS = re.compile(r"^\s*[\w -]{1,24}::\s*(?:\[\[[^\]\n]{1,200}\]\][,;\s]*)+$")
"""A field that holds nothing but links to other notes."""
CLOZE = re.compile(r"\{\{c\d{1,2}::")
"""A card with a gap asks nothing that one could say."""
ASKED_KEYS = frozenset({"q", "question", "frage", "pregunta", "질문", "front"})
CARD = re.compile(r"^(?P<front>\s*\S.{3,300}?)\s+:::?\s+(?P<back>\S.*)$")
CALLOUT = re.compile(r"^(?P<quote>(?:\s*>)+\s*)\[!(?P<kind>\w{1,20})\][+-]?\s*(?P<title>.*)$")
ASKING_BOXES = frozenset({"question", "faq", "help"})
PAGE_ID = re.compile(r"^(#\s.{3,120})\s[0-9a-f]{20,32}$")
"""A title as Notion exports it."""


def as_markdown(lines: list[SourceLine]) -> list[SourceLine]:
    """Rewrite what such programs write as the Markdown that a reader sees."""
    done: list[SourceLine] = []
    comment = False
    for line, in_code in zip(lines, fenced(lines), strict=True):
        if in_code:
            done.append(line)
            continue
        text, comment = _uncommented(line.text, comment)
        text = "" if CLOZE.search(text) else text
        if text.strip() in {"?", "??"} and done and done[-1].text.strip():
            done[-1] = SourceLine(done[-1].number, _stressed(done[-1].text))
            done.append(SourceLine(line.number, ""))
            continue
        done += [SourceLine(line.number, part) for part in _parts(_plain(text))]
    return done


def _uncommented(text: str, inside: bool) -> tuple[str, bool]:
    """Leave out a comment that goes on over lines."""
    if text.count("%%") % 2 == 0:
        return ("" if inside else text), inside
    before, _, after = text.rpartition("%%")
    return (after if inside else before), not inside


def _plain(text: str) -> str:
    """Take off what is no word of the line."""
    if ONLY_IMPORT.match(text) or LEADS.match(text):
        return ""
    plain = LEVEL.sub("", REMOVED.sub("", text))
    plain = WIKI_LINK.sub(r"\1", MARKED.sub(r"\1", plain))
    plain = PAGE_ID.sub(r"\1", BLOCK_ID.sub("", TASK.sub("", plain)))
    if "#" in plain:
        plain = TAGS.sub("", plain)
    return plain.rstrip() if plain != text else text


def _parts(text: str) -> list[str]:  # noqa: PLR0911 - one row a form
    """Give the lines that stand for one: a box's title, a card's two sides, a field's value."""
    box = CALLOUT.match(text)
    if box:
        quote, title = box["quote"], box["title"].strip()
        if not title:
            return [quote]
        asking = box["kind"].lower() in ASKING_BOXES or asks(title, likely=False)
        return [quote + (_stressed(title) if asking else title), quote]
    tagged = FIELD.match(text)
    if tagged:
        value = tagged["value"].strip()
        if tagged["key"].strip().lower() in ASKED_KEYS:
            return [f"{tagged['bullet'] or '- '}{value}"]
        if not asks(tagged["key"]):
            return [f"{tagged['bullet']}{tagged['key']}: {value}" if value else ""]
    card = CARD.match(text)
    if card:
        if asks(card["front"].strip(" -*")):
            return ["", _stressed(card["front"]), card["back"], ""]
        return [f"{card['front']}: {card['back']}"]
    return [text]


def _stressed(text: str) -> str:
    bare = text.strip()
    return text if bare.startswith("**") else f"**{bare.strip('*')}**"
