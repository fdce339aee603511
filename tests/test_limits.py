"""Small files that unpack to much: each is refused in a line, quickly, and in little memory."""

import io
import json
import os
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import av
import docx
import numpy as np
import pytest

from mockint.audio import BLOCK
from mockint.engines import pypdf
from mockint.engines.pyav import decode
from mockint.engines.soundfiles import SoundFiles
from mockint.errors import BadGuide, BadPaper
from mockint.model import RATE
from mockint.wiring.guides import read
from mockint.wiring.prepare import MOST_LETTERS, MOST_LINES, read_paper
from tests.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measures with getrusage")

MEASURE = """
import json, resource, sys, time
from pathlib import Path
import av, docx, numpy, pypdf
from mockint.engines.pyav import decode
from mockint.errors import MockintError
from mockint.wiring.guides import read
from mockint.wiring.prepare import read_paper
def peak():
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
what = {"paper": read_paper, "guide": read, "sound": decode}[sys.argv[1]]
before, began, said = peak(), time.process_time(), ""
try:
    what(Path(sys.argv[2]))
except MockintError as error:
    said = str(error)
print(json.dumps([said, time.process_time() - began, (peak() - before) / 1e6]))
"""
"""A process of its own, because peak memory and seconds of work belong to a whole process."""


def measured(kind: str, path: Path) -> tuple[str, float, float]:
    """Give what was said, the seconds of work and the megabytes beyond what the libraries take."""
    here = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, kind, path],
        capture_output=True,
        text=True,
        check=True,
        timeout=900,
        env={**os.environ, "PYTHONPATH": str(here)},
    )
    said, seconds, megabytes = json.loads(done.stdout)
    return said, seconds, megabytes


def word(
    body: bytes,
    *,
    method: int = zipfile.ZIP_DEFLATED,
    before: bytes = b"",
    main: str = "word/document.xml",
) -> bytes:
    """Put a body of our own into a Word document as the library makes it."""
    made, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(made)
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    whole = before + b"<w:document %s><w:body>%s</w:body></w:document>" % (space, body)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", method) as new:
        for part in old.namelist():
            data = whole if part == "word/document.xml" else old.read(part)
            name = main if part == "word/document.xml" else part
            new.writestr(
                name,
                data.replace(b"word/document.xml", main.encode()).replace(
                    b'"document.xml', f'"{Path(main).name}'.encode()
                ),
            )
    return out.getvalue()


