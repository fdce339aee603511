"""One message to a language model at an OpenAI-compatible address in, its answer out; only where a user set one up."""

import json
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException

from mockint.errors import BadInput, MissingPart

PATIENCE = 120
"""Seconds; a small machine needs them for twenty questions."""

LARGEST = 1_000_000
"""Bytes of an answer that are read."""


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A model at an address."""

    url: str
    """Up to and without `/chat/completions`."""
    name: str
    key: str = ""

    def answer(self, message: str) -> str:
        """Send one message. Raises `BadInput` for an address that is none, `MissingPart` when none answers in form."""
        if not self.url.startswith(("http://", "https://")):
            raise BadInput(f"{self.url!r} is no web address.", do="Set MOCKINT_LLM_URL as in http://localhost:8080/v1.")
        body = json.dumps({"model": self.name, "messages": [{"role": "user", "content": message}]}).encode()
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {self.key}"} if self.key else {})}
        try:
            request = urllib.request.Request(f"{self.url.rstrip('/')}/chat/completions", body, headers)  # noqa: S310 - checked above
            with urllib.request.urlopen(request, timeout=PATIENCE) as reply:  # noqa: S310 - checked above
                content = json.loads(reply.read(LARGEST))["choices"][0]["message"]["content"]
        except (OSError, HTTPException, ValueError) as error:
            raise MissingPart(
                f"The language model at {self.url} did not answer: {error}.",
                do="Is it running? Leave it out, or set it right.",
            ) from error
        except (KeyError, IndexError, TypeError) as error:
            raise MissingPart(
                f"What {self.url} answered is not in the form of OpenAI's chat completions.",
                do="Check MOCKINT_LLM_URL.",
            ) from error
        return str(content)
