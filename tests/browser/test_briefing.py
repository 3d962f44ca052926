"""From a chart to a file and back, in a real browser: the menu, 简报, the screen, 核验."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, quote, urlsplit
from urllib.request import urlopen

import openpyxl
import pytest
from docx import Document
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from tests.browser.barriers import barriers
from tests.browser.conftest import RunningServer, open_page, settle
from tests.browser.test_dashboard import fresh_words, lines, main_words
from tests.browser.test_downloads import downloaded
from tests.browser.test_looks import LATIN, WORDS

OWN = quote("自选")
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
CODE = re.compile(r"核验码[ ：]*([0-9A-Z]{5}-[0-9A-Z]{5})")
TYPED = "测试用的标题"


def open_menu(page: Any) -> Any:
    """Open the menu of the page's first chart and wait for its last line."""
    page.get_by_role("button", name="取用这张图").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("图片地址").wait_for()
    settle(page)
    return dialog


def close_menu(page: Any) -> None:
    """Close the menu; its button is Streamlit's own, named in English for screen readers."""
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.get_by_role("dialog").wait_for(state="detached")


def pick(place: Any, option: str) -> None:
    """Choose one of a row of buttons of which one is pressed."""
    place.get_by_test_id("stButtonGroup").get_by_text(option, exact=True).click()


def copied(dialog: Any) -> list[str]:
    """The texts that a menu offers to copy."""
    return [each.strip() for each in dialog.get_by_test_id("stCode").all_inner_texts()]


def picked(page: Any) -> list[str]:
    """The items of an outline of one's own, as they are listed."""
    texts = page.get_by_test_id("stText").all_inner_texts()
    return [each for each in texts if re.match(r"\d+\. ", each)]


def fetched(url: str) -> tuple[str, bytes]:
    with urlopen(url, timeout=20) as answer:  # noqa: S310 -- a URL of our own
        return answer.headers["Content-Type"], answer.read()


def test_the_files_of_a_chart_arrive_in_the_shape_and_sharpness_that_were_chosen(
    dashboard: RunningServer, page: Any
) -> None:
    open_page(page, f"{dashboard.url}/growth")
    dialog = open_menu(page)
    assert dialog.get_by_role("img").evaluate("e => e.complete && e.naturalWidth === 1280")
    name, content = downloaded(page, "下载 PNG")
    stem = r"川汇区_哪些增长快，排在第几_2024-02-20_[0-9a-f]{6}"
    assert re.fullmatch(rf"{stem}\.png", name)
    assert Image.open(io.BytesIO(content)).size == (2560, 1440)
    pick(dialog, "方形 1:1")
    pick(dialog, "1倍")
    dialog.get_by_text("shape=1:1&scale=1").wait_for()
    settle(page)
    assert Image.open(io.BytesIO(downloaded(page, "下载 PNG")[1])).size == (720, 720)
    begins = {"SVG": b"<svg", "PDF": b"%PDF-", "Excel": b"PK", "CSV": b"\xef\xbb\xbf"}
    for kind, first in begins.items():
        name, content = downloaded(page, f"下载 {kind}")
        ending = "xlsx" if kind == "Excel" else kind.lower()
        assert re.fullmatch(rf"{stem}\.{ending}", name)
        assert content.startswith(first)
    # The button was disabled while the file was made, which took the focus out of the dialog.
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_the_sentence_and_both_addresses_are_of_the_filtered_chart(
    dashboard: RunningServer, page: Any, chromium: Any
) -> None:
    domain = quote("财政金融")
    open_page(page, f"{dashboard.url}/growth?domain={domain}")
    seen = main_words(page)
    dialog = open_menu(page)
    headline, sentences, link, address = copied(dialog)
    assert "一般公共预算收入" in headline
    assert "固定资产投资" not in sentences
    assert lines(fresh_words(chromium, link)) == lines(seen)
    assert parse_qs(urlsplit(address).query) == {
        "domain": ["财政金融"],
        "shape": ["16:9"],
        "scale": ["2"],
    }
    kind, content = fetched(address)
    assert kind == "image/png"
    assert content == downloaded(page, "下载 PNG")[1]


def test_charts_of_two_pages_meet_in_a_briefing_and_its_link_shows_others_the_same(
    dashboard: RunningServer, page: Any, chromium: Any
) -> None:
    open_page(page, f"{dashboard.url}/growth?domain={quote('财政金融')}")
    add_to_briefing(open_menu(page))
    close_menu(page)
    page.get_by_role("link", name="位次", exact=True).click()
    page.locator("h1").get_by_text("位次", exact=True).wait_for()
    settle(page)
    dialog = open_menu(page)
    add_to_briefing(dialog)
    dialog.get_by_role("link", name="简报里有2项，去编排").click()
    item(page, "1. 图：增速和位次（领域：财政金融）").wait_for()
    item(page, "2. 图：位次和荣誉").wait_for()

    page.get_by_role("button", name="下移").first.click()
    item(page, "2. 图：增速和位次（领域：财政金融）").wait_for()
    settle(page)
    for options in ({}, PHONE):
        words = fresh_words(chromium, page.url, **options)
        assert words.index("1. 图：位次和荣誉") < words.index("2. 图：增速和位次（领域：财政金融）")
    page.get_by_role("button", name="上移").last.click()
    item(page, "1. 图：增速和位次（领域：财政金融）").wait_for()
    page.get_by_role("button", name="去掉").first.click()
    item(page, "1. 图：位次和荣誉").wait_for()
    settle(page)
    assert len(picked(page)) == 1


