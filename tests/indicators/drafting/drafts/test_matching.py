from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.drafting.drafts.doubts import row_doubts
from indicators.drafting.drafts.matching import Matcher, MatchWay, canonical
from indicators.model.codelists import Measure, RankKind
from tests.facts import indicator

INDICATORS = [
    indicator("GDP", name="地区生产总值", aliases=("GDP",), measure=Measure.FLOW, unit="亿元"),
    indicator("GDP_YOY", name="地区生产总值增速", measure=Measure.GROWTH, unit="%"),
    indicator("REVENUE", name="一般公共预算收入", measure=Measure.FLOW, unit="亿元"),
    indicator(
        "SIGNED",
        name="签约亿元以上项目数",
        aliases=("签约项目",),
        measure=Measure.FLOW,
        unit="个",
    ),
    indicator("HITECH_NEW", name="新增高新技术企业数", measure=Measure.FLOW, unit="家"),
    indicator("HITECH", name="高新技术企业数", aliases=("高企",), measure=Measure.STOCK, unit="家"),
    indicator("LIGHTS", name="农村路灯数", aliases=("路灯",), measure=Measure.FLOW, unit="盏"),
    indicator("CITY_LIGHTS", name="城区路灯数", aliases=("路灯",), measure=Measure.FLOW, unit="盏"),
]


def match(name, unit="亿元", measure=ClaimMeasure.LEVEL, kind=ClaimKind.ACTUAL):
    claim = Claim(kind=kind, name=name, start=0, end=1, unit=unit, measure=measure)
    return Matcher(INDICATORS).match(claim)


@pytest.mark.parametrize(
    ("name", "unit", "measure", "code", "way"),
    [
        ("地区生产总值", "亿元", ClaimMeasure.LEVEL, "GDP", MatchWay.NAME),
        ("国内生产总值", "亿元", ClaimMeasure.LEVEL, "GDP", MatchWay.NAME),
        ("生产总值增速", "%", ClaimMeasure.GROWTH, "GDP_YOY", MatchWay.NAME),
        ("财政一般预算收入", "万元", ClaimMeasure.LEVEL, "REVENUE", MatchWay.NAME),
        ("新增高新技术企业", "家", ClaimMeasure.COUNT, "HITECH_NEW", MatchWay.NAME),
        ("高新技术企业", "家", ClaimMeasure.COUNT, "HITECH", MatchWay.NAME),
        ("高企", "家", ClaimMeasure.COUNT, "HITECH", MatchWay.ALIAS),
    ],
)
def test_an_exact_name_or_alias_decides(name, unit, measure, code, way):
    found = match(name, unit, measure)
    assert (found.indicator.code, found.way) == (code, way)


@pytest.mark.parametrize(
    ("name", "unit", "measure", "proposed"),
    [
        ("签约项目", "个", ClaimMeasure.COUNT, {"SIGNED"}),  # narrower: only those of 亿元以上
        ("路灯", "盏", ClaimMeasure.COUNT, {"LIGHTS", "CITY_LIGHTS"}),  # of two
        ("新增高新技术类企业", "家", ClaimMeasure.COUNT, {"HITECH_NEW", "HITECH"}),
    ],
)
def test_what_is_only_similar_proposes(name, unit, measure, proposed):
    found = match(name, unit, measure)
    assert found.indicator is None
    assert found.way is MatchWay.SIMILAR
    assert {each.code for each in found.proposals} == proposed


@pytest.mark.parametrize(
    ("name", "unit", "measure"),
    [
        ("人均地区生产总值", "元", ClaimMeasure.LEVEL),
        ("一般公共预算支出", "亿元", ClaimMeasure.LEVEL),
        ("区级一般公共预算收入", "亿元", ClaimMeasure.LEVEL),
        ("竣工亿元以上项目", "个", ClaimMeasure.COUNT),
    ],
)
def test_a_name_that_says_another_thing_proposes_nothing(name, unit, measure):
    assert match(name, unit, measure).way is MatchWay.NEW


def test_another_measure_or_unit_is_another_indicator():
    assert match("地区生产总值", "%", ClaimMeasure.GROWTH).indicator.code == "GDP_YOY"
    assert match("地区生产总值", "家").indicator is None
    assert match("一般公共预算收入增速", "%", ClaimMeasure.GROWTH).way is MatchWay.NEW


def test_a_gap_is_no_growth_rate():
    found = match("地区生产总值增速高于全市", "个百分点", ClaimMeasure.GAP)
    assert found.indicator is None


def test_names_are_compared_without_quotes_and_counting_words():
    assert canonical("“个转企”企业数") == canonical("个转企企业")


@pytest.mark.parametrize(
    ("quote", "is_asked"),
    [("高新技术企业10家以上", True), ("高新技术企业达到39家", False)],
)
def test_a_count_is_asked_whether_it_is_of_all_there_are(quote, is_asked):
    claim = Claim(
        kind=ClaimKind.TARGET,
        name="高新技术企业",
        start=0,
        end=1,
        unit="家",
        period="2024",
        quote=quote,
        measure=ClaimMeasure.COUNT,
    )
    doubts = row_doubts(claim, Matcher(INDICATORS).match(claim))
    assert doubts == (("存量还是当期新增，请核对",) if is_asked else ())


def test_a_first_time_has_no_scope_to_be_asked():
    claim = Claim(
        kind=ClaimKind.RANK,
        name="地区生产总值",
        start=0,
        end=1,
        period="2024",
        rank_kind=RankKind.FIRST_TIME,
    )
    assert row_doubts(claim, Matcher(INDICATORS).match(claim)) == ()


def test_a_name_whose_indicator_has_another_unit_clashes():
    claim = Claim(
        kind=ClaimKind.ACTUAL, name="甲增速", start=0, end=1, value=Decimal(1), unit="万吨"
    )
    growth = indicator("A_YOY", name="甲增速", measure=Measure.GROWTH, unit="%")
    assert Matcher([growth]).clashing(claim) == growth
    rate = replace(claim, measure=ClaimMeasure.GROWTH, unit="%")
    assert Matcher([growth]).clashing(rate) is None
    assert Matcher([growth]).clashing(replace(claim, name="乙")) is None


def test_an_alias_of_a_bare_income_decides_nothing():
    incomes = [
        indicator(
            "INCOME_YOY",
            name="居民收入增速",
            aliases=("收入增速",),
            measure=Measure.GROWTH,
            unit="%",
        )
    ]
    claim = Claim(
        kind=ClaimKind.ACTUAL,
        name="收入增速",
        start=0,
        end=1,
        unit="%",
        measure=ClaimMeasure.GROWTH,
    )
    found = Matcher(incomes).match(claim)
    assert found.indicator is None
    assert [each.code for each in found.proposals] == ["INCOME_YOY"]
