"""A small real session in, damaged and hostile copies out; a seed always makes the same folder.

The session has two answers of real people, half a second each, and one question that was never
asked. Whatever is done is done to the session and to its first answer; the second one stays whole,
so that it can be seen whether it is kept.
"""

import json
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mockint import report
from mockint.audio import HEADER, Sound, write_wav
from mockint.engines.pyav import decode as heard
from mockint.model import RATE, Answer, Finding, Level, Pack, Question, Recording, Span, Transcript
from mockint.review import review
from mockint.session.json import decode, encode
from mockint.session.store import FILES, Cover, load
from mockint.wiring import guides

TESTS = Path(__file__).parent.parent
SECONDS = 0.5
NAME = "2026-05-18T19-30-hostile"
KEPT = "02"
"""The answer that no attack touches."""

CLIPS = ((6, "jfk.flac"), (8, "librispeech.flac"))
"""Answers of `tests/session`, and their sounds."""

DEPTH = 100_000
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x1b]52;c;cm0gLXJm\x07\u202e\x9b31m\r\n\x00"
SCRIPT = '</script><script>alert(1)</script><img src=x onerror="alert(1)">{{7*7}}'
ABSURD = (1e12, -1e12, 1e308, 10**30, -1, 0, 5e-324, 2**63)
"""Numbers that no answer has."""

OTHERS: tuple[Any, ...] = (None, [], {}, "text", -1, 1e300, True, [[]], [None])
"""Values of the wrong type."""

PLANNED = ("id", "path", "kind", "stop", "level", "place", "question", "planned", "schema")
"""Keys whose texts have a meaning for the program."""


@dataclass(frozen=True, slots=True)
class Place:
    """What an attack may touch."""

    session: Path
    outside: Path
    """A folder beside the recordings, which nobody may write to."""
    chance: random.Random

    @property
    def first(self) -> Path:
        """The folder of the first answer."""
        return min(path for path in self.session.iterdir() if path.name[:2] == "01")

    def any_json(self) -> Path:
        """Choose a file of the session or of its first answer."""
        return self.chance.choice(
            [self.session / "session.json", self.session / "pack.json", *_json_files(self.first)]
        )


def healthy(folder: Path) -> Path:
    """Make the session as the program leaves one behind."""
    pack = guides.read(guides.shipped())[0]
    asked = tuple(
        replace(question, text=f"Why {number}?")
        for number, question in enumerate(pack.questions[:3], 1)
    )
    pack = replace(pack, questions=asked)
    for question, (number, file) in zip(asked, CLIPS, strict=False):
        _answer(
            folder / question.id, question, number, heard(TESTS / "sounds" / file).samples, pack
        )
    (folder / "pack.json").write_bytes(encode(pack))
    cover = Cover("2026-05-18T19:30:00+09:00", "you", tuple(question.id for question in asked))
    (folder / "session.json").write_bytes(encode(cover))
    report.write(report.build(load(folder)), folder)
    _age(folder)
    return folder


def _age(folder: Path) -> None:
    """Let all be an hour old: what is being recorded is left alone."""
    for path in folder.rglob("*"):
        if not path.is_symlink():
            os.utime(path, (time.time() - 3600,) * 2)


