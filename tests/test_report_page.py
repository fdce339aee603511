"""The report page in a browser: it plays, asks nothing of the network, everybody can use it."""

import io
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from report_material import long_session, plain_session, session, shortened, ten

from mockint import report
from mockint.audio import read_wav
from mockint.engines import opus, pyworld
from mockint.report import versus
from mockint.report.phrasing import quoted
from mockint.review import next_steps
from mockint.review.checks import BY_NUMBER
from mockint.review.compared import MEASURES
from mockint.review.corrections import in_doubt
from mockint.session import store
from mockint.session.compare import compare

SOON = 1.5
"""Seconds that a page may have played before it is looked at: the machine has other work."""

sync_api = pytest.importorskip("playwright.sync_api")

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
FLAGS = [
    *(
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
    ),
    *("--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required"),
]

SOUNDING = report.Sounding(opus.webm, pyworld.pitch)

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Watched:
    """A page of the browser, with every request that left it and everything it complained about."""

    def __init__(self, browser: Any, path: Path, **settings: Any) -> None:
        self.context = browser.new_context(
            viewport={"width": 1280, "height": 900}, offline=True, **settings
        )
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url.split(":")[0]))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.goto(path.as_uri())
        self.url = path.as_uri()

    def at(self, number: int = 1) -> float:
        """Give the second that answer `number` is at."""
        return self.page.evaluate(f"document.querySelector('#answer-{number} audio').currentTime")

    def unfold(self) -> None:
        """Open all that is folded."""
        self.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")

    def playing(self) -> list[str]:
        """List the answers that sound."""
        return self.page.evaluate(
            "[...document.querySelectorAll('audio')].filter(a => !a.paused).map(a => "
            "a.dataset.answer)"
        )

    def wait_until_playing(self, number: str) -> None:
        """Wait for sound, not only for the wish to play."""
        self.page.wait_for_function(
            "n => { const a = document.querySelector(`#answer-${n} audio`);"
            " return !a.paused && !a.seeking && a.readyState > 2; }",
            arg=number,
        )


@pytest.fixture(scope="module")
def browser() -> Iterator:
    """Start Chromium once."""
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of a session of real speech."""
    folder = tmp_path_factory.mktemp("sessions") / "2026-05-18T19-30-kakao"
    held = session(folder)
    return report.write(report.build(held), folder, SOUNDING)[0].path


@pytest.fixture(scope="module")
def ten_answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of the ten-question session, as `mockint report` does."""
    folder = tmp_path_factory.mktemp("sessions") / "2026-05-18T19-30-ten"
    held = ten(folder)
    steps = next_steps([entry.review for entry in held.entries if entry.review], held.pack.rubric)
    return report.write(report.build(held, steps), folder, SOUNDING)[0].path


@pytest.fixture(scope="module")
def five_answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of the five answers of the demo candidate."""
    folder = tmp_path_factory.mktemp("sessions") / "2026-05-18T19-30-five"
    held = ten(folder)
    said = tuple(held.entries[number - 1] for number in (3, 4, 7, 9, 10))
    held = replace(held, entries=said)
    steps = next_steps([entry.review for entry in said if entry.review], held.pack.rubric)
    return report.write(report.build(held, steps), folder, SOUNDING)[0].path


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report to share: without sound, names and numbers."""
    folder = tmp_path_factory.mktemp("sessions") / "shared"
    held = report.redact(report.build(session(folder)), frozenset(report.Private))
    return report.write(held, folder, report.Sounding(link=False), name="report-redacted")[0].path


@pytest.fixture(scope="module")
def compared(ten_answers: Path) -> Path:
    """Write the page of two takes of every question, the second without its last third."""
    first = store.load(ten_answers.parent)
    page = ten_answers.parent / "compared.html"
    page.write_text(
        versus.page(compare([first, shortened(first)], by_number=BY_NUMBER, measures=MEASURES)),
        encoding="utf-8",
    )
    return page


