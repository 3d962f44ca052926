"""任务: what is promised by when, and the ten livelihood projects with their quantities."""

import streamlit as st

from components.app.page import open_judged_page
from components.display.due_list import show_due_list
from components.display.fact_cards import show_records
from components.display.figures import show_exhibit
from components.display.folded import show_folded
from components.display.groups import show_groups
from components.inputs.parameters import ask
from components.routes import TASKS
from indicators.exhibits.request import table_of
from indicators.exhibits.tasks.agenda_table import numbered_groups
from indicators.exhibits.tasks.lists import OVERDUE, TIMELINE, UNDATED, chosen_items, chosen_reports
from indicators.wording.numbers import day

dataset, say_day = open_judged_page(TASKS)
picture = st.container()
choices = ask(dataset, TIMELINE)
on = choices["on"]
say_day(on)
items = chosen_items(dataset, choices)
past = chosen_reports(dataset, choices["year"], choices["domain"], choices["group"])
if not items and past.is_empty:
    st.info("所选条件下没有任务：请把领域改为“全部”，或多选几个类别。")

with picture:
    show_exhibit(TIMELINE, dataset, key="timeline", **choices)
show_due_list(table_of(TIMELINE, dataset, **choices), on, key="due")

late = table_of(OVERDUE, dataset, **choices)
show_folded(
    f"到{day(on)}已过时限",
    len(late.rows),
    lambda: show_records(
        late.only("name", "due_text", "status_text", "group", "firmness", "cited"), key="overdue"
    ),
    key="late",
)
blocks = numbered_groups(items)
show_folded("十件实事", sum(map(len, blocks.values())), lambda: show_groups(blocks), key="ten")
later = table_of(UNDATED, dataset, **choices)
show_folded(
    "没有印明时限",
    len(later.rows),
    lambda: show_records(
        later.only("name", "period", "status_text", "group", "firmness", "cited"), key="undated"
    ),
    key="no_date",
)
show_folded(
    "已办的大事和在办的工作",
    len(past.rows),
    lambda: show_records(past, key="reported"),
    key="done",
)
