"""Make small, tidy guides with their truth: what long documents with much noise do not teach."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice

THEIRS = (
    "Questions", "Likely questions", "Practice questions", "Interview questions",
    "Questions the interviewer may ask", "What they will ask you", "Frequently asked",
    "Behavioural", "Technical", "Mögliche Fragen", "Fragen im Gespräch", "Preguntas",
    "Preguntas frecuentes", "면접 질문", "예상 질문", "직무 질문", "Warm-up", "Round 1",
)  # fmt: skip
MINE = (
    "Questions to ask", "Things to ask", "Questions to ask the interviewer", "My questions",
    "Questions for them", "Ask them", "What I want to know", "Eigene Fragen",
    "Fragen an das Unternehmen", "Meine Fragen", "Preguntas para la empresa", "Yo pregunto",
    "Mis preguntas", "역질문", "면접관에게 물어볼 질문", "궁금한 점", "For the panel", "At the end",
)  # fmt: skip
NOTES = (
    "Say first what it was for, then what I did.",
    "two minutes, one number",
    "Who was there? What did it cost? Name both.",
    "Schritte nennen, dann das Ergebnis",
    "primero el problema, luego lo que hice",
    "숫자 하나는 꼭 말하기",
    "Is it about speed or about care? Ask back.",
    "the depot story, why did it matter?",
)

Guide = tuple[str, tuple[str, ...], tuple[str, ...]]
"""Text, what is asked, what the candidate asks."""


def guides(asked: Sequence[str], mine: Sequence[str]) -> Iterator[Guide]:
    """Give guides of a few lines, each in another form."""
    questions, own, notes = cycle(asked), cycle(mine), cycle(NOTES)
    for i, theirs in enumerate(THEIRS * 3):
        few = tuple(islice(questions, 1 + i % 4))
        hers = tuple(islice(own, 1 + i % 3))
        ours = MINE[i % len(MINE)]
        yield _listed(theirs, few, ours, hers, i), few, hers
        pair = tuple(islice(questions, 2 + i % 2))
        rows = tuple(islice(questions, 2 + i % 3))
        yield _tabled(theirs, rows, i), rows, ()
        yield _answered(theirs, pair, tuple(islice(notes, len(pair))), i), pair, ()
        alone = tuple(islice(questions, 1))
        yield ("\n".join(alone) if i % 2 else f"# Prep\n\n{alone[0]}\n"), alone, ()


def _listed(theirs: str, few: Sequence[str], ours: str, hers: Sequence[str], i: int) -> str:
    bullet = ("- ", "1. ", "* ", "- [ ] ", "", "> ")[i % 6]
    gap = "\n\n" if bullet in {"", "> "} else "\n"
    lines = gap.join(bullet + text for text in few)
    own = gap.join(bullet + text for text in hers)
    heading = "## " if i % 5 else "**"
    end = "" if i % 5 else "**"
    return (
        f"# Prep: North, Clerk\n\n{heading}{theirs}{end}\n\n{lines}\n\n"
        f"{heading}{ours}{end}\n\n{own}\n"
    )


def _tabled(theirs: str, few: Sequence[str], i: int) -> str:
    name = ("Question", "Frage", "Pregunta", "질문", "Interview question")[i % 5]
    plain = [text.replace("|", "/").replace(";", ",") for text in few]
    if i % 3 == 0:
        rows = "\n".join(f"{k};{text};{NOTES[k % 4]}" for k, text in enumerate(plain, 1))
        return f"No;{name};Note\n{rows}\n9;;free\n"
    rows = "\n".join(f"| {k} | {text} | {NOTES[k % 4]} |" for k, text in enumerate(plain, 1))
    head = f"## {theirs}\n\n" if i % 3 == 1 else ""
    return f"{head}| No | {name} | Note |\n|---|---|---|\n{rows}\n"


def _answered(theirs: str, few: Sequence[str], notes: Sequence[str], i: int) -> str:
    forms = (
        "### {q}\n\n{n}\n",
        "**{q}**\n{n}\n",
        "{k}. **{q}**\n   - {n}\n",
        "Q: {q}\nA: {n}\n",
        "- {q}\n  - {n}\n",
        "**Q{k}. {q}**\n\n{n}\n",
        "<details>\n<summary>{q}</summary>\n\n{n}\n\n</details>\n",
        "> [!question] {q}\n> {n}\n",
        "## {k}. {q}\n\n- {n}\n",
        "## {q}\n",
        "* {q}\n",
    )
    form = forms[i % len(forms)]
    rows = [form.format(q=q, n=n, k=k) for k, (q, n) in enumerate(zip(few, notes, strict=True), 1)]
    return f"# Prep\n\n## {theirs}\n\n" + "\n".join(rows)
