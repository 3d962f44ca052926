from pathlib import Path

import pytest

from components import routes
from indicators.comparison import ConsequenceKind, compare
from indicators.comparison.changed_pages import change_scope
from indicators.comparison.changed_rows import changes
from indicators.comparison.compared_tables import EVERYWHERE, PAGES, compared_tables
from indicators.examination import examine
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.request import request
from indicators.model.schema import Sheet
from tests.workbooks import (
    OTHER_PEER,
    dataset,
    later_rows,
    next_report_rows,
    observation,
    plain_book,
    read_book,
    relation,
    target,
    workbook_rows,
)

ROOT = Path(__file__).resolve().parents[3]


def told(old_rows, new_rows):
    """What changes for readers, as (kind, page, subject) → (old, new)."""
    found = compare(dataset(old_rows), dataset(new_rows)).consequences
    return {
        (each.kind.value, each.page, each.subject): (each.old_text, each.new_text) for each in found
    }


@pytest.fixture(scope="module")
def half_a_year():
    return told(workbook_rows(), later_rows())


def test_a_target_whose_period_is_published_gets_its_status(half_a_year):
    rate = half_a_year["状态", "目标差距", "虚构指标X_YOY · 2024年"]
    assert rate == ("○ 未到期", "△ 接近，差0.5个百分点")
    jobs = half_a_year["状态", "目标差距", "虚构指标JOBS · 2024年"]
    assert jobs == ("○ 未到期", "△ 接近，完成46.7%，序时50%")


def test_a_rank_claim_that_the_data_now_confirm_is_told(half_a_year):
    before, after = half_a_year["位次", "位次", "虚构指标X · 2023年"]
    assert before.startswith("核验：原文自述；")
    assert after == "核验：已核验；核验说明：3个地区数据齐全，排第2"


def test_ranks_are_recomputed_for_every_area(half_a_year):
    subject = "虚构指标X_YOY · 2024年1—6月 · 全市 · {}"
    assert half_a_year["图表", "位次", subject.format("样例县")] == ("", "增长5.9%，第1")
    assert half_a_year["图表", "位次", subject.format("测试区")] == ("", "增长5.5%，并列第2")


def test_the_headline_cards_are_told(half_a_year):
    before, after = half_a_year["文字", "总览", "虚构指标JOBS"]
    assert before == "数值：1200人；期间：2023年；说明：目标下限比上年实绩多300人"
    now = "2024年1—6月实绩比目标下限少800人；起点：目标下限比上年实绩多300人"
    assert after == f"数值：700人；期间：2024年1—6月；说明：{now}"


def test_a_promise_whose_date_has_passed_is_told(half_a_year):
    assert half_a_year["状态", "任务", "虚构的桥建成通车：1.5亿元"] == (
        "○ 未到期",
        "– 无法判定–已到期未公布",
    )


def test_what_stands_on_every_page_is_told_once(half_a_year):
    everywhere = {
        subject: texts for (_, page, subject), texts in half_a_year.items() if page == EVERYWHERE
    }
    assert everywhere == {
        "截至日期": ("2024年2月20日", "2024年7月15日"),
        "先显示的增速期间": ("2023年", "2024年1—6月"),
    }


def test_the_words_of_a_gap_change_with_its_baseline():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0] = observation("O001", 数值=6.4)
    found = told(workbook_rows(), rows)
    assert found["文字", "目标差距", "虚构指标X_YOY · 2024年"] == (
        "目标下限比上年实绩高0.8个百分点",
        "目标下限低于上年实绩0.4个百分点",
    )
    assert found["状态", "目标差距", "虚构指标X_YOY · 2024年"] == (
        "下限高于上年实绩",
        "低于上年实绩",
    )
    left = found["图表", "总览", "虚构指标X_YOY"]
    assert left == ("增长5.2%（2023年），增长6%以上，+0.8个百分点", "")


def test_a_relation_that_stops_holding_is_told():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [
        observation("O5", 指标代码="JOBS", 期间="2022", 数值=900, 单位="人"),
        observation("O6", 指标代码="JOBS", 期间="2021", 数值=300, 单位="人"),
    ]
    rows[Sheet.RELATIONS] += relation(
        "L9", "合计", ("合计", "O003"), ("分项", "O5"), ("分项", "O6")
    )
    other = {sheet: list(each) for sheet, each in rows.items()}
    other[Sheet.OBSERVATIONS][-1] = observation(
        "O6", 指标代码="JOBS", 期间="2021", 数值=400, 单位="人"
    )
    found = told(rows, other)
    assert found["状态", "核对", "合计 · 虚构指标JOBS"] == ("✓ 成立", "× 不成立")
    assert found["文字", "核对", "疑点"] == ("0", "1")


def test_a_new_target_year_is_another_chart():
    found = compare(dataset(later_rows()), dataset(next_report_rows())).consequences
    titles = {each.figure for each in found if each.page == "总览"}
    assert "差距最大：增速、比重（2025年目标）" in titles
    years = [each for each in found if each.subject == "先显示的年度"]
    assert [(each.old_text, each.new_text) for each in years] == [("2024年", "2025年")]


