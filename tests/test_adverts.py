"""Adverts as people save them: what they ask for and offer, whose they are, and of which trade."""

from pathlib import Path

import pytest

from benchmarks.adverts import BANK, Row, names_agree, row, same
from mockint.prepare.advert import Advert, Seniority, advert
from mockint.prepare.choosing import choose
from mockint.prepare.duties import tells_a_duty
from mockint.prepare.named_terms import named_terms
from mockint.prepare.paper import paper
from mockint.prepare.question_bank import GENERAL
from mockint.prepare.resume import resume
from mockint.prepare.trade_choice import trade_of
from mockint.wiring.prepare import known

ADVERTS = Path(__file__).parent / "cases" / "adverts"
TRUTHS = sorted(ADVERTS.glob("*/*.json"))
TRADES = {trade.id for trade in BANK.trades}


def read(text: str) -> Advert:
    return advert(paper("advert.md", text))


def held(trade: str | None) -> str:
    """Give the trade that is right with the bank as it is: one that it lacks is general."""
    return trade if trade in TRADES else GENERAL


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_an_advert_gives_its_duties_its_names_and_no_question_of_another_trade(
    truth: Path,
) -> None:
    """Written with their truths by somebody who saw no rule, but for those in `wild`."""
    found: Row = row(next(truth.with_suffix(s) for s in (".md", ".txt") if _is(truth, s)))
    assert found.trade == held(found.truth["known"])
    assert not found.strangers
    assert not found.lost["duties"]
    for name in ("company", "role"):
        told = getattr(found, name)
        # a name that was not found is asked for; a wrong one would be believed
        assert not told or names_agree(found.truth[name], told, loosely=True) or _excused(truth)
    assert not [text for text in found.truth["not_duties"] for duty in found.duties if text == duty]
    assert not found.wrong_gaps
    assert not found.wrong_skills


def _is(truth: Path, suffix: str) -> bool:
    return truth.with_suffix(suffix).exists()


def _excused(truth: Path) -> bool:
    """A trust stands above this advert, and a school in it."""
    return truth.stem == "05-marrowdale"


def test_the_forms_of_the_issue_give_every_name_and_requirement() -> None:
    """Tables, front matter, a heading with an apostrophe, brackets: each wholly right."""
    for truth in sorted((ADVERTS / "wild").glob("*.json")):
        found = row(next(truth.with_suffix(s) for s in (".md", ".txt") if _is(truth, s)))
        assert (found.company, found.role) == (found.truth["company"], found.truth["role"])
        assert not any(found.lost.values()), found.lost


@pytest.mark.parametrize(
    ("title", "trade"),
    [
        ("Maths Teacher", "teaching"),
        ("Teacher of Accounting (maternity cover)", "teaching"),
        ("Nursery Nurse", "teaching"),
        ("Nursing Lecturer", "teaching"),
        ("Staff Nurse – Nights", "care"),
        ("Director of Nursing", "care"),
        ("Dental Nurse", None),
        ("Nurse Recruiter", None),
        ("Ward Clerk", None),
        ("Senior Data Engineer", "data"),
        ("Marketing Data Analyst", "data"),
        ("Data Entry Clerk", None),
        ("Data Protection Officer", None),
        ("Software Engineer, Data Platform", "data"),
        ("Engineer (Backend, Go)", "backend"),
        ("Java Instructor", None),
        ("React Developer", "frontend"),
        ("Front End Loader Operator", None),
        ("Full-Stack Developer (React and Node.js)", None),
        ("Salesforce Administrator", None),
        ("Sales Executive", "sales"),
        ("Sales Ledger Clerk", "finance"),
        ("Sales Engineer", None),
        ("Head of Product", "product"),
        ("IT Project Manager", "product"),
        ("Product Designer", None),
        ("Product Marketing Manager", None),
        ("Project Accountant", "finance"),
        ("Finance Manager", "finance"),
        ("Tax Lawyer", None),
        ("Fundraising Director", None),
        ("Pastry Chef", None),
        ("Civil Engineer", None),
        ("Paralegal", None),
        ("School Cook", None),
        ("School Business Manager", None),
        ("Software Engineer II", None),
    ],
)
def test_the_title_tells_the_trade_or_none(title: str, trade: str | None) -> None:
    """A neighbour's questions are worse than general ones."""
    post = read(f"# {title}\n\n## What you'll do\n- Look after the week's plan\n")
    assert post.role
    assert trade_of(post, BANK).id == held(trade)


def test_a_title_without_a_trade_leaves_it_to_the_text_and_one_word_proves_nothing() -> None:
    """`Software Engineer` is of whichever trade the text speaks of, if it is one alone."""
    heading = "# Software Engineer\n\n## Responsibilities\n"
    services = f"{heading}- Build microservices in Golang with Django beside them\n- Own our APIs\n"
    assert trade_of(read(services), BANK).id == "backend"
    assert trade_of(read(f"{heading}- Build microservices\n"), BANK).id == GENERAL
    between = f"{services}- Build pages in React with TypeScript, CSS and HTML\n"
    assert trade_of(read(between), BANK).id == GENERAL


