"""How an indicator developed: the points of a series, with the targets on its periods."""

from collections.abc import Iterable, Sequence
from math import nan
from typing import Any

from indicators.exhibits.choices import chosen_indicators
from indicators.exhibits.columns import (
    CITED,
    ID,
    PLACE,
    Column,
    ColumnRole,
    columns,
    drawn,
    number_columns,
    numbers_of,
)
from indicators.exhibits.compared import ChangeScope, Compared, joined
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, fact_rows
from indicators.exhibits.forms import PLAIN_ON_PAPER, Chart, SlidePeriods
from indicators.exhibits.parameters import Choice
from indicators.exhibits.table import Table, table
from indicators.model import units
from indicators.model.codelists import Measure, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.quantities import Quantity
from indicators.model.results import computed_once
from indicators.model.units import same_dimension
from indicators.rules.gaps import gap
from indicators.rules.relations import remarks_on, value_text
from indicators.rules.series import Series, all_series
from indicators.sentences.clauses import bracketed, doubt_mark
from indicators.sentences.names import spoken
from indicators.wording import numbers

_COLUMNS = columns(
    ID,
    Column("period_label", "期间"),
    Column("kind", "类别"),
    Column("text", "数值", ColumnRole.FIGURE, exported="内容"),
    CITED,
    PLACE,
    *number_columns("", "printed_"),
    Column("status", "状态", ColumnRole.STATUS),
    *drawn("end", "object"),
    *drawn("value", "float64"),
    *drawn("is_bound", "bool"),
    *drawn("period_said figure tick tick_year"),
    *drawn("provisional doubtful", "bool"),
    *drawn("line bound"),
    screen="period_label kind text cited",
    brief=("period_label", "kind", ("text", "place")),
    download="period_label kind text printed_bound printed_value printed_unit status cited",
    spoken="period_label kind text",
)


def series_table(series: Series | None, dataset: Dataset) -> Table:
    """The points of a series with the targets that fall on its periods; of None no row."""
    if series is None:
        return table([], _COLUMNS)
    aims = [
        each
        for each in dataset.targets_of(series.indicator.code)
        if each.quantity and series.takes(each.period)
    ]
    return points_table((*series.points, *aims), series.indicator.unit, series)


def points_table(
    facts: Iterable[Observation | Target], unit: str, series: Series | None = None
) -> Table:
    """A row a fact, its period in the words of the series; a value of another kind is NaN."""
    return table((_point(each, unit, series) for each in facts), _COLUMNS)


def _point(fact: Observation | Target, unit: str, series: Series | None) -> dict[str, object]:
    quantity = fact.quantity
    period = series.period_label(fact.period) if series else fact.period.label
    tick, year = series.tick(fact.period) if series else (period, "")
    meets = quantity is not None and same_dimension(quantity.unit, unit)
    return {
        "id": fact.id,
        "period_label": period,
        "period_said": numbers.remarked(period, _status_mark(fact)),
        "tick": "\n".join(filter(None, (tick, _status_mark(fact)))),
        "tick_year": year,
        "line": series.line_of(fact.period) if series else "",
        "end": fact.period.end,
        "value": float(quantity.in_unit(unit)) if quantity and meets else nan,
        "text": numbers.remarked(value_text(fact), *remarks_on(fact)),
        "figure": numbers.doubted(value_text(fact), fact.citation.is_doubtful),
        "provisional": isinstance(fact, Observation) and not fact.status.is_final,
        "doubtful": fact.citation.is_doubtful,
        "is_bound": bool(quantity and quantity.is_bounded),
        "bound": quantity.bound.value if quantity else "",
        "kind": "目标" if isinstance(fact, Target) else "实绩",
        "status": fact.status.value if isinstance(fact, Observation) else "",
        **numbers_of(quantity, "printed_"),
        "place": fact.citation,
        "cited": numbers.cited(fact.citation),
    }


