"""A briefing is judged on the day that it is dated: what its rows, headlines and notices say."""

from datetime import date

import pytest

from indicators.briefings.assembly import assembled, said_by
from indicators.briefings.links import filled, outline_query, read_link
from indicators.briefings.outline import Outline, item
from indicators.briefings.parts import readings
from indicators.briefings.ready import CHOSEN_TOPIC, READY_BY_NAME
from indicators.model.schema import Sheet
from tests.workbooks import commitment, dataset, target, workbook_rows

# Data as of 20 February 2024; a bridge is due on 30 June, 1,500 jobs on 31 December.
DECEMBER = date(2024, 12, 31)
ROWS = workbook_rows()
ROWS[Sheet.COMMITMENTS][1]["截止日期"] = DECEMBER
SMALL = dataset(ROWS)
FEBRUARY, JUNE, JULY = date(2024, 2, 20), date(2024, 6, 30), date(2024, 7, 1)
OPEN, UNPUBLISHED = "○ 未到期", "– 无法判定–已到期未公布"


def briefing(dated, *texts, known=SMALL):
    outline = Outline(topic=CHOSEN_TOPIC, items=tuple(map(item, texts)), dated=dated)
    return assembled(outline, known)


def part(dated, text):
    return briefing(dated, text).parts[0]


def test_a_briefing_with_a_day_of_its_own_is_judged_on_that_day_whatever_its_date():
    asked, _ = read_link(
        [("item", "table:timeline"), ("dated", "2026-01-01"), ("on", "2024-06-30")], SMALL, JULY
    )
    outline = filled(asked, SMALL)
    made = assembled(outline, SMALL)
    assert list(made.parts[0].shown.table.rows["status_text"]) == [OPEN, OPEN]
    assert (made.dated, made.notice) == (date(2026, 1, 1), "各项以2024年6月30日判断。")
    assert made.page_footer.startswith("数据截至2024年2月20日，以2024年6月30日判断 · ")
    assert readings(made)[0] == "各项以2024年6月30日判断。"
    assert ("on", "2024-06-30") in outline_query(outline)


@pytest.mark.parametrize(
    ("dated", "message", "statuses"),
    [
        (
            FEBRUARY,
            "2项任务和目标印明时限，均未到期，最近的时限是2024年6月30日，有1项。",
            [OPEN, OPEN],
        ),
        (
            JUNE,
            "2项任务和目标印明时限，均未到期，最近的时限是2024年6月30日，有1项。",
            [OPEN, OPEN],
        ),
        (
            JULY,
            "2项任务和目标印明时限，1项未到期，最近的时限是2024年12月31日，有1项，截至2024年7月1日有1项已过时限。",
            [UNPUBLISHED, OPEN],
        ),
        (
            date(2025, 1, 1),
            "2项任务和目标印明时限，截至2025年1月1日均已过时限，均未公布结果。",
            [UNPUBLISHED, UNPUBLISHED],
        ),
    ],
)
def test_no_headline_and_no_status_is_older_than_the_briefing(dated, message, statuses):
    shown = part(dated, "chart:timeline")
    assert shown.message == message
    assert list(shown.shown.table.rows["status_text"]) == statuses


def test_a_date_before_the_data_end_judges_on_the_day_they_end():
    made = [briefing(each, "table:timeline") for each in (date(2023, 1, 1), FEBRUARY)]
    early, usual = (each.parts[0] for each in made)
    assert early.shown.on == FEBRUARY
    assert early.message == usual.message
    assert [each.notice for each in made] == ["", ""]


def test_a_day_that_the_writer_chose_stays():
    chosen = briefing(date(2026, 1, 1), "table:timeline?on=2024-07-01")
    assert chosen.parts[0].shown.on == JULY
    assert "到2026年1月1日" in chosen.notice


@pytest.mark.parametrize("text", ["table:doubtful-targets", "table:target-rates"])
def test_targets_are_judged_on_the_same_day(text):
    rows = workbook_rows()
    rows[Sheet.TARGETS].append(target("T003", 指标代码="X", 数值=20, 单位="亿元"))
    known = dataset(rows)
    before = briefing(FEBRUARY, text, known=known).parts[0]
    after = briefing(date(2025, 1, 1), text, known=known).parts[0]
    assert set(before.shown.table.rows["status"]) == {OPEN}
    assert set(after.shown.table.rows["status"]) == {UNPUBLISHED}


def test_a_sentence_says_the_status_of_that_day():
    told = part(date(2025, 1, 1), "fact:T002")
    assert "，已到期未公布，" in told.message
    assert "状态为" not in told.message
    assert "状态" not in part(FEBRUARY, "fact:T002").message


def test_the_cover_says_once_that_dates_have_passed_and_explains_what_its_tables_say():
    late = "数据截至2024年2月20日；到2024年7月1日，有1项印明时限的任务和目标已过时限，未更新。"
    assert briefing(JULY, "chart:growth", "chart:timeline", "fact:O001").notice == late
    assert briefing(JULY, "table:timeline").notice == (
        f"{late}表中“已到期未公布”：数据里还没有结果，不判断是否完成。"
    )
    assert briefing(JUNE, "table:timeline").notice == ""


def test_a_ready_outline_lists_what_is_overdue_on_its_day():
    names = {
        day: [each.written for each in READY_BY_NAME["tasks"].items(SMALL, day)]
        for day in (JUNE, JULY, date(2025, 1, 1))
    }
    assert names[JUNE] == ["timeline", "timeline", "undated"]
    assert names[JULY] == ["overdue", "timeline", "timeline", "undated"]
    # Where all are overdue the timeline is that list.
    assert names[date(2025, 1, 1)] == ["timeline", "timeline", "undated"]
    months = [
        [each.written for each in READY_BY_NAME["monthly"].items(SMALL, day)]
        for day in (JULY, date(2025, 1, 1))
    ]
    assert [month.count("overdue") for month in months] == [1, 0]
    assert all("timeline" in month for month in months)


def test_what_is_recorded_asks_for_the_day_of_judgement():
    rows = workbook_rows()
    rows[Sheet.COMMITMENTS].append(commitment("C009", 截止日期=date(2024, 3, 31)))
    known = dataset(rows)
    items = tuple(map(item, ("chart:timeline", "table:text-targets", "chart:growth")))
    asked = said_by(Outline(topic=CHOSEN_TOPIC, items=items, dated=JULY), known)
    lasting = [each.lasting(known) for each in asked]
    assert lasting[0] == "timeline?on=2024-07-01&year=2024%E5%B9%B4"
    assert lasting[1].endswith("on=2024-07-01")
    assert "on=" not in lasting[2]
