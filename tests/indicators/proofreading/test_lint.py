"""What a writer's text gets marked for, against an invented edition worked out by hand."""

import pytest

from indicators.model.codelists import Measure, RankKind
from indicators.proofreading import HitKind, agreeing, lint
from tests.facts import OWN, claim, dataset, indicator, observation, peer, relation, target

INVESTMENT = indicator("FAI_YOY", name="虚构投资增速", aliases=("虚投",), base="FAI")
EXPORTS = indicator("EXP_YOY", name="虚构出口增速")
REVENUE = indicator("REV", name="虚构收入", measure=Measure.FLOW, unit="亿元")
FIRMS = indicator("FIRMS", name="新增虚构企业数", measure=Measure.FLOW, unit="家")
STOCK = indicator("STOCK", name="虚构企业数", measure=Measure.STOCK, unit="家")
SHARE = indicator("SHARE", name="虚构覆盖率", measure=Measure.SHARE)
GRAIN = indicator("GRAIN", name="虚构粮食产量", measure=Measure.FLOW, unit="万吨")
VISITORS = indicator("VIS", name="虚构客流", measure=Measure.FLOW, unit="万人")
ROADS = indicator("ROADS", name="打通虚构路条数", measure=Measure.FLOW, unit="条")
FUNDS = indicator("FUNDS", name="虚构资金", measure=Measure.FLOW, unit="亿元")
INDUSTRY = indicator("IND_YOY", name="虚构工业增加值增速")
LARGE = indicator("LARGE_YOY", name="规模以上虚构工业增加值增速", aliases=("规上虚构工业产出增长",))
# Of no scope, so that its values verify no claim.
ELSEWHERE = peer(2, scopes=())
BEFORE, AFTER = observation(SHARE, 16, "未注明"), observation(SHARE, 40.5)
DATA = dataset(
    observation(INVESTMENT, 16.1),
    target(INVESTMENT, 12),
    observation(EXPORTS, -15.7),
    observation(REVENUE, 10, bound=">"),
    observation(FIRMS, 10),
    observation(STOCK, 39),
    observation(GRAIN, 4.46),
    target(GRAIN, 1.67, unit="亿斤"),
    observation(VISITORS, 100, bound=">"),
    observation(ROADS, 4),
    target(ROADS, 8, bound="="),
    observation(FUNDS, 11.07),
    observation(INDUSTRY, 5),
    observation(LARGE, 8.9),
    BEFORE,
    AFTER,
    relation("前后对比", ("前期", BEFORE), ("后期", AFTER)),
    claim(INVESTMENT),
    claim(SHARE, kind=RankKind.LOWEST, rank=None),
    observation(INVESTMENT, 8, area=ELSEWHERE),
    areas=(OWN, ELSEWHERE),
)


def hits(text):
    return [(each.kind, each.quoted, each.proposal) for each in lint(text, DATA)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年全区虚构投资增长16.1%，增速居全市第一（原文自述）。",
        "2023年，我区虚投同比增长１６．１％。",
        "虚构出口下降15.7%。虚构出口增速为-15.7%。",
        "虚构收入首次突破10亿元大关，虚构客流超百万人。",
        "2024年虚构投资预期增长12%以上，目标下限低于上年实绩4.1个百分点。",
        "虚构粮食产量4.46万吨，2024年目标为8.35万吨以上。",
        "虚构粮食产量达到1.67亿\n\n斤以上。",
        "虚构覆盖率由16%提高到40.5%，提高24.5个百分点。",
        "新增虚构企业10家，累计达39家。新增虚构企业十家。",
        "虚构企业新增10家。虚构2县虚构投资增长8%。",
        "2023年3月5日印发，周政〔2024〕12号，见第3页，电话0000-1234567，十件实事，15分钟生活圈。",
        "第三次会议听取“5个5”机制汇报，3个方面、5项措施，三成以上。",
        "《虚构规划（2030年达到500家）》。",
        "2023年4月底前，新增虚构企业10家（十件实事第7项）。",
    ],
)
def test_what_is_right_or_no_figure_is_left_alone(text):
    assert hits(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("虚构投资增速16.1%，新增虚构企业10家。", 2),
        ("虚构投资增速16.2%，新增虚构企业10家。", 1),
        ("虚构投资增速16.1%，另有77公里。", 1),
        ("没有数字。", 0),
    ],
)
def test_figures_that_agree_are_counted(text, count):
    assert agreeing(text, DATA) == count


def test_a_value_that_differs_is_proposed_with_its_words():
    assert hits("2023年虚构投资增长18.1%。") == [(HitKind.VALUE, "增长18.1%", "增长16.1%")]
    assert hits("虚构投资同比增长18.1%。") == [(HitKind.VALUE, "增长18.1%", "增长16.1%")]
    assert hits("虚构企业共38家。") == [(HitKind.VALUE, "38家", "39家")]
    assert hits("2024年虚构投资目标为增长10%以上。") == [
        (HitKind.VALUE, "增长10%以上", "增长12%以上")
    ]