@pytest.fixture
def all_ten(browser: Any, ten_answers: Path) -> Iterator[Watched]:
    """Open the report of ten answers, and hold it to the same."""
    opened = Watched(browser, ten_answers, reduced_motion="reduce")
    yield opened
    assert set(opened.requests) <= {"file", "data", "blob"}
    assert opened.requests.count("file") == 1
    assert opened.complaints == []
    opened.context.close()


@pytest.fixture
def watched(browser: Any, path: Path) -> Iterator[Watched]:
    """Open the report; at the end nothing was asked of the network and nothing complained."""
    opened = Watched(browser, path)
    yield opened
    assert set(opened.requests) <= {"file", "data", "blob"}
    assert opened.requests.count("file") == 1
    assert opened.complaints == []
    opened.context.close()


@pytest.mark.parametrize("what", [".w", "button.evidence"])
def test_a_click_plays_that_second(all_ten: Watched, what: str) -> None:
    """Twenty random words and twenty findings of ten answers start sound where they are."""
    all_ten.unfold()
    buttons = all_ten.page.locator(what)
    count = buttons.count()
    assert count >= 50
    for number in random.Random(1).sample(range(count), 20):
        button = buttons.nth(number)
        answer, wanted = button.evaluate(
            "e => [e.closest('article').id.replace('answer-', ''), Number(e.dataset.at)]"
        )
        button.click()
        all_ten.wait_until_playing(answer)
        assert all_ten.playing() == [answer]
        assert -0.05 <= all_ten.at(int(answer)) - wanted < SOON


def test_the_keyboard_reaches_findings_and_concepts_of_every_answer(all_ten: Watched) -> None:
    """The key j walks through all that can be judged, in the order of the page, chips included."""
    reached = all_ten.page.locator(".finding .step, .topics .step").count()
    kinds = set()
    for _ in range(reached):
        all_ten.page.keyboard.press("j")
        kinds.add(
            all_ten.page.evaluate("document.querySelector('.step.chosen').className.split(' ')[0]")
        )
    assert kinds == {"evidence", "jump", "step"}
    assert all_ten.page.locator(".step").last.evaluate("e => e.classList.contains('chosen')")


def test_yes_and_no_settle_a_doubt_on_the_page_and_say_how_to_keep_it(
    watched: Watched, path: Path, tmp_path: Path
) -> None:
    """Numbers are those by which the command counts."""
    page = watched.page
    watched.unfold()
    asks = page.locator(".ask")
    assert asks.count() == len(in_doubt(session(tmp_path / "same").entries)) == 3
    keep = page.locator(".keep")
    assert not keep.is_visible()
    asks.nth(1).get_by_text("Yes").click()
    asks.nth(2).get_by_text("No").click()
    command = f"mockint corrections {path.parent.name} --yes 2 --no 3"
    assert keep.locator("code").inner_text() == command
    first = asks.nth(1).locator("xpath=ancestor::li")
    assert "note" in first.get_attribute("class").split()
    chip = page.locator("#answer-2 .topics li", has_text="runbook")
    assert chip.get_attribute("class") == "said"
    asks.nth(1).get_by_text("Yes").click()
    asks.nth(2).get_by_text("No").click()
    assert not keep.is_visible()
    assert chip.get_attribute("class") == "in-doubt"


def test_a_page_to_share_asks_nothing(browser: Any, silent: Path) -> None:
    opened = Watched(browser, silent)
    assert opened.page.locator(".ask, .keep").count() == 0
    opened.context.close()


def test_the_words_light_up_as_they_are_spoken(watched: Watched) -> None:
    """The lit word is the last one that has begun."""
    watched.page.locator("#answer-1 .w").nth(5).click()
    watched.wait_until_playing("1")
    watched.page.wait_for_function(
        "() => document.querySelector('#answer-1 audio').currentTime > 4"
    )
    lit, expected = watched.page.evaluate("""() => {
        const audio = document.querySelector("#answer-1 audio"); audio.pause();
        const words = [...document.querySelectorAll("#answer-1 .w")];
        const begun = words.filter((word) => Number(word.dataset.at) <= audio.currentTime);
        return [words.findIndex((word) => word.classList.contains("now")), begun.length - 1];
    }""")
    assert abs(lit - expected) <= 1
    assert lit > 5


