from dataclasses import replace
from datetime import date

import pytest

from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import MOST_ROWS, exhibit_sentences
from indicators.exhibits.request import request
from indicators.model.codelists import CommitmentCategory, Measure, RankKind
from indicators.model.schema import Sheet
from tests import workbooks
from tests.facts import (
    OWN,
    cited,
    claim,
    commitment,
    dataset,
    indicator,
    observation,
    peer,
    relation,
    target,
)
from tests.indicators.exhibits.asking import message, shown, told

ROADS = indicator("ROADS", name="虚构公路增速")
BRIDGES = indicator("BRIDGES", name="虚构桥梁增速")
FIRMS = indicator("FIRMS", name="新增虚构企业数", measure=Measure.FLOW, unit="家")
SHARE = indicator("SHARE", name="虚构覆盖率", measure=Measure.SHARE)
OTHER_SHARE = indicator("OTHER_SHARE", name="虚构普及率", measure=Measure.SHARE)


def test_the_highest_growth_is_said_with_its_rank():
    facts = (observation(ROADS, 5), observation(BRIDGES, 7), claim(BRIDGES))
    assert told("growth", dataset(*facts)) == (
        "2023年2项增速中，虚构桥梁最高，增长7%，居全市第一（原文自述）。",
        "2023年全区虚构桥梁增长7%，增速居全市第一（原文自述）。",
        "2023年全区虚构公路增长5%。",
    )


@pytest.mark.parametrize(
    ("roads", "bridges", "said"),
    [
        (9, 7, "2023年2项增速中，虚构公路最高，增长9%。"),
        (7, 7, "2023年2项增速中，虚构公路、虚构桥梁并列最高，增长7%。"),
        (-2, 7, "2023年2项增速中，1项下降，虚构桥梁最高，增长7%。"),
        (-2, -7, "2023年2项增速中，全部下降，虚构公路降幅最小，下降2%。"),
    ],
)
def test_the_message_of_growth_changes_with_the_numbers(roads, bridges, said):
    assert message("growth", observation(ROADS, roads), observation(BRIDGES, bridges)) == said


def test_a_rate_of_the_overview_leads_with_its_rank():
    first = indicator("ROADS", name="虚构公路增速", card=1)
    facts = (observation(first, 5), observation(BRIDGES, 7), claim(first))
    assert message("growth", *facts) == (
        "2023年虚构公路增长5%，居全市第一（原文自述）；2项增速中，虚构桥梁最高，增长7%。"
    )
    highest = (observation(first, 9), observation(BRIDGES, 7))
    assert message("growth", *highest) == "2023年2项增速中，虚构公路最高，增长9%。"


def test_a_doubtful_rate_is_never_the_highest():
    facts = (observation(ROADS, 9, note="存疑：口径不明。"), observation(BRIDGES, 7))
    assert message("growth", *facts).endswith("虚构桥梁最高，增长7%。")


def test_an_order_of_bounds_says_so():
    facts = (observation(ROADS, 9, bound=">"), observation(BRIDGES, 7))
    assert message("growth", *facts) == (
        "2023年2项增速中，虚构公路最高，增长超过9%（含限定值，按印出的数排）。"
    )


def test_headline_indicators_add_up_to_those_that_have_a_target():
    cards = [indicator(f"I{number}", card=number, name=f"虚构第{number}") for number in range(1, 8)]
    up, level, down, doubtful, new, words, none = cards
    last, aim = observation(doubtful, 5), target(doubtful, 9)
    facts = (
        *(observation(up, 5), target(up, 6)),
        *(observation(level, 5), target(level, 5)),
        *(observation(down, 5), target(down, 4)),
        *(last, aim, relation("目标基数", ("目标", aim), ("基数", last), comparability="存疑")),
        *(target(new, 5), target(words, text="持续提高"), observation(none, 5)),
    )
    assert message("cards", *facts) == (
        "7项主要指标中6项设有目标：1项高于上年实绩，1项与上年实绩持平，1项低于上年实绩，"
        "1项与上年实绩能否相比存疑，1项没有可比的上年实绩，1项为文字目标。"
    )
    assert message("cards", observation(none, 5)) == "1项主要指标都未设目标。"
    now = observation(up, 4, "2024-01..09"), observation(down, 6, "2024-01..09")
    assert message("cards", *now, *facts[:6]) == (
        "3项主要指标中3项设有目标：2项已有本期实绩，其中滞后1项、达到1项；1项与上年实绩持平。"
    )


def test_another_areas_claim_is_not_counted_among_the_own():
    other = replace(claim(ROADS, id="R-OTHER"), area=peer(2))
    told = message("claims", claim(ROADS), other, areas=(OWN, peer(2)))
    assert told == "1项位次和荣誉是原文自述：第一1项。"


