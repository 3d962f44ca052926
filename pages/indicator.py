"""指标: one indicator with its level, growth, target, rank, relations, history and sources."""

import streamlit as st

from components.app.page import open_judged_page, show_section
from components.display.cards import show_card
from components.display.fact_cards import RecordForm, show_together
from components.display.figures import show_series
from components.display.profile import show_definition
from components.inputs.links import asked_indicator, asked_name, show_route_link
from components.inputs.parameters import ask
from components.routes import INDICATOR, LIBRARY
from indicators.exhibits.cards import CARDS
from indicators.exhibits.profile import own_claims, own_relations, own_targets, own_values
from indicators.exhibits.row_sources import source_names
from indicators.rules.cards import card
from indicators.rules.report_years import of_year
from indicators.rules.search import facts_about
from indicators.rules.series import series_of

VALUE = ("value_text", "area", "cited", "note", "id")
TARGET = ("pair_text", "lead", "gap_said", "share_said", "status", "progress_text", "doubt", "due",
          "cited")  # fmt: skip
CLAIM = ("rank_text", "basis", "scope", "value_text", "state_text", "reason", "note", "cited")
RELATION = ("words", "verdict", "period", "comparability", "members", "note", "id")

dataset, judged = open_judged_page(INDICATOR, asked_name)
indicator = asked_indicator(dataset)
if indicator is None:
    st.info("没有这个指标：链接可能来自别的版次。请到指标库查找。")
    show_route_link(LIBRARY, "到指标库查找")
    st.stop()
year = ask(dataset, CARDS, known=judged)["year"]
chosen = of_year(dataset, year)
headline, definition = st.columns([2, 3], gap="large")
with headline:
    found = card(indicator, chosen, judged["on"])
    show_card(found, source_names(found.told), linked=False)
with definition:
    show_definition(indicator, dataset)
    show_route_link(LIBRARY, "到指标库查找其他指标")

if facts_about(indicator, chosen):
    show_section("数字、来源和关系")
    show_together(
        [
            RecordForm(table.only(*columns), "heading", columns[0], linked=False)
            for table, columns in (
                (own_values(chosen, indicator), VALUE),
                (own_targets(chosen, indicator, judged["on"]), TARGET),
                (own_claims(dataset, indicator, year), CLAIM),
                (own_relations(dataset, indicator), RELATION),
            )
        ],
        key="profile",
    )
elif facts_about(indicator, dataset):
    st.info("所选年度没有这个指标的数字：请换一个年度。")
else:
    st.info("这个指标还没有数字。")
show_section("历史")
show_series(series_of(indicator, dataset), dataset, key="indicator_series")
