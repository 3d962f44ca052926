"""The real dashboard in a real browser: addresses, filters, clicks, a phone."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_plus

import pytest

from components.routes import KEEPING, KEPT, MAKING, READING
from indicators.exhibits.targets.choosing import GapOrder
from tests.browser.conftest import (
    RunningServer,
    StartServer,
    open_page,
    row_of_chart,
    settle,
)
from tests.workbooks import example_file, write

REPORT = "《川汇区2024年政府工作报告》"


def main_words(page: Any) -> str:
    return str(page.get_by_test_id("stMain").inner_text())


def lines(words: str) -> list[str]:
    """What stands on a page; a chart that was redrawn may hold its texts in another order."""
    return sorted(words.splitlines())


def fresh_words(chromium: Any, url: str, **options: Any) -> str:
    """What another person reads who opens the same link."""
    context = chromium.new_context(locale="zh-CN", **options)
    tab = context.new_page()
    open_page(tab, url)
    words = main_words(tab)
    context.close()
    return words


def choose(page: Any, label: str, option: str) -> None:
    """Use a drop-down list as a person does."""
    page.get_by_test_id("stSelectbox").filter(has_text=label).locator("input").click()
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def press(page: Any, name: str) -> None:
    """Press one of the pills."""
    page.get_by_test_id("stButtonGroup").get_by_role("button", name=name, exact=True).click()
    settle(page)


def test_filters_are_in_the_address_and_the_link_shows_another_person_the_same(
    dashboard: RunningServer, page: Any, chromium: Any
) -> None:
    open_page(page, f"{dashboard.url}/targets")
    every = main_words(page)
    choose(page, "领域", "就业和社会保障")
    choose(page, "排序", GapOrder.DOCUMENT.value)
    press(page, "核心")
    for part in ("domain=就业和社会保障", f"order={GapOrder.DOCUMENT.value}", "tier=一般"):
        assert quote(part, safe="=") in page.url
    shared = lines(fresh_words(chromium, page.url))
    # On a busy machine the last choice may still be on its way when the page seems at rest.
    for _ in range(20):
        if lines(main_words(page)) == shared:
            break
        page.wait_for_timeout(500)
        settle(page)
    assert lines(main_words(page)) == shared
    assert main_words(page) != every


def test_a_search_is_in_the_address(dashboard: RunningServer, page: Any, chromium: Any) -> None:
    open_page(page, f"{dashboard.url}/library")
    page.get_by_test_id("stTextInput").locator("input").fill("断头路")
    page.wait_for_url(re.compile("q="))
    page.get_by_role("link", name="打通断头路条数").first.wait_for()
    settle(page)
    assert lines(fresh_words(chromium, page.url)) == lines(main_words(page))


def test_the_day_of_judgement_is_in_the_address(
    dashboard: RunningServer, page: Any, chromium: Any
) -> None:
    open_page(page, f"{dashboard.url}/tasks?on=2024-02-20")
    page.get_by_role("button", name="以2024-02-20看到期").click()
    month, day = (page.get_by_role("spinbutton", name=each) for each in ("month", "day"))
    month.click()
    page.keyboard.type("05")
    day.click()
    page.keyboard.type("01")
    page.get_by_role("spinbutton", name="day").press("Tab")
    page.mouse.click(1200, 800)
    page.wait_for_function("location.search == '?on=2024-05-01'")
    page.get_by_text("到2024年5月1日已过时限").wait_for()
    address = page.evaluate("location.href")
    assert "到2024年5月1日已过时限" in fresh_words(chromium, address)


def test_the_day_of_judgement_goes_along_to_every_page(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/tasks?on=2024-02-20")
    for title in ("目标", "总览", "位次", "任务"):
        page.get_by_role("navigation", name="页面").get_by_text(title).first.click()
        page.locator("h1").get_by_text(title).wait_for()
        page.get_by_role("button", name="以2024-02-20看到期").wait_for()
        settle(page)
        assert "on=2024-02-20" in page.url
    row_of_chart(page, "重点项目一季度开工").wait_for()


@pytest.mark.parametrize(
    ("address", "name", "words"),
    [
        ("/", "地区生产总值增速", "「全年生产总值增长4.3%」"),
        ("/growth", "固定资产投资额", "「固定资产投资增长16.1%」"),
        ("/ranks", "一般公共预算收入", "23.2%，增速全市第一」"),
        ("/targets", "打通断头路条数", "「打通城市断头路8条」"),
    ],
)
def test_a_clicked_row_of_a_chart_opens_its_indicator_with_its_source(
    dashboard: RunningServer, page: Any, address: str, name: str, words: str
) -> None:
    open_page(page, f"{dashboard.url}{address}")
    row_of_chart(page, name).click()
    page.wait_for_url(re.compile(r"/indicator\?code=\w+"))
    page.get_by_text(words).first.wait_for()
    settle(page)
    # The card names the document once for the quotations beneath the picture.
    assert REPORT.strip("《》") in main_words(page)
    page.go_back()
    row_of_chart(page, name).wait_for()
    assert page.evaluate("location.pathname") == address


def test_a_clicked_mark_of_the_calendar_lists_its_month_beneath(
    dashboard: RunningServer, page: Any, chromium: Any
) -> None:
    open_page(page, f"{dashboard.url}/tasks?on=2024-02-20")
    row_of_chart(page, "重点项目一季度开工").click()
    page.wait_for_url(re.compile("month="))
    page.get_by_text("2024年3月到期，以2024年2月20日判断（2项）").wait_for()
    assert "「确保一季度开工项目30%以上」" in fresh_words(chromium, page.url)


def test_a_clicked_field_opens_the_targets_of_that_field(
    dashboard: RunningServer, page: Any
) -> None:
    open_page(page, dashboard.url)
    row_of_chart(page, "教育").click()
    page.wait_for_url(re.compile("/targets.domain="))
    page.get_by_text("没有可比的基数").wait_for()


def test_a_clicked_standing_opens_the_targets_of_that_standing(
    dashboard: RunningServer, page: Any
) -> None:
    open_page(page, dashboard.url)
    page.get_by_text("差距最大的目标、目标与上年实绩相比").click()
    settle(page)
    row_of_chart(page, "存疑，8项").click()
    page.wait_for_url(re.compile("/targets.standing="))
    page.get_by_text("存疑，不参加排序（8项）").click()
    page.get_by_text("4.46万吨").first.wait_for()


def test_one_step_back_from_an_indicator_is_the_view_that_was_left(
    dashboard: RunningServer, page: Any
) -> None:
    open_page(page, f"{dashboard.url}/library?q={quote('断头路')}")
    page.get_by_role("link", name="打通断头路条数").first.click()
    page.wait_for_url(re.compile("/indicator.code=DEADEND_ROADS"))
    page.get_by_text("「打通城市断头路8条」").first.wait_for()
    settle(page)
    page.go_back()
    page.wait_for_url(f"{dashboard.url}/library?q={quote('断头路')}")
    page.get_by_role("link", name="打通断头路条数").first.wait_for()
    assert page.get_by_test_id("stTextInput").locator("input").input_value() == "断头路"
    page.go_forward()
    page.wait_for_url(re.compile("/indicator.code=DEADEND_ROADS"))


def test_one_step_back_from_a_clicked_row_restores_the_filters(
    dashboard: RunningServer, page: Any
) -> None:
    address = f"/targets?domain={quote('城市建设管理')}&order={quote(GapOrder.DOCUMENT.value)}"
    open_page(page, f"{dashboard.url}{address}")
    seen = main_words(page)
    row_of_chart(page, "打通断头路条数").click()
    page.wait_for_url(re.compile(r"/indicator\?code=\w+"))
    settle(page)
    page.go_back()
    page.wait_for_url(f"{dashboard.url}{address}")
    row_of_chart(page, "打通断头路条数").wait_for()
    settle(page)
    assert lines(main_words(page)) == lines(seen)


def test_an_indicators_code_in_a_foreign_address_is_dropped(
    dashboard: RunningServer, page: Any
) -> None:
    open_page(page, f"{dashboard.url}/?code=GDP_YOY")
    page.wait_for_url(f"{dashboard.url}/")


def test_a_filtered_list_opens_at_its_first_page(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/library?facts_page=5")
    assert "facts_page=5" in page.url
    press(page, "目标")
    assert "facts_page" not in page.url


def test_everything_can_be_chosen_again_in_words(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/targets?domain={quote('教育')}")
    choose(page, "领域", "全部")
    page.get_by_test_id("stMain").get_by_text("社会消费品零售总额").first.wait_for()
    assert "domain" not in page.url


def test_all_can_be_chosen_but_not_emptied(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/targets")
    choose(page, "排序", GapOrder.DOCUMENT.value)
    domain = page.get_by_test_id("stSelectbox").filter(has_text="领域")
    domain.hover()
    assert domain.get_by_role("button", name=re.compile("[Cc]lear")).count() == 0
    # Neither with the keys that empty such a field.
    domain.locator("input").press("Backspace")
    settle(page)
    assert domain.locator("input").input_value() == "全部"


@pytest.mark.parametrize("address", ["", "growth", "targets", "ranks", "tasks"])
def test_a_chart_under_the_mouse_offers_nothing_in_english(
    dashboard: RunningServer, page: Any, address: str
) -> None:
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    open_page(page, f"{dashboard.url}/{address}")
    for chart in page.get_by_test_id("stVegaLiteChart").all():
        chart.hover()
        page.wait_for_timeout(300)
        english = re.compile("^(Show|Download|Copy|Fullscreen|Close)")
        assert page.get_by_role("button", name=english).count() == 0
    assert failed == []


def test_the_head_leads_to_what_it_counts(dashboard: RunningServer, page: Any) -> None:
    open_page(page, dashboard.url)
    link = page.get_by_role("link", name=re.compile(r"\d+项时限均已过"))
    (count,) = re.findall(r"\d+", link.inner_text())
    link.click()
    page.wait_for_url(re.compile("/tasks"))
    page.get_by_text(f"已过时限（{count}项）").wait_for()


@pytest.mark.parametrize("address", ["/targets", "/growth", "/ranks", "/tasks"])
def test_the_tables_under_the_charts_are_paragraphs_on_a_phone(
    dashboard: RunningServer, page: Any, address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{dashboard.url}{address}")
    folded = page.get_by_text("数据表", exact=True).all()
    for each in folded:
        each.click()
    # Each is made when it is opened.
    tables = page.get_by_test_id("stTable")
    tables.nth(len(folded) - 1).wait_for(state="attached")
    settle(page)
    assert tables.locator("visible=true").count() == 0
    assert page.locator('[class*="st-key-phone_only"] strong').first.is_visible()
    widths = page.get_by_test_id("stMain").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert widths[0] <= widths[1]


def test_a_kin_indicator_opens_with_its_own_address(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/indicator?code=REVENUE_YOY")
    page.get_by_role("button", name="相关指标：一般公共预算收入").click()
    page.wait_for_url(re.compile("code=REVENUE$"))
    page.get_by_text("突破10亿元").first.wait_for()


def test_a_pasted_link_opens_on_a_phone(dashboard: RunningServer, chromium: Any) -> None:
    url = f"{dashboard.url}/targets?domain={quote('综合经济')}"
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    words = fresh_words(chromium, url, **phone)
    assert "社会消费品零售总额" not in words
    assert "地区生产总值" in words
    assert "没有可比的基数（2项）" in words


def test_the_menu_of_a_phone_leads_to_every_page_and_hides_none_of_it(
    dashboard: RunningServer, chromium: Any
) -> None:
    context = chromium.new_context(
        locale="zh-CN", viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    phone = context.new_page()
    open_page(phone, dashboard.url)
    menu = phone.get_by_role("navigation", name="页面")
    for route in (*READING, *MAKING, *KEPT):
        if route.needs_results:
            continue
        if route in KEPT:
            menu.get_by_role("button", name=KEEPING).tap()
        phone.get_by_role("link", name=route.menu_label, exact=True).tap()
        phone.locator("h1").get_by_text(route.title, exact=True).wait_for()
        settle(phone)
        # One line, above the page and not over it.
        assert menu.bounding_box()["height"] < 60
        below = menu.bounding_box()["y"] + menu.bounding_box()["height"]
        assert phone.locator("h1").bounding_box()["y"] >= below
    context.close()


@pytest.fixture(scope="module")
def broken(start_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A dashboard whose workbook was cut short while it was copied."""
    folder = tmp_path_factory.mktemp("secret-folder")
    workbook = write(folder)
    workbook.write_bytes(workbook.read_bytes()[:9000])
    with start_server(workbook=workbook) as server:
        yield server


