"""Make what follows from the trades and the checks, and comes with the program.

That is the index of all trades, the words of ours that a shared report shows, and the vectors of
each concept of the bank and of each sentence that a check goes by.

Run it when either was changed: `python content/trades/make.py`. A test says so too.
"""

import json
import runpy
import tomllib
from pathlib import Path

from mockint.engines.minilm import OURS, MiniLM
from mockint.guide.concepts.concept_bank import shelves
from mockint.guide.rubric.reasons import sentences
from mockint.guide.trades import files, index_file
from mockint.review.checks import RULES
from mockint.review.similarity import gist
from mockint.text.embeddings import pack

PUBLIC_WORDS = Path(__file__).parents[2] / "tools" / "public_words.py"


def ours() -> list[str]:
    """Give the sentences: a concept as questions, answers and guides are compared with it."""
    found = [sentence for _, sentence in sentences(RULES)]
    for entry in (entry for shelf in shelves() for entry in shelf.entries):
        found += (
            entry.gist,
            gist(entry.concept),
            entry.concept.name,
            entry.concept.means,
            *entry.wrong,
        )
    return list(dict.fromkeys(found))


def index() -> dict[str, dict[str, list[str]]]:
    """Give what tells each trade: words of a title, and the names of its concepts."""
    told = {}
    for path in files("questions.toml"):
        groups = [tomllib.loads(at.read_text("utf-8")) for at in path.parent.glob("concepts/*")]
        if names := sorted(row["name"] for group in groups for row in group["concept"]):
            words = tomllib.loads(path.read_text("utf-8"))["trade"]["words"]
            told[path.parent.name] = {"title_words": words, "names": names}
    return told


def main() -> None:
    """Write them all."""
    index_file().write_text(json.dumps(index(), indent=1, ensure_ascii=False) + "\n", "utf-8")
    runpy.run_path(str(PUBLIC_WORDS), run_name="__main__")
    model, told = MiniLM(), ours()
    pack(OURS, model.made_by, told, model.vectors(told))
    print(f"{len(told)} sentences, {OURS.stat().st_size / 1e6:.1f} MB: {OURS}")


if __name__ == "__main__":
    main()
