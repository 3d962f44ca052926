"""The fields of each sheet's rows: how they are compared and how they are shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from indicators.comparison.differences import (
    day_difference,
    plain_difference,
    quantity_difference,
    rank_difference,
    unit_between,
)
from indicators.comparison.model import FieldChange
from indicators.model.facts import (
    Commitment,
    Fact,
    Indicator,
    Observation,
    RankClaim,
    Relation,
    Target,
)
from indicators.model.quantities import Quantity
from indicators.model.schema import COLUMNS, Column, ColumnKind, Field, Sheet
from indicators.rules.relations import quantity_of, value_text
from indicators.wording import numbers
from indicators.wording.ranks import ordinal

T_contra = TypeVar("T_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class ComparedField(Generic[T_contra]):
    """A field of a row: the attributes that are compared, and the text that is shown.

    `differ` gives the difference of two rows in words, `pair` both texts and the difference.
    """

    field: Field
    value: Callable[[T_contra], object]
    text: Callable[[T_contra], str]
    differ: Callable[[T_contra, T_contra], str] | None = None
    pair: Callable[[T_contra, T_contra], tuple[str, str, str]] | None = None

    def change(self, old: T_contra, new: T_contra) -> FieldChange | None:
        """The field's change between two rows, None where there is none."""
        if self.value(old) == self.value(new):
            return None
        if self.pair:
            return FieldChange(self.field.value, *self.pair(old, new))
        words = self.differ(old, new) if self.differ else ""
        return FieldChange(self.field.value, self.text(old), self.text(new), words)


def _plain(column: Column) -> ComparedField[object]:
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
    text: Callable[[T_contra], str],
    usual_unit: Callable[[T_contra], str],
    *,
    are_limits: bool,
) -> ComparedField[T_contra]:
    """A field with a unit: both values are converted where their units differ."""
    quantity: Callable[[T_contra], Quantity | None] = attrgetter("quantity")

    def shown(row: T_contra) -> str:
        return text(row) if quantity(row) else ""

    def pair(one: T_contra, other: T_contra) -> tuple[str, str, str]:
        old, new, usual = quantity(one), quantity(other), usual_unit(other)
        before, after = shown(one), shown(other)
        words = quantity_difference(old, new, usual, are_limits=are_limits)
        if old and new and old.unit != new.unit and new.meets(old):
            unit = unit_between(old, new, usual)
            before = numbers.with_conversion(before, old, unit)
            after = numbers.with_conversion(after, new, unit)
        return before, after, words

    return ComparedField(field, quantity, shown, pair=pair)


def _amount_unit(fact: Commitment) -> str:
    quantity = quantity_of(fact)
    return quantity.unit if quantity else ""


def _done(fact: Commitment) -> str:
    return "" if fact.done is None else numbers.number(fact.done) + _amount_unit(fact)


def _named(indicator: Indicator | None) -> str:
    return f"{indicator.name}（{indicator.code}）" if indicator else ""


_SUBJECT: ComparedField[Observation | Target | RankClaim] = ComparedField(
    Field.INDICATOR,
    lambda fact: fact.indicator.code if fact.indicator else "",
    lambda fact: _named(fact.indicator),
)
_AREA: ComparedField[Observation | Target | RankClaim] = ComparedField(
    Field.AREA, attrgetter("area.code"), lambda fact: f"{fact.area.name}（{fact.area.code}）"
)
_PERIOD: ComparedField[Fact] = ComparedField(
    Field.PERIOD, attrgetter("period.text"), lambda fact: fact.period.label
)
_SOURCE: ComparedField[Fact] = ComparedField(
    Field.SOURCE,
    attrgetter("citation.source.code"),
    lambda fact: f"《{fact.citation.source.name}》",
)
_PAGE: ComparedField[Fact] = ComparedField(
    Field.PAGE,
    attrgetter("citation.page"),
    lambda fact: "" if fact.citation.page is None else f"第{fact.citation.page}页",
)
_DEADLINE: ComparedField[Target | Commitment] = ComparedField(
    Field.DEADLINE,
    attrgetter("deadline"),
    lambda fact: numbers.day(fact.deadline),
    differ=lambda old, new: day_difference(old.deadline, new.deadline),
)
_RANK: ComparedField[RankClaim] = ComparedField(
    Field.RANK,
    attrgetter("rank"),
    lambda fact: "" if fact.rank is None else f"第{ordinal(fact.rank)}",
    differ=lambda old, new: rank_difference(old.rank, new.rank),
)
_TARGET: ComparedField[Commitment] = ComparedField(
    Field.TARGET,
    lambda fact: fact.target.id if fact.target else "",
    lambda fact: fact.target.id if fact.target else "",
)
_DONE: ComparedField[Commitment] = ComparedField(
    Field.DONE,
    attrgetter("done"),
    _done,
    differ=lambda old, new: plain_difference(old.done, new.done, _amount_unit(new)),
)
_MEMBERS: ComparedField[Relation] = ComparedField(
    Field.MEMBER,
    lambda row: tuple((each.role, each.fact.id) for each in row.members),
    lambda row: "、".join(f"{each.role.value}{each.fact.id}" for each in row.members),
)
_OF_ALL: tuple[ComparedField[Any], ...] = (
    *(_SUBJECT, _AREA, _PERIOD, _SOURCE, _PAGE),
    *(_DEADLINE, _RANK, _TARGET, _DONE, _MEMBERS),
)
_VALUES: Mapping[Sheet, ComparedField[Any]] = {
    Sheet.OBSERVATIONS: _measured(
        Field.VALUE, numbers.observed, lambda fact: fact.indicator.unit, are_limits=False
    ),
    Sheet.TARGETS: _measured(
        Field.VALUE, numbers.aimed, lambda fact: fact.indicator.unit, are_limits=True
    ),
    Sheet.COMMITMENTS: _measured(Field.AMOUNT, value_text, _amount_unit, are_limits=True),
}
_KEY_ATTRIBUTES = {"id", "code"}


def compared_fields(sheet: Sheet) -> tuple[ComparedField[Any], ...]:
    """The fields of a sheet's rows but their key, in the order of its columns."""
    described = {each.field: each for each in _OF_ALL}
    if value := _VALUES.get(sheet):
        described[value.field] = value
    return tuple(
        described.get(each.name) or _plain(each)
        for each in COLUMNS[sheet]
        if each.attribute and each.attribute not in _KEY_ATTRIBUTES
    )
