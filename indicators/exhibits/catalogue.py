"""Every exhibit, in the order of the pages; a name that was given never changes its meaning."""

from types import MappingProxyType

from indicators.exhibits.exhibit import Exhibit
from indicators.exhibits.facts import CARDS, DOUBTS
from indicators.exhibits.growth import CHANGES, GROWTH_RATES, INCREMENTS, SERIES
from indicators.exhibits.ranks import CLAIMS, PEERS
from indicators.exhibits.targets import (
    DOUBTFUL_TARGETS,
    GAP_POINTS,
    GAP_SHARES,
    STANDING_COUNTS,
    TARGET_COUNTS,
    TARGET_RATES,
    TARGETS_WITHOUT_BASELINE,
    TEXT_TARGETS,
)
from indicators.exhibits.tasks import LIVELIHOOD, OVERDUE, TIMELINE, UNDATED

EXHIBITS: tuple[Exhibit, ...] = (
    CARDS,
    GAP_POINTS,
    GAP_SHARES,
    STANDING_COUNTS,
    GROWTH_RATES,
    CHANGES,
    INCREMENTS,
    SERIES,
    CLAIMS,
    PEERS,
    TARGET_RATES,
    TARGET_COUNTS,
    DOUBTFUL_TARGETS,
    TARGETS_WITHOUT_BASELINE,
    TEXT_TARGETS,
    TIMELINE,
    OVERDUE,
    LIVELIHOOD,
    UNDATED,
    DOUBTS,
)
EXHIBIT_BY_NAME = MappingProxyType({each.name: each for each in EXHIBITS})
