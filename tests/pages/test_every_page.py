"""What holds on every page, whatever the workbook: it is drawn, or one sentence says what to do."""

from datetime import date
from pathlib import Path

import pytest

from components.routes import INDICATOR, MANAGE, ROUTES
from indicators.model.schema import Sheet
from tests.workbooks import empty_rows, plain_book, workbook_bytes, workbook_rows

# 数据管理 works without any workbook; tests/pages/test_manage.py opens it.
ADDRESSES = [route.address for route in ROUTES if route is not MANAGE]
every_page = pytest.mark.parametrize("address", ADDRESSES)
# Nothing of the machine or the program may be read on a page.
REPOSITORY = str(Path(__file__).resolve().parents[2])
INTERNALS = ("Traceback", "Error", "Exception", "openpyxl", REPOSITORY, ".py", "None", "nan", "NaN")


def internals_in(screen):
    return [word for word in INTERNALS if word in screen.words]


@every_page
def test_the_shipped_workbook_shows_every_page_with_its_date_and_edition(open_page, address):
    screen = open_page(address, code="GDP_YOY")
    assert screen.errors == []
    assert len(screen.at.title) == 1
    assert "川汇区 · 数据截至2024年2月20日 · 版次2024-02-20·" in screen.words
    assert internals_in(screen) == []


@every_page
def test_a_workbook_without_facts_says_what_to_fill_in(open_page, address, empty):
    screen = open_page(address, empty)
    assert len(screen.errors) == 1
    assert "还没有实绩、目标、位次和任务" in screen.errors[0]
    assert "请在 Excel 中填写" in screen.errors[0]
    assert screen.charts == []
    assert internals_in(screen) == []


@every_page
def test_the_invented_july_shows_every_page(open_page, address, july):
    screen = open_page(address, july, code="X_YOY")
    assert screen.errors == []
    assert "数据截至2024年7月15日" in screen.words
    assert internals_in(screen) == []


@every_page
def test_a_second_report_shows_every_page(open_page, address, next_report):
    screen = open_page(address, next_report, code="JOBS")
    assert screen.errors == []
    assert internals_in(screen) == []


BROKEN = {
    "cut short": (workbook_bytes()[:9000], "文件已损坏或不是完整的 Excel 工作簿"),
    "no zip": ("指标,数值\r\n".encode(), "这不是 .xlsx 工作簿"),
    "an old .xls": (b"\xd0\xcf\x11\xe0" + bytes(600), "旧式的 .xls"),
    "nothing in it": (b"", "文件是空的"),
}


@pytest.mark.parametrize(("content", "sentence"), BROKEN.values(), ids=BROKEN)
def test_an_unreadable_workbook_is_one_sentence_and_nothing_else(
    open_page, tmp_path, content, sentence
):
    path = tmp_path / "workbook.xlsx"
    path.write_bytes(content)
    screen = open_page("targets", path)
    assert len(screen.errors) == 1
    assert sentence in screen.errors[0]
    assert screen.charts == []
    assert len(screen.at.selectbox) == 0
    assert internals_in(screen) == []


@every_page
def test_a_missing_file_is_named_without_its_folder(open_page, tmp_path, address):
    screen = open_page(address, tmp_path / "secret" / "指标.xlsx")
    assert "找不到指标工作簿“指标.xlsx”" in screen.errors[0]
    assert "secret" not in screen.words


def without_a_sheet(book):
    del book[Sheet.OBSERVATIONS.value]


def with_an_error_cell(book):
    book[Sheet.OBSERVATIONS.value]["F2"] = "#DIV/0!"


def with_a_word_for_a_number(book):
    book[Sheet.TARGETS.value]["F2"] = "大约"


BLOCKED = {
    "no 实绩 sheet": (without_a_sheet, "实绩"),
    "an Excel error": (with_an_error_cell, "实绩!F2"),
    "a word for a number": (with_a_word_for_a_number, "目标!F2"),
}


