"""Numbers of rows in a sentence."""

from collections.abc import Iterable

_MOST_RANGES = 10


def row_ranges(rows: Iterable[int]) -> str:
    """Numbers of rows as people write them: 第5、7—9行."""
    spans: list[list[int]] = []
    for number in rows:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    words = [f"{one}" if one == last else f"{one}—{last}" for one, last in spans]
    more = "等" if len(words) > _MOST_RANGES else ""
    return f"第{'、'.join(words[:_MOST_RANGES])}行{more}"
