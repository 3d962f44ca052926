from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indicators.model.codelists import (
    CommitmentCategory,
    CommitmentStatus,
    Firmness,
    Measure,
    Nature,
    RankKind,
    Tier,
)
from indicators.model.dataset import About
from indicators.model.periods import parse_period
from indicators.sentences import fact_sentences
from tests.facts import (
    AS_OF,
    OWN,
    claim,
    commitment,
    dataset,
    indicator,
    observation,
    peer,
    quantity,
    relation,
    target,
)

INVESTMENT = indicator("FAI_YOY", name="虚构投资增速", base="FAI")
LEVEL = indicator("FAI", name="虚构投资额", measure=Measure.FLOW, unit="亿元")
FIRMS = indicator("FIRMS", name="新增虚构企业数", measure=Measure.FLOW, unit="家")
STOCK = indicator("STOCK", name="虚构企业数", measure=Measure.STOCK, unit="家")
SHARE = indicator("SHARE", name="虚构覆盖率", measure=Measure.SHARE)
GRAIN = indicator("GRAIN", name="虚构粮食产量", measure=Measure.FLOW, unit="万吨")


def first(fact, *others, **more):
    return fact_sentences(fact, dataset(fact, *others, **more))[0]


def test_a_growth_rate_says_its_rank_and_the_gap_to_its_next_target():
    aim = target(INVESTMENT, 12, nature=Nature.EXPECTED)
    said = first(observation(INVESTMENT, 16.1), aim, claim(INVESTMENT))
    assert said == (
        "2023年全区虚构投资增长16.1%，增速居全市第一（原文自述）；"
        "2024年预期目标为增长12%以上，目标下限低于上年实绩4.1个百分点。"
    )


def test_the_next_target_is_one_that_is_not_past_its_due_date():
    aims = [target(INVESTMENT, 12, year, nature=Nature.EXPECTED) for year in ("2024", "2025")]
    data = dataset(observation(INVESTMENT, 16.1), *aims, as_of=date(2025, 2, 20))
    assert fact_sentences(data.observations[0], data)[0] == (
        "2023年全区虚构投资增长16.1%；"
        "2025年预期目标为增长12%以上，目标下限低于2023年实绩4.1个百分点。"
    )


def test_another_value_makes_another_sentence():
    said = first(observation(INVESTMENT, 7.5), target(INVESTMENT, 12), claim(INVESTMENT, rank=3))
    assert said == (
        "2023年全区虚构投资增长7.5%，增速居全市第三（原文自述）；"
        "2024年目标为增长12%以上，目标下限比上年实绩高4.5个百分点。"
    )


def test_a_growth_rate_says_its_level_with_the_bound():
    said = first(observation(INVESTMENT, -3.2), observation(LEVEL, 10, bound=">"))
    assert said == "2023年全区虚构投资突破10亿元，下降3.2%。"


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (observation(FIRMS, 10), "2023年全区新增虚构企业10家。"),
        (observation(FIRMS, 10, bound="≈"), "2023年全区新增虚构企业10家左右。"),
        (observation(STOCK, 39), "2023年全区虚构企业共39家。"),
        (observation(STOCK, 39, bound=">="), "2023年全区虚构企业39家以上。"),
        (observation(SHARE, 40.5), "2023年全区虚构覆盖率为40.5%。"),
        (observation(SHARE, 40.5, status="初步"), "2023年全区虚构覆盖率为40.5%（初步）。"),
        (observation(SHARE, 16, "未注明"), "全区虚构覆盖率为16%（期间未注明）。"),
        (observation(SHARE, text="全覆盖"), "2023年全区虚构覆盖率为“全覆盖”。"),
        (observation(INVESTMENT, 0), "2023年全区虚构投资持平。"),
        (observation(FIRMS, 10, "2024-01..06"), "2024年1—6月全区新增虚构企业10家。"),
        (observation(FIRMS, 10, area=peer(2)), "2023年虚构2县新增虚构企业10家。"),
    ],
)
def test_values_bounds_texts_and_periods_keep_their_words(fact, said):
    assert first(fact, areas=(OWN, peer(2))) == said


def test_a_farming_household_is_no_counting_word():
    homes = indicator("H", name="虚构农户数", measure=Measure.STOCK, unit="户")
    assert first(observation(homes, 3200)) == "2023年全区虚构农户共3200户。"


