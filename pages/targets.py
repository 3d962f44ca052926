"""目标差距: from last year's actual to the target, for every target."""

import streamlit as st

from components.app.page import open_page, show_section
from components.display.fact_cards import show_records
from components.display.figures import show_exhibit
from components.inputs.choices import choose_many, choose_one
from components.inputs.filters import (
    choose_domain,
    choose_owner,
    choose_tiers,
    choose_year,
    filter_row,
)
from components.inputs.links import STANDING
from components.routes import TARGETS
from indicators.exhibits.exhibit import Choices
from indicators.exhibits.request import table_of
from indicators.exhibits.targets.choosing import GapOrder, chosen_gaps
from indicators.exhibits.targets.comparable import TARGET_COUNTS, TARGET_RATES
from indicators.exhibits.targets.others import (
    DOUBTFUL_TARGETS,
    TARGETS_WITHOUT_BASELINE,
    TEXT_TARGETS,
)
from indicators.model.codelists import Standing
from indicators.rules.gaps import gaps
from indicators.rules.years import of_year

dataset = open_page(TARGETS)
with filter_row():
    year = choose_year(dataset)
    every = gaps(of_year(dataset, year))
    domain = choose_domain(each.target.indicator.domain for each in every)
    owner = choose_owner(every)
    order = choose_one("排序", list(GapOrder), key="order", name=lambda each: each.value)
    tiers = choose_tiers()
standings = choose_many("情形", list(Standing), key=STANDING)
choices: Choices = {
    "year": year,
    "domain": domain,
    "owner": owner,
    "order": order,
    "tier": tiers,
    "standing": standings,
}

show_exhibit(TARGET_RATES, dataset, key="rates", **choices)
show_exhibit(TARGET_COUNTS, dataset, key="counts", **choices)

for exhibit, key, title, columns in (
    (
        DOUBTFUL_TARGETS,
        "doubtful",
        "存疑，不参加排序",
        ("name", "pair_text", "gap_said", "share_said", "words", "status", "cited"),
    ),
    (
        TARGETS_WITHOUT_BASELINE,
        "no_baseline",
        "没有可比的基数",
        ("name", "aim_text", "due", "words", "status", "cited"),
    ),
    (TEXT_TARGETS, "text", "文字目标", ("name", "aim_text", "due", "status", "cited")),
):
    listed = table_of(exhibit, dataset, **choices)
    if not listed.is_empty:
        show_section(f"{title}（{len(listed.rows)}项）")
        show_records(listed.only(*columns), headline=columns[1], key=key)

if not chosen_gaps(dataset, choices):
    st.info("所选条件下没有目标：请把领域改为“全部”，或多选几个层级、情形。")
