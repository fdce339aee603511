"""Words around a number that say whose it is, whether it came about, and which way it went."""

import re

UP = re.compile(
    r"\b(?:increas|improv|rais|grew|grow|rose|rise|boost|gain|higher|faster|more|up|climb|jump"
    r"|doubl|tripl|expand)\w*",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:reduc|decreas|drop|cut|lower|fell|fall|down|sav|shr[aiu]nk|less|fewer|halv|slash|declin"
    r"|shorten|quicker)\w*",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:was|were|had|did|went|took|made|got|came|fell|rose|grew|brought|began|ran|led|kept|sold"
    r"|taught|won|cut|became|built|gave|found|saw|wrote|spent|paid|drove|been|\w{3,}ed)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(
    r"\b(?:is|are|has|have|do|does|can|must|need|says?|takes?|costs?|makes?|gets?|wants?|it's"
    r"|that's|i'm)\b",
    re.IGNORECASE,
)
AROUND = {
    "if": r"\b(?:if|would|could|should|might|imagine|suppose|let's say|hypothetical\w*|i'd|we'd"
    r"|you'd|dream)\b",
    "aim": r"\b(?:goal|target\w*|aim\w*|plan\w*|hop(?:e|ed|ing)|want(?:ed)? to|budget(?:ed)?"
    r"|supposed to|promis\w+|forecast\w*|expect\w*|realistic|going to|will)\b",
    "general": r"\b(?:usually|typically|normally|in general|industry|sector|nationwide|national"
    r"|country|world|study|studies|research|average person|read that|article|statistic\w*|market"
    r"|everyone|everybody|always)\b",
    "somebody": r"\b(?:(?:an?|my|our|the|some) (?:colleague|friend|coach|boss|competitor|cousin"
    r"|sister|brother|teacher|mother|father|neighbou?r|predecessor|successor)\w*"
    r"|somebody|someone|they|he|she|his|her)\b",
    "you": r"\b(?:you|your|yours)\b",
}
"""In the sentence of a number: what would be, an aim, what is so in general, the listener."""
LEADING = {
    "aim_here": r"\b(?:target|goal|aim|wanted|wants?|supposed|should|planned|promised|on paper"
    r"|budget|hoped|asked for|would|could|can't be)\b",
    "other_here": r"\b(?:my (?:uncle|father|mother|brother|sister|wife|husband|friend|grand\w+"
    r"|boss)|neighbours?|competitors?|colleagues?|others?|they|he|she|their|another|your|you"
    r"|one (?!point)\w+ i know|some (?:people|of))\b",
}
"""Right before a number, in its own clause: an aim, and somebody else."""
AROUND_CUES = [re.compile(cue, re.IGNORECASE) for cue in AROUND.values()]
LEADING_CUES = [re.compile(cue, re.IGNORECASE) for cue in LEADING.values()]
NAMED = re.compile(
    r"(?:\b(?:coach|room|line|bus|grade|class|page|platform|floor|gate|bay|version|chapter"
    r"|number|until|when|since|turned|aged?)(?: (?:i|he|she|it) (?:was|am|is|were))?"
    r"|\b(?:i|he|she|coach|mother|father|son|daughter) (?:was|am|is)) ?$",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"^\W*(?:in the (?:morning|evening|afternoon)|at night|o'?clock|a\.?m\b|p\.?m\b)",
    re.IGNORECASE,
)
"""Before and behind a number that counts nothing: a name, an age, an hour."""
CLAUSE = re.compile(r"[.?!;,]\s|\b(?:and|but|so|then|because)\b")
"""What parts the clause of a number from what stands before it."""


def same_direction(fact: str, said: str) -> bool:
    """Say whether both go up, or both down."""
    return any(cue.search(fact) and cue.search(said) for cue in (UP, DOWN))


def other_direction(fact: str, said: str) -> bool:
    """Say whether the one only goes up and the other one only down."""
    ways = (_only(fact), _only(said))
    return all(ways) and ways[0] is not ways[1]


def _only(text: str) -> re.Pattern[str] | None:
    up, down = UP.search(text), DOWN.search(text)
    if bool(up) == bool(down):
        return None
    return UP if up else DOWN


def past_share(text: str) -> float:
    """Give the share of the past among the verbs that tell a time."""
    past, present = len(PAST.findall(text)), len(PRESENT.findall(text))
    return past / max(1, past + present)
