"""A draft's claims as rows of a workbook: the current one continued, or an empty one begun."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Final

from indicators.drafting.claims import Claim, ClaimKind
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow, is_of_own_area
from indicators.drafting.drafts.edition_versions import (
    MOST_QUOTED,
    WHOLE,
    Version,
    basis_of,
    document_name,
    known_area,
    known_source,
    peer_scopes,
    printed_text,
    version_of,
)
from indicators.drafting.drafts.matching import domain_of, indicator_row, name_key
from indicators.drafting.identity import DocumentKind, Identity
from indicators.drafting.relations import is_same_figure
from indicators.model import units
from indicators.model.codelists import (
    CommitmentCategory,
    CommitmentStatus,
    Comparability,
    Nature,
    RelationType,
    Role,
)
from indicators.model.dataset import Dataset
from indicators.model.periods import UNSTATED, parse_period
from indicators.model.schema import KEYS, Field, Property, Sheet
from indicators.workbook.output.writer import Cells, Sheets

_NO_AREA: Final = "文件没有写明地区（请改填）"
_SHEETS: Final = {
    ClaimKind.ACTUAL: Sheet.OBSERVATIONS,
    ClaimKind.PRIOR: Sheet.OBSERVATIONS,
    ClaimKind.TARGET: Sheet.TARGETS,
    ClaimKind.TASK: Sheet.COMMITMENTS,
    ClaimKind.RANK: Sheet.RANKS,
}


@dataclass(slots=True)
class _Book:
    """The workbook that a draft is written into; `facts` are its keys by the numbers of claims.

    `dataset` is that of `sheets` before the draft. Areas, indicators and the document are added
    where a row first needs them.
    """

    sheets: Sheets
    dataset: Dataset
    document: Identity
    facts: dict[int, str] = field(default_factory=dict)
    _source: str = ""
    _seen: dict[object, Claim] = field(default_factory=dict)

    def source(self) -> str:
        """The code of the draft's document in 来源."""
        if not self._source:
            known = known_source(self.document, self.dataset)
            area = self.document.area
            is_report = self.document.kind is DocumentKind.REPORT
            cells: Cells = {
                Field.DOCUMENT: document_name(self.document),
                Field.DATE: self.document.given,
                Field.PUBLISHER: f"{area}人民政府" if area and is_report else "",
            }
            self._source = known.code if known else self.sheets.add(Sheet.SOURCES, cells)
        return self._source

    def area(self, name: str) -> str:
        """The code of an area, the document's where it is not named or only as 全市.

        One that the workbook lacks is added under its name, with the parent and the scopes of the
        own area where a document of that parent lists it. Figures of a document that names no area
        are never taken for those of the own one.
        """
        wanted = self.document.area if WHOLE.fullmatch(name) else name or self.document.area
        if code := known_area(self.dataset, wanted):
            return code
        cells: Cells = {Field.CODE: wanted or UNSTATED.text, Field.NAME: wanted or _NO_AREA}
        scopes = peer_scopes(self.dataset, self.document.area, wanted)
        if scopes is not None:
            parent = self.dataset.about.area.parent
            cells |= {Field.PARENT: parent, Field.SCOPES: "、".join(scopes)}
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
        key = "|".join(map(str, name_key(claim, more)))
        digest = hashlib.sha256(key.encode()).hexdigest()[:8].upper()
        cells = indicator_row(f"N_{digest}", f"{claim.name}{more}", claim)
        return self._listed(Sheet.INDICATORS, cells)

    def _listed(self, sheet: Sheet, cells: Cells) -> str:
        """The code of a row, which is added where the sheet has none with it."""
        key = KEYS[sheet]
        if all(each.get(key) != cells[key] for each in self.sheets.rows[sheet]):
            self.sheets.rows[sheet].append(cells)
        return str(cells[key])


def _elsewhere(claim: Claim, nth: int) -> str:
    """Which figure of one name it is: of a cell the same words in every month."""
    if not claim.sheet:
        return f"第{nth}处"
    ordinal = f"·{claim.key.nth}" if claim.key.nth > 1 else ""
    return f"{'·'.join(filter(None, (claim.key.sheet, *claim.key.place)))}{ordinal}"


def workbook_of(draft: DocumentDraft, current: bytes, dataset: Dataset) -> bytes:
    """The current workbook with the draft's rows added to it, as a file.

    `dataset` is that of `current`. A row says in its 备注 how certain it is and why.
    """
    book = _Book(Sheets(current), dataset, draft.identity)
    for row in draft.rows:
        _add(book, row)
    _relate(book, draft.rows)
    as_of = _as_of(draft.identity)
    if as_of and as_of > dataset.about.as_of and is_of_own_area(draft, dataset):
        book.sheets.describe({Property.AS_OF: as_of})
    return book.sheets.content()


def _as_of(document: Identity) -> date | None:
    """The date of a document, or the end of a monthly workbook's last month."""
    period = document.calendar.period if document.kind is DocumentKind.MONTHLY else ""
    return document.given or (parse_period(period).end if period else None)


