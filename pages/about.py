"""说明: what marks and words mean, the thresholds, and the rules by which figures are read."""

import streamlit as st

from components.app.page import open_page, show_section
from components.display.figures import show_table
from components.routes import ABOUT
from indicators.exhibits.about import (
    READING_RULES,
    SOURCES,
    edition_table,
    legend,
    thresholds_table,
)
from indicators.exhibits.request import table_of

dataset = open_page(ABOUT)
show_section("这一版的数据")
show_table(edition_table(dataset))
show_table(table_of(SOURCES, dataset))

show_section("怎么读这些数字")
st.markdown("\n".join(f"- {each}" for each in READING_RULES))

show_section("状态", "形状、文字和颜色一起出现，颜色从不单独说明问题。")
show_table(legend("statuses"))
show_table(legend("stated"))
show_table(thresholds_table(dataset.about.thresholds))

show_section("目标与上年实绩相比")
show_table(legend("standings"))

show_section("限定词")
show_table(legend("bounds"))

show_section(
    "核实、实际、初步、预计",
    "同一指标、地区、期间有几个数的，以排在前面的为准；状态相同的，以发布日期晚的为准。",
)
show_table(legend("observations"))

show_section("没有数的时候")
show_table(legend("missing"))

show_section(
    "能用的单位",
    "除比率和百分点外，前面都可以加百、千、万、十万、百万、千万、亿、万亿，如万元、亿千瓦时、万人次。",
)
show_table(legend("units"))
