"""Where the plates of a rank board stand: rows of scopes, columns of places, lines of text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.charts.frame import Height
from components.charts.marks import Record
from components.charts.rows import broken, stacked
from indicators.text.text_metrics import balanced, em_width, wrapped

# In em of the plates' letters: the width that a wide board is laid out for, its first column, the
# room around a text and between name and figure, by how much a column is tried wider.
BOARD, _SCOPES, _INSET, _BETWEEN_WORDS, _TRIED = 84, 7, 1.3, 0.6, (1, 2, 3, 4, 6, 9)
# In lines: the room in and around a plate.
_FRAME = 0.7
# A scope with more claims goes on under another head, so that a picture can end between them.
_MOST = 12
# In em of a phone: the word of a place, a line beside it.
PLACE, _PHONE = 3.4, 21
# In px: a line of a plate, the room in plates, between and around them, the head of a scope.
LINE, PAD, _BETWEEN, _AROUND = 20, 4, 5, 6
PHONE_LINE, PHONE_PAD, _PHONE_HEAD, _LEAST = 22, 9, 38, 42
_HEADS = Height(0, 34)


@dataclass(frozen=True, slots=True)
class Board:
    """The heads of scopes and of columns, and the plates, all with their places.

    A plate stands from `_left` to `_right` em and `_wide_from` px beneath the top of its scope.
    """

    scopes: list[Record]
    plates: list[Record]
    columns: list[Record]
    height: Height


def board_of(records: Sequence[Record]) -> Board:
    """The board of claims with `scope`, a `place_group`, `name` and `figure`.

    Scopes stand in the order given, in them the claims by their `place_order`.
    """
    scopes = [*dict.fromkeys(each["scope"] for each in records)]
    plates = sorted((dict(each) for each in records), key=lambda each: _order(each, scopes))
    columns = _columns(plates)
    for plate in plates:
        column = next(each for each in columns if each["_place"] == plate["place_group"])
        room = column["_right"] - column["_left"] - _INSET
        plate.update(_lines(plate, room), _left=column["_left"], _right=column["_right"])
    heads, parts = [], []
    for scope in scopes:
        own = [each for each in plates if each["scope"] == scope]
        for start in range(0, len(own), _MOST):
            parts.append(own[start : start + _MOST])
            heads.append(_head(scope, len(own), columns[0]["_left"], is_first=not start))
    for head, part in zip(heads, parts, strict=True):
        head["_own"] = _placed(part)
    height = stacked(heads, lambda each: each.pop("_own"), start=_HEADS)
    for head, part in zip(heads, parts, strict=True):
        ends = {name: head[name] for name in head if name.endswith(("_top", "_bottom"))}
        for plate in part:
            plate.update(ends)
    return Board(heads, plates, columns, height)


def _order(plate: Record, scopes: Sequence[str]) -> tuple[int, float, bool, bool]:
    is_doubtful = bool(plate["doubtful"])
    return scopes.index(plate["scope"]), plate["place_order"], is_doubtful, not plate["core"]


def _head(scope: str, count: int, room: float, *, is_first: bool) -> Record:
    """The name of a scope, or of the rest of one that has many claims."""
    again = "" if is_first else "（续）"
    lines = broken("_wide_scope", balanced(f"{scope}{again}", room - 0.5))
    return {"_scope": f"{scope}　{count}项{again}", **lines}


def _columns(plates: Sequence[Record]) -> list[Record]:
    """The heads of the columns with their places in em, which fill the board."""
    scopes = min(max(em_width(each["scope"]) for each in plates), _SCOPES) + 1
    orders = {each["place_group"]: each["place_order"] for each in plates}
    places = sorted(orders, key=lambda each: orders[each])
    widths = _widths(places, plates, BOARD - scopes)
    lefts = [scopes + sum(widths[each] for each in places[:at]) for at, _ in enumerate(places)]
    return [
        {"_place": place, "_left": left, "_right": left + widths[place]}
        for place, left in zip(places, lefts, strict=True)
    ]


def _widths(places: Sequence[str], plates: Sequence[Record], room: float) -> Mapping[str, float]:
    """Widths without tall cells: room goes, bit by bit, to the column that gains most by it."""
    widths = {
        place: max(
            1.1 * em_width(place),
            *(_least(each) for each in plates if each["place_group"] == place),
        )
        + _INSET
        for place in places
    }
    while sum(widths.values()) + 1 <= room:
        gains = {place: _gain(place, widths[place], plates) for place in places}
        if not any(gains.values()):
            break
        widths[max(places, key=lambda place: gains[place])] += 1
    left = (room - sum(widths.values())) / len(places)
    return {place: width + left for place, width in widths.items()}


def _least(plate: Record) -> float:
    """What a plate cannot do without: its figure in one line, some letters of its name."""
    return max(em_width(plate["figure"]), min(em_width(plate["name"]), 4))


def _gain(place: str, width: float, plates: Sequence[Record]) -> float:
    """How much less tall a column's cells are for every em that it is wider, for some em."""
    own = [each for each in plates if each["place_group"] == place]
    tall = _tallness(own, width)
    return max((tall - _tallness(own, width + more)) / more for more in _TRIED)


def _tallness(plates: Sequence[Record], width: float) -> float:
    """The squares of the heights of a column's cells, in lines: one tall cell makes a row tall."""
    cells: dict[str, float] = defaultdict(float)
    for plate in plates:
        cells[plate["scope"]] += _size(plate, width - _INSET) + _FRAME
    return sum(each**2 for each in cells.values())


def _size(plate: Record, ems: float) -> int:
    """How many lines a plate has."""
    lines, is_under = _name_lines(plate, ems)
    return len(lines) + is_under


def _name_lines(plate: Record, ems: float) -> tuple[list[str], bool]:
    """The lines of a name, and whether the figure stands under them.

    About equal lines, unless the figure has room after the last one of others.
    """
    for lines in (balanced(plate["name"], ems), wrapped(plate["name"], ems)):
        if _fits(plate, lines[-1], ems):
            return lines, False
    return balanced(plate["name"], ems), True


def _fits(plate: Record, line: str, ems: float) -> bool:
    """Whether the figure stands after a line and not under it."""
    figure = plate["figure"]
    return not figure or em_width(line) + _BETWEEN_WORDS + em_width(figure) <= ems


def _lines(plate: Record, room: float) -> Record:
    """The lines of a plate, wide and narrow, and where its figure stands after or under them."""
    texts: Record = {}
    for layout, ems in (("wide", room), ("narrow", _PHONE - PLACE)):
        lines, under = _name_lines(plate, ems)
        texts |= broken(f"_{layout}_name", lines) | {
            f"_{layout}_size": len(lines) + under,
            f"_{layout}_after": 0 if under else em_width(lines[-1]) + _BETWEEN_WORDS,
        }
    return texts


def _placed(plates: Sequence[Record]) -> Height:
    """Stack the plates of a scope, in their columns or, narrow, all; the height that they need."""
    used: dict[str, float] = defaultdict(lambda: float(_AROUND))
    phone = float(_PHONE_HEAD)
    for plate in plates:
        tall = 2 * PAD + LINE * plate["_wide_size"]
        plate |= {
            "_wide_from": used[plate["place_group"]],
            "_wide_tall": tall,
            "_narrow_from": phone,
        }
        used[plate["place_group"]] += tall + _BETWEEN
        plate["_narrow_tall"] = 2 * PHONE_PAD + PHONE_LINE * plate["_narrow_size"]
        phone += plate["_narrow_tall"]
    return Height(phone + 10, max(max(used.values()) - _BETWEEN + _AROUND, _LEAST))