def _status_mark(fact: Observation | Target) -> str:
    return fact.status.mark if isinstance(fact, Observation) else ""


@computed_once
def chosen_series(
    dataset: Dataset, domain: str | None = None, tiers: Sequence[Tier] = tuple(Tier)
) -> Sequence[Series]:
    """Every series, also the short ones, of the chosen field and tiers."""
    return all_series(chosen_indicators(dataset, {"domain": domain, "tier": tiers}), dataset)


def _long_series(dataset: Dataset) -> Sequence[Series]:
    return [each for each in chosen_series(dataset) if each.is_long_enough]


def _label(series: Any) -> str:
    return str(series.label)


def _series(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    series = choices["series"]
    table = series_table(series, dataset)
    if series is None:
        return exhibit.content(table, period="", unit="")
    return exhibit.content(
        table,
        title=series.label,
        period="至".join(series.period_label(series.points[end].period) for end in (0, -1)),
        unit=series.indicator.unit,
    )


def series_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The first and the last value of a series, with their difference where the rules allow one.

    1—6月 are not set against 1—2月: the beginning is the first period of the last one's length.
    Where there is none, the range of the rates before stands for it.
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
    change = _range(points[:-1], last) if first == last else _difference(first, last)
    name = spoken(last.indicator, dataset)
    return f"{name}：{'，'.join(filter(None, (*ends, change)))}。"


def _range(before: Sequence[Observation], last: Observation) -> str:
    """Between which rates the earlier points of the last one's year lie; "" for amounts."""
    year = [each for each in before if each.period.year == last.period.year]
    sizes = {each: each.quantity for each in year if each.quantity}
    is_rate = last.indicator.unit == units.PERCENT and len(sizes) > 1
    if not is_rate or any(size.is_bounded or doubt_mark(each) for each, size in sizes.items()):
        return ""
    ordered = sorted(sizes, key=lambda each: sizes[each].in_unit(units.PERCENT))
    least, most = (numbers.observed(each) for each in (ordered[0], ordered[-1]))
    marks = bracketed(*dict.fromkeys(each.status.mark for each in year))
    return (
        f"此前各期在{least}和{most}之间{marks}" if least != most else f"此前各期都是{least}{marks}"
    )


def _series_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The same, and how the last value lies to the target of its period."""
    last = shown.facts_of(Observation, dataset)[-1]
    aims = [each for each in shown.facts_of(Target, dataset) if each.period == last.period]
    found = [each for each in (gap(aim, dataset) for aim in aims) if each.leads_now]
    own = f"{last.period.label}实绩"
    # Without the starting point, which follows.
    now = (each.words.partition("；")[0].removeprefix(own) for each in found)
    return f"{'，'.join((series_message(shown, dataset).removesuffix('。'), *now))}。"


def _is_alike(point: Observation, last: Observation) -> bool:
    """Whether two points of a series may be compared: spans of one length, or ends of periods."""
    is_stock = last.indicator.measure is Measure.STOCK
    return is_stock or point.period.months == last.period.months


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


def _every_series(dataset: Dataset, scope: ChangeScope) -> Table:
    """The points of every touched series that is long enough to be drawn."""
    tables = (
        (each.label, series_table(each, dataset))
        for each in all_series(scope.indicators(dataset), dataset)
        if each.is_long_enough
    )
    return joined("series", tables, series_table(None, dataset))


SERIES = Exhibit(
    name="series",
    page="growth",
    place=60,
    title="逐期变化",
    chart=Chart("series"),
    parameters=(Choice(key="series", title="看哪个指标的变化", options=_long_series, name=_label),),
    show=_series,
    empty="数据点不足：工作簿里没有满3期的同口径数据。",
    message=_series_message,
    sentences=fact_rows,
    slide=SlidePeriods(),
    paper=PLAIN_ON_PAPER,
    compared=Compared(
        key=("series", "period_label", "kind"),
        subject=("series", "period_label"),
        table=_every_series,
    ),
)