def test_the_present_leads_what_the_cards_say():
    late, met, open_ = (
        indicator(f"I{each}", card=each, name=f"虚构第{each}") for each in (1, 2, 3)
    )
    facts = [
        fact for each in (late, met, open_) for fact in (observation(each, 4), target(each, 8))
    ]
    now = [observation(late, 7, "2024-01..09"), observation(met, 9, "2024-01..09")]
    assert message("cards", *facts, *now) == (
        "3项主要指标中3项设有目标：2项已有本期实绩，其中滞后1项、达到1项；1项高于上年实绩。"
    )


def test_claims_are_counted_by_kind_with_their_doubts():
    doubted = replace(cited(), note="存疑：口径不明。")
    park = {"rank": None, "matter": "虚构园区"}
    facts = (
        *(claim(ROADS), replace(claim(BRIDGES), citation=doubted)),
        *(claim(SHARE, rank=2), replace(claim(FIRMS, rank=3), citation=doubted)),
        *(claim(FIRMS, rank=7, id="R7"), claim(SHARE, rank=4, id="R4")),
        claim(None, kind=RankKind.FEWEST, id="A", **park),
        claim(None, kind=RankKind.FIRST, id="B", **park),
        claim(None, kind=RankKind.FIRST_TIME, id="C", **park),
    )
    assert message("claims", *facts) == (
        "9项位次和荣誉都是原文自述：第一2项（1项存疑）、首家1项、最少1项、第二1项、"
        "第三1项（存疑）、其他名次2项、首次1项。"
    )
    assert message("claims", facts[0]) == "1项位次和荣誉是原文自述：第一1项。"


def test_a_change_says_from_and_to():
    before, after = observation(SHARE, 16, "2022"), observation(SHARE, 40.5)
    link = relation("前后对比", ("前期", before), ("后期", after))
    assert message("changes", before, after, link) == (
        "2023年虚构覆盖率由16%到40.5%，提高24.5个百分点。"
    )
    assert shown("changes", dataset(before, after, link)).period == "此前（2022年）→ 现在（2023年）"


def test_doubtful_changes_name_the_period_that_they_are_of():
    before, after = observation(SHARE, 16, "未注明"), observation(SHARE, 40.5)
    link = relation("前后对比", ("前期", before), ("后期", after), comparability="存疑")
    assert message("changes", before, after, link) == (
        "2023年虚构覆盖率前后对比（%）存疑，变动的数也存疑，不比大小。"
    )
    assert shown("changes", dataset(before, after, link)).period == (
        "此前（年份原文未注明）→ 现在（2023年）"
    )


def test_what_is_new_among_all_names_its_period():
    labs = indicator("LABS", name="新增虚构实验室数", measure=Measure.FLOW, unit="个")
    stocks = [
        indicator(code, name=name, measure=Measure.STOCK, unit=unit)
        for code, name, unit in (("S1", "虚构企业数", "家"), ("S2", "虚构实验室数", "个"))
    ]
    facts = (
        *(observation(FIRMS, 10), observation(stocks[0], 39)),
        *(observation(labs, 6), observation(stocks[1], 10)),
    )
    links = [
        replace(relation("存量增量", ("存量", stock), ("增量", new)), id=stock.id)
        for new, stock in (facts[:2], facts[2:])
    ]
    assert message("increments", *facts, *links) == (
        "2023年，2项中新增占总数比例最高的是虚构实验室数，总数10个，其中新增6个。"
    )
    assert message("increments", *facts[:2], links[0]) == (
        "2023年虚构企业数：总数39家，其中新增10家。"
    )
    assert shown("increments", dataset(*facts, *links)).period == "2023年，期内新增、期末总数"


def test_a_series_says_both_ends_and_the_difference():
    levels = indicator("L", name="虚构总量", measure=Measure.FLOW, unit="亿元")
    points = [
        observation(levels, value, str(year)) for year, value in ((2021, 5), (2022, 7), (2023, 8.5))
    ]
    assert message("series", *points) == "虚构总量：2021年5亿元，2023年8.5亿元，增加3.5亿元。"


def test_a_series_compares_spans_of_one_length_alone():
    rate = indicator("G", name="虚构产值增速")
    values = (("2023-01..02", 3.1), ("2023-01..06", 4), ("2024-01..02", 6), ("2024-01..06", 8.1))
    points = [observation(rate, value, period) for period, value in values]
    assert message("series", *points) == (
        "虚构产值：2023年1—6月增长4%，2024年1—6月增长8.1%，提高4.1个百分点。"
    )
    assert message("series", points[0], *points[2:]) == "虚构产值：2024年1—6月增长8.1%。"


