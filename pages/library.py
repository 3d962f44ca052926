"""指标库: every fact of the workbook, found by what people call it."""

from dataclasses import replace

import streamlit as st

from components.app.page import open_page
from components.display.fact_cards import show_list
from components.inputs.files import show_downloads
from components.inputs.parameters import ask
from components.routes import LIBRARY
from indicators.exhibits.library import ALL_FACTS, newest_first
from indicators.exhibits.request import content_of

dataset = open_page(LIBRARY)
choices = ask(dataset, ALL_FACTS)
shown = content_of(ALL_FACTS, dataset, **choices)
if not shown.table.is_empty:
    st.text(f"共{len(shown.table.rows)}条。点名称看这个指标的全部数字和来源。")
    show_downloads(shown.table, dataset, shown.title, key="facts")
# What a search finds has its own order: names before quotations.
listed = shown if choices["q"] else replace(shown, table=newest_first(shown.table, dataset))
show_list(
    listed,
    *("name", "value_text", "kind", "period", "cited", "note"),
    headline="value_text",
    key="facts",
    says_empty=True,
)
