"""Read Markdown as people see it.

A file goes in, a tree of lines comes out. `file` reads the bytes; `inline` splits the words of a
paragraph, `tables` reads rows, and `blocks` gives all of that in order as a `ranked_line` each;
`outline` hangs each line below its heading.
"""
