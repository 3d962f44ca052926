"""A draft set beside the current edition: what it has already, and what would revise it."""

from collections import Counter
from dataclasses import replace

from indicators.drafting.claims import ClaimKind
from indicators.drafting.drafts.confidence import Confidence
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow
from indicators.drafting.drafts.draft_areas import UNSTATED, is_peer, known_area, peer_scopes
from indicators.drafting.drafts.edition_versions import Version, version_of
from indicators.drafting.identity import Identity
from indicators.model.dataset import Dataset


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
    told = filter(None, (f"{words}。" if words else "", _peer_words(draft, dataset), of_area))
    return replace(draft, rows=rows, notices=(*draft.notices, *told))


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
    new = [
        each for each in names if not known_area(dataset, each) and is_peer(dataset, document, each)
    ]
    scopes = "、".join(peer_scopes(dataset))
    if not new or not scopes:
        return ""
    return f"新增{len(new)}个地区（{'、'.join(new)}），所属范围写作“{scopes}”，请核对是否齐全。"


def _beside(row: DraftRow, identity: Identity, dataset: Dataset) -> DraftRow:
    claim, indicator = row.claim, row.match.indicator
    name = claim.area or identity.area
    area = known_area(dataset, name) if name else UNSTATED
    needs_indicator = claim.kind not in {ClaimKind.RANK, ClaimKind.TASK}
    if (needs_indicator and indicator is None) or (claim.kind is not ClaimKind.TASK and not area):
        return row
    found = version_of(claim, identity, indicator or "", area, dataset)
    if not found.words:
        return replace(row, version=found)
    doubts = (*row.doubts, found.words)
    return replace(row, version=found, doubts=doubts, confidence=Confidence.CHECK)
