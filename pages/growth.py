"""增长: what grew and by how much, what rose from → to, what is new among all there is."""

import streamlit as st

from components.charts.change import change_chart
from components.charts.growth import growth_chart
from components.charts.increment import increment_chart
from components.choices import choose_one_if_any
from components.figures import show_figure, show_series
from components.filters import choose_domain, choose_tiers, filter_row, filtered
from components.page import framed_by, open_page, show_section
from components.records import show_records
from components.routes import GROWTH
from indicators.series import all_series
from indicators.views.growth import (
    absent_names,
    by_unit,
    changes_table,
    growth_periods,
    growth_table,
    increments_table,
    without_size,
)

dataset = open_page(GROWTH)
with filter_row():
    domain = choose_domain(each.domain for each in dataset.indicators)
    periods = growth_periods(dataset)
    period = choose_one_if_any("期间", periods, key="period", name=lambda each: each.label)
    tiers = choose_tiers()
indicators = filtered(dataset, domain, tiers)

rates = growth_table(dataset, period, indicators)
changes = changes_table(dataset, indicators)
increments = increments_table(dataset, indicators)

show_figure(
    growth_chart,
    rates,
    framed_by(dataset, "哪些增长快，排在第几", period.label if period else "", "%"),
    dataset,
    key="growth",
)

for number, (unit, table) in enumerate(by_unit(changes).items()):
    show_figure(
        change_chart,
        table,
        framed_by(dataset, f"从多少到多少（{unit}）", "此前（年份原文未注明）→ 现在", unit),
        dataset,
        key=f"changes_{number}",
    )
told = without_size(changes)
if not told.is_empty:
    show_section("不相减的前后对比")
    show_records(
        told.only("name", "pair_text", "change_text", "note", "cited"),
        headline="pair_text",
        key="told",
    )

show_figure(
    increment_chart,
    increments,
    framed_by(dataset, "新增多少，一共多少", "期内新增、期末总数", "见各行"),
    dataset,
    key="increments",
)

absent = absent_names({"增速": rates, "前后对比": changes, "新增和总数": increments})
if absent:
    st.info(f"所选领域和层级没有{absent}：请把领域改为“全部”，或多选几个层级。")

show_section("逐期变化")
show_series(all_series(indicators, dataset), dataset, key="series")
