"""A preparation guide in Markdown in, a pack with the place of every line out.

text → blocks → outline → parts → questions, lines, concepts → expected, kinds, rubric → reading.
"""

from mockint.guide.reading import read
from mockint.guide.shipped import shipped

__all__ = ["read", "shipped"]
