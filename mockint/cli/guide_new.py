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
    from mockint.console import Console
    from mockint.prepare.advert import Advert
    from mockint.prepare.draft import Choice, Draft
    from mockint.prepare.question_bank import QuestionBank
    from mockint.prepare.resume import Resume

QUESTIONS = 12
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
    from mockint.cli.consent import SendingOptions
    from mockint.cli.draft_page import show
    from mockint.cli.language_model import propose_more, set_up
    from mockint.console import Console
    from mockint.prepare.draft import draft as drafted
    from mockint.wiring import prepare

    console = Console(highlight=False)
    sending = SendingOptions(propose, not yes, send_to)
    model = set_up(console, sending)
    try:
        post, person = _papers(advert, resume, ask=not yes)
        bank = prepare.question_bank()
        choice = _choice(console, post, bank, level, count, ask=not yes)
        draft = drafted(post, person, bank, prepare.known(choice.trade.id), choice)
        show(console, draft)
        draft = _changed(console, draft, ask=not yes)
        if model:
            draft = propose_more(console, draft, (post, person, choice), model, sending)
        _write(console, draft, out)
    except EOFError as error:
        raise BadInput(
            "Nobody answered the questions.",
            do="Answer them, or give --yes to take what was found.",
        ) from error


def _papers(
    advert: Path | None, resume: Path | None, *, ask: bool
) -> tuple["Advert", "Resume | None"]:
    from mockint.console import ask as ask_for
    from mockint.prepare.advert import advert as read_advert
    from mockint.prepare.paper import Paper
    from mockint.prepare.resume import resume as read_resume
    from mockint.wiring.prepare import read_paper

    if ask and advert is None:
        path = ask_for("Job advert, as a file (Enter for none)")
        advert = Path(path).expanduser() if path else None
    if ask and resume is None:
        path = ask_for("Résumé, as a file (Enter for none)")
        resume = Path(path).expanduser() if path else None
    if not ask and advert is None:
        raise BadInput(
            "There is no advert to take anything from.",
            do="Give --advert FILE, or leave --yes out.",
        )
    post = read_advert(read_paper(advert) if advert else Paper("", ()))
    person = read_resume(read_paper(resume)) if resume else None
    return post, person


def _choice(
    console: "Console",
    post: "Advert",
    bank: "QuestionBank",
    level: str | None,
    count: int,
    *,
    ask: bool,
) -> "Choice":
    """Settle what the post is; what was found is the answer that Enter gives."""
    from mockint.console import ask as ask_for
    from mockint.prepare.advert import Seniority
    from mockint.prepare.draft import Choice
    from mockint.prepare.trade_choice import trade_of

    trade = trade_of(post, bank)
    company = post.company.text if post.company else ""
    role = post.role.text if post.role else ""
    for name, item in (("company", post.company), ("role", post.role)):
        if item:
            console.print(f"The {name} is “{item.text}” ({item.source}).", markup=False)
    settled = Seniority(level) if level else post.level
    if ask:
        company = ask_for("Company", default=company)
        role = ask_for("Role", default=role)
        trades = {known.id: known for known in bank.trades}
        trade = trades[ask_for("Trade", choices=list(trades), default=trade.id)]
        levels = [str(known) for known in Seniority]
        settled = Seniority(ask_for("Level", choices=levels, default=str(settled)))
    return Choice(company, role, settled, trade, count)


def _changed(console: "Console", draft: "Draft", *, ask: bool) -> "Draft":
    """Let the candidate leave questions out and add some."""
    from mockint.console import ask as ask_for
    from mockint.prepare.draft import Origin, Taken

    if not ask:
        return draft
    numbers = ask_for("\nQuestions to leave out, by number (Enter for none)")
    left_out = {int(number) for number in re.findall(r"\d+", numbers)}
    kept = [line for number, line in enumerate(draft.questions, 1) if number not in left_out]
    console.print("Questions of your own, one a line; an empty line ends.")
    while question := ask_for("  +").strip():
        asked = question if question.endswith(("?", ".")) else f"{question}?"
        kept.append(Taken("Own", asked, Origin.OWN))
    if not kept:
        raise BadInput(
            "A guide without a question cannot be rehearsed.", do="Leave fewer of them out."
        )
    return replace(draft, questions=tuple(kept))


def _write(console: "Console", draft: "Draft", out: Path | None) -> None:
    from mockint import files
    from mockint.prepare.writing import written
    from mockint.wiring.guides import read

    path = out or Path(f"{_slug(draft)}.md")
    if path.exists():
        raise BadInput(f"{path} exists already.", do="Name another file with --out.")
    files.write(path, written(draft).encode())
    pack, faults = read(path)
    console.print(
        f"\nWrote {path}. Questions: {len(pack.questions)}. Achievements: {len(pack.claims)}.",
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


def _slug(draft: "Draft") -> str:
    words = re.findall(r"\w+", f"{draft.company} {draft.role}".lower())
    return "-".join(words)[:60].strip("-") or "guide"
