"""A text that may leave this machine in, the user's yes or no out.

What stays on this machine needs no more than the wish.
What goes to another host is shown whole first. It is
sent after a yes at the terminal, or when a script names that very host.
"""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockint.errors import BadInput
from mockint.text.sanitise import plain

if TYPE_CHECKING:
    from mockint.console import Console
    from mockint.engines.chat_completions import ChatModel, Way


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line says about sending."""

    propose: bool
    """Proposals are wanted."""
    ask: bool
    """Questions may be asked."""
    host: str | None
    """The host that may be sent to without a question."""


def check(model: "ChatModel", wish: Wish) -> None:
    """Find out before any question is asked whether what is wished can be done.

    Raises `BadInput`.
    """
    way = model.way()
    if wish.host is not None and wish.host not in _names(way):
        raise BadInput(
            f"--send-to names {plain(wish.host)}, but MOCKINT_LLM_URL leads to {way.host}.",
            do="Set one of them right.",
        )
    if wish.propose and not (way.here or wish.host or _somebody(wish)):
        raise BadInput(
            f"Nothing was sent: nobody is asked here whether the two texts may go to {way.host}.",
            do=f"Give --send-to {way.host} if they may, or leave --propose out.",
        )


def agreed(console: "Console", model: "ChatModel", message: str, wish: Wish) -> bool:
    """Say whether the message may be sent; whatever is sent is announced first."""
    if not (wish.propose or wish.ask):
        return False
    way, size = model.way(), f"{len(message):,} characters"
    where = f"{model.url} ({plain(model.name)}){_means(model, way)}"
    if way.here:
        yes = wish.propose or _asks(f"Send the two texts ({size}) to {where} for proposals?")
    elif wish.propose and wish.host:
        yes = True
    else:
        yes = _somebody(wish) and _shown(
            console, message, f"{size} to {where}, which is not this machine"
        )
    if yes:
        console.print(f"\nSent to {where}: {size}, no contact data.", markup=False, soft_wrap=True)
    return yes


def _shown(console: "Console", message: str, what: str) -> bool:
    """Show every letter that would go, then ask."""
    console.print(
        f"\nFor proposals, a language model would be sent {what}:", markup=False, soft_wrap=True
    )
    console.rule()
    console.print(plain(message), markup=False, soft_wrap=True)
    console.rule()
    return _asks(f"Send {what}?")


def _asks(question: str) -> bool:
    from mockint import console

    return console.agreed(question)


def _means(model: "ChatModel", way: "Way") -> str:
    """Say who else sees it on its way."""
    if way.here:
        return ""
    told = (
        ("through the proxy " + way.proxy, bool(way.proxy)),
        ("with the key of MOCKINT_LLM_KEY", bool(model.key)),
        ("not encrypted", not way.encrypted),
    )
    return "".join(f", {words}" for words, so in told if so)


def _names(way: "Way") -> tuple[str, str]:
    """Give the host with its port and without."""
    return way.host, way.host.rpartition(":")[0] if way.host.rpartition(":")[
        2
    ].isdecimal() else way.host


def _somebody(wish: Wish) -> bool:
    """Whether a person sees what is printed and can answer."""
    return wish.ask and sys.stdin.isatty() and sys.stdout.isatty()
