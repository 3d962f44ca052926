"""The value of a row with its bound and unit, whichever cell gives them."""

from decimal import Decimal

from indicators.checks.findings import Code
from indicators.model import units
from indicators.model.codelists import Bound, Measure
from indicators.model.quantities import Quantity
from indicators.model.schema import Field
from indicators.rules import magnitudes
from indicators.workbook.tables.cell_values import Number
from indicators.workbook.tables.table import SheetRow


def quantity(row: SheetRow, name: Field, measure: Measure | None = None) -> Quantity | None:
    """The value of a row with its unit and bound; None where there is no value.

    A cell may give bound and unit itself (8%以上); the columns of these must be blank or agree.
    A value beyond what a figure of the `measure` can be fails the row.
    """
    found = row.value(name, Number)
    if found is None:
        return None
    made = Quantity(found.value, _unit(row, name, found), _bound(row, name, found))
    if not magnitudes.is_possible(made, measure):
        row.fail(Code.BEYOND_REASON, name, value=row.written(name))
        return None
    return made


def done_of(row: SheetRow) -> Decimal | None:
    """How much is done, in the row's unit."""
    found = row.value(Field.DONE, Number)
    if found is None:
        return None
    if found.bound:
        row.fail(Code.NUMBER_WITH_WORDS, Field.DONE, value=row.written(Field.DONE), proposal="")
    _unit(row, Field.DONE, found)
    return found.value


def _unit(row: SheetRow, name: Field, found: Number) -> str:
    written = row.text(Field.UNIT) or row.table.units.get(name, "")
    own = found.own_unit
    if not own or units.is_same(written, own):
        return written
    if not written and name is not Field.DONE:
        return own
    if found.is_percent:
        row.fail(Code.PERCENT_WITHOUT_UNIT, name, value=found.value, unit=written)
    else:
        _refuse(row, name, own, Field.UNIT, written)
    return written


def _bound(row: SheetRow, name: Field, found: Number) -> Bound:
    written = row.value(Field.BOUND, Bound)
    if found.bound is None or found.bound is written:
        return written or Bound.EXACT
    if written is not None:
        _refuse(row, name, found.bound, Field.BOUND, written)
    return found.bound


def _refuse(row: SheetRow, name: Field, own: str, other_field: Field, other: str) -> None:
    """Refuse a cell whose words contradict the column of unit or bound."""
    value = row.written(name)
    words = {"value": value, "said": own, "other_field": other_field, "other": other}
    row.fail(Code.READING_CONFLICT, name, **words)
