"""The words: a recording in, a transcript out, read while the candidate speaks or afterwards."""