PARAGRAPH = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"
CELL = (
    b"<w:tbl><w:tr><w:tc><w:tcPr>%s</w:tcPr>"
    b"<w:p><w:r><w:t>Go</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def pdf(*objects: bytes) -> bytes:
    """Write a PDF of these objects, the first of which is its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    return (
        out
        + head
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(out))
    )


def stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<</Filter/FlateDecode/Length %d%s>>stream\n%s\nendstream" % (len(packed), more, packed)


def pages(content: bytes, *forms: bytes, count: int = 30) -> bytes:
    """Write a page with some content, so many times."""
    first = b"/XObject<</N 6 0 R>>" if forms else b""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b"3 0 R " * count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F "
        b"5 0 R>>%s>>>>" % first,
        stream(content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *forms,
    )


def laughs(depth: int = 12) -> bytes:
    """Write forms each of which calls the next one four times."""
    last = b"BT /F 9 Tf (ha) Tj ET " * 500
    fonts = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>%s>>"
    forms = [
        stream(b"/N Do " * 4, fonts % (b"/XObject<</N %d 0 R>>" % (7 + level)))
        for level in range(depth)
    ]
    return pages(b"/N Do", *forms, stream(last, fonts % b""))


BOMBS = {
    "paragraphs.docx": lambda: word(PARAGRAPH * 3_000_000),
    "empty-paragraphs.docx": lambda: word(b"<w:p/>" * 3_000_000),
    "another-name.docx": lambda: word(PARAGRAPH * 500_000, main="word/other.bin"),
    "utf-16.docx": lambda: word(
        b"", before="\ufeff".encode("utf-16-le") + ("<a/>" * 500_000).encode("utf-16-le")
    ),
    "one-long-word.docx": lambda: word(
        b"<w:p><w:r><w:t>" + b"x" * 50_000_000 + b"</w:t></w:r></w:p>"
    ),
    "bzip2.docx": lambda: word(PARAGRAPH * 10, method=zipfile.ZIP_BZIP2),
    "some-paragraphs.docx": lambda: word(PARAGRAPH * 25_000),
    "shows.pdf": lambda: pages(b"BT /F 12 Tf " + b"(x) Tj " * 8_000_000),
    "letters.pdf": lambda: pages(b"BT /F 12 Tf (" + b"x" * 2_000_000 + b") Tj"),
    "words.txt": lambda: b"redis " * (MOST_LETTERS // 6 + 1),
    "lines.md": lambda: b"- we use redis\n" * (MOST_LINES + 1),
    "megabytes.md": lambda: b"x" * (11 * 2**20),
}


@pytest.mark.real
@pytest.mark.parametrize("name", BOMBS)
def test_a_paper_that_unpacks_to_much_is_one_line_soon(name: str, tmp_path: Path) -> None:
    """Three million paragraphs in half a megabyte took two minutes and two gigabytes."""
    (tmp_path / name).write_bytes(BOMBS[name]())
    said, seconds, megabytes = measured("paper", tmp_path / name)
    assert len(said.splitlines()) == 1
    assert name in said
    assert seconds < 30
    assert megabytes < 300


@pytest.mark.real
def test_a_cell_that_says_it_is_a_billion_columns_wide_is_one_cell(tmp_path: Path) -> None:
    """It repeated its text as often as it liked."""
    path = tmp_path / "wide.docx"
    path.write_bytes(word(CELL % b'<w:gridSpan w:val="1000000000"/>'))
    said, seconds, megabytes = measured("paper", path)
    assert said == ""
    assert seconds < 10
    assert megabytes < 100
    assert read_paper(path).text == "Go"


@pytest.mark.real
def test_a_document_of_many_pages_is_read_in_no_time(tmp_path: Path) -> None:
    """Two thousand paragraphs, within bounds, took seven seconds.

    Each looked for its style among all.
    """
    path = tmp_path / "long.docx"
    path.write_bytes(word(b"<w:p><w:r><w:t>We use Go.</w:t></w:r></w:p>" * 2_000))
    said, seconds, _ = measured("paper", path)
    assert said == ""
    assert seconds < 4
    assert len(read_paper(path).lines) == 2_000


def test_a_pdf_is_given_up_when_its_time_is_over() -> None:
    """However it manages to take long: the clock is looked at in the middle of a page."""
    began = time.monotonic()
    with pytest.raises(BadPaper, match="far more"):
        pypdf.text(laughs(), Path("x.pdf"), patience=0.5)
    assert time.monotonic() - began < 5
    assert (
        pypdf.text(pages(b"BT /F 12 Tf (We use Go) Tj ET", count=1), Path("x.pdf")).strip()
        == "We use Go"
    )


@pytest.mark.real
def test_a_line_of_brackets_takes_no_minutes(tmp_path: Path) -> None:
    """Links are looked for in time that grows with the length of a line, not with its square."""
    path = tmp_path / "brackets.md"
    path.write_text("We use Go\n" + "[" * (MOST_LETTERS - 20))
    said, seconds, _ = measured("paper", path)
    assert said == ""
    assert seconds < 10


def test_no_fifo_and_no_endless_file_is_read_as_a_paper(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for path in (tmp_path / "pipe.md", Path("/dev/zero")):
        with pytest.raises(BadPaper, match="not an ordinary file"):
            read_paper(path)


HEAD = "# Guide\n\n## Questions\n1. How do you scale a database?\n\n"
GUIDES = {"headings": "## H\n", "terms": "- **Go**: x\n"}


@pytest.mark.real
@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_of_five_megabytes_is_read_in_its_bounds(name: str, tmp_path: Path) -> None:
    """As large as a guide may be, of what is dearest to read; a larger one is refused."""
    path = tmp_path / "guide.md"
    unit = GUIDES[name]
    path.write_text(HEAD + unit * ((5 * 2**20 - len(HEAD)) // len(unit)))
    said, seconds, megabytes = measured("guide", path)
    assert said == ""
    assert seconds < 45
    assert megabytes < 400
    path.write_text(HEAD + unit * (6 * 2**20 // len(unit)))
    with pytest.raises(BadGuide, match="at most 5 MB"):
        read(path)


def silence(path: Path, *, hours: int, rate: int) -> Path:
    """Write long silence, frame by frame."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream("flac", rate=rate, layout="mono")
        size = stream.codec_context.frame_size or 4096
        frame = av.AudioFrame.from_ndarray(
            np.zeros((1, size), np.int16), format="s16", layout="mono"
        )
        frame.sample_rate = rate
        for number in range(round(hours * 3600 * rate / size)):
            frame.pts = number * size
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path


@pytest.fixture(scope="module")
def three_hours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return silence(tmp_path_factory.mktemp("long") / "long.flac", hours=3, rate=8_000)


@pytest.mark.real
def test_a_flac_of_three_hours_is_refused_without_a_gigabyte(three_hours: Path, run: Run) -> None:
    """The bound is in the line and in the help, and the sound up to it is all that was held."""
    assert three_hours.stat().st_size < 9_000_000
    said, _, megabytes = measured("sound", three_hours)
    assert said == f"{three_hours} holds more than 2 hours of sound. Cut it in pieces."
    assert "up to two hours" in " ".join(run("transcribe", "--help").stdout.split())
    assert megabytes < 400


@pytest.mark.real
def test_an_hour_is_read_whole_at_little_more_than_its_size(tmp_path: Path) -> None:
    """115 MB of samples; a copy of them would be seen."""
    path = silence(tmp_path / "talk.flac", hours=1, rate=RATE)
    said, _, megabytes = measured("sound", path)
    assert said == ""
    assert megabytes < 190
    assert decode(path).seconds == pytest.approx(3600, abs=1)


@pytest.mark.slow
def test_the_bound_is_met_by_what_is_decoded_not_by_what_a_header_says(
    three_hours: Path, tmp_path: Path
) -> None:
    """A file cut short whose header promises three hours still gives what it has."""
    path = tmp_path / "cut.flac"
    path.write_bytes(three_hours.read_bytes()[: three_hours.stat().st_size // 4])
    decoded = decode(path)
    assert decoded.damaged
    assert 1800 < decoded.seconds < 3000


@pytest.mark.parametrize("size", [0, 1, BLOCK, BLOCK + 1, 3 * BLOCK])
@pytest.mark.parametrize("rest", [0.0, 0.05])
def test_blocks_are_the_sound_then_silence_to_a_whole_block(size: int, rest: float) -> None:
    """Piece by piece, as it would be in one."""
    samples = np.arange(1, size + 1, dtype=np.int16)
    blocks = [
        block.samples
        for block in SoundFiles(
            [Path("x")], decode=lambda _: samples, fast=True, silence=rest
        ).blocks()
    ]
    assert {len(block) for block in blocks} <= {BLOCK}
    whole = np.concatenate([np.empty(0, np.int16), *blocks])
    assert np.array_equal(whole[:size], samples)
    assert not whole[size:].any()
    assert len(whole) == -(-(size + round(rest * RATE)) // BLOCK) * BLOCK
