"""A draft set beside the current edition: what it has already, and what would revise it."""

from collections import Counter
from dataclasses import replace

from indicators.drafting.claims import ClaimKind
from indicators.drafting.confidence import Confidence
from indicators.drafting.draft import DocumentDraft, DraftRow
from indicators.drafting.draft_areas import known_area
from indicators.drafting.edition_versions import Version, status_of, version_of
from indicators.drafting.identity import Identity
from indicators.model.dataset import Dataset


def beside_edition(draft: DocumentDraft, dataset: Dataset) -> DocumentDraft:
    """The draft with its rows set beside the current edition; a revision is to be looked at."""
    rows = tuple(_beside(row, draft.identity, dataset) for row in draft.rows)
    versions = Counter(each.version.version for each in rows if each.version)
    same, revised = versions[Version.SAME], versions[Version.REVISION]
    parts = (
        f"{same}个数现行版次已有，不再写入" if same else "",
        f"{revised}个与现行版次不同，作为修订（状态写作核实），请核对" if revised else "",
    )
    words = "；".join(filter(None, parts))
    notices = (*draft.notices, *([f"{words}。"] if words else []))
    return replace(draft, rows=rows, notices=notices)


def _beside(row: DraftRow, identity: Identity, dataset: Dataset) -> DraftRow:
    claim, indicator = row.claim, row.match.indicator
    area = known_area(dataset, claim.area or identity.area)
    if indicator is None or not area or claim.kind is not ClaimKind.ACTUAL:
        return row
    found = version_of(claim, status_of(claim, identity), indicator.code, area, dataset)
    if not found.words:
        return replace(row, version=found)
    doubts = (*row.doubts, found.words)
    return replace(row, version=found, doubts=doubts, confidence=Confidence.CHECK)
