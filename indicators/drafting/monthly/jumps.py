"""Columns whose numbers are many times those of the month before: their unit may be another one."""

import math
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from statistics import median

from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.monthly.keys import CellKey
from indicators.drafting.monthly.lookup import Lookup

Column = tuple[object, str]
# No column of figures grows so much within a month, nor falls.
_FAR = 30


def column_of(key: CellKey) -> Column:
    """By what the cells of one column are known."""
    return key.where, key.header


def jumps(lookup: Lookup, rows: Iterable[DraftRow]) -> dict[Column, str]:
    """What is asked of each column that is far from last month's, though its unit is the same."""
    ratios: defaultdict[Column, list[Fraction]] = defaultdict(list)
    for row in rows:
        key, value = row.claim.key, row.claim.value
        found = lookup.find(key) if key else None
        if key is None or found is None or found.is_moved or key.unit != found.cell.key.unit:
            continue
        if value and found.cell.value:
            ratios[column_of(key)].append(abs(Fraction(value) / Fraction(found.cell.value)))
    middles = {column: median(each) for column, each in ratios.items()}
    return {
        column: f"数值约为上次的{_times(each)}，请核对单位"
        for column, each in middles.items()
        if not 1 / _FAR < each < _FAR
    }


def _times(ratio: Fraction) -> str:
    """10000倍, 1/100: the power of ten that is nearest."""
    power = round(math.log10(ratio))
    return f"{10**power}倍" if power > 0 else f"1/{10**-power}"
