"""Finds the builder of an exhibit's chart."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame
from indicators.exhibits.exhibit import ExhibitContent

_Builder = Callable[[pd.DataFrame, ChartFrame], alt.LayerChart]


def builder_of(shown: ExhibitContent) -> _Builder:
    """The builder that an exhibit names, with its options; KeyError for a table.

    That of the chart "gap" is `gap_chart` of components/charts/gap.py.
    """
    chart = shown.exhibit.chart
    if chart is None:
        raise KeyError(shown.exhibit.name)
    module = import_module(f"components.charts.{chart.name}")
    return partial(getattr(module, f"{chart.name}_chart"), **chart.options)
