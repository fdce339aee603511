"""Over-engineering: technology named before any need, and many technologies without what they cost.

Technology is what stands among the guide's concepts and résumé under a proper name, and a few names of the field.
"""

import re
from collections.abc import Iterator

from mockint.model import Answer, Finding, Kind, Level, Rubric
from mockint.review.structure import DESIGN
from mockint.review.substance import english
from mockint.words import Sentence, at_clock, evidence, quote, sentences

CHECK = "engineering"
ASKED = (Kind.SYSTEM_DESIGN, Kind.WALKTHROUGH)
MANY = 6
"""Different technologies in one answer from which on a word on their cost is missed; ours, no study has one."""
REFERENCE = "The number of six technologies is our own; no study has one"
_NAMES = re.compile(
    r"\b(?:Kafka|RabbitMQ|Redis|Kubernetes|Docker|Istio|Envoy|Kong|Cassandra|MongoDB|DynamoDB|Postgre(?:s|SQL)|MySQL"
    r"|Elasticsearch|Flink|Spark|Airflow|GraphQL|gRPC|Terraform|Helm|Consul|Vault|Prometheus|Grafana|Jaeger|ELK|NATS"
    r"|Pulsar|ZooKeeper|etcd|Lambda|EKS|ECS|SQS|SNS|Kinesis|Hadoop|Snowflake|ClickHouse|Cockroach(?:DB)?|Linkerd"
    r"|Argo(?:CD)?"
    r"|Memcached|CQRS|event sourcing|service mesh|sagas?|micro ?frontends?|blockchain|sharding)\b",
    re.IGNORECASE,
)
_NEED = re.compile(
    r"\b(?:users?|requests?|traffic|load|per second|a day|daily|peak|latency|requirements?|need(?:s|ed)?|must|goal"
    r"|so that|"
    r"because|problem|bottleneck|read|writes?|consisten\w+|availab\w+|scale|grow\w*|depends|if)\b",
    re.IGNORECASE,
)
_SIMPLE = re.compile(
    r"\b(?:simpl\w+|start(?:ing)? (?:small|with)|only (?:when|if)|not (?:yet|needed|need)|don't need"
    r"|maintain\w*|"
    r"upkeep|operat(?:e|ing|ional)\w*|boring|monolith first|over-?engineer\w*|team (?:is|can|knows))\b",
    re.IGNORECASE,
)


def engineering(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Say where a technology came before its reason, and whether cost and upkeep were weighed."""
    del rubric
    if not english(answer) or answer.question.kind not in ASKED:
        return []
    told = sentences(answer.transcript.words)
    named = {hit[0].lower() for one in told for hit in _NAMES.finditer(one.text)}
    weighed = [one for one in told if _SIMPLE.search(one.text) or _trade_off().search(one.text)]
    found = list(_too_early(answer, told))
    if weighed:
        remark = "weighs what it costs."
        found += [_finding(answer, one, Level.GOOD, remark) for one in weighed[:2]]
    elif len(named) >= MANY:
        first = next(one for one in told if _NAMES.search(one.text))
        remark = (
            f"begins {len(named)} technologies ({', '.join(sorted(named))}), and none is weighed against its upkeep."
        )
        found.append(_finding(answer, first, Level.IMPROVE, remark, float(len(named))))
    return found


def _too_early(answer: Answer, told: tuple[Sentence, ...]) -> Iterator[Finding]:
    """Find the first sentence with two technologies, if no need was spoken of until then."""
    for one in told:
        if _NEED.search(one.text):
            return
        names = {hit[0].lower() for hit in _NAMES.finditer(one.text)}
        if len(names) > 1:
            yield _finding(
                answer, one, Level.IMPROVE, "names technology before any need. Say first what has to be reached."
            )
            return


def _trade_off() -> re.Pattern[str]:
    return next(section.cue for section in DESIGN if section.name == "trade-off")


def _finding(answer: Answer, one: Sentence, level: Level, remark: str, value: float | None = None) -> Finding:
    words = answer.transcript.words
    message = f"'{quote(words, one.first, one.last)}'{at_clock(words, one.first)} {remark}"
    reference = REFERENCE if value else ""
    return Finding(CHECK, level, message, (evidence(words, one.first, one.last),), value, reference=reference)
