"""Places that are claimed in other words than 第几, against claims and data.

Of 2023: X_YOY 测试区 12, 虚构2县 17, 虚构3县 9, 虚构4县 15 (the third of four, the second from the
end); IDLE, of which less is better, 测试区 4, the others 5, 6 and 7; Y_YOY 测试区 5, 虚构2县 9,
nothing of the others; LEAST is claimed to be 全市最低 without data, Z_YOY to be 全市第五.
"""

import pytest

from indicators.model.codelists import Direction, Measure, RankKind
from indicators.proofreading import HitKind, lint
from tests.facts import OWN, claim, dataset, indicator, observation, peer

X = indicator("X_YOY", name="虚构投资增速")
Y = indicator("Y_YOY", name="虚构消费增速")
Z = indicator("Z_YOY", name="虚构用电增速")
IDLE = indicator("IDLE", name="虚构失业率", measure=Measure.SHARE, direction=Direction.DOWN)
LEAST = indicator("LEAST", name="虚构转诊率", measure=Measure.SHARE, direction=Direction.DOWN)
AREAS = (OWN, peer(2), peer(3), peer(4))
DATA = dataset(
    *(observation(X, value, area=a) for value, a in zip((12, 17, 9, 15), AREAS, strict=True)),
    *(observation(IDLE, value, area=a) for value, a in zip((4, 5, 6, 7), AREAS, strict=True)),
    observation(Y, 5),
    observation(Y, 9, area=AREAS[1]),
    observation(Z, 3),
    observation(LEAST, 13),
    claim(LEAST, kind=RankKind.LOWEST, rank=None),
    claim(Z, rank=5),
    areas=AREAS,
)


def hits(text):
    return [(each.kind, each.quoted, each.message) for each in lint(text, DATA)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年虚构投资增速进入全市前三。",
        "2023年虚构投资增速位居全市前三位。",
        "2023年虚构投资增速全市倒数第二。",
        "2023年虚构失业率为全市最低。",
        "2023年虚构失业率居全市首位。",
        "虚构2县2023年虚构投资增速为全市最高。",
        "虚构3县2023年虚构投资增速全市垫底。",
        "虚构4县2023年虚构投资增速跻身全市前2名。",
        "2023年虚构转诊率为全市最低（原文自述）。",
        "2023年全市前三季度情况良好，发放全市最低生活保障金。",
    ],
)
def test_a_place_in_other_words_is_confirmed(text):
    assert hits(text) == []


@pytest.mark.parametrize(
    ("text", "quoted", "message"),
    [
        ("2023年虚构投资增速居全市首位。", "居全市首位", "文稿说首位，按工作簿数据排第3"),
        ("2023年虚构投资增速进入全市前二。", "进入全市前二", "文稿说前二，按工作簿数据排第3"),
        ("2023年虚构投资增速为全市最高。", "为全市最高", "文稿说最高，按工作簿数据排第3"),
        ("2023年虚构投资增速为全市最低。", "为全市最低", "文稿说最低，按工作簿数据排第3"),
        ("2023年虚构投资增速全市倒数第一。", "全市倒数第一", "文稿说倒数第一，按工作簿数据排第3"),
        ("2023年虚构失业率为全市最高。", "为全市最高", "文稿说最高，按工作簿数据排第1"),
        # 虚构2县 alone is above: the first place is refuted, whatever the others have.
        ("2023年虚构消费增速居全市榜首。", "居全市榜首", "文稿说榜首，按工作簿数据排第2—4"),
        (
            "2023年虚构用电增速居全市首位。",
            "居全市首位",
            "本版2023年“虚构用电增速”为增速全市第五，按工作簿数据位次未定",
        ),
        (
            "2023年虚构用电增速进入全市前三。",
            "进入全市前三",
            "本版2023年“虚构用电增速”为增速全市第五，按工作簿数据位次未定",
        ),
        (
            "2023年虚构转诊率为全市最高。",
            "为全市最高",
            "本版2023年“虚构转诊率”为全市最低，按工作簿数据位次未定",
        ),
    ],
)
def test_a_refuted_place_is_told_with_both_places(text, quoted, message):
    assert hits(text) == [(HitKind.VALUE, quoted, message)]


def test_a_place_that_data_leave_open_is_not_confirmed():
    (found,) = hits("2023年虚构消费增速进入全市前三。")
    assert found[0] is HitKind.NO_SOURCE
    assert found[2] == "不能核对：缺2个地区：虚构3县、虚构4县，按工作簿数据排第2—4"


@pytest.mark.parametrize("place", ["首位", "前三", "末位", "倒数第二", "最高"])
def test_a_place_of_what_nobody_knows_has_no_source(place):
    ((kind, quoted, _),) = hits(f"某项工作居全市{place}。")
    assert (kind, quoted) == (HitKind.NO_SOURCE, f"居全市{place}")
