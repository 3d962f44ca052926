"""A sentence is confirmed only by the same indicator, area, period, scope and value.

X_YOY: 2023 测试区 16.1 (初步 16.5 before it), 虚构2县 17, 虚构3县 9, so that the claimed first
place is refuted; 1—9月 of 2024: 9.9, 11, 12 (the third); Y_YOY 2023: 5, 4 and nothing of 虚构3县.
"""

from datetime import date

import pytest

from indicators.model.codelists import Measure, RankBasis
from indicators.proofreading import HitKind, agreeing, lint
from tests.facts import OWN, claim, dataset, indicator, observation, peer, target

X = indicator("X_YOY", name="虚构投资增速", base="X")
LEVEL = indicator("X", name="虚构投资", measure=Measure.FLOW, unit="亿元")
Y = indicator("Y_YOY", name="虚构消费增速")
NEW = indicator("NEW", name="新增虚构企业数", measure=Measure.FLOW, unit="家")
SHARE = indicator("SHARE", name="虚构覆盖率", measure=Measure.SHARE)
LAST = indicator("Z_YOY", name="虚构用电增速")
AREAS = (OWN, peer(2), peer(3))
DATA = dataset(
    observation(X, 16.5, status="初步"),
    observation(X, 16.1, status="核实"),
    observation(X, 17, area=AREAS[1]),
    observation(X, 9, area=AREAS[2]),
    *(
        observation(X, value, "2024-01..09", area=area)
        for value, area in zip((9.9, 11, 12), AREAS, strict=True)
    ),
    target(X, 12),
    observation(LEVEL, 120),
    observation(Y, 5),
    observation(Y, 4, area=AREAS[1]),
    observation(NEW, 10),
    *(observation(LAST, value, area=area) for value, area in zip((3, 7, 7), AREAS, strict=True)),
    observation(SHARE, 40, "2022"),
    observation(SHARE, 44),
    claim(X),
    claim(Y, rank=2, id="R-Y"),
    claim(Y, rank=1, scope="8个县（市）", id="R-Y8"),
    claim(LAST, rank=3, id="R-Z"),
    claim(LEVEL, rank=4, basis=RankBasis.LEVEL, id="R-X"),
    areas=AREAS,
    as_of=date(2024, 10, 20),
)


def hits(text):
    return [(each.kind, each.quoted) for each in lint(text, DATA)]


def messages(text):
    return [each.message for each in lint(text, DATA)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2023年，虚构投资增长16.1%。", 1),
        ("去年虚构投资增长16.1%。", 1),
        ("2024年1—9月虚构投资增长9.9%。", 1),
        ("今年前三季度，虚构投资增长9.9%。", 1),
        ("今年虚构投资预期增长12%以上。", 1),
        ("虚构投资增长9.9%。", 1),
        ("2023年情况如下。虚构投资增长16.1%。", 1),
        ("虚构2县2023年虚构投资增长17%。", 1),
        ("2023年虚构消费增长5%，居全市第二（原文自述）。", 1),
        ("2023年虚构消费增长5%，居8个县（市）第一（原文自述）。", 1),
        ("2024年1—9月虚构投资增长9.9%，居全市第三（按工作簿数据）。", 1),
        ("2023年虚构用电增长3%，居全市第三。", 1),
        ("虚构3县2023年虚构用电增长7%，居全市并列第一。", 1),
        ("2023年虚构投资增长16.1%，增速居全市第二。", 1),
        ("2023年虚构覆盖率达44%，提高4个百分点。", 1),
    ],
)
def test_the_same_claim_is_confirmed(text, count):
    assert (hits(text), agreeing(text, DATA) >= count) == ([], True)


