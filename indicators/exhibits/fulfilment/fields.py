"""The targets of every field of government by their results."""

import pandas as pd

from indicators.exhibits.columns import FACTS, Column, ColumnRole, columns, ids_of
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart, each_row
from indicators.exhibits.forms import Chart, Compared, SlideForm
from indicators.exhibits.fulfilment.lists import NOTHING_YET
from indicators.exhibits.fulfilment.result_table import (
    FILTERS,
    chosen_results,
    result_facts,
    result_period,
)
from indicators.exhibits.parameters import DOMAIN, YEAR, Choices, in_year
from indicators.exhibits.table import Table, table
from indicators.exhibits.targets.fields import by_field, target_mark
from indicators.frames import beside
from indicators.model.dataset import Dataset
from indicators.rules.gaps import BEHIND, KEPT, Gap
from indicators.rules.statuses import StatusKind
from indicators.sentences.clauses import sentence
from indicators.sentences.fulfilment_texts import KIND_ORDER, counted, reached_text, sign_of
from indicators.sentences.gap_texts import target_text

_COUNTED = {
    "kept": ("已完成、达到", KEPT),
    "near": ("接近", {StatusKind.NEAR}),
    "missed": ("未完成、滞后", BEHIND),
    "open": ("未到期", {StatusKind.OPEN}),
    "unknown": ("无法判定", {StatusKind.UNKNOWN}),
    "text": ("文字目标", {StatusKind.TEXT}),
}
_COUNT_OF = {kind: key for key, (_, kinds) in _COUNTED.items() for kind in kinds}
# The parameters that a click on a mark chooses.
CHOSEN_BY_CLICK = frozenset({DOMAIN.key})
_ORDER = {kind.value: place for place, kind in enumerate(KIND_ORDER)}
_COLUMNS = columns(
    Column("name", "领域", ColumnRole.SUBJECT),
    Column("count", "目标数（项）", dtype="int64"),
    *(Column(each, f"{label}（项）", dtype="int64") for each, (label, _) in _COUNTED.items()),
    Column("said", "兑现情况", ColumnRole.WORDS),
    # The record of every target's mark, for the chart.
    Column("marks", dtype="object"),
    Column("domain"),
    # How many of the missed are doubtful.
    Column("unsure", dtype="int64"),
    FACTS,
    screen="name count said",
    download="name count kept near missed open unknown text",
)


def _fields_table(found: pd.DataFrame) -> Table:
    """One row a field: how many of its targets have which status; `marks` has each of them."""
    rows = found.assign(order=found["kind"].map(_ORDER)).sort_values("order", kind="stable")
    marked = beside(
        rows.assign(unsure=rows["is_missed"] & rows["doubtful"]),
        counted=(_COUNT_OF[StatusKind(each)] for each in rows["kind"]),
        mark=map(_mark, rows["itself"]),
        facts=(ids_of(*result_facts(each)) for each in rows["itself"]),
    )
    further = {"unsure": ("unsure", "sum"), "said": ("kind", _said)}
    return table(by_field(marked, _COUNTED, further), _COLUMNS)


def _said(kinds: pd.Series) -> str:
    return counted(map(StatusKind, kinds))


def _mark(each: Gap) -> dict[str, object]:
    pair = f"{reached_text(each)} → {target_text(each)}"
    return target_mark(each, sign_of(each), pair)


def _fields(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    chosen = chosen_results(dataset, choices)
    found = chosen[~chosen["spans_years"]]
    longer = len(chosen) - len(found)
    return exhibit.content(
        _fields_table(found),
        choices,
        period=result_period(choices),
        unit="项",
        note=f"另有{longer}项跨年度的目标，不计在内" if longer else "",
        year=choices[YEAR.key],
        in_year=in_year(choices),
    )


def _fields_message(shown: ExhibitContent, _: Dataset) -> str:
    """How all targets divide, and which field has most that are missed or behind."""
    rows = shown.table.rows
    unsure = int(rows["unsure"].sum())
    doubted = {"missed": f"（其中{unsure}项存疑）"} if unsure else {}
    parts = [
        f"{int(rows[key].sum())}项{label}{doubted.get(key, '')}"
        for key, (label, _) in _COUNTED.items()
        if rows[key].sum()
    ]
    worst = rows[rows["missed"] == rows["missed"].max()]
    name, count = worst["name"].iloc[0], int(worst["missed"].iloc[0])
    is_one = len(rows) > 1 and len(worst) == 1 and count
    most = f"未完成、滞后最多的是{name}，{count}项" if is_one else ""
    return sentence(f"{int(rows['count'].sum())}项目标中，{'，'.join(parts)}", most)


FULFILMENT_FIELDS = chart(
    name="fulfilment-fields",
    page="fulfilment",
    place=30,
    title="各领域目标兑现情况",
    chart=Chart("fields"),
    parameters=FILTERS,
    show=_fields,
    empty=NOTHING_YET,
    message=_fields_message,
    sentences=each_row(
        lambda row, _: sentence(f"{row['name']}{row['count']}项目标中，{row['said']}")
    ),
    slide=SlideForm.PICTURE,  # a mark for every target
    compared=Compared(key=("name",), by_year=True),
)
