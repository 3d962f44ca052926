"""What is asked of a whole monthly workbook, and the decisions that the answers make."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from indicators.drafting.claims import Claim, ClaimKind
from indicators.drafting.drafts.decisions import Decision, RowVerdict
from indicators.drafting.drafts.doubts import SIMILAR
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.edits import EditField, changes_of, texts_of
from indicators.drafting.drafts.matching import MatchWay
from indicators.drafting.drafts.row_words import amount_words
from indicators.drafting.monthly.cells import UNCLEAR_AIM, UNCLEAR_MONTH
from indicators.drafting.monthly.claims import PLACE_DOUBTS, UNSTATED, placed
from indicators.drafting.monthly.keys import (
    CellKey,
    DifferenceKind,
    Differences,
    PeriodForm,
    SheetDifference,
    in_form,
)
from indicators.model.codelists import RankBasis
from indicators.model.dataset import Dataset

TAKE, REFUSE = "采用", "不采用"
# An answer for columns that are each by what is to their left.
BESIDE = "左边一列"
_SCOPES = ("全市", "全省", "全国")
Item = TypeVar("Item")
_OF_COLUMNS = frozenset({DifferenceKind.NEW_COLUMN, DifferenceKind.UNIT, DifferenceKind.PERIOD})


@dataclass(frozen=True, slots=True)
class MapItem:
    """Cells that are decided together, with the answers; the first is proposed if `has_default`.

    Of a name that is like those of other indicators the answers are their codes, "" for a new
    one. `settled` are the doubts that an answer settles. `fields` are those of places that their
    header leaves open: what they are by, and among whom.
    """

    place: str
    words: str
    rows: tuple[DraftRow, ...]
    answers: tuple[str, ...] = (TAKE, REFUSE)
    settled: tuple[str, ...] = ()
    has_default: bool = True
    fields: tuple[EditField, ...] = ()

    @property
    def example(self) -> str:
        """The first cell: 东河区 98000万元（2024-01..05）."""
        claim = self.rows[0].claim
        is_known = EditField.BASIS in self.fields and claim.beside is not RankBasis.UNSTATED
        beside = f"；左边一列是{claim.beside.value}" if is_known else ""
        return f"{claim.key.label} {amount_words(claim)}（{claim.period}）{beside}"


# What is answered to an item: one of its words, None for none yet, and fields of places.
Answer = tuple[MapItem, str | None, Mapping[EditField, str]]


def _adopted_as(word: str) -> str:
    """The answer that adopts cells as something: 按累计采用, 按“万元”采用."""
    return f"按{word}采用"


# Figures may be adopted as of one month, or as of the year so far.
_FORMS = (PeriodForm.MONTH, PeriodForm.TO_DATE)


def map_items(rows: Sequence[DraftRow], differences: Differences | None) -> tuple[MapItem, ...]:
    """What is asked of open rows: their columns, or only what differs from the month before.

    A column that was left open then is asked again.
    """
    if differences is None:
        return _with_forms(tuple(_columns(rows)))
    by_key = {each.claim.key: each for each in rows}
    asked = [each for each in differences.found if each.words and each.key in by_key]
    numbers = {by_key[each.key].claim.number for each in asked}
    left = [each for each in rows if each.claim.number not in numbers and _doubts_column(each)]
    different = _grouped(asked, lambda each: (each.kind, each.key.where, _line(each), each.words))
    return (*(_different(each, by_key) for each in different), *_columns(left))


def map_names(rows: Iterable[DraftRow]) -> tuple[MapItem, ...]:
    """The names of open rows that are similar to those of indicators, each once."""
    similar = [each for each in rows if each.match.way is MatchWay.SIMILAR]
    return tuple(
        MapItem(
            place="",
            words=alike[0].claim.name,
            rows=tuple(alike),
            answers=(*(each.code for each in alike[0].match.proposals), ""),
            settled=(SIMILAR,),
            has_default=False,
        )
        for alike in _grouped(similar, lambda row: (row.claim.name, row.match.proposals))
    )


def left_for_review(rows: Iterable[DraftRow], items: Iterable[MapItem]) -> frozenset[int]:
    """The rows that have a doubt of their own, which no answer to an item settles."""
    settled: defaultdict[int, set[str]] = defaultdict(set)
    for item in items:
        for row in item.rows:
            settled[row.claim.number] |= {*item.settled, *(PLACE_DOUBTS[at] for at in item.fields)}
    return frozenset(row.claim.number for row in rows if {*row.doubts} - settled[row.claim.number])


def _fields_asked(rows: Iterable[DraftRow]) -> tuple[EditField, ...]:
    """Which of a place's fields the headers of rows leave open."""
    found = {doubt for each in rows for doubt in each.doubts}
    return tuple(field for field, doubt in PLACE_DOUBTS.items() if doubt in found)


