"""总览: what grew, where the district stands, what is short of its target, what is due next."""

import streamlit as st

from components.briefs import show_briefs
from components.cards import show_cards
from components.charts.gap import gap_chart
from components.charts.standing import standing_chart
from components.figures import show_figure
from components.filters import choose_target_year
from components.layout import card_row
from components.links import show_route_link
from components.page import framed_by, open_page, show_section
from components.routes import CHECKS, OVERVIEW, TARGETS, TASKS
from indicators.agenda import agenda
from indicators.cards import cards
from indicators.gaps import gaps
from indicators.views.overview import (
    first_doubts,
    largest_in_points,
    largest_in_shares,
    soonest_table,
)
from indicators.views.relations import doubts_table
from indicators.views.targets import of_year, standings_table
from indicators.wording import day

dataset = open_page(OVERVIEW)
year = choose_target_year(dataset)
found = of_year(gaps(dataset), year)
aim = f"{year}年目标" if year else "目标"
show_cards(cards(dataset))

# Three panels on a projector, so that a leader sees all of it without scrolling.
with card_row(3, narrowest=400):
    with st.container():
        show_figure(
            gap_chart,
            largest_in_points(found),
            framed_by(dataset, "差距最大：增速、比重", f"{aim}比上年实绩高多少", "个百分点"),
            dataset,
            key="gap_points",
            empty="没有高于上年实绩的增速、比重目标。",
        )
    with st.container():
        show_figure(
            gap_chart,
            largest_in_shares(found),
            framed_by(dataset, "差距最大：数量", f"{aim}比上年实绩多多少", "占上年实绩的%"),
            dataset,
            key="gap_shares",
            empty="没有高于上年实绩的数量目标。",
        )
    with st.container():
        show_section(f"{day(dataset.about.as_of)}之后到期什么", "以数据截止日期判断，不是今天。")
        show_briefs(
            soonest_table(agenda(dataset), dataset),
            headline="due_text",
            empty="没有写明时限、还没到期的任务和目标。",
        )
        show_route_link(TASKS, "看全部任务和时限")

with card_row(2, narrowest=400):
    with st.container():
        show_figure(
            standing_chart,
            standings_table(found),
            framed_by(dataset, f"{len(found)}项目标与上年实绩相比", aim, "项"),
            dataset,
            key="standings",
            empty="工作簿里没有目标：请在“目标”表中填写。",
        )
        show_route_link(TARGETS, "逐项看目标差距")
    with st.container():
        show_section("哪些数字有疑点")
        doubts = doubts_table(dataset, found)
        show_briefs(
            first_doubts(doubts),
            headline="name",
            heading="value_text",
            linked=True,
            empty="没有疑点。",
        )
        count = f"有{len(doubts.rows)}处疑点，逐条核对"
        show_route_link(CHECKS, "看数字之间的关系" if doubts.is_empty else count)
