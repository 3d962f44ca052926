"""The rows of an invented year: what its targets came to, the district's own rows, its peers'."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.model.codelists import Bound, Direction, Measure, ObservationStatus, RankKind, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import EXAMPLE, Target
from indicators.model.periods import year_period
from indicators.model.quantities import Quantity
from indicators.model.schema import Field, Sheet
from indicators.model.units import is_rate
from indicators.workbook.output.writer import Cells, Sheets

# How results come out beside their targets, in turn: most are reached, some narrowly missed,
# some by far. Points for rates, a multiple of the target for the rest; more is better.
_RATE_OUTCOMES = tuple(map(Decimal, ("0.4", "-0.3", "0", "1.2", "-1.6", "0.2", "-0.6")))
_AMOUNT_OUTCOMES = tuple(map(Decimal, ("1.06", "0.98", "1", "0.82", "1.15", "1.02")))
# By a span's last month: how far growth is from the year's, and the part of a sum that is done.
SPANS = {
    3: (Decimal("-0.7"), Decimal("0.21")),
    6: (Decimal("-0.2"), Decimal("0.46")),
    9: (Decimal("-0.4"), Decimal("0.73")),
}
_EACH_UNPUBLISHED = 9


@dataclass(frozen=True, slots=True)
class Result:
    """What a target came to: the year's value, and those of its spans by their last month.

    In `unit`, the target's own.
    """

    target: Target
    unit: str
    value: Decimal
    spans: dict[int, Decimal]

    @property
    def is_rate(self) -> bool:
        """Whether it differs from others in 个百分点."""
        return is_rate(self.unit)


def results_of(dataset: Dataset, year: int) -> Iterator[Result]:
    """Results of the own area's numeric targets of a whole year that has no figure yet.

    Each ninth stays unpublished, as it happens.
    """
    open_targets = (each for each in dataset.targets if _is_open(each, dataset, year))
    for number, target in enumerate(open_targets, start=1):
        if target.quantity and number % _EACH_UNPUBLISHED:
            yield _result(target, target.quantity, number)


def _printed_value(quantity: Quantity) -> Decimal:
    """The value of a workbook's cell. TypeError of a computed one that is no decimal."""
    if isinstance(quantity.value, Decimal):
        return quantity.value
    raise TypeError(quantity)


def _is_open(target: Target, dataset: Dataset, year: int) -> bool:
    return (
        target.quantity is not None
        and target.area == dataset.about.area
        and target.period.is_whole_year
        and target.period.year == year
        and target.indicator.tier is not Tier.ONCE
        and dataset.observation_at(target.indicator.code, target.period) is None
    )


def _result(target: Target, aim: Quantity, number: int) -> Result:
    value = _printed_value(aim)
    better = -1 if target.indicator.direction is Direction.DOWN else 1
    if aim.is_rate:
        value += better * _RATE_OUTCOMES[number % len(_RATE_OUTCOMES)]
        if target.indicator.measure is Measure.SHARE:
            value = min(value, Decimal(100))
    else:
        value *= 1 + better * (_AMOUNT_OUTCOMES[number % len(_AMOUNT_OUTCOMES)] - 1)
    step = _last_digit(aim)
    spans = {month: each.quantize(step) for month, each in _spans(target, value).items()}
    return Result(target, aim.unit, value.quantize(step), spans)


def _spans(target: Target, value: Decimal) -> dict[int, Decimal]:
    """Growth of core indicators and sums are published each quarter, the rest once a year."""
    measure = target.indicator.measure
    if measure is Measure.GROWTH and target.indicator.tier is Tier.CORE:
        return {month: value + away for month, (away, _) in SPANS.items()}
    if measure is Measure.FLOW:
        return {month: value * done for month, (_, done) in SPANS.items()}
    return {}


def _last_digit(aim: Quantity) -> Decimal:
    """The last digit that a result is printed with: the target's own, at least tenths of rates."""
    exponent = _printed_value(aim).normalize().as_tuple().exponent
    places = min(int(exponent), -1 if aim.is_rate else 0)
    return Decimal(1).scaleb(places)


@dataclass(frozen=True, slots=True)
class Document:
    """An invented document: its name and publisher are marked 示例."""

    title: str
    published: date
    publisher: str = f"{EXAMPLE}：虚构的单位"

    @property
    def name(self) -> str:
        """The name that frames and source lines print."""
        return f"{EXAMPLE}·{self.title}"

    def cited_in(self, sheets: Sheets) -> Cells:
        """Add the document to a workbook, and return the cells of a row that is from it."""
        cells: Cells = {
            Field.DOCUMENT: self.name,
            Field.DATE: self.published,
            Field.PUBLISHER: self.publisher,
        }
        return {Field.SOURCE: sheets.add(Sheet.SOURCES, cells), Field.QUOTE: EXAMPLE}


_EACH_ESTIMATED = 7
_REVISIONS = 3
_REVISED_BY = Decimal("0.1")


def add_own_year(sheets: Sheets, dataset: Dataset, year: int, results: Sequence[Result]) -> None:
    """Add the spans as 初步, the year as 实际 or 预计, and 核实 figures of the year before."""
    name = dataset.about.area.name
    for month in SPANS:
        monthly = Document(f"{name}{year}年1—{month}月统计月报", date(year, month + 1, 20))
        _add_span(sheets, monthly, f"{year}-01..{month:02d}", month, results)
    bulletin = Document(f"{name}{year}年统计公报", date(year + 1, 1, 26))
    cited = bulletin.cited_in(sheets)
    for number, each in enumerate(results, start=1):
        is_estimated = number % _EACH_ESTIMATED == 0
        status = ObservationStatus.ESTIMATED if is_estimated else ObservationStatus.ACTUAL
        cells = _figure(each, str(year), each.value, status)
        sheets.add(Sheet.OBSERVATIONS, cells | cited | {Field.PUBLISHED: bulletin.published})
    _add_revisions(sheets, dataset, year, results)


