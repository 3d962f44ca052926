"""A month's 26 figures from the bureau's workbook to a published edition, in a real browser."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from indicators.store import open_store
from tests.browser.conftest import RunningServer, StartServer, resize, settle
from tests.browser.test_drafting import sign_in
from tests.browser.test_looks import CLIPPED, SIZES
from tests.browser.test_manage import barriers, window
from tests.indicators.drafting.monthly.books import SheetOf, book
from tests.sign_in import add_analyst, url_of
from tests.workbooks import workbook_bytes, workbook_rows

ANALYST = "王芳"
MOST_CLICKS, MOST_SECONDS = 10, 120
NAMES = {
    "核算": ("地区生产总值", "农业总产值", "建筑业总产值", "工业用电量产值"),
    "投资": ("固定资产投资", "民间投资", "房地产开发投资", "基础设施投资", "技改投资"),
    "贸易": ("社会消费品零售总额", "限额以上零售额", "进出口总额", "出口总额"),
}


def month(number: int) -> bytes:
    """The bureau's workbook of a month: 13 indicators with a level and a growth each."""
    return book(
        *(
            SheetOf(
                title,
                [
                    [f"测试区2025年1-{number}月{title}主要指标"],
                    ["指标", f"1-{number}月（亿元）", "同比增长（%）"],
                    *([name, 10.5 + number + at, 4.5 + at] for at, name in enumerate(names)),
                ],
                ["A1:C1"],
            )
            for title, names in NAMES.items()
        )
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("monthly")


@pytest.fixture(scope="module")
def url(folder: Path) -> str:
    found = url_of(folder)
    add_analyst(found, ANALYST)
    return found


@pytest.fixture(scope="module")
def server(start_server: StartServer, folder: Path, url: str) -> Iterator[RunningServer]:
    disk = folder / "disk.xlsx"
    disk.write_bytes(workbook_bytes(workbook_rows()))
    with start_server(workbook=disk, environment={"DASHBOARD_STORE": url}) as running:
        yield running


def read(tab: Any, folder: Path, number: int) -> None:
    path = folder / f"{number}月.xlsx"
    path.write_bytes(month(number))
    tab.locator('input[type="file"]').first.set_input_files(path)
    tab.get_by_text(re.compile("一、逐条核对|没有收下")).first.wait_for(timeout=60_000)
    settle(tab)


def published(tab: Any, folder: Path, number: int, map_button: str) -> int:
    """Publish a month through the page; returns how many clicks that took."""
    clicks = 1  # the file is chosen
    read(tab, folder, number)

    def click(found: Any) -> None:
        nonlocal clicks
        clicks += 1
        found.click()
        settle(tab)

    click(tab.get_by_role("button", name=re.compile(map_button)))
    assert tab.get_by_text("这份月报的数都定了。").is_visible()
    click(tab.get_by_role("button", name="进入检查"))
    tab.get_by_text("五、发布").wait_for(timeout=60_000)
    settle(tab)
    assert tab.get_by_text("已记住测试区月报的对应（26个数）").is_visible()
    click(tab.get_by_label("发布说明"))
    tab.get_by_label("发布说明").fill(f"{number}月数据")
    for each in tab.get_by_role("checkbox").all():
        if not each.is_checked():
            clicks += 1
            each.check(force=True)
            settle(tab)
    click(tab.get_by_role("button", name="发布新版次"))
    tab.get_by_text(re.compile(r"已发布第\d版")).wait_for(timeout=30_000)
    return clicks


@pytest.mark.slow
def test_26_figures_a_month_take_ten_clicks_and_two_minutes(
    chromium: Any, server: RunningServer, folder: Path, url: str
) -> None:
    for number, map_button in ((2, "按下面的选择定"), (3, "采用沿用的26个数")):
        with window(chromium) as tab:
            sign_in(tab, server)
            begun = time.monotonic()
            clicks = published(tab, folder, number, map_button)
            seconds = time.monotonic() - begun
            assert clicks <= MOST_CLICKS
            assert seconds <= MOST_SECONDS
    store = open_store(url)
    assert store.current().number == 2


@pytest.mark.slow
def test_the_map_and_the_mappings_have_no_barrier_and_nothing_clipped(
    chromium: Any, server: RunningServer, folder: Path
) -> None:
    with window(chromium) as tab:
        sign_in(tab, server)
        tab.get_by_role("button", name="查看和改正").click()
        settle(tab)
        states = [lambda: None, lambda: read(tab, folder, 5)]
        for at, reach in enumerate(states):
            reach()
            for size in SIZES:
                resize(tab, size)
                main = tab.get_by_test_id("stMain")
                widths = main.evaluate("e => [e.scrollWidth, e.clientWidth]")
                assert widths[0] <= widths[1], (at, size)
                assert tab.evaluate(CLIPPED) == [], (at, size)
                assert barriers(tab) == [], (at, size)
