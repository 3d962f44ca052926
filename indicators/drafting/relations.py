"""How figures of one document relate: parts, earlier values, one figure twice, contradictions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.drafting.documents.passages import Paragraph, place_of
from indicators.model import units
from indicators.model.codelists import Bound

_ROUNDED = Fraction(1, 1000)
# Rounded differently: 12.3亿元 and 123456万元.
_NEAR = 100
_AMOUNTS = {ClaimMeasure.LEVEL, ClaimMeasure.COUNT}
# How many figures apart an earlier value and the later one are, or a part and its whole.
_AHEAD, _BACK = 3, 8
_LOWER = {Bound.ABOVE, Bound.AT_LEAST}
_UPPER = {Bound.BELOW, Bound.AT_MOST}


def linked(claims: list[Claim], paragraphs: Sequence[Paragraph]) -> list[Claim]:
    """The claims numbered from 1, the earlier value and the part with the number of the other.

    A part has its whole in the same one of the `paragraphs`, maybe on another printed line.
    """
    numbered = [replace(each, number=at) for at, each in enumerate(claims, start=1)]
    return [
        replace(each, part_of=_later_of(each, numbered[at + 1 : at + 1 + _AHEAD]))
        if each.kind is ClaimKind.PRIOR
        else replace(each, part_of=_whole_of(each, numbered[:at], paragraphs))
        for at, each in enumerate(numbered)
    ]


def _later_of(prior: Claim, following: list[Claim]) -> int | None:
    """The figure that an earlier one rose or fell to."""
    later = (
        each.number
        for each in following
        if each.kind is not ClaimKind.PRIOR
        and each.name == prior.name
        and units.same_dimension(each.unit, prior.unit)
    )
    return next(later, None)


def _whole_of(part: Claim, before: list[Claim], paragraphs: Sequence[Paragraph]) -> int | None:
    """The figure that one after 其中 is a part of: the last of its kind before it."""
    if not part.is_part or part.measure not in _AMOUNTS:
        return None
    where = place_of(paragraphs, part.line, part.page)
    wholes = (
        each.number
        for each in reversed(before[-_BACK:])
        if not each.is_part
        and each.measure in _AMOUNTS
        and each.kind is part.kind
        and units.same_dimension(each.unit, part.unit)
        and place_of(paragraphs, each.line, each.page) == where
    )
    return next(wholes, None)


def conflicting(claims: Sequence[Claim]) -> set[int]:
    """The places of claims that state another value of the same name, area and period.

    Figures of a workbook are the same only where one is the other, maybe rounded.
    """
    alike: defaultdict[object, list[int]] = defaultdict(list)
    for at, each in enumerate(claims):
        if each.value is not None and each.kind in {ClaimKind.ACTUAL, ClaimKind.TARGET}:
            key = (each.kind, each.name, each.measure, each.area, each.period, bool(each.sheet))
            alike[*key, each.is_part].append(at)
    return {at for places in alike.values() if _disagree(claims, places) for at in places}


def _disagree(claims: Sequence[Claim], places: Sequence[int]) -> bool:
    distinct = {
        (each.value, each.unit, each.bound, each.firmness): each
        for each in (claims[at] for at in places)
    }
    return any(not _may_hold(one, other) for one, other in combinations(distinct.values(), 2))


def _may_hold(one: Claim, other: Claim) -> bool:
    is_cell = bool(one.sheet) and units.same_dimension(one.unit, other.unit)
    return is_same_figure(one, other) if is_cell else agree(one, other)


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


def is_same_figure(one: Claim, other: Claim) -> bool:
    """Whether two claims state one figure, maybe with fewer digits.

    12.3亿元 is the 123456万元 of another sheet, 5.8% the 5.843% of another cell.
    """
    if one.value is None or other.value is None:
        return one.unit == other.unit and one.value == other.value and one.bound is other.bound
    if one.unit == other.unit:
        amounts = Fraction(one.value), Fraction(other.value)
        is_counted = any(each.denominator == 1 for each in amounts)
        if is_counted or one.bound is not other.bound:
            return amounts[0] == amounts[1] and one.bound is other.bound
    elif units.is_known(one.unit) and units.same_dimension(one.unit, other.unit):
        amounts = Fraction(one.value), units.convert(other.value, other.unit, one.unit)
    else:
        return False
    near = max(
        _ROUNDED * max(map(abs, amounts)), _last_digit(one, one.unit), _last_digit(other, one.unit)
    )
    return abs(amounts[0] - amounts[1]) <= near


def _last_digit(claim: Claim, unit: str) -> Fraction:
    """Half of the last printed decimal of a value, in a unit; 0 of a whole number."""
    exponent = int(claim.value.as_tuple().exponent) if claim.value is not None else 0
    half = Fraction(Decimal(1).scaleb(exponent)) / 2 if exponent < 0 else Fraction(0)
    return units.convert(half, claim.unit, unit) if claim.unit != unit else half


def ordinals(places: Sequence[object], claims: Sequence[Claim]) -> list[int]:
    """Of each claim, which figure of its place it is: 2 where another one stands there before.

    The ends of a range, a firm aim and a higher one are of one place.
    """
    held: defaultdict[object, list[Claim]] = defaultdict(list)
    found: list[int] = []
    for place, claim in zip(places, claims, strict=True):
        firsts = enumerate(held[place], start=1)
        same = next((at for at, each in firsts if _is_one(each, claim)), 0)
        if not same:
            held[place].append(claim)
        found.append(same or len(held[place]))
    return found


def _is_one(one: Claim, other: Claim) -> bool:
    return is_same_figure(one, other) or (one.kind is ClaimKind.TARGET and agree(one, other))
