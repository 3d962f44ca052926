"""Outlines: the ready-made ones, one's own, and their way through a link."""

from datetime import date

import pytest

from indicators.briefings.assembly import assembled, item_label
from indicators.briefings.links import outline_of, outline_query
from indicators.briefings.outline import BadItem, Item, ItemKind, Outline, item
from indicators.briefings.ready import CHOSEN_TOPIC, READY_BY_NAME, READY_OUTLINES
from indicators.exhibits.exhibit import Form
from indicators.model.schema import Sheet
from indicators.rules.gaps import gap
from tests.workbooks import dataset, later_rows, next_report_rows, workbook_rows

SMALL = dataset(workbook_rows())
TODAY = date(2031, 5, 6)
MANY = [f"text:undated?on=2031-{each // 28 + 1:02}-{each % 28 + 1:02}" for each in range(61)]


def own(*texts, **cover):
    items = tuple(map(item, texts))
    return Outline(topic=CHOSEN_TOPIC, items=items, dated=TODAY, **cover)


@pytest.mark.parametrize("rows", [workbook_rows(), later_rows()], ids=["small", "later"])
@pytest.mark.parametrize("ready", READY_OUTLINES, ids=lambda each: each.name)
def test_a_ready_outline_holds_what_the_workbook_has_and_nothing_empty(ready, rows):
    known = dataset(rows)
    outline = Outline(topic=ready.topic, items=ready.items(known, TODAY), dated=TODAY)
    briefing = assembled(outline, known)
    assert briefing.title.startswith("测试区")
    assert len(briefing.parts) == len(outline.items)
    for part in briefing.parts:
        assert part.message.endswith("。")
        assert part.shown is None or not part.shown.table.is_empty


def test_an_outline_without_anything_says_what_it_waits_for():
    ready = READY_BY_NAME["results"]
    items = ready.items(SMALL, TODAY)
    briefing = assembled(Outline(topic=ready.topic, items=items, dated=TODAY), SMALL)
    (only,) = briefing.parts
    # Readers of a file cannot do what the page proposes.
    assert only.message == "2024年目标2项，目标期间还没有一项实绩（数据截至2024年2月20日）。"
    assert briefing.footer.startswith("来源：")


def test_a_link_gives_the_same_outline_again():
    outline = own(
        "chart:growth?tier=%E6%A0%B8%E5%BF%83",
        "table:claims",
        "fact:O001",
        title="第一季度 & 更多",
        unit_name="测试办",
        watermark="征求意见",
        is_internal=True,
    )
    assert outline_of(outline_query(outline), SMALL, date(1999, 1, 1)) == outline


def test_a_ready_outline_is_named_in_its_link_and_filled_anew():
    ready = READY_BY_NAME["gaps"]
    outline = Outline(topic=ready.topic, items=ready.items(SMALL, TODAY), dated=TODAY)
    query = outline_query(outline)
    assert query == (("outline", "目标差距"), ("dated", "2031-05-06"))
    later = dataset(later_rows())
    assert list(outline_of(query, later, TODAY).items) == list(ready.items(later, TODAY))


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ([("outline", "没有的")], "没有的"),
        ([("item", "growth")], "growth"),
        ([("item", "film:growth")], "film"),
        ([("colour", "red")], "colour"),
        ([("dated", "昨天")], "昨天"),
        ([("item", each) for each in MANY], "60项，这里有61项"),
        ([("title", "长" * 101)], "标题最多100个字，这里有101个字"),
        ([("watermark", "长" * 21)], "水印最多20个字"),
    ],
)
def test_a_command_that_means_nothing_is_refused_in_a_sentence(query, word):
    with pytest.raises(BadItem) as refused:
        outline_of(query, SMALL, TODAY)
    assert word in str(refused.value)


@pytest.mark.parametrize(
    "text", ["chart:nothing", "chart:growth?tier=x", "chart:cards", "fact:NOBODY"]
)
def test_an_item_that_the_edition_lacks_is_refused(text):
    with pytest.raises(BadItem):
        assembled(own(text), SMALL)


