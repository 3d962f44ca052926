"""任务: what is promised by when, and the ten livelihood projects with their quantities."""

import streamlit as st

from components.choices import choose_date, choose_many
from components.figures import show_exhibit
from components.filters import choose_domain, choose_year, filter_row
from components.groups import show_groups
from components.links import ON_PARAMETER
from components.page import open_page, show_section
from components.records import show_records
from components.routes import TASKS
from indicators.agenda import agenda, overdue, reported
from indicators.exhibits.choices import ON
from indicators.exhibits.tasks import TIMELINE
from indicators.views.agenda import (
    agenda_table,
    domains_present,
    groups_present,
    matching,
    matching_reports,
    numbered_groups,
    reports_table,
    undated,
)
from indicators.wording import day

dataset = open_page(TASKS)
with filter_row():
    on = choose_date(ON.title, key=ON_PARAMETER, default=dataset.about.as_of)
    year = choose_year(dataset)
    every, events = agenda(dataset, on, year), reported(dataset, year)
    domain = choose_domain(domains_present(every, events))
    groups = choose_many("类别", groups_present(every, events), key="group")
items, past = matching(every, domain, groups), matching_reports(events, domain, groups)
if not (items or past):
    st.info("所选条件下没有任务：请把领域改为“全部”，或多选几个类别。")

late = overdue(items)
if late:
    show_section(f"到{day(on)}已过时限（{len(late)}项）")
    show_records(
        agenda_table(late).only("name", "due_text", "status_text", "group", "firmness", "cited"),
        key="overdue",
    )

show_exhibit(TIMELINE, dataset, key="timeline", on=on, domain=domain, group=groups, year=year)

blocks = numbered_groups(items)
if blocks:
    show_section("十件实事")
    show_groups(blocks)

later = undated(items)
if later:
    show_section(f"没有印明时限（{len(later)}项）")
    show_records(
        agenda_table(later).only("name", "period", "status_text", "group", "firmness", "cited"),
        key="undated",
    )

if past:
    show_section(f"已办的大事和在办的工作（{len(past)}项）")
    show_records(reports_table(past), key="reported")
