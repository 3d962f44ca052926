"""指标库: every fact of the workbook, found by what people call it."""

import streamlit as st

from components.app.page import open_page
from components.display.fact_cards import show_records
from components.inputs.downloads import show_downloads
from components.inputs.parameters import ask_each
from components.routes import LIBRARY
from indicators.exhibits.library import LIBRARY_PARAMETERS, chosen_facts

dataset = open_page(LIBRARY)
table = chosen_facts(dataset, ask_each(LIBRARY_PARAMETERS, dataset))
if table.is_empty:
    st.info("没有找到：请换一个词，或把领域改为“全部”，多选几个类别和层级。")
else:
    st.text(f"共{len(table.rows)}条。点名称看这个指标的全部数字和来源。")
    show_downloads(table, dataset, "指标库", key="facts")
    show_records(
        table.only("name", "value_text", "kind", "period", "cited", "note"),
        headline="value_text",
        key="facts",
        empty="",
    )
