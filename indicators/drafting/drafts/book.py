"""The workbook that a draft is written into, with the areas and indicators that its rows need."""

import hashlib
from dataclasses import dataclass, field

from indicators.drafting.claims import Claim
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.edition_versions import (
    WHOLE,
    document_name,
    is_peer,
    known_area,
    known_source,
    peer_scopes,
)
from indicators.drafting.drafts.matching import indicator_row, name_key
from indicators.drafting.identity import DocumentKind, Identity
from indicators.drafting.relations import is_same_figure
from indicators.model.dataset import Dataset
from indicators.model.periods import UNSTATED
from indicators.model.schema import KEYS, Field, Sheet
from indicators.workbook.output.writer import Cells, Sheets

_NO_AREA = "文件没有写明地区（请改填）"


@dataclass(slots=True)
class DraftBook:
    """The workbook that a draft is written into; `facts` are its keys by the numbers of claims.

    `dataset` is that of `sheets` before the draft. Areas, indicators and the document are added
    where a row first needs them.
    """

    sheets: Sheets
    dataset: Dataset
    document: Identity
    facts: dict[int, str] = field(default_factory=dict)
    _source: str = ""
    _areas: dict[str, str] = field(default_factory=dict)
    _codes: dict[object, str] = field(default_factory=dict)
    _seen: dict[object, Claim] = field(default_factory=dict)

    def source(self) -> str:
        """The code of the draft's document in 来源."""
        if not self._source:
            known = known_source(self.document, self.dataset)
            self._source = (
                known.code if known else self.sheets.add(Sheet.SOURCES, self._described())
            )
        return self._source

    def _described(self) -> Cells:
        area = self.document.area
        is_report = self.document.kind is DocumentKind.REPORT
        return {
            Field.DOCUMENT: document_name(self.document),
            Field.DATE: self.document.given,
            Field.PUBLISHER: f"{area}人民政府" if area and is_report else "",
        }

    def area(self, name: str) -> str:
        """The code of an area, the document's where it is not named or only as 全市.

        One that the workbook lacks is added under its name. Figures of a document that names no
        area are never taken for those of the own one.
        """
        wanted = self.document.area if WHOLE.fullmatch(name) else name or self.document.area
        if wanted not in self._areas:
            self._areas[wanted] = known_area(self.dataset, wanted) or self._new_area(wanted)
        return self._areas[wanted]

    def _new_area(self, name: str) -> str:
        """Areas that a document of the own area's parent lists get its parent and its scopes."""
        cells: Cells = {Field.CODE: name or UNSTATED.text, Field.NAME: name or _NO_AREA}
        if is_peer(self.dataset, self.document.area, name):
            cells |= {
                Field.PARENT: self.dataset.about.area.parent,
                Field.SCOPES: "、".join(peer_scopes(self.dataset)),
            }
        return self._listed(Sheet.AREAS, cells)

    def indicator(self, row: DraftRow, sheet: Sheet, area: str, period: str) -> str:
        """The code of a figure's indicator; a new one where another figure has its place.

        "" where the same figure stands there already, maybe in another unit.
        """
        claim, known = row.claim, row.match.indicator
        more = f"（{_elsewhere(claim, row.nth)}）" if row.nth > 1 else ""
        code = known.code if known and not more else self._new_indicator(claim, more)
        earlier = self._seen.setdefault((sheet, code, area, period), claim)
        is_end = sheet is Sheet.TARGETS and not is_same_figure(earlier, claim)
        return code if earlier is claim or is_end else ""

    def _new_indicator(self, claim: Claim, more: str) -> str:
        """The code of a new 指标 row: it follows from the name, so that others find it again."""
        key = name_key(claim, more)
        if key not in self._codes:
            digest = hashlib.sha256("|".join(map(str, key)).encode()).hexdigest()[:8].upper()
            cells = indicator_row(f"N_{digest}", f"{claim.name}{more}", claim)
            self._codes[key] = self._listed(Sheet.INDICATORS, cells)
        return self._codes[key]

    def _listed(self, sheet: Sheet, cells: Cells) -> str:
        """The code of a row, which is added where the sheet has none with it."""
        key = KEYS[sheet]
        if all(each.get(key) != cells[key] for each in self.sheets.rows[sheet]):
            self.sheets.rows[sheet].append(cells)
        return str(cells[key])


def _elsewhere(claim: Claim, nth: int) -> str:
    """Which figure of one name it is: of a cell the same words in every month."""
    if claim.key is None:
        return f"第{nth}处"
    ordinal = f"·{claim.key.nth}" if claim.key.nth > 1 else ""
    return f"{'·'.join(filter(None, (claim.key.sheet, *claim.key.place)))}{ordinal}"
