"""The page for a coach: notes at a second, blind ratings, a file that the command merges."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run
from report_material import keep, session
from test_report_page import AXE, CHROMIUM, FLAGS, SOUNDING, Watched

from mockint import report
from mockint.model import Margin, Note, Rating

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]

HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7*7 }}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write a report where the command finds it."""
    folder = tmp_path / "recordings" / "2026-05-18T19-30-kakao"
    held = session(folder)
    keep(held, folder)
    return report.write(report.build(held), folder, SOUNDING)[0].path


@pytest.fixture
def opened(path: Path) -> Iterator[Watched]:
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        watched = Watched(chromium, path, reduced_motion="reduce", accept_downloads=True)
        yield watched
        assert watched.complaints == []
        assert set(watched.requests) <= {"file", "data", "blob"}
        chromium.close()


def write_note(opened: Watched, text: str, by: str = "") -> None:
    """Write a note with the keyboard alone, at the second that sounds."""
    press = opened.page.keyboard.press
    press("n")
    assert opened.page.locator("#note").is_visible()
    if by:
        opened.page.keyboard.type(by)
        for _ in range(3):
            press("Tab")
    opened.page.keyboard.type(text)
    press("Tab")
    press("Enter")


def test_a_note_is_written_kept_exported_and_merged(
    opened: Watched, path: Path, tmp_path: Path, run: Run
) -> None:
    page = opened.page
    page.locator("#answer-2 .w").nth(20).click()
    opened.wait_until_playing("2")
    write_note(opened, HOSTILE, by="Ann")
    assert opened.playing() == []
    note = page.locator("#answer-2 .notes li")
    assert HOSTILE in note.inner_text()
    assert page.locator("img").count() == 0
    second = float(note.locator(".jump").get_attribute("data-at"))
    note.locator(".jump").click()
    opened.wait_until_playing("2")
    assert abs(opened.at(2) - second) < 1.5
    page.reload()
    assert HOSTILE in page.locator("#answer-2 .notes li").inner_text()
    page.locator("#coach > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    file = tmp_path / "exported.json"
    download.value.save_as(file)
    assert download.value.suggested_filename == "notes-ann.json"
    done = run("report", "last", "--notes", str(file))
    assert done.returncode == 0, done.stderr
    assert "1 note and 0 ratings" in done.stdout
    page.reload()
    assert page.locator("#answer-2 .notes li").count() == 1, "not twice"
    assert "onerror" in page.locator("#answer-2 .notes li").inner_text()


def test_a_note_is_deleted(opened: Watched) -> None:
    write_note(opened, "Good.", by="Ann")
    page = opened.page
    assert page.locator(".notes li").count() == 1
    page.get_by_role("button", name="Delete the note: Good.").click()
    assert page.locator(".notes").count() == 0
    page.reload()
    assert page.locator(".notes").count() == 0


def test_a_friend_rates_blind_and_both_are_shown(
    opened: Watched, path: Path, tmp_path: Path, run: Run
) -> None:
    """Whoever rates sees the question, hears and reads the answer, and no judgement."""
    page = opened.page
    page.locator("#coach > summary").click()
    blind = page.get_by_role("button", name="Rate the answers blind")
    blind.click()
    assert page.locator("#coach output").inner_text() == "First your name."
    page.get_by_label("Your name").first.fill("Ben")
    blind.click()
    assert page.locator(".w").first.is_visible()
    assert page.locator("#question-1").is_visible()
    judged = (
        ".glance, .verdict, .gist, .strip, .finding, .dots, .mark, .contents, #rest-1, "
        ".part, .board, .figures"
    )
    assert page.locator(f":is({judged}):visible").count() == 0
    marks = "[...document.querySelectorAll('.w')].map(w => getComputedStyle(w).textDecorationLine)"
    assert set(page.evaluate(marks)) == {"none"}
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options=AXE).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"][:200]) for violation in found] == []
    page.locator("#answer-1 .rate select").first.select_option("1")
    page.get_by_role("button", name="Show both").first.click()
    assert page.locator(".gist").first.is_visible()
    page.locator("#rest-1 > summary").click()
    assert "Ben: 1 of 4" in page.locator("#rest-1 dt").first.inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    download.value.save_as(tmp_path / "rated.json")
    done = run("report", "last", "--notes", str(tmp_path / "rated.json"))
    assert "0 notes and 1 rating " in done.stdout
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator("#coach > summary").click()
    assert "Ben" in page.locator(".rated").inner_text()


def test_what_another_page_left_in_the_storage_breaks_nothing(opened: Watched, path: Path) -> None:
    page = opened.page
    for left in ("{", "null", "3", '{"notes": [null, {"text": 3}], "ratings": {"a": 1}, "by": []}'):
        page.evaluate(
            "([k, v]) => localStorage.setItem(k, v)", [f"mockint {path.parent.name}", left]
        )
        page.reload()
        assert page.locator(".notes").count() == 0
        page.locator("#answer-1 .w").first.click()
        opened.wait_until_playing("1")


def test_a_page_to_share_is_for_a_coach_as_well(tmp_path: Path) -> None:
    """Without sound a note has the second that is typed; nothing tells which session it was."""
    folder = tmp_path / "2026-05-18T19-30-kakao"
    held = session(folder)
    margin = Margin("", (Note("Ann", 1, 2.0, "Good."),), (Rating("Ann", 1, "star", 1),))
    made = report.redact(report.build(held, margin=margin), frozenset(report.Private))
    silent = report.Sounding(link=False)
    path = report.write(made, folder, silent, name="report-redacted")[0].path
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = Watched(chromium, path, reduced_motion="reduce", accept_downloads=True)
        page = opened.page
        page.set_viewport_size({"width": 360, "height": 780})
        write_note(opened, "Begin with the result.", by="Ben")
        assert "Begin with the result." in page.locator(".notes").inner_text()
        assert "coach-1" in page.locator(".notes").inner_text()
        opened.unfold()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        with page.expect_download() as download:
            page.get_by_role("button", name="Export").click()
        told = json.loads(Path(download.value.path()).read_text("utf-8"))
        assert told["session"] == ""
        assert [note["by"] for note in told["notes"]] == ["Ben"]
        page.keyboard.press("n")
        axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
        found = axe.run(page, options=AXE).response["violations"]
        assert [(violation["id"], violation["nodes"][0]["html"][:200]) for violation in found] == []
        assert opened.complaints == []
        chromium.close()
