"""Finds the builder of an exhibit's chart."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from pkgutil import iter_modules

import altair as alt

from components import charts
from indicators.exhibits.exhibit import ExhibitContent

_Builder = Callable[..., alt.LayerChart]


def builder_of(shown: ExhibitContent) -> _Builder:
    """The builder that an exhibit names, with its options; KeyError for a table.

    That of the chart "gap" is `gap_chart`, in whichever module of components/charts.
    """
    chart = shown.exhibit.chart
    if chart is None:
        raise KeyError(shown.exhibit.name)
    return partial(_builders()[f"{chart.name}_chart"], **chart.options)


@cache
def _builders() -> Mapping[str, _Builder]:
    names = (each.name for each in iter_modules(charts.__path__))
    found = [vars(import_module(f"{charts.__name__}.{name}")) for name in names]
    return {name: each[name] for each in found for name in each if name.endswith("_chart")}