def test_a_trade_asks_nothing_about_things_that_the_post_does_not_have() -> None:
    """Neither what no line of the work names, nor `go` as a verb, nor what a benefit names."""
    post = read(
        "# Backend Developer\n\n## What you'll do\n- Go to customers and tune PostgreSQL\n\n"
        "## Benefits\n- Kafka reading group\n- A bank holiday more\n"
    )
    trade = next(trade for trade in BANK.trades if trade.id == "backend")
    chosen = choose(BANK, post, trade, Seniority.MID, count=40)
    own = [question for question in chosen if question.entry.trade == "backend"]
    assert {question.word for question in own} <= {"", "PostgreSQL"}
    assert any(question.word for question in own)


def test_forms_of_lists() -> None:
    """Columns, HTML, an enumeration in a sentence, boxes, wrapped lines, lost signs, prose."""
    post = read(
        "<h3>Your week</h3><ul><li>Cut the hedges &amp; lawns</li><li>Feed the bees</li></ul>\n\n"
        "| Must have | Nice to have |\n|---|---|\n| A van | A dog |\n\n"
        "## After that\n- [ ] Plan the orchard\n\n"
        "Duties include: pruning the vines; mending the paths; counting the frogs.\n\n"
        "The gardener will also show visitors round. We were founded in 1921.\n"
        "You will keep the diary of what was sown and when, so that others\n"
        "know of it too.\n\n"
        "Salary: £26,000\n"
    )
    assert [item.text for item in post.duties] == [
        "Cut the hedges & lawns",
        "Feed the bees",
        "Plan the orchard",
        "pruning the vines",
        "mending the paths",
        "counting the frogs",
        "The gardener will also show visitors round.",
        "You will keep the diary of what was sown and when, so that others know of it too.",
    ]
    assert [item.text for item in post.requirements] == ["A van"]
    assert [item.text for item in post.wishes] == ["A dog"]
    assert [item.text for item in post.offer] == ["Salary: £26,000"]


def test_years_in_words_tell_the_level() -> None:
    """`Six years` as well as `6+ years`; of a range, the fewer."""
    levels = {"Six years in DevOps": "senior", "3 to 6 years": "mid", "One year of sales": "junior"}
    for demand, level in levels.items():
        assert read(f"# Analyst\n\n## Requirements\n- {demand}\n").level == level


def test_skills_beyond_the_bank_are_compared_by_name() -> None:
    """Those of a list, names written alike, phrases; an ordinary word needs its capital."""
    post = read(
        "# Site Welder\n\n## You have\n- Excel, and MIG or TIG\n- Excel at teamwork, and go far\n"
        "- AutoCAD\n- Photos at https://figma.example/jira\n- ZX81 rigs and plasma cutting\n"
    )
    person = resume(
        paper("cv.md", "## Skills\nMIG, Excel, plasma cutting, ZX81\n\n## Work\n- Ran a yard\n")
    )
    terms = named_terms(post, person, known(""))
    assert [term.name for term, _ in terms.shared] == ["Excel", "MIG", "ZX81", "plasma cutting"]
    assert [term.name for term in terms.gaps] == ["AutoCAD"]


def test_the_benchmark_holds_two_lines_for_one_only_if_they_say_the_same() -> None:
    """Signs and case aside."""
    assert same("Plan, and mark, lessons", "* plan and mark lessons")
    assert not same("Plan lessons for Year 7", "Plan the year")
    assert not names_agree("Kite Ltd", "", loosely=True)


@pytest.mark.parametrize(
    "text",
    [
        "A third of the job is answering the phone.",
        "Responsibility for the safe and the keys goes with the post.",
        "We'll look to you for advice on dosing.",
        "You may also have to drive the minibus.",
        "You're going to be writing the playbook.",
        "You and one colleague look after the on-call phone.",
        "Should prepare the weekly report.",
        "Ordering from the day boats falls to you.",
    ],
)
def test_a_sentence_tells_a_duty_in_other_words_than_you_will(text: str) -> None:
    """As prose has them."""
    assert tells_a_duty(text)


@pytest.mark.parametrize(
    "text",
    [
        "You do not need to row, swim well or own Lycra.",
        "You'll work 37.5 hours a week.",
        "You may be asked for references.",
        "You'll have your own desk and two screens.",
        "A full driving licence is essential as you will drive people's own vehicles.",
        "There is also some free parking.",
        "Should have a good command of Hindi.",
    ],
)
def test_what_is_spared_given_or_had_is_no_duty(text: str) -> None:
    """A careless reader would take them for work."""
    assert not tells_a_duty(text)


def test_they_of_whom_the_sentence_before_spoke_have_duties() -> None:
    """The title heads nothing, though a word in it would."""
    post = read(
        "# Teacher of Science (chemistry preferred)\n\nThe successful applicant will teach "
        "physics. They will share in writing the schemes of work. They will like teenagers.\n\n"
        "Wat ga je doen?\n- Run the club\n"
    )
    assert [item.text for item in post.duties] == [
        "The successful applicant will teach physics.",
        "They will share in writing the schemes of work.",
        "Run the club",
    ]
