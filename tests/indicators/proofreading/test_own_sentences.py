"""What the product says itself is confirmed, also where no row of the workbook says it.

JOBS 2024 by month: 300, 250 and 150, so that 1—2月 are 550人 and 1—3月 700人. POWER 2024 by
quarter: 28000万, 2.9亿, 3.4亿 and 30000万千瓦时, so that the year is 12.1亿千瓦时; its target is
12亿千瓦时以上. GRAIN 2024 has a target of 5万吨以上 alone. GDP grew by 7%, is to grow by 8% and
more, in the city by 6% and more. RETAIL: 测试区 5, 虚构2县 9, claimed to be the first.
"""

from dataclasses import replace
from datetime import date

import pytest

from indicators.model.codelists import Measure
from indicators.proofreading import HitKind, agreeing, lint
from indicators.sentences.observations import observation_sentences
from tests.facts import OWN, claim, dataset, indicator, observation, peer, target

CITY = replace(peer(9), code="9999", name="示范市", scopes=())
HERE = replace(OWN, parent=CITY.code)
JOBS = indicator("JOBS", name="新增虚构就业人数", measure=Measure.FLOW, unit="人")
POWER = indicator("POWER", name="虚构用电量", measure=Measure.FLOW, unit="亿千瓦时")
GRAIN = indicator("GRAIN", name="虚构产量", measure=Measure.FLOW, unit="万吨")
GDP = indicator("GDP_YOY", name="地区虚构总值增速")
RETAIL = indicator("RETAIL", name="虚构零售增速")
SALES = observation(RETAIL, 5, area=HERE)
QUARTERS = ((28000, "万千瓦时"), (2.9, "亿千瓦时"), (3.4, "亿千瓦时"), (30000, "万千瓦时"))
DATA = dataset(
    *(
        observation(JOBS, value, f"2024-{month:02}", area=HERE)
        for month, value in ((1, 300), (2, 250), (3, 150))
    ),
    *(
        observation(POWER, value, f"2024-Q{nth}", unit=unit, area=HERE)
        for nth, (value, unit) in enumerate(QUARTERS, 1)
    ),
    replace(target(POWER, 12), area=HERE),
    replace(target(GRAIN, 5), area=HERE),
    observation(GDP, 7, "2024", area=HERE),
    replace(target(GDP, 8), area=HERE),
    replace(target(GDP, 6, id="T-CITY"), area=CITY),
    SALES,
    observation(RETAIL, 9, area=peer(2)),
    replace(claim(RETAIL), area=HERE),
    areas=(HERE, peer(2), CITY),
    as_of=date(2025, 2, 20),
)
DATA = replace(DATA, about=replace(DATA.about, area=HERE))


def hits(text):
    return [(each.kind, each.quoted, each.message, each.proposal) for each in lint(text, DATA)]


@pytest.mark.parametrize(
    "text",
    [
        "2024年1—2月全区新增虚构就业550人（按各月相加）。",
        "2024年一季度全区新增虚构就业700人。",
        "2024年1—3月新增虚构就业700人。",
        "2024年全区虚构用电量12.1亿千瓦时（按各季度相加）。",
        "2024年全区虚构用电量121000万千瓦时。",
        "2024年上半年全区虚构用电量5.7亿千瓦时。",
    ],
)
def test_a_sum_of_parts_is_a_figure_of_its_span(text):
    assert (hits(text), agreeing(text, DATA)) == ([], 1)


def test_another_figure_of_the_span_is_told_with_the_sum():
    assert hits("2024年1—3月全区新增虚构就业720人。") == [
        (
            HitKind.VALUE,
            "720人",
            "本版2024年1—3月“新增虚构就业人数”为700人（按各月相加）",
            "700人",
        )
    ]
    assert hits("2024年1—2月全区新增虚构就业700人。")[0][0] is HitKind.PERIOD


def test_a_target_is_no_correction_of_an_actual():
    assert hits("2024年全区虚构产量4.6万吨。") == [
        (
            HitKind.NO_SOURCE,
            "4.6万吨",
            "本版没有这一期的实绩；2024年目标“虚构产量”为5万吨以上",
            "",
        )
    ]
    assert hits("2024年全区虚构产量目标为4万吨以上。") == [
        (HitKind.VALUE, "4万吨以上", "本版2024年目标“虚构产量”为5万吨以上", "5万吨以上")
    ]


@pytest.mark.parametrize("name", ["虚构总值", "地区虚构总值"])
def test_a_target_of_another_area_is_none_of_the_own(name):
    assert hits(f"2024年全区{name}目标增长6%以上。") == [
        (
            HitKind.VALUE,
            "增长6%以上",
            "本版2024年目标“地区虚构总值增速”为增长8%以上",
            "增长8%以上",
        )
    ]
    assert hits(f"2024年全区{name}目标增长8%以上。") == []
    assert hits(f"2024年全市{name}目标增长6%以上。") == []


def test_a_figure_of_another_area_alone_needs_its_name():
    said = "虚构服务业目标增长6%以上。"
    assert [each[0] for each in hits(f"2024年全区{said}")] == [HitKind.NO_SOURCE]
    assert hits(f"示范市的情况如下：\n2024年{said}") == []


def test_a_refuted_rank_that_the_sentence_tells_itself_is_not_told_again():
    (sentence,) = observation_sentences(SALES, DATA)
    assert "第2（按工作簿数据，原文自述第一，与数据不符）" in sentence
    assert hits(sentence) == []
    assert [each[0] for each in hits("2023年虚构零售增长5%，居全市第一。")] == [HitKind.VALUE]


def test_the_last_actual_beside_a_target_is_of_the_year_before():
    known = dataset(observation(GDP, 7), target(GDP, 8))
    aim = "2024年全区虚构总值预期目标为增长8%以上，目标下限比上年实绩高1个百分点"
    assert lint(f"{aim}（上年实绩7%为核实数）。", known) == ()
    (hit,) = lint(f"{aim}（上年实绩7.5%）。", known)
    assert (hit.kind, hit.quoted, hit.proposal) == (HitKind.VALUE, "7.5%", "7%")