def test_a_direction_that_is_turned_round_is_a_value_that_differs():
    assert hits("虚构出口增长15.7%。") == [(HitKind.VALUE, "增长15.7%", "下降15.7%")]
    assert hits("虚构投资下降16.1%。") == [(HitKind.VALUE, "下降16.1%", "增长16.1%")]


def test_another_area_is_compared_with_its_own_values():
    assert hits("虚构2县虚构投资增长16.1%。") == [(HitKind.VALUE, "增长16.1%", "增长8%")]
    assert hits("全省虚构投资增长8%。") == [(HitKind.NO_SOURCE, "8%", "")]


def test_a_part_of_what_the_name_means_is_not_compared():
    assert hits("民间虚构投资增长12%，虚构投资中的技改增长12%。") == []


@pytest.mark.parametrize(
    ("text", "quoted", "proposal"),
    [
        ("虚构收入10亿元。", "10亿元", "突破10亿元"),
        ("虚构企业39家以上。", "39家以上", "39家"),
        ("2024年虚构投资目标为增长12%左右。", "12%左右", "12%以上"),
        ("虚构客流100万人。", "100万人", "突破100万人"),
        ("虚构客流100余万人。", "", ""),
    ],
)
def test_a_bound_that_is_lost_or_made_up(text, quoted, proposal):
    assert hits(text) == ([(HitKind.BOUND, quoted, proposal)] if quoted else [])


def test_a_figure_of_another_period():
    assert hits("2023年虚构投资增长12%以上。") == [(HitKind.PERIOD, "12%以上", "")]
    assert hits("2024年虚构企业39家。") == [(HitKind.PERIOD, "39家", "")]


def test_a_unit_that_measures_something_else():
    assert hits("虚构企业39个。") == [(HitKind.UNIT, "39个", "39家")]


def test_a_unit_of_another_size_is_another_value():
    assert hits("虚构粮食产量4.46万斤。") == [(HitKind.VALUE, "4.46万斤", "4.46万吨")]


@pytest.mark.parametrize(
    ("text", "quoted", "proposal"),
    [
        ("虚构覆盖率提高24.5%。", "24.5%", "24.5个百分点"),
        ("虚构覆盖率提高24.5个百分比。", "24.5个百分比", "24.5个百分点"),
        ("虚构投资增速16.1%，比上年提高3.7%。", "3.7%", "3.7个百分点"),
        ("2024年虚构投资目标下限低于上年实绩4.1%。", "4.1%", "4.1个百分点"),
        ("虚构投资增长16.1个百分点。", "16.1个百分点", "16.1%"),
        ("某项占比上升2.5%。", "2.5%", "2.5个百分点"),
        ("虚构覆盖率提高到40.5个百分点。", "40.5个百分点", "40.5%"),
        ("虚构覆盖率增长24.5%。", "24.5%", "24.5个百分点"),
    ],
)
def test_points_and_per_cent(text, quoted, proposal):
    assert (HitKind.POINTS, quoted, proposal) in hits(text)


def test_efficiency_may_rise_by_per_cent():
    assert HitKind.POINTS not in [kind for kind, *_ in hits("审批效率提高16%。")]


@pytest.mark.parametrize(
    ("text", "quoted", "proposal"),
    [
        ("虚构出口下降-15.7%。", "下降-15.7%", "下降15.7%"),
        ("虚构出口下降－15.7％。", "下降－15.7％", "下降15.7%"),
        ("某项减少了−3家。", "减少了−3", "减少了3"),
        ("某项增长-10%。", "增长-10%", "下降10%"),
    ],
)
def test_a_minus_after_a_word_of_falling(text, quoted, proposal):
    assert (HitKind.SIGN, quoted, proposal) in hits(text)


def test_a_range_is_no_negative_number():
    assert HitKind.SIGN not in [kind for kind, *_ in hits("预计下降10%-16%。")]


@pytest.mark.parametrize(
    ("text", "quoted", "proposal"),
    [
        ("某项增长10家。", "增长10家", "增加10家"),
        ("虚构投资增加16.1%。", "增加16.1%", "增长16.1%"),
        ("虚构企业增长到39家。", "增长到39家", "增加到39家"),
        ("虚构覆盖率下降40.5%。", "下降40.5%", "下降到40.5%"),
        ("某项增长10个百分点。", "增长10个百分点", "提高10个百分点"),
    ],
)
def test_growing_and_adding(text, quoted, proposal):
    assert (HitKind.GROWTH, quoted, proposal) in hits(text)


def test_value_added_is_no_adding():
    assert hits("某业增加值10亿元。") == []