def test_the_keyboard_does_everything(watched: Watched) -> None:
    """Space, j, k, arrows, comma, period, slash and question mark, without a mouse."""
    press = watched.page.keyboard.press
    press("Space")
    watched.wait_until_playing("1")
    press("Space")
    assert watched.playing() == []
    press("ArrowRight")
    watched.page.wait_for_function(
        "() => document.querySelector('#answer-1 audio').currentTime >= 5"
    )
    press("ArrowLeft")
    watched.page.wait_for_function(
        "() => document.querySelector('#answer-1 audio').currentTime < 1.5"
    )
    press("j")
    watched.wait_until_playing("1")
    first = watched.page.locator(".evidence.chosen").inner_text()
    press("Space")
    assert watched.playing() == []
    press("j")
    assert watched.page.locator(".evidence.chosen").inner_text() != first
    press("k")
    assert watched.page.locator(".evidence.chosen").inner_text() == first
    press("Space")
    before = watched.at()
    press(".")
    press(".")
    press("Enter")
    watched.wait_until_playing("1")
    wanted = float(watched.page.evaluate("document.activeElement.dataset.at"))
    assert wanted > before - 1
    assert abs(watched.at() - wanted) < SOON
    press("?")
    assert watched.page.locator("#help").is_visible()
    press("Escape")
    press("/")
    watched.page.keyboard.type("corpus")
    assert "found" in watched.page.locator("#hits").inner_text()
    press("Enter")
    watched.wait_until_playing("1")


def test_a_mark_at_the_top_plays_is_seen_and_is_paused_at_the_same_place(
    all_ten: Watched,
) -> None:
    """The player is there from the first click on, wherever one is; a second click pauses."""
    page = all_ten.page
    bar = page.locator(".bar")
    assert not bar.is_visible()
    marks = page.locator(".card .jump")
    assert marks.count() >= 3
    for number in range(marks.count()):
        mark = marks.nth(number)
        answer = mark.get_attribute("data-answer")
        mark.click()
        all_ten.wait_until_playing(answer)
        assert bar.get_by_role("button", name="Pause").is_visible()
        assert bar.get_by_role("link").inner_text() == f"Answer {answer}"
        assert mark.get_attribute("aria-pressed") == "true"
        mark.click()
        assert all_ten.playing() == []
        assert bar.get_by_role("button", name="Play").is_visible()
        assert page.evaluate("window.scrollY") == 0
    bar.get_by_role("button", name="Play").click()
    all_ten.wait_until_playing(answer)
    bar.get_by_role("button", name="Speed: normal").click()
    assert page.evaluate("[...document.querySelectorAll('audio')].every(a => a.playbackRate > 1)")
    bar.get_by_role("button", name="Pause").click()
    assert all_ten.playing() == []


def test_an_answer_reads_as_sentences(watched: Watched) -> None:
    """In the accessibility tree words are text; there is one tab stop a sentence."""
    transcript = watched.page.locator("#answer-1 .transcript")
    tree = transcript.aria_snapshot()
    assert "button" not in tree
    words = transcript.locator(".w").all_inner_texts()
    paragraph = transcript.locator("p").first
    assert words[0] in tree
    assert paragraph.evaluate("p => p.querySelectorAll('[role], button, a').length") == 0
    sentences = transcript.locator(".s")
    assert sentences.count() > 1
    assert transcript.locator("[tabindex='0']").count() == sentences.count()
    pictures = watched.page.locator("#answer-1 .track").aria_snapshot()
    assert pictures.count("img") == 1, "the picture is one sentence"


