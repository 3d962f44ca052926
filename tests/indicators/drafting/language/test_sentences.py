"""The sentences whose right reading was worked out by hand, and more of their kinds."""

from datetime import date

import pytest

from tests.indicators.drafting.reports import (
    AIMS,
    FIVE_YEARS,
    amount,
    claims,
    draft,
    ranks,
    said,
)


def test_names_in_a_row_share_the_verb_and_the_ranks():
    text = "甲、乙两镇收入分别增长4%、6%，分列全县第3、第5位。"
    assert said(text) == [("甲镇收入增速", "4%"), ("乙镇收入增速", "6%")]
    assert ranks(text) == [("甲镇收入增速", "全县", 3), ("乙镇收入增速", "全县", 5)]


def test_a_level_its_share_and_the_gap_of_that():
    assert said("全年税收6.1亿元，占比71%，提高2个百分点。") == [
        ("税收", "6.1亿元"),
        ("税收占比", "71%"),
        ("税收占比增减", "2个百分点"),
    ]


@pytest.mark.parametrize(
    ("words", "ending", "points"),
    [
        ("增速高于全市1.3个百分点", "与全市之差", "1.3个百分点"),
        ("高出全市1.3个百分点", "与全市之差", "1.3个百分点"),
        ("增速低于全市1.3个百分点", "与全市之差", "-1.3个百分点"),
        ("比全省平均水平快1.3个百分点", "与全省平均之差", "1.3个百分点"),
        ("比上年回落1.3个百分点", "增减", "-1.3个百分点"),
        ("较上半年加快1.3个百分点", "增减（比上半年）", "1.3个百分点"),
        ("距全年目标（6.3%）差1.3个百分点", "与全年目标之差", "-1.3个百分点"),
    ],
)
def test_a_gap_inherits_its_subject_and_its_sign_alone_has_a_direction(words, ending, points):
    name, found = said(f"地区生产总值增长5%，{words}。")[-1]
    assert (name, found) == (f"地区生产总值增速{ending}", points)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("失业率3.1%，比上年末下降0.2个百分点。", ("失业率增减（比年初）", "-0.2个百分点")),
        ("出口下降3.6%，降幅收窄1.2个百分点。", ("出口降幅收窄", "1.2个百分点")),
        ("种植面积86万亩，比上年减少0.3万亩。", ("种植面积比上年增减", "-0.3万亩")),
        ("新增就业1.26万人，比上年少增320人。", ("新增就业多增", "-320人")),
        ("化解率为62%，距离目标还差13个百分点。", ("化解率与目标之差", "-13个百分点")),
        ("出口增长5%，比全国、全市分别高0.5、0.1个百分点。", ("出口增速与全市之差", "0.1个百分点")),
    ],
)
def test_no_name_says_a_direction_that_the_sign_says_too(text, found):
    assert said(text)[-1] == found


def test_the_first_time_is_a_claim_against_the_own_past():
    text = "一般公共预算收入首次突破20亿元。"
    assert said(text) == [("一般公共预算收入", ">20亿元")]
    first = claims(text)[-1]
    assert (first.kind, first.rank_kind, first.scope) == ("rank", "首次", "")


def test_projects_and_their_investment_are_two_facts_with_one_head():
    assert said("推进城南新区建设，总投资90亿元的12个项目，累计完成投资8亿元。") == [
        ("城南新区项目总投资", "90亿元"),
        ("城南新区项目", "12个"),
        ("城南新区项目累计完成投资", "8亿元"),
    ]


def test_a_threshold_is_no_fact_and_a_part_knows_its_whole():
    whole, part = claims("全年新开工项目8个，其中超5亿元3个。")
    assert [(each.name, amount(each)) for each in (whole, part)] == [
        ("新开工项目", "8个"),
        ("超5亿元项目", "3个"),
    ]
    assert part.part_of == whole.number
    refused = draft("全年新开工项目8个，其中超5亿元3个。").refusals
    assert ("5亿元", "THRESHOLD") in [(each.words, each.reason.name) for each in refused]


