"""Each kind of question in one row: what a good answer holds, its length, what is asked next."""

from dataclasses import dataclass

from mockint.model import Kind

COACHES = "60-120 seconds: interview coaches' advice; no study supports a limit"
OURS = "{:g}-{:g} seconds: our own figure for a question of this kind; no study has one"
CAREERS = "careers services (Prospects; Queen's University Belfast), common interview questions"
PAST = "Levashina et al. 2014, doi 10.1111/peps.12052: questions on past behaviour"
CASES = "Latham et al. 1980, doi 10.1037/0021-9010.65.4.422: the situational interview"
HONEST = "Sezer et al. 2018, doi 10.1037/pspi0000108: an honest weakness did better than a boast"


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of question."""

    holds: tuple[str, ...]
    """What a good answer holds."""
    source: str
    """Who says so."""
    follow_ups: tuple[str, ...] = ()
    """What an interviewer asks next."""
    korean: tuple[str, ...] = ()
    """The same in Korean."""
    seconds: tuple[float, float] = (60.0, 120.0)
    """Shortest and longest answer that is advised."""
    may_be_short: bool = False
    """Whether a sentence or two can be a whole answer."""

    @property
    def length_source(self) -> str:
        """Who says how long an answer is."""
        return COACHES if self.seconds == (60.0, 120.0) else OURS.format(*self.seconds)


ROWS: dict[Kind, KindRow] = {
    Kind.SELF_PRESENTATION: KindRow(
        ("what you do now", "how you came there", "what you bring to this post", "why this post"),
        "MIT career counselling (present, past, future); Mount St. Mary's University (1-2 minutes)",
        ("What do you work on at the moment?", "Which part of that matters most for this post?"),
        ("지금은 어떤 일을 하고 계신가요?", "그중 이 직무에 가장 중요한 것은 무엇인가요?"),
    ),
    Kind.MOTIVATION: KindRow(
        ("something about them", "something about you that fits it", "what you want to do there"),
        CAREERS,
        ("What else did you look at?", "What would you want to do here first?"),
        ("다른 곳도 알아보셨나요?", "여기서 가장 먼저 하고 싶은 일은 무엇인가요?"),
        (30.0, 90.0),
    ),
    Kind.PLANS: KindRow(
        ("a direction", "how this post leads there", "what you already do for it"),
        CAREERS,
        ("What are you doing for that already?", "How does this post fit in?"),
        ("그것을 위해 지금 하고 있는 일이 있나요?", "이 자리는 그 계획과 어떻게 이어지나요?"),
        (30.0, 90.0),
    ),
    Kind.STRENGTHS: KindRow(
        ("a real one", "where it showed", "what you do with it, or about it"),
        f"{CAREERS}; {HONEST}",
        ("Where did that show last?", "How would a colleague put it?"),
        ("최근에 그것이 드러난 일이 있었나요?", "동료라면 어떻게 말할까요?"),
        (30.0, 90.0),
    ),
    Kind.OPINION: KindRow(
        ("your view first", "your reasons", "what speaks against it", "where you have seen it"),
        "Levashina et al. 2014, doi 10.1111/peps.12052: opinions are asked with their reasons",
        ("What would somebody say who disagrees?", "Where have you seen that yourself?"),
        ("다르게 생각하는 사람은 뭐라고 할까요?", "직접 겪어 보신 일이 있나요?"),
        (30.0, 120.0),
    ),
    Kind.SITUATIONAL: KindRow(
        ("what you find out first", "what you would do, in order", "why", "whom you bring in"),
        CASES,
        ("What would you do if that did not help?", "Whom would you tell, and when?"),
        ("그래도 해결되지 않으면 어떻게 하시겠어요?", "누구에게, 언제 알리시겠어요?"),
    ),
    Kind.CONFLICT: KindRow(
        ("what it was about", "how they saw it", "what you said and did", "how it ended"),
        PAST,
        ("How did the other side see it?", "What would you do differently today?"),
        ("상대방은 어떻게 보았을까요?", "지금이라면 무엇을 다르게 하시겠어요?"),
    ),
    Kind.TERMS: KindRow(
        ("a direct answer", "a figure, a date, a yes or a no", "where you can move"),
        CAREERS,
        ("Is there room in that?", "What matters to you besides that?"),
        ("조정할 여지가 있나요?", "그 밖에 중요하게 보시는 것은 무엇인가요?"),
        (10.0, 60.0),
        may_be_short=True,
    ),
    Kind.BEHAVIORAL: KindRow(
        ("situation", "task", "action", "result", "what you learned"),
        PAST,
        ("Can you put a number on that result?", "What exactly was your own part in it?"),
        ("그 결과를 숫자로 말씀해 주시겠어요?", "그중 본인이 직접 한 일은 무엇인가요?"),
    ),
    Kind.SYSTEM_DESIGN: KindRow(
        ("clarify", "approach", "trade-offs", "failure", "measurement"),
        "guides to system design interviews; no study",
        ("What breaks first when the load grows tenfold?", "How would you notice that it fails?"),
        ("부하가 열 배로 늘면 어디가 먼저 무너질까요?", "장애가 난 것을 어떻게 알 수 있나요?"),
    ),
    Kind.COMPARISON: KindRow(
        ("one side", "the other side", "what decides", "your choice"),
        "our own; no study",
        ("Which one would you take here, and why?", "When would that be the wrong choice?"),
        ("이 상황이라면 어느 쪽을 고르시겠어요?", "그 선택이 틀리는 경우는 언제인가요?"),
    ),
    Kind.WALKTHROUGH: KindRow(
        ("where you begin", "each step in order", "what goes wrong", "how you know it worked"),
        "our own; no study",
        ("Where has that gone wrong for you?", "How do you know that it worked?"),
        ("그 과정에서 잘못된 적이 있었나요?", "잘되었다는 것은 어떻게 확인하나요?"),
    ),
    Kind.DEFINITION: KindRow(
        ("what it is", "how it works", "when it is used", "an example of yours"),
        "our own; no study",
        ("Where have you used that yourself?",),
        ("직접 사용해 본 적이 있나요?",),
        may_be_short=True,
    ),
    Kind.COLLABORATION: KindRow(
        ("who wants what", "how you agree", "an example", "what came of it"),
        PAST,
        ("What do you do when they disagree?", "Can you give me an example?"),
        ("의견이 다르면 어떻게 하시나요?", "예를 하나 들어 주시겠어요?"),
    ),
    Kind.ASKING: KindRow(
        (
            "open questions",
            "nothing that the guide already answers",
            "one for each theme that matters",
        ),
        CAREERS,
    ),
    Kind.CLOSING: KindRow(
        ("thanks", "why this job", "what you bring", "what comes next"),
        CAREERS,
    ),
}

STORIES = frozenset({Kind.BEHAVIORAL, Kind.COLLABORATION, Kind.CONFLICT})
"""What happened is asked, or how one works with others: a story answers it best."""
ABOUT_ONESELF = frozenset(
    {
        Kind.SELF_PRESENTATION,
        Kind.MOTIVATION,
        Kind.PLANS,
        Kind.STRENGTHS,
        Kind.TERMS,
        Kind.ASKING,
        Kind.CLOSING,
    }
)
"""Nothing of the trade is asked: neither a story nor a concept is waited for."""
