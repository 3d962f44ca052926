"""The places of the plates of a rank board: rows of scopes, columns of places, lines of text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from components.charts.frame import Height
from components.charts.marks import Record, in_both
from components.charts.rows import broken, ends_of, stacked, widest
from indicators.text.text_metrics import balanced, em_width

# In em of the plates' letters: the widths that a wide board is laid out for, its first column, the
# room around a text, by how much a column is tried wider.
_LEAST_BOARD, _MOST_BOARD, _SCOPES, _TRIED = 60, 84, 7, (1, 2, 3, 4, 6, 9)
_INSET = 1.8
# In em of the same letters: between name, figure and remarks. The size of remarks beside that of
# names.
_BETWEEN_WORDS, REMARK = 0.6, 0.92
# The most em of a text for which a column is widened, and of the air that it is given.
_ONE_LINE, _AIR = 17, 5
# In lines: the room in and around a plate.
_FRAME = 0.7
# A scope with more claims has a second head, so that a picture can end between them.
_MOST = 12
# In em of a phone: the word of a place, a line beside it.
PLACE, _PHONE = 3.4, 21
# What a remark on a refuted claim begins with; in em, how far a text is from the left of its plate.
CLAIMED, PLATE_TEXT = "自述", 0.7
# In px: a line of a plate, the room in plates, between and around them, the head of a scope.
LINE, PAD, _BETWEEN, _AROUND = 19, 4, 5, 6
PHONE_LINE, PHONE_PAD, _PHONE_HEAD, _LEAST = 22, 9, 38, 42
_HEADS = Height(0, 34)


@dataclass(frozen=True, slots=True)
class Board:
    """The heads of scopes and of columns, and the plates, all with their places.

    A plate stands from `_left` to `_right` em and `_wide_from` px beneath the top of its scope.
    `strikes` are lines through places that the data refute, `ems` is the width that a wide board
    is laid out for.
    """

    scopes: list[Record]
    plates: list[Record]
    strikes: list[Record]
    columns: list[Record]
    ems: float
    height: Height


def board_of(records: Sequence[Record]) -> Board:
    """The board of claims with `scope`, a `place_group`, `name`, `figure` and `remarks`.

    Where a place is `struck`, the first remark is it after `CLAIMED`: 自述第六 → 按数据第7.
    Scopes stand in the order given, in them the claims by their `place_order`.
    """
    scopes = [*dict.fromkeys(each["scope"] for each in records)]
    plates = sorted((dict(each) for each in records), key=lambda each: _order(each, scopes))
    columns, ems = _columns(plates)
    ends = {each["_place"]: {key: each[key] for key in ("_left", "_right")} for each in columns}
    for plate in plates:
        plate.update(ends[plate["place_group"]])
        plate.update(_lines(plate, plate["_right"] - plate["_left"] - _INSET))
    parts = []
    for scope in scopes:
        own = [each for each in plates if each["scope"] == scope]
        for start in range(0, len(own), _MOST):
            head = _head(scope, len(own), columns[0]["_left"], is_first=not start)
            parts.append((head, own[start : start + _MOST]))
    heads, heights = [head for head, _ in parts], iter([_placed(part) for _, part in parts])
    height = stacked(heads, lambda _: next(heights), start=_HEADS)
    for head, part in parts:
        for plate in part:
            plate.update(ends_of(head))
    strikes = [each for plate in plates for each in _strikes(plate)]
    for plate in plates:
        del plate["remarks"]
    return Board(heads, plates, strikes, columns, ems, height)


def _order(plate: Record, scopes: Sequence[str]) -> tuple[int, float, bool, bool]:
    is_doubtful = bool(plate["doubtful"])
    return scopes.index(plate["scope"]), plate["place_order"], is_doubtful, not plate["core"]


def _head(scope: str, count: int, room: float, *, is_first: bool) -> Record:
    """The name of a scope, or of the rest of one that has many claims."""
    again = "" if is_first else "（续）"
    lines = broken("_wide_scope", balanced(f"{scope}{again}", room - 0.5))
    return {"_scope": f"{scope}　{count}项{again}", **lines}


def _columns(plates: Sequence[Record]) -> tuple[list[Record], float]:
    """The heads of the columns with their places in em, and the width of the board."""
    scopes = min(widest(plates, "scope"), _SCOPES) + 1
    orders = {each["place_group"]: each["place_order"] for each in plates}
    places = sorted(orders, key=lambda each: orders[each])
    own = {place: [each for each in plates if each["place_group"] == place] for place in places}
    least = {
        place: max(1.1 * em_width(place), *map(_least, own[place])) + _INSET for place in places
    }
    wished = sum(max(least[place], *map(_one_line, own[place])) for place in places)
    ems = max(sum(least.values()), min(max(wished, _LEAST_BOARD - scopes), _MOST_BOARD - scopes))
    widths = _widths(least, own, ems)
    lefts = [scopes + sum(widths[each] for each in places[:at]) for at, _ in enumerate(places)]
    heads = [
        {"_place": place, "_left": left, "_right": left + widths[place]}
        for place, left in zip(places, lefts, strict=True)
    ]
    return heads, scopes + ems


def _widths(
    least: Mapping[str, float], own: Mapping[str, Sequence[Record]], room: float
) -> Mapping[str, float]:
    """Widths without tall cells: room goes stepwise to the column that gains most by it.

    Room that no column gains by is divided among all.
    """
    widths = dict(least)

    def gain(place: str) -> float:
        """How much less tall its cells are for every em that it is wider, for some em."""
        width, plates = widths[place], own[place]
        tall = _tallness(plates, width)
        return max((tall - _tallness(plates, width + more)) / more for more in _TRIED)

    while sum(widths.values()) + 1 <= room:
        gains = {place: gain(place) for place in widths}
        best = max(gains, key=lambda each: gains[each])
        if not gains[best]:
            break
        widths[best] += 1
    air = min((room - sum(widths.values())) / len(widths), _AIR)
    return {place: width + air for place, width in widths.items()}


def _least(plate: Record) -> float:
    """The least width of a plate: its figure in one line, some letters of its name."""
    remarks = (em_width(each) * REMARK for each in plate["remarks"])
    return max(em_width(plate["figure"]), min(em_width(plate["name"]), 4), *remarks)


def _one_line(plate: Record) -> float:
    """The width of a column in which a plate, if it is not very long, has one line."""
    texts = filter(None, (plate["name"], plate["figure"]))
    text = sum(map(em_width, texts)) + (_BETWEEN_WORDS if plate["figure"] else 0)
    # An em more, because columns are widened by whole ones.
    return min(text, _ONE_LINE) + _INSET + 1


def _tallness(plates: Sequence[Record], width: float) -> float:
    """The squares of the heights of a column's cells, in lines: one tall cell makes a row tall."""
    cells: dict[str, float] = defaultdict(float)
    for plate in plates:
        cells[plate["scope"]] += _texts_of(plate, width - _INSET)["size"] + _FRAME
    return sum(each**2 for each in cells.values())


