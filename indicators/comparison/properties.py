"""What two workbooks say of themselves as a whole, in their 说明 sheets."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from indicators.comparison.differences import day_difference, plain_difference
from indicators.comparison.model import Change, ChangeKind, FieldChange
from indicators.model.dataset import About, Dataset
from indicators.model.schema import Field, Property, Sheet
from indicators.model.units import POINTS
from indicators.wording.numbers import day, number

# 基于版次 is left out: it differs between any two editions and says nothing of the district.
_VALUES: dict[Property, Callable[[About], object]] = {
    Property.AREA: lambda about: f"{about.area.name}（{about.area.code}）",
    Property.AS_OF: lambda about: about.as_of,
    Property.REPORT: lambda about: about.report,
    Property.REPORT_DATE: lambda about: about.report_date,
    Property.COMPILER: lambda about: about.compiler,
    Property.SCHEMA_VERSION: lambda about: about.schema_version,
    Property.NEAR_RATE: lambda about: about.thresholds.near_rate,
    Property.NEAR_PROGRESS: lambda about: about.thresholds.near_progress,
    Property.ABOUT_TOLERANCE: lambda about: about.thresholds.about_tolerance,
}


def property_changes(old: Dataset, new: Dataset) -> Iterator[Change]:
    """The properties that differ; a row of its own each."""
    for name, value_of in _VALUES.items():
        before, after = value_of(old.about), value_of(new.about)
        if before != after:
            field = FieldChange(
                Field.CONTENT.value, _text(before), _text(after), _difference(before, after)
            )
            yield Change(ChangeKind.CHANGED, Sheet.PROPERTIES, name, name, "", (field,))


def _text(value: object) -> str:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return f"{number(value)}{POINTS}"
    return str(value or "")


def _difference(before: object, after: object) -> str:
    if isinstance(before, date) and isinstance(after, date):
        return day_difference(before, after)
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return plain_difference(before, after, POINTS)
    return ""
