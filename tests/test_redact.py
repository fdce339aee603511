"""A report to share: only what is known to be harmless stays, wherever a text could stand."""

import json
import re
import time
import tomllib
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from conftest import Run
from report_material import keep, plain_session, session, ten

from mockint import report
from mockint.model import Finding, Level, Report, Session
from mockint.report import Private

NAMES = frozenset({Private.NAMES})
PRIVATE = (
    *(
        "Halvorsen",
        "halvorsen",
        "HALVORSEN",
        "Halvorsen's",
        "halvorsen’s",
        "Ferrante-Morgenthau",
        "anti-Halvorsen",
    ),
    *(
        "Project Falcon",
        "Mark",
        "Grace",
        "Rose",
        "kim minsu",
        "Müller",
        "O'Hallorann",
        "J. Halvorsen",
        "Иванов",
    ),
    *("김민수", "김민수가", "민수 씨", "박서연님께", "카카오에서", "제갈공명", "Kakao에서"),
    *(
        "kim.minsu@example.com",
        "kim at example dot com",
        "https://intra.kestrel.example/a?b=1",
        "www.kestrel.io",
    ),
    *(
        "kestrel.io",
        "@minsu_k",
        "/home/halvorsen/guide.md",
        "C:\\Users\\Halvorsen\\x",
        "~/talks/kakao",
        "10.0.0.17",
    ),
    *(
        "010-1234-5678",
        "+82 10 1234 5678",
        "(555) 123-4567",
        "01012345678",
        "AirPods Pro von Ferrante",
    ),
    *(
        "Jabra Evolve2 65",
        "2026-05-18",
        "18 May 2026",
        "May 18th",
        "Monday",
        "monday",
        "19:45",
        "7 pm",
        "5월 18일",
    ),
    *("2026-05-18T19-30-kakao", "kakao-guide.md", "in 2019", "zero one zero one two three four"),
    *(
        "Target",
        "Seoul",
        "seoul",
        "Zürich",
        "minsu92",
        "h4lvorsen",
        "PROJ-Halvorsen-1234",
        "Ms. Wei",
        "bob's",
    ),
    *(
        "s3://kestrel/key",
        "00:1B:44:11:3A:B7",
        "4f3c2a1b9d8e",
        "Hal\u200bvorsen",
        "Ｈａｌｖｏｒｓｅｎ",
        "Mu\u0308ller",
    ),
    *(
        "\u1100\u1175\u11b7\u1106\u1175\u11ab",
        "지원 씨",
        "이수현이랑",
        "판교에서",
        "오후 3시",
        "twelve o'clock",
    ),
)
FRAMES = (
    "{}",
    "we asked {} about it",
    "'{}' was not heard: {}.",
    "It was {}",
    "a (“{}”), then {}; and",
)


def filled(kind: Any, text: str) -> Any:
    """Make a value of a type with `text` in each of its texts, whatever fields it has."""
    if kind is str:
        return text
    if isinstance(kind, UnionType):
        return filled(next(choice for choice in get_args(kind) if choice is not type(None)), text)
    if get_origin(kind) is tuple:
        first, *more = get_args(kind)
        return (
            (filled(first, text),)
            if more == [...]
            else tuple(filled(part, text) for part in (first, *more))
        )
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        values = {field.name: filled(hints[field.name], text) for field in fields(kind)}
        return kind(**values)  # type: ignore[operator]
    return kind(0)


def forms(made: Report, folder: Path) -> dict[str, str]:
    """Write the report's three forms, and read them again."""
    written = report.write(made, folder, report.Sounding(link=False), name="report-redacted")
    return {file.path.suffix: file.path.read_text(encoding="utf-8") for file in written}


def body(text: str) -> str:
    """Leave our own style and script out."""
    return re.sub(r"<style>.*?</style>|<script>.*?</script>", "", text, flags=re.DOTALL)


