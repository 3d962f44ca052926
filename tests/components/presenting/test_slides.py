"""The screens of a briefing: which pictures are asked for, and for how much room."""

import pytest

from components.presenting.page import Presented, presentation
from components.presenting.slides import screens, wall_screens
from indicators.briefings.ready import TOUR
from tests.facts import LATER_SOURCE, indicator, observation
from tests.invented_briefing import briefing, chart, draw, table


def asked_of(part):
    """The canvases for a part."""
    canvases = []

    def watched(shown, canvas):
        canvases.append(canvas)
        return draw(shown, canvas)

    screens(briefing(part), watched)
    return canvases


def asked(message):
    """The canvases for a chart under a message."""
    return asked_of(chart(message=message))


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


@pytest.mark.parametrize(("topic", "begins"), [("", "cover"), (TOUR.topic, "current")])
def test_only_the_first_screen_says_that_dates_have_passed(topic, begins):
    whole = briefing(chart(), chart(), notice="已过。", topic=topic)
    first, *others = presentation(Presented(whole, draw), "n").split("</section>")
    assert begins in first
    assert '<p class="notice"><strong>注意：</strong>已过。</p>' in first
    assert "已过。" not in "".join(others)


def test_a_notice_of_several_lines_takes_its_height_from_the_first_picture_alone():
    heights = []

    def watched(shown, canvas):
        if canvas.panel:
            heights.append(canvas.panel.height)
        return draw(shown, canvas)

    screens(tour(chart(), chart(), notice="已过时限。" * 20), watched)
    # 103 em are two lines of 76.
    assert heights == [583 - 27, 583]


def several(count):
    """Draws so many pictures for a screen, one for a phone."""

    def drawn(shown, canvas):
        (one,) = draw(shown, canvas)
        return (one,) * (count if canvas.panel else 1)

    return drawn


@pytest.mark.parametrize("topic", ["", TOUR.topic])
def test_every_picture_of_a_chart_is_a_screen_and_counted(topic):
    whole = briefing(chart(aside="另有2项。"), chart(), topic=topic)
    found = screens(whole, several(3))
    assert [(each.step, each.steps) for each in found] == [(1, 3), (2, 3), (3, 3)] * 2
    assert [bool(each.narrow) for each in found] == [True, False, False] * 2
    assert [each.aside for each in found] == ["另有2项。", *[""] * 5]
    page = presentation(Presented(whole, several(3)), "n")
    assert page.count("（1/3）") == 2
    assert '<p class="aside">另有<span class="figure">2项。</span></p>' in page


def test_a_line_beneath_a_picture_takes_its_height_from_it():
    plain, beside = (asked_of(chart(aside=each))[0].panel for each in ("", "另有2项。"))
    assert plain.height - beside.height == 38


def test_a_screen_names_the_documents_of_its_own_part():
    monthly = observation(indicator(), 1, source=LATER_SOURCE)
    whole = briefing(chart(facts=(monthly,)), table())
    first, second = screens(whole, draw)
    assert first.footer.startswith("核验码 AB12-CD34 · 来源：测试区虚构月报 · 数据截至")
    assert second.footer == whole.page_footer
    page = presentation(Presented(whole, draw), "n")
    assert page.count("来源：测试区虚构月报") == 1
    assert page.count(f"来源：{whole.source}") == 1


def tour(*parts, **more):
    return briefing(*parts, topic=TOUR.topic, **more)


def test_the_tour_has_one_screen_a_table_and_says_what_is_left_out():
    listed, drawn = screens(tour(table(20), chart()), draw)
    assert (listed.steps, drawn.steps) == (1, 1)
    assert listed.cut == f"前{len(listed.table.rows)}项，共20项"
    assert screens(tour(table(2)), draw)[0].cut == ""


def test_the_tour_begins_with_its_first_message():
    page = presentation(Presented(tour(chart(), chart()), draw), "n")
    assert page.count('<section class="slide') == 2
    assert 'class="slide current" id="1"' in page
    assert "1/2" in page


def on_wall(*parts, seconds=None):
    whole = briefing(*parts, area="测试区")
    return presentation(Presented(whole, draw, wall="abc", seconds=seconds), "n")


def test_a_wall_shows_the_first_picture_over_the_other_messages():
    parts = chart(message="第一句。"), table(message="第二句。"), chart(message="第三句。")
    (only,) = wall_screens(briefing(*parts), draw, has_pages=False)
    assert only.picture
    assert only.message == "第一句。"
    assert only.others == ("第二句。", "第三句。")


def test_messages_that_have_no_room_on_a_wall_are_left_out_whole():
    long = "很长的一句话。" * 12
    parts = (chart(), *(chart(message=f"{number}{long}") for number in range(5)))
    (only,) = wall_screens(briefing(*parts), draw, has_pages=False)
    # Of 84 em each takes two lines of four.
    assert only.others == (f"0{long}",)


def test_a_wall_that_turns_its_pages_shows_the_other_parts_too():
    first, listed = wall_screens(
        briefing(chart(), table(20, message="另一句。")), draw, has_pages=True
    )
    assert first.others
    assert listed.cut == f"前{len(listed.table.rows)}项，共20项"


def test_a_wall_shows_all_pictures_of_its_first_part_though_nobody_turns_its_pages():
    parts = [chart(message="第一句。"), chart(message="第二句。")]
    found = wall_screens(briefing(*parts), several(2), has_pages=False)
    assert [(each.step, each.steps, each.others) for each in found] == [
        (1, 2, ("第二句。",)),
        (2, 2, ("第二句。",)),
    ]
    whole = Presented(briefing(*parts, area="测试区"), several(2), wall="abc")
    assert 'data-seconds="20"' in presentation(whole, "n")


def test_letters_on_a_wall_have_28_px_even_in_notes():
    canvases = []

    def watched(shown, canvas):
        canvases.append(canvas)
        return draw(shown, canvas)

    wall_screens(briefing(chart(), chart()), watched, has_pages=True)
    scale = 1920 * (1 - 2 * 0.036) / 1280
    over_messages, alone = (each.panel for each in canvases if each.panel)
    assert over_messages.least * scale >= 28
    assert alone.least * 0.8 * scale >= 28


def test_a_wall_is_dark_and_knows_its_state_and_says_whose_figures_it_shows():
    page = on_wall(chart(), chart())
    assert '<html lang="zh-CN" class="wall" data-theme="dark">' in page
    assert '<main data-state="abc" data-version="' in page
    assert page.count("<p>测试区 · ") == 1
    assert page.count('class="clock"') == 1
    assert "localStorage" not in page
    assert "<nav" not in page
    assert on_wall(chart(), chart(), seconds=20).count('class="clock"') == 2


@pytest.mark.parametrize("wall", ["", "abc"])
def test_without_a_cover_notices_stand_on_the_first_screen(wall):
    parts = tour(chart(), chart())
    page = presentation(Presented(parts, draw, notices=["已略去。"], wall=wall, seconds=20), "n")
    first, *others = page.split("</section>")
    assert "<li>已略去。</li>" in first
    assert "已略去" not in "".join(others)


def test_only_what_turns_by_itself_says_so():
    assert 'data-seconds="20"' in on_wall(chart(), seconds=20)
    assert "data-seconds" not in on_wall(chart())
    page = presentation(Presented(briefing(chart()), draw, seconds=10), "n")
    assert 'data-seconds="10"' in page
    assert "data-state" not in page


def test_a_wall_without_any_part_says_so():
    assert "没有可显示的内容" in on_wall()
