"""Rows of a table that are no data: 合计, 小计, and the notes beneath it."""

import re
from collections.abc import Mapping

from indicators.model.schema import COLUMNS, Field, Sheet
from indicators.workbook.cells import half_width, shown
from indicators.workbook.xlsx import RawRow, as_cell

_SUMMARY = re.compile(
    r"(?:合计|小计|总计|共计|累计|平均)(?:值|数)?(?:[:(].*)?"
    r"|(?:注|备注|附注|注释|说明)[0-9一二三]*(?:[:.、].*)?"
    r"|(?:制表|填表|填报|审核|复核|数据来源|资料来源|单位负责人).*",
    re.DOTALL,
)
_CELLS_LOOKED_AT = 3
_CHINESE = re.compile("[\u4e00-\u9fff]")
# A sentence, and no word that somebody typed in the column of codes.
_SENTENCE = 6
_FEWEST_REQUIRED = 3


class SummaryRows:
    """Tells the rows of a sheet that sum up or explain the others."""

    def __init__(self, sheet: Sheet, columns: Mapping[Field, int]) -> None:
        self._known = set(columns.values())
        self._first = min(self._known, default=0)
        required = [each.name for each in COLUMNS[sheet] if each.required]
        self._required = {columns[name] for name in required if name in columns}
        self._is_listing = len(required) < _FEWEST_REQUIRED

    def words(self, row: RawRow) -> str:
        """What such a row begins with; "" for a row of data."""
        if self._is_listing:
            return ""
        filled = [(at, cell) for at, cell in row.cells() if at in self._known and not cell.is_blank]
        for at, cell in filled[:_CELLS_LOOKED_AT]:
            if isinstance(cell.value, str) and _SUMMARY.fullmatch(_squeezed(cell.value)):
                others = self._required & {each for each, _ in filled if each != at}
                return shown(cell.value) if 2 * len(others) <= len(self._required) else ""
        if len(filled) == 1 and filled[0][0] == self._first:
            value = as_cell(filled[0][1]).value
            is_sentence = isinstance(value, str) and len(_CHINESE.findall(value)) >= _SENTENCE
            return shown(value) if is_sentence else ""
        return ""


def _squeezed(text: str) -> str:
    return "".join(half_width(text).split())
