"""Read Markdown as people see it.

A file goes in, a tree of lines comes out: `file` reads the bytes, `inline` the words of a line,
`tables` a row, `blocks` gives all lines in order, and `outline` hangs each below its heading.
"""
