"""From the bytes of a document to a draft: its claims matched, and set beside the edition."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.drafting.claims import Claim, ClaimKind, RefusedNumber, doubted
from indicators.drafting.documents.files import is_workbook, lines_of
from indicators.drafting.documents.passages import UnreadableDocument, passages_of
from indicators.drafting.documents.pdf_files import Progress
from indicators.drafting.drafts.doubts import row_doubts
from indicators.drafting.drafts.edition_versions import (
    WHOLE,
    EditionVersion,
    Version,
    known_area,
    peer_scopes,
    version_of,
)
from indicators.drafting.drafts.matching import Match, Matcher, name_key
from indicators.drafting.identity import Correction, Identity
from indicators.drafting.monthly.claims import read_monthly
from indicators.drafting.monthly.keys import Differences
from indicators.drafting.reading import DocumentReading, read_passages
from indicators.drafting.relations import conflicting, ordinals
from indicators.model import units
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator
from indicators.model.periods import UNSTATED

__all__ = ["DocumentDraft", "DraftRow", "UnreadableDocument", "draft_of"]


# A row each, whatever else stands in their places.
_RECOGNISED = "文字由图片识别，请核对数字"
_APART = frozenset({ClaimKind.RANK, ClaimKind.TASK})


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One claim with its indicator, and the doubts about it.

    `version` is what it is for the current edition, None where that was not asked; `nth` is 2 where
    another figure of its indicator, area and period stands before it.
    """

    claim: Claim
    match: Match
    doubts: tuple[str, ...] = ()
    version: EditionVersion | None = None
    nth: int = 1

    @property
    def confidence(self) -> str:
        """Whether the row can be adopted as it stands, or is looked at first."""
        return "核对" if self.doubts else "高"


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """What a document gives: its identity, its rows and the numbers that became no row.

    `differences` are those of a monthly workbook from the month before, where that is remembered.
    """

    identity: Identity
    rows: tuple[DraftRow, ...]
    refusals: tuple[RefusedNumber, ...]
    notices: tuple[str, ...] = ()
    differences: Differences | None = None

    @property
    def summary(self) -> str:
        """起草186条：可直接采用120，请核对50，未采用16（附原因）."""
        sure = sum(not each.doubts for each in self.rows)
        return (
            f"起草{len(self.rows)}条：可直接采用{sure}，请核对{len(self.rows) - sure}；"
            f"未采用的数字{len(self.refusals)}个（附原因）。"
        )


def draft_of(content: bytes, indicators: Iterable[Indicator] = ()) -> DocumentDraft:
    """The draft of a document's bytes against a workbook's indicators.

    The same bytes give the same draft, whatever the file is called. Raises UnreadableDocument.
    """
    return matched(read_document(content), indicators)


def read_document(
    content: bytes, correction: Correction | None = None, progress: Progress | None = None
) -> DocumentReading:
    """What a document's bytes claim, as the document that a person says it is.

    `progress` gets how many pages of how many are read. Raises UnreadableDocument, also for a
    corrected period that is none.
    """
    if is_workbook(content):
        return read_monthly(content, correction)
    lines, notices = lines_of(content, progress)
    reading = read_passages(passages_of(lines), correction)
    scanned = {each.page for each in lines if each.is_scanned}
    claims = (
        doubted(each, _RECOGNISED) if each.page in scanned else each for each in reading.claims
    )
    return replace(reading, claims=tuple(claims), notices=notices)


def matched(reading: DocumentReading, indicators: Iterable[Indicator]) -> DocumentDraft:
    """The claims of a reading with the indicators of a workbook, and how certain they are."""
    matcher = Matcher(indicators)
    rows: list[DraftRow] = []
    several = conflicting(reading.claims)
    for at, read in enumerate(reading.claims):
        claim = doubted(read, "同一名称、期间有几个不同的数，请核对") if at in several else read
        match = matcher.match(claim)
        rows.append(DraftRow(claim, match, row_doubts(claim, match)))
    notices = (*reading.notices, *_unknown_units(rows))
    return DocumentDraft(reading.identity, placed(rows), reading.refusals, notices)


