"""How figures of one document relate: parts, earlier values, one figure twice, contradictions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, starmap

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
    found: list[Claim] = []
    for at, each in enumerate(numbered):
        before, after = numbered[max(0, at - _BACK) : at], numbered[at + 1 : at + 1 + _AHEAD]
        found.append(replace(each, part_of=_related(each, before, after, paragraphs)))
    return found


def _related(
    claim: Claim, before: list[Claim], after: list[Claim], paragraphs: Sequence[Paragraph]
) -> int | None:
    """The figure that an earlier one rose or fell to, or that one after 其中 is a part of."""
    if claim.kind is ClaimKind.PRIOR:
        alike = (each for each in after if each.kind is not claim.kind and each.name == claim.name)
    elif claim.is_part and claim.measure in _AMOUNTS:
        where = place_of(paragraphs, claim.line, claim.page)
        alike = (
            each
            for each in reversed(before)
            if not each.is_part
            and each.measure in _AMOUNTS
            and each.kind is claim.kind
            and place_of(paragraphs, each.line, each.page) == where
        )
    else:
        return None
    same = (each.number for each in alike if units.same_dimension(each.unit, claim.unit))
    return next(same, None)


def conflicting(claims: Sequence[Claim]) -> set[int]:
    """The places of claims that state another value of the same name, area and period.

    Figures of a workbook are the same only where one is the other, maybe rounded.
    """
    alike: defaultdict[object, list[int]] = defaultdict(list)
    for at, each in enumerate(claims):
        if each.value is not None and each.kind in {ClaimKind.ACTUAL, ClaimKind.TARGET}:
            key = (each.kind, each.name, each.measure, each.area, each.period, bool(each.sheet))
            alike[*key, each.is_part].append(at)
    found: set[int] = set()
    for places in alike.values():
        same = (claims[at] for at in places)
        distinct = {(each.value, each.unit, each.bound, each.firmness): each for each in same}
        if not all(starmap(_may_hold, combinations(distinct.values(), 2))):
            found.update(places)
    return found


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
        same = (
            at
            for at, each in firsts
            if is_same_figure(each, claim) or (each.kind is ClaimKind.TARGET and agree(each, claim))
        )
        nth = next(same, 0)
        if not nth:
            held[place].append(claim)
        found.append(nth or len(held[place]))
    return found
