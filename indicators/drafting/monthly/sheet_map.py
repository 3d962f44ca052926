"""What is asked of a monthly workbook as a whole: one decision a column, a new row, or a name."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indicators.drafting.claims import ClaimKind
from indicators.drafting.confidence import SIMILAR
from indicators.drafting.decisions import Decision, Verdict
from indicators.drafting.draft import DraftRow
from indicators.drafting.edits import EditField
from indicators.drafting.matching import Way
from indicators.drafting.monthly.claims import UNCLEAR_MONTH
from indicators.drafting.monthly.differences import Difference, DifferenceKind, Differences
from indicators.drafting.monthly.keys import CellKey, PeriodForm, in_form
from indicators.drafting.monthly.places import (
    PLACE_DOUBTS,
    changes_of_place,
    fields_asked,
    fields_of_place,
)
from indicators.drafting.row_words import amount_words
from indicators.model.codelists import RankBasis
from indicators.model.facts import Indicator

_TAKE, _REFUSE = "采用", "不采用"
_OF_COLUMNS = frozenset({DifferenceKind.NEW_COLUMN, DifferenceKind.UNIT, DifferenceKind.PERIOD})


@dataclass(frozen=True, slots=True)
class MapItem:
    """Cells that are decided together, with the answers; the first is proposed if `has_default`.

    `settled` are the doubts that an answer settles. `fields` are those of places that their
    header leaves open: what they are by, and among whom.
    """

    place: str
    words: str
    rows: tuple[DraftRow, ...]
    answers: tuple[str, ...] = (_TAKE, _REFUSE)
    settled: tuple[str, ...] = ()
    has_default: bool = True
    fields: tuple[EditField, ...] = ()

    @property
    def example(self) -> str:
        """The first cell: 东河区 98000万元（2024-01..05）."""
        claim = self.rows[0].claim
        label = claim.key.label if claim.key else claim.name
        is_known = EditField.BASIS in self.fields and claim.beside is not RankBasis.UNSTATED
        beside = f"；左边一列是{claim.beside.value}" if is_known else ""
        return f"{label} {amount_words(claim)}（{claim.period}）{beside}"


@dataclass(frozen=True, slots=True)
class MapAnswer:
    """What is answered to an item: one of its words, None for none yet, and fields of places."""

    item: MapItem
    words: str | None
    fields: Mapping[EditField, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MapName:
    """A name that stands in several cells and is like those of other indicators."""

    name: str
    rows: tuple[DraftRow, ...]
    proposals: tuple[Indicator, ...]


# What is answered of a row that nothing is asked of.
_TAKEN = MapAnswer(MapItem("", "", ()), _TAKE)


def map_items(rows: Iterable[DraftRow], differences: Differences | None) -> tuple[MapItem, ...]:
    """What is asked of open rows: their columns, or only what differs from the month before.

    A column that was left open then is asked again.
    """
    keyed = [each for each in rows if each.claim.key]
    if differences is None:
        return tuple(_columns(keyed))
    by_key = {each.claim.key: each for each in keyed}
    found: dict[object, list[tuple[Difference, DraftRow]]] = {}
    for each in differences.found:
        if each.words and each.key in by_key:
            found.setdefault(_group(each), []).append((each, by_key[each.key]))
    asked = {row.claim.number for pairs in found.values() for _, row in pairs}
    left = [each for each in keyed if each.claim.number not in asked and _doubts_column(each)]
    return (*(_different(pairs) for pairs in found.values()), *_columns(left))


def map_names(rows: Iterable[DraftRow]) -> tuple[MapName, ...]:
    """The names of open rows that are similar to those of indicators, each once."""
    alike = _grouped(
        (each for each in rows if each.match.way is Way.SIMILAR and each.claim.key),
        lambda row: (row.claim.name, row.claim.measure, row.match.proposals),
    )
    return tuple(
        MapName(found[0].claim.name, tuple(found), found[0].match.proposals)
        for found in alike.values()
    )


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
        if answer.words == _REFUSE:
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
        if answer == _as(form) and period != claim.period:
            return {EditField.PERIOD: period}
    unit = answer.partition("“")[2].partition("”")[0]
    return {EditField.UNIT: unit} if unit and unit != claim.unit else {}


def _as(word: str) -> str:
    return f"按{word}采用"


def _columns(rows: Sequence[DraftRow]) -> Iterable[MapItem]:
    """The columns of each sheet, parted where the period of some of its rows is doubtful."""
    for found in _grouped(rows, _column).values():
        key = found[0].claim.key
        if key is None:
            continue
        fields = fields_asked(each for row in found for each in row.doubts)
        letters = f"{'、'.join(dict.fromkeys(map(_letters, found)))}列"
        words = f"{key.header}（{letters}）" if key.header and fields else key.header or letters
        item = MapItem(key.sheet, words, tuple(found), fields=fields)
        if _unclear(found[0]):
            forms = (_as(PeriodForm.MONTH), _as(PeriodForm.TO_DATE), _REFUSE)
            item = replace(item, answers=forms, settled=(UNCLEAR_MONTH,), has_default=False)
        yield item


def _column(row: DraftRow) -> object:
    key = row.claim.key
    if key is None:
        return None
    # Two columns that are only headed 排名 are by what stands beside each.
    own = _letters(row) if row.claim.kind is ClaimKind.RANK else ""
    return key.sheet, key.header, key.form, _unclear(row), own


def _letters(row: DraftRow) -> str:
    """The column of a cell: D of D4."""
    return row.claim.cell.rstrip("0123456789")


def _doubts_column(row: DraftRow) -> bool:
    """Whether a row has a doubt that is settled for its whole column."""
    return _unclear(row) or bool(fields_asked(row.doubts))


def _header(key: CellKey) -> str:
    return key.header or "（没有列名）"


def _unclear(row: DraftRow) -> bool:
    return UNCLEAR_MONTH in row.doubts


def _group(difference: Difference) -> object:
    """What is decided together: a new row, a column of changed units."""
    key = difference.key
    line = key.header if difference.kind in _OF_COLUMNS else key.row
    is_table = difference.kind is DifferenceKind.MOVED
    return difference.kind, key.where, "" if is_table else line, difference.words


def _different(pairs: Sequence[tuple[Difference, DraftRow]]) -> MapItem:
    difference, _ = pairs[0]
    key = difference.key
    item = MapItem(
        place=key.sheet,
        words=_words(difference),
        rows=tuple(row for _, row in pairs),
        settled=(difference.words,),
        fields=fields_asked(each for _, row in pairs for each in row.doubts),
    )
    if difference.kind is DifferenceKind.UNIT:
        answers = tuple(_as(f"“{each}”") for each in (key.unit, difference.before) if each)
        return replace(item, answers=(*answers, _REFUSE), has_default=False)
    if difference.kind is DifferenceKind.PERIOD:
        forms = (_as(each) for each in (PeriodForm.MONTH, PeriodForm.TO_DATE))
        return replace(item, answers=(*forms, _REFUSE), has_default=False)
    return item


def _words(difference: Difference) -> str:
    key = difference.key
    if difference.kind is DifferenceKind.MOVED:
        return difference.words
    return f"{_header(key) if difference.kind in _OF_COLUMNS else key.row}：{difference.words}"


def _grouped(
    rows: Iterable[DraftRow], key: Callable[[DraftRow], object]
) -> dict[object, list[DraftRow]]:
    found: dict[object, list[DraftRow]] = {}
    for each in rows:
        found.setdefault(key(each), []).append(each)
    return found
