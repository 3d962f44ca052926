"""The Excel columns of the fields in a workbook, to name the cell of a finding."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from openpyxl.utils import get_column_letter

from indicators.model.facts import Place
from indicators.model.schema import COLUMNS, Field, Sheet


@dataclass(frozen=True, slots=True)
class CellAddresses:
    """The number of the Excel column that holds each field; a workbook may order them freely."""

    columns: Mapping[Sheet, Mapping[Field, int]]

    def cell(self, place: Place, field: Field) -> str:
        """The Excel address of a fact's field, `F17`; column A where the sheet lacks it."""
        column = self.columns.get(place.sheet, {}).get(field, 1)
        return f"{get_column_letter(column)}{place.row}"

    def has(self, place: Place, field: Field) -> bool:
        """Whether the sheet of a fact has the field's column at all."""
        return field in self.columns.get(place.sheet, {})


STANDARD = CellAddresses(
    MappingProxyType(
        {
            sheet: MappingProxyType({each.name: i for i, each in enumerate(columns, start=1)})
            for sheet, columns in COLUMNS.items()
        }
    )
)
