"""What each row of the workbook says, field by field: how it is compared and how it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeVar

from indicators.comparison.differences import (
    day_difference,
    plain_difference,
    quantity_difference,
    rank_difference,
    unit_between,
)
from indicators.comparison.model import FieldChange
from indicators.model.facts import (
    Area,
    Commitment,
    Fact,
    Indicator,
    Observation,
    RankClaim,
    Relation,
    Source,
    Target,
)
from indicators.model.quantities import Quantity
from indicators.model.schema import Field
from indicators.rules.relations import quantity_of
from indicators.wording import numbers

T_contra = TypeVar("T_contra", contravariant=True)

_Texts = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ComparedField(Generic[T_contra]):
    """A field of a row: the attributes that are compared, and the text that is shown.

    `differ` says the difference of two rows; `pair` gives both texts and the difference where
    one text depends on the other.
    """

    field: Field
    value: Callable[[T_contra], object]
    text: Callable[[T_contra], str]
    differ: Callable[[T_contra, T_contra], str] | None = None
    pair: Callable[[T_contra, T_contra], _Texts] | None = None

    def change(self, old: T_contra, new: T_contra) -> FieldChange | None:
        """The field's change between two rows, None where there is none."""
        if self.value(old) == self.value(new):
            return None
        if self.pair:
            return FieldChange(self.field.value, *self.pair(old, new))
        words = self.differ(old, new) if self.differ else ""
        return FieldChange(self.field.value, self.text(old), self.text(new), words)


def _plain(field: Field, path: str) -> ComparedField[object]:
    """A field whose text is its value."""
    value = attrgetter(path)
    return ComparedField(field, value, lambda row: _words(value(row)))


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return "" if value is None else str(value)


def _conversion(quantity: Quantity | None, text: str, unit: str) -> str:
    return numbers.with_conversion(text, quantity, unit) if quantity else text


def _pair(
    old: Quantity | None, new: Quantity | None, texts: tuple[str, str], usual: str, are_limits: bool
) -> _Texts:
    """Two printed values, converted beside where their units differ, and their difference."""
    words = quantity_difference(old, new, usual, are_limits=are_limits)
    before, after = texts
    if old and new and old.unit != new.unit and new.meets(old):
        unit = unit_between(old, new, usual)
        before, after = _conversion(old, before, unit), _conversion(new, after, unit)
    return before, after, words


def _observed(fact: Observation) -> str:
    return numbers.observed(fact) if fact.quantity else ""


def _aimed(fact: Target) -> str:
    return numbers.aimed(fact) if fact.quantity else ""


def _promised(fact: Commitment) -> str:
    return numbers.limit(fact.quantity) if fact.quantity else ""


def _observed_pair(old: Observation, new: Observation) -> _Texts:
    texts = (_observed(old), _observed(new))
    return _pair(old.quantity, new.quantity, texts, new.indicator.unit, are_limits=False)


def _aimed_pair(old: Target, new: Target) -> _Texts:
    texts = (_aimed(old), _aimed(new))
    return _pair(old.quantity, new.quantity, texts, new.indicator.unit, are_limits=True)


def _promised_pair(old: Commitment, new: Commitment) -> _Texts:
    usual = new.quantity.unit if new.quantity else ""
    texts = (_promised(old), _promised(new))
    return _pair(old.quantity, new.quantity, texts, usual, are_limits=True)


def _done_unit(fact: Commitment) -> str:
    quantity = quantity_of(fact)
    return quantity.unit if quantity else ""


def _done(fact: Commitment) -> str:
    return "" if fact.done is None else numbers.number(fact.done) + _done_unit(fact)


def _named(indicator: Indicator | None) -> str:
    return f"{indicator.name}（{indicator.code}）" if indicator else ""


def _members(relation: Relation) -> str:
    return "、".join(f"{each.role.value}{each.fact.id}" for each in relation.members)


_CITED: tuple[ComparedField[Fact], ...] = (
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
    _plain(Field.SECTION, "citation.section"),
    _plain(Field.QUOTE, "citation.quote"),
    _plain(Field.NOTE, "citation.note"),
)
_PERIOD: ComparedField[Fact] = ComparedField(
    Field.PERIOD, attrgetter("period.text"), lambda fact: fact.period.label
)
_AREA: ComparedField[Observation | Target | RankClaim] = ComparedField(
    Field.AREA, attrgetter("area.code"), lambda fact: f"{fact.area.name}（{fact.area.code}）"
)
_SUBJECT: ComparedField[Observation | Target] = ComparedField(
    Field.INDICATOR, attrgetter("indicator.code"), lambda fact: _named(fact.indicator)
)
_DEADLINE: ComparedField[Target | Commitment] = ComparedField(
    Field.DEADLINE,
    attrgetter("deadline"),
    lambda fact: numbers.day(fact.deadline),
    differ=lambda old, new: day_difference(old.deadline, new.deadline),
)

