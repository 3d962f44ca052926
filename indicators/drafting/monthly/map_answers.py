"""The decisions that the answers to what is asked of a monthly workbook make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indicators.drafting.drafts.confidence import SIMILAR
from indicators.drafting.drafts.decisions import Decision, Verdict
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.edits import EditField
from indicators.drafting.monthly.keys import PeriodForm, in_form
from indicators.drafting.monthly.places import PLACE_DOUBTS, changes_of_place, fields_of_place
from indicators.drafting.monthly.sheet_map import REFUSE, TAKE, MapItem, MapName, adopted_as


@dataclass(frozen=True, slots=True)
class MapAnswer:
    """What is answered to an item: one of its words, None for none yet, and fields of places."""

    item: MapItem
    words: str | None
    fields: Mapping[EditField, str] = field(default_factory=dict)


# What is answered of a row that nothing is asked of.
_TAKEN = MapAnswer(MapItem("", "", ()), TAKE)


def map_decisions(
    rows: Iterable[DraftRow],
    answers: Sequence[MapAnswer],
    names: Sequence[tuple[MapName, str | None]],
) -> dict[int, Decision]:
    """The decisions that answers make: "" as a name's code is a new indicator, None no answer yet.

    A row stays open with a doubt that no answer settles; one that is sure and that nothing is
    asked of is adopted.
    """
    asked = {row.claim.number: each for each in answers for row in each.item.rows}
    codes = {row.claim.number: code for name, code in names for row in name.rows}
    found: dict[int, Decision] = {}
    for row in rows:
        number = row.claim.number
        answer, code = asked.get(number, _TAKEN), codes.get(number)
        answer = replace(answer, fields=fields_of_place(row.claim, answer.fields))
        settled = {*_settled(answer), *([SIMILAR] if code is not None else [])}
        if answer.words == REFUSE:
            found[number] = Decision(Verdict.REFUSE)
        elif answer.words is not None and not set(row.doubts) - settled:
            found[number] = _decision(row, answer, code or "")
    return found


def _settled(answer: MapAnswer) -> Iterable[str]:
    return (*answer.item.settled, *(PLACE_DOUBTS[each] for each in answer.fields))


def _decision(row: DraftRow, answer: MapAnswer, code: str) -> Decision:
    changes = _changes(row, answer.words or "") | changes_of_place(row.claim, answer.fields)
    if code:
        return Decision(Verdict.MERGE, changes, code)
    # A changed row meets the indicator of its name: it is to keep the one that is remembered.
    kept = row.match.indicator if changes and EditField.NAME not in changes else None
    verdict = Verdict.EDIT if changes else Verdict.ADOPT
    return Decision(verdict, changes, kept.code if kept else "")


def _changes(row: DraftRow, answer: str) -> dict[EditField, str]:
    """What an answer changes of a row: 按累计采用, 按“万元”采用."""
    claim = row.claim
    for form in (PeriodForm.MONTH, PeriodForm.TO_DATE):
        period = in_form(claim.period, form, 0)
        if answer == adopted_as(form) and period != claim.period:
            return {EditField.PERIOD: period}
    unit = answer.partition("“")[2].partition("”")[0]
    return {EditField.UNIT: unit} if unit and unit != claim.unit else {}
