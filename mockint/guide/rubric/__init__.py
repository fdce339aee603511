"""What answers are held against, and what the candidate changes about that.

`assemble` makes the rubric: `compile` finds the criteria that advice asks for, `reasons` says why a
line has none. `rubric_file` and `template` write `rubric.toml`, `toml_lines` and `overrides` read
it, and `apply` changes the pack as it says.
"""
