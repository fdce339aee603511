"""`rubric.toml` changes what is listened for, and each mistake in it is one line with its place."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockint.errors import BadInput
from mockint.guide.rubric.apply import applied
from mockint.guide.rubric.overrides import checked
from mockint.guide.rubric.template import template
from mockint.guide.rubric.toml_lines import Placed, placed
from mockint.model import Kind, Pack
from mockint.wiring.guides import begin, read, shipped
from tests.conftest import Run

SHIPPED = read(shipped())[0]


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "mine.md"
    path.write_bytes(shipped().read_bytes())
    return path


def pack_with(guide: Path, rubric: str) -> Pack:
    guide.with_name("rubric.toml").write_text(rubric)
    return read(guide)[0]


def test_the_file_that_is_written_changes_nothing_and_names_everything(guide: Path) -> None:
    """It can be read at once; with its comments taken away it still says what the guide says."""
    before = read(guide)[0]
    path = begin(guide)
    assert path == guide.with_name("rubric.toml")
    assert read(guide)[0] == before
    keys = (
        "title",
        "on",
        "weight",
        "kind",
        "concepts",
        "follow_ups",
        "seconds",
        "said_as",
        "means",
    )
    lines = [line for line in path.read_text().splitlines() if not line.startswith("# on = false")]
    live = [
        line[2:] if line.startswith("# ") and line[2:].split(" =")[0] in keys else line
        for line in lines
    ]
    own = next(at for at, line in enumerate(live) if line.startswith("# A check of your own"))
    live[own : own + 7] = []
    table = tomllib.loads("\n".join(live))
    assert table["questions"].keys() == {question.id for question in before.questions}
    assert table["checks"]["metrics"] == {"title": "Speaks with numbers", "weight": 1}
    path.write_text("\n".join(live))
    assert [question.concepts for question in read(guide)[0].questions] == [
        question.concepts for question in before.questions
    ]
    with pytest.raises(BadInput, match="there already"):
        begin(guide)


def test_checks_are_renamed_weighed_switched_off_and_added(guide: Path) -> None:
    """The guide's line stays the reason; one's own check has the rubric file's line."""
    pack = pack_with(
        guide,
        '[checks.metrics]\ntitle = "Numbers!"\nweight = 3\n[checks.closing]\non = false\n'
        '[checks.accessibility]\nkeywords = ["accessibility", "screen reader"]\n',
    )
    metrics, own = pack.rubric.check("metrics"), pack.rubric.check("accessibility")
    assert metrics
    assert (metrics.title, metrics.weight, metrics.source and metrics.source.file) == (
        "Numbers!",
        3,
        "mine.md",
    )
    assert own
    assert own.keywords == ("accessibility", "screen reader")
    assert str(own.source) == "rubric.toml:6"
    assert pack.rubric.check("closing") is None
    assert pack.rubric.off == ("closing",)


def test_questions_get_other_concepts_kinds_lengths_and_follow_ups(guide: Path) -> None:
    """A concept that nobody knew yet becomes one; a question that is switched off is not asked."""
    pack = pack_with(
        guide,
        '[questions.01-system-design]\nkind = "walkthrough"\nconcepts = ["Sharding by '
        'room", "load balancing"]\n'
        'follow_ups = ["And then?"]\nseconds = [30, 90]\n[questions.10-collaboration]\non = false\n'
        '[concepts."load balancing"]\nsaid_as = ["spreading the load"]\nmeans = "many '
        'share the work."\n'
        "[concepts.partitioning]\non = false\n",
    )
    question = pack.questions[0]
    assert question.kind is Kind.WALKTHROUGH
    assert question.concepts == ("Sharding by room", "load balancing")
    assert (question.follow_ups, question.seconds) == (("And then?",), (30.0, 90.0))
    assert len(pack.questions) == 9
    known = {concept.name: concept for group in pack.rubric.concepts for concept in group.concepts}
    assert known["load balancing"].said_as[0] == "spreading the load"
    assert known["load balancing"].means == "many share the work"
    assert "Sharding by room" in known
    assert "partitioning" not in known


