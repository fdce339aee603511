"""A `Comparison` in, a page and a text out: what the last take gained, lost, or still lacks."""

from markupsafe import Markup

from mockint.report.figures import clock
from mockint.report.page import policy, style, template
from mockint.report.phrasing import date, quoted
from mockint.session.takes import Change, Comparison, Difference, Measure, Moment, Versus
from mockint.text.sanitise import plain

HEADINGS = {
    Change.LOST: "Lost",
    Change.GAINED: "Gained",
    Change.STILL_MISSING: "Still missing",
    Change.KEPT: "Kept",
}
"""What was lost comes first: nobody notices it alone."""

SIGNS = {Change.LOST: "-", Change.GAINED: "+", Change.STILL_MISSING: "○", Change.KEPT: "="}


SHORT = 6
"""Words of a thing that has a name; more of them are a sentence."""


def sentence(difference: Difference, last: int) -> str:
    """Say one difference: `Take 3 no longer has “40%”`."""
    what = (
        f"“{plain(difference.what)}”"
        if len(difference.what.split()) <= SHORT
        else plain(quoted(difference.what))
    )
    short = len(difference.what.split()) <= SHORT
    match difference.change:
        case Change.LOST:
            return (
                f"Take {last} no longer has {what}"
                if short
                else f"Take {last} no longer has this: {what}"
            )
        case Change.GAINED:
            return f"Take {last} has {what}" if short else f"New in take {last}: {what}"
        case Change.STILL_MISSING:
            return f"No take has {what}" if short else what
        case Change.KEPT:
            return f"Still there: {what}"


def where(moment: Moment | None) -> str:
    """Say where it was heard."""
    if moment is None or moment.at is None:
        return ""
    quoted_words = f": “{plain(moment.words)}”" if moment.words else ""
    return f"take {moment.take} at {clock(moment.at)}{quoted_words}"


def figure(measure: Measure) -> str:
    """Write a measure over the takes: `Pace 131 → 148 words a minute`."""
    values = " → ".join("–" if value is None else f"{value:.0f}" for value in measure.values)
    return f"{measure.name} {values} {measure.unit}"


def within_noise(versus: Versus) -> str:
    """Name the measures that did not change by more than they vary anyway."""
    names = [measure.name for measure in versus.measures if measure.is_alike]
    return f"No real change: {', '.join(names)}" if names else ""


def text(comparison: Comparison) -> str:
    """Write the comparison for a terminal."""
    lines = [" → ".join(map(plain, comparison.sessions)), ""]
    for versus in comparison.questions:
        lines += [plain(versus.question.text), f"  {len(versus.takes)} takes", *_lines(versus), ""]
    if not comparison.questions:
        lines += [
            "These sessions have no question in common that was answered and judged in both.",
            "",
        ]
    if comparison.alone:
        lines.append(f"Answered only once: {'; '.join(map(plain, comparison.alone))}")
    return "\n".join(lines).rstrip() + "\n"


def _lines(versus: Versus) -> list[str]:
    last = len(versus.takes)
    lines = []
    for change in HEADINGS:
        for difference in versus.of(change):
            if change is not Change.KEPT:
                place = where(difference.after or difference.before)
                lines.append(
                    f"  {SIGNS[change]} {sentence(difference, last)}"
                    + (f" ({place})" if place else "")
                )
    if kept := versus.of(Change.KEPT):
        lines.append(f"  = {len(kept)} more are in both")
    lines += [f"  {figure(measure)}" for measure in versus.measures if not measure.is_alike]
    return [*lines, *([f"  {folded}"] if (folded := within_noise(versus)) else [])]


def page(comparison: Comparison) -> str:
    """Write the comparison as one page that needs nothing else."""
    return template("versus.html.j2").render(
        comparison=comparison,
        headings=HEADINGS,
        sentence=sentence,
        where=where,
        figure=figure,
        within_noise=within_noise,
        date=date,
        plain=plain,
        style=Markup(style()),  # noqa: S704 - ours
        policy=policy(style()),
    )
