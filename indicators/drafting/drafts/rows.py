"""A draft's claims as rows of a workbook: the current one continued, or an empty one begun."""

from collections.abc import Sequence
from typing import Final

from indicators.drafting.claims import Claim, ClaimKind
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow
from indicators.drafting.drafts.draft_areas import UNSTATED, DraftAreas
from indicators.drafting.drafts.draft_book import DraftBook
from indicators.drafting.drafts.edition_draft import is_of_own_area
from indicators.drafting.drafts.edition_versions import (
    MOST_QUOTED,
    Version,
    basis_of,
    document_name,
    known_source,
    printed_text,
    version_of,
)
from indicators.drafting.drafts.new_indicators import domain_of
from indicators.drafting.identity import DocumentKind, Identity
from indicators.model import units
from indicators.model.codelists import (
    CommitmentCategory,
    CommitmentStatus,
    Comparability,
    Nature,
    ObservationStatus,
    RelationType,
    Role,
)
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator
from indicators.model.periods import parse_period
from indicators.model.schema import Field, Property, Sheet
from indicators.workbook.output.writer import Cells, Sheets

_SHEETS: Final = {
    ClaimKind.ACTUAL: Sheet.OBSERVATIONS,
    ClaimKind.PRIOR: Sheet.OBSERVATIONS,
    ClaimKind.TARGET: Sheet.TARGETS,
    ClaimKind.TASK: Sheet.COMMITMENTS,
    ClaimKind.RANK: Sheet.RANKS,
}


def workbook_of(draft: DocumentDraft, current: bytes, dataset: Dataset) -> bytes:
    """The current workbook with the draft's rows added to it, as a file.

    `dataset` is that of `current`. A row says in its 备注 how certain it is and why.
    """
    sheets = Sheets(current)
    areas = DraftAreas(sheets, dataset, draft.identity.area)
    known = known_source(draft.identity, dataset)
    book = DraftBook(sheets, areas, _document(draft.identity), known.code if known else "")
    for row in draft.rows:
        _add(book, row, draft.identity)
    _relate(book, draft.rows)
    if is_of_own_area(draft, dataset):
        _describe(sheets, draft.identity, dataset)
    return sheets.content()


def _document(identity: Identity) -> Cells:
    return {
        Field.DOCUMENT: document_name(identity),
        Field.DATE: identity.given,
        Field.PUBLISHER: _publisher(identity),
    }


def _publisher(identity: Identity) -> str:
    is_report = identity.kind is DocumentKind.REPORT
    return f"{identity.area}人民政府" if identity.area and is_report else ""


def _describe(sheets: Sheets, identity: Identity, dataset: Dataset) -> None:
    """Give the workbook the document's date, or the end of a monthly workbook's last month."""
    as_of = identity.given
    if as_of is None and identity.kind is DocumentKind.MONTHLY and identity.calendar.period:
        as_of = parse_period(identity.calendar.period).end
    if as_of and as_of > dataset.about.as_of:
        sheets.describe({Property.AS_OF: as_of})


def _add(book: DraftBook, row: DraftRow, identity: Identity) -> None:
    """Write a row, but not one that the edition has."""
    claim = row.claim
    sheet = _SHEETS[claim.kind]
    area = "" if sheet is Sheet.COMMITMENTS else book.areas.code(claim.area)
    indicator: Indicator | str = row.match.indicator or ""
    if sheet in {Sheet.OBSERVATIONS, Sheet.TARGETS}:
        indicator = book.place_of(row, sheet, area, claim.period or UNSTATED)
        if not indicator:
            return  # the same figure once more
    version = version_of(claim, identity, indicator, area, book.areas.dataset)
    if version.known and version.version is Version.SAME:
        book.facts[claim.number] = version.known.id
        return
    cells: Cells = {Field.PERIOD: claim.period or UNSTATED}
    if area:
        cells[Field.AREA] = area
    if sheet is Sheet.RANKS:
        cells |= _rank(row)
    elif sheet is Sheet.COMMITMENTS:
        cells |= _task(claim)
    else:
        cells[Field.INDICATOR] = indicator
        is_target = sheet is Sheet.TARGETS
        cells |= _target(claim) if is_target else _observation(claim, version.status, identity)
    cells |= _cited(book, row, version.words)
    book.facts[claim.number] = book.sheets.add(sheet, cells)


def _cited(book: DraftBook, row: DraftRow, more: str = "") -> Cells:
    """Where a row comes from; the remark says its doubts, and `more`."""
    claim = row.claim
    doubts = dict.fromkeys((*row.doubts, *([more] if more else [])))
    note = f"起草：请核对（{'、'.join(doubts)}）" if doubts else ""
    return {
        Field.SOURCE: book.source,
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


def _observation(claim: Claim, status: ObservationStatus, identity: Identity) -> Cells:
    return _amount(claim, Field.TEXT) | {
        Field.STATUS: status.value,
        Field.PUBLISHED: identity.given,
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


def _relate(book: DraftBook, rows: Sequence[DraftRow]) -> None:
    """The relations that the text states, from A to B and 其中, but those that the edition has."""
    taken = {str(each.get(Field.RELATION)) for each in book.sheets.rows[Sheet.RELATIONS]}
    known = {
        (each.type, frozenset((one.role, one.fact.id) for one in each.members))
        for each in book.areas.dataset.relations
    }
    number = 0
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
        number += 1
        while f"D{number:03d}" in taken:
            number += 1
        book.sheets.rows[Sheet.RELATIONS].extend(
            {
                Field.RELATION: f"D{number:03d}",
                Field.KIND: kind.value,
                Field.ROLE: role.value,
                Field.MEMBER: member,
                Field.COMPARABILITY: Comparability.DOUBTFUL.value if is_change else None,
                Field.REMARK: claim.quote,
            }
            for role, member in members
        )
