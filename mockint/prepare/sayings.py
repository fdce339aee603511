"""Tell what a line of an advert is by its own words: a duty, a demand, an offer, the company.

Where no heading says it. A line that none of the rules fits says nothing.
"""

import re
from functools import lru_cache

from mockint.prepare.duties import HOLDER, tells_a_duty
from mockint.prepare.duty_verbs import (
    begins_with_a_gerund,
    begins_with_a_noun_of_work,
    begins_with_a_verb,
)
from mockint.prepare.topic_table import PaperTopic

DEMAND = re.compile(
    r"^(?:(?:some|a few|several|prior|previous|recent|relevant|proven|solid|strong|good"
    r"|great|excellent|demonstrable|demonstrated|extensive"
    r"|hands[- ]on|practical|deep|sound|working|basic|advanced|thorough|clear|outstanding"
    r"|exceptional|professional|commercial|significant"
    r"|substantial|native|fluent|full|clean|valid|current|active|a|an|the|your|at least|one"
    r"|two|three|four|five|six|seven|eight|ten|minimum(?: of)?|ideally|knowledge|not|no"
    r"|any) )*"
    r"(?:experience|experienced|knowledge|understanding|ability|abilities|able|degree"
    r"|bachelor\S*|master\S*|ph\.?d|b\.?sc|m\.?sc|mba|qualif\w+|certif\w+"
    r"|proficien\w+|fluen\w+|familiar\w*|track record|skills?|communicat(?:or|ion)\b"
    r"|competen\w+|expertise|command of|grasp of|eye for"
    r"|years?(?:'|’)?|comfortable|comfort with|confident|confidence|willing\w*|eligib\w+"
    r"|right to work|driv(?:er|ing)\S* licen[cs]e|passion\w*|enthusias\w+"
    r"|dbs|registered|registration|diploma|gcse\S*|a[- ]levels?|nvq|level \d|curio\w+"
    r"|self-\w+|attention to detail|evidence of|history of|exposure to"
    r"|background in|mindset|attitude|flexib\w+|patien(?:ce|t\b)|resilien\w+|empath\w+"
    r"|honest\w*|reliab\w+|organi[sz]ed|team ?player|motivated|detail-oriented"
    r"|literate|numera\w+|fit|aged|over 18|english|german|french|spanish|dutch|welsh|korean"
    r"|hindi)\b|^\d{1,2}\s*(?:\+|-|–|to|or more)?\s*\d{0,2}\+?\s*(?:years?|yrs?)\b|^(?:one|two"
    r"|three|four|five|six|seven|eight|ten) years?"
    r"|^you(?:'re|’re|'ve|’ve|'d|’d| are| have| bring| know| speak| hold| can| must| should"
    r"| love| enjoy| need| understand| possess| care|r \w+ is| want| like| thrive)\b"
    r"|^you(?:'ll|’ll| will) (?:need|have|hold|bring|possess|know|be (?:a|an|able"
    r"|comfortable|confident|familiar|fluent|someone|qualified|registered))\b"
    r"|^(?:must|should|needs? to) (?:have|be|hold|possess)\b|\b(?:is|are) (?:a must|required"
    r"|essential|necessary|mandatory|expected)\b"
    r"|\byears(?:'|’)? (?:of )?[\w -]{0,40}experience\b|^we(?:'re|’re| are) (?:looking for"
    r"|after) (?:someone|somebody|people)|^we (?:want|need) (?:someone|somebody)"
    r"|^we(?:'d|’d| would)? (?:expect|need|ask|want|like) you to (?:have|be|hold)\b"
    r"|\b(?:enhanced|basic|standard) dbs\b|\bsubject to (?:an? )?(?:satisfactory|background"
    r"|police)\b"
    rf"|^{HOLDER} (?:will (?:have|hold|need|bring|possess|be (?:a|an|able))|has|must|should"
    rf"|needs)\b|^(?:the )?(?:successful |shortlisted |suitable |interested )?(?:applicants?"
    rf"|candidates?) (?:must|should|will|need)",
    re.IGNORECASE,
)
CHECKED = re.compile(
    r"\b(?:subject to|requires?|undergo|need) (?:an? )?(?:satisfactory |enhanced |basic "
    r"|full )*(?:dbs|background|police|reference|disclosure|criminal)\w*(?: record)? check",
    re.IGNORECASE,
)
WISH = re.compile(
    r"\b(?:is|are|would be|be) (?:a |an )?(?:\w+ )?(?:plus|bonus|advantage|desirable"
    r"|advantageous|nice to have|welcome)\b|\bwould be (?:very |really )?(?:useful|helpful"
    r"|lovely|brilliant|nice|great|good|handy)\b|\bit (?:helps|would help) (?:if|to)\b"
    r"|\bnice to have\b|\bbut not essential\b"
    r"|\b(?:a|an) (?:big |real |definite )?(?:plus|bonus|advantage)\W*$|\(desirable\)|^\(d\)"
    r"|\(d\)$|\bdesirable\W*$|^ideally\b|^bonus(?: points)?\b|^desirable\b",
    re.IGNORECASE,
)
GIVEN = re.compile(
    r"[£$€₹¥]\s?\d|\b\d[\d,.]*k?\s?(?:gbp|eur|usd|inr|lpa)\b|\bpension\b|\bannual leave\b"
    r"|\b(?:days?|weeks?)(?:'|’)? (?:of )?(?:paid |annual )?(?:holiday|leave|vacation)\b"
    r"|\b(?:health|dental|life|medical|private) (?:insurance|cover|assurance)\b"
    r"|\binsurance\b|\bote\b|\bsalary\b|\bbonus\b|^we (?:offer|provide|pay|give|will give)\b"
    r"|^in return\b|\bdiscount|\bgym\b|\bcycle[- ]to[- ]work\b|\bfree (?:parking|lunch|meals"
    r"|uniform|fruit)\b|\bflexi(?:ble)?[- ]?(?:time|hours|working)\b"
    r"|\bwork(?:ing)? from home\b|\bremote[- ]first\b|\bhybrid\b|\bstock options?\b"
    r"|\bshare (?:options|scheme)\b|\bequity\b|\bparental\b|\bmaternity\b|\bsick pay\b"
    r"|\btraining budget\b|\b(?:paid|fully funded|funded) \w+|\b401\(?k\b|\bovertime\b"
    r"|\bprovident fund\b|\bgratuity\b|\bcompany car\b|\bperks?\b|\bbenefits? package\b"
    r"|^you(?:'ll|’ll| will) (?:get|receive|enjoy|earn|be (?:paid|given|entitled))\b"
    r"|\bcareer (?:progression|development)\b|\bper (?:hour|annum|month)\b|\bwe(?:'ll|’ll"
    r"| will) (?:pay|cover|give you|support you)\b",
    re.IGNORECASE,
)
THEY = re.compile(
    r"^(?:we|our|us|ours|since|founded|established|with (?:over|more than|offices))\b"
    r"|\b(?:was|were) (?:founded|set up|established)\b"
    r"|^(?!No |There |This |These |It |Some |Most |Every |Each "
    r"|All )[A-Z][\w&' ]{1,40} (?:is|are|was|has|runs|makes|builds|helps|provides|serves)\b"
)
ASIDE = re.compile(
    r"equal opportunit|\bregardless of\b|without regard to|\bcookies?\b|\bto apply\b"
    r"|^apply\b|\bapply (?:now|by|via|with|online|through)\b|\bclick\b|\bclosing date\b"
    r"|\bsend (?:us )?(?:your|a) (?:cv|c\.v\.|r[ée]sum[ée]|application|covering)"
    r"|\bcover(?:ing)? letter\b|\binterviews? (?:will|are|is|take)"
    r"|\b(?:recruitment )?agenc(?:y|ies)\b.{0,40}\b(?:not|no|please)\b"
    r"|^share (?:this|on|via|with)\b|\b(?:share|email|forward|drop|mail) (?:us )?(?:your"
    r"|their|a) (?:updated )?(?:cv|r[ée]sum[ée])|\bsign in\b|\bprivacy\b|©"
    r"|\ball rights reserved\b|^posted\b|\bsimilar jobs\b|^back to\b|^(?:read|show|see"
    r"|view) (?:more|less|all)\b|^accept all\b"
    r"|disability confident|reasonable adjustments?|\breference (?:number|no)\b|\bjob id\b"
    r"|\bwe welcome applications\b|\bunderrepresented\b|\bprotected characteristic"
    r"|\bsafeguarding and promoting the welfare\b|^https?://\S+$|^www\.\S+$"
    r"|\bsave (?:this )?job\b|\bskip to\b|\bread our\b|\bvisit our\b|\bfollow us\b"
    r"|\bany questions\b|\binformal (?:chat|discussion|visit)\b|^page \d+(?: of \d+)?$"
    r"|^home\b.{0,6}[>›/»]",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def topic_said(text: str, *, listed: bool) -> PaperTopic | None:
    """Tell what a line is about; `listed`: it is an item of a list, where a bare verb is a duty."""
    begins = listed and begins_with_a_verb(text)
    rules = (
        (PaperTopic.REQUIREMENTS, CHECKED.search(text)),
        (PaperTopic.OTHER, ASIDE.search(text)),
        (PaperTopic.WISHES, WISH.search(text)),
        (PaperTopic.DUTIES, tells_a_duty(text)),
        # `Work from home`, or `Negotiate discounts`: nothing tells
        (None, begins and GIVEN.search(text)),
        (PaperTopic.DUTIES, begins),
        (PaperTopic.REQUIREMENTS, DEMAND.search(text)),
        (PaperTopic.OFFER, GIVEN.search(text)),
        (PaperTopic.DUTIES, listed and begins_with_a_gerund(text)),
        (PaperTopic.DUTIES, listed and begins_with_a_noun_of_work(text)),
        (PaperTopic.COMPANY, THEY.search(text)),
    )
    return next((topic for topic, fits in rules if fits), None)
