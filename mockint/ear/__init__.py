"""The ear: a microphone in; a recording on disk, and segments of speech as they close, out."""