@pytest.mark.parametrize(
    ("name", "measure", "unit", "said"),
    [
        ("虚构债务余额", Measure.STOCK, "亿元", "2023年全区虚构债务余额为33亿元。"),
        ("虚构零售总额", Measure.FLOW, "亿元", "2023年全区虚构零售总额33亿元。"),
        ("发放虚构贷款额", Measure.FLOW, "亿元", "2023年全区发放虚构贷款33亿元。"),
        ("虚构带头人", Measure.FLOW, "人", "2023年全区虚构带头人33人。"),
        ("虚构带头人数", Measure.FLOW, "人", "2023年全区虚构带头人33人。"),
        ("虚构低保户数", Measure.FLOW, "户", "2023年全区虚构低保户33户。"),
        ("虚构培训人次", Measure.FLOW, "人次", "2023年全区虚构培训33人次。"),
    ],
)
def test_a_counting_word_that_is_part_of_a_word_stays(name, measure, unit, said):
    assert first(observation(indicator("N", name=name, measure=measure, unit=unit), 33)) == said


def test_a_name_that_says_where_needs_no_area_before_it():
    hospital = indicator(
        name="市虚构医院床位数", measure=Measure.STOCK, unit="张", tier=Tier.GENERAL
    )
    assert first(observation(hospital, 700)) == "2023年市虚构医院床位共700张。"


def test_a_doubt_is_marked_and_its_reason_follows():
    fact = observation(FIRMS, 10, note="存疑：口径不明。")
    assert fact_sentences(fact, dataset(fact)) == (
        "2023年全区新增虚构企业10家（存疑）。",
        "存疑：口径不明。",
    )


def test_a_change_is_said_in_points_from_what_was_before():
    before, after = observation(SHARE, 16, "未注明"), observation(SHARE, 40.5)
    link = relation("前后对比", ("前期", before), ("后期", after))
    assert first(after, before, link) == (
        "2023年全区虚构覆盖率为40.5%，比此前（期间未注明）的16%提高24.5个百分点。"
    )
    assert first(before, after, link) == "此前全区虚构覆盖率为16%（期间未注明）。"


def test_a_doubtful_change_has_no_size():
    before, after = observation(SHARE, 16, "未注明"), observation(SHARE, 40.5)
    link = relation(
        "前后对比", ("前期", before), ("后期", after), comparability="存疑", note="分母不明。"
    )
    assert fact_sentences(after, dataset(before, after, link)) == (
        "2023年全区虚构覆盖率为40.5%（此前为16%，期间未注明，能否相比存疑）。",
        "与此前能否相比存疑：分母不明。",
    )


def test_a_stock_says_what_of_it_is_new():
    new, stock = observation(FIRMS, 10), observation(STOCK, 39)
    link = relation("存量增量", ("存量", stock), ("增量", new))
    assert first(stock, new, link) == "2023年全区虚构企业共39家，其中新增10家。"


def test_a_half_year_says_how_it_stands_to_the_target_of_the_year():
    half = observation(INVESTMENT, 5.6, "2024-01..06")
    assert first(half, target(INVESTMENT, 6), as_of=date(2024, 7, 15)) == (
        "2024年1—6月全区虚构投资增长5.6%；2024年目标为增长6%以上，状态为“接近，差0.4个百分点”。"
    )


def test_a_target_says_its_firmness_its_date_its_owner_and_its_gap():
    aim = target(
        FIRMS,
        12,
        bound="=",
        firmness=Firmness.STRIVE,
        deadline=date(2024, 12, 31),
        owner="虚构科技局",
    )
    assert first(aim, observation(FIRMS, 10)) == (
        "2024年全区力争新增虚构企业12家，时限为2024年12月31日，责任单位为虚构科技局，"
        "2023年实绩为10家，目标值比上年实绩多2家。"
    )


def test_a_target_without_baseline_says_so():
    assert first(target(SHARE, 85, nature=Nature.BINDING)) == (
        "2024年全区虚构覆盖率约束性目标为85%以上，无基数：原文没有同口径的上年实绩。"
    )


def test_a_text_target_says_that_it_is_one():
    assert first(target(SHARE, text="稳步提高")) == (
        "2024年全区虚构覆盖率的目标为“稳步提高”，属文字目标，不计算差距。"
    )


def test_a_target_of_no_period_invents_none():
    said = first(target(LEVEL, 30, "未注明", bound="="))
    assert said.startswith("全区虚构投资目标为30亿元（期间未注明），")


