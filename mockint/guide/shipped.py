"""Nothing in, the guide that comes with the program out."""

from pathlib import Path

import mockint
from mockint.errors import MissingPart

NAME = "kakao-senior-backend.md"


def shipped() -> Path:
    """Find the shipped guide: inside the installed package, or beside it in the repository."""
    package = Path(mockint.__file__).parent
    found = next(
        (path for path in (package / "content" / NAME, package.parent / "content" / NAME) if path.is_file()), None
    )
    if found is None:
        raise MissingPart("The guide that comes with mockint is missing.", do="Install mockint again, or name a guide.")
    return found
