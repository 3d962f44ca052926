"""Figures of one draft that cannot all be right: several of one indicator and period."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from indicators.drafting.claims import Claim, ClaimKind
from indicators.model import units
from indicators.model.codelists import Bound

# Rounded differently: 12.3亿元 and 123456万元.
_NEAR = 100
_LOWER = {Bound.ABOVE, Bound.AT_LEAST}
_UPPER = {Bound.BELOW, Bound.AT_MOST}


def conflicting(claims: Sequence[Claim]) -> set[int]:
    """The places of claims that state another value of the same name, area and period."""
    alike: defaultdict[object, list[int]] = defaultdict(list)
    for at, each in enumerate(claims):
        if each.value is not None and each.kind in {ClaimKind.ACTUAL, ClaimKind.TARGET}:
            key = (each.kind, each.name, each.measure, each.area, each.period, each.sheet)
            alike[*key, each.is_part].append(at)
    return {at for places in alike.values() if _disagree(claims, places) for at in places}


def _disagree(claims: Sequence[Claim], places: Sequence[int]) -> bool:
    distinct = {
        (each.value, each.unit, each.bound, each.firmness): each
        for each in (claims[at] for at in places)
    }
    return any(not agree(one, other) for one, other in combinations(distinct.values(), 2))


def agree(one: Claim, other: Claim) -> bool:
    """Whether two figures can both hold: 突破20亿元 and 20.3亿元, the ends of a range, two aims."""
    if one.kind is ClaimKind.TARGET and one.firmness is not other.firmness:
        return True
    if one.value is None or other.value is None or not units.same_dimension(one.unit, other.unit):
        return True
    first, second = Fraction(one.value), units.convert(other.value, other.unit, one.unit)
    if one.bound in _LOWER:
        return second >= first or other.bound in _LOWER
    if one.bound in _UPPER:
        return second <= first or other.bound in _UPPER
    if other.bound in _LOWER | _UPPER:
        return agree(other, one)
    return abs(second - first) * _NEAR <= abs(first)
