"""Ask whether a text may leave this machine.

What stays on this machine needs no more than the wish. What goes to another host is shown whole
first; it is sent after a yes at the terminal, or when a script names that very host.
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
class SendingOptions:
    """What the command line says about sending."""

    wanted: bool
    """What the texts are sent for is wanted, by its option."""
    ask: bool
    """Questions may be asked."""
    host: str | None
    """The host that may be sent to without a question."""
    texts: str = "the two texts"
    purpose: str = "proposals"
    option: str = "--propose"
    without: str = ", no contact data"
    """What was taken out before, as it is told."""


def check(model: "ChatModel", sending: SendingOptions) -> None:
    """Find out before any question is asked whether what is wished can be done.

    Raises `BadInput`.
    """
    way = model.way()
    if sending.host is not None and sending.host not in _names(way):
        raise BadInput(
            f"--send-to names {plain(sending.host)}, but MOCKINT_LLM_URL leads to {way.host}.",
            do="Set one of them right.",
        )
    if sending.wanted and not (way.here or sending.host or _somebody(sending)):
        raise BadInput(
            f"Nothing was sent: nobody is asked here whether {sending.texts} may go to {way.host}.",
            do=f"Give --send-to {way.host} if so, or leave {sending.option} out.",
        )


def agreed(console: "Console", model: "ChatModel", message: str, sending: SendingOptions) -> bool:
    """Say whether the message may be sent; whatever is sent is announced first."""
    if not (sending.wanted or sending.ask):
        return False
    way, size = model.way(), f"{len(message):,} characters"
    where = f"{model.url} ({plain(model.name)}){_means(model, way)}"
    if way.here:
        allowed = sending.wanted or _asks(
            f"Send {sending.texts} ({size}) to {where} for {sending.purpose}?"
        )
    elif sending.wanted and sending.host:
        allowed = True
    else:
        allowed = _somebody(sending) and _shown(
            console, message, f"{size} to {where}, which is not this machine", sending.purpose
        )
    if allowed:
        sent = f"\nSent to {where}: {size}{sending.without}."
        console.print(sent, markup=False, soft_wrap=True)
    return allowed


def _shown(console: "Console", message: str, what: str, purpose: str) -> bool:
    """Show every letter that would go, then ask."""
    console.print(
        f"\nFor {purpose}, a language model would be sent {what}:", markup=False, soft_wrap=True
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
    eyes = (
        ("through the proxy " + way.proxy, bool(way.proxy)),
        ("with the key of MOCKINT_LLM_KEY", bool(model.key)),
        ("not encrypted", not way.encrypted),
    )
    return "".join(f", {words}" for words, is_so in eyes if is_so)


def _names(way: "Way") -> tuple[str, str]:
    """Give the host with its port and without."""
    name, _, port = way.host.rpartition(":")
    return way.host, name if port.isdecimal() else way.host


def _somebody(sending: SendingOptions) -> bool:
    """Whether a person sees what is printed and can answer."""
    return sending.ask and sys.stdin.isatty() and sys.stdout.isatty()