def test_a_claim_without_voucher_is_a_hint():
    found = hits("虚构投资增长16.1%，增速居全市第一。")
    assert found == [(HitKind.CLAIM, "居全市第一", "居全市第一（原文自述）")]
    assert found[0][0].is_hint


def test_another_place_than_the_claimed_one():
    found = hits("虚构投资增长16.1%，增速居全市第二（原文自述）。")
    assert found == [(HitKind.VALUE, "居全市第二", "居全市第一")]
    assert hits("虚构水质居全省第五。") == [(HitKind.NO_SOURCE, "居全省第五", "")]


@pytest.mark.parametrize("voucher", ["", "（原文自述）"])
def test_what_is_claimed_of_another_does_not_vouch_for_a_place(voucher):
    found = hits(f"虚构出口下降15.7%，居全市第一{voucher}。")
    assert found == [(HitKind.NO_SOURCE, "居全市第一", "")]


def test_a_place_of_another_area_is_not_held_against_the_own():
    found = hits("虚构2县虚构投资增长8%，居全市第二（原文自述）。")
    assert HitKind.VALUE not in {kind for kind, *_ in found}


def test_the_first_of_its_kind_is_no_place():
    assert hits("虚构投资增长16.1%，是全省第一家。") == []


def test_a_place_beyond_the_tenth_is_read_as_a_whole():
    found = hits("虚构投资增长16.1%，居全市第十一（原文自述）。")
    assert found == [(HitKind.VALUE, "居全市第十一", "居全市第一")]


def test_a_wrong_figure_with_a_wrong_sign_gets_one_proposal():
    assert hits("虚构投资下降-16.2%。") == [
        (HitKind.VALUE, "下降-16.2%", "增长16.1%"),
        (HitKind.SIGN, "下降-16.2%", ""),
    ]


def test_a_distance_of_two_rates_in_per_cent_is_no_growth():
    found = hits("虚构投资目标下限比上年实绩高4.7%。")
    assert found == [(HitKind.POINTS, "4.7%", "4.7个百分点")]


def test_a_figure_without_source_is_a_hint():
    assert hits("到位资金56.8亿元，同比增长16.1%。") == [(HitKind.NO_SOURCE, "56.8亿元", "")]
    assert hits("2019年虚构投资增长9.9%。") == [(HitKind.NO_SOURCE, "9.9%", "")]


def test_line_and_column_count_from_one():
    text = "一、概况\n\n　　虚构企业共38家。"
    (hit,) = lint(text, DATA)
    assert (hit.line, hit.column, hit.place) == (3, 8, "第3行第8字")
    assert text[hit.start : hit.end] == hit.quoted == "38家"


def test_a_figure_broken_over_a_line_is_one():
    text = "虚构粮食产量4.47\n万吨。"
    (hit,) = lint(text, DATA)
    assert hit.quoted == "4.47\n万吨"


def test_a_heading_is_no_part_of_the_sentence_below_it():
    assert hits("概况\n虚构企业共38家。") == [(HitKind.VALUE, "38家", "39家")]


def test_kinds_come_in_the_order_of_their_weight():
    assert min(HitKind, key=lambda each: each.weight) is HitKind.VALUE
    assert max(HitKind, key=lambda each: each.weight) is HitKind.CLAIM


@pytest.mark.parametrize(
    ("text", "quoted", "proposal"),
    [
        ("虚构企业新增39家。", "39家", "10家"),
        ("虚构企业2023年共新增12家。", "12家", "10家"),
        ("虚构企业39家，其中新增12家。", "12家", "10家"),
        ("虚构路打通5条。", "5条", "4条"),
        ("2024年虚构路打通9条。", "9条", "8条"),
    ],
)
def test_a_name_may_be_turned_round(text, quoted, proposal):
    assert hits(text) == [(HitKind.VALUE, quoted, proposal)]


@pytest.mark.parametrize(
    "text", ["虚构企业新增产值39亿元。", "国家级虚构企业新增39家。", "虚构路打通后新增39家。"]
)
def test_what_is_new_of_something_else_is_not_compared(text):
    assert HitKind.VALUE not in {kind for kind, *_ in hits(text)}


def test_how_many_there_are_is_not_how_many_are_new():
    assert hits("新增虚构企业10家，达到39家。虚构企业新增10家，总数达39家。") == []
    assert hits("虚构企业新增10家，达到38家。") == [(HitKind.VALUE, "38家", "39家")]
    assert hits("虚构企业达10家。") == [(HitKind.VALUE, "10家", "39家")]


def test_the_end_of_a_longer_name_is_not_the_shorter_one():
    assert hits("规模以上虚构工业增加值增长8.9%，虚构工业增加值增长5%。") == []
    assert hits("规模以上虚构工业增加值增长5%。") == [(HitKind.VALUE, "增长5%", "增长8.9%")]
    assert hits("规上虚构工业增加值增长5%。") == []


