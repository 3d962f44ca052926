"""位次: where the district says it stands, in which scope, and what the data say to it."""

import streamlit as st

from components.charts.peers import peers_chart
from components.charts.rank import rank_chart
from components.choices import choose_many, choose_one, choose_one_or_all
from components.figures import show_figure
from components.filters import filter_row
from components.page import framed_by, open_page, show_section
from components.records import show_records
from components.routes import RANKS
from indicators.ranks import comparisons
from indicators.terms import RankKind
from indicators.views.ranks import (
    claim_periods,
    claims_table,
    peers_table,
    scope_name,
    scopes_of,
    sorted_claims,
)

CLAIM_RECORD = (
    "name", "rank_text", "basis", "scope", "period", "value_text", "state_text", "reason", "note",
    "cited",
)  # fmt: skip

dataset = open_page(RANKS)
kinds = [each for each in RankKind if each in {claim.kind for claim in dataset.ranks}]
with filter_row():
    scope = choose_one_or_all("范围", scopes_of(dataset.ranks), key="scope")
    kind = choose_many("类型", kinds, key="kind")
claims = sorted_claims(
    each for each in dataset.ranks if scope in {None, scope_name(each)} and each.kind in kind
)
show_figure(
    rank_chart,
    claims_table(claims, dataset),
    framed_by(dataset, "位次和荣誉", claim_periods(claims), "位次"),
    dataset,
    key="claims",
    empty="所选范围和类型没有位次：请把范围改为“全部”，或多选几个类型。",
)

if claims:
    show_section("逐条看依据和来源")
show_records(
    claims_table(claims, dataset).only(*CLAIM_RECORD),
    headline="rank_text",
    key="claims",
)

show_section("与其他地区比")
offered = comparisons(dataset)
if offered:
    chosen = choose_one("指标、期间和范围", offered, key="peers", name=lambda each: each.label)
    show_figure(
        peers_chart,
        peers_table(chosen.indicator, chosen.period, chosen.scope, dataset),
        framed_by(
            dataset,
            f"{chosen.scope}各地区{chosen.indicator.name}",
            chosen.period.label,
            chosen.indicator.unit,
        ),
        dataset,
        key="peers",
        empty="这个范围没有已公布的数据。",
    )
else:
    st.info(
        "工作簿里没有其他地区的数据，位次都是原文自述，不能核验。"
        "在“地区”“实绩”表中补上同一范围各地区的数据，就能在这里比较。"
    )
