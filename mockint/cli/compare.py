"""`mockint compare`: show what a later take of a question gained and lost."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.errors import BadInput
from mockint.model import Question, Session
from mockint.text.sanitise import plain

if TYPE_CHECKING:
    from mockint.session.takes import Comparison


@click.command(name="compare")
@click.argument("sessions", nargs=-1)
@click.option(
    "--question",
    "-n",
    "wishes",
    multiple=True,
    metavar="N",
    help="Only this question: number, id, or a part of its text. May be given again.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@options.recordings
@options.json
def command(
    sessions: tuple[str, ...],
    *,
    wishes: tuple[str, ...],
    show: bool,
    recordings: Path,
    as_json: bool,
) -> None:
    """Compare sessions question by question: what the last take gained, and what it lost.

    SESSIONS are two or more; without any, all sessions of yours that answered the same questions.
    Only takes of one person are compared, and only those that answer something.

    \b
    Examples:
      mockint compare 2026-05-18 last     two sessions
      mockint compare -n 9                all takes of question 9
      mockint compare -n 9 --open         the same as a page
    """
    from mockint.review.checks import BY_NUMBER, TITLES
    from mockint.review.compared import MEASURES, is_answered
    from mockint.session import store
    from mockint.session.compare import compare

    if len(sessions) == 1:
        raise BadInput(
            "One session has nothing to be compared with.", do="Name two, or none to take them all."
        )
    paths = list(dict.fromkeys(store.find(recordings, name) for name in sessions))
    if sessions and not as_json:
        options.hold(paths[-1])  # the page goes there
    held = [store.load(path) for path in paths] if sessions else _all(recordings)
    if len(held) < 2:
        raise BadInput(
            "There are not two sessions to compare.", do="Hold another: mockint interview"
        )
    _same_person(held)
    comparison = compare(
        held,
        _only(held, wishes),
        answered=is_answered,
        by_number=BY_NUMBER,
        measures=MEASURES,
        titles=TITLES,
    )
    if wishes and not comparison.questions:
        raise BadInput(
            "That question has only one take that answers it.",
            do="Answer it again: mockint interview -n " + wishes[0],
        )
    if as_json:
        from mockint.session.json import encode

        echo_json(encode(comparison))
        return
    _show(comparison, (paths[-1] if sessions else recordings) / "compared.html", show=show)


def _all(recordings: Path) -> Sequence[Session]:
    from mockint.session import store
    from mockint.session.compare import of_one_person

    sessions, faults = store.opened(store.sessions(recordings))
    options.name_unopened(faults)
    return of_one_person(sessions)


def _same_person(held: Sequence[Session]) -> None:
    """Refuse to hold one person against another. Raises `BadInput`."""
    people = list(dict.fromkeys(" ".join(plain(session.candidate).split()) for session in held))
    if len(people) > 1:
        raise BadInput(
            f"These sessions are of different people: {', '.join(people)}.",
            do="Name sessions of one of them; mockint sessions tells whose each is.",
        )


def _show(comparison: "Comparison", page: Path, *, show: bool) -> None:
    """Print the comparison, write its page, and open that on wish."""
    from mockint.files import write
    from mockint.report import versus

    echo(versus.text(comparison))
    write(page, versus.page(comparison).encode("utf-8", "replace"))
    echo(page)
    if show and click.launch(page.resolve().as_uri()) != 0:
        echo(f"No browser could be started. Open it yourself: {page.resolve().as_uri()}", err=True)


def _only(held: Sequence[Session], wishes: Sequence[str]) -> Callable[[Question], bool]:
    """Choose by what the newest guide calls a question; all of them without a wish.

    Raises `BadInput`.
    """
    if not wishes:
        return lambda _: True
    from mockint.agenda import choose
    from mockint.session.instant import instant

    numbered = max(held, key=lambda session: instant(session.started)).pack.questions
    questions = list(choose(numbered, wishes))
    if named := [wish for wish in wishes if not wish.isdigit()]:
        questions += choose(
            [entry.question for session in held for entry in session.entries], named
        )
    texts = {question.text for question in questions}
    if not texts:
        raise BadInput(f"No question fits {', '.join(wishes)}.", do="List them: mockint guide")
    return lambda question: question.text in texts
