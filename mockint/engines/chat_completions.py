"""One message to a language model at an OpenAI-compatible address in, its answer out.

Nobody is asked unless the user set an address. The message goes there and nowhere else: no
redirect is followed, and what is meant for this machine passes no proxy.
"""

import json
import re
import socket
from dataclasses import dataclass, field
from http.client import HTTPException
from ipaddress import ip_address
from typing import Any, NoReturn
from urllib import request
from urllib.error import HTTPError
from urllib.parse import SplitResult, urlsplit

from mockint.errors import BadInput, MissingPart
from mockint.text.sanitise import plain

PATIENCE = 120
"""Seconds; a small machine needs them for twenty questions."""

LARGEST = 1_000_000
"""Bytes of an answer that are read."""

SHOWN = 200
"""Characters of what others said that an error repeats."""

KEY = re.compile(r"[!-~]*")
"""What a key is made of: anything else fits no header, and errors about it would print it."""

EXAMPLE = "Set MOCKINT_LLM_URL as in http://localhost:8080/v1."


@dataclass(frozen=True, slots=True)
class Way:
    """How a message gets to a model."""

    host: str
    """With the port, if the address names one."""
    here: bool
    """The model is on this machine: nothing leaves it."""
    encrypted: bool
    proxy: str = ""
    """The proxy by the system's settings, without name and password; empty for none."""


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A model at an address."""

    url: str
    """Up to and without `/chat/completions`."""
    name: str
    key: str = field(default="", repr=False)

    def way(self) -> Way:
        """Say where a message would go. Raises `BadInput` for an address or a key that is none."""
        address = _address(self.url)
        if not KEY.fullmatch(self.key):
            raise BadInput(
                "MOCKINT_LLM_KEY holds a line break, a blank or a sign that is in no key.",
                do="Set it to the key alone.",
            )
        here = _is_here(address.hostname or "")
        between = "" if here else _proxies(address).get(address.scheme, "")
        proxy = plain(between).rpartition("@")[2].rpartition("//")[2].rstrip("/")
        return Way(address.netloc, here, address.scheme == "https", proxy)

    def answer(self, message: str, *, exact: bool = False) -> str:
        """Send one message; `exact` asks for the likeliest words instead of drawn ones.

        Raises what `way` raises, and `MissingPart` when no answer in form comes.
        """
        self.way()
        body: dict[str, Any] = {
            "model": self.name,
            "messages": [{"role": "user", "content": message}],
        }
        if exact:
            body["temperature"] = 0
        try:
            reply = json.loads(self._post(json.dumps(body).encode()))
            content = reply["choices"][0]["message"]["content"]
        except HTTPError as error:
            with error:
                self._refused(error)
        except (OSError, HTTPException, ValueError, RecursionError) as error:
            why = " ".join(plain(str(getattr(error, "reason", error))).split())[:SHOWN]
            raise MissingPart(
                f"The language model at {self.url} did not answer: {why}.",
                do="Is it running? Leave it out, or set it right.",
            ) from error
        except (KeyError, IndexError, TypeError) as error:
            raise MissingPart(
                f"What {self.url} answered is not in the form of OpenAI's chat completions.",
                do="Check MOCKINT_LLM_URL.",
            ) from error
        return str(content)

    def _post(self, body: bytes) -> bytes:
        address = _address(self.url)
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        endpoint = f"{self.url.rstrip('/')}/chat/completions"
        asked = request.Request(endpoint, body, headers)  # noqa: S310 - checked above
        with _opener(address).open(asked, timeout=PATIENCE) as reply:
            answer: bytes = reply.read(LARGEST)
        return answer

    def _refused(self, error: HTTPError) -> NoReturn:
        """Turn a status into one line; the server's own words for it are not repeated."""
        if 300 <= error.code < 400:
            onward = " ".join(plain(error.headers.get("Location") or "another address").split())[
                :SHOWN
            ]
            raise MissingPart(
                f"{self.url} sends the request on to {onward}; "
                "mockint does not follow, and sent nothing there.",
                do="Set MOCKINT_LLM_URL to the model's own address.",
            ) from error
        raise MissingPart(
            f"The language model at {self.url} did not answer: HTTP status {error.code}.",
            do="Check MOCKINT_LLM_URL, MOCKINT_LLM_MODEL and MOCKINT_LLM_KEY.",
        ) from error


def _address(url: str) -> SplitResult:
    """Take an address apart. Raises `BadInput`, which repeats nothing that may hold a password."""
    secret = "@" in url or "?" in url or "#" in url
    try:
        address = urlsplit(url)
        named = bool(address.hostname) and address.port != 0  # a port that is no number raises here
    except ValueError:
        named = False
    if not named or address.scheme not in {"http", "https"} or not re.fullmatch(r"[!-~]+", url):
        shown = "What MOCKINT_LLM_URL holds" if secret else repr(url)
        raise BadInput(f"{shown} is no web address.", do=EXAMPLE)
    if secret or "\\" in url:
        raise BadInput(
            "MOCKINT_LLM_URL holds more than an address: a name, a question mark or a mark.",
            do=EXAMPLE,
        )
    return address


def _is_here(host: str) -> bool:
    """Say whether a name or number is this machine's own; every way of writing 127.0.0.1 is."""
    try:
        address = ip_address(host)
    except ValueError:
        try:
            address = ip_address(socket.inet_aton(host))  # 127.1, 0x7f000001
        except OSError:
            return host == "localhost"
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or address.is_unspecified


def _proxies(address: SplitResult) -> dict[str, str]:
    """Give the system's proxies that are meant for this address; for this machine, none."""
    if _is_here(address.hostname or "") or request.proxy_bypass(address.netloc):
        return {}
    return request.getproxies()


def _opener(address: SplitResult) -> request.OpenerDirector:
    """Make what sends, without the part that follows redirects: no key can go astray."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(_proxies(address)),
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