@pytest.mark.parametrize(
    "text",
    [
        "500万元以上工业项目投资增长6%。",
        "主营业务收入2000万元以上企业投资增长6%。",
    ],
)
def test_a_size_that_says_which_are_meant_is_no_figure(text):
    assert [found for _, found in said(text)] == ["6%"]


def test_from_one_value_to_another_are_two_rows():
    before, after = claims("公办幼儿园由两所增加到9所。")
    assert (before.kind, amount(before), before.period) == ("prior", "2所", "未注明")
    assert (after.kind, amount(after), after.period) == ("actual", "9所", "2023")
    assert before.part_of == after.number


def test_an_earlier_value_has_the_year_that_is_printed():
    before, _ = claims("通村油路率从上年的22.5%提高到31%。")
    assert (before.kind, before.period) == ("prior", "2022")


def test_sums_and_averages_are_of_the_span_and_levels_of_its_end():
    text = "五年累计建路300公里，年均增长7%，公路总里程达到900公里。"
    assert [(amount(each), each.period) for each in claims(text, FIVE_YEARS)] == [
        ("300公里", "2019..2023"),
        ("7%", "2019..2023"),
        ("900公里", "2023"),
    ]


def test_a_fall_is_negative_and_its_narrowing_a_gap():
    assert said("规模以上工业产值下降5.5%，降幅收窄2个百分点。") == [
        ("规模以上工业产值增速", "-5.5%"),
        ("规模以上工业产值降幅收窄", "2个百分点"),
    ]


def test_a_fall_of_at_least_so_much_is_growth_of_at_most():
    assert said("单位生产总值能耗下降3%以上。", AIMS) == [("单位生产总值能耗增速", "<=-3%")]


def test_a_range_has_two_ends():
    assert said("重点项目完成投资5—6亿元。") == [
        ("重点项目完成投资", ">=5亿元"),
        ("重点项目完成投资", "<=6亿元"),
    ]


def test_projects_that_are_due_are_a_task_with_its_date():
    (task,) = claims("力争8月底前12个项目投产。", AIMS)
    assert (task.kind, amount(task), task.deadline) == ("task", "12个", date(2024, 8, 31))
    assert task.firmness == "力争"


@pytest.mark.parametrize(
    "text",
    [
        "把创新作为第一动力。",
        "落实“1310”总体部署，用好12345热线。",
        "第十六届人民代表大会第四次会议听取了报告。",
        "打造15分钟生活圈，坚持24小时值班值守。",
        "统筹三个方面工作，做到两个确保。",
    ],
)
def test_numbers_that_are_no_quantity_become_no_row(text):
    assert claims(text, AIMS) == []


def test_names_with_digits_are_left_out_beside_a_figure():
    assert said("培育“百亿企业”2家，参加500强对接会。") == [("培育“百亿企业”", "2家")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("拆除违法建筑10万多平方米。", ">10万平方米"),
        ("全年客流超百万人。", ">100万人"),
        ("新增就业1270多万人。", ">1270万人"),
        ("建成区面积约10平方公里。", "≈10平方公里"),
        ("城镇调查失业率控制在5%以内。", "<=5%"),
        ("一般性支出压缩比例不低于10%。", ">=10%"),
        ("粮食总产量稳定在16万吨以上。", ">=16万吨"),
    ],
)
def test_bounds(text, found):
    assert [each for _, each in said(text)] == [found]


def test_a_target_in_words_stands_beside_its_number():
    rate, words = claims("今年：收入增长7%左右，与经济增长同步。", AIMS)
    assert (rate.kind, amount(rate), rate.period) == ("target", "≈7%", "2024")
    assert (words.kind, words.name, words.text) == ("target", "收入增速", "与经济增长同步")


def test_town_and_country_are_two():
    assert said("城乡居民人均可支配收入分别达到41538元、17027元，增长5.4%、5.6%。") == [
        ("城镇居民人均可支配收入", "41538元"),
        ("农村居民人均可支配收入", "17027元"),
        ("城镇居民人均可支配收入增速", "5.4%"),
        ("农村居民人均可支配收入增速", "5.6%"),
    ]


