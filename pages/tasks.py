"""任务: what is promised by when, and the ten livelihood projects with their quantities."""

import streamlit as st

from components.app.page import open_judged_page, stop_without
from components.display.fact_cards import show_folded, show_list
from components.display.figures import show_exhibit
from components.display.promises import show_due_list, show_groups
from components.inputs.parameters import ask
from components.routes import GROWTH, RANKS, TASKS
from indicators.exhibits.request import content_of, table_of
from indicators.exhibits.tasks.agenda_table import are_same, chosen_promises, numbered
from indicators.exhibits.tasks.lists import LIVELIHOOD, OVERDUE, REPORTED, TIMELINE, UNDATED
from indicators.wording.numbers import day

dataset, judged = open_judged_page(TASKS)
promised = (*dataset.targets, *dataset.commitments)
stop_without(promised, "目标和任务", "任务", (GROWTH, "看增长"), (RANKS, "看位次"))
picture = st.container()
choices = ask(dataset, TIMELINE, known=judged)
on = choices["on"]
promises, past = chosen_promises(dataset, choices), content_of(REPORTED, dataset, **choices)
if promises.empty and past.table.is_empty:
    st.info("所选条件下没有任务：请把领域改为“全部”，或多选几个类别。")

with picture:
    show_exhibit(TIMELINE, dataset, key="timeline", **choices)
dated = table_of(TIMELINE, dataset, **choices)
show_due_list(dated, on, key="due")

# A list that would repeat the one above is left out.
overdue = content_of(OVERDUE, dataset, **choices)
if not are_same(overdue.table.rows, dated.rows):
    show_list(
        overdue,
        *("name", "due_text", "status_text", "group", "firmness", "cited"),
        key="overdue",
        title=f"到{day(on)}已过时限",
        folded=True,
    )
works = table_of(LIVELIHOOD, dataset, **choices).rows
if not are_same(works, dated.rows):
    show_folded("十件实事", len(works), lambda: show_groups(numbered(promises)), key="ten")
show_list(
    content_of(UNDATED, dataset, **choices),
    *("name", "period", "status_text", "group", "firmness", "cited"),
    key="undated",
    title=UNDATED.title,
    folded=True,
)
show_list(past, key="reported", title=REPORTED.title, folded=True)