def leaks(private: str, text: str) -> list[str]:
    """Find the telling parts of a private text in another, however it is escaped."""
    bare = json.loads('"' + re.sub(r'["\\]', "", text).replace("\n", " ").replace("\t", " ") + '"')
    telling = [
        part for part in re.split(r"[\s\\]+", private) if part not in PUBLIC and len(part) > 1
    ]
    parts = [
        part
        for part in (re.sub(r"\W+$|^\W+|(?:['’]s|님께|에서)$", "", word) for word in telling)
        if part
    ]
    return [part for part in parts if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", bare)]


PUBLIC = {
    *(
        "it",
        "in",
        "at",
        "dot",
        "von",
        "씨",
        "pm",
        "10",
        "18",
        "18th",
        "82",
        "65",
        "5월",
        "7",
        "x",
        "J.",
    ),
    *(
        "com",
        "example",
        "zero",
        "이랑",
        "오후",
        "twelve",
        "Ms.",
        "지원",
        "one",
        "two",
        "three",
        "four",
        "Pro",
        "Project",
        "(555)",
        "1234",
    ),
}


@pytest.mark.parametrize("private", PRIVATE)
@pytest.mark.parametrize("frame", FRAMES)
def test_no_text_field_of_a_report_lets_a_private_text_through(
    tmp_path: Path, private: str, frame: str
) -> None:
    """Every text of every value is planted; page, text and JSON hold none of it."""
    planted = filled(Report, frame.replace("{}", private))
    made = report.redact(planted, NAMES)
    for form, text in forms(made, tmp_path).items():
        held = body(text)
        assert leaks(private, held) == [], form
        assert private not in held, form


def test_what_is_said_word_by_word_is_hidden_across_words(tmp_path: Path) -> None:
    """An address, a date, a telephone number and a name before 씨 stand in several words."""
    said = (
        "write to kim at example dot com on May 18th at 7 pm or call +82 "
        "10 9876 5432 and ask 서연 씨 or J. Halvorsen"
    )
    held = plain_session(tmp_path, "so we measured it", words=tuple(said.split()))
    for form, text in forms(report.redact(report.build(held), NAMES), tmp_path).items():
        held = re.sub(r"\d+\.\d+", "", body(text))
        for private in ("kim", "example", "18th", "9876", "5432", "서연", "Halvorsen", ">J.<"):
            assert private not in held, (form, private)
        assert "write" in held
        assert "call" in held


def test_a_name_once_written_small_stays_hidden(tmp_path: Path) -> None:
    """One slip of the recogniser's does not give a name away."""
    said = (
        "I asked Halvorsen and halvorsen asked Mark to mark it so "
        "Mark did. Mark left. Falcon won Falcon"
    )
    held = plain_session(tmp_path, "so we measured it", words=tuple(said.split()))
    text = forms(report.redact(report.build(held), NAMES), tmp_path)[".json"]
    assert re.findall(r"(?i)halvorsen|\bMark\b|Falcon", text) == ["mark"]


def test_a_new_text_field_is_hidden_until_somebody_decides() -> None:
    """Every text field of the model has a rule; one without is hidden whole."""
    from mockint.report.redaction.fields import RULES, rule_of

    def walk(kind: Any, seen: set[type]) -> None:
        for part in get_args(kind):
            walk(part, seen)
        if is_dataclass(kind) and kind not in seen:
            seen.add(kind)  # type: ignore[arg-type]
            for hint in get_type_hints(kind).values():
                walk(hint, seen)

    kinds: set[type] = set()
    walk(Report, kinds)
    texts = {
        (k, f.name) for k in kinds for f in fields(k) if "str" in str(get_type_hints(k)[f.name])
    }
    assert texts - RULES.keys() == set()
    assert {key for key in RULES if key not in texts} == set(), "a rule for a field that is gone"
    assert rule_of(Session, "nickname").__name__ == "hidden"


@pytest.mark.slow
def test_ordinary_speech_stays_readable(tmp_path: Path) -> None:
    """Of ten real answers under one word in twenty is hidden, none of what the program says."""
    held = ten(tmp_path / "ten")
    made = report.redact(report.build(held), NAMES)
    words = [word.text for entry in made.session.entries for word in entry.transcript.words]
    hidden = [word for word in words if "[" in word]
    assert len(hidden) < 0.05 * len(words), hidden
    ours = [
        (was.message, now.message)
        for before, after in zip(held.entries, made.session.entries, strict=True)
        for was, now in zip(before.review.findings, after.review.findings, strict=True)
    ]
    changed = [pair for pair in ours if "[" in re.sub(r"'[^']*'|“[^”]*”", "", pair[1])]
    assert len(changed) < 0.1 * len(ours), changed


def test_the_page_says_how_much_was_hidden(tmp_path: Path) -> None:
    """Kinds and counts stand on the page, so that nobody takes a hole for the whole."""
    said = "Halvorsen wrote to kim@example.com on 2026-05-18 about 4731 zorbling racks"
    held = plain_session(tmp_path, "so we measured it", words=tuple(said.split()))
    made = report.redact(report.build(held), frozenset(Private))
    told = next(method.told for method in made.methods if method.name == "Left out")
    for kind in ("name", "address", "date", "number", "undecided word"):
        assert re.search(rf"[1-9]\d* {kind}", told), told
    text = forms(made, tmp_path)
    assert told in text[".html"]
    assert told in text[".md"]


def test_what_belongs_together_still_does(tmp_path: Path) -> None:
    """A concept and its findings keep one name, hidden or not, and two hidden ones differ."""
    held = plain_session(tmp_path, "so we measured it")
    entry = held.entries[0]
    assert entry.review
    names = ("caching", "Halvorsen protocol", "Ferrante protocol")
    found = tuple(
        Finding("concepts", Level.MISSING, f"'{name}' was not heard.", subject=name)
        for name in names
    )
    changed = replace(
        entry,
        question=replace(entry.question, concepts=names),
        review=replace(entry.review, findings=found, scores=()),
    )
    made = report.redact(report.build(replace(held, entries=(changed,))), NAMES)
    after = made.session.entries[0]
    assert after.review
    assert tuple(finding.subject for finding in after.review.findings) == after.question.concepts
    assert len(set(after.question.concepts)) == 3
    assert after.question.concepts[0] == "caching"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("we cut p99 latency by 25% in 0.6 s with Node.js, gRPC and C++", ""),
        ("I don't think it's a non-blocking e-mail, isn't it?", ""),
        ("The users' caches were re-built 24/7.", ""),
        ("I will mark the bill and rose to it", ""),
        ("API를 설계하고 Redis 캐시를 도입해서 부하를 낮췄습니다", ""),
        ("I asked Mark, and Will, about Bill", "I asked [name], and [name], about [name]"),
        ("We asked. Mark came.", "We asked. [name] came."),
        ("I worked at Target, then at Apple", "I worked at [name], then at [name]"),
        ("blue/green/canary, not home/kim/talks", "blue/green/canary, not [address]"),
        (
            "김민수 팀장님과 서비스의 지연 시간을 줄였습니다",
            "[hidden] 팀장님과 서비스의 지연 시간을 줄였습니다",
        ),
    ],
)
def test_what_stays_and_what_goes_in_a_sentence(said: str, left: str) -> None:
    """Ordinary words, terms and measures stay; a capital decides where a word is both."""
    from mockint.report.redaction.hiding import Hiding

    assert Hiding().text(said) == (left or said)


