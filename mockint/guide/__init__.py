"""Read a preparation guide in Markdown as a pack that knows the line of everything in it.

`lines` tells what the words of one line say; `markdown` makes a tree of lines; `sections` cuts it
into parts and reads them, and `concepts` what they want to be heard; `rubric` says what answers
are held against. `reader` goes this way from file to pack.
"""

from mockint.guide.reader import read
from mockint.guide.shipped import shipped

__all__ = ["read", "shipped"]
