"""A draft's claims and rows as text: for people, and as JSON Lines for programs."""

import json
from collections.abc import Iterator

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure, RefusedNumber
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow
from indicators.drafting.drafts.matching import MatchWay
from indicators.model.codelists import RankKind
from indicators.model.quantities import Quantity
from indicators.wording.numbers import amount, limit, number

# As shares of one: programs compare them with thresholds.
_SURE, _CHECK = 0.95, 0.5
# Neither a level nor a rate: in a text a change of an amount has no measure.
_UNMEASURED = {ClaimMeasure.CHANGE, ClaimMeasure.PLACE}


def amount_words(claim: Claim) -> str:
    """What is claimed of a name: 突破10亿元, 8%以上, 第3位, 首家, 全覆盖."""
    if claim.kind is ClaimKind.RANK:
        is_place = claim.rank_kind is RankKind.RANK and claim.value is not None
        place = f"第{number(claim.value)}位" if is_place and claim.value else claim.rank_kind.value
        among = (
            f"（{claim.among}个中）"
            if claim.among and f"{claim.among}个" not in claim.scope
            else ""
        )
        return f"{claim.scope}{place}{among}"
    if claim.value is None:
        return claim.text
    quantity = Quantity(claim.value, claim.unit, claim.bound)
    return limit(quantity) if claim.kind is ClaimKind.TARGET else amount(quantity)


def claim_words(claim: Claim) -> str:
    """A claim in a line: 地区生产总值 239.76亿元（2023，实绩）."""
    where = "，".join(filter(None, (claim.area, claim.period or "未注明", claim.kind.word)))
    return f"{claim.name} {amount_words(claim)}（{where}）"


def json_lines(draft: DocumentDraft) -> Iterator[str]:
    """The lines of a draft in the document's order, the refused numbers last."""
    for row in draft.rows:
        yield json.dumps(_row(row), ensure_ascii=False)
    for each in draft.refusals:
        yield json.dumps(_refusal(each), ensure_ascii=False)


def _row(row: DraftRow) -> dict[str, object]:
    claim, match = row.claim, row.match
    value = None if claim.value is None else float(claim.value)
    is_rank = claim.kind is ClaimKind.RANK
    is_measured = claim.measure not in _UNMEASURED
    return {
        "kind": claim.kind.value,
        "name": match.indicator.name
        if match.way in {MatchWay.NAME, MatchWay.REMEMBERED} and match.indicator and not is_rank
        else claim.name,
        "printed_name": claim.name,
        "value": None if is_rank and not claim.sheet else value,
        "text": claim.text,
        "unit": claim.unit,
        "bound": claim.bound.value,
        "period": claim.period,
        "measure": claim.measure.value if claim.sheet or is_measured else None,
        "rank": int(claim.value) if is_rank and claim.value else None,
        "rank_kind": claim.rank_kind.value if is_rank else None,
        "basis": claim.basis.value if is_rank else None,
        "scope": claim.scope,
        "deadline": claim.deadline.isoformat() if claim.deadline else None,
        "firmness": claim.firmness.value,
        "code": match.indicator.code if match.indicator else None,
        "matched": match.way.value,
        "proposals": [each.code for each in match.proposals],
        "confidence": _CHECK if row.doubts else _SURE,
        "certainty": row.confidence,
        "asked": bool(row.doubts),
        "doubts": list(row.doubts),
        "page": claim.page,
        "section": claim.section,
        "source_line": claim.line,
        "quote": claim.quote,
    } | _beside(row)


def _beside(row: DraftRow) -> dict[str, object]:
    """What the edition has, where that was asked, and the cell of a workbook's number."""
    claim, version = row.claim, row.version
    known = version.known.id if version and version.known else None
    edition: dict[str, object] = {}
    if version:
        edition = {"edition": version.version.value, "edition_id": known}
    cell = {"sheet": claim.sheet, "cell": claim.cell, "area": claim.area}
    return edition | cell if claim.sheet else edition


def _refusal(refusal: RefusedNumber) -> dict[str, object]:
    return {
        "refuse": refusal.reason.value,
        "words": refusal.words,
        "page": refusal.page,
        "source_line": refusal.line,
        "quote": refusal.quote,
        **({"sheet": refusal.sheet, "cell": refusal.cell} if refusal.sheet else {}),
    }


def table_lines(draft: DocumentDraft) -> Iterator[str]:
    """A row a line for people, its cells parted by tabulators."""
    for row in draft.rows:
        claim = row.claim
        value = claim.text if claim.value is None else f"{claim.value:f}{claim.unit}"
        amount = f"{claim.bound.value}{value}"
        cells = (row.confidence, claim.kind.word, claim.name, amount, claim.period, row.match.way)
        yield "\t".join((*cells, claim.quote))
