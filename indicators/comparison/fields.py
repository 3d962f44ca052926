"""The fields of each sheet's rows: how they are compared and how they are shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from indicators.comparison.model import FieldChange
from indicators.model import units
from indicators.model.facts import Commitment
from indicators.model.quantities import Quantity, difference
from indicators.model.schema import COLUMNS, ColumnKind, Field, Sheet, SheetColumn
from indicators.rules.relations import quantity_of, value_text
from indicators.wording import numbers
from indicators.wording.numbers import limit_name, signed
from indicators.wording.ranks import ordinal

_UNITS_DIFFER = "单位不同，不相减"
_BOUNDS_DIFFER = "限定不同，不相减"
_BOUNDED = "限定值，不相减"


def _unit_between(old: Quantity, new: Quantity, usual: str) -> str:
    """The unit to subtract in: the usual one where both convert into it, else the new one."""
    return usual if new.meets(Quantity(new.value, usual)) else new.unit


def _quantity_difference(
    old: Quantity | None, new: Quantity | None, usual: str, *, are_limits: bool = False
) -> str:
    """`new - old` with its sign, rates in 个百分点; or why the two are not subtracted.

    Bounds of actuals are never subtracted; those of targets (`are_limits`) where they are alike.
    """
    if old is None or new is None or old == new:
        return ""
    if reason := _why_not_subtracted(old, new, are_limits):
        return reason
    unit = _unit_between(old, new, usual)
    # 个百分点 are hundredths, also where a rate is printed in ‰.
    change = difference(new, old, units.PERCENT if units.is_rate(unit) else unit)
    if change is None:
        return units.no_difference(new.unit)
    if change.value == 0:
        return ""
    return (limit_name(new.bound) if new.is_bounded else "") + signed(change)


def _why_not_subtracted(old: Quantity, new: Quantity, are_limits: bool) -> str:
    if not new.meets(old):
        return _UNITS_DIFFER
    if not (old.is_bounded or new.is_bounded):
        return ""
    if old.bound is not new.bound:
        return _BOUNDS_DIFFER
    return "" if are_limits else _BOUNDED


def plain_difference(old: Decimal | None, new: Decimal | None, unit: str) -> str:
    """The difference of two plain numbers in a unit."""
    if old is None or new is None:
        return ""
    return _quantity_difference(Quantity(old, unit), Quantity(new, unit), unit)


def _rank_difference(old: int | None, new: int | None) -> str:
    """How many places a rank moved: 前移1位, 后移2位."""
    if old is None or new is None or old == new:
        return ""
    return f"{'前移' if new < old else '后移'}{abs(new - old)}位"


def day_difference(old: date | None, new: date | None) -> str:
    """How many days a date moved: 推后30天, 提前5天."""
    if old is None or new is None or old == new:
        return ""
    return f"{'推后' if new > old else '提前'}{abs((new - old).days)}天"


@dataclass(frozen=True, slots=True)
class ComparedField:
    """A field of a row: the attributes that are compared, and the text that is shown.

    `differ` gives the difference of two rows in words, `pair` both texts and the difference.
    """

    field: Field
    value: Callable[[Any], object]
    text: Callable[[Any], str]
    differ: Callable[[Any, Any], str] | None = None
    pair: Callable[[Any, Any], tuple[str, str, str]] | None = None

    def change(self, old: object, new: object) -> FieldChange | None:
        """The field's change between two rows, None where there is none."""
        if self.value(old) == self.value(new):
            return None
        if self.pair:
            return FieldChange(self.field.value, *self.pair(old, new))
        words = self.differ(old, new) if self.differ else ""
        return FieldChange(self.field.value, self.text(old), self.text(new), words)


def _plain(column: SheetColumn) -> ComparedField:
    """A field whose text is its value."""
    value = attrgetter(column.attribute)
    if column.kind is ColumnKind.DATE:
        return ComparedField(column.name, value, lambda row: numbers.day(value(row)))
    return ComparedField(column.name, value, lambda row: _words(value(row)))


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return "" if value is None else str(value)


