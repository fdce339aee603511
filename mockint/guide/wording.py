"""Small rules on the words of a line that several sections share."""

import re

FAREWELL = re.compile(
    r"^(good luck|best of luck|best wishes|break a leg|all the best|you(’|')?ve got this|you can do (it|this)|go get"
    r"|화이팅|파이팅|행운을|건투를|응원)|(화이팅|파이팅)!*$",
    re.IGNORECASE,
)
"""Wishes at the end; understood, and not needed."""

_LABEL = re.compile(r"^(?P<label>[^:：?？“”\"]{1,50}?)\s?(?:[:：]\s+|：|\s[–—]\s)(?P<text>\S.*)$", re.DOTALL)

LABEL_WORDS = 6


def split_label(text: str) -> tuple[str, str]:
    """Split `Label: text`; the label is empty when there is none."""
    found = _LABEL.match(text)
    if not found or len(found["label"].split()) > LABEL_WORDS or found["label"].endswith((".", ",")):
        return "", text
    return found["label"].strip(), found["text"].strip()
