"""`mockint assess FILE --question N`: review one answer made elsewhere, spoken or typed.

`--text` names a typed one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from mockint.audio import Sound, write_wav
from mockint.cli import options
from mockint.cli.echo import echo_json
from mockint.cli.waiting import waiting
from mockint.errors import BadInput
from mockint.model import RATE, Answer, Pack, Question, Recording, Review, Stop, Transcript, Word
from mockint.ports import LargerJudge, Recogniser
from mockint.review import Studio

LONGEST = 200_000
"""Characters of a typed answer: three hours of speech."""


@dataclass(frozen=True, slots=True)
class SentenceRole:
    """What one sentence of the answer tells."""

    first: int
    """Word."""
    last: int
    text: str
    part: str
    """`situation`, `task`, `action`, `result` or `none`."""
    probability: float
    """Of that part, 0 to 1; without a judge smoothed over the sequence."""
    alone: dict[str, float]
    """Of each part, by the sentence itself."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """What `--json` prints."""

    question: Question
    recording: Recording | None
    """None of a typed answer."""
    transcript: Transcript
    review: Review
    roles: tuple[SentenceRole, ...]


@click.command(name="assess")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--question",
    "-n",
    "wish",
    required=True,
    metavar="N",
    help="The question it answers: number or id.",
)
@click.option(
    "--guide",
    type=click.Path(path_type=Path),
    help="Preparation guide; else the one that comes along.",
)
@click.option(
    "--text",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Judge a typed answer; - reads stdin.",
)
@click.option(
    "--engine", type=click.Choice(["faster-whisper", "openai-whisper"]), default="faster-whisper"
)
@options.model
@options.second_model
@options.larger_judge
@options.json
def command(  # noqa: PLR0917 - one for each option
    file: Path | None,
    wish: str,
    guide: Path | None,
    text: Path | None,
    engine: str,
    model: str | None,
    second_model: str | None,
    send_to: str | None,
    *,
    larger_judge: bool,
    as_json: bool,
) -> None:
    """Judge one recording that was made elsewhere, or a typed answer.

    FILE is any sound file of at most two hours. A typed answer has no pace, pauses and
    fillers: the rest is judged. --larger-judge is an experiment: see mockint review --help.

    \b
    Examples:
      mockint assess answer.m4a --question 9
      mockint assess answer.wav --question 04-database-caching --guide my-guide.md --json
      mockint assess --text answer.txt --question 1
    """
    from mockint.cli.larger_judge import larger_judge as set_up
    from mockint.console import Console
    from mockint.wiring import parts
    from mockint.wiring.guides import read, shipped

    if (file is None) == (text is None):
        raise BadInput("Give one answer.", do="Name a sound file, or a text file after --text.")
    larger = set_up(Console(stderr=True), wanted=larger_judge, send_to=send_to)
    with waiting():
        pack, _ = read(guide or shipped(), parts.embedder())
    question = pick(pack, wish)
    if text is not None:
        show(typed(question, _read(text), pack.language), pack, None, larger, as_json=as_json)
        return
    with TemporaryDirectory() as folder:  # the voice is measured in a sound file of our own kind
        first = parts.recogniser(engine, model)
        whole = parts.second_recogniser(first, engine, model, second_model)
        answer = _spoken(file or Path(), question, pack, (first, whole), Path(folder))
        show(answer, pack, parts.studio(Path(folder)), larger, as_json=as_json)


def pick(pack: Pack, wish: str) -> Question:
    """Find one question by its number, counted from 1, or its id."""
    for number, question in enumerate(pack.questions, 1):
        if wish in (str(number), question.id):
            return question
    raise BadInput(
        f"The guide has no question {wish!r}.",
        do=f"Give a number from 1 to {len(pack.questions)}, "
        f"or an id such as {pack.questions[0].id}.",
    )


def typed(question: Question, text: str, language: str) -> Answer:
    """Make an answer of typed text; its words have no times."""
    words = tuple(Word(word, 0.0, 0.0, None) for word in text.split())
    korean = sum("\uac00" <= letter <= "\ud7a3" for letter in text) > len(text) / 5
    heard = "ko" if korean else "en" if text.isascii() else language
    return Answer(question, None, Transcript(words, heard, "typed"))


def _read(path: Path) -> str:
    """Read a typed answer. Raises `BadInput`."""
    try:
        with click.open_file(str(path), "rb") as file:
            text: str = file.read(4 * LONGEST + 1).decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{path} is not text.", do="Save it as UTF-8, or leave --text out for a recording."
        ) from error
    if len(text) > LONGEST:
        raise BadInput(
            f"{path} is too long for an answer.", do=f"Give at most {LONGEST:,} characters."
        )
    return text


def _spoken(
    file: Path,
    question: Question,
    pack: Pack,
    recognisers: tuple[Recogniser, Recogniser],
    folder: Path,
) -> Answer:
    """Decode a recording, keep its sound in `folder`, and write it down with every um.

    The second of the recognisers reads the whole again. Raises `BadSound`.
    """
    from mockint.wiring import parts, sounds
    from mockint.words.offline import write_down
    from mockint.words.terms import expected

    decoded = sounds.decoded(file)
    first, whole = recognisers
    written = write_down(
        decoded.samples,
        first,
        parts.detector(),
        expected(pack, question, parts.glossary()),
        language=pack.language,
        verbatim=True,
        align=parts.align,
        whole=whole,
        pitch=parts.pitch(),
    )
    write_wav(folder / file.name, Sound(decoded.samples, RATE))
    damage = "The file is cut short or damaged." if decoded.damaged else ""
    note = f"The file {decoded.note}" if decoded.note else ""
    remarks = tuple(remark for remark in (damage, note) if remark)
    recording = Recording(file.name, decoded.seconds, Stop.ENDED, written.speech, "file", remarks)
    return Answer(question, recording, written.transcript)


def show(
    answer: Answer,
    pack: Pack,
    studio: Studio | None,
    larger: LargerJudge | None = None,
    *,
    as_json: bool,
) -> None:
    """Judge and print; without the studio the sound itself is not measured."""
    from mockint.review import review
    from mockint.session import corrected
    from mockint.wiring import parts

    reviewed = review(
        answer,
        pack.rubric,
        parts.embedder(),
        parts.judge(),
        morphology=parts.morphology(),
        larger=larger,
        studio=studio,
        corrections=corrected.known(),
    )
    if as_json:
        from mockint.session.json import encode

        assessed = Assessed(
            answer.question, answer.recording, answer.transcript, reviewed, tuple(_roles(answer))
        )
        echo_json(encode(assessed))
        return
    from mockint.cli.assess_page import page

    page(answer, pack, reviewed)


def _roles(answer: Answer) -> Iterator[SentenceRole]:
    """Tell of each sentence of an English answer which part of a story it is."""
    from mockint.judge.sentences import read_sentences
    from mockint.judge.windows import pieces
    from mockint.review.story import judged, tagged
    from mockint.text.sentences import sentences
    from mockint.wiring import parts

    if not answer.transcript.language.startswith("en"):
        return
    words, judge = answer.transcript.words, parts.judge()
    cut = sentences(words)
    for sentence, role in (
        judged(read_sentences(pieces(words, cut), judge)) if judge else tagged(cut)
    ):
        yield SentenceRole(
            sentence.first,
            sentence.last,
            sentence.text,
            role.part or "none",
            round(role.probability, 4),
            role.by_part(),
        )
