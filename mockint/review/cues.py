"""Words by which the parts of a story are told apart: for each part, patterns that people use in it.

Written from what the four parts mean; `benchmarks/train_roles.py` weighs them on stories that others labelled.
"""

import re

_DID = (
    r"(?:\w{2,}ed|began|bought|built|broke|brought|came|chose|cut|did|drew|drove|dug|found|gave|got|held|kept|knew|laid|"
    r"led|left|made|met|paid|put|ran|read|rebuilt|rewrote|sat|saw|sent|set|shared|showed|spent|split|spoke|stepped|took|"
    r"taught|told|went|wrote)"
)
_HOW = r"(?:also|then|first|next|immediately|quickly|personally|proactively|carefully|again|finally|even|just|simply)"
_MUST = r"(?:needed|had|wanted|have|need) to"

CUES: dict[str, tuple[str, ...]] = {
    "situation": (
        r"^(?:so|well|okay|yeah|um)?,? ?(?:at|in|during|back|for|on) (?:my|our|the|a) (?:\w+ )?(?:previous|last|current|former|old|first|company|job|team|role|project|startup)",
        r"\b(?:last|previous|one) (?:year|quarter|summer|month|week|spring|fall|autumn|winter|semester|night|friday|day)\b",
        r"\b(?:years?|months?|weeks?) ago\b|\bback in\b|\bat (?:that|the) time\b",
        r"\bwhen i (?:was|worked|joined|started|came|arrived)\b|\bi (?:was working|worked (?:at|for|on|as)|had (?:just )?joined|joined|inherited)\b",
        r"^(?:at|while|during|as an?|when|in|on) ",
        r"\b(?:was|were) (?:\w+ )?(?:facing|struggling|experiencing|seeing|having|running|using|working|building|planning|suffering|losing|growing|falling|getting|frustrated|manual|slow|new|down|managing|spread)\b",
        r"\b(?:had|have|has) (?:\w+ )?been\b|\bthere (?:was|were|had|is|are)\b",
        r"^(?:our|the|my|a|an|one|two|three|each|every|some|many|several|most) (?:[\w-]+ ){0,4}(?:was|were|had|relied|used|ran|wanted|handled|served|owned|lacked|depended|kept|needed|took|is|are|has)\b",
        r"\b(?:used to|relied on|depended on|supposed to|kept (?:\w+ing))\b",
        r"\b(?:team of|company|startup|legacy|monolith|client|department|organi[sz]ation|vendor)\b",
        r"\b(?:problem|issue|outage|incident|crash\w*|failed|failing|broke|broken|slow|delay\w*|complain\w*|stuck|behind|risk|unclear|inconsistent|no one|nobody|without any|lacked)\b",
        r"\b(?:only|no|not|never|couldn't|didn't|wasn't|weren't)\b",
    ),
    "task": (
        r"\b(?:my|our|the) (?:task|goal|job|role|responsibilit\w+|objective|challenge|mission|mandate|assignment|brief|aim) (?:was|were|is|here)\b",
        r"\bi was (?:also |then )?(?:asked|tasked|assigned|responsible|in charge|given|expected|brought|the (?:lead|owner|engineer|manager|one|person|tech|on-call))\b",
        rf"\b(?:i|it|they|somebody|someone) {_MUST}\b",
        rf"\bwe {_MUST}\b",
        r"\b(?:goal|objective|challenge|task|aim|requirement|target|deadline|mandate|constraint)s?\b",
        r"\b(?:up to me|on me|fell to me|my call|i owned|i volunteered|on call)\b|\bresponsib\w+",
        r"\b(?:manager|boss|lead|director|vp|cto|ceo|leadership|stakeholders?) (?:had )?(?:asked|wanted|told|assigned|needed|tasked)\b",
        r"\bto (?:decide|find|figure|ensure|deliver|make sure|determine|balance|understand|identify|restore|prove|convince)\b",
        r"\bwithout (?:\w+ing|any|a|breaking|compromising|losing)\b",
        r"\bi (?:wanted|decided to take|took on)\b|\bmust\b|\bshould\b",
        r"^(?:and |then |to )?(?:build|create|design|deliver|define|decompose|decide|drive|ensure|establish|evaluate|figure|find|fix|get|grow|help|identify|improve|keep|lead|make|manage|migrate|move|own|prove|provide|recover|reduce|restore|scale|set|ship|simplify|solve|standardi[sz]e|support|take|turn|understand|work out)\b(?!ed)",
        r"\bwhile (?:keeping|maintaining|still|staying|also)\b|\bwithin (?:\w+ )?(?:days?|weeks?|months?|hours?)\b",
    ),
    "action": (
        rf"^(?:so |and |but |then |next |after that |instead |first |second |finally )?,? ?(?:i|we)(?:'d)? (?:{_HOW} )*{_DID}\b",
        rf"\bi (?:{_HOW} )*{_DID}\b",
        rf"\bwe (?:{_HOW} )*{_DID}\b",
        r"\bby \w+ing\b|\busing\b",
        r"^(?:first|second|third|then|next|after that|from there|finally|once|meanwhile|in parallel)\b",
        r"\b(?:proposed|implemented|scheduled|created|designed|wrote|analy[sz]ed|profiled|introduced|organi[sz]ed|set up|facilitated|presented|documented|investigated|researched|collaborated|reached out|suggested|migrated|refactored|added|added|traced|checked|compared|tested|pulled|called|asked|walked|paired|reviewed|negotiated|mapped|interviewed|drafted|automated|configured|rolled|wrapped|moved|replaced)\b",
        rf"^(?:and )?{_DID} (?:a|an|the|all|our|my|with|each|to|up|out|every|two|three|daily|weekly|their|it|them|both|in|from)\b",
        r"\b(?:meeting|workshop|prototype|dashboard|runbook|proof[- ]of[- ]concepts?|spreadsheet|script|tests?|migration|index|cache|flag|queue|alert|plan|draft|interviews?)\b",
        r"^(?:rather than|instead of) |, (?:then|and then) ",
        r"\b(?:together with|worked with|partnered|aligned|agreed|sat down|explained|convinced|listened)\b",
    ),
    "result": (
        r"\b(?:as a result|in the end|ultimately|eventually|the (?:end )?result|the outcome|thanks to|because of (?:this|that)|since then|afterwards?|today|to this day|by the end)\b",
        r"\b(?:this|that|which|it) (?:\w+ )?(?:resulted|led|helped|enabled|allowed|reduced|improved|increased|saved|gave|taught|made|meant|became|cut|freed|won|brought)\b",
        r"\b(?:reduced|increased|improved|dropped|decreased|saved|cut|grew|rose|fell|exceeded|boosted|went (?:up|down|from)|lowered|doubled|halved|shortened|eliminated)\b",
        r"\b\d+(?:\.\d+)?\s?(?:%|percent|x\b)|\bpercent\b|\bin half\b|\bfrom (?:about |around |~)?[\w.$]+ (?:\w+ )?to (?:about |around |under |~)?[\w.$]+",
        r"\b(?:i|we|lessons?|also) (?:\w+ )?learn(?:ed|t)\b|\btaught me\b|\blearned\b|\btake-?away\b|\blesson\b",
        r"\bwe (?:also |finally )?(?:delivered|shipped|launched|achieved|finished|completed|met|hit|avoided|closed|won|recovered|never had|have not had|haven't had)\b",
        r"\bon (?:time|schedule)\b|\bahead of schedule\b|\bunder budget\b|\bwithin (?:a|the|one|two) (?:\w+ )?(?:hour|day|week|month)s?\b",
        r"\b(?:success\w*|smooth\w*|well received|approved|adopted|adoption|promoted|award\w*|recogni[sz]ed|praised|thanked|trust|confidence|relationship)\b",
        r"\b(?:feedback|satisfaction|morale|retention|revenue|happ(?:y|ier)|satisfied|pleased|thrilled|appreciated|grateful|standard|template|model for|blueprint|default)\b",
        r"\b(?:zero|no|fewer|without) (?:\w+ )?(?:incidents?|downtime|outages?|issues|complaints?|data loss|regressions?|errors|surprises|rework)\b",
        r"^(?:the|our|that|this) (?:[\w-]+ ){0,3}(?:is|became|now|has|went|improved|met|exceeded|loved|ended|shipped|launched|landed|worked|dropped|fell|grew|held|stayed|got|cleared|rebuilt|opened|stopped|cut|saved)\b",
        r"\bbecame\b|\bnow\b|\bstill\b|\bended up\b|\bsince\b|\bno longer\b",
    ),
}  # fmt: skip
"""Part of the story to its cues; all over the sentence in lower case."""

COMPILED = tuple(re.compile(pattern, re.IGNORECASE) for patterns in CUES.values() for pattern in patterns)

OWNERS = tuple(part for part, patterns in CUES.items() for _ in patterns)
"""The part that each cue was written for."""