def _answer(folder: Path, question: Question, number: int, samples: Any, pack: Pack) -> None:
    folder.mkdir(parents=True)
    at = TESTS / "session" / f"{number:02}"
    transcript = decode(Transcript, (at / "transcript.json").read_bytes(), file=at)
    first = transcript.words[0].start
    words = [
        replace(word, start=word.start - first, end=min(SECONDS, word.end - first))
        for word in transcript.words
    ]
    words = [word for word in words if word.start < SECONDS]
    write_wav(
        folder / "answer.wav", Sound(samples[round(first * RATE) :][: round(SECONDS * RATE)], RATE)
    )
    write_wav(folder / "question.wav", Sound(samples[: RATE // 8], RATE))
    recording = decode(Recording, (at / "recording.json").read_bytes(), file=at)
    path = f"{folder.name}/answer.wav"
    recording = replace(
        recording, path=path, seconds=SECONDS, speech=(Span(0.1, SECONDS),), pauses=()
    )
    transcript = replace(transcript, words=tuple(words), disfluencies=())
    judged = review(Answer(question, recording, transcript), pack.rubric)
    missed = Finding(
        "concepts", Level.MISSING, "Not named: caching.", subject="caching"
    )  # makes a card for Anki
    judged = replace(judged, findings=(*judged.findings, missed))
    for document in (question, recording, transcript, judged):
        (folder / FILES[type(document)]).write_bytes(encode(document))


def hostile(
    seed: int, session: Path, recordings: Path, outside: Path
) -> tuple[Path, tuple[str, ...]]:
    """Copy the healthy session and attack the copy; give its folder, and the names of the attacks.

    The first seeds are one attack each; from then on it is one to three.
    """
    folder = recordings / NAME
    shutil.copytree(session, folder)
    outside.mkdir(parents=True)
    (outside / "canary").write_bytes(bytes(range(256)) * 4)
    chance = random.Random(seed)
    names = list(ATTACKS)
    chosen = [names[seed]] if seed < len(names) else chance.sample(names, chance.randint(1, 3))
    for name in chosen:
        try:
            ATTACKS[name](Place(folder, outside, chance))
        except (
            OSError,
            ValueError,
            TypeError,
            LookupError,
            RecursionError,
        ):  # an attack before it took its target away
            continue
    _age(folder)
    return folder, tuple(chosen)


def snapshot(folder: Path, *, but: Path) -> dict[str, object]:
    """Tell all that is below a folder but for one part: links as links, bytes, permissions."""
    return {str(path.relative_to(folder)): _told(path) for path in sorted(_below(folder, but))}


def _below(folder: Path, but: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry != but:
            yield entry
            if entry.is_dir() and not entry.is_symlink():
                yield from _below(entry, but)


def _told(path: Path) -> object:
    if path.is_symlink():
        return path.readlink()
    return (path.stat().st_mode, path.read_bytes() if path.is_file() else None)


def _json_files(folder: Path) -> list[Path]:
    return [folder / name for name in FILES.values()]


def _whole(path: Path) -> bytes:
    """Read what is still a file; an attack before this one may have put a pipe there."""
    if not path.is_file():
        raise ValueError(path)
    return path.read_bytes()


def _fill(path: Path, data: bytes) -> None:
    """Put other bytes into a file."""
    _whole(path)
    path.write_bytes(data)


def _link(path: Path, place: Place) -> None:
    """Put a link where a file was, to what is worth mending: the same JSON, or no sound."""
    target = place.outside / path.name
    shutil.move(path, target) if path.suffix == ".json" and path.exists() else target.write_bytes(
        b"canary" * 20
    )
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def _change(path: Path, change: Callable[[Any], Any]) -> None:
    path.write_text(json.dumps(change(json.loads(_whole(path)))))


def _set(path: Path, /, **values: object) -> None:
    _change(path, lambda data: data | values)


def _leaves(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the way to each value that holds no other."""
    parts = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in parts:
        yield from _leaves(value, (*at, key))
    if not isinstance(data, dict | list):
        yield at


def _at(data: Any, way: tuple[Any, ...]) -> Any:
    for key in way:
        data = data[key]
    return data


def _put(data: Any, way: tuple[Any, ...], value: object) -> None:
    _at(data, way[:-1])[way[-1]] = value


def _every_text(place: Place, text: str) -> None:
    for path in (
        place.session / "session.json",
        place.session / "pack.json",
        *_json_files(place.first),
    ):
        data = json.loads(_whole(path))
        for way in list(_leaves(data)):
            names = [key for key in way if isinstance(key, str)]
            if isinstance(_at(data, way), str) and not set(names[-1:]) & set(PLANNED):
                _put(data, way, text)
        path.write_text(json.dumps(data))


def _some(place: Place, values: tuple[Any, ...], *, numbers: bool) -> None:
    """Put values where they do not belong."""
    path = place.any_json()
    data = json.loads(_whole(path))
    ways = [way for way in _leaves(data) if way != ("schema",)]
    if numbers:
        ways = [way for way in ways if isinstance(_at(data, way), int | float)] or ways
    for way in place.chance.sample(ways, min(len(ways), 3)):
        _put(data, way, place.chance.choice(values))
    path.write_text(json.dumps(data))


def _named(place: Place, id_: str) -> None:
    """Call the first question something else, in all files."""
    _set(place.first / "question.json", id=id_)
    _set(place.first / "recording.json", path=f"{id_}/answer.wav")
    _set(place.first / "review.json", question=id_)
    _change(
        place.session / "pack.json",
        lambda data: data | {"questions": [data["questions"][0] | {"id": id_}]},
    )


def _linked_folder(place: Place) -> None:
    shutil.move(place.first, place.outside / place.first.name)
    (place.session / (name := next(place.outside.glob("01*")).name)).symlink_to(
        place.outside / name
    )


def _linked_export(place: Place) -> None:
    (place.outside / "export").mkdir()
    (place.session / "export").symlink_to(place.outside / "export")


def _linked_files_of_export(place: Place) -> None:
    (place.session / "export").mkdir()
    for name in ("missed-concepts.apkg", "findings.csv", f"{place.first.name}.srt"):
        _link(place.session / "export" / name, place)


def _linked_reports(place: Place) -> None:
    for name in (
        "report.html",
        "report.json",
        "report-redacted.html",
        "compared.html",
        ".report.html.x1",
    ):
        _link(place.session / name, place)


def _shared_sound(place: Place) -> None:
    """Give a sound with a wrong header a second name outside."""
    sound = place.first / "answer.wav"
    sound.write_bytes(bytes(HEADER) + _whole(sound)[HEADER:])
    os.link(sound, place.outside / "answer.wav")


def _instead(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink(missing_ok=True)
    make(path)


def _deep(path: Path) -> None:
    _fill(path, b'{"schema": 1, "planned": ' + b"[" * DEPTH + b"]" * DEPTH + b"}")


def _flipped(place: Place) -> None:
    path = place.any_json()
    data = bytearray(_whole(path))
    for _ in range(8):
        data[place.chance.randrange(len(data))] = place.chance.randrange(256)
    path.write_bytes(data)


def _pointing(place: Place) -> None:
    """Let findings and parts point at words that nobody said."""
    evidence = [{"span": {"start": 0, "end": 1}, "first": 10**6, "last": 10**6 + 3}]
    finding = {"check": "concepts", "level": "good", "message": "m", "evidence": evidence}
    _set(
        place.first / "review.json",
        findings=[finding],
        parts=[{"role": "action", "first": -9, "last": 10**9, "confidence": 1}],
    )


ATTACKS: dict[str, Callable[[Place], object]] = {
    "sound is a link": lambda at: _link(at.first / "answer.wav", at),
    "question's folder is a link": _linked_folder,
    "JSON is a link": lambda at: _link(at.any_json(), at),
    "export is a link": _linked_export,
    "files of export are links": _linked_files_of_export,
    "reports are links": _linked_reports,
    "question's sound is a link": lambda at: _link(at.first / "question.wav", at),
    "sound has a second name outside": _shared_sound,
    "id leads out": lambda at: _named(at, "../../../x"),
    "id is absolute": lambda at: _named(at, str(at.outside / "x")),
    "planned ids lead out": lambda at: _set(
        at.session / "session.json", planned=["../../../x", "/x", "..", ""]
    ),
    "sound would be elsewhere": lambda at: _set(
        at.first / "recording.json", path=str(at.outside / "canary")
    ),
    "sound is a pipe": lambda at: _instead(at.first / "answer.wav", os.mkfifo),
    "JSON is a pipe": lambda at: _instead(at.any_json(), os.mkfifo),
    "sound is a folder": lambda at: _instead(at.first / "answer.wav", os.mkdir),
    "JSON is a folder": lambda at: _instead(at.any_json(), os.mkdir),
    "sound is no sound": lambda at: _fill(at.first / "answer.wav", at.chance.randbytes(5000)),
    "deep JSON": lambda at: _deep(at.any_json()),
    "newer schema": lambda at: _set(at.any_json(), schema=2),
    "wrong types": lambda at: _some(at, OTHERS, numbers=False),
    "absurd numbers": lambda at: _some(at, ABSURD, numbers=True),
    "an answer of a year": lambda at: _set(at.first / "recording.json", seconds=1e12),
    "words that nobody said": _pointing,
    "escape sequences": lambda at: _every_text(at, ESCAPES),
    "script": lambda at: _every_text(at, SCRIPT),
    "empty": lambda at: _fill(at.any_json(), b""),
    "cut": lambda at: (path := at.any_json()).write_bytes(
        _whole(path)[: at.chance.randrange(1, 200)]
    ),
    "missing": lambda at: at.any_json().unlink(),
    "no UTF-8": lambda at: (path := at.any_json()).write_bytes(
        _whole(path).replace(b"e", b"\xff\xfe", 9)
    ),
    "bytes flipped": _flipped,
}
"""Name and deed, thirty of them."""
