"""What the exhibits of growth say: the highest rate, the largest change, the way of a series."""

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from indicators.exhibits.exhibit import ExhibitContent
from indicators.model import units
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation
from indicators.model.quantities import Quantity
from indicators.sentences.claims import rank_clauses
from indicators.sentences.clauses import bracketed, doubt_mark, named
from indicators.sentences.names import dated, spoken
from indicators.sentences.observations import value_clause
from indicators.wording import numbers


def growth_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The highest of the growth rates with its rank; doubtful ones are not put in an order."""
    found = shown.facts_of(Observation, dataset)
    sure = [each for each in found if not doubt_mark(each)]
    if len(found) == 1 or not sure:
        return f"{value_clause(found[0], dataset)}{_ranked(found[0], dataset)}。"
    best = max(_value(each) for each in sure)
    ties = [each for each in sure if _value(each) == best]
    names = named([spoken(each.indicator, dataset) for each in ties])
    ranked = _ranked(ties[0], dataset) if len(ties) == 1 else ""
    said = f"{names}{_most(sure, ties)}，{numbers.reported(ties[0])}{ranked}"
    return f"{shown.period}{len(found)}项增速中，{_falls(found)}{said}{_hedge(sure)}。"


def changes_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The largest of the changes that may be said; doubtful ones say their doubt."""
    rows = shown.table.rows
    sure = rows[~rows["doubtful"].astype(bool)]
    if sure.empty:
        subject = f"{len(rows)}项" if len(rows) > 1 else rows.iloc[0]["name"]
        alike = "都" if len(rows) > 1 else ""
        said = f"{subject}前后对比（{shown.unit}）{alike}存疑，变动的数也存疑，不比大小。"
        return _dated(rows["after_period"], said)
    first = sure.iloc[0]
    pair = f"由{first['before_text']}到{first['after_text']}，{first['change_text']}"
    doubted = len(rows) - len(sure)
    apart = f"；另有{doubted}项存疑，不比大小" if doubted else ""
    if len(sure) == 1:
        return f"{first['after_period']}{first['name']}{pair}{apart}。"
    said = f"{len(sure)}项前后对比中，{first['name']}变动最大，{pair}{apart}。"
    return _dated(sure["after_period"], said)


def increments_message(shown: ExhibitContent, _: Dataset) -> str:
    """Which total has the largest new part."""
    rows = shown.table.rows
    first = rows.iloc[0]
    pair = f"总数{first['stock_text']}，其中新增{first['increment_text']}"
    if len(rows) == 1:
        return f"{first['period']}{first['name']}：{pair}。"
    said = f"{len(rows)}项中新增占总数比例最高的是{first['name']}，{pair}。"
    return _dated(rows["period"], said)


def series_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """Where a series began and where it stands, with the difference where one may be said.

    1—6月 are not set against 1—2月: the beginning is the first period of the last one's length,
    and is left out where there is none.
    """
    rows = shown.table.rows
    points = shown.facts_of(Observation, dataset)
    last = points[-1]
    first = next(each for each in points if _is_alike(each, last))
    periods = dict(zip(rows["id"], rows["period_label"], strict=True))
    ends = [
        f"{periods[each.id]}{numbers.observed(each)}{_marks(each)}"
        for each in dict.fromkeys((first, last))
    ]
    change = "" if first == last else _difference(first, last)
    name = spoken(last.indicator, dataset)
    return f"{name}：{'，'.join(filter(None, (*ends, change)))}。"


def _is_alike(point: Observation, last: Observation) -> bool:
    """Whether two points of a series may be compared: spans of one length, or ends of periods."""
    is_stock = last.indicator.measure is Measure.STOCK
    return is_stock or point.period.months == last.period.months


def _dated(periods: "pd.Series[str]", words: str) -> str:
    """Words after the period of all rows, alone where they have several."""
    found = periods.unique()
    return dated(str(found[0]), words) if len(found) == 1 else words


def _value(each: Observation) -> Fraction:
    return Fraction(each.quantity.value) if each.quantity else Fraction(0)


def _most(sure: Sequence[Observation], ties: Sequence[Observation]) -> str:
    together = "并列" if len(ties) > 1 else ""
    if _value(ties[0]) < 0 and all(_value(each) < 0 for each in sure):
        return f"{together}降幅最小"
    return f"{together}最高"


def _falls(found: Sequence[Observation]) -> str:
    """How many fell, where not all grew."""
    falling = sum(_value(each) < 0 for each in found)
    if not falling:
        return ""
    return "全部下降，" if falling == len(found) else f"{falling}项下降，"


def _hedge(sure: Sequence[Observation]) -> str:
    bounded = any(each.quantity and each.quantity.is_bounded for each in sure)
    return "（含限定值，按印出的数排）" if bounded else ""


def _ranked(each: Observation, dataset: Dataset) -> str:
    ranks = rank_clauses(each, dataset)
    return "".join(f"，{rank.removeprefix('增速')}" for rank in ranks[:1])


def _marks(each: Observation) -> str:
    return bracketed(each.status.mark, doubt_mark(each))


def _difference(first: Observation, last: Observation) -> str:
    before, after = first.quantity, last.quantity
    if before is None or after is None or not _is_sure(before, after):
        return ""
    if doubt_mark(first) or doubt_mark(last) or first.period.months != last.period.months:
        return ""
    return numbers.changed(before, after, last.indicator.measure)


def _is_sure(before: Quantity, after: Quantity) -> bool:
    is_open = before.is_bounded or after.is_bounded
    return after.meets(before) and not is_open and not units.no_difference(after.unit)
