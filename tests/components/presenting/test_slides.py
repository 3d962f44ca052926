"""The screens of a briefing: which pictures are asked for, and for how much room."""

import pytest

from components.presenting.page import presentation
from components.presenting.slides import screens
from tests.facts import LATER_SOURCE, indicator, observation
from tests.invented_briefing import briefing, chart, draw, table


def asked(message):
    """The canvases for a chart under a message."""
    canvases = []

    def watched(shown, canvas):
        canvases.append(canvas)
        return draw(shown, canvas)

    screens(briefing(chart(message=message)), watched)
    return canvases


def test_a_chart_is_drawn_for_the_room_of_a_screen_and_for_a_phone():
    on_screen, on_phone = asked("虚构总量增长5.2%。")
    assert on_screen.panel is not None
    assert on_phone.panel is None
    assert on_phone.shape == "phone"


def test_names_have_24_px_on_a_projector_and_notes_19():
    panel = asked("虚构总量增长5.2%。")[0].panel
    # 100 units make the width of a screen; 3.6 of them are left free at either side.
    scale = 1920 * (1 - 2 * 0.036) / panel.width
    assert panel.least * scale >= 24
    assert panel.least * 0.8 * scale >= 19
    headline = 1920 * 0.023
    assert panel.most * scale < headline


@pytest.mark.parametrize("lines", [2, 3])
def test_each_further_line_of_a_headline_takes_its_height_from_the_picture(lines):
    one, several = (asked("一二三四五六七八九十" * ems)[0].panel for ems in (3, 4 * lines - 1))
    assert several.width == one.width
    line = 0.023 * 1.38 / (1 - 2 * 0.036) * one.width
    assert one.height - several.height == pytest.approx((lines - 1) * line, abs=2)


def test_a_headline_without_end_leaves_room_for_a_picture():
    assert asked("很长的标题" * 100)[0].panel.height > 450


def test_every_screen_of_a_part_says_that_dates_have_passed():
    warned = "已有2项过了时限。"
    found = screens(briefing(table(20, notice=warned), chart()), draw)
    assert [each.notice for each in found if each.table] == [warned] * 3
    assert found[-1].notice == ""


def test_the_page_says_it_on_its_cover_too():
    page = presentation(briefing(table(notice="已过。"), chart(), notice="已过。"), draw, "/", "n")
    assert page.count('<p class="notice"><strong>注意：</strong>已过。</p>') == 2


def test_a_screen_names_the_documents_of_its_own_part():
    monthly = observation(indicator(), 1, source=LATER_SOURCE)
    whole = briefing(chart(facts=(monthly,)), table())
    first, second = screens(whole, draw)
    assert first.footer.startswith("来源：测试区虚构月报 · 数据截至")
    assert second.footer == whole.page_footer
    page = presentation(whole, draw, "/", "n")
    assert page.count("来源：测试区虚构月报") == 1
    assert page.count(f"来源：{whole.source}") == 1
