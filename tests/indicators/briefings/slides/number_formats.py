"""What an office shows of a value in a number format, of the few things that labels use."""

import re

from indicators.wording.numbers import number

_PIECE = re.compile(r'"([^"]*)"|\\(.)|(General)')


def rendered(number_format, value):
    """The text; a format that holds anything but literals and `General` fails."""
    sections = _sections(number_format)
    if len(sections) == 3 and value == 0:
        return _printed(sections[2], value)
    return _printed(sections[1 if value < 0 and len(sections) > 1 else 0], abs(value))


def _sections(number_format):
    sections, place = [[]], 0
    while place < len(number_format):
        if number_format[place] == ";":
            sections.append([])
            place += 1
            continue
        piece = _PIECE.match(number_format, place)
        assert piece, f"{number_format!r} at {place}"
        sections[-1].append(piece)
        place = piece.end()
    return sections


def _printed(pieces, value):
    return "".join(number(value) if each[3] else each[1] or each[2] or "" for each in pieces)
