"""The tables of a sheet: their headers, their columns of labels, the paths and names of rows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from indicators.drafting.language import words
from indicators.drafting.monthly.grids import SheetGrid
from indicators.drafting.monthly.meanings import (
    is_area,
    is_area_header,
    is_note,
    is_unit,
    subject_in,
    without_stated,
    without_unit,
)
from indicators.drafting.monthly.month_words import undated, without_months

_PARTS = re.compile(r"^(?:其中[：:]?|#|＃|内[：:]|其[：:])")
# Whose name begins so far to the right that the parts after it, which line up, are indented more.
_FIRST_PART = re.compile(r"^(?:其中[：:]?|内[：:]|其[：:])\s*[^\s：:]")
# In depths of a label: three more blanks, the characters of 其中：; fewer begin a part of the part.
_LINED_UP = 5
_NUMBERING = (
    (re.compile(r"^[一二三四五六七八九十]+、"), 1),
    (re.compile(r"^（[一二三四五六七八九十]+）"), 2),
    (re.compile(r"^\d+[.、．]"), 3),
    (re.compile(r"^（\d+）|^[①-⑳]"), 4),
)
# A label that only says by what the rows below it are divided.
_GROUPED = re.compile(r"^按\w+分[：:]?|^分\w+[：:]?$|：$")
_GROUP_BEFORE = re.compile(r"^按\w+分[：:](?=.)")
_ANY_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.、．]|[①-⑳])"
)
# A title of several quantities does not say which of them a row is of.
_SEVERAL = re.compile("[和与及、]")
_NO_TAIL = re.compile(r"^(?:全部|合计|总计|小计)$|(?:指数|费|面)$")
# Words that offices change from year to year for the same column.
_SAME_WORDS = (
    (
        re.compile(
            r"(?:(?:同比|[比较](?:上年|去年)(?:同期)?)(?:增长|增速|增幅|增减)?|增长|增速|增幅|增减|±)"
            r"(?:率|速度|幅度)?"
        ),
        "增速",
    ),
    (re.compile(r"绝对[额量数值]|总量|数值"), "绝对额"),
)
_NO_VALUE = frozenset({"-", "--", "- -", "—", "——", "…", "/", "－", "··", "*"})


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row of data under its headers, among the columns that share one column of labels.

    `labels` is that column, `first` to `last` have the numbers, `unit` has only the unit of each
    row, 0 for none. `headers` are the rows of its header, `path` the labels above it as printed.
    """

    labels: int
    first: int
    last: int
    unit: int = 0
    headers: tuple[int, ...] = ()
    title: str = ""
    section: str = ""
    names_areas: bool = False
    row: int = 0
    label: str = ""
    path: tuple[str, ...] = ()

    @property
    def columns(self) -> range:
        """The columns of its numbers."""
        return range(self.first, self.last + 1)

    @property
    def parents(self) -> tuple[str, ...]:
        """The labels above it, without numbering and units."""
        return tuple(map(plain_label, self.path))


def rows_of(grid: SheetGrid) -> Iterator[RowPlace]:
    """The rows of data of a sheet, one column of labels after the other."""
    width, note = grid.last_column, grid.note
    numeric = sorted({row for (row, _), value in grid.values.items() if isinstance(value, Decimal)})
    labels: list[int] = []
    of_units: set[int] = set()
    for column in range(1, width + 1):
        texts = [text for row in numeric if (text := _own_text(grid, row, column))]
        if texts and all(map(is_unit, texts)):
            of_units.add(column)
        elif len(texts) >= max(2, 0.5 * len(numeric)) or (not labels and texts):
            labels.append(column)
    for label, following in pairwise([*labels, width + 1]):
        unit = min((each for each in of_units if label <= each < following), default=0)
        if following > label + 1:
            yield from _rows(grid, RowPlace(label, label + 1, following - 1, unit, title=note))


def _own_text(grid: SheetGrid, row: int, column: int) -> str:
    text = grid.values.get((row, column))
    return text if isinstance(text, str) and text not in _NO_VALUE else ""


