"""Which exhibits become charts that stay editable.

None where an editable chart would not be honest: amounts of different units on one axis, or
periods that are not equally far apart. Such an exhibit is drawn as a picture.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from indicators.briefings.slides.charts.chart import NativeChart
from indicators.briefings.slides.charts.pairs import (
    changes_chart,
    increments_chart,
    target_rates_chart,
)
from indicators.briefings.slides.charts.periods import series_chart
from indicators.briefings.slides.charts.singles import (
    gap_chart,
    growth_chart,
    peers_chart,
    standings_chart,
)
from indicators.exhibits.exhibit import ExhibitContent

_CHARTS: Mapping[str, Callable[[ExhibitContent], NativeChart | None]] = MappingProxyType(
    {
        "gap-points": partial(gap_chart, name="差距（个百分点）", decimals=6),
        "gap-shares": partial(gap_chart, name="差距占基数（%）", decimals=1),
        "target-counts": partial(gap_chart, name="差距占基数（%）", decimals=1),
        "standings": standings_chart,
        "growth": growth_chart,
        "changes": changes_chart,
        "increments": increments_chart,
        "peers": peers_chart,
        "target-rates": target_rates_chart,
        "series": series_chart,
    }
)


def native_chart(shown: ExhibitContent) -> NativeChart | None:
    """The exhibit as an editable chart, None where it has no honest one."""
    build = _CHARTS.get(shown.exhibit)
    return build(shown) if build and not shown.table.is_empty else None