def test_peers_say_the_own_place():
    data = workbooks.dataset(workbooks.later_rows())
    said = told("peers", data)
    assert said[0].endswith("测试区增长5.5%，按工作簿数据并列第2（2个地区相同）。")
    assert said[1] == "2024年1—6月样例县虚构指标X增长5.9%，按工作簿数据排第1。"


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("behind-amounts", "2024年度1项数量目标"),
        ("fulfilment", "2024年度2项目标中"),
        ("fulfilment-fields", "2024年度2项目标中"),
        ("target-rates", "2025年度1项可比的增速、比重目标"),
        ("target-counts", "2025年度1项可比的数量目标"),
        ("fields", "2025年度2项目标"),
        ("standings", "2025年度2项目标"),
        ("cards", "2025年度2项主要指标"),
    ],
)
def test_a_message_names_its_year_where_the_workbook_has_several(name, opening):
    data = workbooks.dataset(workbooks.next_report_rows())
    assert told(name, data)[0].startswith(opening)


def test_the_timeline_names_the_next_date_and_what_is_late():
    data = workbooks.dataset()
    assert told("timeline", data)[0] == (
        "2项任务和目标印明时限，均未到期，最近的时限是2024年6月30日，有2项。"
    )
    assert told("timeline", data, ("on", "2024-07-01"))[0] == (
        "2项任务和目标印明时限，截至2024年7月1日有1项已过时限。"
    )
    late = told("overdue", data, ("on", "2024-07-01"))
    assert late[0] == "1项任务和目标截至2024年7月1日已过时限，数据没有显示完成。"
    assert late[1].endswith("状态为“无法判定–已到期未公布”。")


def test_the_ten_works_are_counted_in_items():
    works = [
        commitment(
            f"C{number}",
            category=CommitmentCategory.LIVELIHOOD,
            domain=domain,
            group_number=number,
            deadline=deadline,
        )
        for number, domain, deadline in (
            *((1, "教育", date(2024, 4, 30)), (2, "教育", None)),
            (3, "卫生健康", None),
        )
    ]
    data = dataset(*works)
    assert told("livelihood", data)[0] == "十件实事细化为3项，其中1项印明时限。"
    some = told("livelihood", data, ("domain", "教育"))
    assert some[0] == "十件实事中所选的共2项，其中1项印明时限。"
    assert told("timeline", data)[0] == (
        "1项任务和目标印明时限，未到期，最近的时限是2024年4月30日，有1项。"
    )


def test_a_list_of_which_some_dates_have_passed_says_how_many_have_not():
    days = (date(2024, 4, 30), date(2024, 5, 31), date(2024, 6, 30))
    data = dataset(*(commitment(f"C{each.month}", deadline=each) for each in days))
    assert told("timeline", data, ("on", "2024-05-15"))[0] == (
        "3项任务和目标印明时限，2项未到期，最近的时限是2024年5月31日，有1项，"
        "截至2024年5月15日有1项已过时限。"
    )


def test_a_long_table_says_how_much_more_there_is():
    rows = workbooks.workbook_rows()
    rows[Sheet.TARGETS] += [
        workbooks.target(
            f"T1{number:02}",
            指标代码="COVER",
            数值=None,
            单位=None,
            文字目标=f"第{number}样",
            期间="2024",
        )
        for number in range(MOST_ROWS + 3)
    ]
    data = workbooks.dataset(rows)
    shown = request(
        next(each for each in EXHIBITS if each.name == "text-targets"), data, tier=("一般",)
    )
    said = exhibit_sentences(shown.shown(data), data)
    assert len(said) == 1 + MOST_ROWS + 1
    assert said[-1] == "其余3项从略。"


@pytest.mark.parametrize(
    "rows", [workbooks.workbook_rows, workbooks.later_rows, workbooks.next_report_rows]
)
def test_every_exhibit_has_a_message_and_rows_or_nothing(rows):
    data = workbooks.dataset(rows())
    for exhibit in EXHIBITS:
        shown = request(exhibit, data).shown(data)
        said = exhibit_sentences(shown, data)
        assert bool(said) is not shown.table.is_empty, exhibit.name
        assert all(each.endswith("。") for each in said)
        # Where all targets compare, the message says how they divide.
        assert len(said) > 1 or shown.table.is_empty or exhibit.name == "standings"


def test_an_empty_workbook_says_nothing():
    data = workbooks.dataset(workbooks.empty_rows())
    assert [exhibit_sentences(request(each, data).shown(data), data) for each in EXHIBITS] == (
        [()] * len(EXHIBITS)
    )


def test_changes_that_are_doubtful_say_so_as_their_figures_do():
    pairs = [
        (observation(each, 16, "未注明"), observation(each, later))
        for each, later in ((SHARE, 40.5), (OTHER_SHARE, 20))
    ]
    doubted, sure = (
        relation("前后对比", ("前期", before), ("后期", after), comparability=said)
        for (before, after), said in zip(pairs, ("存疑", "可比"), strict=True)
    )
    assert message("changes", *pairs[0], doubted) == (
        "2023年虚构覆盖率前后对比（%）存疑，变动的数也存疑，不比大小。"
    )
    assert message("changes", *pairs[0], *pairs[1], doubted, sure) == (
        "2023年虚构普及率由16%到20%，提高4个百分点；另有1项存疑，不比大小。"
    )