@pytest.mark.parametrize(
    ("rubric", "line", "words"),
    [
        ("[checks.metrics]\nwieght = 2\n", 2, "Did you mean weight?"),
        ("\n\n[cheks.metrics]\n", 3, "Did you mean checks?"),
        ("[checks.metrics]\nweight = 11\n", 2, "a number from 0 to 10"),
        ("[checks.metrics]\nweight = nan\n", 2, "a number from 0 to 10"),
        ("[checks.metrics]\non = 1\n", 2, "true or false"),
        ("[checks.metrcs]\nweight = 2\n", 1, "Did you mean metrics?"),
        ("checks = 3\n", 1, "must be a table"),
        ("[checks]\nmetrics = true\n", 2, "must be a table"),
        (
            "# first\n[questions.01-system-design]\n# second\nseconds = [90, 30]\n",
            4,
            "the smaller first",
        ),
        ('[questions.01-system-design]\nkind = "song"\n', 2, "behavioral"),
        ("[questions.01-sistem-design]\non = true\n", 1, "Did you mean 01-system-design?"),
        ('[concepts."load balancing"]\nsaid_as = "one"\n', 2, "a list of texts"),
        ('[concepts."load balancing"]\nsaid_as = [" "]\n', 2, "a list of texts"),
        ("[checks.metrics]\ntitle = \n", 2, "not TOML"),
        ("[checks.metrics]\n[checks.metrics]\n", 2, "not TOML"),
        ("a = " + "[" * 5000, 1, "not TOML"),
        ('[checks.metrics]\ntitle = "open', 2, "not TOML"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(
    guide: Path, rubric: str, line: int, words: str
) -> None:
    """File, line, what to write instead."""
    with pytest.raises(BadInput) as error:
        pack_with(guide, rubric)
    assert str(error.value).startswith(f"rubric.toml:{line}: ")
    assert words in str(error.value)


def test_a_rubric_of_another_guide_is_left_alone(guide: Path) -> None:
    """Several guides may share a folder; each may have a file of its own name, too."""
    assert pack_with(guide, 'guide = "other.md"\n[checks.closing]\non = false\n').rubric.check(
        "closing"
    )
    assert begin(guide).name == "mine.rubric.toml"
    guide.with_name("mine.rubric.toml").write_text("[checks.closing]\non = false\n")
    assert read(guide)[0].rubric.check("closing") is None


def test_every_question_off_is_refused(guide: Path) -> None:
    """An interview needs one."""
    ids = [question.id for question in read(guide)[0].questions]
    with pytest.raises(BadInput, match="Leave one on"):
        pack_with(guide, "".join(f"[questions.{question}]\non = false\n" for question in ids))


def test_odd_names_come_through_the_template(tmp_path: Path) -> None:
    """Quotes, backslashes, Hangul and control characters in a guide make no broken file."""
    path = tmp_path / "odd.md"
    path.write_text(
        '# "Prep"\n\n## Questions\n- How do you escape \\ and "quotes" in C:\\temp?\n\n## '
        'Concepts\n- 인덱스 "B"\n'
    )
    assert tomllib.loads(template(read(path)[0]))["guide"] == "odd.md"


def test_the_commands_write_and_obey(run: Run, guide: Path) -> None:
    """`compile --edit` writes, `compile` shows what came of it, a mistake ends with 2."""
    assert run("guide", "compile", "--edit", guide).returncode == 0
    rubric = guide.with_name("rubric.toml")
    rubric.write_text('[checks.metrics]\ntitle = "Numbers!"\n[checks.raise]\non = false\n')
    done = run("guide", "compile", guide)
    assert "Numbers!" in done.stdout
    assert "Switched off: raise" in done.stdout
    rubric.write_text("[chekcs.metrics]\n")
    done = run("guide", "compile", guide)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "mockint: rubric.toml:1: chekcs is not known here. Did you mean checks?\n"


_NAMES = (
    "checks concepts questions metrics closing 01-system-design on weight "
    "title keywords said_as kind seconds wieght"
)
KEYS = st.sampled_from(
    [*_NAMES.split(), "load balancing", "follow_ups", "guide", "", 'a"b', "한글"]
)
VALUES = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["system design", "mine.md"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(table=st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_table_is_obeyed_or_refused(table: dict[str, object]) -> None:
    """No other exception, and every concept that a question expects is known."""
    try:
        pack = applied(SHIPPED, checked(Placed(table, {}, "rubric.toml")))
    except BadInput:
        return
    known = {concept.name for group in pack.rubric.concepts for concept in group.concepts}
    assert all(set(question.concepts) <= known for question in pack.questions)


@settings(max_examples=300, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(["[checks.metrics]\n", "title", " = ", '"', "'''", "[", "]", "\n", "x"])
        | st.text(max_size=4)
    ).map("".join)
)
def test_any_text_is_read_or_refused_with_its_line(text: str) -> None:
    """Whatever is in the file; the line is inside it."""
    try:
        lines = list(placed(text, "rubric.toml").lines.values())
    except BadInput as error:
        lines = [int(str(error).split(":")[1])]
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)


def test_only_what_the_question_itself_names_is_core() -> None:
    from mockint.guide.concepts.expected import core

    names = ("OAuth2", "JWT", "encryption at rest", "secure coding")
    question = (
        "How would you protect data at rest and in transit, and where do OAuth2 and JWT help?"
    )
    assert core(question, names) == ("OAuth2", "JWT")
    assert core("Tell me about a time you failed.", names) == ()
    numbers = ("one", "two", "three", "four", "five", "six")
    assert len(core(" and ".join(numbers), numbers)) == 4
