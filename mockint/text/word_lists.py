"""Lists of words, written as one text: twelve to a line read better than one."""


def listed(text: str) -> tuple[str, ...]:
    """Give the words between blanks."""
    return tuple(text.split())


STOP = frozenset(
    listed(
        "a an the and or but if of to in on at for with by from as"
        " is are was were be been being do does did have has had will"
        " would could should can may might must it its this that these those"
        " i you we they he she me my your our their us them what which"
        " who how when where why not no so than then there here about into"
        " one over other some any all very just also too up out more most"
        " tell describe explain outline walk through compare time use used using"
        " set new get got make made really well vs i'd you'd i'm it's learn"
        " handle manage choose role dealt deal approach work way thing things like"
    )
)
"""Words that say nothing about the subject."""