def test_the_keyboard_walks_sentences_and_words(watched: Watched) -> None:
    """Tab goes to the next sentence, an arrow to the next word of it, enter plays it."""
    page = watched.page
    page.locator("#answer-1 .w").first.focus()
    press = page.keyboard.press
    place = "[...document.querySelectorAll('#answer-1 .w')].indexOf(document.activeElement)"
    first = page.locator("#answer-1 .s").first.locator(".w").count()
    press("ArrowRight")
    assert page.evaluate(place) == 1
    press("ArrowLeft")
    press("ArrowLeft")
    assert page.evaluate(place) == 0, "arrows stay within the sentence"
    press("Tab")
    assert page.evaluate(place) == first
    press("ArrowRight")
    press("Enter")
    watched.wait_until_playing("1")
    wanted = float(page.evaluate("document.activeElement.dataset.at"))
    assert abs(watched.at() - wanted) < SOON


SIZES = """() => {
    const hidden = ".hidden, .skip, select, script, style, noscript, title, dialog, .below, "
        + "details:not([open]) > :not(summary)";
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let words = 0;
    while (walk.nextNode()) {
        const text = walk.currentNode;
        if (text.parentElement.closest(hidden)) continue;
        words += text.textContent.split(/\\s+/).filter(Boolean).length;
    }
    const bottom = document.querySelector(".card").getBoundingClientRect().bottom;
    return { words, bottom, height: document.documentElement.scrollHeight };
}"""
"""What is seen of a page with all folded: its words, where the card ends, its height."""


def test_it_is_read_to_the_end(all_ten: Watched) -> None:
    """The card is one screen and one printed page; ten answers take 1,200 pixels each at most."""
    page = all_ten.page
    page.set_viewport_size({"width": 1400, "height": 900})
    size = page.evaluate(SIZES)
    assert size["bottom"] <= 900
    assert size["height"] <= 12_000
    said = page.locator(".w").count()
    assert size["words"] - said <= 2000, "what is not said by the candidate"
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert len(printed.pages) <= 16
    assert "What you said" not in printed.pages[0].extract_text()
    assert "What you said" in printed.pages[1].extract_text()


def test_the_five_answers_of_the_demo_are_short(browser, five_answers: Path) -> None:  # noqa: ANN001
    """One screen for the card; 6,000 pixels, 8 sheets and 2,000 words for all of it.

    The rules alone find more to change than the demo's own judge, whose page has 1,800 words.
    """
    opened = Watched(browser, five_answers, reduced_motion="reduce")
    opened.page.set_viewport_size({"width": 1400, "height": 900})
    size = opened.page.evaluate(SIZES)
    assert size["bottom"] <= 900
    assert size["height"] < 6000
    assert size["words"] < 2000
    assert len(PdfReader(io.BytesIO(opened.page.pdf(format="A4"))).pages) < 9
    opened.context.close()


def test_what_is_folded_opens_from_a_link_and_a_key(all_ten: Watched) -> None:
    """A link to a guide's line opens the page's end there; j opens the findings of an answer."""
    page = all_ten.page
    assert page.locator("details[open]").count() == 0
    link = page.locator(".card .place a").first
    target = page.locator(link.get_attribute("href"))
    assert not target.is_visible()
    link.click()
    page.wait_for_function("() => document.querySelector('#end').open")
    assert target.is_visible()
    page.keyboard.press("j")
    assert page.locator(".step.chosen").is_visible()


def test_without_script_everything_still_unfolds(browser: Any, path: Path) -> None:
    """Folding is the browser's own."""
    opened = Watched(browser, path, java_script_enabled=False)
    assert not opened.page.locator(".finding").first.is_visible()
    opened.page.locator("#rest-1 > summary").click()
    assert opened.page.locator("#rest-1 .finding").first.is_visible()
    opened.context.close()


def test_one_answer_sounds_at_a_time(watched: Watched) -> None:
    """Starting another answer stops this one."""
    watched.page.locator("#answer-1 .play").click()
    watched.wait_until_playing("1")
    watched.page.locator("#answer-2 .play").click()
    watched.wait_until_playing("2")
    assert watched.playing() == ["2"]


