"""The texts of a plate of a rank board in lines: a name, a figure, remarks."""

from collections.abc import Sequence
from functools import lru_cache

from components.charts.marks import Record
from components.charts.rows import broken
from indicators.text.text_metrics import balanced, em_width

# In em: between name, figure and remarks. The size of remarks beside that of names.
BETWEEN_WORDS, REMARK = 0.6, 0.92


@lru_cache(maxsize=4096)
def plate_texts(name: str, figure: str, remarks: tuple[str, ...], ems: float) -> Record:
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
    after = used + BETWEEN_WORDS
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
