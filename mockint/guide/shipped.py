"""Find the guides and the other content that come with the program."""

from pathlib import Path

import mockint
from mockint.errors import MissingPart

NAME = "kakao-senior-backend.md"


def shipped() -> Path:
    """Find the shipped guide."""
    return content(NAME)


def named(path: Path) -> Path:
    """Find the shipped guide that a bare name means, unless a file of that name exists.

    Its name may end in `.md`, as reports write it. Any other path stays.
    """
    files = list(shipped().parent.glob("*.md"))
    guides = {name: guide for guide in files for name in (guide.stem, guide.name)}
    bare = path.parent == Path() and path.name in guides
    return guides[path.name] if bare and not path.exists() else path


def content(name: str) -> Path:
    """Find shipped content: inside the installed package, or beside it in the repository.

    Raises `MissingPart`.
    """
    package = Path(mockint.__file__).parent
    places = (package / "content" / name, package.parent / "content" / name)
    existing = next((place for place in places if place.exists()), None)
    if existing is None:
        raise MissingPart(
            f"{name}, which comes with mockint, is missing.", do="Install mockint again."
        )
    return existing
