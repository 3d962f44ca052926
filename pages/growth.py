"""增长: what grew and by how much, what rose from → to, what is new among all there is."""

import streamlit as st

from components.app.page import open_page, show_section
from components.display.fact_cards import show_records
from components.display.figures import show_exhibit, show_series
from components.inputs.choices import choose_one_if_any
from components.inputs.filters import choose_domain, choose_tiers, filter_row
from components.routes import GROWTH
from indicators.exhibits.growth.changes import CHANGES, by_unit, chosen_changes, without_size
from indicators.exhibits.growth.increments import INCREMENTS
from indicators.exhibits.growth.rates import GROWTH_RATES, growth_periods
from indicators.exhibits.growth.series import chosen_series
from indicators.exhibits.request import table_of
from indicators.exhibits.table import absent_names

dataset = open_page(GROWTH)
with filter_row():
    domain = choose_domain(each.domain for each in dataset.indicators)
    periods = growth_periods(dataset)
    period = choose_one_if_any("期间", periods, key="period", name=lambda each: each.label)
    tiers = choose_tiers()

rates = table_of(GROWTH_RATES, dataset, domain=domain, period=period, tier=tiers)
changes = chosen_changes(dataset, domain, tiers)
increments = table_of(INCREMENTS, dataset, domain=domain, tier=tiers)

show_exhibit(GROWTH_RATES, dataset, key="growth", domain=domain, period=period, tier=tiers)
for number, unit in enumerate(by_unit(changes)):
    show_exhibit(CHANGES, dataset, key=f"changes_{number}", domain=domain, tier=tiers, unit=unit)
told = without_size(changes)
if not told.is_empty:
    show_section("不相减的前后对比")
    show_records(
        told.only("name", "pair_text", "change_text", "note", "cited"),
        headline="pair_text",
        key="told",
    )

show_exhibit(INCREMENTS, dataset, key="increments", domain=domain, tier=tiers)

absent = absent_names({"增速": rates, "前后对比": changes, "新增和总数": increments})
if absent:
    st.info(f"所选领域和层级没有{absent}：请把领域改为“全部”，或多选几个层级。")

show_section("逐期变化")
show_series(chosen_series(dataset, domain, tiers), dataset, key="series")
