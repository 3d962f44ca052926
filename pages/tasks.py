"""任务: what is promised by when, and the ten livelihood projects with their quantities."""

import streamlit as st

from components.app.page import open_judged_page, show_section
from components.display.fact_cards import show_records
from components.display.figures import show_exhibit
from components.display.groups import show_groups
from components.inputs.parameters import ask
from components.routes import TASKS
from indicators.exhibits.request import table_of
from indicators.exhibits.tasks.agenda_table import numbered_groups
from indicators.exhibits.tasks.lists import OVERDUE, TIMELINE, UNDATED, chosen_items, chosen_reports
from indicators.wording.numbers import day

dataset, say_day = open_judged_page(TASKS)
choices = ask(dataset, TIMELINE)
on = choices["on"]
say_day(on)
items = chosen_items(dataset, choices)
past = chosen_reports(dataset, choices["year"], choices["domain"], choices["group"])
if not items and past.is_empty:
    st.info("所选条件下没有任务：请把领域改为“全部”，或多选几个类别。")

late = table_of(OVERDUE, dataset, **choices)
if not late.is_empty:
    show_section(f"到{day(on)}已过时限（{len(late.rows)}项）")
    show_records(
        late.only("name", "due_text", "status_text", "group", "firmness", "cited"),
        key="overdue",
    )

show_exhibit(TIMELINE, dataset, key="timeline", **choices)

blocks = numbered_groups(items)
if blocks:
    show_section("十件实事")
    show_groups(blocks)

later = table_of(UNDATED, dataset, **choices)
if not later.is_empty:
    show_section(f"没有印明时限（{len(later.rows)}项）")
    show_records(
        later.only("name", "period", "status_text", "group", "firmness", "cited"),
        key="undated",
    )

if not past.is_empty:
    show_section(f"已办的大事和在办的工作（{len(past.rows)}项）")
    show_records(past, key="reported")
