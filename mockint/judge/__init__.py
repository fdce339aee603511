"""Words of an answer in, what each sentence does and says of each concept out: the learned part.

`labels` are the names of what is told apart, `windows` the stretches of words that are looked at,
`concepts` the verdict on each expected concept, `sentences` what each sentence does, `larger` what
a model of the user's own says beside it. Networks stand behind the port `Judge`; what follows from
a verdict is written in `mockint.review`.
"""
