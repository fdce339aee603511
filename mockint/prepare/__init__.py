"""A job advert and a résumé in, a preparation guide out, with the line that each part of it was taken from.

paper → headings → advert, resume → questions, terms → draft → writing.
"""