@pytest.mark.parametrize(
    ("text", "kind", "quoted"),
    [
        # Another period.
        ("2024年1—9月虚构投资增长16.1%。", HitKind.PERIOD, "16.1%"),
        ("今年1—9月虚构投资增长16.1%。", HitKind.PERIOD, "16.1%"),
        ("前三季度虚构投资增长16.1%。", HitKind.PERIOD, "16.1%"),
        ("去年虚构投资增长9.9%。", HitKind.PERIOD, "9.9%"),
        ("2023年虚构投资增长9.9%。", HitKind.PERIOD, "9.9%"),
        ("上年虚构投资增长12%以上。", HitKind.PERIOD, "12%以上"),
        ("上半年新增虚构企业10家。", HitKind.NO_SOURCE, "10家"),
        ("今年新增虚构企业10家。", HitKind.PERIOD, "10家"),
        ("虚构投资增长16.1%。", HitKind.UNDATED, "16.1%"),
        # Another value or direction.
        ("2023年虚构投资增长16.2%。", HitKind.VALUE, "增长16.2%"),
        ("2023年虚构投资下降16.1%。", HitKind.VALUE, "下降16.1%"),
        ("2024年1—9月虚构投资增长12%。", HitKind.PERIOD, "12%"),
        ("2024年1—9月虚构投资增长11%。", HitKind.VALUE, "增长11%"),
        # Superseded.
        ("2023年虚构投资增长16.5%。", HitKind.VALUE, "增长16.5%"),
        ("去年虚构投资增速为16.5%。", HitKind.VALUE, "16.5%"),
        # Another area.
        ("2023年虚构投资增长17%。", HitKind.VALUE, "增长17%"),
        ("虚构2县2023年虚构投资增长16.1%。", HitKind.VALUE, "增长16.1%"),
        ("虚构3县2023年虚构投资增长17%。", HitKind.VALUE, "增长17%"),
        # Another scope.
        ("2023年虚构消费增长5%，居全市第一（原文自述）。", HitKind.VALUE, "居全市第一"),
        (
            "2023年虚构消费增长5%，居8个县（市）第二（原文自述）。",
            HitKind.VALUE,
            "居8个县（市）第二",
        ),
        ("2023年虚构消费增长5%，居全省第二（原文自述）。", HitKind.NO_SOURCE, "居全省第二"),
        ("2023年虚构消费增长5%，排名第二。", HitKind.NO_SOURCE, "排名第二"),
        ("2023年虚构消费增长5%，排名第六。", HitKind.VALUE, "排名第六"),
        # Another period of a rank.
        ("2024年1—9月虚构投资增长9.9%，居全市第一。", HitKind.VALUE, "居全市第一"),
        ("2024年虚构消费居全市第二（原文自述）。", HitKind.NO_SOURCE, "居全市第二"),
        ("今年上半年虚构投资居全市第一（原文自述）。", HitKind.NO_SOURCE, "居全市第一"),
        # Another basis.
        ("2023年虚构投资总量居全市第一（原文自述）。", HitKind.VALUE, "居全市第一"),
        ("2023年虚构投资增速居全市第四（原文自述）。", HitKind.VALUE, "居全市第四"),
        # Refuted by data, first and last.
        ("2023年虚构投资增长16.1%，居全市第一。", HitKind.VALUE, "居全市第一"),
        ("2023年虚构投资增长16.1%，居全市第一（原文自述）。", HitKind.VALUE, "居全市第一"),
        ("2023年虚构用电增长3%，居全市第一。", HitKind.VALUE, "居全市第一"),
        ("虚构2县2023年虚构投资增长17%，居全市第二。", HitKind.VALUE, "居全市第二"),
        ("虚构3县2023年虚构用电增长7%，居全市第二。", HitKind.VALUE, "居全市第二"),
        # Not to be told, with a member missing.
        ("虚构2县2023年虚构消费增长4%，居全市第二。", HitKind.NO_SOURCE, "居全市第二"),
        ("虚构2县2023年虚构消费增长4%，居全市第一。", HitKind.VALUE, "居全市第一"),
        # What nobody has read.
        ("某项工作居全市第一。", HitKind.NO_SOURCE, "居全市第一"),
    ],
)
def test_what_is_alike_does_not_vouch(text, kind, quoted):
    assert (kind, quoted) in hits(text)


def test_a_refuted_claim_is_told_with_both_ranks():
    assert messages("2023年虚构投资增长16.1%，居全市第一。") == [
        "文稿和原文都说第一，按工作簿数据排第2"
    ]


def test_a_wrong_rank_is_told_with_that_of_the_document_and_of_the_data():
    assert messages("2023年虚构投资增长16.1%，居全市第三。") == [
        "本版2023年“虚构投资增速”为增速全市第一，按工作簿数据排第2"
    ]


def test_a_revised_value_is_told_with_what_it_was_revised_to():
    (hit,) = lint("2023年虚构投资增长16.5%。", DATA)
    assert hit.message == "2023年“虚构投资增速”已修订为增长16.1%（核实），文中是修订前的数"
    assert hit.proposal == "增长16.1%"


def test_a_longer_name_with_the_same_figure_is_no_confirmation():
    assert agreeing("虚构企业10家。", DATA) == 0


def test_a_distance_of_other_areas_or_periods_does_not_vouch():
    assert agreeing("2022年虚构覆盖率提高4个百分点。", DATA) == 0
    assert agreeing("虚构2县虚构覆盖率提高4个百分点。", DATA) == 0


def test_who_is_missing_is_told_where_a_place_cannot_be_checked():
    assert messages("虚构2县2023年虚构消费增长4%，居全市第二。") == [
        "不能核对：缺1个地区：虚构3县，按工作簿数据排第2—3"
    ]


@pytest.mark.parametrize(
    ("place", "is_right"),
    [
        ("居全市首位", False),
        ("居全市榜首", False),
        ("进入全市前二", True),
        ("为全市最低", False),
        ("为全市最高", False),
    ],
)
def test_a_place_without_a_number_is_held_against_the_data(place, is_right):
    # 16.1 is the second of 17, 16.1, 9.
    found = lint(f"2023年虚构投资增速{place}。", DATA)
    assert [each.kind for each in found] == ([] if is_right else [HitKind.VALUE])


def test_a_true_place_without_a_number_needs_no_voucher_and_quarters_are_no_place():
    assert lint("2023年虚构2县虚构投资增速为全市最高。", DATA) == ()
    assert lint("2024年前三季度虚构投资增长9.9%。", DATA) == ()
