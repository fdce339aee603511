"""What a good answer names: concepts of the guide, and those of the bank where it has too few.

`splitting` cuts written phrases, `groups` reads the guide's section, and `expected` chooses for
each question by shared words (`stems`). `widening` adds from the `concept_bank`, of which
`candidates` says how close each concept comes.
"""