def _columns(rows: Sequence[DraftRow]) -> Iterable[MapItem]:
    """The columns of each sheet, parted where the period of some of its rows is doubtful."""
    for found in _grouped(rows, _column):
        first, key = found[0], found[0].claim.key
        fields = _fields_asked(found)
        letters = f"{'、'.join(dict.fromkeys(map(_letters, found)))}列"
        words = f"{key.header}（{letters}）" if key.header and fields else key.header or letters
        answers: tuple[str, ...] = (TAKE, REFUSE)
        settled: tuple[str, ...] = ()
        if UNCLEAR_MONTH in first.doubts:
            answers, settled = (*map(_adopted_as, _FORMS), REFUSE), (UNCLEAR_MONTH,)
        elif UNCLEAR_AIM in first.doubts:
            answers, settled = (f"{TAKE}为目标", REFUSE), (UNCLEAR_AIM,)
        yield MapItem(
            key.sheet, words, tuple(found), answers, settled, has_default=not settled, fields=fields
        )


def _with_forms(items: tuple[MapItem, ...]) -> tuple[MapItem, ...]:
    """The items, those of the same words on a sheet with what their periods are: 单月, 累计."""
    several = Counter((each.place, each.words) for each in items)
    return tuple(
        replace(each, words=f"{each.words}（{each.rows[0].claim.key.form}）")
        if several[each.place, each.words] > 1
        else each
        for each in items
    )


def _column(row: DraftRow) -> object:
    key = row.claim.key
    # Two columns that are only headed 排名 are by what is beside each.
    own = _letters(row) if row.claim.kind is ClaimKind.RANK else ""
    return key.sheet, key.header, key.form, UNCLEAR_MONTH in row.doubts, own


def _letters(row: DraftRow) -> str:
    """The column of a cell: D of D4."""
    return row.claim.cell.rstrip("0123456789")


def _doubts_column(row: DraftRow) -> bool:
    """Whether a row has a doubt that is settled for its whole column."""
    return bool({*row.doubts} & {UNCLEAR_MONTH, UNCLEAR_AIM, *PLACE_DOUBTS.values()})


def _line(difference: SheetDifference) -> str:
    """What is decided together: a new row, a column of changed units; "" of a whole table."""
    if difference.kind is DifferenceKind.MOVED:
        return ""
    key = difference.key
    return key.header or "（没有列名）" if difference.kind in _OF_COLUMNS else key.row


def _different(found: Sequence[SheetDifference], rows: Mapping[CellKey, DraftRow]) -> MapItem:
    first = found[0]
    of_table = first.kind is DifferenceKind.MOVED
    forms: tuple[str, ...] = ()
    if first.kind is DifferenceKind.UNIT:
        forms = tuple(_adopted_as(f"“{each}”") for each in (first.key.unit, first.before) if each)
    elif first.kind is DifferenceKind.PERIOD:
        forms = tuple(map(_adopted_as, _FORMS))
    asked = tuple(rows[each.key] for each in found)
    return MapItem(
        place=first.key.sheet,
        words=first.words if of_table else f"{_line(first)}：{first.words}",
        rows=asked,
        answers=(*(forms or (TAKE,)), REFUSE),
        settled=(first.words,),
        has_default=not forms,
        fields=_fields_asked(asked),
    )


def _grouped(items: Iterable[Item], key: Callable[[Item], object]) -> list[list[Item]]:
    """Items of the same key, in the order of the first of each."""
    found: dict[object, list[Item]] = {}
    for each in items:
        found.setdefault(key(each), []).append(each)
    return list(found.values())


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
            found[number] = Decision(RowVerdict.REFUSE)
        elif words is not None and not set(row.doubts) - settled:
            found[number] = _decision(row, _changes(row.claim, words, fields), code or "")
    return found


def _decision(row: DraftRow, changes: dict[EditField, str], code: str) -> Decision:
    if code:
        return Decision(RowVerdict.MERGE, changes, code)
    # A changed row meets the indicator of its name: it is to keep the one that is remembered.
    kept = row.match.indicator if changes and EditField.NAME not in changes else None
    verdict = RowVerdict.EDIT if changes else RowVerdict.ADOPT
    return Decision(verdict, changes, kept.code if kept else "")


def _fields(claim: Claim, fields: Mapping[EditField, str]) -> dict[EditField, str]:
    """The fields that are answered for a place; not a basis to its left that is not known."""
    found = dict(fields)
    if found.get(EditField.BASIS) == BESIDE:
        found[EditField.BASIS] = claim.beside.value
        if claim.beside is RankBasis.UNSTATED:
            del found[EditField.BASIS]
    return found


def _changes(claim: Claim, answer: str, fields: Mapping[EditField, str]) -> dict[EditField, str]:
    """What an answer, 按累计采用, 按“万元”采用, and the fields of a place change of a row."""
    form = next((each for each in _FORMS if answer == _adopted_as(each)), PeriodForm.OTHER)
    unit = answer.partition("“")[2].partition("”")[0]
    basis = RankBasis(fields[EditField.BASIS]) if EditField.BASIS in fields else None
    changed = replace(
        placed(claim, basis, fields.get(EditField.SCOPE, "")),
        period=in_form(claim.period, form),
        unit=unit or claim.unit,
    )
    return changes_of(claim, texts_of(changed))
