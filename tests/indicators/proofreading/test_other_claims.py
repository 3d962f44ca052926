"""The number is the edition's, and what is claimed with it is not.

X_YOY: 2023 测试区 16.1, 虚构2县 17, 虚构3县 9 (预计); 1—9月 of 2024: 9.9. SHARE: 40, then 44.
"""

from datetime import date

import pytest

from indicators.model.codelists import Measure
from indicators.proofreading import HitKind, agreeing, lint
from tests.facts import OWN, claim, dataset, indicator, observation, peer, target

X = indicator("X_YOY", name="虚构投资增速", base="X")
LEVEL = indicator("X", name="虚构投资", measure=Measure.FLOW, unit="亿元")
Y = indicator("Y_YOY", name="虚构消费增速", base="Y")
CONSUMPTION = indicator("Y", name="虚构消费", measure=Measure.FLOW, unit="亿元")
REVENUE = indicator("REV", name="虚构收入", measure=Measure.FLOW, unit="亿元")
REVENUE_RATE = indicator("REV_YOY", name="虚构收入增速", base="REV")
SHARE = indicator("SHARE", name="虚构覆盖率", measure=Measure.SHARE)
TAX = indicator("TAX", name="虚构税收", measure=Measure.FLOW, unit="万元")
FLATS = indicator("FLATS", name="虚构改造套数", measure=Measure.FLOW, unit="套")
AREAS = (OWN, peer(2), peer(3))
DATA = dataset(
    observation(X, 16.1),
    observation(X, 17, area=AREAS[1]),
    observation(X, 9, area=AREAS[2], status="预计"),
    observation(X, 9.9, "2024-01..09"),
    observation(LEVEL, 120),
    observation(Y, 5),
    observation(CONSUMPTION, 80),
    observation(REVENUE, 10, bound=">"),
    observation(REVENUE_RATE, 7.5, status="预计"),
    observation(SHARE, 40, "2022"),
    observation(SHARE, 44),
    observation(TAX, 52000),
    observation(FLATS, 500),
    target(X, 12),
    target(FLATS, 800, bound="="),
    claim(X, rank=2),
    claim(Y, rank=1, scope="8个县（市）", id="R-Y8"),
    areas=AREAS,
    as_of=date(2024, 10, 20),
)


def hits(text):
    return [(each.kind, each.quoted) for each in lint(text, DATA)]


