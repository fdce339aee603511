"""`mockint terms`: which terms were put right in a session; undo one, or teach one."""

from dataclasses import dataclass
from pathlib import Path

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.errors import BadInput
from mockint.places import learned_terms_file, own_terms_file


@dataclass(frozen=True, slots=True)
class Correction:
    """A term in the place of what was heard."""

    question: str
    """Its id."""
    at: float
    """Seconds."""
    heard: str
    term: str


@dataclass(frozen=True, slots=True)
class TermsReport:
    """What `--json` prints."""

    session: str
    corrections: tuple[Correction, ...]
    terms: int
    """How many terms are known."""
    own: str
    """File of the user's own terms, whether it exists or not."""


@click.command(name="terms")
@click.argument("session", default="last")
@click.option(
    "--undo", metavar="HEARD", help="Put back what was heard, here and in every later session."
)
@click.option("--add", metavar="TERM", help="Know another term from now on.")
@click.option(
    "--heard",
    "spellings",
    multiple=True,
    metavar="SPELLING",
    help="How TERM is misheard; may be repeated.",
)
@options.recordings
@options.json
def command(
    session: str,
    *,
    undo: str | None,
    add: str | None,
    spellings: tuple[str, ...],
    recordings: Path,
    as_json: bool,
) -> None:
    """List the terms that were put right in a session: what the recogniser wrote, and
    what the transcript says.

    A term is put right where it was misheard in a known way, or where the recogniser was in doubt
    and it sounds like a term of the guide. Terms of your own go into terms.toml, in the form of the
    lines of content/trades/backend/terms.toml; the last line that this command prints says where
    that file is.

    \b
    Examples:
      mockint terms
      mockint terms last --undo reddish
      mockint terms --add Kanana --heard "ka na na"
    """  # noqa: D205 - one sentence, longer than a line
    from mockint.session import store
    from mockint.session.json import encode
    from mockint.wiring import parts
    from mockint.words.terms.glossary import learn

    if spellings and add is None:
        raise BadInput(
            "--heard needs the term that it stands for.",
            do='Write: --add Redis --heard "read this"',
        )
    if add is not None:
        learn(learned_terms_file(), terms={add: spellings})
        echo(f"{add} is known from now on, in {learned_terms_file()}.")
        return
    folder = store.find(recordings, session)
    if undo is not None:
        options.hold(folder)
        _undo(folder, undo)
        return
    corrected = corrections_in(folder)
    known = len(parts.glossary().terms)
    if as_json:
        echo_json(encode(TermsReport(folder.name, corrected, known, str(own_terms_file()))))
        return
    for correction in corrected:
        at = f"{int(correction.at) // 60}:{int(correction.at) % 60:02d}"
        echo(f"{correction.question}  {at}  {correction.heard} → {correction.term}")
    if not corrected:
        echo(f"No term was put right in {folder.name}.")
    echo(f"{known} terms are known. Your own: {own_terms_file()}")


def _undo(folder: Path, undo: str) -> None:
    """Put back what was heard, and never correct it so again. Raises `BadInput`."""
    from mockint.words.terms.glossary import learn

    undone = [
        correction
        for correction in corrections_in(folder)
        if plain(correction.heard) == plain(undo)
    ]
    if not undone:
        raise BadInput(
            f"Nothing in {folder.name} was heard as {undo!r}.",
            do=f"See: mockint terms {folder.name}",
        )
    restore(folder, undone)
    terms = sorted({correction.term for correction in undone})
    learn(learned_terms_file(), never={plain(undo): terms})
    echo(f"{undo!r} stands again in {folder.name}. Judge it again: mockint review {folder.name}")


def corrections_in(folder: Path) -> tuple[Correction, ...]:
    """Find every correction in a session's transcripts."""
    from mockint.session import store
    from mockint.words.terms.restore import corrections

    return tuple(
        Correction(
            entry.question.id, entry.transcript.words[at].start, heard, term.strip(" ,.?!;:")
        )
        for entry in store.load(folder).entries
        if entry.transcript is not None
        for at, heard, term in corrections(entry.transcript.words)
    )


def restore(folder: Path, taken: list[Correction]) -> None:
    """Put back what was heard, in the transcripts on disk."""
    from dataclasses import replace

    from mockint.session import store
    from mockint.words.terms.restore import restored

    keep = store.Folder(folder).keep
    for entry in store.load(folder).entries:
        mine = [correction for correction in taken if correction.question == entry.question.id]
        if entry.transcript is not None and mine:
            words = entry.transcript.words
            for correction in mine:
                words = restored(words, correction.heard, correction.term)
            keep(entry.question, replace(entry.transcript, words=words))


def plain(heard: str) -> str:
    """Give what was heard without the punctuation around it."""
    return heard.strip(" ,.?!;:").lower()
