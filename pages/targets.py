"""目标差距: from last year's actual to the target, for every target."""

from functools import partial

import streamlit as st

from components.app.page import open_judged_page, stop_without
from components.display.fact_cards import folded_row, show_folded, show_list
from components.display.figures import show_exhibit
from components.inputs.parameters import ask
from components.routes import GROWTH, TARGETS, TASKS
from indicators.exhibits.request import content_of
from indicators.exhibits.targets.choosing import chosen_targets, comparable, level_apart
from indicators.exhibits.targets.lists import (
    DOUBTFUL_TARGETS,
    TARGET_COUNTS,
    TARGET_RATES,
    TARGETS_WITHOUT_BASELINE,
    TEXT_TARGETS,
)

dataset, judged = open_judged_page(TARGETS)
stop_without(dataset.targets, "目标", "目标", (GROWTH, "看增长"), (TASKS, "看全部任务和时限"))
picture = st.container()
choices = ask(dataset, TARGET_RATES, TARGET_COUNTS, known=judged)
with picture:
    show_exhibit(TARGET_RATES, dataset, key="rates", **choices)
moved, level = level_apart(dataset, choices)
show_exhibit(TARGET_COUNTS, dataset, key="counts", **moved)

with folded_row("others"):
    show_folded(
        "数量目标与上年实绩持平",
        len(comparable(chosen_targets(dataset, level), rates=False)),
        partial(show_exhibit, TARGET_COUNTS, dataset, key="level_chart", **level),
        key="level",
    )
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
        shown = content_of(exhibit, dataset, **choices)
        show_list(shown, *columns, headline=columns[1], key=key, title=title, folded=True)

if chosen_targets(dataset, choices).empty:
    st.info("所选条件下没有目标：请把领域改为“全部”，或多选几个层级、情形。")