def test_dragging_the_waveform_seeks(watched: Watched) -> None:
    """A click in the middle of the picture is the middle of the answer."""
    watched.page.locator("#answer-1 .track").scroll_into_view_if_needed()
    box = watched.page.locator("#answer-1 .track").bounding_box()
    watched.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 20)
    watched.page.wait_for_function(
        "() => document.querySelector('#answer-1 audio').currentTime > 10"
    )
    assert abs(watched.at() - 25.7 / 2) < SOON


def test_the_filter_shows_one_check(watched: Watched) -> None:
    """Findings of other checks, and headings without findings, go away."""
    watched.page.select_option("#filter", "metrics")
    assert watched.page.locator(".finding:visible").count() == 3
    assert (
        watched.page.locator("#answer-1 .findings h3:visible")
        .all_inner_texts()[0]
        .startswith("Missing")
    )


@pytest.mark.parametrize(
    ("which", "scheme", "width"),
    [
        ("path", "light", 360),
        ("path", "dark", 1280),
        ("ten_answers", "dark", 360),
        ("silent", "light", 1280),
        ("compared", "dark", 360),
    ],
)
def test_everybody_can_use_it(
    browser: Any, request: pytest.FixtureRequest, which: str, scheme: str, width: int
) -> None:
    """The checker finds nothing against WCAG 2.2 AA, by day and night, on telephone and desk."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    opened = Watched(
        browser, request.getfixturevalue(which), color_scheme=scheme, reduced_motion="reduce"
    )
    opened.page.set_viewport_size({"width": width, "height": 900})
    if which != "ten_answers":  # nothing is folded there that is not in the short one
        found = axe.run(opened.page, options=AXE).response["violations"]
        assert [violation["id"] for violation in found] == [], "folded"
    opened.unfold()
    if which in ("path", "ten_answers"):
        opened.page.locator("button.evidence").first.click()
    # Whatever lies under the bars is only half there; at the end they lie upon nothing.
    opened.page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    found = axe.run(opened.page, options=AXE).response["violations"]
    assert [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]][:3])
        for violation in found
    ] == []
    if which == "path":
        opened.page.keyboard.press("?")  # the dialog
        found = axe.run(opened.page, options=AXE).response["violations"]
        assert [violation["id"] for violation in found] == []
    assert opened.complaints == []
    opened.context.close()


@pytest.mark.parametrize("which", ["path", "ten_answers", "silent", "compared"])
def test_a_telephone_needs_no_sideways_scrolling(
    browser: Any, request: pytest.FixtureRequest, which: str
) -> None:
    """The page fits 360 pixels; only the table of scores scrolls, inside itself."""
    opened = Watched(browser, request.getfixturevalue(which))
    opened.page.set_viewport_size({"width": 360, "height": 780})
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 360
    opened.context.close()


HOSTILE = {
    "markup": (
        "</script></style><script>alert(1)</script><img src=x "
        "onerror=alert(2)>\"'><svg onload=alert(3)>"
    ),
    "template": "{{ 7*7 }} {% raw %} ${alert(1)} &lt;b&gt; javascript:alert(1)",
    "bidi": "\u202eevil\u2066 \u200f\u05e9\u05dc\u05d5\u05dd abc \u0645\u0631\u062d\u0628\u0627",
    "long": "W" * 2_000,  # no line holds it, and the browser's work grows with its square
    "emoji": "👩🏽\u200d💻🏳️\u200d🌈 홍길동 지연 시간을 사십 퍼센트 줄였습니다 e\u0301",
    "none": "",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_run_nothing_and_break_nothing(
    browser: Any, tmp_path: Path, name: str
) -> None:
    """What a guide or a person says is shown as it is, and the page still works."""
    folder = tmp_path / "s"
    held = plain_session(folder, HOSTILE[name], words=("so", HOSTILE[name], "we", "measured"))
    opened = Watched(browser, report.write(report.build(held), folder, SOUNDING)[0].path)
    opened.page.set_viewport_size({"width": 360, "height": 780})
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 360
    assert (
        opened.page.evaluate(
            "document.querySelectorAll('img, article script, [onload], [onerror]').length"
        )
        == 0
    )
    if name in ("markup", "template", "long"):
        assert opened.page.locator(".w").nth(1).evaluate("e => e.textContent") == HOSTILE[name]
    opened.page.locator(".w").nth(2).click()
    opened.wait_until_playing("1")
    assert abs(opened.at() - 1.5) < SOON
    assert opened.complaints == []
    opened.context.close()


def test_the_policy_stops_a_script_that_got_in(browser: Any, tmp_path: Path, path: Path) -> None:
    """Even a hole in the escaping would run nothing and reach nobody."""
    page = path.read_text(encoding="utf-8")
    bad = (
        "<script>document.title = 'bad'</script><img src='http://127.0.0.1:9/x' "
        "onerror=\"document.title = 'bad'\">"
    )
    (tmp_path / "report.html").write_text(page.replace("<main>", f"<main>{bad}"), encoding="utf-8")
    opened = Watched(browser, tmp_path / "report.html")
    blocked: list[str] = []
    opened.page.on("requestfailed", lambda request: blocked.append(request.failure))
    opened.page.reload()
    assert opened.page.title() != "bad"
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)
    assert blocked == ["csp"]
    opened.context.close()


def test_sound_beside_the_page_plays(browser: Any, tmp_path: Path) -> None:
    """With --link-audio the recordings stay where they are."""
    folder = tmp_path / "a session with blanks & 한글"
    held = session(folder)
    opened = Watched(browser, report.write(report.build(held), folder)[0].path)
    opened.page.locator("#answer-2 .w").nth(40).click()
    opened.wait_until_playing("2")
    assert opened.complaints == []
    opened.context.close()


def test_it_prints_without_controls_and_without_cut_words(browser: Any, ten_answers: Path) -> None:
    """Paper has no buttons, the text fits its width, and every word can be read from the PDF."""
    opened = Watched(browser, ten_answers)
    opened.unfold()  # as `--full` does
    opened.page.emulate_media(media="print")
    opened.page.set_viewport_size({"width": 680, "height": 900})
    assert not opened.page.locator(".tools").is_visible()
    assert not opened.page.locator(".play").first.is_visible()
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 680
    printed = PdfReader(io.BytesIO(opened.page.pdf(format="A4")))
    text = squashed("".join(page.extract_text() for page in printed.pages))
    for entry in store.load(ten_answers.parent).entries:
        assert entry.transcript
        found = [
            finding
            for finding in (entry.review.findings if entry.review else ())
            if finding.check != "concepts"
        ]  # chips
        messages = " ".join(quoted(finding.message) for finding in found)
        said = [*messages.split(), *(word.text for word in entry.transcript.words)]
        assert not [word for word in said if squashed(word) not in text]
    opened.context.close()


def squashed(text: str) -> str:
    """Take blanks out, and make apostrophes alike.

    A PDF knows only where letters stand, and its reader chooses the apostrophe.
    """
    return "".join(text.split()).replace("’", "'")


def test_an_hour_still_opens(browser: Any, tmp_path: Path) -> None:
    """Two answers of half an hour: the page opens and plays from near its end.

    `benchmarks/report.py` opens three hours.
    """
    folder = tmp_path / "s"
    held = long_session(folder, answers=2, seconds=1800)
    stand_in = opus.webm(read_wav(folder / "01-long/answer.wav"))
    path = report.write(report.build(held), folder, report.Sounding(lambda _samples: stand_in))[
        0
    ].path
    opened = Watched(browser, path)
    opened.page.locator("#answer-2 .w").nth(4000).click(timeout=60_000)
    opened.wait_until_playing("2")
    assert abs(opened.at(2) - 1600) < SOON
    assert opened.complaints == []
    opened.context.close()
