"""The loop: while the agenda has a question, ask it, then assess the answer.

The room's furniture does the rest. A candidate may always go on with an answer whose end was only
a silence, also over the interviewer's next words: the answer is then heard on, read and reviewed
as one, and the agenda decides anew what comes next. What is said to a follow-up joins the answer
that it follows.
"""

from mockint.interview.loop import interview

__all__ = ["interview"]
