"""A session for other programs: subtitles, a table of findings, cards of missed concepts."""
