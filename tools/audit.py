"""Ask for known vulnerabilities of what the lock holds: `audit.py PIP-AUDIT LOCK`.

Exit code 0: none known, or no database could be reached, which is said in one line; 1: some are
known; 2: it failed. The database is OSV. PyPI's own is not asked: where a mirror stands before it,
"not found" reads as "none known".
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

UNREACHABLE = (
    "ConnectionError",
    "ServiceError",
    "ConnectTimeout",
    "ReadTimeout",
    "NameResolutionError",
)


def main(program: str, lock: str) -> int:
    """Run the tool, and tell what it found."""
    asked = [
        program,
        "--require-hashes",
        "--disable-pip",
        "--vulnerability-service",
        "osv",
        "--format",
        "json",
    ]
    done = subprocess.run(
        [*asked, "--progress-spinner", "off", "--requirement", lock],
        check=False,
        capture_output=True,
        text=True,
    )
    if not done.stdout.strip():
        if any(word in done.stderr for word in UNREACHABLE):
            sys.stdout.write(
                "No database of known vulnerabilities can be reached: nothing was audited.\n"
            )
            return 0
        sys.stderr.write(done.stderr)
        return 2
    packages = json.loads(done.stdout)["dependencies"]
    lines = list(_lines(packages))
    sys.stdout.write(
        "".join(
            f"{line}\n" for line in [*lines, f"{len(packages)} packages, {len(lines)} remarks."]
        )
    )
    return min(done.returncode, 1)


def _lines(packages: list[dict[str, Any]]) -> Iterator[str]:
    """Write a line for each vulnerability, and for each package that could not be looked up."""
    for package in packages:
        if reason := package.get("skip_reason"):
            yield f"{package['name']}: not audited: {reason}"
        for known in package.get("vulns") or ():
            mended = ", ".join(known["fix_versions"]) or "no version yet"
            yield f"{package['name']} {package['version']}: {known['id']}, mended in {mended}"


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
