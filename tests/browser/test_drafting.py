"""从文件起草 in a real browser: a report becomes an edition by the keyboard alone."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from indicators.store import Actor, open_store
from tests.browser.conftest import RunningServer, StartServer, resize, settle
from tests.browser.test_looks import CLIPPED, SIZES
from tests.browser.test_manage import barriers, window
from tests.indicators.drafting.report_files import docx, pdf
from tests.sign_in import PASSPHRASE, add_analyst, url_of
from tests.workbooks import workbook_bytes, workbook_rows

ANALYSTS = ("王芳", "李强")
VIEW = "从文件起草"
REPORT = """测试区人民政府工作报告
——2025年2月18日在测试区第六届人民代表大会第五次会议上
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2024年工作回顾
一年来，我们坚持稳中求进。虚构指标X完成11亿元，同比增长6.2%；财政收入2.5亿元，增幅位居第3位；新建学校12所，改造老旧小区21个，安装路灯1.8万盏。
虚构指标JOBS达到1450人，完成率96.7%；规模以上工业增加值增长7.1%，其中高技术产业增长9.3%；社会消费品零售总额8.3亿元、增长5.6%。
二、2025年重点工作
主要目标是：虚构指标JOBS达到1600人以上，财政收入增长5%左右。
（一）狠抓项目建设。力争全年招引超亿元项目30个以上，力争6月底前12个项目投产。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drafting")


@pytest.fixture(scope="module")
def url(folder: Path) -> str:
    found = url_of(folder)
    for name in ANALYSTS:
        add_analyst(found, name)
    return found


@pytest.fixture(scope="module")
def server(start_server: StartServer, folder: Path, url: str) -> Iterator[RunningServer]:
    disk = folder / "disk.xlsx"
    disk.write_bytes(workbook_bytes(workbook_rows()))
    with start_server(workbook=disk, environment={"DASHBOARD_STORE": url}) as running:
        yield running


def sign_in(tab: Any, server: RunningServer, name: str = ANALYSTS[0]) -> None:
    tab.goto(f"{server.url}/sign-in?next=/manage%3Fview%3D{VIEW}")
    tab.get_by_label("姓名").fill(name)
    tab.get_by_label("口令", exact=True).fill(PASSPHRASE)
    tab.get_by_role("button", name="登录").click()
    tab.get_by_test_id("stFileUploader").first.wait_for()
    settle(tab)


def read(tab: Any, folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.write_bytes(content)
    tab.locator('input[type="file"]').first.set_input_files(path)
    tab.get_by_text(re.compile("一、逐条核对|没有收下")).first.wait_for(timeout=60_000)
    settle(tab)


def press(tab: Any, key: str) -> None:
    tab.keyboard.press(key)
    settle(tab)


def head(tab: Any) -> str:
    return str(tab.get_by_text(re.compile(r"第\d+条／\d+条")).first.inner_text())


@pytest.mark.slow
def test_a_report_becomes_an_edition_by_the_keyboard_alone(
    chromium: Any, server: RunningServer, folder: Path, url: str
) -> None:
    with window(chromium) as tab:
        sign_in(tab, server)
        begun = time.monotonic()
        read(tab, folder, "报告.docx", docx(REPORT))
        keys = 0

        def key(name: str) -> None:
            nonlocal keys
            keys += 1
            press(tab, name)

        rows = int(re.findall(r"／(\d+)条", head(tab))[0])
        key("H")  # 一次采用全部“高”
        assert "请核对" in head(tab)
        key("E")  # the cursor is in the doubted field
        assert tab.evaluate("document.activeElement.getAttribute('aria-label')").startswith(
            "△ 范围"
        )
        tab.keyboard.type("全市")
        key("Enter")
        while tab.get_by_text("都定了。").count() == 0:
            assert keys < 2 * rows
            key("A")
        key("G")  # 进入检查
        tab.get_by_text("五、发布").wait_for(timeout=60_000)
        settle(tab)
        tab.get_by_label("发布说明").fill("起草2024年报告")
        for each in tab.get_by_role("checkbox").all():
            if not each.is_checked():
                each.check(force=True)
                settle(tab)
        tab.get_by_role("button", name="发布新版次").click()
        tab.get_by_text(re.compile("已发布第1版")).wait_for(timeout=60_000)
        assert time.monotonic() - begun < 180
        assert keys <= rows
    store = open_store(url)
    assert store.current().number == 1
    assert store.document_drafts.of(Actor(ANALYSTS[0])) == ()


@pytest.mark.slow
def test_letters_typed_into_a_field_decide_nothing(
    chromium: Any, server: RunningServer, folder: Path, url: str
) -> None:
    with window(chromium) as tab:
        sign_in(tab, server)
        read(tab, folder, "报告.txt", REPORT.encode())
        press(tab, "E")
        tab.keyboard.type("AXHUJKNG")
        settle(tab)
        assert head(tab).startswith("第1条")
        (kept,) = open_store(url).document_drafts.of(Actor(ANALYSTS[0]))
        assert kept.decided == 0
        press(tab, "Enter")
        assert head(tab).startswith("第2条")
        press(tab, "K")
        assert "✓ 改后采用" in head(tab)
        press(tab, "U")
        assert "✓" not in head(tab)


@pytest.mark.slow
def test_two_analysts_draft_one_document_and_progress_is_found_after_signing_out(
    chromium: Any, server: RunningServer, folder: Path
) -> None:
    content = pdf(REPORT)
    with window(chromium) as one, window(chromium) as other:
        sign_in(one, server)
        read(one, folder, "共用.pdf", content)
        press(one, "A")
        press(one, "A")
        sign_in(other, server, ANALYSTS[1])
        read(other, folder, "同一份.pdf", content)
        assert other.get_by_text("王芳也在起草同一份文件").is_visible()
        assert head(other).startswith("第1条")
        press(other, "X")
        assert one.get_by_role("img", name=re.compile("第1页")).is_visible()
        one.get_by_role("button", name="退出登录").click()
        one.get_by_text("需要登录").wait_for()
        sign_in(one, server)
        line = one.get_by_text(re.compile("共用.pdf .* 已定2条"))
        assert line.is_visible()
        one.get_by_role("button", name="继续").first.click()
        settle(one)
        assert head(one).startswith("第2条")


@pytest.mark.slow
def test_every_state_has_no_barrier_and_nothing_clipped(
    chromium: Any, server: RunningServer, folder: Path
) -> None:
    with window(chromium) as tab:
        sign_in(tab, server, ANALYSTS[1])
        states = [lambda: None, lambda: read(tab, folder, "看样.pdf", pdf(REPORT))]
        states += [lambda: press(tab, "H")]
        for at, reach in enumerate(states):
            reach()
            for size in SIZES:
                resize(tab, size)
                main = tab.get_by_test_id("stMain")
                widths = main.evaluate("e => [e.scrollWidth, e.clientWidth]")
                assert widths[0] <= widths[1], (at, size)
                assert tab.evaluate(CLIPPED) == [], (at, size)
                assert barriers(tab) == [], (at, size)
