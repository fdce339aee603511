"""A guide's Markdown in, its lines as people see them out."""
