"""总览: what grew, how the district ranks, what is short of its target, what is due next."""

import streamlit as st

from components.app.layout import card_row
from components.app.page import open_page, show_section
from components.display.briefs import show_briefs
from components.display.cards import show_cards
from components.display.figures import show_exhibit
from components.inputs.links import show_route_link
from components.inputs.parameters import ask
from components.routes import CHECKS, OVERVIEW, TARGETS, TASKS
from indicators.exhibits.checks.doubts import doubts_of_year, first_doubts
from indicators.exhibits.targets.largest import GAP_POINTS, GAP_SHARES
from indicators.exhibits.targets.standings import STANDING_COUNTS
from indicators.exhibits.tasks.agenda_table import soonest_table
from indicators.rules.cards import cards
from indicators.rules.years import of_year
from indicators.wording.numbers import day

dataset = open_page(OVERVIEW)
year = ask(dataset, STANDING_COUNTS)["year"]
chosen = of_year(dataset, year)
show_cards(cards(chosen))

# Three panels on a projector, so that a leader sees all of it without scrolling.
with card_row(3, narrowest=400):
    with st.container():
        show_exhibit(GAP_POINTS, dataset, key="gap_points", says_empty=True, year=year)
    with st.container():
        show_exhibit(GAP_SHARES, dataset, key="gap_shares", says_empty=True, year=year)
    with st.container():
        show_section(
            f"{day(dataset.about.as_of)}之后到期什么", "判断日期为数据截止日期，不是今天。"
        )
        show_briefs(
            soonest_table(chosen),
            headline="due_text",
            empty="没有写明时限、还没到期的任务和目标。",
        )
        show_route_link(TASKS, "看全部任务和时限")

with card_row(2, narrowest=400):
    with st.container():
        show_exhibit(STANDING_COUNTS, dataset, key="standings", says_empty=True, year=year)
        show_route_link(TARGETS, "逐项看目标差距")
    with st.container():
        show_section("哪些数字有疑点")
        doubts = doubts_of_year(dataset, year)
        show_briefs(
            first_doubts(doubts),
            headline="name",
            heading="value_text",
            linked=True,
            empty="没有疑点。",
        )
        count = f"有{len(doubts.rows)}处疑点，逐条核对"
        show_route_link(CHECKS, "看数字之间的关系" if doubts.is_empty else count)
