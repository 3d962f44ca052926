"""Words that do not fit their figure, whatever the edition has."""

import re
from collections.abc import Iterator

from indicators.model import units
from indicators.proofreading.figures import MULTIPLES, WRONG_POINTS, TextFigure
from indicators.proofreading.hits import HitKind, Slip

_NEGATIVE = re.compile(
    r"(?P<word>负增长|下降|减少|降低|下滑|回落|下跌|增长|上涨|提高|增加)(?P<joint>了|约|为|率为|幅度为)?"
    r"(?:-|负)(?P<size>\d{1,15}(?:\.\d{1,9})?(?:%|个百分点)?)"
)
_RISES = frozenset({"增长", "上涨", "提高", "增加"})
# 效率提高20% is the growth of an amount, not of a percentage.
_RATE_CHANGED = re.compile(
    r"(?:(?<![效功频])率|占比|比重|增速|涨幅|增幅|目标下限|目标上限|目标值)"
    r"[^，。；：！？、（）\d]{0,12}?"
    r"(?P<way>提高|上升|提升|下降|降低|回升|回落|扩大|收窄|加快|放缓|增加|减少|高出|高于|低于|高|低)"
    r"(?P<joint>[^，。；：！？、（）\d到至为达]{0,6})$"
)
_GREW = re.compile(r"(?P<word>增长|增加)(?P<joint>了|约|近|到|至)?$")
_RATE_NOUN = re.compile(r"(?:率|占比|比重|增速|涨幅|增幅|强度)[^，。；：！？]{0,14}$")


def misused(text: str, figures: list[TextFigure]) -> Iterator[Slip]:
    """Signs after 下降, per cent for 个百分点, 增长 for 增加 and the other way round."""
    yield from map(_negative, _NEGATIVE.finditer(text))
    for figure in figures:
        left = text[max(0, figure.start - 40) : figure.start]
        if found := _points(figure, left) or _grown(figure, left):
            yield found


def _negative(match: re.Match[str]) -> Slip:
    word, size = match["word"], match["size"]
    if word in _RISES:
        message = f"“{word}”后面不跟负数，要说“下降”"
        return Slip(HitKind.SIGN, *match.span(), message, f"下降{size}")
    said = "下降" if word == "负增长" else f"{word}{match['joint'] or ''}"
    message = f"“{word}”已经说明方向，后面不再带负号"
    return Slip(HitKind.SIGN, *match.span(), message, f"{said}{size}")


def _points(figure: TextFigure, left: str) -> Slip | None:
    digits = f"{figure.quantity.value:f}"
    if figure.unit in WRONG_POINTS:
        message = "两个百分数相差说“个百分点”，没有“个百分比”"
        return _on(figure, HitKind.POINTS, message, f"{digits}{units.POINTS}")
    if figure.unit == units.PERCENT and not figure.sign and _RATE_CHANGED.search(left):
        message = "两个百分数相差要用“个百分点”；如果说的是变化后的数，要用“提高到”“下降到”"
        return _on(figure, HitKind.POINTS, message, f"{digits}{units.POINTS}")
    return None


def _grown(figure: TextFigure, left: str) -> Slip | None:
    match = _GREW.search(left)
    if not match or figure.is_spelled or figure.sign or not _is_measured(figure):
        return None
    reached = match["joint"] in {"到", "至"}
    proposed = _better(figure, match["word"], reached, bool(_RATE_NOUN.search(left)))
    if not proposed:
        return None
    at = figure.start - (len(left) - match.start())
    joint = match["joint"] or ""
    well, message = proposed
    return Slip(HitKind.GROWTH, at, figure.end, message, f"{well}{joint}{figure.words}")


def _better(figure: TextFigure, word: str, reached: bool, of_rate: bool) -> tuple[str, str] | None:
    """The word that goes with the figure, and why."""
    if figure.unit.endswith("百分点"):
        return ("提高", "百分点说“提高”，不说“增长”") if word == "增长" else None
    if figure.quantity.is_rate:
        if reached:
            return "提高", f"百分数说“提高到”，不说“{word}到”"
        return ("增长", "百分数说“增长”，不说“增加”") if word == "增加" and not of_rate else None
    return ("增加", "绝对量说“增加”，不说“增长”") if word == "增长" else None


def _is_measured(figure: TextFigure) -> bool:
    return units.is_known(figure.unit) or figure.unit in MULTIPLES


def _on(figure: TextFigure, kind: HitKind, message: str, proposal: str) -> Slip:
    return Slip(kind, figure.number_at, figure.end, message, proposal)
