"""指标: one indicator with its story, what it means, indicators like it and every record."""

from dataclasses import replace
from functools import partial

import streamlit as st

from components.app.layout import only_on
from components.app.page import open_judged_page
from components.display.cards import show_card
from components.display.fact_cards import RecordForm, folded_row, show_folded, show_together
from components.display.figures import show_exhibit, show_series
from components.display.profile import (
    show_definition,
    show_quotations,
    show_stand_in,
    show_ways_on,
)
from components.inputs.links import asked_indicator, asked_name, show_route_link
from components.inputs.parameters import ask
from components.routes import INDICATOR, LIBRARY
from indicators.exhibits.profile.siblings import SIBLINGS, own_tables
from indicators.exhibits.profile.story import STORY, other_series
from indicators.exhibits.ranks.peers import PEERS
from indicators.exhibits.request import table_of
from indicators.exhibits.table import source_names
from indicators.rules.cards import card
from indicators.rules.peers import comparisons
from indicators.rules.report_years import of_year
from indicators.rules.search import facts_about, quoted_facts, stand_in, year_with_facts

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
figured = stand_in(indicator, dataset)
shown = figured or indicator
has_facts = bool(facts_about(shown, dataset))
if figured:
    show_stand_in(indicator, figured)
picture, meaning = st.columns([3, 2], gap="large")
with meaning:
    choices = dict(ask(dataset, STORY, known={**judged, "code": shown}))
    asked = choices["year"]
    year = choices["year"] = year_with_facts(shown, dataset, asked)
    if year != asked:
        st.text(f"{asked}年度没有这个指标的数字，这一页是{year}年度的。")
chosen = of_year(dataset, year)

with picture:
    if has_facts:
        show_exhibit(STORY, dataset, key="story", says_empty=True, **choices)
        show_quotations(quoted_facts(shown, chosen))
    else:
        st.info("这个指标还没有数字：工作簿里没有它的实绩、目标和位次。")
with meaning:
    if has_facts:
        found = card(shown, chosen, choices["on"])
        # What is missing is said above; a place among several documents names its own.
        source = "" if found.place.startswith("《") else source_names(found.told)
        show_card(replace(found, level=None) if figured else found, source, linked=False)
    with only_on("wide", "definition"):
        show_definition(indicator, dataset, key="kin")
    with only_on("phone", "definition"), st.expander("单位、口径和责任单位", type="compact"):
        show_definition(indicator, dataset, key="kin_phone")

show_like = partial(show_exhibit, SIBLINGS, dataset, key="siblings", **choices)
like = table_of(SIBLINGS, dataset, **choices).rows["panel"].nunique()
compared = comparisons(dataset, (shown,))
if compared:
    show_exhibit(PEERS, dataset, key="own_peers", peers=compared[0])
elif like and has_facts:
    show_like()

tables = own_tables(dataset, shown, year, choices["on"])
forms = [
    RecordForm(table.only(*columns), "heading", columns[0], linked=False)
    for table, columns in zip(tables, (VALUE, TARGET, CLAIM, RELATION), strict=True)
]
others = other_series(shown, dataset)
with folded_row("more"):
    if compared:
        show_folded(SIBLINGS.title, like, show_like, key="like")
    show_folded(
        "数字、来源和关系",
        sum(len(table.rows) for table in tables),
        partial(show_together, forms, key="profile"),
        key="profile_folded",
        unit="条",
    )
    show_folded(
        "其他期间的变化",
        len(others),
        partial(show_series, others, dataset, key="indicator_series"),
        key="other_series",
        unit="组",
    )
show_ways_on(indicator, dataset)