def _rows(grid: SheetGrid, place: RowPlace) -> Iterator[RowPlace]:
    """The rows of data of some columns; `place` is what holds of a row from the top."""
    was_header = False
    above: list[tuple[int, str]] = []
    for row in range(1, grid.last_row + 1):
        label = grid.text(row, place.labels)
        texts = _texts(grid, row, place)
        is_wide = grid.anchors.get((row, place.first)) == (row, place.labels)
        if any(grid.number(row, at) is not None for at in place.columns):
            was_header = False
            above = _labels_above(above, grid, row, place.labels)
            path = tuple(text for _, text in above[:-1])
            names_areas = place.names_areas or is_area(label)
            yield replace(place, row=row, label=label, path=path, names_areas=names_areas)
        elif texts and not is_wide and (label or not all(map(is_note, texts))):
            headers = (*place.headers, row) if was_header else (row,)
            names_areas = place.names_areas or is_area_header(label)
            place = replace(place, headers=headers, names_areas=names_areas)
            was_header, above = True, []
        elif label:
            # A line over all columns is a title, and so is one above the first header.
            is_title = is_wide or not place.headers
            title, section = (label, "") if is_title else (place.title, label)
            place = replace(place, title=title, section=section)
            above = [] if is_title else above
            above = above if is_wide else _labels_above(above, grid, row, place.labels)
            was_header = was_header and not place.headers


def _texts(grid: SheetGrid, row: int, place: RowPlace) -> list[str]:
    """The texts of a row beside its label, without the unit of a row under headers."""
    columns = (at for at in place.columns if not (at == place.unit and place.headers))
    return [grid.text(row, at) for at in columns if _own_text(grid, row, at)]


def _labels_above(
    above: Sequence[tuple[int, str]], grid: SheetGrid, row: int, column: int
) -> list[tuple[int, str]]:
    """The labels that a row belongs to with their depths, by numbering, indent and 其中.

    Its own is the last; `above` are those of the row before. A row right below 其中：工资性收入
    that lines up with that name is the next part, not a part of 工资性收入.
    """
    label = grid.text(row, column)
    level = next((depth for pattern, depth in _NUMBERING if pattern.match(label)), 0)
    indent = grid.indents.get((row, column), 0)
    depth = level * 100 + indent * 2 + bool(_PARTS.match(label))
    kept = list(above)
    while kept and kept[-1][0] >= depth:
        kept.pop()
    if kept and not level and not _PARTS.match(label):
        above_depth, name = kept[-1]
        if _FIRST_PART.match(name) and depth - above_depth >= _LINED_UP:
            kept.pop()
    return [*kept, (depth, label)]


def plain_label(label: str) -> str:
    """A label without numbering, 其中, unit and blanks."""
    text = re.sub(r"\s|\u3000", "", label)
    before = None
    while before != text:
        before = text
        text = _PARTS.sub("", _GROUP_BEFORE.sub("", _ANY_NUMBERING.sub("", text)))
    return without_unit(text).strip("：:")


def header_path(grid: SheetGrid, rows: tuple[int, ...], column: int) -> str:
    """The texts over a column in some rows of headers, from the top, each once."""
    found: list[str] = []
    for row in rows:
        text = re.sub(r"\s", "", grid.text(row, column))
        if text and text not in found:
            found.append(text)
    return " ".join(found)


def usual_header(header: str) -> str:
    """A header path in the usual words, without dates and units; those are compared apart."""
    parts = (without_stated(without_unit(undated(each))) for each in header.split(" "))
    plain = (each.removesuffix("%") for each in parts if each and not is_unit(each))
    return " ".join(
        next((word for words, word in _SAME_WORDS if words.fullmatch(each)), each) for each in plain
    )


def name_of(place: RowPlace, quantity: str, counts: Counter[str]) -> str:
    """The name of a row's quantity: its label with what its parents and its table say.

    `quantity` is what the column's header names; `counts` says how often the sheet has each label.
    """
    title = subject_in(place.title)
    if place.names_areas or not without_months(place.label):
        return quantity or title
    label = _bare(plain_label(place.label))
    parents = [each for each in place.parents if not _GROUPED.search(plain_label(each))]
    parent = _bare(parents[-1]) if parents else ""
    if counts[plain_label(place.label)] > 1 and parent and parent not in label:
        is_first = words.is_tailed(parent) and not words.is_tailed(label)
        return f"{label}{parent}" if is_first else f"{parent}{label}"
    if words.is_tailed(label) or _NO_TAIL.search(label):
        return label
    tail = _tail(parent) or ("" if _SEVERAL.search(title) else _tail(title))
    if label.endswith("税"):
        return f"{label}收入" if tail.endswith("收入") else label
    return f"{label}{tail}" if tail and not label.endswith(tail) else label


def _bare(label: str) -> str:
    """A label without its remark and without the area that it speaks for."""
    plain = re.sub(rf"^{words.AREA}(?=.{{2}})", "", re.sub(r"（[^（）]*）", "", label))
    return re.sub(r"(?<=.{4})(?:合计|总计)$", "", plain) or label


def _tail(name: str) -> str:
    if name.endswith("零售总额"):
        return "零售额"
    return "增加值" if name.endswith("生产总值") else words.tail_of(name)