def test_what_a_list_leaves_out_is_taken_from_its_first():
    assert said("创成省级标准化学校5所、市级12所，新增技能人才1.4万人、高技能人才5872人。") == [
        ("创成省级标准化学校", "5所"),
        ("创成市级标准化学校", "12所"),
        ("新增技能人才", "1.4万人"),
        ("新增高技能人才", "5872人"),
    ]


def test_one_each_are_several_rows():
    assert said("创成省级示范基地、省级实践基地各1家。") == [
        ("创成省级示范基地", "1家"),
        ("创成省级实践基地", "1家"),
    ]


def test_the_three_industries_are_three_shares():
    assert [found for _, found in said("三次产业结构为3.9:39.0:57.1。")] == [
        "3.9%",
        "39.0%",
        "57.1%",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("规模以上工业增加值增长13.2%，居全市第1位。", ("规模以上工业增加值增速", "全市", 1)),
        ("固定资产投资增长16.1%，增速全市第一。", ("固定资产投资增速", "全市", 1)),
        ("税收收入6.3亿元，增速位居八县(市)第2位。", ("税收收入增速", "八县（市）", 2)),
        ("第二产业增长14.1%、全市第二。", ("第二产业增速", "全市", 2)),
        ("茶园面积达103.5万亩，居全省第二。", ("茶园面积", "全省", 2)),
    ],
)
def test_a_rank_has_its_subject_and_scope(text, found):
    assert ranks(text) == [found]


@pytest.mark.parametrize(
    ("text", "scope", "among"),
    [
        ("出口增长5.9%，增幅居全市10个县（市、区）第4位。", "全市", 10),
        ("出口增速居全市十县（区）第五。", "全市", 10),
        ("出口增速列全市9个县(市、区)第六位。", "全市", 9),
        ("出口增速在全市8个县（市）中排第3位。", "全市8个县（市）", 8),  # without the districts
        ("出口增长6%，居全省21个市州第7位。", "全省21个市州", 21),
        ("出口增长6%，居全省第7位。", "全省", None),
    ],
)
def test_a_rank_says_among_how_many_it_is(text, scope, among):
    (rank,) = (each for each in claims(text) if each.kind == "rank")
    assert (rank.name, rank.scope, rank.among) == ("出口增速", scope, among)


def test_rates_in_a_row_are_of_the_levels_before_them():
    text = "实现生产总值1097亿元、税费收入144.8亿元，较2015年分别增长26.8%、25.9%。"
    assert said(text)[2:] == [("生产总值增速", "26.8%"), ("税费收入增速", "25.9%")]


def test_figures_of_several_periods_in_a_row_have_one_each():
    text = "2023年一季度和上半年地区生产总值分别增长9.3%、9.2%。"
    assert [(amount(each), each.period) for each in claims(text)] == [
        ("9.3%", "2023-Q1"),
        ("9.2%", "2023-01..06"),
    ]


def test_years_in_a_row_are_those_of_the_rates_after_them():
    text = "财政收入连续三年两位数增长，2020、2021、2023年分别增长12.4%、10.8%、11.5%。"
    assert [(each.name, amount(each), each.period) for each in claims(text)] == [
        ("财政收入增速", "12.4%", "2020"),
        ("财政收入增速", "10.8%", "2021"),
        ("财政收入增速", "11.5%", "2023"),
    ]


def test_a_period_holds_on_after_a_semicolon():
    text = "2020年实现生产总值95亿元；地方财政收入4.39亿元。全年粮食产量3万吨。"
    assert [each.period for each in claims(text)] == ["2020", "2020", "2023"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("规模以上企业112家，净增38家。", "actual", "规模以上企业净增"),
        ("存款余额412亿元，比年初增加18亿元。", "actual", "存款余额比年初增减"),
    ],
)
def test_a_change_is_no_level(text, kind, name):
    change = claims(text)[-1]
    assert (change.kind, change.name, change.measure) == (kind, name, "change")


def test_a_rate_that_another_is_held_against_is_no_actual():
    now, base, gap = claims("地区生产总值增长5%，比上年全年增长5.2%回落0.2个百分点。")
    assert [each.kind for each in (now, base, gap)] == ["actual", "prior", "actual"]
