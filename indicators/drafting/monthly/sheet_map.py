"""What is asked of a monthly workbook as a whole: one decision a column, a new row, or a name."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.drafting.claims import ClaimKind
from indicators.drafting.drafts.doubts import SIMILAR
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.edits import EditField
from indicators.drafting.drafts.matching import Way
from indicators.drafting.drafts.row_words import amount_words
from indicators.drafting.monthly.claims import PLACE_DOUBTS, UNCLEAR_AIM, UNCLEAR_MONTH
from indicators.drafting.monthly.differences import Difference, DifferenceKind, Differences
from indicators.drafting.monthly.keys import CellKey, PeriodForm
from indicators.model.codelists import RankBasis

TAKE, REFUSE = "采用", "不采用"
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
        label = claim.key.label if claim.key else claim.name
        is_known = EditField.BASIS in self.fields and claim.beside is not RankBasis.UNSTATED
        beside = f"；左边一列是{claim.beside.value}" if is_known else ""
        return f"{label} {amount_words(claim)}（{claim.period}）{beside}"


def adopted_as(word: str) -> str:
    """The answer that adopts cells as something: 按累计采用, 按“万元”采用."""
    return f"按{word}采用"


def map_items(rows: Iterable[DraftRow], differences: Differences | None) -> tuple[MapItem, ...]:
    """What is asked of open rows: their columns, or only what differs from the month before.

    A column that was left open then is asked again.
    """
    keyed = [each for each in rows if each.claim.key]
    if differences is None:
        return _with_forms(tuple(_columns(keyed)))
    by_key = {each.claim.key: each for each in keyed}
    found: dict[object, list[tuple[Difference, DraftRow]]] = {}
    for each in differences.found:
        if each.words and each.key in by_key:
            found.setdefault(_group(each), []).append((each, by_key[each.key]))
    asked = {row.claim.number for pairs in found.values() for _, row in pairs}
    left = [each for each in keyed if each.claim.number not in asked and _doubts_column(each)]
    return (*(_different(pairs) for pairs in found.values()), *_columns(left))


def map_names(rows: Iterable[DraftRow]) -> tuple[MapItem, ...]:
    """The names of open rows that are similar to those of indicators, each once."""
    alike = _grouped(
        (each for each in rows if each.match.way is Way.SIMILAR and each.claim.key),
        lambda row: (row.claim.name, row.match.proposals),
    )
    return tuple(
        MapItem(
            place="",
            words=found[0].claim.name,
            rows=tuple(found),
            answers=(*(each.code for each in found[0].match.proposals), ""),
            settled=(SIMILAR,),
            has_default=False,
        )
        for found in alike.values()
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
    for found in _grouped(rows, _column).values():
        key = found[0].claim.key
        if key is None:
            continue
        fields = _fields_asked(found)
        letters = f"{'、'.join(dict.fromkeys(map(_letters, found)))}列"
        words = f"{key.header}（{letters}）" if key.header and fields else key.header or letters
        item = MapItem(key.sheet, words, tuple(found), fields=fields)
        if _unclear(found[0]):
            forms = (adopted_as(PeriodForm.MONTH), adopted_as(PeriodForm.TO_DATE), REFUSE)
            item = replace(item, answers=forms, settled=(UNCLEAR_MONTH,), has_default=False)
        elif UNCLEAR_AIM in found[0].doubts:
            answers = (f"{TAKE}为目标", REFUSE)
            item = replace(item, answers=answers, settled=(UNCLEAR_AIM,), has_default=False)
        yield item


def _with_forms(items: tuple[MapItem, ...]) -> tuple[MapItem, ...]:
    """The items, those of the same words on a sheet with what their periods are: 单月, 累计."""
    several = Counter((each.place, each.words) for each in items)
    return tuple(
        replace(each, words=f"{each.words}（{each.rows[0].claim.key.form}）")
        if each.rows[0].claim.key and several[each.place, each.words] > 1
        else each
        for each in items
    )


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
    is_asked = _unclear(row) or UNCLEAR_AIM in row.doubts
    return is_asked or bool(_fields_asked([row]))


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
        fields=_fields_asked(row for _, row in pairs),
    )
    if difference.kind is DifferenceKind.UNIT:
        answers = tuple(adopted_as(f"“{each}”") for each in (key.unit, difference.before) if each)
        return replace(item, answers=(*answers, REFUSE), has_default=False)
    if difference.kind is DifferenceKind.PERIOD:
        forms = (adopted_as(each) for each in (PeriodForm.MONTH, PeriodForm.TO_DATE))
        return replace(item, answers=(*forms, REFUSE), has_default=False)
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
