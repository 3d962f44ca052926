"""Every exhibit, in the order of the pages; a name that was given never changes its meaning."""

import copyreg
from collections.abc import Callable
from types import MappingProxyType

from indicators.exhibits.about import SOURCES
from indicators.exhibits.cards import CARDS
from indicators.exhibits.checks.doubts import DOUBTS
from indicators.exhibits.checks.relations import RELATIONS
from indicators.exhibits.checks.revisions import REVISIONS
from indicators.exhibits.checks.unverified import UNVERIFIED
from indicators.exhibits.exhibit import Exhibit
from indicators.exhibits.fulfilment.fields import FULFILMENT_FIELDS
from indicators.exhibits.fulfilment.lists import BEHIND_AMOUNTS, BEHIND_RATES, RESULTS
from indicators.exhibits.fulfilment.two_years import TWO_YEARS
from indicators.exhibits.growth.changes import CHANGES, NOT_SUBTRACTED
from indicators.exhibits.growth.increments import INCREMENTS
from indicators.exhibits.growth.last_year import LAST_YEAR_PAIRS
from indicators.exhibits.growth.rates import GROWTH_RATES
from indicators.exhibits.growth.series import SERIES
from indicators.exhibits.library import ALL_FACTS
from indicators.exhibits.ranks.claims import CLAIMS
from indicators.exhibits.ranks.peers import PEERS
from indicators.exhibits.targets.comparable import TARGET_COUNTS, TARGET_RATES
from indicators.exhibits.targets.fields import FIELDS
from indicators.exhibits.targets.largest import GAP_POINTS, GAP_SHARES
from indicators.exhibits.targets.others import (
    DOUBTFUL_TARGETS,
    TARGETS_WITHOUT_BASELINE,
    TEXT_TARGETS,
)
from indicators.exhibits.targets.standings import STANDING_COUNTS
from indicators.exhibits.tasks.lists import (
    LIVELIHOOD,
    NEXT_DUE,
    OVERDUE,
    TIMELINE,
    UNDATED,
)
from indicators.exhibits.tasks.reported import REPORTED

EXHIBITS: tuple[Exhibit, ...] = (
    CARDS,
    GAP_POINTS,
    GAP_SHARES,
    STANDING_COUNTS,
    FIELDS,
    NEXT_DUE,
    GROWTH_RATES,
    LAST_YEAR_PAIRS,
    CHANGES,
    NOT_SUBTRACTED,
    INCREMENTS,
    SERIES,
    CLAIMS,
    PEERS,
    TARGET_RATES,
    TARGET_COUNTS,
    DOUBTFUL_TARGETS,
    TARGETS_WITHOUT_BASELINE,
    TEXT_TARGETS,
    BEHIND_RATES,
    BEHIND_AMOUNTS,
    FULFILMENT_FIELDS,
    RESULTS,
    TWO_YEARS,
    OVERDUE,
    TIMELINE,
    LIVELIHOOD,
    UNDATED,
    REPORTED,
    ALL_FACTS,
    DOUBTS,
    REVISIONS,
    RELATIONS,
    UNVERIFIED,
    SOURCES,
)
EXHIBIT_BY_NAME = MappingProxyType({each.name: each for each in EXHIBITS})


def _named(name: str) -> Exhibit:
    return EXHIBIT_BY_NAME[name]


def _by_name(exhibit: Exhibit) -> tuple[Callable[[str], Exhibit], tuple[str]]:
    return _named, (exhibit.name,)


# A process that draws has the same catalogue, so that only the name is sent to it.
copyreg.pickle(Exhibit, _by_name)
