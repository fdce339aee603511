"""Korean numbers before their units, and none where there is none."""

import pytest

from mockint.text.numerals_ko import find


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("지연 시간이 이십오 퍼센트 줄었습니다", [(25, "%")]),
        ("사백 밀리초에서 삼백 밀리초로", [(400, "ms"), (300, "ms")]),
        ("일일 활성 사용자 만 명", [(10_000, "users")]),
        ("1만 2천 명", [(12_000, "users")]),
        ("두 배 빨라졌어요", [(2, "x")]),
        ("절반으로 줄였습니다", [(50, "%")]),
        ("99.9퍼센트", [(99.9, "%")]),
        ("구십구 점 구 퍼센트", [(99.9, "%")]),
        ("DB 부하를 40프로 낮췄어요", [(40, "%")]),
        ("백오십만 건", [(1_500_000, "requests")]),
        ("이 서비스는 일이 많았습니다", []),
    ],
)
def test_numbers(text: str, wanted: list[tuple[float, str]]) -> None:
    """Value and unit are right."""
    assert [(number.quantity.value, number.quantity.unit) for number in find(text)] == wanted