def _add(book: _Book, row: DraftRow) -> None:
    """Write a row, but not one that the edition has."""
    claim = row.claim
    sheet, period = _SHEETS[claim.kind], claim.period or UNSTATED.text
    area = "" if sheet is Sheet.COMMITMENTS else book.area(claim.area)
    code = row.match.indicator.code if row.match.indicator else ""
    if sheet in {Sheet.OBSERVATIONS, Sheet.TARGETS}:
        code = book.indicator(row, sheet, area, period)
        if not code:
            return  # the same figure once more
    version = version_of(claim, book.document, code, area, book.dataset)
    if version.known and version.version is Version.SAME:
        book.facts[claim.number] = version.known.id
        return
    cells: Cells = {Field.PERIOD: period, **({Field.AREA: area} if area else {})}
    if sheet is Sheet.RANKS:
        cells |= _rank(row)
    elif sheet is Sheet.COMMITMENTS:
        cells |= _task(claim)
    elif sheet is Sheet.TARGETS:
        cells |= {Field.INDICATOR: code} | _target(claim)
    else:
        published = book.document.given
        cells |= {Field.INDICATOR: code, Field.PUBLISHED: published}
        cells |= _amount(claim, Field.TEXT) | {Field.STATUS: version.status.value}
    cells |= _cited(book, row, version.words)
    book.facts[claim.number] = book.sheets.add(sheet, cells)


def _cited(book: _Book, row: DraftRow, more: str = "") -> Cells:
    """Where a row comes from; the remark says its doubts, and `more`."""
    claim = row.claim
    doubts = dict.fromkeys(filter(None, (*row.doubts, more)))
    note = f"起草：请核对（{'、'.join(doubts)}）" if doubts else ""
    return {
        Field.SOURCE: book.source(),
        Field.PAGE: claim.page,
        Field.SECTION: claim.section,
        Field.QUOTE: claim.quote[:MOST_QUOTED],
        Field.NOTE: note,
    }


def _amount(claim: Claim, text: Field) -> Cells:
    """The value with its unit; as a text where the table of units has no such unit."""
    if claim.value is None or not units.is_known(claim.unit):
        return {text: printed_text(claim)}
    return {Field.BOUND: claim.bound.value, Field.VALUE: claim.value, Field.UNIT: claim.unit}


def _target(claim: Claim) -> Cells:
    return _amount(claim, Field.TARGET_TEXT) | {
        Field.DEADLINE: claim.deadline,
        Field.NATURE: Nature.UNSTATED.value,
        Field.FIRMNESS: claim.firmness.value,
    }


def _rank(row: DraftRow) -> Cells:
    claim, indicator = row.claim, row.match.indicator
    return {
        Field.INDICATOR: indicator.code if indicator else None,
        Field.MATTER: None if indicator else claim.name,
        Field.BASIS: basis_of(claim, indicator).value,
        Field.SCOPE: claim.scope,
        Field.KIND: claim.rank_kind.value,
        Field.RANK: int(claim.value) if claim.value else None,
        Field.GROUP_SIZE: claim.among,
    }


def _task(claim: Claim) -> Cells:
    is_known = units.is_known(claim.unit)
    is_project = "项目" in claim.name
    category = CommitmentCategory.PROJECT if is_project else CommitmentCategory.PROMISE
    return {
        Field.MATTER: claim.name,
        Field.CATEGORY: category.value,
        Field.DOMAIN: domain_of(claim.name),
        Field.AMOUNT: claim.value if is_known else None,
        Field.BOUND: claim.bound.value if is_known else None,
        Field.UNIT: claim.unit if is_known else None,
        Field.DEADLINE: claim.deadline,
        Field.FIRMNESS: claim.firmness.value,
        Field.STATUS: CommitmentStatus.PLANNED.value,
    }


def _relate(book: _Book, rows: Sequence[DraftRow]) -> None:
    """The relations that the text states, from A to B and 其中, but those that the edition has."""
    relations = book.sheets.rows[Sheet.RELATIONS]
    taken = {str(each.get(Field.RELATION)) for each in relations}
    names = (name for at in count(1) if (name := f"D{at:03d}") not in taken)
    known = {
        (each.type, frozenset((one.role, one.fact.id) for one in each.members))
        for each in book.dataset.relations
    }
    for claim in (each.claim for each in rows):
        part, whole = book.facts.get(claim.number), book.facts.get(claim.part_of or 0)
        if part is None or whole is None:
            continue
        is_change = claim.kind is ClaimKind.PRIOR
        kind = RelationType.CHANGE if is_change else RelationType.SUBSET
        roles = (Role.AFTER, Role.BEFORE) if is_change else (Role.WHOLE, Role.SUBSET)
        members = tuple(zip(roles, (whole, part), strict=True))
        if (kind, frozenset(members)) in known:
            continue
        cells: Cells = {
            Field.RELATION: next(names),
            Field.KIND: kind.value,
            Field.COMPARABILITY: Comparability.DOUBTFUL.value if is_change else None,
            Field.REMARK: claim.quote,
        }
        relations.extend(
            cells | {Field.ROLE: role.value, Field.MEMBER: member} for role, member in members
        )