@pytest.mark.parametrize("address", ["overview", "targets", "checks", INDICATOR.address])
@pytest.mark.parametrize(("spoil", "place"), BLOCKED.values(), ids=BLOCKED)
def test_blocking_findings_are_listed_with_their_cells(open_page, tmp_path, address, spoil, place):
    book = plain_book(workbook_rows())
    spoil(book)
    path = tmp_path / "workbook.xlsx"
    book.save(path)
    screen = open_page(address, path)
    assert "处必须改正的问题" in screen.errors[0]
    assert any(place in row for row in screen.table("位置"))
    assert any("阻断" in row for row in screen.table("位置"))
    assert screen.charts == []


def test_what_a_missing_sheet_costs_is_one_line_and_the_template_is_named(open_page, tmp_path):
    book = plain_book(workbook_rows())
    del book[Sheet.INDICATORS.value]
    path = tmp_path / "workbook.xlsx"
    book.save(path)
    screen = open_page("overview", path)
    first, last = screen.table("位置")
    assert "工作簿有1处必须改正的问题" in screen.errors[0]
    assert "请在“数据管理”页（地址 /manage）下载空白模板" in first
    assert "不必逐行修改" in last


FACT_SHEETS = (Sheet.OBSERVATIONS, Sheet.TARGETS, Sheet.RANKS, Sheet.COMMITMENTS)


@every_page
@pytest.mark.parametrize("sheet", FACT_SHEETS, ids=lambda sheet: sheet.name)
def test_a_workbook_may_have_facts_of_one_kind_only(open_page, saved, address, sheet):
    rows = workbook_rows()
    for other in {*FACT_SHEETS, Sheet.RELATIONS} - {sheet}:
        rows[other] = []
    rows[Sheet.COMMITMENTS] = [each for each in rows[Sheet.COMMITMENTS] if "目标编号" not in each]
    screen = open_page(address, saved(rows, f"only_{sheet.name}"), code="X_YOY")
    assert screen.errors == []


def test_a_workbook_that_names_no_district_still_says_what_is_wrong(open_page, tmp_path):
    rows = empty_rows()
    rows[Sheet.AREAS] = []
    path = tmp_path / "workbook.xlsx"
    plain_book(rows).save(path)
    screen = open_page("overview", path)
    assert "必须改正的问题" in screen.errors[0]
    assert any("说明!" in row for row in screen.table("位置"))


def test_a_changed_workbook_is_read_again(open_page, tmp_path):
    path = tmp_path / "workbook.xlsx"
    path.write_bytes(b"")
    assert open_page("overview", path).errors
    path.write_bytes(workbook_bytes())
    assert open_page("overview", path).errors == []


@every_page
def test_a_date_that_has_passed_since_the_data_is_said_in_every_head(open_page, address):
    later = open_page(address, today=date(2026, 11, 29), code="GDP_YOY")
    assert "31项时限均已过，数据未更新" in later.words
    assert "未到期" not in "\n".join(later.charts)
    assert "数据未更新" not in open_page(address, code="GDP_YOY").words


PROMISES = (Sheet.TARGETS, Sheet.COMMITMENTS)


@pytest.mark.parametrize(
    ("address", "left_out", "said"),
    [
        ("overview", PROMISES, "没有目标：请在“目标”表中填写，这里就会显示。"),
        ("targets", PROMISES, "没有目标：请在“目标”表中填写，这里就会显示。"),
        (
            "tasks",
            PROMISES,
            "没有目标和任务：请在“任务”表中填写，这里就会显示。",
        ),
        ("growth", (Sheet.OBSERVATIONS,), "没有实绩：请在“实绩”表中填写，这里就会显示。"),
        ("ranks", (Sheet.RANKS,), "没有位次和其他地区的数据：请在“位次”表中填写，这里就会显示。"),
    ],
)
def test_a_page_without_its_facts_says_so_once_with_a_way_on(
    open_page, saved, address, left_out, said
):
    rows = workbook_rows()
    rows |= {sheet: [] for sheet in (*left_out, Sheet.RELATIONS)}
    screen = open_page(address, saved(rows, f"without_{address}"))
    assert screen.advice == f"工作簿里{said}"
    assert screen.charts == []
    assert screen.links[-1] in {"看增长", "看全部任务和时限", "看位次"}
