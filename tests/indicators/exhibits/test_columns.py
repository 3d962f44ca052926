"""The columns that exhibits declare: names that exist, types that frames have, what a role does."""

import pandas as pd
import pytest

from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.columns import (
    Column,
    ColumnRole,
    columns,
    drawn,
    ids_beside,
    ids_in,
    plain_columns,
    shared,
)
from indicators.exhibits.request import request
from indicators.exhibits.table import table
from indicators.frames import beside, rows_about
from tests import workbooks
from tests.facts import indicator, observation

FULL = columns(
    Column("name", "指标", ColumnRole.SUBJECT),
    Column("text", "数值", ColumnRole.FIGURE, exported="内容"),
    Column("place", "出处", ColumnRole.PLACE),
    Column("cited", "来源", ColumnRole.SOURCE),
    *drawn("value", "float64"),
    *drawn("day", "datetime64[s]"),
    *drawn("own", "bool"),
    screen="name text cited",
    brief=(("name", "place"), "text"),
    download="text value",
)
ROW = {
    "name": "甲",
    "text": "5%",
    "place": "第1页",
    "cited": "《甲》 第1页",
    "value": None,
    "day": None,
    "own": True,
}


@pytest.fixture(scope="module")
def tables():
    """The tables of all exhibits, of a dataset with little and of one with much."""
    datasets = (workbooks.dataset(), workbooks.dataset(workbooks.next_report_rows()))
    return [
        request(each, dataset).shown(dataset).table for each in EXHIBITS for dataset in datasets
    ]


def test_what_readers_see_is_declared_and_has_a_name(tables):
    for each in tables:
        known = each.columns
        groups = (*known.brief, *known.slide)
        grouped = [
            name for group in groups for name in ((group,) if isinstance(group, str) else group)
        ]
        for name in (*known.screen, *grouped, *known.compared, *known.spoken):
            assert known.by_name[name].label
        assert all(
            known.by_name[each].exported or known.by_name[each].label for each in known.download
        )


def test_frames_have_the_declared_types_with_and_without_rows(tables):
    assert {each.is_empty for each in tables} == {True, False}
    for each in tables:
        declared = {name: column.dtype for name, column in each.columns.by_name.items()}
        assert {name: str(dtype) for name, dtype in each.rows.dtypes.items()} == declared


def test_a_missing_number_or_day_is_undefined_and_keeps_its_column_a_number_or_a_day():
    made = table([ROW], FULL)
    assert made.rows[["value", "day"]].isna().to_numpy().tolist() == [[True, True]]
    assert (made.rows["value"].dtype, made.rows["day"].dtype) == ("float64", "datetime64[s]")


def test_a_record_without_a_declared_column_is_refused():
    with pytest.raises(KeyError, match="own"):
        table([{name: value for name, value in ROW.items() if name != "own"}], FULL)


RATE, LEVEL = (observation(indicator(code), 1) for code in ("RATE", "LEVEL"))
# Two rows, of which one has a level.
PAIRS = beside(rows_about([RATE, LEVEL]), level=[LEVEL, None])


def test_a_column_of_a_part_is_blank_where_a_row_has_none():
    level = Column("level", "总量", of=lambda fact: fact.id, part="level", blank="原文未列")
    whole = columns(*shared("id"), *shared("code", "level"), level, screen="id")
    rows = table(PAIRS, whole).rows
    assert rows["id"].to_list() == [RATE.id, LEVEL.id]
    assert rows["code"].to_list() == ["LEVEL", ""]
    assert rows["level"].to_list() == [LEVEL.id, "原文未列"]


def test_the_facts_of_a_row_are_those_of_its_parts_each_once():
    several = beside(PAIRS, compared=[(LEVEL, RATE), ()])
    cells = ids_beside(several, "itself", "level", "compared")
    assert list(map(ids_in, cells)) == [[RATE.id, LEVEL.id], [LEVEL.id]]


def test_each_reader_sees_its_own_columns():
    made = table([ROW], FULL)
    assert list(made.shown.columns) == ["指标", "数值", "来源"]
    assert made.brief_groups == [("name", "place"), ("text",)]
    assert made.slide_groups == [("name",), ("text",), ("place",)]
    assert (made.spoken, list(made.compared)) == (["name", "text"], ["name", "text", "cited"])
    assert made.heading(("name", "place")) == "指标"
    assert made.subject == "name"


def test_a_download_has_names_of_its_own():
    exported = columns(*FULL.every, Column("number", "数值"), screen="text", download="text number")
    made = table([ROW | {"number": "5"}], exported)
    assert list(made.download.columns) == ["内容", "数值"]


def test_a_table_without_a_subject_is_about_its_first_column():
    assert table([], plain_columns({"period": "期间", "text": "数值"})).subject == "period"


def test_blank_columns_are_not_read_beneath_a_chart():
    made = table([ROW | {"text": ""}], FULL)
    assert made.brief_groups == [("name", "place")]
    assert isinstance(made.rows, pd.DataFrame)