def test_an_alias_with_its_growth_stands_for_what_grows():
    found = hits("规上虚构工业产出同比增长9.8%。")
    assert found == [(HitKind.VALUE, "增长9.8%", "增长8.9%")]


@pytest.mark.parametrize(
    "text",
    [
        "虚构资金超11亿元，虚构资金约11亿元，虚构资金11亿余元，虚构资金11亿多元。",
        "虚构企业近40家，虚构企业30多家，虚构企业约40家。",
        "虚构投资增长约16%，虚构出口下降近16%。",
    ],
)
def test_a_number_rounded_as_its_words_say_is_right(text):
    assert hits(text) == []


@pytest.mark.parametrize(
    ("text", "quoted", "proposal"),
    [
        ("虚构企业近50家。", "近50家", "39家"),
        ("虚构企业近30家。", "近30家", "39家"),
        ("虚构资金超12亿元。", "超12亿元", "11.07亿元"),
        ("虚构资金11亿元。", "11亿元", "11.07亿元"),
        ("虚构投资增长超10%。", "增长超10%", "增长16.1%"),
        ("虚构出口增长近16%。", "增长近16%", "下降15.7%"),
        ("虚构收入超9亿元。", "超9亿元", "突破10亿元"),
    ],
)
def test_a_number_rounded_too_far_or_the_wrong_way(text, quoted, proposal):
    assert hits(text) == [(HitKind.VALUE, quoted, proposal)]


def test_an_earlier_value_is_held_against_earlier_ones_alone():
    assert hits("虚构覆盖率由18%提高到40.5%。") == [(HitKind.VALUE, "18%", "16%")]
    assert hits("虚构覆盖率由16%提高到45%。") == [(HitKind.VALUE, "45%", "40.5%")]
    assert hits("虚构企业由29家增加到39家。") == [(HitKind.NO_SOURCE, "29家", "")]
    assert hits("虚构企业由2022年的29家增加到38家。") == [
        (HitKind.NO_SOURCE, "29家", ""),
        (HitKind.VALUE, "38家", "39家"),
    ]


def test_the_year_that_is_compared_with_is_not_that_of_the_figure():
    assert hits("虚构投资比2022年增长16.1%。与2022年相比，虚构投资增长16.1%。") == []
    assert hits("2023年虚构企业较2022年有增加，虚构企业达到38家。") == [
        (HitKind.VALUE, "38家", "39家")
    ]


@pytest.mark.parametrize("part", ["上半年", "1—6月", "1-6月份", "前三季度", "一季度", "前9个月"])
def test_a_part_of_a_year_is_not_the_year(part):
    expected = [(HitKind.NO_SOURCE, "15%", "")]
    assert hits(f"{part}，虚构投资增长15%。") == expected
    assert hits(f"虚构投资{part}增长15%。") == expected


def test_a_target_of_another_year_is_not_made_up():
    found = hits("2023年新增虚构企业10家（目标12家）。")
    assert found == [(HitKind.NO_SOURCE, "12家", "")]


def test_a_distance_of_counts_is_held_against_the_gap():
    assert hits("2024年打通虚构路8条，比上年多4条。") == []
    assert hits("2024年打通虚构路8条，比2023年多5条。") == [(HitKind.VALUE, "5条", "4条")]
    (hit,) = lint("2024年打通虚构路目标8条，比上年少4条。", DATA)
    assert (hit.quoted, hit.message) == ("4条", "方向相反：按本版数据是多，不是文中所说")


@pytest.mark.parametrize(
    "before", ["• ", "● ", "1.", "2. ", "①", "（一）", "一是", "主要是", "要", "计划", "拥有"]
)
def test_a_name_stands_apart_from_what_counts_or_leads_to_it(before):
    assert hits(f"{before}虚构企业38家。") == [(HitKind.VALUE, "38家", "39家")]


def test_names_that_share_a_word_have_a_figure_each():
    assert hits("虚构投资、虚构工业增加值分别增长16.1%、5%。") == []
    assert hits("2023年，全区虚构投资、虚构工业增加值分别增长16.1%，6%。") == [
        (HitKind.VALUE, "6%", "5%")
    ]
    assert hits("虚构投资和虚构工业增加值分别增长5%和16.1%。") == [
        (HitKind.VALUE, "5%", "16.1%"),
        (HitKind.VALUE, "16.1%", "5%"),
    ]
    assert hits("某项投资、虚构工业增加值分别增长16.1%、5%。") == []


def test_a_spelled_per_cent_may_have_decimals():
    assert hits("虚构投资增长百分之十六点一。") == []
    found = hits("虚构投资增长百分之十六点七。")
    assert found == [(HitKind.VALUE, "增长百分之十六点七", "增长16.1%")]
