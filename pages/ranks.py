"""位次: where the district says it stands, in which scope, and what the data say to it."""

import streamlit as st

from components.app.page import open_page, show_section
from components.display.fact_cards import show_records
from components.display.figures import show_exhibit
from components.inputs.choices import choose_many, choose_one, choose_one_or_all
from components.inputs.filters import choose_year, filter_row
from components.routes import RANKS
from indicators.exhibits.ranks.claims import CLAIMS, kinds_present, scopes_of
from indicators.exhibits.ranks.peers import PEERS
from indicators.exhibits.request import table_of
from indicators.rules.peers import comparisons
from indicators.rules.ranks import own_ranks

CLAIM_RECORD = (
    "name", "rank_text", "basis", "scope", "period", "value_text", "state_text", "reason", "note",
    "cited",
)  # fmt: skip

dataset = open_page(RANKS)
with filter_row():
    year = choose_year(dataset)
    scope = choose_one_or_all("范围", scopes_of(own_ranks(dataset)), key="scope")
    kind = choose_many("类型", kinds_present(dataset), key="kind")
claims = table_of(CLAIMS, dataset, scope=scope, kind=kind, year=year)
show_exhibit(CLAIMS, dataset, key="claims", says_empty=True, scope=scope, kind=kind, year=year)

if not claims.is_empty:
    show_section("逐条看依据和来源")
show_records(claims.only(*CLAIM_RECORD), headline="rank_text", key="claims")

show_section("与其他地区比")
offered = comparisons(dataset)
if offered:
    chosen = choose_one("指标、期间和范围", offered, key="peers", name=lambda each: each.label)
    show_exhibit(PEERS, dataset, key="peers_chart", says_empty=True, peers=chosen)
else:
    st.info(
        "工作簿里没有其他地区的数据，位次都是原文自述，不能核验。"
        "在“地区”“实绩”表中补上同一范围各地区的数据，就能在这里比较。"
    )
