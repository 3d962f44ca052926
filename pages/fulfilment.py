"""兑现: what a year promised and what was kept: what is behind first, then every target."""

import streamlit as st

from components.app.page import open_judged_page
from components.display.fact_cards import show_folded
from components.display.figures import show_exhibit, show_exhibit_table
from components.inputs.links import show_route_link
from components.inputs.parameters import ask
from components.plain_text import escaped
from components.routes import FULFILMENT, TARGETS, TASKS
from indicators.exhibits.fulfilment.fields import CHOSEN_BY_CLICK, FULFILMENT_FIELDS
from indicators.exhibits.fulfilment.lists import BEHIND_AMOUNTS, BEHIND_RATES, RESULTS
from indicators.exhibits.fulfilment.result_table import is_narrowed, missing_results
from indicators.exhibits.fulfilment.two_years import TWO_YEARS
from indicators.exhibits.request import table_of

dataset, judged = open_judged_page(FULFILMENT)
picture = st.container()
choices = ask(dataset, BEHIND_RATES, known=judged)
missing = missing_results(dataset, choices)
if missing:
    picture.info(escaped(missing))
    show_route_link(TARGETS, "逐项看目标差距")
    show_route_link(TASKS, "看全部任务和时限")
    st.stop()

with picture:
    show_exhibit(BEHIND_RATES, dataset, key="behind_rates", says_empty=True, **choices)
show_exhibit(BEHIND_AMOUNTS, dataset, key="behind_amounts", says_empty=True, **choices)
show_exhibit(FULFILMENT_FIELDS, dataset, key="tally", chooses=CHOSEN_BY_CLICK, **choices)

listed = ask(dataset, RESULTS, known=choices)
show_folded(
    "逐项看目标、实绩和来源",
    len(table_of(RESULTS, dataset, **listed).rows),
    lambda: show_exhibit_table(RESULTS, dataset, key="results", **listed),
    key="every_result",
    opened=is_narrowed(listed),
)
show_folded(
    "两年对照",
    len(table_of(TWO_YEARS, dataset, **choices).rows),
    lambda: show_exhibit_table(TWO_YEARS, dataset, key="two_years", **choices),
    key="both_years",
)
