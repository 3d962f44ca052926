"""The targets that are farthest from being met."""

from collections.abc import Iterable
from functools import partial

import pandas as pd

from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart
from indicators.exhibits.forms import Chart, Compared, SlideBars, SlideSeries
from indicators.exhibits.parameters import JUDGED_ON, TARGET_YEAR, Choices
from indicators.exhibits.table import Table
from indicators.exhibits.targets.choosing import (
    aim,
    from_reference,
    largest,
    share_unit,
    short_ones,
    shown_gaps,
    targets_of_year,
)
from indicators.exhibits.targets.gap_table import points_table, shares_slide, shares_table
from indicators.model.dataset import Dataset
from indicators.model.facts import Target
from indicators.model.units import POINTS
from indicators.rules.gaps import Gap
from indicators.sentences.clauses import named
from indicators.sentences.gap_texts import limits_note
from indicators.sentences.names import spoken
from indicators.wording import numbers

_MOST = 8


def _is_plain(table: Table) -> bool:
    """Whether every target has a lower limit or value and no actual of its own period yet."""
    rows = table.rows
    return not rows["leads_now"].any() and bool((rows["gap"] > 0).all())


def _about(table: Table, more: str) -> str:
    """The heading of the distances: 还差多少 now, 比上年实绩高多少 from the baselines."""
    if table.rows["leads_now"].any():
        return "还差多少"
    apart = f"比上年实绩{more}多少" if _is_plain(table) else "与上年实绩相差多少"
    return from_reference(table, apart)


def _largest_rows(
    exhibit: Exhibit, dataset: Dataset, choices: Choices, *, in_points: bool, more: str
) -> ExhibitContent:
    """The targets that are farthest from being met, of rates or of counts.

    Rates are in 个百分点, counts as a share of the baseline.
    """
    found = targets_of_year(dataset, choices)
    rows = largest(found, in_points)
    table = (points_table(rows) if in_points else shares_table(rows)).head(_MOST)
    return exhibit.content(
        table.of(table.rows.assign(bar=table.rows["bar"].abs())),
        choices,
        period=aim(choices, rows["period"].head(_MOST), _about(table, more)),
        unit=POINTS if in_points else share_unit(table),
        note=_note(table, short_ones(found, in_points)),
    )


def _note(table: Table, short: pd.DataFrame) -> str:
    """From which end the distances count, and how many targets have no actual to be ranked by."""
    waiting = int((~short["leads_now"]).sum()) if table.rows["leads_now"].any() else 0
    others = f"另有{waiting}项没有本期实绩，不参加排序" if waiting else ""
    return "；".join(filter(None, (limits_note(table.rows["bound"]), others)))


def _largest_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """Which target lies farthest above its baseline (counts: as a share of it), and how far."""
    found = shown_gaps(shown, dataset)
    first = found[0]
    ties = [each for each in found if each.shortfall_size == first.shortfall_size]
    subjects = (each.target.indicator for each in ties)
    is_rate = first.share is None
    names = named([each.name if is_rate else spoken(each, dataset) for each in subjects])
    if any(each.leads_now or not (each.difference and each.difference.value > 0) for each in found):
        return _shortest_message(first, names)
    if first.difference is None or first.baseline is None:
        return f"{shown.period}，共{len(found)}项。"
    reference = first.reference_name
    more = numbers.more_or_less(first.difference)
    aim, limits = f"{_aim_words(first.target)}比{reference}{more}出", _limits(ties)
    if first.share is None:
        size = f"{limits}都比{reference}{numbers.apart(first.difference)}"
        return f"{aim}最多的是{names}，{first.words if len(ties) == 1 else size}。"
    share = f"{numbers.number(numbers.per_cent(first.share, first.sources))}%"
    alone = f"{first.words}，相当于{reference}的{share}"
    if "（" not in first.words:
        # Nothing is said of the figures' versions: the reference is named once.
        alone = f"{limits}{more}{numbers.unsigned(first.difference)}（{share}）"
    distance = alone if len(ties) == 1 else f"{limits}都{more}{share}"
    return f"{aim}比例最大的是{names}，{distance}。"


def _shortest_message(first: Gap, names: str) -> str:
    """Which target is farthest from being met now; of upper limits, from its baseline.

    Its distance names the actual that it is measured from.
    """
    words = _aim_words(first.target)
    aim = f"距{words}最远" if first.leads_now else f"{words}与{first.reference}相差最大"
    part = ""
    if first.share is not None:
        share = numbers.number(numbers.per_cent(abs(first.share), first.sources))
        part = f"，差额相当于基数的{share}%"
    return f"{aim}的是{names}，{first.lead}{part}。"


def _aim_words(target: Target) -> str:
    return f"{target.period.label}目标" if target.period.is_stated else "目标"


def _limits(found: Iterable[Gap]) -> str:
    """The kinds of the targets' printed values: 目标下限, 目标下限、目标值."""
    sizes = [each.target.quantity for each in found]
    return "、".join(dict.fromkeys(numbers.limit_name(each.bound) for each in sizes if each))


_largest = partial(
    chart,
    page="overview",
    chart=Chart("gap"),
    parameters=(TARGET_YEAR, JUDGED_ON),
    message=_largest_message,
    compared=Compared(columns=("name", "actual_text", "target_text", "gap_text"), by_year=True),
)
GAP_POINTS = _largest(
    name="gap-points",
    place=20,
    title="差距最大：增速、比重",
    show=partial(_largest_rows, in_points=True, more="高"),
    empty="没有与目标有差距的增速、比重。",
    slide=SlideBars(
        series=(SlideSeries(name="差距", value="bar", label="{bar_text}", note="{bar_note}"),),
    ),
)
GAP_SHARES = _largest(
    name="gap-shares",
    place=30,
    title="差距最大：数量",
    show=partial(_largest_rows, in_points=False, more="多"),
    empty="没有与目标有差距的数量。",
    slide=shares_slide("差距占基数", "%"),
)
