"""What a reviewer decides of a draft's rows, the draft that this makes, and how both are stored."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from indicators.drafting.claims import Claim
from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow, placed
from indicators.drafting.drafts.edits import BadField, EditField, edited
from indicators.drafting.drafts.matching import Match, Matcher, MatchWay
from indicators.drafting.reading import DocumentReading
from indicators.model.facts import Indicator


class RowVerdict(StrEnum):
    """What is decided of a row."""

    ADOPT = "采用"
    EDIT = "改"
    MERGE = "合并"
    REFUSE = "不采用"

    @property
    def keeps(self) -> bool:
        """Whether the row is written into the workbook."""
        return self is not RowVerdict.REFUSE


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, the fields that the reviewer changed, and the 指标 that he merged the row into.

    `moment` is when it was stored, "" where that is not known.
    """

    verdict: RowVerdict
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
        return Decision(RowVerdict(given["verdict"]), changes, str(given["code"]), moment)
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
        return DraftRow(claim, Match(MatchWay.NAME, chosen))
    match = matcher.match(claim) if decision.changes else row.match
    return DraftRow(claim, match)


def rows_decided(
    draft: DocumentDraft, decisions: Mapping[int, Decision], indicators: Iterable[Indicator]
) -> list[tuple[DraftRow, Decision | None]]:
    """Every row as it is decided, in the document's order, with its decision."""
    matcher = Matcher(indicators)
    given = ((row, decisions.get(row.claim.number)) for row in draft.rows)
    return [(row_decided(row, each, matcher), each) for row, each in given]


def decided(
    draft: DocumentDraft, decisions: Mapping[int, Decision], indicators: Iterable[Indicator]
) -> DocumentDraft:
    """The draft of the rows that are adopted, in the document's order.

    An open row holds its place, so that names do not depend on what was adopted first.
    """
    found = rows_decided(draft, decisions, indicators)
    kept = [(row, each) for row, each in found if each is None or each.verdict.keeps]
    rows = zip(placed([row for row, _ in kept]), kept, strict=True)
    return replace(draft, rows=tuple(row for row, (_, each) in rows if each))


def carried(
    earlier: DocumentReading, later: DocumentReading, decisions: Mapping[int, Decision]
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


def stored_text(reading: DocumentReading) -> str:
    """A reading as one line of JSON; what is as its class's default is left out."""
    return json.dumps(reading, default=_plain, ensure_ascii=False, separators=(",", ":"))


def restored(text: str) -> DocumentReading:
    """The reading of a stored text. Raises UnreadableDocument."""
    try:
        reading: DocumentReading = _restored(DocumentReading, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as error:
        raise UnreadableDocument("起草的记录不能读取，请丢弃后重新起草。") from error
    return reading


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON has no form for
    """The given fields of a dataclass, and the text of numbers and dates."""
    if not is_dataclass(value):
        return str(value)
    given = ((each, getattr(value, each.name)) for each in fields(value))
    return {each.name: one for each, one in given if one != each.default}


def _restored(kind: Any, value: Any) -> Any:  # noqa: ANN401
    """The value of a field's declared kind: dataclasses, enums, tuples and plain values."""
    if isinstance(kind, UnionType):
        (given,) = (each for each in get_args(kind) if each is not NoneType)
        return None if value is None else _restored(given, value)
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        each_kind = [kinds[0]] * len(value) if kinds[-1] is Ellipsis else kinds
        return tuple(_restored(one, each) for one, each in zip(each_kind, value, strict=True))
    made: Callable[..., Any] = date.fromisoformat if kind is date else kind
    if not is_dataclass(kind):
        return made(value)
    hints = get_type_hints(kind)
    known = {name: _restored(hints[name], each) for name, each in value.items() if name in hints}
    return made(**known)
