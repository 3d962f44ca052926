"""A body cut by its rows into sheets: every row whole, heads repeated, rows given room.

What the builders stack (`components/charts/rows.py`) has its top and bottom in every record, for
both layouts. Records without them belong to the whole chart and are on every sheet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from components.charts.marks import Record
from components.pictures.static_chart import ROW, Spec, StaticChart

# The field of a head that is printed again with the rest of its group.
_CONTINUED = "_continued"
# Penalties for splitting a group across sheets, and for leaving one row of it alone; a half empty
# sheet costs a quarter.
_BROKEN, _ALONE = 0.3, 0.3
_TOPS = ("_narrow_top", "_wide_top")
_BOTTOMS = ("_narrow_bottom", "_wide_bottom")
_Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Strip:
    """A row or the head of a group: its tops and heights, narrow and wide."""

    top: _Place
    height: _Place
    is_head: bool
    is_continued: bool = False


Sheet = tuple[Strip, ...]


def strips_of(chart: StaticChart) -> Sheet:
    """The strips of a chart from top to bottom; none for a chart that is not stacked."""
    found: dict[_Place, Strip] = {}
    for record in chain.from_iterable(chart.spec["datasets"].values()):
        if top := _top(record):
            low = tuple(record[name] for name in _BOTTOMS)
            is_head = ROW not in record and found.get(top, _ANY).is_head
            found[top] = Strip(top, (low[0] - top[0], low[1] - top[1]), is_head)
    return tuple(found[each] for each in sorted(found))


_ANY = Strip((0, 0), (0, 0), is_head=True)


def start_of(strips: Sheet, is_narrow: bool) -> float:
    """The room above the first strip, which every sheet has."""
    return strips[0].top[not is_narrow]


def packed(strips: Sheet, room: float, is_narrow: bool) -> list[Sheet]:
    """The strips on sheets of so much room beneath their start; one too tall is alone.

    A head never ends a sheet, and is repeated where its group continues.
    """
    layout = int(not is_narrow)
    sheets: list[list[Strip]] = [[]]
    head: Strip | None = None
    for at, strip in enumerate(strips):
        head = strip if strip.is_head else head
        # A head needs room for its first row as well.
        needed = [strip, *strips[at + 1 : at + 2]] if strip.is_head else [strip]
        used = sum(each.height[layout] for each in (*sheets[-1], *needed))
        is_begun = any(not each.is_head for each in sheets[-1])
        if is_begun and used > room:
            again = [replace(head, is_continued=True)] if head and not strip.is_head else []
            sheets.append(again)
        sheets[-1].append(strip)
    return [tuple(each) for each in sheets]


def divided(strips: Sheet, room: float, is_narrow: bool) -> tuple[list[Sheet], float]:
    """As few sheets as `packed` needs, divided at the least penalty; and that penalty per sheet.

    Groups stay whole and sheets are about equally full where no further sheet is needed for it.
    """
    layout = int(not is_narrow)
    ends = list(accumulate((each.height[layout] for each in strips), initial=0.0))
    heads = _heads(strips)
    # Of the strips before each: how many sheets, the penalty, where the last sheet begins.
    best = [(0, 0.0, 0)]
    for end in range(1, len(strips) + 1):
        found = []
        for start in range(end - 1, -1, -1):
            head = heads[start]
            height = ends[end] - ends[start] + (head.height[layout] if head else 0)
            if height > room and sum(not each.is_head for each in strips[start:end]) > 1:
                break
            if not strips[end - 1].is_head:
                count, penalty, _ = best[start]
                empty = max(0.0, 1 - height / room)
                penalty += empty**2 + _split_penalty(strips, start, end)
                found.append((count + 1, penalty, start))
        best.append(min(found, default=(len(strips), 0.0, end - 1)))
    count, penalty, _ = best[-1]
    return _sheets(strips, heads, [start for _, _, start in best]), penalty / count


def _heads(strips: Sheet) -> list[Strip | None]:
    """For every row the head under which it goes on; None for a head and without any."""
    heads: list[Strip | None] = []
    head: Strip | None = None
    for each in strips:
        head = replace(each, is_continued=True) if each.is_head else head
        heads.append(None if each.is_head else head)
    return heads


def _split_penalty(strips: Sheet, start: int, end: int) -> float:
    """Penalty for splitting the first and the last group of a sheet."""
    penalty = 0.0
    if start and not strips[start].is_head:
        is_alone = start + 1 == len(strips) or strips[start + 1].is_head
        penalty += _BROKEN + _ALONE * is_alone
    if end < len(strips) and not strips[end].is_head:
        penalty += _ALONE * (end > 1 and strips[end - 2].is_head)
    return penalty


def _sheets(strips: Sheet, heads: Sequence[Strip | None], starts: Sequence[int]) -> list[Sheet]:
    """The sheets by the beginning of each, from the last one on."""
    sheets: list[Sheet] = []
    end = len(strips)
    while end:
        start = starts[end]
        head = heads[start]
        sheets.insert(0, (*([head] if head else []), *strips[start:end]))
        end = start
    return sheets


def height_of(sheet: Sheet, is_narrow: bool) -> float:
    """The height of the strips, without the room above the first."""
    return sum(each.height[not is_narrow] for each in sheet)


def cut(chart: StaticChart, sheet: Sheet, *, is_narrow: bool, stretch: float) -> tuple[Spec, float]:
    """The specification of one sheet, its strips taller by a factor, and its height in px."""
    layout = int(not is_narrow)
    start = start_of(strips_of(chart), is_narrow)
    heights = [each.height[layout] * stretch for each in sheet]
    tops = list(accumulate(heights, initial=start))
    datasets = {
        name: list(_placed(records, sheet, tops, layout))
        for name, records in chart.spec["datasets"].items()
    }
    params = [
        each | {"expr": str(is_narrow).lower()} if each["name"] == "narrow" else each
        for each in chart.spec["params"]
    ]
    return chart.spec | {"datasets": datasets, "params": params}, tops[-1]


def _placed(
    records: Sequence[Record], sheet: Sheet, tops: Sequence[float], layout: int
) -> Iterable[Record]:
    yield from (each for each in records if _top(each) is None)
    by_top: dict[_Place, list[Record]] = {}
    for record in records:
        by_top.setdefault(_top(record) or (-1, -1), []).append(record)
    for strip, top, bottom in zip(sheet, tops, tops[1:], strict=False):
        for record in by_top.get(strip.top, ()):
            yield record | {
                _TOPS[layout]: top,
                _BOTTOMS[layout]: bottom,
                _CONTINUED: strip.is_continued,
            }


def _top(record: Record) -> _Place | None:
    return (record[_TOPS[0]], record[_TOPS[1]]) if _TOPS[0] in record else None
