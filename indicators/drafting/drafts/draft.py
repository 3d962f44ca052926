"""From the bytes of a document to a draft: what it is, its claims matched, and what is left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.drafting.claims import Claim, ClaimKind, Refusal, doubted
from indicators.drafting.correction import Correction
from indicators.drafting.documents.files import is_workbook, lines_of
from indicators.drafting.documents.passages import UnreadableDocument, passages_of
from indicators.drafting.documents.pdf_files import Progress
from indicators.drafting.drafts.confidence import Confidence, confidence
from indicators.drafting.drafts.draft_areas import WHOLE
from indicators.drafting.drafts.edition_versions import EditionVersion
from indicators.drafting.drafts.matching import Match, Matcher
from indicators.drafting.drafts.new_indicators import name_key
from indicators.drafting.identity import Identity
from indicators.drafting.monthly.claims import read_monthly
from indicators.drafting.monthly.differences import Differences
from indicators.drafting.reading import Reading, read_passages
from indicators.drafting.relations import conflicting, ordinals
from indicators.model import units
from indicators.model.facts import Indicator

__all__ = ["DocumentDraft", "DraftRow", "UnreadableDocument", "draft_of"]


# A row each, whatever else stands in their places.
_RECOGNISED = "文字由图片识别，请核对数字"
_APART = frozenset({ClaimKind.RANK, ClaimKind.TASK})


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One claim with its indicator, and how certain it is.

    `version` is what it is for the current edition, None where that was not asked; `nth` is 2 where
    another figure of its indicator, area and period stands before it.
    """

    claim: Claim
    match: Match
    confidence: Confidence
    doubts: tuple[str, ...] = ()
    version: EditionVersion | None = None
    nth: int = 1


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """What a document gives: its identity, its rows and the numbers that became no row.

    `differences` are those of a monthly workbook from the month before, where that is remembered.
    """

    identity: Identity
    rows: tuple[DraftRow, ...]
    refusals: tuple[Refusal, ...]
    notices: tuple[str, ...] = ()
    differences: Differences | None = None

    @property
    def summary(self) -> str:
        """起草186条：可直接采用120，请核对50，未采用16（附原因）."""
        sure = sum(each.confidence is Confidence.HIGH for each in self.rows)
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
) -> Reading:
    """What a document's bytes claim, as the document that a person says it is.

    `progress` gets how many pages of how many are read. Raises UnreadableDocument, and
    BadCorrection for a period that is none.
    """
    if is_workbook(content):
        return read_monthly(content, correction)
    document = lines_of(content, progress)
    reading = read_passages(passages_of(document.lines), correction)
    claims = (
        doubted(each, _RECOGNISED) if each.page in document.scanned else each
        for each in reading.claims
    )
    return replace(reading, claims=tuple(claims), notices=document.notices)


def matched(reading: Reading, indicators: Iterable[Indicator]) -> DocumentDraft:
    """The claims of a reading with the indicators of a workbook, and how certain they are."""
    matcher = Matcher(indicators)
    rows: list[DraftRow] = []
    several = conflicting(reading.claims)
    for at, read in enumerate(reading.claims):
        claim = doubted(read, "同一名称、期间有几个不同的数，请核对") if at in several else read
        match = matcher.match(claim)
        sure, doubts = confidence(claim, match)
        rows.append(DraftRow(claim, match, sure, doubts))
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
