"""Let the language model that the user set up judge concepts as well: an experiment."""

from typing import TYPE_CHECKING

from mockint.cli.consent import SendingOptions, agreed, check
from mockint.errors import BadInput

if TYPE_CHECKING:
    from mockint.console import Console
    from mockint.ports import LargerJudge


def larger_judge(console: "Console", *, wanted: bool, send_to: str | None) -> "LargerJudge | None":
    """Set the larger judge up; None where it is not wanted. Raises `BadInput`."""
    from mockint.wiring.larger_judge import OwnModel, chosen

    if not wanted:
        if send_to is not None:
            raise BadInput("--send-to is for --larger-judge.", do="Give both, or none.")
        return None
    sending = SendingOptions(
        wanted=True,
        ask=True,
        host=send_to,
        texts="the answers",
        purpose="a second judgement",
        option="--larger-judge",
        without="",
    )
    model = chosen()
    check(model, sending)

    def may_send(message: str) -> bool:
        try:
            return agreed(console, model, message, sending)
        except EOFError:
            return False

    def tell(line: str) -> None:
        console.print(line, markup=False, soft_wrap=True)

    return OwnModel(model, may_send=may_send, tell=tell)
