"""Make the vectors of each concept of the bank, and of each sentence that a check goes by.

They come with the program.

Run it when either was changed: `python content/trades/make.py`. A test says so too.
"""

from mockint.engines.minilm import OURS, MiniLM
from mockint.guide.concepts.concept_bank import shelves
from mockint.guide.rubric.reasons import sentences
from mockint.review.checks import RULES
from mockint.review.similarity import gist
from mockint.text.embeddings import pack


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


def main() -> None:
    """Write the file."""
    model, told = MiniLM(), ours()
    pack(OURS, model.made_by, told, model.vectors(told))
    print(f"{len(told)} sentences, {OURS.stat().st_size / 1e6:.1f} MB: {OURS}")


if __name__ == "__main__":
    main()
