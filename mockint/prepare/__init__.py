"""Make a preparation guide from a job advert and a résumé, each part with the line it came from.

paper → headings → advert, resume → question_bank, named_concepts → draft (and a language model's
proposals) → writing.
"""
