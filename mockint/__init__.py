"""mockint: an interview on the candidate's own machine, and a report with receipts."""

import os

__version__ = "0.2.0.dev0"

# onnxruntime (since 1.29, on Linux) reports each use to its maker unless this is set before it is
# imported; the hub client of Hugging Face counts its calls. Whoever imports any part of mockint
# comes through here first.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ["DO_NOT_TRACK"] = "1"
