"""任务: what is promised by when, and the ten livelihood projects with their quantities."""

from functools import partial

from components.charts.timeline import timeline_chart
from components.choices import choose_date, choose_many
from components.figures import show_figure
from components.filters import choose_domain, filter_row
from components.groups import show_groups
from components.page import framed_by, open_page, show_section
from components.records import show_records
from components.routes import TASKS
from indicators.agenda import agenda, reported
from indicators.views.agenda import (
    agenda_table,
    dated,
    groups_present,
    matching,
    numbered_groups,
    overdue,
    reports_table,
    undated,
)
from indicators.wording import day

NOTHING = "所选条件下没有任务：请把领域改为“全部”，或多选几个类别。"

dataset = open_page(TASKS)
with filter_row():
    on = choose_date("以哪一天判断是否到期", key="on", default=dataset.about.as_of)
    every = agenda(dataset, on)
    domain = choose_domain(agenda_table(every).rows["domain"])
    groups = choose_many("类别", groups_present(every), key="group")
items = matching(every, domain, groups)

late = overdue(items)
if late:
    show_section(f"到{day(on)}已过时限（{len(late)}项）")
    show_records(
        agenda_table(late).only("due_text", "name", "status_text", "group", "firmness", "cited"),
        headline="due_text",
        key="overdue",
        empty=NOTHING,
    )

show_section("按时限排列")
show_figure(
    partial(timeline_chart, today=on),
    agenda_table(dated(items)),
    framed_by(dataset, "原文印明时限的任务和目标", f"以{day(on)}判断", "项"),
    dataset,
    key="timeline",
    empty=NOTHING,
)

show_section("十件实事")
show_groups(numbered_groups(items), empty=NOTHING)

later = undated(items)
show_section(f"没有印明时限（{len(later)}项）")
show_records(
    agenda_table(later).only("name", "status_text", "group", "firmness", "cited"),
    headline="status_text",
    key="undated",
    empty=NOTHING,
)

past = reported(dataset)
show_section(f"已办的大事和在办的工作（{len(past)}项）")
show_records(
    reports_table(past), headline="period", key="reported", empty="工作簿里没有大事和在办工作。"
)
