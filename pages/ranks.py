"""位次: the ranks that documents claim, by scope, and the ranks that the data give."""

from dataclasses import replace

import streamlit as st

from components.app.layout import scroll_to
from components.app.page import open_page, show_section, stop_without
from components.display.fact_cards import show_list
from components.display.figures import show_exhibit
from components.inputs.links import arrives_at
from components.inputs.parameters import ask
from components.routes import GROWTH, RANKS
from indicators.exhibits.ranks.claim_table import with_verdicts
from indicators.exhibits.ranks.claims import CLAIMS
from indicators.exhibits.ranks.history import HISTORY, missing_periods
from indicators.exhibits.ranks.peers import PEERS
from indicators.exhibits.request import content_of
from indicators.rules.peers import comparisons, latest_comparisons

CLAIM_RECORD = (
    "name", "rank_text", "basis", "scope", "period", "value_text", "state_text", "reason", "note",
    "cited",
)  # fmt: skip

CHOSEN, SECTION = "peers", "compared"

dataset = open_page(RANKS)
stop_without(
    (*dataset.ranks, *comparisons(dataset)), "位次和其他地区的数据", "位次", (GROWTH, "看增长")
)
# A plate leads to its indicator among the peers, where they have figures of it.
places = {code: (CHOSEN, each) for code, each in latest_comparisons(dataset).items()}
picture = st.container()
choices = ask(dataset, CLAIMS)
with picture:
    show_exhibit(CLAIMS, dataset, key="claims", says_empty=True, places=places, **choices)
listed = content_of(CLAIMS, dataset, **choices)
show_list(
    replace(listed, table=with_verdicts(listed.table)),
    *CLAIM_RECORD,
    headline="rank_text",
    key="claims",
    title="逐条看依据和来源",
    folded=True,
)

if missing := missing_periods(dataset):
    st.text(missing)
else:
    show_exhibit(HISTORY, dataset, key="rank_history", places=places)

with st.container(key=SECTION):
    show_section("与其他地区比")
    chosen = ask(dataset, PEERS)
if arrives_at(CHOSEN):
    scroll_to(SECTION)
if chosen["peers"]:
    show_exhibit(PEERS, dataset, key="peers_chart", says_empty=True, **chosen)
else:
    st.info(
        "工作簿里没有其他地区的数据，位次都是原文自述，不能核验。"
        "在“地区”“实绩”表中补上同一范围各地区的数据，就能在这里比较。"
    )
