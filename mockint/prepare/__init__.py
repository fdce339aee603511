"""Make a preparation guide from a job advert and a résumé, each part with the line it came from.

paper → headings → advert, resume → questions, terms → draft → writing.
"""
