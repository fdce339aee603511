"""The Free On-line Dictionary of Computing in, the definitions of its technical terms out.

FOLDOC (Denis Howe and others, GFDL) is a package of Debian's; it is fetched into `build/` and not
installed, and none of it comes along. Taken are entries of several words, in the fields below, that
are explained in 8 to 60 words.
"""

import gzip
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "dict-foldoc"
FOLDER = Path(__file__).parent.parent / "build" / "foldoc"
DICTIONARY = Path("usr/share/dictd/foldoc.dict.dz")

FIELDS = frozenset(
    (
        "database",
        "networking",
        "security",
        "systems",
        "parallel",
        "operating system",
        "software",
        "testing",
        "storage",
    )
)

_ENTRY = re.compile(r"^(?P<term>[a-z]\S* .+)\n(?:\S.*\n)*\n?(?P<text>(?:[ \t].*\n)+)", re.MULTILINE)
_FIELD = re.compile(r"(?:1\. )?<(?P<fields>[^>]*)>(?: \([^)]*\))? ")
SENTENCES = 2
SHORTEST, LONGEST = 8, 60


def definitions() -> list[tuple[str, str]]:
    """Give each term with the first sentences that explain it."""
    return list(dict(_definitions(gzip.decompress(_dictionary().read_bytes()).decode())).items())


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    for entry in _ENTRY.finditer(text):
        told = re.sub(r"\s+", " ", entry["text"].strip())
        field = _FIELD.match(told)
        if field is None or not FIELDS & {
            field_name.strip() for field_name in field["fields"].split(",")
        }:
            continue
        first = re.split(r"(?<=\.)\s+(?=[A-Z])", re.sub(r"[{}]", "", told[field.end() :]))[
            :SENTENCES
        ]
        if SHORTEST <= len(" ".join(first).split()) <= LONGEST and not first[0].startswith("See"):
            yield entry["term"], " ".join(first)


def _dictionary() -> Path:
    """Find the dictionary, or fetch it."""
    for root in (Path("/"), FOLDER):
        if (root / DICTIONARY).is_file():
            return root / DICTIONARY
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        sys.exit(f"This benchmark needs FOLDOC: on Debian and its kin it is the package {PACKAGE}.")
    fetch = [
        "apt-get",
        "download",
        "-q",
        "-o",
        "APT::Sandbox::User=root",
        PACKAGE,
    ]  # into a folder of the user's
    FOLDER.mkdir(parents=True, exist_ok=True)
    if subprocess.run(fetch, cwd=FOLDER, check=False, stdout=subprocess.DEVNULL).returncode:
        sys.exit(
            f"The package {PACKAGE} cannot be fetched; it is needed once, and kept in {FOLDER}."
        )
    for package in FOLDER.glob(f"{PACKAGE}_*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, FOLDER], check=True)
    return FOLDER / DICTIONARY
