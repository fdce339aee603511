"""A session's page, text and file for programs, all from one `Report`; and takes compared."""

from mockint.report.build import build
from mockint.report.page import Extent, html
from mockint.report.redaction.redact import Private, places, redact
from mockint.report.save import ReportFile, write
from mockint.report.schema import schema
from mockint.report.sound import Sounding
from mockint.report.text import card, markdown

__all__ = [
    "Extent",
    "Private",
    "ReportFile",
    "Sounding",
    "build",
    "card",
    "html",
    "markdown",
    "places",
    "redact",
    "schema",
    "write",
]
