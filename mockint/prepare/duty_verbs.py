"""Verbs with which duties begin, and those that tell no work."""

import re

from mockint.text.word_lists import listed

DUTIES_BEGIN = frozenset(
    listed("""
    accompany account achieve act adapt adjust administer advise advocate aid align allocate
    analyse analyze answer apply appraise approve arrange assemble assess assign assist attend
    audit authorise author automate bake balance bill book brief bring broker budget build buy
    calculate calibrate call capture care carry catalogue champion chair challenge chase check
    choose clean clear close coach code collaborate collate collect commission communicate
    compare compile complete conduct configure connect consult contact contribute control
    convert cook coordinate co-ordinate copy counsel cover craft create cultivate curate cut
    cycle debug decide define deliver demonstrate deploy deputise derive design detect determine
    develop devise diagnose direct discuss dispatch dispense distribute document draft draw
    drive edit educate encourage enforce engage engineer enhance enrol ensure enter escalate
    establish estimate evaluate examine execute expand explain explore extend facilitate feed
    file find fit fix follow forecast foster gather generate get give go graft greet grow guide
    handle harvest help hire host identify implement improve increase induct influence inform
    ingest innovate inspect inspire install instruct integrate interpret interview introduce
    investigate invoice iterate join keep launch lay lead learn liaise lift listen load log look
    maintain make manage map mark measure meet mentor migrate minute mix model moderate monitor
    motivate move navigate negotiate note nurture observe obtain offer open operate optimise
    optimize orchestrate order organise organize originate overhaul oversee own pack paint
    partner perform pick pilot pitch plan plant play post prepare present price prioritise
    prioritize process procure produce program programme progress project promote propose
    prospect protect prototype prove provide prune publish pull purchase push qualify query
    raise reach read receive recommend reconcile record recruit redesign reduce refactor refer
    refine register rehearse release remove repair replace reply report represent research
    resolve respond retain review rewrite rotate run safeguard scale schedule scope screen seek
    select sell send serve service set shadow shape share ship shoot sign simplify solve sort
    source spot staff stand standardise start steer stock store streamline strengthen structure
    study submit supervise supply support survey sweep take talk target teach test track train
    transfer translate travel treat triage troubleshoot tune tutor uncover undertake understand
    update upgrade upload use validate verify visit walk wash watch weigh weld welcome win work
    write
    """)
)
"""Base forms, as a list of duties has them: `Plan lessons`."""

DOES_NO_WORK = frozenset(
    listed("""
    have need be bring get receive join earn hold possess find enjoy become benefit not know love
    like understand speak can must should may might could want believe thrive feel think care are
    re live get belong get never always already deserve require will would and or who that with
    share come fit meet qualify demonstrate want bring expect agree wish prefer value
    """)
)
"""After `you will`: they tell what the person is, has or gets."""

SHOWS = frozenset(
    listed("""
    demonstrate show prove communicate work read write understand engage adapt travel hold keep
    handle get act perform achieve
    """)
)
"""After `should` or `must`: they also tell what somebody is able to do."""

NOUN_OF_WORK = re.compile(
    r"(?:[a-z-]+ ){0,2}?(?P<noun>liaison|upkeep|support|ownership|point of contact|\w{4,}ing"
    r"|\w{3,}(?:ation|ition|ision|ection|ment|enance|istance|ysis|ership)) (?:of|with|in|to"
    r"|for|on|and)\b",
    re.IGNORECASE,
)
NO_WORK = frozenset(
    listed("""
    commitment dedication motivation attention qualification education completion appreciation
    application registration certification ambition determination orientation training
    understanding willing outstanding driving working living being standing according
    accommodation compensation environment equipment contribution allowance payment membership
    """)
)
"""Nouns with which demands and offers begin."""

_NO_VERB_AFTER = frozenset(listed("experience knowledge skills ability degree certificate"))


def begins_with_a_verb(text: str) -> bool:
    """Say whether an item begins with a base form: `Plan lessons`."""
    return _first(text) in DUTIES_BEGIN


def begins_with_a_gerund(text: str) -> bool:
    """Say whether an item begins with a verb in -ing: `Planning lessons`."""
    word = _first(text)
    if not word.endswith("ing"):
        return False
    stem = word[:-3]
    single = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    return not DUTIES_BEGIN.isdisjoint({stem, f"{stem}e", single})


def begins_with_a_noun_of_work(text: str) -> bool:
    """Say whether an item begins with a noun made of a verb: `Preparation of VAT returns`."""
    hit = NOUN_OF_WORK.match(text)
    return hit is not None and hit["noun"].casefold() not in NO_WORK


def begins_with_work(text: str) -> bool:
    """Say whether a line of a list of duties is one, whatever it names besides."""
    third = _first(text).removesuffix("s") in DUTIES_BEGIN
    return third or begins_with_a_gerund(text) or begins_with_a_noun_of_work(text)


def _first(text: str) -> str:
    """Give the word that an item begins with, after adverbs; none before a noun of demand."""
    words = [word.strip(",.:;()/").casefold() for word in text.split()[:4]]
    while len(words) > 1 and words[0].endswith("ly") and words[0] not in DUTIES_BEGIN:
        words = words[1:]
    if not words or (len(words) > 1 and words[1] in _NO_VERB_AFTER):
        return ""
    return words[0]