SOURCE: tuple[ComparedField[Source], ...] = (
    _plain(Field.DOCUMENT, "name"),
    ComparedField(Field.DATE, attrgetter("published"), lambda row: numbers.day(row.published)),
    _plain(Field.PUBLISHER, "publisher"),
)
AREA: tuple[ComparedField[Area], ...] = (
    _plain(Field.NAME, "name"),
    _plain(Field.PARENT, "parent"),
    _plain(Field.SCOPES, "scopes"),
)
INDICATOR: tuple[ComparedField[Indicator], ...] = (
    _plain(Field.NAME, "name"),
    _plain(Field.ALIASES, "aliases"),
    _plain(Field.DOMAIN, "domain"),
    _plain(Field.TIER, "tier"),
    _plain(Field.MEASURE, "measure"),
    _plain(Field.UNIT, "unit"),
    _plain(Field.DIRECTION, "direction"),
    _plain(Field.BASE, "base"),
    _plain(Field.OWNER, "owner"),
    _plain(Field.DEFINITION, "definition"),
    _plain(Field.CARD, "card"),
    _plain(Field.PACE, "pace"),
)
OBSERVATION: tuple[ComparedField[Observation], ...] = (
    _SUBJECT,
    _AREA,
    _PERIOD,
    ComparedField(Field.VALUE, attrgetter("quantity"), _observed, pair=_observed_pair),
    _plain(Field.TEXT, "text"),
    _plain(Field.STATUS, "status"),
    ComparedField(
        Field.PUBLISHED, attrgetter("published"), lambda fact: numbers.day(fact.published)
    ),
    *_CITED,
)
TARGET: tuple[ComparedField[Target], ...] = (
    _SUBJECT,
    _AREA,
    _PERIOD,
    ComparedField(Field.VALUE, attrgetter("quantity"), _aimed, pair=_aimed_pair),
    _plain(Field.TARGET_TEXT, "text"),
    _DEADLINE,
    _plain(Field.NATURE, "nature"),
    _plain(Field.FIRMNESS, "firmness"),
    _plain(Field.OWNER, "owner"),
    *_CITED,
)
RANK: tuple[ComparedField[RankClaim], ...] = (
    ComparedField(
        Field.INDICATOR,
        lambda fact: fact.indicator.code if fact.indicator else "",
        lambda fact: _named(fact.indicator),
    ),
    _plain(Field.MATTER, "matter"),
    _AREA,
    _PERIOD,
    _plain(Field.BASIS, "basis"),
    _plain(Field.SCOPE, "scope"),
    _plain(Field.KIND, "kind"),
    ComparedField(
        Field.RANK,
        attrgetter("rank"),
        lambda fact: "" if fact.rank is None else f"第{numbers.ordinal(fact.rank)}",
        differ=lambda old, new: rank_difference(old.rank, new.rank),
    ),
    _plain(Field.GROUP_SIZE, "group_size"),
    *_CITED,
)
COMMITMENT: tuple[ComparedField[Commitment], ...] = (
    _plain(Field.MATTER, "matter"),
    _plain(Field.CATEGORY, "category"),
    _plain(Field.GROUP_NUMBER, "group_number"),
    _plain(Field.GROUP_NAME, "group_name"),
    _plain(Field.DOMAIN, "domain"),
    ComparedField(
        Field.TARGET,
        lambda fact: fact.target.id if fact.target else "",
        lambda fact: fact.target.id if fact.target else "",
    ),
    _PERIOD,
    ComparedField(Field.AMOUNT, attrgetter("quantity"), _promised, pair=_promised_pair),
    _DEADLINE,
    _plain(Field.FIRMNESS, "firmness"),
    _plain(Field.OWNER, "owner"),
    ComparedField(
        Field.DONE,
        attrgetter("done"),
        _done,
        differ=lambda old, new: plain_difference(old.done, new.done, _done_unit(new)),
    ),
    ComparedField(
        Field.PROGRESS_DATE,
        attrgetter("progress_date"),
        lambda fact: numbers.day(fact.progress_date),
    ),
    _plain(Field.STATUS, "status"),
    *_CITED,
)
RELATION: tuple[ComparedField[Relation], ...] = (
    _plain(Field.KIND, "type"),
    ComparedField(
        Field.MEMBER,
        lambda row: tuple((each.role, each.fact.id) for each in row.members),
        _members,
    ),
    _plain(Field.COMPARABILITY, "comparability"),
    _plain(Field.REMARK, "note"),
)
