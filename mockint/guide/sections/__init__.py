"""Cut the tree of a guide into parts, and read what stands in them.

`heading_forms` and `section_parts` tell the section of every line; `questions` and `entries` read
the parts; `kinds` says what a question asks for, and `title` for which company and role.
"""
