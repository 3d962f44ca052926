"""Things that are counted: what they are called, and what they may be a part of."""

import pytest

from tests.indicators.drafting.reports import AIMS, claims, draft, said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "丰富载体，盘活续建甲广场、丙·建材城3个商业综合体项目。",
            ("盘活续建商业综合体项目", "3个"),
        ),
        ("年内实施13家规上企业智能化改造。", ("实施智能化改造规上企业", "13家")),
        ("上级交办的23个黑臭水体完成治理并通过验收。", ("黑臭水体完成治理", "23个")),
        ("有3项约束性指标未达到进度要求。", ("未达到进度要求的约束性指标", "3项")),
        ("样例县18个重大项目集中开工。", ("重大项目", "18个")),
        ("A级旅游景区36家，其中5A级2家，4A级11家。", ("4A级旅游景区", "11家")),
        ("每千人拥有床位6.4张、执业医师2.9人。", ("每千人拥有执业医师", "2.9人")),
        ("空气质量优良天数301天，优良率82.5%。", ("空气质量优良率", "82.5%")),
        ("合作示范社28家，示范带动农户3000户以上。", ("合作示范社示范带动农户", ">=3000户")),
        ("游客接待量突破200万人次，收入增长20%以上。", ("游客接待收入增速", ">=20%")),
    ],
)
def test_a_count_is_named_with_what_is_done(text, found):
    assert found in said(text)


def test_parts_after_a_colon_are_of_the_whole():
    text = "在建重点项目96个，其中：已竣工18个，主体施工41个。③养老中心3个，已投用1个，2个在建。"
    assert said(text) == [
        ("在建重点项目", "96个"),
        ("竣工重点项目", "18个"),
        ("主体施工重点项目", "41个"),
        ("养老中心", "3个"),
        ("投用养老中心", "1个"),
        ("在建养老中心", "2个"),
    ]
    assert [each.is_part for each in claims(text)] == [False, True, True, False, False, False]


def test_what_follows_an_institution_may_be_of_it_alone():
    text = "推进甲县人民医院创三甲工作，年底前医技楼投入使用，诊疗科室50个以上，新增病床20张。"
    (rooms, beds) = draft(text, AIMS).rows
    assert rooms.doubts == ("是不是“甲县人民医院”的，请核对",)
    assert beds.confidence == "高"
    (other,) = draft("打造十里河示范区，诊疗科室50个以上。", AIMS).rows
    assert other.confidence == "高"


def test_a_sum_of_what_was_listed_before_is_asked():
    (row,) = draft("上述27.04亿元真金白银为发展提供支撑。").rows
    assert row.doubts == ("前文所列的数，请核对是不是合计",)


def test_work_that_is_done_in_per_cent_is_a_rate_of_completion():
    assert said("改造背街小巷28条，完成70%。") == [
        ("改造背街小巷", "28条"),
        ("改造背街小巷完成率", "70%"),
    ]


def test_the_real_growth_of_an_income_is_no_second_nominal_one():
    text = "农民人均收入2.1万元，名义增长5.4%，扣除价格因素，实际增长5.5%。"
    assert said(text)[1:] == [("农民人均收入增速", "5.4%"), ("农民人均收入实际增速", "5.5%")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("债务余额58.27亿元，低于限额1.64亿元。", ("债务余额与限额之差", "-1.64亿元")),
        ("新增停车位1240个，比计划多240个。", ("新增停车位与计划之差", "240个")),
        ("新增停车位240个，比计划少24个。", ("新增停车位与计划之差", "-24个")),
        ("城中区零售额12.6亿元，增长5.8%；青山区6.1亿元。", ("青山区零售额", "6.1亿元")),
        ("改造老旧小区14个、1860户。", ("老旧小区", "1860户")),  # 小区 is no area
        ("建成高标准农田28.4万亩。", ("建成高标准农田", "28.4万亩")),
    ],
)
def test_what_a_count_is_compared_with(text, found):
    assert said(text)[-1] == found


def test_states_in_a_row_are_of_one_thing():
    text = "老旧厂房改造。2023年改造厂房32个，已开工30个，完工19个，完成投资1.26亿元。"
    assert said(text) == [
        ("改造厂房", "32个"),
        ("开工厂房", "30个"),
        ("完工厂房", "19个"),
        ("厂房完成投资", "1.26亿元"),
    ]


def test_a_rank_among_towns_is_read():
    ranked = [each for each in claims("出口增速居全区11个镇街第3位。") if each.kind == "rank"]
    assert [(each.name, each.scope, each.among) for each in ranked] == [
        ("出口增速", "全区11个镇街", 11)
    ]


def test_a_place_that_moved_may_be_of_the_level_or_of_its_growth():
    text = "出口达152.9亿元，增速5.6%，从全省第58位上升到第41位。"
    rows = [each for each in draft(text).rows if each.claim.kind == "rank"]
    assert [(each.claim.value, each.confidence) for each in rows] == [(58, "核对"), (41, "核对")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("城乡居民收入比为1.86，比上年同期缩小0.03。", [("城乡居民收入比", "1.86倍")]),
        (
            "城乡居民收入比由1.92缩小到1.85。",
            [("城乡居民收入比", "1.92倍"), ("城乡居民收入比", "1.85倍")],
        ),
        ("城乡居民收入比控制在1.9以内。", [("城乡居民收入比", "<=1.9倍")]),
    ],
)
def test_a_ratio_without_a_unit_is_a_multiple_that_a_person_is_asked_of(text, found):
    assert said(text) == found
    assert all("比值没有单位，“倍”为补写，请核对" in each.doubts for each in draft(text).rows)


def test_a_part_has_its_own_size_and_what_is_of_all_is_asked():
    found = said("新签约亿元以上项目35个，其中10亿元以上5个。")
    assert found[-1] == ("10亿元以上项目", "5个")
    rate = draft("办结代表建议86件、政协提案112件，办复率均为100%。").rows[-1]
    assert "“均”可能是前面几项的，请核对" in rate.doubts