def _figure(result: Result, period: str, value: Decimal, status: ObservationStatus) -> Cells:
    """The cells of an observation of what a result is of, in the result's unit."""
    return {
        Field.INDICATOR: result.target.indicator.code,
        Field.AREA: result.target.area.code,
        Field.PERIOD: period,
        Field.BOUND: Bound.EXACT.value,
        Field.VALUE: value,
        Field.UNIT: result.unit,
        Field.STATUS: status.value,
    }


def _add_span(
    sheets: Sheets, monthly: Document, period: str, month: int, results: Sequence[Result]
) -> None:
    cited = monthly.cited_in(sheets) | {Field.PUBLISHED: monthly.published}
    for each in results:
        if month in each.spans:
            cells = _figure(each, period, each.spans[month], ObservationStatus.PRELIMINARY)
            sheets.add(Sheet.OBSERVATIONS, cells | cited)


def _add_revisions(sheets: Sheets, dataset: Dataset, year: int, results: Sequence[Result]) -> None:
    """Verify the first rates that the year started from, a tenth of a point higher."""
    revised = Document(f"{dataset.about.area.name}{year - 1}年核实数", date(year, 11, 20))
    cited = revised.cited_in(sheets) | {Field.PUBLISHED: revised.published}
    starts = ((each, _start(dataset, each, year - 1)) for each in results)
    found = [(each, start) for each, start in starts if start is not None]
    for each, start in found[:_REVISIONS]:
        value = start + _REVISED_BY
        cells = _figure(each, str(year - 1), value, ObservationStatus.VERIFIED)
        sheets.add(Sheet.OBSERVATIONS, cells | cited)


def _start(dataset: Dataset, result: Result, year: int) -> Decimal | None:
    """The printed rate of the year before; None where it is none, or only bounded."""
    found = dataset.observation_at(result.target.indicator.code, year_period(year))
    quantity = found.quantity if found else None
    if quantity is None or not quantity.is_rate or quantity.bound is not Bound.EXACT:
        return None
    return _printed_value(quantity)


_NAMES = "甲乙丙丁戊己庚辛壬"
_CODE = "99{:04d}"
# How far the peers are from the own figure in points, and what is added for one rate in turn.
_AWAY = tuple(map(Decimal, ("0.9", "-0.4", "0.3", "-1.3", "-0.8", "1.5", "-0.2", "-2.1", "0.5")))
_TURNS = tuple(map(Decimal, ("0", "-0.6", "-1.6", "0.6")))


def scope_of_ranks(dataset: Dataset) -> str:
    """The scope in which reports rank the own area most often; "" where none does."""
    claims = (each for each in dataset.ranks if each.kind is RankKind.RANK)
    own = dataset.about.area
    scopes = Counter(each.scope for each in claims if each.scope in own.scopes)
    return scopes.most_common(1)[0][0] if scopes else ""


def add_peers(
    sheets: Sheets, dataset: Dataset, year: int, results: Sequence[Result], scope: str
) -> dict[str, int]:
    """Add nine areas to the scope of ranks, with the year's growth of what is ranked there.

    Returns the place that the own area then has in the year, by the indicator's code. The last
    peer has not published the first span, so that places in it are open.
    """
    ranked = [each for each in results if each.spans and each.is_rate] if scope else []
    if not ranked:
        return {}
    peers = _add_areas(sheets, dataset, scope)
    published = date(year + 1, 1, 28)
    cited = Document(f"{year}年各地主要指标", published).cited_in(sheets)
    for turn, result in enumerate(ranked):
        for cells in _figures(result, turn, peers, year):
            sheets.add(Sheet.OBSERVATIONS, cells | cited | {Field.PUBLISHED: published})
    return {
        each.target.indicator.code: 1 + sum(away > 0 for away in _distances(turn))
        for turn, each in enumerate(ranked)
    }


def _add_areas(sheets: Sheets, dataset: Dataset, scope: str) -> list[str]:
    parent, codes = dataset.about.area.parent, []
    for number, name in enumerate(_NAMES, start=1):
        codes.append(_CODE.format(number))
        sheets.rows[Sheet.AREAS].append(
            {
                Field.CODE: codes[-1],
                Field.NAME: f"{EXAMPLE}{name}县",
                Field.PARENT: parent or None,
                Field.SCOPES: scope,
            }
        )
    return codes


def _distances(turn: int) -> list[Decimal]:
    return [away + _TURNS[turn % len(_TURNS)] for away in _AWAY]


def _figures(result: Result, turn: int, peers: Sequence[str], year: int) -> Iterator[Cells]:
    first = min(result.spans)
    periods = {f"{year}-01..{month:02d}": value for month, value in result.spans.items()}
    for code, away in zip(peers, _distances(turn), strict=True):
        for period, value in (periods | {str(year): result.value}).items():
            if code != peers[-1] or period != f"{year}-01..{first:02d}":
                status = ObservationStatus.PRELIMINARY
                yield _figure(result, period, value + away, status) | {Field.AREA: code}
