"""The table of rates beside their targets, with all that one track of them shows."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from math import nan

import pandas as pd

from indicators.exhibits.columns import SENTENCE_FACTS, Column, facts_of, ids_of
from indicators.exhibits.growth.rates import growth_subject
from indicators.exhibits.table import Table
from indicators.exhibits.targets.choosing import largest
from indicators.exhibits.targets.gap_table import gaps_table
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.quantities import Quantity
from indicators.rules.gaps import Gap
from indicators.rules.rank_texts import period_ranks
from indicators.rules.span_actuals import SpanActual
from indicators.sentences.gap_texts import gap_text, upper_limit
from indicators.wording import numbers

_GROWTH, _SHARE = "增速", "比重"
_CLAIMED = "原文"
# This status needs no distance of 0 beside it.
_MET = "已达到"
# By the side of last year's figure, and whether it is an upper limit.
_SIGNS = {("高", False): "▲", ("低", False): "▽", ("高", True): "↑", ("低", True): "↓"}


def rates_table(found: pd.DataFrame, dataset: Dataset) -> Table:
    """As gaps_table, with both actuals of a rate, its figures, its distance and its rank.

    `start` and `now` are the actuals before and of the target's period, NaN where there is none;
    `stands_out` is the largest shortfall.
    """
    return gaps_table(found).drawing(_drawn(found, dataset), found["itself"])


def _drawn(found: pd.DataFrame, dataset: Dataset) -> tuple[Column, ...]:
    heads = _heads(list(found["itself"]))
    foremost = next(iter(largest(found, in_points=True)["itself"]), None)
    return (
        Column("kind", of=_kind),
        Column("subject", of=lambda each: _subject(each, dataset)),
        Column("start", dtype="float64", of=lambda each: _value(_start(each), each)),
        Column("now", dtype="float64", of=lambda each: _value(_now(each), each)),
        Column("start_figure", of=lambda each: _figure(_start(each))),
        Column("now_figure", of=lambda each: _figure(_now(each))),
        Column("target_figure", of=lambda each: numbers.limit(each.target.quantity)),
        *(Column(name, of=partial(_constant, head)) for name, head in heads.items()),
        Column("distance", of=_distance),
        Column("mark", of=lambda each: each.status.mark.value if each.progress else ""),
        Column("remark", of=lambda each: _remark(each, dataset, heads)),
        Column("dated_remark", of=lambda each: _remark(each, dataset)),
        Column("stands_out", dtype="bool", of=lambda each: each is foremost),
        # The table shows the rank, the sentence does not.
        facts_of(lambda each: (*each.facts, *period_ranks(_leading(each), dataset).facts)),
        SENTENCE_FACTS.computed(lambda each: ids_of(*each.facts)),
    )


def _constant(text: str, _: Gap) -> str:
    return text


def _start(each: Gap) -> Quantity | None:
    return each.baseline.quantity if each.baseline and each.difference else None


def _now(each: Gap) -> Quantity | None:
    return each.progress.quantity if each.progress else None


def _figure(size: Quantity | None) -> str:
    return numbers.amount(size) if size else ""


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


def _remark(each: Gap, dataset: Dataset, heads: Mapping[str, str] | None = None) -> str:
    """The remark on the leading actual: its period, its marks, its first rank.

    It leaves out a period that is in one of the heads; for a chart without heads it has none.
    """
    actual, made = _leading(each), each.progress
    period = made.period.label if made else each.baseline.period.label if each.baseline else ""
    head = heads["now_head" if made else "start_head"] if heads else ""
    status = made.marks if made else each.baseline.status.mark if each.baseline else ""
    ranks = [
        f"{words}（{_verification(label)}）" for words, label in period_ranks(actual, dataset).pairs
    ]
    dated = () if head and head.startswith(period) else (period,)
    return " · ".join(filter(None, (*dated, status, *ranks[:1])))


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
