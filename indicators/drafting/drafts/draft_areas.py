"""The areas of a draft's rows as codes of the workbook."""

import re
from dataclasses import dataclass, field

from indicators.model.dataset import Dataset
from indicators.model.schema import Field, Sheet
from indicators.workbook.output.writer import Cells, Sheets

UNSTATED = "未注明"
_NO_AREA = "文件没有写明地区（请改填）"
WHOLE = re.compile("全[市州省县区]")
# Sums of areas, or parts of them, and areas of another level.
_NO_PEER = re.compile("全|合计|总计|小计|平均|市辖|市区$|城区$|市本级|市直|本级|省$|国$|地区$")


@dataclass(slots=True)
class DraftAreas:
    """The codes of areas by their names; one that the workbook lacks is added under its name.

    Figures of a document that names no area are never taken for those of the own one. The areas
    that a document of the own area's parent lists are peers: they get its parent and its scopes.
    """

    sheets: Sheets
    dataset: Dataset
    document: str
    _codes: dict[str, str] = field(default_factory=dict)

    def code(self, name: str = "") -> str:
        """The code of an area, the document's where it is not named or only as 全市."""
        wanted = self.document if WHOLE.fullmatch(name) else name or self.document
        if wanted not in self._codes:
            self._codes[wanted] = known_area(self.dataset, wanted) or self._added(wanted)
        return self._codes[wanted]

    def _added(self, name: str) -> str:
        cells: Cells = {Field.CODE: name or UNSTATED, Field.NAME: name or _NO_AREA}
        if is_peer(self.dataset, self.document, name):
            cells |= {
                Field.PARENT: self.dataset.about.area.parent,
                Field.SCOPES: "、".join(peer_scopes(self.dataset)),
            }
        if all(each.code != cells[Field.CODE] for each in self.dataset.areas):
            self.sheets.rows[Sheet.AREAS].append(cells)
        return name or UNSTATED


def is_peer(dataset: Dataset, document: str, name: str) -> bool:
    """Whether an area that a document names lies beside the own one, in the document's area."""
    parent = dataset.about.area.parent
    is_of_parent = bool(parent) and known_area(dataset, document) == parent
    return is_of_parent and bool(name) and name != document and not _NO_PEER.search(name)


def peer_scopes(dataset: Dataset) -> tuple[str, ...]:
    """The own area's scopes that are of its parent: 全市, 全市各县市区 of a district."""
    own = dataset.about.area
    parents = (each.name for each in dataset.areas if each.code == own.parent)
    whole = f"全{next(parents, '')[-1:]}"
    return tuple(each for each in own.scopes if len(whole) > 1 and each.startswith(whole))


def known_area(dataset: Dataset, name: str) -> str:
    """The code of a workbook's area by its name, maybe without 市, 区 or 县; "" for another one."""
    if not name:
        return ""
    known = {each.name: each.code for each in reversed(dataset.areas)}
    longer = (f"{name}{ending}" for ending in "市州区县旗")
    exact = next((known[each] for each in (name, *longer) if each in known), "")
    ends = (code for each, code in known.items() if name.endswith(each) or each.endswith(name))
    return exact or next(ends, "")
