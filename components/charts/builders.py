"""Which builder draws which exhibit; pure, like the builders."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import altair as alt
import pandas as pd

from components.charts.calendar import calendar_chart
from components.charts.change import change_chart
from components.charts.fields import fields_chart
from components.charts.frame import ChartFrame
from components.charts.gap import gap_chart
from components.charts.growth import growth_chart
from components.charts.increment import increment_chart
from components.charts.peers import peers_chart
from components.charts.rank import rank_chart
from components.charts.series import series_chart
from components.charts.standing import standing_chart
from components.charts.track import track_chart
from indicators.exhibits.exhibit import ExhibitContent

Builder = Callable[[pd.DataFrame, ChartFrame], alt.LayerChart]

_BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "gap-points": gap_chart,
        "gap-shares": gap_chart,
        "standings": standing_chart,
        "fields": fields_chart,
        "growth": growth_chart,
        "changes": change_chart,
        "last-year": partial(change_chart, earlier="上年同期", later="本期"),
        "increments": increment_chart,
        "series": series_chart,
        "claims": rank_chart,
        "peers": peers_chart,
        "target-rates": track_chart,
        # The reader has chosen the order.
        "target-counts": partial(gap_chart, as_given=True),
        "behind-rates": partial(gap_chart, as_given=True),
        "behind-amounts": partial(gap_chart, as_given=True),
        "fulfilment-fields": fields_chart,
    }
)


def builder_of(shown: ExhibitContent) -> Builder:
    """The builder that draws what an exhibit shows; KeyError for a table."""
    if shown.exhibit.name == "timeline" and shown.on is not None:
        return partial(calendar_chart, today=shown.on)
    return _BUILDERS[shown.exhibit.name]
