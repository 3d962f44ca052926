"""A corrected mapping: what it changes is listed, and what cannot be right is refused."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.monthly.kept import reviewed_changes
from indicators.drafting.monthly.mapping import BureauMapping
from indicators.examination import examine
from indicators.model.codelists import RankBasis
from tests.indicators.drafting.monthly.bureau import learned, month_book

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "indicators.xlsx"
INDICATORS = examine(SHIPPED).dataset.indicators
MAY = learned(month_book(5))
WEST = next(each for each in MAY.cells if each.key.place == ("西山县", "绝对额"))
RANK = next(each for each in MAY.cells if each.key.place == ("西山县", "增速全市排名"))


def changes(**fields):
    return reviewed_changes(MAY, MAY.corrected(replace(WEST, **fields)), INDICATORS)


def test_a_mapping_as_it_is_changes_nothing():
    assert reviewed_changes(MAY, MAY, INDICATORS) == ("", ())


def test_changes_are_counted_and_listed():
    without = MAY.corrected(replace(WEST, name="全社会投资")).without(RANK.key)
    words, lines = reviewed_changes(MAY, without, INDICATORS)
    rest = len(MAY.cells) - 2
    assert words == f"改动1个数，新增0个，删去1个（下个月重新询问），其余{rest}个不变。"
    assert lines == (
        "县区投资·西山县·绝对额：名称 固定资产投资→全社会投资",
        "县区投资·西山县·增速全市排名：删去",
    )


def test_a_unit_with_its_factor_is_a_change():
    _, lines = changes(unit="亿元", factor=Decimal("0.0001"))
    assert lines == ("县区投资·西山县·绝对额：单位 万元→亿元，换算系数 1→0.0001",)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"name": ""}, "名称是空的，请写指标的名称。"),
        ({"unit": "斤斤"}, "单位“斤斤”不在单位表中，请写成亿元、%、个这样的单位。"),
        ({"unit": ""}, "单位“（空）”不在单位表中，请写成亿元、%、个这样的单位。"),
        (
            {"unit": "亿元", "factor": Decimal(10000)},
            "换算系数是10000，由“万元”到“亿元”应是0.0001。",
        ),
        ({"code": "NONE"}, "指标代码“NONE”不在工作簿里，请改正；空着的按名称新建。"),
        (
            {"code": "GDP_YOY"},
            "指标“地区生产总值增速”的单位是“%”，这里写的是“万元”，请改一个。",
        ),
        (
            {"code": "GDP", "measure": ClaimMeasure.GROWTH},
            "指标“地区生产总值”不是增速，度量写的是增速，请改一个。",
        ),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_place(fields, fault):
    with pytest.raises(UnreadableDocument) as refused:
        changes(**fields)
    assert str(refused.value) == f"县区投资·西山县·绝对额：{fault}"


def test_a_place_by_growth_needs_an_indicator_of_growth():
    wrong = replace(RANK, code="GDP", basis=RankBasis.GROWTH)
    with pytest.raises(UnreadableDocument, match="位次依据是增速，指标“地区生产总值”不是增速"):
        reviewed_changes(MAY, MAY.corrected(wrong), INDICATORS)


def test_what_stays_as_it_is_is_not_examined():
    of_before = MAY.corrected(replace(WEST, code="GONE"))
    after = of_before.corrected(replace(RANK, is_taken=False))
    _, lines = reviewed_changes(of_before, after, INDICATORS)
    assert len(lines) == 1


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (BureauMapping("", MAY.cells), "“月报地区”是空的"),
        (BureauMapping("青川市"), "文件里一个数也没有"),
    ],
)
def test_a_file_of_nobody_or_nothing_is_refused(after, words):
    with pytest.raises(UnreadableDocument, match=words):
        reviewed_changes(MAY, after, INDICATORS)
