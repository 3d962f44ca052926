"""总览: what grew, how the district ranks, what is short of its target, what is due next."""

from functools import partial

import streamlit as st

from components.app.notices import tell_what_is_unsettled
from components.app.page import open_judged_page, show_section
from components.briefing.file_buttons import show_screens
from components.display.briefs import show_briefs
from components.display.cards import show_cards_beside
from components.display.figures import show_exhibit
from components.display.folded import folded_row, show_folded
from components.inputs.links import show_route_link, show_year_link
from components.inputs.parameters import ask
from components.routes import CHECKS, FULFILMENT, OVERVIEW, TARGETS, TASKS
from indicators.exhibits.checks.doubts import DOUBTS, first_doubts
from indicators.exhibits.fulfilment.worst import worst
from indicators.exhibits.request import table_of
from indicators.exhibits.targets.comparable import TARGET_RATES
from indicators.exhibits.targets.fields import FIELDS
from indicators.exhibits.targets.largest import GAP_POINTS, GAP_SHARES
from indicators.exhibits.targets.standings import STANDING_COUNTS
from indicators.exhibits.tasks.lists import NEXT_DUE
from indicators.rules.cards import cards
from indicators.rules.report_years import of_year
from indicators.wording.numbers import day

dataset, judged = open_judged_page(OVERVIEW)
picture = st.container()
tell_what_is_unsettled(dataset, judged["on"])
choices = ask(dataset, STANDING_COUNTS, known=judged)
year, on = choices["year"], choices["on"]
chosen = of_year(dataset, year)
with picture:
    show_exhibit(TARGET_RATES, dataset, key="rates", says_empty=True, **choices)
drawn = set(table_of(TARGET_RATES, dataset, **choices).rows["code"])
show_cards_beside(cards(chosen, on), drawn, key="cards_of_picture")
show_screens(dataset)

wide, beside = st.columns([5, 3], gap="medium")
with wide:
    show_exhibit(FIELDS, dataset, key="fields", says_empty=True, **choices)
    show_route_link(TARGETS, "逐项看目标差距")
with beside:
    behind = worst(dataset, year, on)
    if behind.count:
        show_section(behind.title)
        show_briefs(behind.table, headline="lag_text", empty="都是存疑的数字。")
        show_year_link(FULFILMENT, behind.year, "逐项看目标兑现")
    show_exhibit(GAP_SHARES, dataset, key="gap_shares", says_empty=True, **choices)
    show_section(f"{day(on)}之后到期什么")
    show_briefs(
        table_of(NEXT_DUE, dataset, **choices).head(3),
        headline="due_text",
        empty=NEXT_DUE.empty,
    )
    show_route_link(TASKS, "看全部任务和时限")

doubts = table_of(DOUBTS, dataset, **choices)
show_route_link(
    CHECKS, "看数字之间的关系" if doubts.is_empty else f"有{len(doubts.rows)}处疑点，逐条核对"
)
with folded_row("overview"):
    show_folded(
        "哪些数字有疑点",
        len(doubts.rows),
        partial(
            show_briefs,
            first_doubts(doubts),
            headline="name",
            heading="value_text",
            linked=True,
            empty="",
        ),
        key="doubts",
        unit="处",
    )
    # What the pictures above say as well, for those who know these charts by their addresses.
    for exhibit, key in ((GAP_POINTS, "gap_points"), (STANDING_COUNTS, "standings")):
        show_folded(
            exhibit.title,
            len(table_of(exhibit, dataset, **choices).rows),
            partial(show_exhibit, exhibit, dataset, key=key, **choices),
            key=f"{key}_list",
        )