@pytest.mark.parametrize(
    ("text", "kind", "quoted"),
    [
        # Another area, with or without figures of its own.
        ("全市2023年虚构投资增长16.1%。", HitKind.NO_SOURCE, "16.1%"),
        ("虚构2县2023年虚构消费增长5%。", HitKind.NO_SOURCE, "5%"),
        ("虚构2县虚构投资增长16.1%。", HitKind.VALUE, "增长16.1%"),
        ("2023年虚构投资增长16.1%，虚构2县增长16.1%。", HitKind.VALUE, "增长16.1%"),
        ("2023年虚构2县虚构投资增长17%，虚构3县增长17%。", HitKind.VALUE, "增长17%"),
        # Another period, or several years.
        ("2021—2023年虚构投资增长16.1%。", HitKind.PERIOD, "16.1%"),
        ("2021年至2023年，虚构投资增长16.1%。", HitKind.PERIOD, "16.1%"),
        ("2022年、2023年虚构投资增长16.1%。", HitKind.PERIOD, "16.1%"),
        ("2024年9月虚构投资增长9.9%。", HitKind.PERIOD, "9.9%"),
        ("2024年三季度虚构投资增长9.9%。", HitKind.PERIOD, "9.9%"),
        ("9月份虚构投资增长9.9%。", HitKind.NO_SOURCE, "9.9%"),
        ("9月当月虚构投资增长9.9%。", HitKind.NO_SOURCE, "9.9%"),
        ("2024年虚构投资累计增长9.9%。", HitKind.PERIOD, "9.9%"),
        # Held against another time.
        ("2023年虚构投资环比增长16.1%。", HitKind.NO_SOURCE, "16.1%"),
        ("2023年虚构投资较2019年增长16.1%。", HitKind.NO_SOURCE, "16.1%"),
        ("2023年虚构投资比2021年增长16.1%。", HitKind.NO_SOURCE, "16.1%"),
        ("2023年虚构投资由9.9%提高到16.1%。", HitKind.PERIOD, "9.9%"),
        ("2023年虚构覆盖率由44%提高到40%。", HitKind.PERIOD, "40%"),
        # Another kind of figure, or another unit.
        ("2023年虚构投资总量16.1%。", HitKind.NO_SOURCE, "16.1%"),
        ("2023年虚构覆盖率增速44%。", HitKind.NO_SOURCE, "44%"),
        ("2023年虚构覆盖率增长44%。", HitKind.GROWTH, "增长44%"),
        ("2023年虚构投资增长16.1个百分点。", HitKind.POINTS, "16.1个百分点"),
        ("2023年虚构覆盖率提高4%。", HitKind.POINTS, "4%"),
        ("2023年虚构投资120万元。", HitKind.VALUE, "120万元"),
        ("2023年虚构税收52亿元。", HitKind.VALUE, "52亿元"),
        ("2023年虚构覆盖率44‰。", HitKind.VALUE, "44‰"),
        # A bound or a status that is lost.
        ("2023年虚构收入10亿元。", HitKind.BOUND, "10亿元"),
        ("2023年虚构收入达到10亿元。", HitKind.BOUND, "10亿元"),
        ("2023年虚构投资超过120亿元。", HitKind.BOUND, "超过120亿元"),
        ("2023年虚构收入增长7.5%。", HitKind.STATUS, "7.5%"),
        ("2023年虚构投资居全市第二。", HitKind.STATUS, "居全市第二"),
        # A target is no actual.
        ("2024年已完成虚构改造800套。", HitKind.VALUE, "800套"),
        ("2024年虚构投资已增长12%以上。", HitKind.VALUE, "12%以上"),
        ("2023年虚构投资目标为增长16.1%。", HitKind.VALUE, "16.1%"),
        ("2023年虚构改造目标500套。", HitKind.VALUE, "500套"),
        # Turned round.
        ("2023年虚构投资和虚构消费分别增长5%和16.1%。", HitKind.VALUE, "5%"),
        ("2023年虚构投资80亿元，虚构消费120亿元。", HitKind.VALUE, "80亿元"),
        ("2023年虚构投资120亿元，增长5%。", HitKind.VALUE, "增长5%"),
        # Another scope, or counted from the end.
        ("2023年虚构消费增长5%，居全市第一。", HitKind.NO_SOURCE, "居全市第一"),
        ("2023年虚构消费总量居8个县（市）第一。", HitKind.NO_SOURCE, "居8个县（市）第一"),
        ("2023年虚构投资增长16.1%，增速全市倒数第二。", HitKind.STATUS, "全市倒数第二"),
    ],
)
def test_a_right_number_with_another_claim_is_not_confirmed(text, kind, quoted):
    assert (kind, quoted) in hits(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2023年虚构投资120亿元，增长16.1%。", 2),
        ("2023年虚构投资比上年增长16.1%。", 1),
        ("2023年虚构投资比2022年增长16.1%。", 1),
        ("2023年虚构2县虚构投资增长17%，虚构3县增长9%（预计）。", 2),
        ("2023年虚构收入预计增长7.5%。", 1),
        ("2023年虚构收入增长7.5%（预计）。", 1),
        ("2023年虚构税收5.2亿元。", 1),
        ("2023年虚构覆盖率由40%提高到44%，提高4个百分点。", 3),
        ("2024年虚构改造目标800套。", 1),
        ("2023年虚构投资增长16.1%，高于虚构3县，居全市第二（按含预计数的数据）。", 1),
    ],
)
def test_the_same_claim_in_such_words_is_confirmed(text, count):
    assert (hits(text), agreeing(text, DATA)) == ([], count)


def test_what_the_text_says_otherwise_is_named():
    def message(text):
        return lint(text, DATA)[0].message

    label = "2023年“虚构投资增速”为增长16.1%"
    assert message("2023年虚构投资环比增长16.1%。") == f"{label}，不是环比"
    assert message("2023年虚构投资较2019年增长16.1%。") == f"{label}，不是与2019年相比"
    assert message("全市2023年虚构投资增长16.1%。") == f"本版没有全市的这个数；{label}，是测试区的"
    assert message("2021—2023年虚构投资增长16.1%。") == (
        f"这个数是{label}，期间与文中的“2021—2023年”不同"
    )
    assert message("2023年虚构收入增长7.5%。") == (
        "2023年“虚构收入增速”为增长7.5%，是预计数，文中没有写明"
    )
    assert message("2023年虚构投资居全市第二。") == (
        "按工作簿数据排第2（含预计数1个），文中没有写明"
    )
    assert message("2024年已完成虚构改造800套。") == (
        "2024年目标“虚构改造套数”为800套，是目标，不是实绩"
    )
