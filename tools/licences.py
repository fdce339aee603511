"""Write the tables of docs/licences.md, from what is installed, the lock and the weights' table."""

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from mockint.engines import provenance

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "licences.md"
LOCK = ROOT / "locks" / "run.txt"

BUILDS = (
    "editables",
    "hatchling",
    "pathspec",
    "pluggy",
    "setuptools",
    "tomlkit",
    "trove-classifiers",
)
"""Of the lock, what only puts this folder into an environment: no part of mockint as installed."""

NATIVE = {
    "libx264": "**GPL-2.0-or-later**",
    "libx265": "**GPL-2.0-or-later**",
    "libavcodec": "FFmpeg, LGPL-3.0-or-later",
    "libgmp": "LGPL-3.0 or GPL-2.0",
    "libhogweed": "Nettle, LGPL-3.0 or GPL-2.0",
    "libgnutls": "LGPL-2.1-or-later",
    "libunistring": "LGPL-3.0 or GPL-2.0",
    "libmp3lame": "LGPL-2.0-or-later",
    "libasound": "LGPL-2.1-or-later",
    "libgomp": "GPL-3.0 with GCC's runtime exception",
    "libgfortran": "GPL-3.0 with GCC's runtime exception",
    "libquadmath": "LGPL-2.1-or-later",
    "libscipy_openblas64_": "BSD-3-Clause",
    "libonnxruntime": "MIT",
    "libctranslate2": "MIT",
}
"""Libraries inside wheels that are worth naming, with their own licence; the rest is permissive."""

READ = {"pyworld-prebuilt": "MIT, WORLD inside it BSD-3-Clause"}
"""Licences that stand in the package's files and not in what it tells of itself."""


def main() -> int:
    """Put both tables between their marks."""
    page = PAGE.read_text(encoding="utf-8")
    for name, rows in (("weights", weights()), ("packages", packages())):
        begin, end = f"<!-- {name}: made by make licences -->\n", f"<!-- end of {name} -->"
        head, _, rest = page.partition(begin)
        page = head + begin + "\n" + "\n".join(rows) + "\n\n" + end + rest.partition(end)[2]
    PAGE.write_text(page, encoding="utf-8")
    return 0


def weights() -> Iterator[str]:
    """Give a row for each file of weights."""
    yield "| weights | what they decide | made by | come in | licence | file | SHA-256 |"
    yield "|---|---|---|---|---|---|---|"
    for row in provenance.WEIGHTS:
        comes = "<br>".join(row.packages)
        for file in row.files:
            hash_ = f"`{file.sha256}`"
            yield (
                f"| {row.name} | {row.task} | {row.maker} | {comes} | "
                f"{row.licence} | {file.name} | {hash_} |"
            )


def packages() -> Iterator[str]:
    """Give a row for each package of the lock that is installed here, and their sum."""
    yield "| package | version | licence | MB | native libraries inside |"
    yield "|---|---|---|---:|---|"
    total = 0.0
    for name in locked():
        if name in BUILDS:
            continue
        distribution = metadata.distribution(name)
        size = sum(file.size or 0 for file in distribution.files or ()) / 1e6
        total += size
        yield (
            f"| {name} | {distribution.version} | {licence(distribution)} "
            f"| {size:.1f} | {native(distribution)} |"
        )
    yield f"| all | | | {total:.0f} | |"


def locked() -> Iterator[str]:
    """Name what the lock holds for this platform."""
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if re.match(r"[a-z0-9]", line):
            requirement = Requirement(line.removesuffix("\\").strip())
            if requirement.marker is None or requirement.marker.evaluate():
                yield requirement.name


def licence(distribution: metadata.Distribution) -> str:
    """Read a package's licence from its expression, else its text, else its classifier."""
    told = distribution.metadata
    if read := READ.get(told["Name"]):
        return read
    text = (told.get("License-Expression") or told.get("License") or "").strip()
    if text and "\n" not in text:
        return text
    classes = [
        classifier.rpartition(" :: ")[2]
        for classifier in told.get_all("Classifier") or ()
        if classifier.startswith("License ::")
    ]
    return ", ".join(classes) or "not told"


def native(distribution: metadata.Distribution) -> str:
    """Name the libraries of the list that lie in a package."""
    stems = {
        re.split(r"[-.]", file.name)[0]
        for file in distribution.files or ()
        if _is_library(file.name)
    }
    return "; ".join(f"{stem} ({NATIVE[stem]})" for stem in sorted(stems & NATIVE.keys()))


def _is_library(name: str) -> bool:
    return bool(re.match(r"lib.*\.(so|dylib|dll)(\.|$)", name))


if __name__ == "__main__":
    sys.exit(main())