@pytest.mark.parametrize("address", ["/", "/indicator?code=X"])
def test_a_broken_workbook_is_a_sentence_in_sight_without_a_trace(
    broken: RunningServer, page: Any, address: str
) -> None:
    open_page(page, f"{broken.url}{address}")
    message = page.get_by_text("文件已损坏或不是完整的 Excel 工作簿")
    message.wait_for()
    assert message.bounding_box()["y"] < 900
    assert page.get_by_test_id("stException").count() == 0
    assert "Traceback" not in page.content()
    assert "secret-folder" not in page.content()


def test_the_pages_ask_nothing_of_another_computer(dashboard: RunningServer, chromium: Any) -> None:
    context = chromium.new_context(locale="zh-CN")
    tab = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: failed.append(str(error)))
    open_page(tab, dashboard.url)
    open_page(tab, f"{dashboard.url}/growth")
    own = (dashboard.url, "data:", "blob:", dashboard.url.replace("http", "ws"))
    assert [url for url in asked if not url.startswith(own)] == []
    assert failed == []
    context.close()


def test_a_plate_leads_to_its_indicator_among_the_peers(
    start_server: StartServer, page: Any, tmp_path: Path
) -> None:
    with start_server(workbook=example_file(tmp_path)) as server:
        open_page(page, f"{server.url}/ranks")
        row_of_chart(page, "社会消费品零售总额：增长").click()
        page.wait_for_url(re.compile("ranks.peers="))
        assert "社会消费品零售总额增速 · 2024年 · 全市" in unquote_plus(page.url)
        settle(page)
        page.wait_for_timeout(1500)
        assert page.locator(".st-key-compared").bounding_box()["y"] < 700
