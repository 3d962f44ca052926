"""The table of rates beside their targets, with all that one track of them shows."""

from collections.abc import Iterable, Sequence
from math import nan

from indicators.exhibits.columns import FACTS, SENTENCE_FACTS, drawn, ids_of
from indicators.exhibits.growth.rates import growth_subject
from indicators.exhibits.table import Table
from indicators.exhibits.targets.choosing import largest
from indicators.exhibits.targets.gap_table import gaps_table
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.quantities import Quantity
from indicators.rules.gaps import Gap
from indicators.rules.ranks import period_ranks
from indicators.rules.span_actuals import SpanActual
from indicators.sentences.gap_texts import gap_text, upper_limit
from indicators.wording import numbers

_DRAWN = (
    *drawn("kind subject"),
    *drawn("start now", "float64"),
    *drawn("start_figure now_figure target_figure start_head now_head target_head"),
    *drawn("distance mark remark dated_remark"),
    *drawn("stands_out", "bool"),
    FACTS,
    SENTENCE_FACTS,
)
_GROWTH, _SHARE = "增速", "比重"
_CLAIMED = "原文"
# This status needs no distance of 0 beside it.
_MET = "已达到"
# By the side of last year's figure, and whether it is an upper limit.
_SIGNS = {("高", False): "▲", ("低", False): "▽", ("高", True): "↑", ("低", True): "↓"}


def rates_table(found: Iterable[Gap], dataset: Dataset) -> Table:
    """As gaps_table, with both actuals of a rate, its figures, its distance and its rank.

    `start` and `now` are the actuals before and of the target's period, NaN where there is none;
    `stands_out` is the largest shortfall.
    """
    chosen = list(found)
    heads, foremost = _heads(chosen), _foremost(chosen)
    records = [
        {**_record(each, dataset, heads), **heads, "stands_out": each is foremost}
        for each in chosen
    ]
    return gaps_table(chosen).drawing(_DRAWN, records)


def _record(each: Gap, dataset: Dataset, heads: dict[str, str]) -> dict[str, object]:
    made, aim = each.progress, each.target.quantity
    start = each.baseline.quantity if each.baseline and each.difference else None
    return {
        "kind": _kind(each),
        "subject": _subject(each, dataset),
        "start": _value(start, each),
        "now": _value(made.quantity if made else None, each),
        "start_figure": numbers.amount(start) if start else "",
        "now_figure": numbers.amount(made.quantity) if made else "",
        "target_figure": numbers.limit(aim) if aim else "",
        "distance": _distance(each),
        "mark": each.status.mark.value if made else "",
        **_remarks(each, dataset, heads),
        # The table shows the rank, the sentence does not.
        FACTS.name: ids_of(*each.facts, *period_ranks(_leading(each), dataset).facts),
        SENTENCE_FACTS.name: ids_of(*each.facts),
    }


def _kind(each: Gap) -> str:
    return _GROWTH if each.target.indicator.measure is Measure.GROWTH else _SHARE


def _subject(each: Gap, dataset: Dataset) -> str:
    indicator = each.target.indicator
    return growth_subject(indicator, dataset) if _kind(each) == _GROWTH else indicator.name


def _value(size: Quantity | None, each: Gap) -> float:
    return float(size.in_unit(each.unit)) if size and each.unit else nan


def _distance(each: Gap) -> str:
    """One short line: ▲ 目标高3.7个百分点 from last year's, × 滞后 差0.3个百分点 from now.

    An upper limit that is higher is no greater promise: ↑ 上限高0.5个百分点.
    """
    if each.progress:
        words = gap_text(each).removeprefix(_MET)
        return f"{each.status.mark.value} {each.status.kind.value} {words}".strip()
    if each.distance is None:
        return gap_text(each)
    if not each.distance.value:
        return numbers.doubted(f"＝ 与{each.reference}持平", each.is_doubtful)
    limit, side = upper_limit(each), "高" if each.distance.value > 0 else "低"
    sign = _SIGNS[side, bool(limit)]
    words = f"{sign} {limit or '目标'}{side}{numbers.unsigned(each.distance)}"
    return numbers.doubted(words, each.is_doubtful)


def _remarks(each: Gap, dataset: Dataset, heads: dict[str, str]) -> dict[str, str]:
    """The remark on the leading actual: its period, its marks, its first rank.

    `remark` leaves out the period that is in a head; `dated_remark` is for charts without heads.
    """
    actual, made = _leading(each), each.progress
    period = made.period.label if made else each.baseline.period.label if each.baseline else ""
    head = heads["now_head" if made else "start_head"]
    status = made.marks if made else each.baseline.status.mark if each.baseline else ""
    ranks = [
        f"{words}（{_verification(label)}）" for words, label in period_ranks(actual, dataset).pairs
    ]
    shown = (status, *ranks[:1])
    undated = () if head.startswith(period) else (period,)
    return {
        "remark": " · ".join(filter(None, (*undated, *shown))),
        "dated_remark": " · ".join(filter(None, (period, *shown))),
    }


def _verification(label: str) -> str:
    """The verification of a rank in few words: 自述, 已核验，含初步数9个."""
    return label.removeprefix(_CLAIMED)


def _leading(each: Gap) -> Observation | None:
    """The observation that leads; None for a sum of several."""
    if not each.progress:
        return each.baseline
    found = each.progress.observations
    return found[0] if len(found) == 1 else None


def _heads(found: Sequence[Gap]) -> dict[str, str]:
    """The heads of the figures: their period where all share it, else their kind."""
    what = _GROWTH if {_kind(each) for each in found} == {_GROWTH} else "实绩"
    return {
        "start_head": _head((each.baseline for each in found if each.difference), "此前", what),
        "now_head": _head((each.progress for each in found), "本期", what),
        "target_head": _head((each.target for each in found), "", "目标"),
    }


def _head(facts: Iterable[Observation | SpanActual | Target | None], before: str, what: str) -> str:
    periods = {each.period.label for each in facts if each}
    return f"{periods.pop() if len(periods) == 1 else before}{what}"


def _foremost(found: Sequence[Gap]) -> Gap | None:
    """The largest shortfall, of now where there are any."""
    return next(iter(largest(found, in_points=True)), None)
