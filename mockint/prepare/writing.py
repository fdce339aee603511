"""Write a draft as a guide in Markdown; each line ends with a comment on its origin."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mockint.prepare.draft import Draft, Taken

SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
MADE_BY = (
    "<!-- Made by `mockint guide new`. "
    "Each line names its origin in a comment; change whatever you like. -->"
)
LEADING = re.compile(r"^(?:[\W_]*\d{1,3}[.)]\s+|[\W_]+(?=\w))+")
"""What would begin a list or a quotation inside a bullet."""


def written(draft: Draft) -> str:
    """Write the guide."""
    head = " – ".join(part for part in (_flat(draft.company), _flat(draft.role)) if part)
    parts = [
        f"# Interview Prep: {head}" if head else "# Interview Prep",
        MADE_BY,
        _topics("The Job", draft.job),
        _list("Why It Fits", draft.fit),
        _list("Key Achievements", draft.achievements),
        _list("Skills", draft.skills),
        _list("About the Company", draft.about),
        _questions(draft.questions),
        _topics("Questions to Ask Them", draft.to_ask),
        _concepts(draft),
        _list("Advice", draft.advice),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def origin(taken: Taken) -> str:
    """Say where a line was taken from: `advert.md:12`, a bank, a model."""
    place = str(taken.source) if taken.source else str(taken.origin)
    return f"{place}, {taken.because}" if taken.because else place


def _list(heading: str, lines: Sequence[Taken]) -> str:
    return f"## {heading}\n" + "\n".join(_bullet(line) for line in lines) if lines else ""


def _topics(heading: str, lines: Sequence[Taken]) -> str:
    """Write a bullet for each topic, and its lines below it."""
    if not lines:
        return ""
    out = [f"## {heading}"]
    for topic, held in _grouped(lines):
        out.append(f"- **{_text(topic)}**")
        out += [f"  - {_text(line.text)}{_comment(line)}" for line in held]
    return "\n".join(out)


def _questions(lines: Sequence[Taken]) -> str:
    out = ["## Likely Questions"]
    for number, line in enumerate(lines, 1):
        out += [
            f"{number}. **{_text(line.topic)}**",
            f"{' ' * len(f'{number}. ')}- “{_quoted(line.text)}”{_comment(line)}",
        ]
    return "\n".join(out)


def _concepts(draft: Draft) -> str:
    if not draft.concepts:
        return ""
    out = ["## Key Concepts"]
    for group, held in draft.concepts:
        sources = ", ".join(dict.fromkeys(origin(concept) for concept in held))
        names = ", ".join(_text(concept.text) for concept in held)
        out.append(f"- **{_text(group)}**: {names}{_note(sources)}")
    return "\n".join(out)


def _bullet(line: Taken) -> str:
    topic = f"**{_text(line.topic)}**: " if line.topic else ""
    return f"- {topic}{_text(line.text)}{_comment(line)}"


def _grouped(lines: Iterable[Taken]) -> Iterator[tuple[str, list[Taken]]]:
    groups: dict[str, list[Taken]] = {}
    for line in lines:
        groups.setdefault(line.topic, []).append(line)
    yield from groups.items()


def _comment(line: Taken) -> str:
    return _note(origin(line))


def _note(text: str) -> str:
    return f" <!-- {text.replace('--', '- -').replace('>', ' ')} -->"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _text(text: str) -> str:
    """Make a line safe: nothing in it is Markdown any more."""
    return SPECIAL.sub(r"\\\1", LEADING.sub("", _flat(text)))


def _quoted(text: str) -> str:
    return _text(text.replace("“", "‘").replace("”", "’"))