def test_no_file_says_that_its_parts_were_picked_by_hand():
    assert assembled(own("chart:growth"), SMALL).topic == ""
    ready = READY_OUTLINES[0]
    outline = Outline(topic=ready.topic, items=ready.items(SMALL, TODAY), dated=TODAY)
    assert assembled(outline, SMALL).topic == ready.topic


def test_facts_that_follow_each_other_are_one_text():
    briefing = assembled(own("fact:O001", "fact:T001", "chart:growth", "fact:O001"), SMALL)
    first, chart, last = briefing.parts
    assert first.shown is None
    assert first.message == "虚构指标X_YOY等2项数据。"
    assert chart.form is Form.CHART
    assert first.sentences[0] == last.message
    assert "《" in first.sources[0]


def test_sources_of_a_gap_name_the_actual_as_well_as_the_target():
    (part,) = assembled(own("chart:gap-points"), SMALL).parts
    (target, *_) = part.shown.facts(SMALL)
    told = "".join(part.sources)
    assert target.citation.quote in told
    assert gap(target, SMALL).baseline.citation.quote in told


def test_items_are_named_in_words():
    assert item_label(item("chart:growth"), SMALL) == "图：增速和位次"
    named = item_label(item("table:growth?tier=%E6%A0%B8%E5%BF%83"), SMALL)
    assert named == "表：增速和位次（层级：核心）"
    assert item_label(item("fact:O001"), SMALL).startswith("句：虚构指标X_YOY：增长5.2%")


def test_the_cover_says_what_the_writer_gave_and_the_footer_what_the_data_are():
    briefing = assembled(own("chart:growth", title="甲", unit_name="乙", is_internal=True), SMALL)
    assert (briefing.title, briefing.unit_name, briefing.is_internal) == ("甲", "乙", True)
    assert "数据截至2024年2月20日" in briefing.footer
    assert SMALL.edition.cited in briefing.footer
    assert "核验码" not in briefing.footer
    assert "核验码 ABC" in assembled(own("chart:growth"), SMALL, "ABC").footer


def test_an_item_is_written_as_a_link_has_it():
    assert str(Item(ItemKind.TABLE, "cards")) == "table:cards"


def test_a_table_says_its_message_and_a_text_every_row():
    table, text = assembled(own("table:claims", "text:claims"), SMALL).parts
    assert table.sentences == ()
    assert len(text.sentences) == len(SMALL.ranks)
    assert text.shown is None


def test_each_row_of_a_card_or_gap_is_traced_to_all_that_it_tells():
    cards, gaps_part = assembled(own("table:cards", "chart:gap-points"), SMALL).parts
    assert all(each.startswith("《测试区虚构报告》") for row in cards.row_sources for each in row)
    assert [len(row) for row in gaps_part.row_sources] == [2] * len(gaps_part.shown.table.rows)


def monthly(known, day=TODAY):
    items = READY_BY_NAME["monthly"].items(known, day)
    outline = Outline(topic="月度调度", items=items, dated=day)
    return assembled(outline, known).parts


def test_a_month_begins_with_what_is_behind_then_what_is_due_then_ranks():
    rows = next_report_rows()
    for each in rows[Sheet.OBSERVATIONS]:
        if each["编号"] == "O202":
            each["数值"] = 5.1
    parts = monthly(dataset(rows))
    names = [each.shown.exhibit.name for each in parts]
    assert names == ["behind-rates", "behind-amounts", "fulfilment-fields"]
    assert parts[0].aside == "责任单位：原文未列。"


def test_a_month_without_results_says_so_and_shows_how_far_the_targets_are():
    first, *_, due, calendar, ranks = monthly(SMALL, date(2024, 3, 1))
    assert first.shown.exhibit.name == "target-rates"
    assert first.aside == (
        "2024年目标还没有一项本期实绩（数据截至2024年2月20日），不判断完成与否：这里比的是此前的实绩和目标。"
    )
    assert [each.shown.exhibit.name for each in (due, calendar, ranks)] == [
        "due-soon",
        "timeline",
        "claims",
    ]


def test_a_calendar_counts_what_has_no_date():
    calendar = next(each for each in monthly(SMALL) if each.shown.exhibit.name == "timeline")
    assert calendar.aside.startswith("另有")
    assert "项没有印明时限（" in calendar.aside
