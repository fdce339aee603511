"""A check in, how to practise it until tomorrow out: one exercise of a few minutes, alone and aloud."""

DRILLS = {
    "content": "Answer the question again in one minute, and let your first sentence be the answer itself.",
    "star": "Write one line for each part: where, your task, what you did, what changed. Tell it again from the lines.",
    "structure": "Answer again and name each part as you come to it: what is needed, how, at what price, what may "
    "fail, how it is watched.",
    "concepts": "Say each missed concept once in a sentence of your own, then answer again with them in their place.",
    "metrics": "Write down the three numbers of this story: how big, how much better, how soon. Then answer again.",
    "claims": "Learn the number as your résumé has it, and say it with its work: what, from, to.",
    "ownership": "Tell the story again. Wherever you say “we”, say which part was yours.",
    "impact": "End with the person who gained: what could they do afterwards that they could not do before?",
    "fillers": "Answer again and let every filler be a breath. Silence sounds shorter to others than to you.",
    "pauses": "Say your first sentence to yourself before you begin, and answer again.",
    "length": "Set a clock to two minutes. Give the point first, then one example, then stop.",
    "pace": "Answer again with one breath between two sentences; hear both takes one after the other.",
}
"""By the check's id; whoever adds a check adds its drill."""


def drill(check: str) -> str:
    """Give the exercise; an unknown check has the one that helps always."""
    return DRILLS.get(check, "Hear this moment, then answer the question again and compare both takes.")
