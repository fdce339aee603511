"""A session in; subtitles, a table of findings and cards of missed concepts out, for other programs."""
