"""数据管理 in a real browser: an analyst publishes while readers look on."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.browser.barriers import barriers
from tests.browser.conftest import RunningServer, StartServer, open_page, resize, settle
from tests.browser.test_looks import CLIPPED, SIZES
from tests.sign_in import PASSPHRASE, add_analyst, url_of
from tests.workbooks import workbook_bytes, workbook_rows

ANALYST = "王芳"
SECONDS = 2.0
# Streamlit's uploader speaks English, and no public setting changes it: its inner words.
UPLOADERS_OWN = '[data-testid="stFileUploaderDropzone"]'


def workbook(folder: Path, name: str, **first_target: Any) -> Path:
    rows = workbook_rows()
    rows[next(sheet for sheet in rows if sheet.value == "目标")][0] |= first_target
    path = folder / name
    path.write_bytes(workbook_bytes(rows))
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("manage")


@pytest.fixture(scope="module")
def server(start_server: StartServer, folder: Path) -> Iterator[RunningServer]:
    url = url_of(folder)
    add_analyst(url, ANALYST)
    disk = workbook(folder, "disk.xlsx")
    with start_server(workbook=disk, environment={"DASHBOARD_STORE": url}) as running:
        yield running


@contextmanager
def window(chromium: Any) -> Iterator[Any]:
    """A window of a browser of its own."""
    context = chromium.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def sign_in(tab: Any, server: RunningServer) -> None:
    tab.goto(f"{server.url}/sign-in?next=/manage")
    tab.get_by_label("姓名").fill(ANALYST)
    tab.get_by_label("口令", exact=True).fill(PASSPHRASE)
    tab.get_by_role("button", name="登录").click()
    tab.get_by_test_id("stFileUploader").wait_for()
    settle(tab)


def upload(tab: Any, path: Path) -> None:
    tab.locator('input[type="file"]').set_input_files(path)
    tab.get_by_text(re.compile("检查完毕|没有收下")).first.wait_for(timeout=60_000)
    tab.get_by_text(re.compile("五、发布|没有收下|不能发布")).first.wait_for(timeout=60_000)
    settle(tab)


def publish(tab: Any, note: str) -> None:
    tab.get_by_label("发布说明").fill(note)
    tab.get_by_role("button", name="发布新版次").click()
    tab.get_by_text(re.compile("已发布第[0-9]+版")).wait_for()


def test_a_reader_sees_what_was_published_two_seconds_ago_with_a_notice(
    chromium: Any, server: RunningServer, folder: Path
) -> None:
    with window(chromium) as analyst, window(chromium) as reader:
        open_page(reader, f"{server.url}/library")
        assert reader.get_by_text("增长6%以上").first.is_visible()
        sign_in(analyst, server)
        upload(analyst, workbook(folder, "一季度.xlsx", 数值=6.5))
        assert reader.get_by_text("增长6.5%以上").count() == 0
        publish(analyst, "补录一季度数据")
        time.sleep(SECONDS)
        reader.get_by_role("link", name="增长", exact=True).click()
        reader.get_by_text("数据已更新为").wait_for()
        settle(reader)
        assert re.search("第[0-9]+版", reader.get_by_test_id("stMain").inner_text())
        reader.get_by_role("link", name="指标", exact=True).click()
        reader.get_by_text("增长6.5%以上").first.wait_for()


@pytest.mark.slow
def test_two_servers_on_one_postgresql_show_what_either_published(
    chromium: Any, start_server: StartServer, postgresql: Any, folder: Path
) -> None:
    url = postgresql.new_database()
    add_analyst(url, ANALYST)
    disk = workbook(folder, "disk.xlsx")
    shared = {"DASHBOARD_STORE": url}
    with (
        start_server(workbook=disk, environment=shared) as one,
        start_server(workbook=disk, environment=shared) as other,
        window(chromium) as analyst,
        window(chromium) as reader,
    ):
        open_page(reader, f"{other.url}/library")
        sign_in(analyst, one)
        upload(analyst, workbook(folder, "第一次.xlsx", 数值=7))
        publish(analyst, "经一台服务器发布")
        time.sleep(SECONDS)
        reader.get_by_role("link", name="指标", exact=True).click()
        reader.get_by_text("增长7%以上").first.wait_for(timeout=5_000)
        reader.get_by_role("link", name="目标", exact=True).click()
        reader.get_by_text(re.compile("第1版")).first.wait_for(timeout=5_000)


def test_the_analysts_own_file_comes_back_with_its_problems(
    chromium: Any, server: RunningServer, folder: Path
) -> None:
    with window(chromium) as tab:
        sign_in(tab, server)
        upload(tab, workbook(folder, "有错.xlsx", 指标代码="NOBODY"))
        assert tab.get_by_text("目标!B2").first.is_visible()
        with tab.expect_download() as taken:
            tab.get_by_role("button", name="下载标出问题的原文件").click()
        assert taken.value.suggested_filename == "有错_问题.xlsx"
        assert Path(taken.value.path()).read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["下载现行工作簿", "下载空白模板", "下载示例"])
def test_workbooks_are_taken_away(chromium: Any, server: RunningServer, name: str) -> None:
    with window(chromium) as tab:
        sign_in(tab, server)
        with tab.expect_download() as taken:
            tab.get_by_role("button", name=name).click()
        assert Path(taken.value.path()).read_bytes().startswith(b"PK")


@pytest.mark.slow
def test_an_analysts_views_have_no_barrier_and_nothing_clipped(
    chromium: Any, server: RunningServer, folder: Path
) -> None:
    with window(chromium) as tab:
        sign_in(tab, server)
        upload(tab, workbook(folder, "看样.xlsx", 数值=6.8))
        for view in ("更新数据", "版次", "操作记录"):
            tab.get_by_role("button", name=view, exact=True).or_(
                tab.get_by_role("radio", name=view, exact=True)
            ).first.click()
            settle(tab)
            for size in SIZES:
                resize(tab, size)
                main = tab.get_by_test_id("stMain")
                widths = main.evaluate("e => [e.scrollWidth, e.clientWidth]")
                assert widths[0] <= widths[1], (view, size)
                assert tab.evaluate(CLIPPED) == [], (view, size)
                assert barriers(tab, UPLOADERS_OWN) == [], (view, size)
