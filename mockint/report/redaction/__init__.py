"""A report in, one to share out: what is known to tell of nobody stays, all else is hidden."""