def _measured(
    field: Field,
    text: Callable[[Any], str],
    usual_unit: Callable[[Any], str],
    *,
    are_limits: bool,
) -> ComparedField:
    """A field with a unit: both values are converted where their units differ."""
    quantity: Callable[[Any], Quantity | None] = attrgetter("quantity")

    def shown(row: object) -> str:
        return text(row) if quantity(row) else ""

    def pair(one: object, other: object) -> tuple[str, str, str]:
        old, new, usual = quantity(one), quantity(other), usual_unit(other)
        before, after = shown(one), shown(other)
        words = _quantity_difference(old, new, usual, are_limits=are_limits)
        if old and new and old.unit != new.unit and new.meets(old):
            unit = _unit_between(old, new, usual)
            before = numbers.with_conversion(before, old, unit)
            after = numbers.with_conversion(after, new, unit)
        return before, after, words

    return ComparedField(field, quantity, shown, pair=pair)


def _amount_unit(fact: Commitment) -> str:
    quantity = quantity_of(fact)
    return quantity.unit if quantity else ""


def _target_number(fact: Commitment) -> str:
    return fact.target.id if fact.target else ""


_OF_ALL: tuple[ComparedField, ...] = (
    ComparedField(
        Field.INDICATOR,
        lambda fact: fact.indicator.code if fact.indicator else "",
        lambda fact: f"{fact.indicator.name}（{fact.indicator.code}）" if fact.indicator else "",
    ),
    ComparedField(
        Field.AREA, attrgetter("area.code"), lambda fact: f"{fact.area.name}（{fact.area.code}）"
    ),
    ComparedField(Field.PERIOD, attrgetter("period.text"), attrgetter("period.label")),
    ComparedField(
        Field.SOURCE,
        attrgetter("citation.source.code"),
        lambda fact: f"《{fact.citation.source.name}》",
    ),
    ComparedField(
        Field.PAGE,
        attrgetter("citation.page"),
        lambda fact: "" if fact.citation.page is None else f"第{fact.citation.page}页",
    ),
    ComparedField(
        Field.DEADLINE,
        attrgetter("deadline"),
        lambda fact: numbers.day(fact.deadline),
        lambda old, new: day_difference(old.deadline, new.deadline),
    ),
    ComparedField(
        Field.RANK,
        attrgetter("rank"),
        lambda fact: "" if fact.rank is None else f"第{ordinal(fact.rank)}",
        lambda old, new: _rank_difference(old.rank, new.rank),
    ),
    ComparedField(Field.TARGET, _target_number, _target_number),
    ComparedField(
        Field.DONE,
        attrgetter("done"),
        lambda fact: "" if fact.done is None else numbers.number(fact.done) + _amount_unit(fact),
        lambda old, new: plain_difference(old.done, new.done, _amount_unit(new)),
    ),
    ComparedField(
        Field.MEMBER,
        lambda row: tuple((each.role, each.fact.id) for each in row.members),
        lambda row: "、".join(f"{each.role.value}{each.fact.id}" for each in row.members),
    ),
)
_VALUES: Mapping[Sheet, ComparedField] = {
    Sheet.OBSERVATIONS: _measured(
        Field.VALUE, numbers.observed, lambda fact: fact.indicator.unit, are_limits=False
    ),
    Sheet.TARGETS: _measured(
        Field.VALUE, numbers.aimed, lambda fact: fact.indicator.unit, are_limits=True
    ),
    Sheet.COMMITMENTS: _measured(Field.AMOUNT, value_text, _amount_unit, are_limits=True),
}
_KEY_ATTRIBUTES = {"id", "code"}


def compared_fields(sheet: Sheet) -> tuple[ComparedField, ...]:
    """The fields of a sheet's rows but their key, in the order of its columns."""
    described = {each.field: each for each in _OF_ALL}
    if value := _VALUES.get(sheet):
        described[value.field] = value
    return tuple(
        described.get(each.name) or _plain(each)
        for each in COLUMNS[sheet]
        if each.attribute and each.attribute not in _KEY_ATTRIBUTES
    )
