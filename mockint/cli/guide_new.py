"""`mockint guide new`: make a preparation guide from a job advert and a résumé.

Questions at the terminal settle what the two papers leave open.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mockint.errors import BadInput

if TYPE_CHECKING:
    from mockint.cli.consent import Wish
    from mockint.console import Console
    from mockint.engines.chat_completions import ChatModel
    from mockint.prepare.advert import Advert
    from mockint.prepare.bank import Bank
    from mockint.prepare.draft import Choice, Draft, Taken
    from mockint.prepare.resume import Resume

QUESTIONS = 12
PROPOSALS = 6
file = click.Path(path_type=Path)


@click.command(name="new")
@click.option(
    "--advert", type=file, metavar="FILE", help="The job advert: text, Markdown, PDF or DOCX."
)
@click.option("--resume", type=file, metavar="FILE", help="Your résumé, in the same formats.")
@click.option(
    "--out",
    type=file,
    metavar="FILE",
    help="The guide to write; by default named after company and role.",
)
@click.option(
    "--level", type=click.Choice(["junior", "mid", "senior"]), help="By default as the advert says."
)
@click.option(
    "-n",
    "--questions",
    "count",
    type=click.IntRange(1, 60),
    default=QUESTIONS,
    show_default=True,
    help="Questions from mockint's own bank.",
)
@click.option(
    "--propose",
    is_flag=True,
    help="Have the language model that you set up propose questions as well.",
)
@click.option(
    "--send-to",
    metavar="HOST",
    help="With --propose: the texts may go to this host without a question.",
)
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; take what was found.")
def command(  # noqa: PLR0917 - one for each option
    advert: Path | None,
    resume: Path | None,
    out: Path | None,
    level: str | None,
    count: int,
    send_to: str | None,
    *,
    propose: bool,
    yes: bool,
) -> None:
    """Make a guide from a job advert and a résumé.

    Says what it takes from which line. Nothing leaves this machine, unless you name a language
    model of your own in MOCKINT_LLM_URL and MOCKINT_LLM_MODEL and agree that the two texts are
    sent there; unless it is on this machine you see every letter of it first.

    \b
    Examples:
      mockint guide new
      mockint guide new --advert job.pdf --resume cv.docx
      mockint guide new --advert job.txt --resume cv.md --out guide.md --yes
    """
    from mockint.cli.consent import Wish
    from mockint.console import Console
    from mockint.prepare.draft import draft
    from mockint.wiring import prepare

    console = Console(highlight=False)
    wish = Wish(propose, not yes, send_to)
    model = _language_model(console, wish)
    try:
        post, person = _papers(advert, resume, ask=not yes)
        bank = prepare.question_bank()
        choice = _choice(console, post, bank, level, count, ask=not yes)
        made = draft(post, person, bank, prepare.known(choice.trade.id), choice)
        _show(console, made)
        made = _changed(console, made, ask=not yes)
        if model:
            made = _proposals(console, made, (post, person, choice), model, wish)
        _write(console, made, out)
    except EOFError as error:
        raise BadInput(
            "Nobody answered the questions.",
            do="Answer them, or give --yes to take what was found.",
        ) from error


def _papers(
    advert: Path | None, resume: Path | None, *, ask: bool
) -> tuple["Advert", "Resume | None"]:
    from mockint.console import ask as ask_for
    from mockint.prepare.advert import advert as understood
    from mockint.prepare.paper import Paper
    from mockint.prepare.resume import resume as known
    from mockint.wiring.prepare import read_paper

    if ask and advert is None:
        named = ask_for("Job advert, as a file (Enter for none)")
        advert = Path(named).expanduser() if named else None
    if ask and resume is None:
        named = ask_for("Résumé, as a file (Enter for none)")
        resume = Path(named).expanduser() if named else None
    if not ask and advert is None:
        raise BadInput(
            "There is no advert to take anything from.",
            do="Give --advert FILE, or leave --yes out.",
        )
    post = understood(read_paper(advert) if advert else Paper("", ()))
    return post, known(read_paper(resume)) if resume else None


def _choice(
    console: "Console", post: "Advert", bank: "Bank", level: str | None, count: int, *, ask: bool
) -> "Choice":
    """Settle what the post is; what was found is the answer that Enter gives."""
    from mockint.console import ask as ask_for
    from mockint.prepare.advert import Level
    from mockint.prepare.bank import trade_of
    from mockint.prepare.draft import Choice

    trade = trade_of(post, bank)
    company, role = post.company.text if post.company else "", post.role.text if post.role else ""
    for name, item in (("company", post.company), ("role", post.role)):
        if item:
            console.print(f"The {name} is “{item.text}” ({item.source}).", markup=False)
    settled = Level(level) if level else post.level
    if ask:
        company = ask_for("Company", default=company)
        role = ask_for("Role", default=role)
        named = ask_for("Trade", choices=[one.id for one in bank.trades], default=trade.id)
        trade = next(one for one in bank.trades if one.id == named)
        settled = Level(ask_for("Level", choices=[str(one) for one in Level], default=str(settled)))
    return Choice(company, role, settled, trade, count)


def _show(console: "Console", made: "Draft") -> None:
    """Say what was taken from where."""
    concepts = tuple(one for _, held in made.concepts for one in held)
    for heading, lines in (
        ("The job", made.job), ("Why it fits", made.fit), ("Achievements", made.achievements),
        ("Concepts to listen for", concepts), ("Questions", made.questions),
    ):  # fmt: skip
        console.print(f"\n{heading}" if lines else f"\n{heading}: nothing was found.", style="bold")
        for number, line in enumerate(lines, 1):
            _print(console, number, line)


def _print(console: "Console", number: int, line: "Taken") -> None:
    from mockint.prepare.writing import origin

    console.print(f"  {number:2} {line.text}", markup=False)
    console.print(f"     {origin(line)}", style="dim", markup=False)


def _changed(console: "Console", made: "Draft", *, ask: bool) -> "Draft":
    """Let the candidate leave questions out and add some."""
    from mockint.console import ask as ask_for
    from mockint.prepare.draft import Origin, Taken

    if not ask:
        return made
    said = ask_for("\nQuestions to leave out, by number (Enter for none)")
    gone = {int(number) for number in re.findall(r"\d+", said)}
    kept = [line for number, line in enumerate(made.questions, 1) if number not in gone]
    console.print("Questions of your own, one a line; an empty line ends.")
    while own := ask_for("  +").strip():
        kept.append(Taken("Own", own if own.endswith(("?", ".")) else f"{own}?", Origin.OWN))
    if not kept:
        raise BadInput(
            "A guide without a question cannot be rehearsed.", do="Leave fewer of them out."
        )
    return replace(made, questions=tuple(kept))


def _language_model(console: "Console", wish: "Wish") -> "ChatModel | None":
    """Give the model that the user set up.

    Raises `BadInput` when it is wished for and cannot be had.
    """
    from mockint.cli.consent import check
    from mockint.wiring.prepare import MODEL, URL, language_model

    model = language_model()
    if model is None:
        if wish.propose:
            raise BadInput(
                "No language model is set up.", do=f"Set {URL} and {MODEL}, or leave --propose out."
            )
        return None
    try:
        check(model, wish)
    except BadInput as error:
        if wish.propose:
            raise
        console.print(f"No proposals: {error}", markup=False, soft_wrap=True)
        return None
    return model


def _proposals(
    console: "Console",
    made: "Draft",
    known: "tuple[Advert, Resume | None, Choice]",
    model: "ChatModel",
    wish: "Wish",
) -> "Draft":
    """Have the user's own language model propose questions, if the user agrees."""
    from mockint.cli.consent import agreed
    from mockint.prepare.proposals import prompt, proposed
    from mockint.text.sanitise import plain

    post, person, choice = known
    message = prompt(post, person, choice, count=PROPOSALS)
    if not agreed(console, model, message, wish):
        return made
    questions = [line.text for line in made.questions]
    more = proposed(model.answer(message), plain(model.name), known=questions, count=PROPOSALS)
    console.print("\nProposed" if more else "\nThe model proposed nothing that asks.", style="bold")
    for number, line in enumerate(more, len(made.questions) + 1):
        _print(console, number, line)
    return replace(made, questions=(*made.questions, *more))


def _write(console: "Console", made: "Draft", out: Path | None) -> None:
    from mockint import files
    from mockint.prepare.writing import written
    from mockint.wiring.guides import read

    path = out or Path(f"{_slug(made)}.md")
    if path.exists():
        raise BadInput(f"{path} exists already.", do="Name another file with --out.")
    files.write(path, written(made).encode())
    pack, faults = read(path)
    console.print(
        f"\nWrote {path}: {len(pack.questions)} questions, {len(pack.claims)} achievements.",
        markup=False,
        soft_wrap=True,
    )
    for fault in faults:
        console.print(f"{path}:{fault.source.line}: {fault.message}", markup=False, soft_wrap=True)
    console.print(
        f"Next: mockint guide show {path}, then mockint interview {path}",
        markup=False,
        soft_wrap=True,
    )


def _slug(made: "Draft") -> str:
    words = re.findall(r"\w+", f"{made.company} {made.role}".lower())
    return "-".join(words)[:60].strip("-") or "guide"
