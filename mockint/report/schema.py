"""Nothing in, the JSON Schema of `report.json` out, made from the model itself."""

from typing import Any

import msgspec

from mockint.model import Report
from mockint.session.json import SCHEMA


def schema() -> dict[str, Any]:
    """Describe `report.json`; docs/report.schema.json is this, written down."""
    (whole,), parts = msgspec.json.schema_components([Report], ref_template="#/$defs/{name}")
    top = dict(parts.pop(whole["$ref"].removeprefix("#/$defs/")))
    top["properties"] = {"schema": {"const": SCHEMA}, **top["properties"]}
    top["required"] = ["schema", *top["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mockint report",
        "description": (
            f"A session with its recordings, transcripts and reviews; version {SCHEMA}. Times are "
            "seconds."
        ),
        **{key: value for key, value in top.items() if key != "title"},
        "$defs": parts,
    }
