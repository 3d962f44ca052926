"""增长: what grew and by how much, what rose from → to, what is new among all there is."""

from functools import partial

import streamlit as st

from components.app.page import open_page, show_section, stop_without
from components.display.fact_cards import folded_row, show_folded, show_folded_pictures, show_list
from components.display.figures import show_exhibit, show_series
from components.inputs.parameters import ask, is_narrowed
from components.routes import GROWTH, TARGETS, TASKS
from indicators.exhibits.growth.changes import CHANGES, INCREMENTS, NOT_SUBTRACTED, changes_table
from indicators.exhibits.growth.last_year import LAST_YEAR_PAIRS, chosen_pairs
from indicators.exhibits.growth.pairs import by_unit
from indicators.exhibits.growth.rates import GROWTH_RATES
from indicators.exhibits.growth.series import chosen_series
from indicators.exhibits.request import content_of, table_of
from indicators.exhibits.table import absent_names
from indicators.rules.same_periods import compared_periods

dataset = open_page(GROWTH)
stop_without(dataset.observations, "实绩", "实绩", (TARGETS, "看目标"), (TASKS, "看全部任务和时限"))
picture = st.container()
choices = ask(dataset, GROWTH_RATES, INCREMENTS)
rates, increments = (table_of(each, dataset, **choices) for each in (GROWTH_RATES, INCREMENTS))
changes = changes_table(dataset, choices["domain"], choices["tier"])

with picture:
    show_exhibit(GROWTH_RATES, dataset, key="growth", **choices)
with folded_row("changes"):
    for number, (unit, table) in enumerate(by_unit(changes).items()):
        # A picture of doubts alone is closed behind their count.
        show_folded(
            f"{CHANGES.title}：{unit}",
            len(table.rows),
            partial(show_exhibit, CHANGES, dataset, key=f"changes_{number}", unit=unit, **choices),
            key=f"changes_unit_{number}",
            opened=not table.rows["doubtful"].all(),
        )
    show_list(
        content_of(NOT_SUBTRACTED, dataset, **choices),
        *("name", "pair_text", "change_text", "note", "cited"),
        headline="pair_text",
        key="not_subtracted",
        title=NOT_SUBTRACTED.title,
        folded=True,
    )

beside = st.columns(2, gap="medium") if compared_periods(dataset) else (st.container(),) * 2
with beside[0]:
    # Each unit has a picture of its own; that of most figures is open.
    against = ask(dataset, LAST_YEAR_PAIRS, known={**choices, "unit": None})
    pairs = chosen_pairs(dataset, against["against"], choices["domain"], choices["tier"])
    draw_unit = partial(show_exhibit, LAST_YEAR_PAIRS, dataset)
    first, *others = (
        partial(draw_unit, key=f"last_year_{at}", **{**against, "unit": each})
        for at, each in enumerate(by_unit(pairs) or [""])
    )
    first()
    show_folded_pictures(f"{LAST_YEAR_PAIRS.title}：其他单位", others, key="other_pairs")
with beside[1]:
    show_exhibit(INCREMENTS, dataset, key="increments", **choices)

absent = absent_names({"增速": rates, "前后对比": changes, "新增和总数": increments})
if absent:
    advice = "请把领域改为“全部”，或多选几个层级。"
    is_chosen = is_narrowed(choices, dataset, GROWTH_RATES)
    st.info(f"所选领域和层级没有{absent}：{advice}" if is_chosen else f"工作簿里没有{absent}。")

show_section("逐期变化")
show_series(chosen_series(dataset, choices["domain"], choices["tier"]), dataset, key="series")
