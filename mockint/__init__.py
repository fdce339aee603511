"""mockint: an interview, spoken and heard on the candidate's own machine, and a report with receipts."""

__version__ = "0.2.0.dev0"