def test_a_renamed_document_is_told_once_and_not_in_every_row():
    rows = workbook_rows()
    rows[Sheet.SOURCES][0]["文件名称"] = "测试区改名报告"
    found = told(workbook_rows(), rows)
    assert ("文字", EVERYWHERE, "S1") in found
    assert {page for _, page, _ in found} == {EVERYWHERE, "说明"}


def test_a_row_that_two_figures_of_a_page_show_is_told_once():
    rows = workbook_rows()
    rows[Sheet.TARGETS][1] = target(
        "T002", 指标代码="JOBS", 数值=1550, 单位="人", 截止日期=rows[Sheet.TARGETS][1]["截止日期"]
    )
    found = compare(dataset(), dataset(rows)).consequences
    (row,) = [each for each in found if each.page == "任务"]
    assert row.figure == "原文印明时限的任务和目标、近期到期、十件实事"


def test_a_figure_that_is_now_doubted_is_told():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0] = observation("O001", 备注="存疑：口径不明")
    found = told(workbook_rows(), rows)
    assert found["图表", "增长", "虚构指标X · 2023年"] == ("增长5.2%", "增长5.2%（存疑）")


def test_the_definition_of_an_indicator_is_told_on_its_page():
    rows = workbook_rows()
    rows[Sheet.INDICATORS][0]["口径说明"] = "按现行价格计算"
    found = told(workbook_rows(), rows)
    assert found == {("文字", "指标", "虚构指标X"): ("空白", "按现行价格计算")}


PAIRS = [
    (workbook_rows, later_rows),
    (later_rows, next_report_rows),
    (next_report_rows, workbook_rows),
]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_way_back_is_told_with_the_texts_exchanged(before, after):
    old, new = dataset(before()), dataset(after())
    forth = {
        (each.kind, each.page, each.subject, each.old_text, each.new_text)
        for each in compare(old, new).consequences
    }
    back = {
        (each.kind, each.page, each.subject, each.new_text, each.old_text)
        for each in compare(new, old).consequences
    }
    assert forth == back


def test_only_what_a_change_touches_is_looked_at():
    rows = later_rows()
    rows[Sheet.OBSERVATIONS][-1] = observation(
        "O114", 地区=OTHER_PEER, 期间="2024-01..06", 数值=6.1
    )
    old, new = dataset(later_rows()), dataset(rows)
    where = change_scope(old, new, changes(old, new))
    assert where.codes == {"X_YOY"}
    found = {
        (each.kind.value, each.subject.rpartition(" · ")[2]): (each.old_text, each.new_text)
        for each in compare(old, new).consequences
    }
    by_data = "按工作簿数据，共3个地区"
    shared = f"{by_data}，2个地区相同"
    assert found == {
        ("图表", "示范县"): ("增长5.5%", "增长6.1%"),
        ("位次", "示范县"): ("并列第2", "第1"),
        ("位次", "样例县"): ("第1", "第2"),
        ("位次", "测试区"): ("并列第2", "第3"),
        ("位次", "2024年1—6月"): (f"增速全市并列第2 · {shared}", f"增速全市第3 · {by_data}"),
        ("位次", "虚构指标X"): (
            f"2024年1—6月增速全市并列第2（{shared}）；2023年增速全市第二（已核验）",
            f"2024年1—6月增速全市第3（{by_data}）；2023年增速全市第二（已核验）",
        ),
    }


def test_pages_and_titles_of_the_figures_are_those_of_the_pages():
    old = new = dataset()
    addresses = {each.title: each.address for each in routes.ROUTES}
    titles = {
        address: "".join(
            request(each, new).shown(new).title for each in EXHIBITS if each.page == address
        )
        for address in addresses.values()
    }
    named = {ConsequenceKind.CHART, ConsequenceKind.LIST}
    checked = 0
    for figure in compared_tables(old, new):
        if figure.page in {EVERYWHERE, routes.ABOUT.title} or figure.kind not in named:
            continue
        address = addresses[figure.page]
        source = (ROOT / "pages" / f"{address}.py").read_text("utf-8")
        assert figure.title.partition("（")[0] in source + titles[address]
        checked += 1
    assert checked > 15


def test_the_titles_of_pages_are_those_of_their_routes():
    titles = {each.address: each.title for each in routes.ROUTES}
    assert {"": EVERYWHERE} | {each: titles[each] for each in PAGES if each} == PAGES


def test_a_workbook_without_facts_compares():
    book = plain_book(
        {
            Sheet.PROPERTIES: workbook_rows()[Sheet.PROPERTIES],
            Sheet.AREAS: workbook_rows()[Sheet.AREAS],
        }
    )
    empty = read_book(book).dataset
    assert compare(empty, dataset()).counts
    assert compare(dataset(), empty).counts


def test_the_shipped_workbook_does_not_differ_from_itself():
    shipped = ROOT / "data" / "indicators.xlsx"
    assert compare(examine(shipped).dataset, examine(shipped).dataset).is_empty
