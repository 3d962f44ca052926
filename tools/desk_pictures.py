"""Pictures of 数据管理: an invented district, invented analysts, and one upload from end to end.

Workbook, store and accounts are made in a temporary folder; nothing of this computer is shown.
The figures are invented as well, so the areas are renamed: nobody may take them for a district's.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from picture_server import ROOT, environment, reduced, running_dashboard, settle
from playwright.sync_api import Browser, Locator, Page

BACK, PUBLISH = "下载标出问题的原文件", "发布新版次"
ANALYST, COLLEAGUE = "王芳", "李明"
PASSPHRASE = "白马走过石桥看见明月"  # noqa: S105 -- of an account that ends with the folder
# High enough for the whole page: it scrolls within itself, and a picture is cut out of what shows.
WIDTH, HEIGHT = 1280, 6000
MARGIN = 24
# Rows of the template that stay unfilled; the others are deleted, as an analyst would.
LEFT_OPEN = 2
LONGEST_MILLISECONDS = 60_000
# As people type them: indicator → what stands in 数值 and the cell's format.
AS_TYPED: Mapping[str, tuple[object, str]] = {
    "FAI_YOY": (0.118, "General"),
    "IND_VA_YOY": ("８.７％", "@"),
    "RETAIL_YOY": (0.081, "0.0%"),
    "CPI_YOY": ("近0.4%", "@"),
    "NEWMAT_OUTPUT": ("突破3亿元", "@"),
}
MENDED = AS_TYPED | {
    "FAI_YOY": (11.8, "General"),
    "CPI_YOY": (0.4, "General"),
    "NEWMAT_OUTPUT": (3.1, "General"),
}


def desk_pictures(browser: Browser) -> Iterator[tuple[str, bytes]]:
    """The name and the PNG of each picture, in the order of the work."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        workbook = folder / "indicators.xlsx"
        invent(workbook)
        settings = environment(folder / "store.sqlite", DASHBOARD_WORKBOOK=str(workbook))
        command(settings, "passphrase", ANALYST, typed=PASSPHRASE)
        command(settings, "publish", str(workbook), "--note", "政府工作报告", by=COLLEAGUE)
        with running_dashboard(settings) as server:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="zh-CN")
            yield from _a_day(page, server, folder, settings)
            page.close()


def _a_day(
    page: Page, server: str, folder: Path, settings: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    sign_in(page, f"{server}/sign-in?next=/manage")
    template = _template(page, folder)
    _upload(page, _filled(template, AS_TYPED), ends_with=BACK)
    yield (
        "check",
        part(page, _heading(page, "二、上传改好的工作簿"), page.get_by_role("button", name=BACK)),
    )
    _upload(page, _filled(template, MENDED), ends_with=PUBLISH)
    page.get_by_label(re.compile("发布说明")).fill("补录1—2月主要指标")
    settle(page)
    yield (
        "publish",
        part(page, _heading(page, "四、比较"), page.get_by_role("button", name=PUBLISH)),
    )
    page.get_by_role("button", name=PUBLISH).click()
    page.get_by_text(re.compile("已发布第[0-9]+版")).wait_for()
    command(settings, "rollback", "1", "--note", "1—2月数待核实，先恢复", by=COLLEAGUE)
    page.reload()
    settle(page)
    page.get_by_role("radio", name="版次").or_(
        page.get_by_role("button", name="版次")
    ).first.click()
    page.get_by_text("比较任意两版").wait_for()
    settle(page)
    last = page.get_by_role("button", name="回退到这一版").last
    yield "history", part(page, _heading(page, "已发布的版次"), last)


def sign_in(page: Page, address: str) -> None:
    """Sign in at an address of the sign-in page that leads to 数据管理."""
    page.goto(address)
    page.locator("input[name=name]").fill(ANALYST)
    page.locator("input[name=passphrase]").fill(PASSPHRASE)
    page.get_by_role("button").click()
    page.get_by_test_id("stFileUploader").first.wait_for()
    settle(page)


def _template(page: Page, folder: Path) -> Path:
    with page.expect_download() as taken:
        page.get_by_role("button", name="下载期间模板").click()
    path = folder / "template.xlsx"
    taken.value.save_as(path)
    return path


def _upload(page: Page, path: Path, *, ends_with: str) -> None:
    page.locator('input[type="file"]').set_input_files(path)
    page.get_by_text(f"正在处理“{path.name}”").or_(page.get_by_text(path.name)).first.wait_for()
    page.get_by_role("button", name=ends_with).wait_for(timeout=LONGEST_MILLISECONDS)
    settle(page)


def part(page: Page, first: Locator, last: Locator) -> bytes:
    """What stands on the page from one thing to the last one wanted, over the whole width."""
    page_body = page.get_by_test_id("stMainBlockContainer").bounding_box()
    start, end = first.bounding_box(), last.bounding_box()
    if page_body is None or start is None or end is None:
        raise ValueError("what the picture is of is not on the page")
    top, bottom = start["y"] - MARGIN / 2, end["y"] + end["height"] + MARGIN
    area = {"x": page_body["x"], "y": top, "width": page_body["width"], "height": bottom - top}
    return reduced(page.screenshot(clip=area))


def _heading(page: Page, title: str) -> Locator:
    return page.get_by_role("heading", name=re.compile(f"^{title}"))


def command(settings: Mapping[str, str], *words: str, typed: str = "", by: str = "") -> None:
    """One command of the command line; `by` is who the operating system says it is."""
    subprocess.run(
        [sys.executable, "-m", "indicators", *words],
        cwd=ROOT,
        env={**settings, "LOGNAME": by} if by else dict(settings),
        input=typed,
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def invent(path: Path) -> None:
    """The shipped workbook, with other names for its areas."""
    book = load_workbook(ROOT / "data" / "indicators.xlsx")
    names = [row["名称"].value for row in _rows(book["地区"])]
    for cell in (cell for page in book for row in page.iter_rows(min_row=2) for cell in row):
        for name in names:
            if isinstance(cell.value, str) and name in cell.value:
                cell.value = cell.value.replace(name, f"测试{name[-1]}")
    book.save(path)


def _filled(template: Path, figures: Mapping[str, tuple[object, str]]) -> Path:
    """The period's template with some of its figures, its source and its date filled in."""
    book = load_workbook(template)
    rows = {
        row["指标代码"].value: row
        for row in _rows(book["实绩"])
        if row["数值"].value is None and row["文字值"].value is None
    }
    for code, (value, number_format) in figures.items():
        rows[code]["数值"].value = value
        rows[code]["数值"].number_format = number_format
    unused = [row["数值"].row for code, row in rows.items() if code not in figures]
    ends = int(rows["FAI_YOY"]["期间"].value[:4]), 3, 18
    for number in reversed(unused[LEFT_OPEN:]):
        book["实绩"].delete_rows(number)
    *_, source = _rows(book["来源"])
    source["文件名称"].value, source["发布单位"].value = "统计月报（1—2月）", "测试区统计局"
    today = next(row for row in _rows(book["说明"]) if row["项目"].value == "数据截止日期")
    source["日期"].value = today["内容"].value = datetime(*ends)  # noqa: DTZ001 -- Excel knows no zones
    path = template.with_name(f"1—2月主要指标{'' if figures is AS_TYPED else '（改）'}.xlsx")
    book.save(path)
    return path


def _rows(page: Worksheet) -> Iterator[dict[object, object]]:
    """The cells of each row by the names of their columns."""
    names = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        yield dict(zip(names, row, strict=True))
