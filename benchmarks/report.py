"""The goals, and the table that says which are met."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Action:
    """Something measured; the goal is a ratio to the bare application, for memory megabytes."""

    name: str
    goal: float | None = None


FIRST_LOAD = Action("first load", 1.1)
RELOAD = Action("reload", 1.15)
SWITCH = Action("switch", 1.1)
FILTER = Action("filter", 1.2)
COLD_START = Action("cold start to first charts")
READING = Action("workbook read and checked")
MEMORY = Action("memory", 350)


@dataclass(frozen=True)
class Line:
    """A measurement as it is printed."""

    name: str
    ours: str
    bare: str
    ratio: str
    goal: str
    verdict: str


_HEAD = Line("", "dashboard", "bare", "ratio", "goal", "")


def compared(name: str, ours: Sequence[float], bare: Sequence[float], goal: float | None) -> Line:
    """The medians of two series of milliseconds, and their ratio beside its goal.

    A page where there is nothing to do (no filter, not in the menu) gives a line without figures.
    """
    if not ours or not bare:
        return Line(name, "–", "–", "", "", "")
    one, other = median(ours), median(bare)
    ratio = one / other
    words = "" if goal is None else f"≤ {goal}"
    return Line(
        name, f"{one:.0f} ms", f"{other:.0f} ms", f"{ratio:.2f}", words, _verdict(ratio, goal)
    )


def rated(name: str, ours: Sequence[float], bare: Sequence[float], goal: float) -> Line:
    """The medians of two series of pages a second, and their ratio, at least as large as a goal."""
    one, other = median(ours), median(bare)
    ratio = one / other
    verdict = "met" if ratio >= goal else "missed"
    rates = f"{one:.1f} a second", f"{other:.1f} a second"
    return Line(name, *rates, f"{ratio:.2f}", f"≥ {goal}", verdict)


def weighed(name: str, ours: float | None, bare: float | None, goal: float | None) -> Line:
    """Two weights in MB, the first beside its goal; None where there is none to be known."""
    if ours is None:
        return Line(name, "unknown", "unknown", "", f"≤ {goal} MB", "")
    beside = ("", "") if bare is None else (f"{bare:.0f} MB", f"{ours / bare:.2f}")
    return Line(name, f"{ours:.0f} MB", *beside, f"≤ {goal} MB", _verdict(ours, goal))


def progress(step: str) -> None:
    """Say on the error stream what is being measured, beside the table on the other one."""
    print(f"{step} …", file=sys.stderr, flush=True)


def told(lines: Iterable[Line]) -> Iterator[Line]:
    """The same lines, each said on the error stream as soon as it is known."""
    for line in lines:
        progress(" ".join(_cells(line)))
        yield line


def printed(lines: Iterable[Line]) -> str:
    """The lines as a Markdown table, columns aligned."""
    rows = [_cells(line) for line in (_HEAD, *lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * width for width in widths]
    return "\n".join(_row(cells, widths) for cells in (rows[0], rule, *rows[1:]))


def _verdict(figure: float, goal: float | None) -> str:
    if goal is None:
        return ""
    return "met" if figure <= goal else "missed"


def _cells(line: Line) -> tuple[str, ...]:
    return (line.name, line.ours, line.bare, line.ratio, line.goal, line.verdict)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return f"| {' | '.join(padded)} |"
