"""A session on disk: opened safely, written whole, read again and compared."""
