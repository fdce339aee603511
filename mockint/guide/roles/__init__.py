"""Decide what each line of a guide is: asked, put to the employer, or neither.

Form and place speak first: the shape of a line, the shape of the questions around it, what it
hangs below. What they leave open is weighed by a logistic regression over such features.
"""
