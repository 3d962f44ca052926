"""Every target of a year is in exactly one list, and the same thing is counted alike everywhere."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from indicators import load
from indicators.exhibits.exhibit import exhibit_sentences
from indicators.exhibits.fulfilment.lists import BEHIND_AMOUNTS, BEHIND_RATES, RESULTS
from indicators.exhibits.request import request
from indicators.exhibits.targets.choosing import targets_of_year
from indicators.exhibits.targets.lists import (
    DOUBTFUL_TARGETS,
    TARGET_COUNTS,
    TARGET_RATES,
    TARGETS_WITHOUT_BASELINE,
    TEXT_TARGETS,
)
from indicators.rules.gaps import BEHIND
from indicators.rules.report_years import report_years
from tests.workbooks import SHIPPED, example_file

LISTS = (TARGET_RATES, TARGET_COUNTS, DOUBTFUL_TARGETS, TARGETS_WITHOUT_BASELINE, TEXT_TARGETS)
RESULTS_OF_2024 = (
    ("GDP_YOY", "=", -1.2, "%"),
    ("FAI_YOY", ">", 12.0, "%"),
    ("IND_VA_YOY", "<", 9.0, "%"),
    ("RETAIL_YOY", "=", 9.2, "%"),
    ("REVENUE_YOY", "≈", 7.5, "%"),
    ("CPI_YOY", "=", -0.3, "%"),
    ("COOPS", "<=", 150, "家"),
    ("URBAN_JOBS", ">", 5999, "人"),
    ("RESETTLE_UNITS", "=", 0, "套"),
    ("GRAIN", ">=", 1.67, "亿斤"),
    ("SRDI_PROV_NEW", "<", 6, "家"),
)


def changed_workbook():
    """The shipped workbook a year later, with limits, a missing and a doubtful result."""
    book = openpyxl.load_workbook(SHIPPED)
    published = date(2025, 1, 31)
    for row in book["说明"].iter_rows():
        if row[0].value == "数据截止日期":
            row[1].value = published
    source = {"来源编号": "S2", "文件名称": "公报", "日期": published, "发布单位": "统计局"}
    append(book["来源"], source)
    for number, (code, bound, value, unit) in enumerate(RESULTS_OF_2024):
        append(
            book["实绩"],
            {
                **{"编号": f"虚构-{number}", "指标代码": code, "地区": "411602", "期间": "2024"},
                **{"限定": bound, "数值": value, "单位": unit, "状态": "实际"},
                **{"发布日期": published, "来源编号": "S2", "原文": "虚构"},
            },
        )
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def append(sheet, cells):
    row = sheet.max_row + 1
    for head in sheet[1]:
        if head.value in cells:
            sheet.cell(row, head.column, cells[head.value])


@pytest.fixture(scope="module", params=["shipped", "example", "changed"])
def data(request, tmp_path_factory):
    if request.param == "shipped":
        return load(SHIPPED).dataset
    if request.param == "example":
        return load(example_file(tmp_path_factory.mktemp("example"))).dataset
    return load(changed_workbook()).dataset


def shown(exhibit, data, year):
    return request(exhibit, data, year=year).shown(data)


def test_every_target_of_a_year_is_in_exactly_one_list(data):
    for year in report_years(data):
        choices = request(TARGET_RATES, data, year=year).choices
        listed = [key for each in LISTS for key in shown(each, data, year).table.rows["id"]]
        assert sorted(listed) == sorted(targets_of_year(data, choices)["id"])


def test_rates_and_amounts_are_never_in_each_others_list(data):
    for year in report_years(data):
        assert shown(TARGET_RATES, data, year).table.rows["is_rate"].all()
        assert not shown(TARGET_COUNTS, data, year).table.rows["is_rate"].any()


def test_as_many_rates_are_missed_in_either_page(data):
    for year in report_years(data):
        beside = shown(TARGET_RATES, data, year).table.rows
        now = beside[beside["leads_now"]]
        missed = now["status"].str.contains("|".join(BEHIND)).sum()
        assert missed == len(shown(BEHIND_RATES, data, year).table.rows)


def test_the_missed_of_all_results_are_those_of_both_lists(data):
    for year in report_years(data):
        results = shown(RESULTS, data, year).table.rows
        lists = [shown(each, data, year).table.rows for each in (BEHIND_RATES, BEHIND_AMOUNTS)]
        missed = results[results["kind"].isin(BEHIND)]
        assert sorted(missed["id"]) == sorted(key for each in lists for key in each["id"])


def test_limits_count_among_the_rates_with_results():
    data = load(changed_workbook()).dataset
    # Missed: GDP −1.2 of 8, 增加值 <9 of 9, 零售 9.2 of 9.5, 收入 ≈7.5 of 8; met: 投资 >12 of 12.
    # 价格 −0.3 is more than 0.5 away from 3左右.
    message = exhibit_sentences(shown(TARGET_RATES, data, 2024), data)[0]
    assert message == "6项增速、比重目标已有本期实绩，其中未完成4项、无法判定1项、已完成1项。"
    rows = shown(TARGET_RATES, data, 2024).table.rows.set_index("code")
    assert rows.loc["FAI_YOY", "distance"] == "✓ 已完成"
    assert rows.loc["IND_VA_YOY", "distance"] == "× 未完成 低于目标"
    assert list(rows.loc[["FAI_YOY", "IND_VA_YOY"], "now_bound"]) == [">", "<"]
    counts = shown(TARGET_COUNTS, data, 2024).table.rows.set_index("code")
    assert counts.loc["COOPS", "gap_text"] == "至少差10家"


def test_a_heading_names_the_baselines_that_its_drawing_has():
    data = load(changed_workbook()).dataset
    assert shown(TARGET_RATES, data, 2024).heading == "增速、比重：从最近实绩到目标"
    assert shown(TARGET_RATES, load(SHIPPED).dataset, 2024).heading == TARGET_RATES.title
