"""Write `report.html`, `report.md` and `report.json` into a session's folder, each whole."""

from dataclasses import dataclass
from pathlib import Path

from mockint.files import write as whole
from mockint.model import Report
from mockint.report.page import Extent, html
from mockint.report.sound import Sounding
from mockint.report.text import card, markdown
from mockint.session.json import encode

BESIDE = Sounding()


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file of the report."""

    path: Path
    bytes: int

    def __str__(self) -> str:
        """Tell where it is and how large."""
        size = (
            f"{self.bytes / 1e6:.1f} MB"
            if self.bytes >= 1e6
            else f"{max(1, self.bytes // 1000)} kB"
        )
        return f"{self.path} ({size})"


def write(
    report: Report,
    folder: Path,
    sounding: Sounding = BESIDE,
    *,
    name: str = "report",
    extent: Extent = Extent.FOLDED,
) -> list[ReportFile]:
    """Write the three forms of a report as `name` with three endings; of a card only two.

    By default the page plays what lies beside it.
    """
    alone = extent is Extent.CARD
    text = card(report) if alone else markdown(report)
    name = f"{name}-card" if alone else name
    # Half of a surrogate pair, as a damaged session may hold, has no bytes in UTF-8.
    forms = {
        f"{name}.html": html(report, folder, sounding, extent=extent).encode("utf-8", "replace"),
        f"{name}.md": text.encode("utf-8", "replace"),
    }
    if not alone:
        forms[f"{name}.json"] = encode(report)
    return [_write(folder / file, data) for file, data in forms.items()]


def _write(path: Path, data: bytes) -> ReportFile:
    whole(path, data)
    return ReportFile(path, len(data))
