"""Sentences that tell a duty by another form than `you will …`: what the work is made of."""

import re

_TIME = r"(?:time|day|week|month|year|days|weeks|hours|mornings?|afternoons?|evenings?)"
_WORK = r"(?:role|job|post|position|work|remit|brief)"
_PART = (
    r"(?:an? (?:third|quarter|half|fifth|tenth|part|bit|lot|big part|large part|good part)|half"
    r"|part|most|much|some|the (?:rest|core|heart|bulk|main part|other half)|two thirds"
    r"|\d+ ?(?:%|per ?cent))"
)
_NO_WORK = r"(?! (?:have|be|bring|hold|join|know|enjoy|feel|like|send|apply|complete|provide)\b)"

_FORMS = (
    # parts of the work, and of the time
    (
        rf"^(?:about |around |roughly |nearly |over )?{_PART} of (?:the|your|this)"
        rf" (?:{_WORK}|{_TIME})\b"
    ),
    (
        rf"^(?:the|this|your) {_WORK}(?: also| then| really)?(?: will)? (?:takes? in|carr(?:y|ies)"
        r"|entails?|comprises?|revolves? around|centres? on|calls? for \w+ing|is (?:a )?(?:mix"
        r"|mixture|blend|split))\b"
    ),
    (
        r"^your (?:first|main|biggest|second|other|daily|regular|most important) (?:task|job"
        r"|project"
        r"|duty|work|challenge|priority) (?:will be|is|would be)\b"
    ),
    (
        rf"^your (?:{_TIME}) (?:will |would )?(?:be (?:spent|split|filled|divided)|(?:is|are)"
        rf" (?:spent"
        r"|split|filled|divided)|goes?\b|ends? with|begins? with)"
    ),
    (
        rf"^(?:one|two|three|half an?|an?|some) {_TIME} (?:a|per|each|every|of the) \w+ (?:goes?|is"
        r" (?:spent|for)|are (?:spent|for)) "
    ),
    r"^(?:it|this)(?: also)? (?:includes?|involves?|means|covers?|takes in) (?:\w+ly )?\w+ing\b",
    (
        r"^there (?:is|are|will be|will also be|is also|are also|may be|may also be) (?:also )?"
        r"(?:some|an? (?:bit|little|lot|fair amount|fair bit|share) of|occasional|plenty of|lots of"
        r"|regular) (?!free|flexib|paid|parking|opportunit|scope|room|support|training|chance)"
    ),
    r"^expect (?:plenty|lots|a lot|a good deal|a fair amount) of (?!support|training|freedom)",
    r"^responsibility for\b",
    (
        r"\b(?:is|are)(?: all| also)? (?:(?:an? )?(?:\w+ )?part of (?:it|the (?:job|role|work"
        r"|post))|yours(?: to \w+)?"
        r"|up to you|down to you|in your hands|your (?:job|responsibility|task|domain))\b"
    ),
    (
        r"\bfalls? to you\b|\b(?:staffed|done|run|handled|written|covered|kept|made|led|managed"
        r"|taken) by you\b"
    ),
    # what is asked of the person
    (
        r"^we (?:should |would |do )?(?:also )?(?:hope|like|expect|ask|want|trust) (?:that )?(?:you"
        rf"|they|s?he) (?:would|will|can|could|to)(?: also)?{_NO_WORK}"
    ),
    (
        r"^we(?:'ll|’ll| will| may| might| shall)(?: also| sometimes)? (?:ask|need|want|expect"
        r"|trust)"
        rf" you to{_NO_WORK}"
    ),
    (
        r"^we(?:'ll|’ll| will)? (?:look|turn) to you (?:to|for)\b"
        r"|^we(?:'ll|’ll| will)? (?:rely|count|depend|lean|call) on you (?:to|for)\b"
    ),
    (
        r"\byou (?:may|might|could|can)(?: also| sometimes| occasionally| then)* (?:be (?:asked"
        r"|called"
        r"|required|needed|expected|handed|sent)|have to|cover|help|deputise)\b(?! for\b)"
        r"(?! to (?:bring|provide|show|have|undergo|give|complete|pass|sit|take)\b)"
    ),
    # somebody that others turn to
    (
        r"\byou(?:'re|’re|'ll be|’ll be|'d be|’d be| are| will be| would be) (?:the|our)"
        r" (?:(?:first"
        r"|main|daily|single|only|friendly) )?(?:voice|face|link|bridge|point|contact|owner"
        r"|keyholder"
        r"|port of call|one (?:who|they|people|everyone|everybody))\b"
    ),
    (
        r"^(?:everybody|everyone|we all|all of us|the whole team|each of us)(?: also)? (?:pitch"
        r"|help"
        r"|take (?:a |their )?turn|takes (?:a |their )?turn|share|muck|chip|lend|join)\w*\b"
    ),
)
OF_WORK = re.compile("|".join(_FORMS), re.IGNORECASE)

NOT_ASKED = re.compile(
    r"^[^.,:]{3,60} (?:is|are) (?:essential|required|a must|necessary|mandatory|needed)\b|"
    r"^you (?:do not|don['’]t|won['’]t|will not|need not|needn['’]t|are not|aren['’]t)\b"
    r"|^you(?:'ll|’ll| will|'d|’d| would)? (?:not|never) (?:need|have)\b"
    r"|\byou(?:'ll|’ll| will|'d|’d| would)? (?:work|be working) (?:\d|an? \d|mon|tue|wed|thu|fri"
    r"|from (?:home|our)|full|part|shifts|flexib|alternate|one in|(?:three|four|five|six) "
    r"(?:days|shifts|hours))",
    re.IGNORECASE,
)
"""What the person is spared or must have, and when it works: no duty."""

GOES_ON = re.compile(
    r"^(?:they|he|she|s/he|he ?/ ?she|she ?/ ?he)(?:'ll|’ll| will| would| shall)"
    r"(?: (?:also|then|often|sometimes))* (?P<verb>[\w-]+)(?P<rest>[^.]*)",
    re.IGNORECASE,
)
"""Behind a sentence on the person that is sought: `They will mark the tests.`"""
