# ruff: noqa: INP001 - a script, not a package
"""Write docs/report.schema.json from the model: `python docs/schema.py`."""

import json
from pathlib import Path

from mockint.report import schema

if __name__ == "__main__":
    path = Path(__file__).with_name("report.schema.json")
    path.write_text(json.dumps(schema(), indent=2) + "\n", encoding="utf-8")
