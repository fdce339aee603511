"""What a good answer names: concepts of the guide, and those of the bank where it has too few.

`splitting` cuts written phrases, `groups` reads the guide's section, `expected` chooses for each
question by shared words (`stems`), and `widening` adds from the `concept_bank`.
"""
