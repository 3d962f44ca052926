"""The areas of a draft's rows as codes of the workbook."""

from dataclasses import dataclass, field

from indicators.example.sheets import Sheets
from indicators.model.dataset import Dataset
from indicators.model.schema import Field, Sheet

UNSTATED = "未注明"
_NO_AREA = "文件没有写明地区（请改填）"


@dataclass(slots=True)
class DraftAreas:
    """The codes of areas by their names; one that the workbook lacks is added under its name.

    Figures of a document that names no area are never taken for those of the own one.
    """

    sheets: Sheets
    dataset: Dataset
    document: str
    _codes: dict[str, str] = field(default_factory=dict)

    def code(self, name: str = "") -> str:
        """The code of an area, the document's where it is not named."""
        wanted = name or self.document
        if wanted not in self._codes:
            self._codes[wanted] = known_area(self.dataset, wanted) or self._added(wanted)
        return self._codes[wanted]

    def _added(self, name: str) -> str:
        code = name or UNSTATED
        self.sheets.rows[Sheet.AREAS].append({Field.CODE: code, Field.NAME: name or _NO_AREA})
        return code


def known_area(dataset: Dataset, name: str) -> str:
    """The code of a workbook's area by its name, maybe without 市, 区 or 县; "" for another one."""
    if not name:
        return ""
    known = {each.name: each.code for each in reversed(dataset.areas)}
    longer = (f"{name}{ending}" for ending in "市州区县旗")
    exact = next((known[each] for each in (name, *longer) if each in known), "")
    ends = (code for each, code in known.items() if name.endswith(each) or each.endswith(name))
    return exact or next(ends, "")
