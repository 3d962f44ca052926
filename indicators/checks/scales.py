"""Whether the size of a value is plausible: by itself, beside its history, targets and peers."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import isfinite, log10

from indicators.checks.confirmations import figure
from indicators.checks.findings import Code, Fault, address
from indicators.checks.values import counting_of_status
from indicators.model import units
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset, precedence
from indicators.model.facts import Observation, Target
from indicators.model.quantities import Quantity
from indicators.model.schema import Field
from indicators.rules import magnitudes
from indicators.wording import numbers

# A slip between 万 and 亿 or between % and a fraction is a factor of 10⁴ or 100; figures that
# differ honestly by half to twice of that are rare enough to ask.
_SLIPS = (2.0, 4.0)
_TOLERANCE = log10(2)
# Figures within a factor of ten support each other; one that is thirty times off all is alone.
_NEAR = 1.0
_ALONE = log10(30)
# Larger groups are a mistake of another kind, and looking for their sides takes long.
_MOST_IN_TIES = 2000
# A figure that may be a day's number is plausible among others within this factor.
_ABOUT_AS_LARGE = 3

Measured = Observation | Target
_Keys = Callable[[Measured], list[Hashable]]


@dataclass(frozen=True, slots=True)
class _Sized:
    """A fact with what it measures and the power of ten of its size, in the base unit of that.

    `size` may count a flow of some months as its whole-year equal; `printed` is as it stands.
    """

    fact: Measured
    size: float
    printed: float
    dimension: str


def slips_of_scale(dataset: Dataset) -> Iterator[Fault]:
    """A value about 100 or 10⁴ times off the others of its group.

    Flows of some months are compared as they stand, and as their whole-year equals.

    These are the values and targets of the same indicator and area, and the values of the same
    indicator and period for other areas of the same scope. Where the others outnumber those that
    are about as large, the value is the odd one; of two equal sides the later one is asked about.
    """
    sized = _sized(dataset)
    years = [
        replace(each, size=each.size + log10(12 / each.fact.period.months))
        for each in sized
        if each.fact.indicator.measure is Measure.FLOW and each.fact.period.months
    ]
    groups = _groups(sized, _history) + _groups(sized, _peers) + _groups(years, _history)
    odd = {one.fact.id: (one, other) for group in groups for one, other in _odd_ones(group)}
    for group in groups:
        for one, other in _later_side(group):
            if other.fact.id not in odd:
                odd.setdefault(one.fact.id, (one, other))
    for one, another in odd.values():
        yield _slip(one, another, dataset)


def _sized(dataset: Dataset) -> list[_Sized]:
    """The values in the order of time, then the targets, as far as they have a size.

    Another value of the same figure and status has a finding of its own.
    """
    counting = [each for each in dataset.observations if counting_of_status(each, dataset) == each]
    in_time: tuple[Measured, ...] = (
        *sorted(counting, key=precedence),
        *dataset.targets,
    )
    return [
        _Sized(each, size, size, units.unit(each.quantity.unit).dimension)
        for each in in_time
        if each.quantity and (size := _size(each.quantity)) is not None
    ]


def _groups(sized: Iterable[_Sized], keys: _Keys) -> list[list[_Sized]]:
    """The facts that share a key, two or more, which measure the same."""
    groups: dict[Hashable, list[_Sized]] = defaultdict(list)
    for each in sized:
        for key in keys(each.fact):
            groups[key, each.dimension].append(each)
    return [group for group in groups.values() if len(group) > 1]


def _history(fact: Measured) -> list[Hashable]:
    return [(fact.indicator.code, fact.area.code)]


def _peers(fact: Measured) -> list[Hashable]:
    """The values of an indicator and period in each scope that compares areas."""
    scopes = fact.area.scopes if isinstance(fact, Observation) else ()
    return [(fact.indicator.code, fact.period, scope) for scope in scopes]


def _odd_ones(group: list[_Sized]) -> Iterator[tuple[_Sized, _Sized]]:
    """The facts that most others contradict, with the last that does."""
    sizes = sorted(each.size for each in group)
    for each, against, beside in _sides(group):
        is_outvoted = against > beside and 2 * against >= len(group) - 1
        is_alone = len(group) > 2 and _count(sizes, each.size, _ALONE) == 1
        if is_outvoted or (against and is_alone):
            yield each, group[_last_opponent(group, each)]


def _later_side(group: list[_Sized]) -> Iterator[tuple[_Sized, _Sized]]:
    """In a group that falls into two equal sides, the facts of the later one."""
    if len(group) > _MOST_IN_TIES:
        return
    for at, (each, against, beside) in enumerate(_sides(group)):
        if against == beside and against + beside == len(group):
            last = _last_opponent(group, each)
            if last < at:
                yield each, group[last]


def _sides(group: list[_Sized]) -> list[tuple[_Sized, int, int]]:
    """For each fact how many contradict it and how many, itself too, are about as large."""
    sizes = sorted(each.size for each in group)
    if sizes[-1] - sizes[0] < _SLIPS[0] - _TOLERANCE:
        return []
    return [
        (
            each,
            sum(_count(sizes, each.size + way * slip, _TOLERANCE) for slip, way in _WAYS),
            _count(sizes, each.size, _NEAR),
        )
        for each in group
    ]


def _last_opponent(group: list[_Sized], one: _Sized) -> int:
    return next(at for at in reversed(range(len(group))) if _slips(one, group[at]))


_WAYS = [(slip, way) for slip in _SLIPS for way in (-1, 1)]


def _count(sizes: list[float], middle: float, width: float) -> int:
    return bisect_right(sizes, middle + width) - bisect_left(sizes, middle - width)


def _slips(one: _Sized, other: _Sized) -> bool:
    return any(abs(abs(one.size - other.size) - slip) <= _TOLERANCE + 1e-9 for slip in _SLIPS)


def _size(quantity: Quantity) -> float | None:
    """None for zero, for an overflow, and for an unknown unit."""
    if not units.is_known(quantity.unit):
        return None
    try:
        value = abs(float(quantity.value)) * float(units.unit(quantity.unit).factor)
    except OverflowError:
        return None
    return log10(value) if value and isfinite(value) else None


def _slip(one: _Sized, other: _Sized, dataset: Dataset) -> Fault:
    times = 10 ** abs(one.printed - other.printed)
    words = {
        "value": _printed(one.fact),
        "other": address(dataset, other.fact),
        "other_value": _printed(other.fact),
        "times": f"{times:.0f}倍" if one.printed > other.printed else f"1/{times:.0f}",
        "about": (figure(one.fact),),
        "beside": (figure(other.fact),),
    }
    return Code.SCALE_SLIP, one.fact, Field.VALUE, words


def _printed(fact: Measured) -> str:
    return numbers.limit(fact.quantity) if fact.quantity else fact.text


def unlikely_sizes(dataset: Dataset) -> Iterator[Fault]:
    """A value beyond the usual size of its measure, or one that may be a day's number."""
    others: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    measured: tuple[Measured, ...] = (*dataset.observations, *dataset.targets)
    for each in measured:
        if each.quantity:
            others[each.indicator.code, each.quantity.unit].append(each.quantity)
    for each in measured:
        if each.quantity and (words := _doubt(each, each.quantity, others)):
            value = numbers.limit(each.quantity)
            more = {"value": value, "words": words, "about": (figure(each),)}
            yield Code.UNLIKELY_SIZE, each, Field.VALUE, more


def _doubt(
    fact: Measured, quantity: Quantity, others: Mapping[tuple[str, str], list[Quantity]]
) -> str:
    if not magnitudes.is_likely(quantity, fact.indicator.measure):
        return f"作为{fact.indicator.measure}大得少见"
    if not magnitudes.may_be_a_date(quantity):
        return ""
    near = [
        each
        for each in others[fact.indicator.code, quantity.unit]
        if each is not quantity
        and quantity.value / _ABOUT_AS_LARGE <= each.value <= quantity.value * _ABOUT_AS_LARGE
    ]
    return "" if near else "可能是丢了格式的日期"
