"""The shapes of charts on paper, long lists as tables or as counts, how figures are read."""

from dataclasses import replace

import pandas as pd
import pytest

from indicators.briefings.briefing import Part
from indicators.briefings.parts import (
    MOST_NAMED,
    lists_as_tables,
    paper_parts,
    readings,
    repeats,
    slide_parts,
)
from indicators.exhibits.exhibit import Form
from tests.indicators.briefings.invented import briefing, chart, listed, said, shown
from tests.tables import made

LABELS = {"name": "事项", "group": "类别"}


def undated(*counts):
    """A part with rows of fields: (field, promised work, targets)."""
    rows = [
        {"name": f"{domain}{kind}{each}", "group": kind, "domain": domain}
        for domain, tasks, targets in counts
        for kind, count in (("工作任务", tasks), ("预期目标", targets))
        for each in range(count)
    ]
    table = made(pd.DataFrame(rows), LABELS)
    exhibit = shown(table, "undated", "没有印明时限", "以2031年2月1日判断")
    return replace(listed(heading="没有印明时限"), shown=exhibit)


MANY = undated(("教育", 2, 1), ("卫生", 20, 2), ("养老", 0, 3))


def counted(part, **more):
    """The parts of the slides of a ready-made outline."""
    return slide_parts(briefing(part, topic="任务节点"), **more)


def rows_of(part):
    return [list(each) for each in part.shown.table.shown.itertuples(index=False)]


def test_the_fullest_field_comes_first_and_the_sum_last():
    (part,) = counted(MANY)
    assert list(part.shown.table.labels.values()) == ["领域", "任务", "预期目标", "合计"]
    assert rows_of(part) == [
        ["卫生", "20", "2", "22"],
        ["教育", "2", "1", "3"],
        ["养老", "0", "3", "3"],
        ["合计", "22", "6", "28"],
    ]
    assert part.form is Form.TABLE


def test_two_blocks_stand_abreast():
    (part,) = counted(MANY, abreast=2)
    assert rows_of(part) == [
        ["卫生", "20", "2", "22", "养老", "0", "3", "3"],
        ["教育", "2", "1", "3", "合计", "22", "6", "28"],
    ]


def test_an_odd_number_of_rows_leaves_a_blank_that_says_nothing():
    (part,) = counted(undated(("教育", 20, 1), ("卫生", 20, 2)), abreast=2)
    assert rows_of(part)[1] == ["教育", "20", "1", "21", *["\N{NO-BREAK SPACE}"] * 4]


def test_it_says_where_the_list_is_and_names_every_row():
    (part,) = counted(MANY, where="逐项清单在别处")
    assert part.shown.title == "没有印明时限：各领域项数，逐项清单在别处"
    assert part.message == MANY.message
    assert part.sentences[0] == "教育3项：教育工作任务0、教育工作任务1、教育预期目标0。"
    named = "".join(part.sentences)
    assert all(each in named for each in MANY.shown.table.rows["name"])


def test_a_slide_has_all_the_columns_of_the_counts():
    (part,) = counted(MANY, abreast=2)
    assert len(part.shown.table.slide_groups) == 8


@pytest.mark.parametrize(
    "part", [undated(("教育", MOST_NAMED, 0)), listed()], ids=["short", "other"]
)
def test_short_lists_and_others_stay_as_they_are(part):
    assert counted(part) == (part,)


def listing(exhibit, count=5, **more):
    rows = pd.DataFrame(
        {"scope": ["全市"] * count, "name": [f"事项{each}" for each in range(count)]}
    )
    table = made(rows, {"scope": "范围", "name": "事项"}, brief=("name",))
    return shown(table, exhibit, **more)


@pytest.mark.parametrize(
    ("exhibit", "groups"), [("claims", [("scope",), ("name",)]), ("timeline", [("name",)])]
)
def test_a_long_list_is_a_table_beneath_its_heads_and_stands_once(exhibit, groups):
    drawn = chart(shown=listing(exhibit), sentences=("一句。",))
    (part,) = lists_as_tables([drawn, replace(drawn, form=Form.TABLE)], most_drawn=4)
    assert (part.form, part.shown.table.brief_groups, part.sentences) == (Form.TABLE, groups, ())
    assert lists_as_tables([drawn], most_drawn=5) == (drawn,)


def test_a_chart_that_measures_is_no_list():
    drawn = chart(shown=listing("growth"))
    assert lists_as_tables([drawn], most_drawn=0) == (drawn,)


def alike(period="2031年", **cells):
    """A list of two rows that differ in their number, with other cells alike."""
    labels = {"name": "事项", "size": "数量", "due": "时限", "status": "状态", "owner": "责任单位"}
    rows = pd.DataFrame(
        [{"name": name, "size": size, **cells} for name, size in (("小学", "2所"), ("桥", "1座"))]
    )
    table = made(rows, {each: labels[each] for each in rows})
    return replace(listed(), shown=shown(table, "overdue", "已过时限", period))


