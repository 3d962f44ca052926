"""The decisions that the answers to what is asked of a monthly workbook make."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from indicators.drafting.claims import Claim
from indicators.drafting.drafts.decisions import Decision, Verdict
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.edits import EditField, changes_of, texts_of
from indicators.drafting.monthly.claims import PLACE_DOUBTS, UNSTATED, placed
from indicators.drafting.monthly.keys import PeriodForm, in_form
from indicators.drafting.monthly.sheet_map import REFUSE, TAKE, MapItem, adopted_as
from indicators.model.codelists import RankBasis
from indicators.model.dataset import Dataset

# An answer for columns that are each by what is to their left.
BESIDE = "左边一列"
_SCOPES = ("全市", "全省", "全国")
# What is answered to an item: one of its words, None for none yet, and fields of places.
Answer = tuple[MapItem, str | None, Mapping[EditField, str]]


def scopes_offered(dataset: Dataset) -> tuple[str, ...]:
    """The scopes that a person may choose: the usual ones, then those of the workbook's places."""
    known = Counter(each.scope for each in dataset.ranks if each.scope)
    return tuple(dict.fromkeys([*_SCOPES, *(name for name, _ in known.most_common()), UNSTATED]))


def map_decisions(
    rows: Iterable[DraftRow],
    answers: Sequence[Answer],
    names: Sequence[tuple[MapItem, str | None]],
) -> dict[int, Decision]:
    """The decisions that answers make: "" as a name's code is a new indicator, None no answer yet.

    A row stays open with a doubt that no answer settles; one that is sure and that nothing is
    asked of is adopted.
    """
    asked = {row.claim.number: each for each in answers for row in each[0].rows}
    named = {row.claim.number: each for each in names for row in each[0].rows}
    found: dict[int, Decision] = {}
    for row in rows:
        number = row.claim.number
        item, words, given = asked.get(number, (None, TAKE, {}))
        name, code = named.get(number, (None, None))
        fields = _fields(row.claim, given)
        settled = {PLACE_DOUBTS[each] for each in fields}
        settled |= set(item.settled) if item else set()
        settled |= set(name.settled) if name and code is not None else set()
        if words == REFUSE:
            found[number] = Decision(Verdict.REFUSE)
        elif words is not None and not set(row.doubts) - settled:
            changes = _changes(row.claim, words) | _changes_of_place(row.claim, fields)
            found[number] = _decision(row, changes, code or "")
    return found


def _decision(row: DraftRow, changes: dict[EditField, str], code: str) -> Decision:
    if code:
        return Decision(Verdict.MERGE, changes, code)
    # A changed row meets the indicator of its name: it is to keep the one that is remembered.
    kept = row.match.indicator if changes and EditField.NAME not in changes else None
    verdict = Verdict.EDIT if changes else Verdict.ADOPT
    return Decision(verdict, changes, kept.code if kept else "")


def _changes(claim: Claim, answer: str) -> dict[EditField, str]:
    """What an answer changes of a row: 按累计采用, 按“万元”采用."""
    for form in (PeriodForm.MONTH, PeriodForm.TO_DATE):
        period = in_form(claim.period, form)
        if answer == adopted_as(form) and period != claim.period:
            return {EditField.PERIOD: period}
    unit = answer.partition("“")[2].partition("”")[0]
    return {EditField.UNIT: unit} if unit and unit != claim.unit else {}


def _fields(claim: Claim, fields: Mapping[EditField, str]) -> dict[EditField, str]:
    """The fields that are answered for a place; not a basis to its left that is not known."""
    found = dict(fields)
    if found.get(EditField.BASIS) == BESIDE:
        found[EditField.BASIS] = claim.beside.value
        if claim.beside is RankBasis.UNSTATED:
            del found[EditField.BASIS]
    return found


def _changes_of_place(claim: Claim, fields: Mapping[EditField, str]) -> dict[EditField, str]:
    """What the fields that are answered for a column change of one of its places."""
    basis = RankBasis(fields[EditField.BASIS]) if EditField.BASIS in fields else None
    scope = fields[EditField.SCOPE].replace(UNSTATED, "") if EditField.SCOPE in fields else None
    return changes_of(claim, texts_of(placed(claim, basis, scope)))
