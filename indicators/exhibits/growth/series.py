"""How an indicator developed: the points of a series, with the targets on its periods."""

from collections.abc import Iterable, Sequence
from math import nan
from operator import attrgetter

from indicators.exhibits.columns import (
    Column,
    ColumnRole,
    Columns,
    columns,
    drawn,
    number_columns,
    shared,
)
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart
from indicators.exhibits.forms import ChangeScope, Chart, Compared, SlideForm
from indicators.exhibits.parameters import Choice, Choices
from indicators.exhibits.table import Table, joined, table
from indicators.frames import beside, rows_about
from indicators.model import units
from indicators.model.codelists import Measure, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.results import computed_once
from indicators.model.units import same_dimension
from indicators.rules.gaps import gap
from indicators.rules.relations import remarks_on, value_text
from indicators.rules.series import Series, all_series
from indicators.sentences.clauses import bracketed, doubt_mark
from indicators.sentences.names import spoken
from indicators.wording import numbers

_Fact = Observation | Target


def _kind(fact: _Fact) -> str:
    return "目标" if isinstance(fact, Target) else "实绩"


def _text(fact: _Fact) -> str:
    return numbers.remarked(value_text(fact), *remarks_on(fact))


def _figure(fact: _Fact) -> str:
    return numbers.doubted(value_text(fact), fact.citation.is_doubtful)


def _status(fact: _Fact) -> str:
    return fact.status.value if isinstance(fact, Observation) else ""


# A row is about a fact, with the words that the series has for its period.
POINT_COLUMNS = columns(
    *shared("id"),
    Column("period_label", "期间"),
    Column("kind", "类别", of=_kind),
    Column("text", "数值", ColumnRole.FIGURE, exported="内容", of=_text),
    *shared("cited place"),
    *number_columns("", "printed_"),
    Column("status", "状态", ColumnRole.STATUS, of=_status),
    Column("end", dtype="object", of=attrgetter("period.end")),
    *drawn("value", "float64"),
    Column(
        "is_bound", dtype="bool", of=lambda fact: bool(fact.quantity and fact.quantity.is_bounded)
    ),
    *drawn("period_said"),
    Column("figure", of=_figure),
    *drawn("tick tick_year"),
    *shared("provisional doubtful"),
    *drawn("line"),
    *shared("bound"),
    screen="period_label kind text cited",
    brief=("period_label", "kind", ("text", "place")),
    download="period_label kind text printed_bound printed_value printed_unit status cited",
    spoken="period_label kind text",
)


def series_table(series: Series | None, dataset: Dataset) -> Table:
    """The points of a series with the targets that fall on its periods; of None no row."""
    if series is None:
        return table([], POINT_COLUMNS)
    aims = [
        each
        for each in dataset.targets_of(series.indicator.code)
        if each.quantity and series.takes(each.period)
    ]
    return points_table((*series.points, *aims), series.indicator.unit, series)


def points_table(
    facts: Iterable[_Fact],
    unit: str,
    series: Series | None = None,
    columns: Columns = POINT_COLUMNS,
) -> Table:
    """A row a fact, its period in the words of the series; a value of another kind is NaN."""
    found = list(facts)
    periods = [each.period for each in found]
    marks = [each.status.mark if isinstance(each, Observation) else "" for each in found]
    labels = [(series.period_label(each) if series else each.label) for each in periods]
    ticks = [series.tick(each) if series else (each.label, "") for each in periods]
    rows = beside(
        rows_about(found),
        period_label=labels,
        period_said=map(numbers.remarked, labels, marks),
        tick=(
            "\n".join(filter(None, (tick, mark)))
            for (tick, _), mark in zip(ticks, marks, strict=True)
        ),
        tick_year=(year for _, year in ticks),
        line=(series.line_of(each) if series else "" for each in periods),
        value=(_value_in(unit, each) for each in found),
    )
    return table(rows, columns)


def _value_in(unit: str, fact: _Fact) -> float:
    size = fact.quantity
    return float(size.in_unit(unit)) if size and same_dimension(size.unit, unit) else nan


@computed_once
def chosen_series(
    dataset: Dataset, domain: str | None = None, tiers: Sequence[Tier] = tuple(Tier)
) -> Sequence[Series]:
    """Every series, also the short ones, of the chosen field and tiers."""
    chosen = (each for each in dataset.indicators if each.tier in tiers)
    return all_series([each for each in chosen if domain in {None, each.domain}], dataset)


def _long_series(dataset: Dataset) -> Sequence[Series]:
    return [each for each in chosen_series(dataset) if each.is_long_enough]


def _series(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    series = choices["series"]
    found = series_table(series, dataset)
    if series is None:
        return exhibit.content(found, choices, period="", unit="")
    return exhibit.content(
        found,
        choices,
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
        f"{periods[each.id]}{numbers.observed(each)}{bracketed(each.status.mark, doubt_mark(each))}"
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


def _difference(first: Observation, last: Observation) -> str:
    before, after = first.quantity, last.quantity
    if before is None or after is None or not after.meets(before):
        return ""
    is_open = before.is_bounded or after.is_bounded or units.no_difference(after.unit)
    is_doubted = doubt_mark(first) or doubt_mark(last)
    if is_open or is_doubted or first.period.months != last.period.months:
        return ""
    return numbers.changed(before, after, last.indicator.measure)


def _every_series(dataset: Dataset, scope: ChangeScope) -> Table:
    """The points of every touched series that is long enough to be drawn."""
    tables = (
        (each.label, series_table(each, dataset))
        for each in all_series(scope.indicators(dataset), dataset)
        if each.is_long_enough
    )
    return joined("series", tables, series_table(None, dataset))


SERIES = chart(
    name="series",
    page="growth",
    place=60,
    title="逐期变化",
    chart=Chart("series"),
    parameters=(
        Choice(
            key="series",
            title="看哪个指标的变化",
            options=_long_series,
            name=attrgetter("label"),
        ),
    ),
    show=_series,
    empty="数据点不足：工作簿里没有满3期的同口径数据。",
    message=_series_message,
    slide=SlideForm.PERIODS,
    compared=Compared(
        key=("series", "period_label", "kind"),
        subject=("series", "period_label"),
        table=_every_series,
    ),
)
