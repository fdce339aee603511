"""How quick and how small the report is: `python -m benchmarks.report`.

Ten answers of three minutes, and ten of eighteen, are made from the demo's five answers said again
and again: real words, real findings, sound that compresses as speech does. Beside it stands the
same page with its sound as WAV, which is what a page has that does not compress. First paint is
Chromium's own figure, from `file://`, offline.
"""

import io
import shutil
import sys
import tempfile
import time
import wave
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import numpy as np

from mockint import report
from mockint.audio import Sound, write_wav
from mockint.engines import opus, pyworld
from mockint.engines.pyav import decode
from mockint.model import RATE, Answer, Entry, Recording, Session, Span, Stop, Transcript
from mockint.ports import Samples
from mockint.review import next_steps, review
from mockint.wiring.guides import read, shipped

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from report_material import ANSWERS, heard

SPOKEN = (3, 4, 7, 9, 10)
"""Those of the ten that are answers: the demo's."""

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
WHOLE = report.Sounding(opus.webm, pyworld.pitch)


def wav(samples: Samples) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def held(folder: Path, *, answers: int, seconds: float) -> Session:
    """Say each demo answer again and again until it is `seconds` long, and judge it."""
    pack, _ = read(shipped())
    entries = []
    for asked, number in zip(pack.questions[:answers], cycle(SPOKEN), strict=False):
        recording, transcript = heard(number)
        samples = decode(ANSWERS[number - 1]).samples
        times = int(seconds * RATE / len(samples)) + 1
        length = len(samples) / RATE
        words = tuple(
            replace(word, start=word.start + n * length, end=word.end + n * length)
            for n in range(times)
            for word in transcript.words
            if word.end + n * length < seconds
        )
        speech = tuple(
            Span(span.start + n * length, span.end + n * length)
            for n in range(times)
            for span in recording.speech
            if span.end + n * length < seconds
        )
        (folder / asked.id).mkdir(parents=True)
        write_wav(
            folder / asked.id / "answer.wav",
            Sound(np.tile(samples, times)[: round(seconds * RATE)], RATE),
        )
        said = Transcript(words, "en", transcript.made_by)
        made = Recording(f"{asked.id}/answer.wav", seconds, Stop.KEY, speech, "sound files")
        entries.append(Entry(asked, made, said, review(Answer(asked, made, said), pack.rubric)))
    return Session(folder.name, "2026-05-18T19:30:00+09:00", "demo", pack, tuple(entries))


def made(session: Session, folder: Path, sounding: report.Sounding) -> tuple[float, float, float]:
    """Write the three files; give seconds, seconds of processor, and megabytes of the page."""
    begun, busy = time.perf_counter(), time.process_time()
    steps = next_steps(
        [entry.review for entry in session.entries if entry.review], session.pack.rubric
    )
    page = report.write(report.build(session, steps), folder, sounding)[0]
    return time.perf_counter() - begun, time.process_time() - busy, page.bytes / 1e6


def opened(page: Path, answer: int, word: int) -> tuple[float, float, float]:
    """Give milliseconds to the first paint, to the whole page, and from a click to its sound."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        shown = chromium.new_page(viewport={"width": 1280, "height": 900}, offline=True)
        shown.goto(page.as_uri(), wait_until="load", timeout=120_000)
        shown.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
        paint = shown.evaluate(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        )
        loaded = shown.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        target = shown.locator(f"#answer-{answer} .w").nth(word)
        target.scroll_into_view_if_needed(timeout=120_000)
        heard_after = shown.evaluate(
            """([answer, word]) => new Promise(done => {
                const article = document.querySelector(`#answer-${answer}`);
                const audio = article.querySelector("audio"), begun = performance.now();
                const heard = () => done(performance.now() - begun);
                audio.addEventListener("timeupdate", heard, { once: true });
                audio.addEventListener("playing", heard, { once: true });
                article.querySelectorAll(".w")[word].click();
            })""",
            [answer, word],
        )
        chromium.close()
        return float(paint), float(loaded), float(heard_after)


def main() -> None:
    heads = ("session", "made in", "processor", "page", "first paint", "loaded", "click to sound")
    print(
        "".join(
            f"{head:{width}}"
            for head, width in zip(heads, (22, 10, 11, 11, 13, 9, 16), strict=True)
        )
    )
    for name, seconds in (("30 minutes", 180.0), ("3 hours", 1080.0)):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "session"
            session = held(folder, answers=10, seconds=seconds)
            said = session.entries[-1].transcript
            last = len(said.words) - 5 if said else 0
            for kind, sounding in (("", WHOLE), (", as WAV", report.Sounding(wav, pyworld.pitch))):
                if kind and seconds > 1000:
                    continue  # 460 MB of text
                took, busy, size = made(session, folder, sounding)
                paint, loaded, sound = opened(folder / "report.html", 10, last)
                print(
                    f"{name + kind:20}{took:8.1f} s{busy:9.1f} s{size:8.1f} MB"
                    f"{paint:10.0f} ms{loaded:6.0f} ms{sound:13.0f} ms",
                    flush=True,
                )


if __name__ == "__main__":
    main()
