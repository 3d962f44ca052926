"""指标: one indicator with its level, growth, target, rank, relations, history and sources."""

import streamlit as st

from components.cards import show_card
from components.figures import show_series
from components.links import asked_indicator, asked_name, show_route_link
from components.page import open_page, show_section
from components.profile import show_definition
from components.records import show_records
from components.routes import INDICATOR, LIBRARY
from indicators.cards import card
from indicators.gaps import gap
from indicators.profile import facts_about, relations_about
from indicators.series import series_of
from indicators.views.library import facts_table
from indicators.views.ranks import claims_table
from indicators.views.relations import relations_table
from indicators.views.targets import gaps_table

dataset = open_page(INDICATOR, asked_name)
indicator = asked_indicator(dataset)
if indicator is None:
    st.info("没有这个指标：链接可能来自别的版次。请到指标库查找。")
    show_route_link(LIBRARY, "到指标库查找")
    st.stop()
headline, definition = st.columns([2, 3], gap="large")
with headline:
    show_card(card(indicator, dataset), linked=False)
with definition:
    show_definition(indicator, dataset)

show_section("数字和来源")
show_records(
    facts_table(facts_about(indicator, dataset)).only("value_text", "area", "cited", "note", "id"),
    heading="heading",
    headline="value_text",
    key="facts",
    linked=False,
    empty="这个指标还没有数字。",
)
targets = dataset.targets_of(indicator.code)
if targets:
    show_section("目标和差距")
    show_records(
        gaps_table(gap(each, dataset) for each in targets).only(
            "pair_text", "gap_text", "share_text", "status", "progress_text", "words"
        ),
        heading="pair_text",
        headline="gap_text",
        key="gaps",
        linked=False,
        empty="",
    )
claims = dataset.ranks_of(indicator.code)
if claims:
    show_section("位次")
    show_records(
        claims_table(claims, dataset), headline="rank_text", key="ranks", linked=False, empty=""
    )
relations = relations_about(indicator, dataset)
if relations:
    show_section("与其他数字的关系")
    show_records(
        relations_table(relations),
        heading="type",
        headline="words",
        key="relations",
        linked=False,
        empty="",
    )
show_section("历史")
show_series(series_of(indicator, dataset), dataset, key="series")
