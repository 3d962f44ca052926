"""A draft as lines of text: for people, and as JSON Lines for programs."""

import json
from collections.abc import Iterator

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure, Refusal
from indicators.drafting.drafts.confidence import Confidence
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow
from indicators.drafting.drafts.matching import Way

# As shares of one: programs compare them with thresholds.
_CONFIDENCES = {Confidence.HIGH: 0.95, Confidence.CHECK: 0.5}


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
    return {
        "kind": claim.kind.value,
        "name": match.indicator.name
        if match.way in {Way.NAME, Way.REMEMBERED} and match.indicator and not is_rank
        else claim.name,
        "printed_name": claim.name,
        "value": None if is_rank and not claim.sheet else value,
        "text": claim.text,
        "unit": claim.unit,
        "bound": claim.bound.value,
        "period": claim.period,
        "measure": _measure(claim),
        "rank": int(claim.value) if is_rank and claim.value else None,
        "rank_kind": claim.rank_kind.value if is_rank else None,
        "basis": claim.basis.value if is_rank else None,
        "scope": claim.scope,
        "deadline": claim.deadline.isoformat() if claim.deadline else None,
        "firmness": claim.firmness.value,
        "code": match.indicator.code if match.indicator else None,
        "matched": match.way.value,
        "proposals": [each.code for each in match.proposals],
        "confidence": _CONFIDENCES[row.confidence],
        "certainty": row.confidence.value,
        "asked": row.confidence is Confidence.CHECK,
        "doubts": list(row.doubts),
        "page": claim.page,
        "section": claim.section,
        "source_line": claim.line,
        "quote": claim.quote,
        **_edition(row),
        **_cell(claim),
    }


def _edition(row: DraftRow) -> dict[str, object]:
    """What the current edition has of the same indicator, area and period."""
    if row.version is None:
        return {}
    known = row.version.known
    return {"edition": row.version.version.value, "edition_id": known.id if known else None}


def _cell(claim: Claim) -> dict[str, object]:
    """Where a number of a workbook stands, and whose it is."""
    if not claim.sheet:
        return {}
    return {
        "sheet": claim.sheet,
        "cell": claim.cell,
        "area": claim.area,
        "measure": claim.measure.value,
    }


def _measure(claim: Claim) -> str | None:
    """The measure; a change of an amount is neither a level nor a rate."""
    return (
        None if claim.measure in {ClaimMeasure.CHANGE, ClaimMeasure.PLACE} else claim.measure.value
    )


def _refusal(refusal: Refusal) -> dict[str, object]:
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
