"""指标库: every fact of the workbook, found by what people call it."""

import streamlit as st

from components.app.page import open_page
from components.display.fact_cards import show_records
from components.inputs.choices import choose_many, choose_text
from components.inputs.downloads import show_downloads
from components.inputs.filters import choose_domain, choose_tiers, filter_row
from components.routes import LIBRARY
from indicators.exhibits.library import chosen_facts
from indicators.workbook.fact_numbers import FACT_SHEETS

dataset = open_page(LIBRARY)
with filter_row():
    query = choose_text("查找", key="q", hint="名称、别名或原文，如：社零")
    domain = choose_domain(each.domain for each in dataset.indicators)
    kinds = choose_many("类别", [each.value for each in FACT_SHEETS], key="sheet")
    tiers = choose_tiers()
table = chosen_facts(dataset, query, domain, kinds, tiers)
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