def _lines(plate: Record, room: float) -> Record:
    """The lines of a plate, wide and narrow, and where its figure and its remarks stand."""
    return in_both(_texts_of(plate, _PHONE - PLACE), _texts_of(plate, room))


def _texts_of(plate: Record, ems: float) -> Record:
    return _texts(plate["name"], plate["figure"], tuple(plate["remarks"]), ems)


@lru_cache(maxsize=4096)
def _texts(name: str, figure: str, remarks: tuple[str, ...], ems: float) -> Record:
    """The lines of a plate: figure and remarks follow the text before them, or begin a new line.

    `line` and `remark_line` are those in which figure and remarks begin, counted from 0, `after`
    and `remark_after` how many em of the name are before them; `size` is how many lines they are.
    """
    lines, remark = balanced(name, ems), _remark(remarks, ems)
    line, used = len(lines) - 1, em_width(lines[-1])
    figure_line, figure_after = line, used
    if figure:
        figure_line, figure_after = _next(line, used, em_width(figure), ems)
        line, used = figure_line, figure_after + em_width(figure)
    remark_line, remark_after = line, used
    if remark:
        whole = em_width(remark[0]) * REMARK if len(remark) == 1 else ems
        remark_line, remark_after = _next(line, used, whole, ems)
    return {
        **broken("name", lines),
        **broken("remark", remark),
        "size": max(figure_line + 1, remark_line + len(remark)),
        "line": figure_line,
        "after": figure_after,
        "remark_line": remark_line,
        "remark_after": remark_after,
    }


def _next(line: int, used: float, width: float, ems: float) -> tuple[int, float]:
    """The line of a text after another, and where in it the text begins."""
    after = used + _BETWEEN_WORDS
    return (line, after) if after + width <= ems else (line + 1, 0.0)


def _remark(remarks: Sequence[str], ems: float) -> list[str]:
    """The remarks of a plate in lines, which break between two of them."""
    lines: list[str] = []
    for each in remarks:
        longer = f"{lines[-1]} · {each}" if lines else ""
        if longer and em_width(longer) * REMARK <= ems:
            lines[-1] = longer
        else:
            lines.append(each)
    return lines


def _strikes(plate: Record) -> list[Record]:
    """Where the claimed place that the data refute is struck: in the remarks, in a phone's frame.

    `_line` is the line of the plate; `_start` and `_end` are em from where its texts begin.
    """
    place, before = plate["struck"], em_width(CLAIMED) * REMARK
    if not place:
        return []
    half, middle = em_width(place) * REMARK / 2, -PLACE / 2 - PLATE_TEXT
    strikes = [(True, 0, middle - half, middle + half)]
    for way in ("narrow", "wide"):
        start = plate[f"_{way}_remark_after"] + before
        strikes.insert(0, (way == "narrow", plate[f"_{way}_remark_line"], start, start + 2 * half))
    places = {name: plate[name] for name in plate if name.endswith(("_from", "_left"))}
    known = ends_of(plate) | places
    return [
        known | {"_is_narrow": is_narrow, "_line": line, "_start": start, "_end": end}
        for is_narrow, line, start, end in strikes
    ]


def _placed(plates: Sequence[Record]) -> Height:
    """Stack the plates of a scope, in their columns or, narrow, all; the height that they need."""
    used: dict[str, float] = defaultdict(lambda: float(_AROUND))
    phone = float(_PHONE_HEAD)
    for plate in plates:
        tall = 2 * PAD + LINE * plate["_wide_size"]
        narrow = 2 * PHONE_PAD + PHONE_LINE * plate["_narrow_size"]
        wide = {"from": used[plate["place_group"]], "tall": tall}
        plate.update(in_both({"from": phone, "tall": narrow}, wide))
        used[plate["place_group"]] += tall + _BETWEEN
        phone += narrow
    return Height(phone + 10, max(max(used.values()) - _BETWEEN + _AROUND, _LEAST))