def placed(rows: Sequence[DraftRow]) -> tuple[DraftRow, ...]:
    """Rows in the document's order, each with which figure of its place it is."""
    found = ordinals([_place(each) for each in rows], [each.claim for each in rows])
    return tuple(replace(row, nth=nth) for row, nth in zip(rows, found, strict=True))


def _place(row: DraftRow) -> tuple[object, ...]:
    """What a workbook has one figure of."""
    claim, indicator = row.claim, row.match.indicator
    name: object = indicator.code if indicator else name_key(claim)
    area = "" if WHOLE.fullmatch(claim.area) else claim.area
    is_target = claim.kind is ClaimKind.TARGET
    return claim.kind if claim.kind in _APART else is_target, name, area, claim.period


def _unknown_units(rows: list[DraftRow]) -> tuple[str, ...]:
    """Which units the product cannot compute with: their figures are written as texts."""
    printed = [each.claim.unit for each in rows if each.claim.value is not None]
    unknown = [each for each in printed if each and not units.is_known(each)]
    names = "、".join(dict.fromkeys(unknown))
    text = f"{len(unknown)}个数的单位不在单位表中（{names}），写作文字，不参与计算和比较。"
    return (text,) if unknown else ()


def beside_edition(draft: DocumentDraft, dataset: Dataset) -> DocumentDraft:
    """The draft with its rows set beside the current edition; a revision is to be looked at."""
    rows = tuple(_beside(row, draft.identity, dataset) for row in draft.rows)
    versions = Counter(each.version.version for each in rows if each.version)
    same, revised = versions[Version.SAME], versions[Version.REVISION]
    parts = (
        f"{same}条现行版次已有，不再写入" if same else "",
        f"{revised}条与现行版次不同，作为修订（实绩的状态写作核实），请核对" if revised else "",
    )
    words = "；".join(filter(None, parts))
    of_area = other_area_words(draft, dataset)
    notices = filter(None, (f"{words}。" if words else "", _peer_words(draft, dataset), of_area))
    return replace(draft, rows=rows, notices=(*draft.notices, *notices))


def is_of_own_area(draft: DocumentDraft, dataset: Dataset) -> bool:
    """Whether any row is of the edition's own area: only those can move its data's date."""
    own, document = dataset.about.area.code, draft.identity.area
    areas = {each.claim.area for each in draft.rows}
    names = {document if not each or each.startswith("全") else each for each in areas}
    return any(known_area(dataset, each) == own for each in names)


def other_area_words(draft: DocumentDraft, dataset: Dataset) -> str:
    """What happens to a document of another area, or of none: the edition's date stays."""
    if not draft.rows or is_of_own_area(draft, dataset):
        return ""
    own, document = dataset.about.area.name, draft.identity.area
    if document:
        return f"文件是{document}的，不是{own}的：各行写在{document}名下，数据截止日期不变。"
    return (
        f"文件没有写明地区：各行写在“未注明”名下，数据截止日期不变；"
        f"如果是{own}的，请在地区表和各行中改填，或先在“从文件起草”中改正地区。"
    )


def _peer_words(draft: DocumentDraft, dataset: Dataset) -> str:
    """Which areas become peers of the own one: a rank is only confirmed by all of them."""
    document = draft.identity.area
    names = dict.fromkeys(each.claim.area for each in draft.rows)
    shared = {
        each: "、".join(peer_scopes(dataset, document, each) or ())
        for each in names
        if not known_area(dataset, each)
    }
    new = {name: scopes for name, scopes in shared.items() if scopes}
    if not new:
        return ""
    scopes = next(iter(new.values()))
    return f"新增{len(new)}个地区（{'、'.join(new)}），所属范围写作“{scopes}”，请核对是否齐全。"


def _beside(row: DraftRow, identity: Identity, dataset: Dataset) -> DraftRow:
    claim, indicator = row.claim, row.match.indicator
    name = claim.area or identity.area
    area = known_area(dataset, name) if name else UNSTATED.text
    needs_indicator = claim.kind not in {ClaimKind.RANK, ClaimKind.TASK}
    if (needs_indicator and indicator is None) or (claim.kind is not ClaimKind.TASK and not area):
        return row
    found = version_of(claim, identity, indicator.code if indicator else "", area, dataset)
    if not found.words:
        return replace(row, version=found)
    return replace(row, version=found, doubts=(*row.doubts, found.words))
