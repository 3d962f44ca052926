"""Files that the real dashboard hands out in a real browser."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from indicators.model.schema import Sheet
from tests.browser.conftest import (
    RunningServer,
    StartServer,
    open_page,
)
from tests.workbooks import observation, workbook_rows, write

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def hostile(start_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The invented workbook with texts that a spreadsheet would run."""
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [
        observation("O901", 期间="2022", 备注="=1+1", 原文="@SUM(A1)", 章节="+1"),
        observation("O902", 期间="2021", 备注="-2+3", 数值=-0.5),
    ]
    workbook = write(tmp_path_factory.mktemp("hostile"), rows)
    with start_server(workbook=workbook) as server:
        yield server


def downloaded(page: Any, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).first.click()
    file = waiting.value
    return file.suggested_filename, Path(file.path()).read_bytes()


def test_the_csv_arrives_for_excel_and_nothing_in_it_runs(
    hostile: RunningServer, page: Any
) -> None:
    open_page(page, f"{hostile.url}/library")
    name, content = downloaded(page, "下载 CSV")
    assert re.fullmatch(r"测试区_指标库_2024-02-20_[0-9a-f]{6}\.csv", name)
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert header[:4] == ["编号", "名称", "类别", "地区"]
    assert {"限定", "数值", "单位", "期间"} <= set(header)
    assert len(rows) == 11
    cells = [cell for row in rows for cell in row]
    assert "虚构指标X_YOY" in cells
    # A negative number stays a number.
    texts = [cell for cell in cells if not re.fullmatch(r"-\d+(\.\d+)?", cell)]
    assert [cell for cell in texts if cell.startswith(FORMULAS)] == []
    assert "-0.5" in cells
    assert any(cell.endswith("=1+1") for cell in cells)


def test_the_excel_file_arrives_and_nothing_in_it_runs(hostile: RunningServer, page: Any) -> None:
    open_page(page, f"{hostile.url}/library")
    name, content = downloaded(page, "下载 Excel")
    assert name.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    first = book.worksheets[0]
    cells = [cell for row in first.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert first.max_row == 12
    assert first.freeze_panes == "A2"
    notes = "\n".join(str(row[0]) for row in book["说明"].iter_rows(values_only=True))
    assert "数据截至2024年2月20日" in notes
    assert "测试区虚构报告" in notes


def test_the_data_of_a_chart_arrive_from_its_menu(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/growth")
    page.get_by_role("button", name="取用这张图").first.click()
    page.get_by_role("button", name="下载 CSV").first.wait_for()
    name, content = downloaded(page, "下载 CSV")
    assert name.startswith("川汇区_")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    [told] = [",".join(row) for row in rows if "一般公共预算收入" in row]
    assert "一般公共预算收入,财政金融,2023年,增长23.2%,等于,23.2,%,突破10亿元,大于,10,亿元" in told
    assert header[-1] == "核验码"
    [code] = {row[-1] for row in rows}
    assert re.fullmatch("[0-9A-Z]{5}-[0-9A-Z]{5}", code)
