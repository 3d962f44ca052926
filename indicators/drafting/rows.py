"""A draft's claims as rows of a workbook: the current one continued, or an empty one begun."""

from collections.abc import Sequence

from indicators.drafting.claims import Claim, ClaimKind
from indicators.drafting.domains import domain_of
from indicators.drafting.draft import DocumentDraft, DraftRow
from indicators.drafting.draft_areas import UNSTATED, DraftAreas
from indicators.drafting.draft_book import DraftBook
from indicators.drafting.edition_draft import is_of_own_area
from indicators.drafting.edition_versions import Version, known_target, status_of, version_of
from indicators.drafting.identity import DocumentKind, Identity
from indicators.model import units
from indicators.model.codelists import (
    CommitmentCategory,
    CommitmentStatus,
    Comparability,
    Measure,
    Nature,
    ObservationStatus,
    RankBasis,
    RelationType,
    Role,
)
from indicators.model.dataset import Dataset
from indicators.model.periods import parse_period
from indicators.model.schema import Field, Property, Sheet
from indicators.workbook.output.writer import Cells, Sheets

_MOST_QUOTED = 30


def workbook_of(draft: DocumentDraft, current: bytes, dataset: Dataset) -> bytes:
    """The current workbook with the draft's rows added to it, as a file.

    `dataset` is that of `current`. A row says in its 备注 how certain it is and why.
    """
    sheets = Sheets(current)
    areas = DraftAreas(sheets, dataset, draft.identity.area)
    source = sheets.add(Sheet.SOURCES, _document(draft.identity))
    book = DraftBook(sheets, areas, source)
    for row in draft.rows:
        _add(book, row, draft.identity)
    _relate(book, draft.rows)
    if is_of_own_area(draft, dataset):
        _describe(sheets, draft.identity, dataset)
    return sheets.content()


def _document(identity: Identity) -> Cells:
    name = identity.title or identity.kind.value
    return {
        Field.DOCUMENT: name if identity.area in name else f"{identity.area}{name}",
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
    claim = row.claim
    if claim.kind is ClaimKind.RANK:
        _add_rank(book, row)
    elif claim.kind is ClaimKind.TASK:
        _add_task(book, row)
    else:
        _add_figure(book, row, identity)


def _cited(book: DraftBook, row: DraftRow, more: str = "") -> Cells:
    """Where a row comes from; the remark says its doubts, and `more`."""
    claim = row.claim
    doubts = dict.fromkeys((*row.doubts, *([more] if more else [])))
    note = f"起草：请核对（{'、'.join(doubts)}）" if doubts else ""
    return {
        Field.SOURCE: book.source,
        Field.PAGE: claim.page,
        Field.SECTION: claim.section,
        Field.QUOTE: claim.quote[:_MOST_QUOTED],
        Field.NOTE: note,
    }


def _amount(claim: Claim, text: Field) -> Cells:
    """The value with its unit; as a text where the table of units has no such unit."""
    if claim.value is None:
        return {text: claim.text}
    if not units.is_known(claim.unit):
        return {text: f"{claim.value:f}{claim.unit}"}
    return {Field.BOUND: claim.bound.value, Field.VALUE: claim.value, Field.UNIT: claim.unit}


def _add_figure(book: DraftBook, row: DraftRow, identity: Identity) -> None:
    claim = row.claim
    is_target = claim.kind is ClaimKind.TARGET
    sheet = Sheet.TARGETS if is_target else Sheet.OBSERVATIONS
    period = claim.period or UNSTATED
    area = book.areas.code(claim.area)
    code = book.place_of(row, sheet, area, period)
    if not code:
        return  # the same figure once more
    found = known_target if is_target else version_of
    version = found(claim, status_of(claim, identity), code, area, book.areas.dataset)
    if version.known and version.version is Version.SAME:
        book.facts[claim.number] = version.known.id
        return
    cells: Cells = {Field.INDICATOR: code, Field.AREA: area, Field.PERIOD: period}
    cells |= _cited(book, row, version.words)
    cells |= _target(claim) if is_target else _observation(claim, version.status, identity)
    book.facts[claim.number] = book.sheets.add(sheet, cells)


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


def _add_rank(book: DraftBook, row: DraftRow) -> None:
    claim = row.claim
    indicator = row.match.indicator
    basis = claim.basis
    is_growth = indicator is not None and indicator.measure is Measure.GROWTH
    if basis is RankBasis.UNSTATED and is_growth and not claim.sheet:
        basis = RankBasis.GROWTH
    cells: Cells = {
        Field.INDICATOR: indicator.code if indicator else None,
        Field.MATTER: None if indicator else claim.name,
        Field.AREA: book.areas.code(claim.area),
        Field.PERIOD: claim.period or UNSTATED,
        Field.BASIS: basis.value,
        Field.SCOPE: claim.scope,
        Field.KIND: claim.rank_kind.value,
        Field.RANK: int(claim.value) if claim.value else None,
    }
    book.facts[claim.number] = book.sheets.add(Sheet.RANKS, cells | _cited(book, row))


def _add_task(book: DraftBook, row: DraftRow) -> None:
    claim = row.claim
    is_known = units.is_known(claim.unit)
    cells: Cells = {
        Field.MATTER: claim.name,
        Field.CATEGORY: (
            CommitmentCategory.PROJECT if "项目" in claim.name else CommitmentCategory.PROMISE
        ).value,
        Field.DOMAIN: domain_of(claim.name),
        Field.PERIOD: claim.period or UNSTATED,
        Field.AMOUNT: claim.value if is_known else None,
        Field.BOUND: claim.bound.value if is_known else None,
        Field.UNIT: claim.unit if is_known else None,
        Field.DEADLINE: claim.deadline,
        Field.FIRMNESS: claim.firmness.value,
        Field.STATUS: CommitmentStatus.PLANNED.value,
    }
    book.facts[claim.number] = book.sheets.add(Sheet.COMMITMENTS, cells | _cited(book, row))


def _relate(book: DraftBook, rows: Sequence[DraftRow]) -> None:
    """The relations that the text states: from A to B, and 其中."""
    relations = book.sheets.rows[Sheet.RELATIONS]
    taken = {str(each.get(Field.RELATION)) for each in relations}
    number = 0
    for row in rows:
        claim = row.claim
        if (
            claim.part_of is None
            or claim.number not in book.facts
            or claim.part_of not in book.facts
        ):
            continue
        number += 1
        while f"D{number:03d}" in taken:
            number += 1
        is_change = claim.kind is ClaimKind.PRIOR
        kind = RelationType.CHANGE if is_change else RelationType.SUBSET
        roles = (Role.AFTER, Role.BEFORE) if is_change else (Role.WHOLE, Role.SUBSET)
        for role, member in zip(roles, (claim.part_of, claim.number), strict=True):
            relations.append(
                {
                    Field.RELATION: f"D{number:03d}",
                    Field.KIND: kind.value,
                    Field.ROLE: role.value,
                    Field.MEMBER: book.facts[member],
                    Field.COMPARABILITY: Comparability.DOUBTFUL.value if is_change else None,
                    Field.REMARK: claim.quote,
                }
            )
