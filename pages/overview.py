"""总览: how the aims lie, what is behind, what is due next, how each field's targets divide."""

from functools import partial

import streamlit as st

from components.app.page import open_judged_page, show_section, stop_without, tell_what_is_unsettled
from components.briefing.output import show_screens
from components.display.cards import show_cards
from components.display.fact_cards import folded_row, show_briefs, show_folded, show_folded_pictures
from components.display.figures import show_exhibit
from components.inputs.links import show_route_link
from components.inputs.parameters import ask
from components.routes import CHECKS, GROWTH, OVERVIEW, TARGETS, TASKS
from indicators.exhibits.cards import CARDS
from indicators.exhibits.checks.doubts import DOUBTS, first_doubts
from indicators.exhibits.fulfilment.lists import worst
from indicators.exhibits.request import table_of
from indicators.exhibits.targets.fields import FIELDS
from indicators.exhibits.targets.largest import GAP_POINTS, GAP_SHARES
from indicators.exhibits.targets.lists import TARGET_RATES
from indicators.exhibits.targets.standings import STANDING_COUNTS
from indicators.exhibits.tasks.due_soon import NEXT_DUE
from indicators.rules.cards import cards
from indicators.rules.report_years import of_year
from indicators.wording.numbers import day

dataset, judged = open_judged_page(OVERVIEW)
stop_without(dataset.targets, "目标", "目标", (GROWTH, "看增长"), (TASKS, "看全部任务和时限"))
picture = st.container()
beside, wide = st.columns([3, 5], gap="medium")
# Beside what is behind, which is of the year that has results.
with wide:
    choices = ask(dataset, STANDING_COUNTS, known=judged)
year, on = choices["year"], choices["on"]
with picture:
    show_exhibit(TARGET_RATES, dataset, key="rates", says_empty=True, **choices)

behind = worst(dataset, year, on)
soon = table_of(NEXT_DUE, dataset, **choices)
with beside:
    if behind.count:
        show_section(behind.title, behind.lead)
        show_briefs(behind.table, headline="lag_text", empty="都是存疑的数字。")
    tell_what_is_unsettled(dataset, on)
    if not behind.count:
        show_exhibit(GAP_SHARES, dataset, key="gap_shares", says_empty=True, **choices)
    if not soon.is_empty:
        show_section(f"{day(on)}之后到期什么")
        show_briefs(soon.head(3), headline="due_text", empty=NEXT_DUE.empty)
    show_route_link(TASKS, "看全部任务和时限")
with wide:
    show_exhibit(FIELDS, dataset, key="fields", says_empty=True, **choices)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        show_route_link(TARGETS, "逐项看目标差距")
        show_screens(dataset)

doubts = table_of(DOUBTS, dataset, **choices)
headlines = cards(of_year(dataset, year), on)
with folded_row("overview"):
    show_folded(CARDS.title, len(headlines), partial(show_cards, headlines), key="cards")
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
    others = [
        (partial(show_exhibit, each, dataset, key=key, **choices))
        for each, key, is_closed in (
            (GAP_SHARES, "gap_shares", bool(behind.count)),
            (GAP_POINTS, "gap_points", True),
            (STANDING_COUNTS, "standings", True),
        )
        if is_closed and not table_of(each, dataset, **choices).is_empty
    ]
    show_folded_pictures("差距最大的目标、目标与上年实绩相比", others, key="other_pictures")
    show_route_link(
        CHECKS, "看数字之间的关系" if doubts.is_empty else f"有{len(doubts.rows)}处疑点，逐条核对"
    )