def test_a_company_called_by_an_ordinary_word_is_hidden_however_it_is_written(
    tmp_path: Path,
) -> None:
    """The guide says who the company is, so its name goes in small letters, too."""
    held = plain_session(
        tmp_path, "so we measured it", words=("at", "target", "the", "hospital", "of", "Target")
    )
    held = replace(
        held, pack=replace(held.pack, company="Target Hospital"), candidate="Grace (grace period)"
    )
    for text in forms(report.redact(report.build(held), NAMES), tmp_path).values():
        assert not re.search(r"(?i)\btarget\b|grace", body(text))
        assert "hospital" in text


def test_the_voice_may_stay_without_its_place(tmp_path: Path, run: Run) -> None:
    """Without names the sound is inside the page or nowhere: a link tells the name of a folder."""
    folder = tmp_path / "2026-05-18T19-30-kakao"
    keep(session(folder), folder)
    done = run("report", folder, "--redact=names", "--link-audio")
    assert done.returncode == 0, done.stderr
    text = (folder / "report-redacted.html").read_text(encoding="utf-8")
    assert 'class="sound"' in text
    assert "01-incident" not in text
    assert "answer.wav" not in text
    assert re.search(r"Hidden in this report: \d+ names?, 0 numbers", done.stdout)


def test_odd_texts_take_no_longer_than_others() -> None:
    """A text of fifty thousand signs is done in seconds, whatever they are."""
    from mockint.report.redaction.hiding import Hiding

    for piece in ("W", "a.", "1 ", "a dot ", "a/", "@", "-", "[name]", "one "):
        began = time.process_time()
        Hiding().text(piece * (50_000 // len(piece)))
        assert time.process_time() - began < 10, piece


def test_every_concept_of_the_bank_keeps_its_name() -> None:
    """The bank's names are public."""
    from mockint.report.redaction.hiding import Hiding
    from mockint.report.redaction.safe_words import Position

    bank = Path(__file__).parent.parent / "content" / "trades"
    for file in bank.glob("*/concepts/*.toml"):
        for concept in tomllib.loads(file.read_text(encoding="utf-8"))["concept"]:
            shown = Hiding().text(concept["name"], Position.HEADING)
            assert shown == concept["name"], "run: python content/trades/make.py"
