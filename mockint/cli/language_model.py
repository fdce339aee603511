"""Let the language model that the user set up propose questions for a new guide."""

from dataclasses import replace
from typing import TYPE_CHECKING

from mockint.cli.consent import SendingOptions, agreed, check
from mockint.cli.draft_page import show_line
from mockint.console import Console
from mockint.errors import BadInput
from mockint.prepare.advert import Advert
from mockint.prepare.draft import Choice, Draft
from mockint.prepare.proposals import prompt, proposed
from mockint.prepare.resume import Resume
from mockint.text.sanitise import plain
from mockint.wiring.prepare import MODEL, URL, language_model

if TYPE_CHECKING:
    from mockint.engines.chat_completions import ChatModel

PROPOSALS = 6
"""Questions that are asked for."""


def set_up(console: Console, sending: SendingOptions) -> "ChatModel | None":
    """Give the model that the user set up.

    Raises `BadInput` when it is wished for and cannot be had.
    """
    model = language_model()
    if model is None:
        if sending.wanted:
            raise BadInput(
                "No language model is set up.", do=f"Set {URL} and {MODEL}, or leave --propose out."
            )
        return None
    try:
        check(model, sending)
    except BadInput as error:
        if sending.wanted:
            raise
        console.print(f"No proposals: {error}", markup=False, soft_wrap=True)
        return None
    return model


def propose_more(
    console: Console,
    draft: Draft,
    known: tuple[Advert, Resume | None, Choice],
    model: "ChatModel",
    sending: SendingOptions,
) -> Draft:
    """Have the user's own language model propose questions, if the user agrees."""
    post, person, choice = known
    message = prompt(post, person, choice, count=PROPOSALS)
    if not agreed(console, model, message, sending):
        return draft
    questions = [line.text for line in draft.questions]
    more = proposed(model.answer(message), plain(model.name), known=questions, count=PROPOSALS)
    console.print("\nProposed" if more else "\nThe model proposed nothing that asks.", style="bold")
    for number, line in enumerate(more, len(draft.questions) + 1):
        show_line(console, number, line)
    return replace(draft, questions=(*draft.questions, *more))
