"""Pictures of 从文件起草: an invented report of the invented district, reviewed by its analyst."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import typst
from desk_pictures import (
    ANALYST,
    HEIGHT,
    LONGEST_MILLISECONDS,
    PASSPHRASE,
    command,
    invent,
    part,
    sign_in,
)
from picture_server import ROOT, environment, running_dashboard, settle
from playwright.sync_api import Browser, Page

WIDTH = 1440
VIEW = "从文件起草"
REPORT = """测试区人民政府工作报告

——2025年2月18日在测试区第六届人民代表大会第五次会议上

各位代表：

一、2024年工作回顾

一年来，我们坚持稳中求进。全年地区生产总值完成312.6亿元，同比增长5.6%，高于全市0.8个百分点；规模以上工业增加值增长8.2%，增速位居全市第3位；固定资产投资增长11.3%；社会消费品零售总额增长6.4%；一般公共预算收入11.2亿元，增长8.9%，其中税收收入12.3亿元，占比71%，提高2个百分点。

新增高新技术企业12家，总数达51家；粮食总产量1.71亿斤；城镇新增就业5640人，完成率103%。改造老旧小区21个，安装路灯1.8万盏，新建口袋公园6个，由2个增加到8个。

二、2025年重点工作

主要预期目标是：地区生产总值增长6.5%左右，规模以上工业增加值增长8%以上，城镇新增就业6000人以上，固定资产投资增长10%以上，粮食总产量稳定在1.7亿斤以上。

（一）狠抓项目建设。力争全年招引超亿元项目30个以上，力争6月底前12个项目投产。
"""


def draft_pictures(browser: Browser) -> Iterator[tuple[str, bytes]]:
    """The name and the PNG of each picture, in the order of the work."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        workbook, report = folder / "indicators.xlsx", folder / "政府工作报告.pdf"
        invent(workbook)
        report.write_bytes(_pdf())
        settings = environment(folder / "store.sqlite", DASHBOARD_WORKBOOK=str(workbook))
        command(settings, "passphrase", ANALYST, typed=PASSPHRASE)
        with running_dashboard(settings) as server:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="zh-CN")
            sign_in(page, f"{server}/sign-in?next={quote(f'/manage?view={VIEW}')}")
            yield from _a_review(page, report)
            page.close()


def _a_review(page: Page, report: Path) -> Iterator[tuple[str, bytes]]:
    page.locator('input[type="file"]').set_input_files(report)
    page.get_by_text("一、逐条核对").wait_for(timeout=LONGEST_MILLISECONDS)
    settle(page)
    page.keyboard.press("H")  # 一次采用全部“高”
    settle(page)
    first = page.get_by_text(re.compile("^文件是")).first
    yield "draft", part(page, first, page.get_by_role("button", name=re.compile("投产")).last)


def _pdf() -> bytes:
    """The report as a PDF in the bundled font."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[ROOT / "static" / "fonts"],
    )
    page = '#set page(paper: "a4", margin: 25mm)\n#set text(font: "Noto Sans SC", size: 12pt)\n'
    return bytes(typst.Compiler(f"{page}{REPORT}".encode(), font_paths=fonts).compile(format="pdf"))
