"""What a reviewer decides of each row of a draft, and the draft that the decisions make."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from indicators.drafting.claims import Claim
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow, placed
from indicators.drafting.drafts.edits import BadField, EditField, edited
from indicators.drafting.drafts.matching import Match, Matcher, Way
from indicators.drafting.reading import Reading
from indicators.model.facts import Indicator


class Verdict(StrEnum):
    """What is decided of a row."""

    ADOPT = "采用"
    EDIT = "改"
    MERGE = "合并"
    REFUSE = "不采用"

    @property
    def keeps(self) -> bool:
        """Whether the row is written into the workbook."""
        return self is not Verdict.REFUSE


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, the fields that the reviewer changed, and the 指标 that he merged the row into.

    `moment` is when it was stored, "" where that is not known.
    """

    verdict: Verdict
    changes: Mapping[EditField, str] = field(default_factory=dict)
    code: str = ""
    moment: str = field(default="", compare=False)


def written(decision: Decision, moment: datetime | None = None) -> str:
    """A decision as it is stored, with when it was made."""
    given = {"verdict": decision.verdict, "changes": dict(decision.changes), "code": decision.code}
    when = {"at": moment.isoformat()} if moment else {}
    return json.dumps(given | when, ensure_ascii=False)


def read_decision(text: str) -> Decision | None:
    """A stored decision; None for one that this program does not know: the row is open again."""
    try:
        given = json.loads(text)
        changes = {EditField(name): str(each) for name, each in given["changes"].items()}
        moment = str(given.get("at", ""))
        return Decision(Verdict(given["verdict"]), changes, str(given["code"]), moment)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def row_decided_last(decisions: Mapping[int, Decision]) -> int | None:
    """The row that was decided last of all by itself; None where several were decided together."""
    last = max((each.moment for each in decisions.values()), default="")
    found = [row for row, each in decisions.items() if each.moment == last]
    return found[0] if last and len(found) == 1 else None


def row_decided(row: DraftRow, decision: Decision | None, matcher: Matcher) -> DraftRow:
    """A row as it is decided: its fields changed, its indicator chosen, its doubts settled.

    A row that is open or not adopted stays as it was read; one that is changed meets the
    indicator of its new name.
    """
    if decision is None or not decision.verdict.keeps:
        return row
    try:
        claim = edited(row.claim, decision.changes)
    except BadField:
        return row
    able = matcher.able(claim) if decision.code else ()
    chosen = next((each for each in able if each.code == decision.code), None)
    if chosen is not None:
        return DraftRow(claim, Match(Way.NAME, chosen))
    match = matcher.match(claim) if decision.changes else row.match
    return DraftRow(claim, match)


def decided(
    draft: DocumentDraft, decisions: Mapping[int, Decision], indicators: Iterable[Indicator]
) -> DocumentDraft:
    """The draft of the rows that are adopted, in the document's order.

    An open row holds its place, so that names do not depend on what was adopted first.
    """
    matcher = Matcher(indicators)
    given = ((row, decisions.get(row.claim.number)) for row in draft.rows)
    kept = [(row, each) for row, each in given if each is None or each.verdict.keeps]
    rows = placed([row_decided(row, each, matcher) for row, each in kept])
    adopted = (row for row, (_, each) in zip(rows, kept, strict=True) if each)
    return replace(draft, rows=tuple(adopted))


def carried(
    earlier: Reading, later: Reading, decisions: Mapping[int, Decision]
) -> dict[int, Decision]:
    """The decisions on an earlier reading of a document that hold for a later one.

    A decision stays with its figure: the same place, value and name.
    """
    numbers = {_figure(each): each.number for each in later.claims}
    return {
        numbers[_figure(each)]: decisions[each.number]
        for each in earlier.claims
        if each.number in decisions and _figure(each) in numbers
    }


def _figure(claim: Claim) -> tuple[object, ...]:
    place = (claim.line, claim.start, claim.end, claim.sheet, claim.cell)
    return (*place, claim.value, claim.name)
