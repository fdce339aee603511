"""The weights: which there are, which of them are here, how they come, and which are used.

For `mockint models`, `mockint doctor` and whoever loads a recogniser.
"""

from collections.abc import Collection

from mockint.engines import provenance
from mockint.engines.faster_whisper.hub import (
    LICENCE,
    SIZES,
    address,
    damaged,
    fetch,
    here,
    kept_as,
    remove,
    repository,
)
from mockint.words import model_choice, speed
from mockint.words.model_choice import Choice
from mockint.words.speed import Speed

__all__ = [
    "LICENCE",
    "SIZES",
    "address",
    "choice",
    "damaged",
    "device",
    "fetch",
    "gain",
    "here",
    "kept_as",
    "larger",
    "measured",
    "offer",
    "provenance",
    "remove",
    "repository",
    "slow",
    "work",
]


def device() -> str:
    """Say what recognition runs on here: `cpu`, or `cuda` where there is a graphics card."""
    from mockint.engines.faster_whisper import loading

    return loading.chosen("auto")


def measured() -> Speed | None:
    """Give what was measured on this machine, with the device that is used; else None."""
    known = speed.remembered()
    return known if known and speed.holds(known, device()) else None


def choice(live: str | None = None, second: str | None = None) -> Choice:
    """Choose the models to use, of those that are here; a wish comes first."""
    known = measured()
    names = {kept.name for kept in here()} if known else ()
    return _chosen(names, known, live, second)


def offer() -> Choice | None:
    """Choose the models that this machine would manage, here or not; None before it is measured."""
    known = measured()
    return _chosen([size.name for size in SIZES], known, None, None) if known else None


def _chosen(
    names: Collection[str], known: Speed | None, live: str | None, second: str | None
) -> Choice:
    work = {size.name: size.work for size in SIZES if size.name in names}
    seconds = known.seconds if known else None
    return model_choice.chosen(work, seconds, live=live, second=second)


def work(name: str) -> float:
    """Give a model's work relative to base; 1 of one that is not known."""
    return next((size.work for size in SIZES if size.name == name), 1.0)


def larger(name: str, than: str) -> bool:
    """Say whether a known model is larger than another; one that is not known is neither."""
    sizes = [size.name for size in SIZES]
    return name in sizes and than in sizes and sizes.index(name) > sizes.index(than)


def gain(better: str, used: str) -> str:
    """Say what is published of a larger model beside the one that is used."""
    wrong = {size.name: size.wrong for size in SIZES}
    more, less = wrong.get(used), wrong.get(better)
    if more is None or less is None:
        return "and larger models get fewer words wrong"
    share = round(100 * (1 - less / more), -1)
    return f"with some {share:.0f}% fewer words wrong (published, read English)"


def slow() -> str:
    """Say so where a machine falls back on a smaller model than base, or does not keep up.

    Empty otherwise.
    """
    known = measured()
    if known is None:
        return ""
    name = choice().live
    seconds = known.seconds * work(name)
    if seconds <= model_choice.KEEPS_UP and work(name) >= 1.0:
        return ""
    verdict = model_choice.verdict(seconds)
    return f"This machine is slow at recognition; the model {name} is used: {verdict}."
