import pytest

from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.request import asked, request
from indicators.schema import Sheet
from indicators.sentences import exhibit_sentences
from indicators.sentences.shown import MOST_ROWS
from indicators.terms import Measure
from tests import workbooks
from tests.facts import claim, dataset, indicator, observation, relation, target

ROADS = indicator("ROADS", name="虚构公路增速")
BRIDGES = indicator("BRIDGES", name="虚构桥梁增速")
FIRMS = indicator("FIRMS", name="新增虚构企业数", measure=Measure.FLOW, unit="家")
SHARE = indicator("SHARE", name="虚构覆盖率", measure=Measure.SHARE)


def told(name, data, *query):
    return exhibit_sentences(asked(name, query, data).shown(data), data)


def message(name, *facts, **more):
    return told(name, dataset(*facts, **more))[0]


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


def test_a_doubtful_rate_is_never_the_highest():
    facts = (observation(ROADS, 9, note="存疑：口径不明。"), observation(BRIDGES, 7))
    assert message("growth", *facts).endswith("虚构桥梁最高，增长7%。")


def test_an_order_of_bounds_says_so():
    facts = (observation(ROADS, 9, bound=">"), observation(BRIDGES, 7))
    assert message("growth", *facts) == (
        "2023年2项增速中，虚构公路最高，增长超过9%（含限定值，按印出的数排）。"
    )


def test_targets_divide_into_those_above_and_those_below():
    facts = (
        *(observation(ROADS, 5), target(ROADS, 6)),
        *(observation(BRIDGES, 7), target(BRIDGES, 4)),
        *(target(SHARE, 80), target(FIRMS, text="持续增加")),
    )
    data = dataset(*facts)
    assert told("standings", data) == (
        "4项目标中，可比的2项里1项高于上年实绩，1项低于上年实绩。",
        "1项目标是文字目标，不计算差距。",
        "1项目标没有可比的上年实绩，不计算差距。",
        "1项目标高于上年实绩。",
        "1项目标低于上年实绩。",
    )
    assert (
        told("gap-points", data)[0] == "2024年目标比上年实绩高出最多的是虚构公路增速，高1个百分点。"
    )
    assert told("target-rates", data)[0] == (
        "2项可比的增速、比重目标中，1项高于上年实绩，1项低于上年实绩。"
    )


def test_counts_say_their_gap_in_the_unit_and_as_a_share():
    said = message("gap-shares", observation(FIRMS, 10), target(FIRMS, 12))
    assert said == (
        "2024年目标比上年实绩多出比例最大的是新增虚构企业数，多2家，相当于上年实绩的20%。"
    )


def test_counts_that_lie_equally_far_are_told_together():
    lanes = indicator("LANES", name="新修虚构路条数", measure=Measure.FLOW, unit="条")
    pairs = (observation(FIRMS, 10), target(FIRMS, 12), observation(lanes, 5), target(lanes, 6))
    said = "2024年目标比上年实绩多出比例最大的是新增虚构企业数、新修虚构路条数，都多20%。"
    assert message("gap-shares", *pairs) == said


def test_a_change_says_from_and_to():
    before, after = observation(SHARE, 16, "2022"), observation(SHARE, 40.5)
    link = relation("前后对比", ("前期", before), ("后期", after))
    assert message("changes", before, after, link) == ("虚构覆盖率由16%到40.5%，提高24.5个百分点。")


def test_a_series_says_both_ends_and_the_difference():
    levels = indicator("L", name="虚构总量", measure=Measure.FLOW, unit="亿元")
    points = [
        observation(levels, value, str(year)) for year, value in ((2021, 5), (2022, 7), (2023, 8.5))
    ]
    assert message("series", *points) == "虚构总量：2021年5亿元，2023年8.5亿元，增加3.5亿元。"


def test_peers_say_the_own_place():
    data = workbooks.dataset(workbooks.later_rows())
    said = told("peers", data)
    assert said[0].endswith("测试区增长5.5%，按工作簿数据排第2。")
    assert said[1] == "2024年1—6月样例县虚构指标X增长5.9%，按工作簿数据排第1。"


def test_the_timeline_names_the_next_date_and_what_is_late():
    data = workbooks.dataset()
    assert told("timeline", data)[0] == (
        "2项任务和目标印明时限，最近的时限是2024年6月30日，有2项。"
    )
    assert told("timeline", data, ("on", "2024-07-01"))[0] == (
        "2项任务和目标印明时限，截至2024年7月1日有1项已过时限。"
    )
    late = told("overdue", data, ("on", "2024-07-01"))
    assert late[0] == "截至2024年7月1日，1项任务和目标已过时限，数据没有显示完成。"
    assert late[1].endswith("状态为“无法判定–已到期未公布”。")


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
        assert len(said) != 1 or len(shown.table.rows) == 0


def test_an_empty_workbook_says_nothing():
    data = workbooks.dataset(workbooks.empty_rows())
    assert [exhibit_sentences(request(each, data).shown(data), data) for each in EXHIBITS] == (
        [()] * len(EXHIBITS)
    )