@pytest.mark.parametrize(
    ("part", "columns", "said"),
    [
        # Without the mark of a status.
        (
            alike(due="年内", status="– 已到期未公布"),
            ["事项", "数量"],
            "2031年，时限：年内，状态：已到期未公布",
        ),
        (alike("见各行", status="○ 未到期"), ["事项", "数量"], "状态：未到期"),
        # Blanks, and what the title or the period says, are left out.
        (alike(due="", status="已过时限", owner="2031年"), ["事项", "数量"], "2031年"),
        # What is too long for a line stays.
        (alike(due="长" * 30), ["事项", "数量", "时限"], "2031年"),
    ],
)
def test_what_all_rows_say_alike_stands_above_a_table(part, columns, said):
    (found,) = lists_as_tables([part], 1)
    table = found.shown.table
    assert [table.heading(each) for each in table.brief_groups] == columns
    assert [table.heading(each) for each in table.slide_groups] == columns
    assert found.shown.period == said


def test_rows_that_differ_and_a_single_row_keep_their_columns():
    table = made(
        pd.DataFrame([{"name": "甲", "status": "○ 未到期"}]), {"name": "事项", "status": "状态"}
    )
    one = replace(listed(), shown=shown(table, "overdue", "已过时限", "2031年"))
    for part in (listed(), one):
        (found,) = lists_as_tables([part], 1)
        assert found.shown == part.shown


def test_a_message_and_a_line_beneath_are_said_once_on_slides():
    whole = briefing(chart(aside="另有2项。"), chart(aside="另有2项。"), chart(message="别的。"))
    first, second, third = slide_parts(whole)
    assert (first.message, first.aside) == ("虚构收入增长5.2%。", "另有2项。")
    assert (second.message, second.aside, third.message) == ("", "", "别的。")


def test_the_same_list_under_another_heading_repeats_it():
    first = replace(listed(), shown=shown(listed().shown.table, "timeline", "时限", "2031年"))
    assert repeats(replace(first, heading="（明细）"), [chart(), first])
    assert not repeats(chart(), [chart(), first])


def test_a_sentence_on_a_row_and_an_aside_stand_once_on_paper():
    """The second repeats both rows, the third one of two; 其余 alone has nothing to refer to."""
    rows = ("甲增长8%。", "乙增长9%。")
    first = replace(chart(), sentences=rows, aside="数据未更新。")
    second = replace(first, heading="又一图", sentences=(*rows, "其余24项从略。"))
    third = replace(first, message="别的。", sentences=(rows[0], "丙增长7%。"))
    parts = lists_as_tables((first, second, third), 4)
    assert [each.sentences for each in parts] == [rows, (), ("丙增长7%。",)]
    assert [each.aside for each in parts] == ["数据未更新。", "", ""]


def test_a_section_opens_with_a_sentence_of_its_own_where_it_has_one():
    first = replace(chart(), sentences=("甲增长8%。",))
    second = replace(chart(heading="又一图"), sentences=("甲增长8%。", "乙增长9%。", "丙增长7%。"))
    third = chart(heading="第三图")
    parts = lists_as_tables((first, second, third), 4)
    assert [each.message for each in parts] == [first.message, "乙增长9%。", first.message]
    assert parts[1].sentences == ("丙增长7%。",)


def test_facts_that_somebody_chose_are_written_all():
    chosen = replace(chart(), shown=None, sentences=("甲增长8%。",))
    assert lists_as_tables((chart(), chosen, chosen), 4)[1:] == (chosen, chosen)


def told(*sentences):
    return readings(
        briefing(said(message="总的说来。"), *(said(message=each) for each in sentences))
    )


def test_nothing_is_explained_that_does_not_occur():
    assert told("虚构收入增长5.2%。") == ()
    assert [each.heading for each in paper_parts(briefing(said()))] == [said().heading]


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("收入突破10亿元", "“突破”"),
        ("增长8%以上，控制在3%左右", "“以上”“左右”"),
        ("新增6000人以上", "“以上”"),
        ("规模以上工业增长8.9%", ""),
        ("突破性进展", ""),
    ],
)
def test_a_bound_is_explained_where_it_stands_at_a_number(words, bounds):
    expected = (f"{bounds}是原文的限定，不是确数。",) if bounds else ()
    assert told(words) == expected


def test_points_doubts_claims_and_missing_baselines_are_explained():
    (points,) = told("高3.7个百分点")
    assert points.startswith("两个百分数相减")
    starts = [each[:2] for each in told("存疑", "居全市第一（原文自述）", "无基数")]
    assert starts == ["存疑", "原文", "无基"]


def test_a_table_counts_by_the_columns_that_it_prints():
    rows = pd.DataFrame({"name": ["甲"], "status": ["○ 未到期"], "actual_text": ["无基数"]})
    labels = {"name": "指标", "status": "状态", "actual_text": "基数"}
    table = shown(made(rows, labels, brief=("name", "status")))
    part = Part(heading="表", message="一项。", shown=table, form=Form.TABLE)
    (only,) = readings(briefing(part))
    assert only.startswith("未到期：")


def test_no_reading_speaks_of_marks_that_charts_explain_themselves():
    every = told("突破1亿", "百分点", "存疑", "原文自述", "无基数", "已到期未公布", "未到期")
    assert not any("画" in each or "斜纹" in each for each in every)


@pytest.mark.parametrize(
    ("words", "explained"),
    [
        ("增长7.5%（预计）", ["预计"]),
        ("增长4.5%（2023年，核实，存疑）", ["核实", "存疑"]),
        ("上年实绩为初步数", ["初步"]),
        ("预计投资10亿元，初步形成体系", []),
    ],
)
def test_the_status_of_a_figure_is_explained_where_it_is_a_mark(words, explained):
    assert [each[:2] for each in told(words)] == explained