def add_to_briefing(dialog: Any) -> None:
    dialog.get_by_role("button", name="加入简报", exact=True).click()
    dialog.get_by_role("button", name="已加入简报").wait_for()


def item(page: Any, words: str) -> Any:
    """An item of an outline of one's own, where it is listed."""
    return page.get_by_test_id("stText").get_by_text(words, exact=True)


def test_items_are_added_from_the_lists(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/briefing?outline={OWN}")
    assert page.get_by_role("button", name="生成 PPT").is_disabled()
    for label, typed in (("加入图、表、文字", "存疑的目标"), ("加入某项数据的一句话", "断头路")):
        field = page.get_by_test_id("stSelectbox").filter(has_text=label).locator("input")
        field.fill(typed)
        page.get_by_role("option").filter(has_text=typed).first.click()
        page.get_by_test_id("stText").filter(has_text=typed).wait_for()
        settle(page)
    table, sentence = picked(page)
    assert table.startswith("1. 表：存疑的目标")
    assert sentence.startswith("2. 句：打通断头路条数")
    assert page.get_by_role("button", name="生成 PPT").is_enabled()


def test_an_item_that_the_edition_lacks_is_named_and_left_out(
    dashboard: RunningServer, page: Any
) -> None:
    items = "&item=fact:nowhere&item=chart:growth&item=chart:nothing"
    open_page(page, f"{dashboard.url}/briefing?outline={OWN}{items}")
    said = page.get_by_text("链接里的“fact:nowhere”这一项已略去")
    assert "链接里的“chart:nothing”这一项已略去" in said.inner_text()
    assert picked(page) == ["1. 图：增速和位次"]
    page.get_by_role("button", name="知道了").click()
    said.wait_for(state="detached")
    settle(page)
    assert "nowhere" not in page.url
    assert picked(page) == ["1. 图：增速和位次"]


@pytest.fixture(scope="module")
def made(dashboard: RunningServer, browser_context: Any) -> Iterator[tuple[Any, dict[str, bytes]]]:
    """The tab in which all files of the yearly overview were made, and the files by ending."""
    tab = browser_context.new_page()
    open_page(tab, f"{dashboard.url}/briefing")
    tab.get_by_label("标题").fill(TYPED)
    tab.wait_for_url(re.compile("title="))
    settle(tab)
    buttons = {"zip": "图片包", "xlsx": " Excel 表", "pdf": " PDF", "docx": " Word", "pptx": " PPT"}
    files = {}
    for ending, words in buttons.items():
        tab.get_by_role("button", name=f"生成{words}").click()
        tab.get_by_test_id("stProgress").wait_for()
        button = tab.get_by_role("button", name=re.compile(rf"^下载 .*\.{ending}$"))
        button.wait_for()
        settle(tab)
        with tab.expect_download() as waiting:
            button.click()
        name = waiting.value.suggested_filename
        assert re.fullmatch(rf"川汇区_年度总览_2024-02-20_[0-9a-f]{{6}}\.{ending}", name)
        files[ending] = Path(waiting.value.path()).read_bytes()
    yield tab, files
    tab.close()


def test_every_file_of_a_briefing_opens_with_the_title_that_was_typed(
    made: tuple[Any, dict[str, bytes]],
) -> None:
    files = {ending: io.BytesIO(content) for ending, content in made[1].items()}
    cover = Presentation(files["pptx"]).slides[0].shapes
    assert TYPED in [each.text_frame.text for each in cover if each.has_text_frame]
    assert TYPED in [each.text for each in Document(files["docx"]).paragraphs]
    assert TYPED in PdfReader(files["pdf"]).pages[0].extract_text().replace("\n", "")
    first = openpyxl.load_workbook(files["xlsx"]).worksheets[0]
    assert TYPED in [cell.value for row in first.iter_rows() for cell in row]
    assert [each for each in zipfile.ZipFile(files["zip"]).namelist() if each.endswith(".png")]


def test_a_file_of_another_outline_is_not_offered(made: tuple[Any, dict[str, bytes]]) -> None:
    tab, _ = made
    offered = tab.get_by_role("button", name=re.compile("^下载 "))
    assert offered.count() == 1
    pick(tab, "位次")
    offered.wait_for(state="detached")
    pick(tab, "年度总览")
    offered.wait_for()


def test_the_code_in_a_file_is_answered_on_the_page_and_to_scripts(
    made: tuple[Any, dict[str, bytes]], dashboard: RunningServer, page: Any
) -> None:
    first = openpyxl.load_workbook(io.BytesIO(made[1]["xlsx"])).worksheets[0]
    code = code_in(first)
    open_page(page, f"{dashboard.url}/verify?check={code}")
    page.get_by_role("heading", name=re.compile("有.?效")).wait_for()
    assert "可以继续使用" in main_words(page)
    kind, content = fetched(f"{dashboard.url}/verify/{code}")
    told = json.loads(content)
    assert kind == "application/json"
    assert (told["state"], told["title"], told["changes"]) == ("valid", TYPED, [])


def code_in(sheet: Any) -> str:
    """The verification code that a sheet prints."""
    words = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    found = CODE.search(words)
    assert found, words
    return found[1]


def test_an_unknown_code_is_said_to_be_unknown(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/verify?check=7K3MD-9QXPA")
    page.get_by_role("heading", name=re.compile("未.?知")).wait_for()
    with pytest.raises(HTTPError) as refused:
        fetched(f"{dashboard.url}/verify/7K3MD-9QXPA")
    assert refused.value.code == 404
    assert json.loads(refused.value.read())["state"] == "unknown"


def test_a_wrong_figure_of_a_pasted_text_is_found(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/verify")
    page.get_by_label("把文稿粘贴在这里").fill("2023年全区固定资产投资增长17.1%。")
    page.get_by_role("button", name="核对数字").click()
    page.get_by_text("有1处要改").wait_for()
    row = page.get_by_test_id("stTable").inner_text()
    assert "增长17.1%" in row
    assert "可改为：增长16.1%" in row


def test_a_briefing_is_presented_and_leads_back(dashboard: RunningServer, page: Any) -> None:
    items = "&item=chart:growth&item=table:cards"
    open_page(page, f"{dashboard.url}/briefing?outline={OWN}{items}")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="演示").click()
    screen = opened.value
    number = screen.locator(".slide.current .number")
    number.wait_for()
    assert number.inner_text().startswith("1/")
    screen.keyboard.press("ArrowRight")
    assert number.inner_text().startswith("2/")
    assert "一般公共预算收入" in screen.locator(".slide.current").inner_text()
    screen.keyboard.press("ArrowLeft")
    assert number.inner_text().startswith("1/")
    screen.keyboard.press("Escape")
    screen.wait_for_url(re.compile("/briefing"))
    screen.get_by_text("1. 图：增速和位次").wait_for()


PLACES = {
    "own": f"/briefing?outline={OWN}&item=chart:growth&item=table:cards&item=fact:X9&xyz9=1",
    "menu": "/growth",
    "proof": "/verify?check=7K3MD-9QXPA",
}


@pytest.fixture(scope="module", params=PLACES)
def place(
    request: pytest.FixtureRequest, dashboard: RunningServer, browser_context: Any
) -> Iterator[Any]:
    """A page, or the menu over it."""
    tab = browser_context.new_page()
    open_page(tab, f"{dashboard.url}{PLACES[request.param]}")
    if request.param == "menu":
        open_menu(tab)
    if request.param == "proof":
        tab.get_by_label("把文稿粘贴在这里").fill("固定资产投资增长17.1%，占比提高3%。")
        tab.get_by_role("button", name="核对数字").click()
        tab.get_by_text("处要改").wait_for()
    yield tab
    tab.close()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desktop", "phone"])
def test_all_that_is_for_briefings_fits_speaks_chinese_and_is_accessible(
    place: Any, size: tuple[int, int]
) -> None:
    place.set_viewport_size({"width": size[0], "height": size[1]})
    settle(place)
    wide = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).length"
    assert place.locator('[data-testid="stMain"], [role="dialog"]').evaluate_all(wide) == 0
    words = re.findall(r"[A-Za-z0-9_]+", re.sub(r"https?:\S+|\w+:\w+", "", place.evaluate(WORDS)))
    english = {each for each in words if re.search("[a-z]", each) and not re.search(r"\d", each)}
    assert english <= LATIN
    assert barriers(place) == []


@pytest.mark.parametrize(("width", "tables", "proportion"), [(1440, 1, 16 / 9), (390, 0, 0.8)])
def test_a_preview_has_the_shape_of_its_window(
    dashboard: RunningServer, page: Any, width: int, tables: int, proportion: float
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_page(page, f"{dashboard.url}/briefing?outline=自选&item=table:cards&item=chart:growth")
    page.get_by_test_id("stImage").locator("img:visible").wait_for()
    (picture,) = page.get_by_test_id("stImage").locator("img:visible").all()
    assert page.locator("table:visible").count() == tables
    box = picture.bounding_box()
    assert box["width"] / box["height"] == pytest.approx(proportion, rel=0.15)
