"""What a page does not make again, and what it does not make at all."""

import pandas as pd
import pytest
from streamlit import dataframe_util

from components.display import figures
from indicators.exhibits.table import Table

CHARTS = {"overview": 3, "growth": 2, "ranks": 1, "targets": 2, "tasks": 1}


def refuse(*_args, **_named):
    raise AssertionError("made at a second run")


@pytest.mark.parametrize("address", CHARTS)
def test_a_second_reader_s_charts_are_ready(open_page, monkeypatch, address):
    first = open_page(address)
    monkeypatch.setattr(pd.DataFrame, "__init__", refuse)
    monkeypatch.setattr(dataframe_util, "convert_anything_to_arrow_bytes", refuse)
    monkeypatch.setattr(pd.util, "hash_pandas_object", refuse)
    second = open_page(address)
    assert second.words == first.words
    assert len(second.charts) >= CHARTS[address]
    assert [each.proto.SerializeToString() for each in second.at.get("vega_lite_chart")] == [
        each.proto.SerializeToString() for each in first.at.get("vega_lite_chart")
    ]


def test_the_data_of_ready_charts_arrive(open_page):
    """Streamlit passes on data sets that are bytes; converted anew they would have no rows."""
    for each in open_page("targets").at.get("vega_lite_chart"):
        sets = [
            dataframe_util.convert_arrow_bytes_to_pandas_df(one.data.data)
            for one in each.proto.datasets
        ]
        assert max(map(len, sets)) > 1


def test_a_table_is_made_when_it_is_opened(open_page, monkeypatch):
    made = []
    real = figures.show_brief
    monkeypatch.setattr(figures, "show_brief", lambda table: (made.append(table), real(table)))
    screen = open_page("growth")
    assert not made
    assert not screen.at.table
    assert screen.table("增速")
    assert made
    assert all(isinstance(each, Table) for each in made)


def test_another_choice_and_a_saved_workbook_show_their_own_figures(open_page, july, next_report):
    assert open_page("growth", july).charts != open_page("growth", next_report).charts
    older = open_page("targets", next_report, year="2024年")
    newer = open_page("targets", next_report, year="2025年")
    assert older.charts != newer.charts
    assert older.words != newer.words