def test_a_doubtful_pair_says_its_doubt_and_no_growth():
    aim, actual = target(GRAIN, 1.67, unit="亿斤"), observation(GRAIN, 4.46)
    link = relation(
        "目标基数", ("目标", aim), ("基数", actual), comparability="存疑", note="统计范围不一。"
    )
    said = first(aim, actual, link)
    assert said == (
        "2024年全区虚构粮食产量目标为1.67亿斤以上（合8.35万吨），2023年实绩为4.46万吨，"
        "与上年实绩能否相比存疑：统计范围不一。"
    )
    assert "增长" not in said
    assert "高" not in said


def test_a_claim_says_its_scope_and_who_vouches():
    assert first(claim(None, matter="虚构园区", kind=RankKind.FIRST, rank=None)) == (
        "2023年虚构园区为全市首家（原文自述）。"
    )
    assert first(claim(None, matter="虚构节会", rank=3, period="未注明", scope="")) == (
        "虚构节会增速位次为第三（期间未注明，范围原文未注明，原文自述）。"
    )


def test_a_claim_that_the_data_refute_says_so():
    areas = (OWN, peer(2), peer(3))
    values = [
        observation(INVESTMENT, value, area=area)
        for value, area in zip((5, 6, 4), areas, strict=True)
    ]
    said = first(claim(INVESTMENT, rank=1), *values, areas=areas)
    assert said == (
        "2023年全区虚构投资增长5%，增速居全市第2（按工作簿数据，原文自述第一，与数据不符）。"
    )


def test_a_commitment_says_its_date_first_and_a_status_once_there_is_one():
    fact = commitment(
        matter="虚构书屋投入使用",
        category=CommitmentCategory.LIVELIHOOD,
        group_number=3,
        group_name="建设书香虚构区",
        quantity=quantity(6, "个"),
        deadline=date(2024, 6, 30),
        firmness=Firmness.ENSURE,
        done=Decimal(2),
        progress_date=AS_OF,
    )
    assert first(fact) == (
        "2024年6月底前，确保虚构书屋投入使用（6个，十件实事第3项），截至2024年2月20日已完成2个。"
    )
    late = fact_sentences(fact, dataset(fact), date(2024, 7, 1))[0]
    assert late.endswith("状态为“无法判定–已到期未公布”。")


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (date(2024, 2, 29), "2024年2月底前，修桥（重点项目）。"),
        (date(2024, 4, 15), "2024年4月15日前，修桥（重点项目）。"),
        (date(2024, 12, 31), "2024年底前，修桥（重点项目）。"),
        (None, "2024年内，修桥（重点项目，未列具体时限）。"),
    ],
)
def test_a_due_date_is_said_as_documents_say_it(deadline, said):
    assert first(commitment(matter="修桥", deadline=deadline)) == said


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2024-01..06", "2024年1—6月，修桥（重点项目，未列具体时限）。"),
        ("未注明", "修桥（重点项目，期间未注明），状态为“无法判定–原文未列时限”。"),
    ],
)
def test_a_commitment_without_date_says_its_period_and_no_more(period, said):
    assert first(commitment(matter="修桥", period=parse_period(period))) == said


def test_a_commitment_that_aims_at_a_target_keeps_its_bound():
    aim = target(FIRMS, 12, deadline=date(2024, 4, 30))
    fact = commitment(matter="新增虚构企业", target=aim)
    assert first(fact, aim) == "2024年4月底前，新增虚构企业12家以上（重点项目）。"


def test_a_finished_commitment_says_so():
    fact = commitment(matter="修桥", deadline=date(2024, 4, 30), status=CommitmentStatus.DONE)
    assert first(fact) == "2024年4月底前，修桥（重点项目），状态为“已完成”。"


def test_an_event_is_told_as_the_document_tells_it():
    event = commitment(
        matter="举办虚构大会",
        category=CommitmentCategory.EVENT,
        status=CommitmentStatus.DONE,
    )
    assert first(event) == "2024年大事：举办虚构大会，已完成。"


@pytest.mark.parametrize(
    ("name", "whole"), [("样例县", "全县"), ("样例市", "全市"), ("新县", "全县"), ("某地", "某地")]
)
def test_the_whole_area_is_called_by_its_own_kind(name, whole):
    area = replace(OWN, name=name)
    firms = replace(FIRMS, tier=Tier.CORE)
    found = observation(firms, 5, area=area)
    data = replace(dataset(found, areas=(area,)), about=About(area=area, as_of=AS_OF))
    assert fact_sentences(found, data)[0] == f"2023年{whole}新增虚构企业5家。"
