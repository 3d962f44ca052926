"""The report that follows the invented year: its ranks, targets and 十件实事."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from indicators.example.invented_year import Document
from indicators.example.results import Result
from indicators.model.codelists import (
    Bound,
    CommitmentCategory,
    CommitmentStatus,
    Domain,
    Firmness,
    Nature,
    RankBasis,
    RankKind,
)
from indicators.model.facts import EXAMPLE
from indicators.model.schema import Field, Sheet
from indicators.workbook.output.writer import Cells, Sheets

# What the new targets ask beside the results: points for rates, a multiple of the rest.
_MORE_POINTS = tuple(map(Decimal, ("0.5", "0.2", "-0.4")))
_MORE = tuple(map(Decimal, ("1.05", "1.1", "1")))
_TARGETS = 40
_CLAIMS = 4
# One claim in four is one place too good: what is not so must be seen to be found.
_EACH_WRONG = 4
_DEADLINES = ((6, 30), (9, 30), (12, 31))
_WORKS = (
    (Domain.URBAN, "改造老旧小区", 60, "个"),
    (Domain.URBAN, "新建口袋公园", 8, "个"),
    (Domain.EDUCATION, "新增公办学位", 3000, "个"),
    (Domain.CARE, "新建社区养老服务中心", 6, "个"),
    (Domain.URBAN, "改造背街小巷", 45, "条"),
    (Domain.URBAN, "新增停车泊位", 2000, "个"),
    (Domain.URBAN, "新建公厕", 12, "座"),
    (Domain.EMPLOYMENT, "开展免费职业技能培训", 5000, "人次"),
    (Domain.URBAN, "打通断头路", 5, "条"),
    (Domain.URBAN, "新建充电桩", 400, "个"),
)


def add_next_report(
    sheets: Sheets,
    year: int,
    area: str,
    results: Sequence[Result],
    report: Document,
    *,
    places: Mapping[str, int],
    scope: str,
) -> None:
    """Add the ranks of `year` that the report claims, and what it sets out for the year after.

    `places` are the area's in `scope` by the indicator's code, the right ones.
    """
    cited = report.cited_in(sheets)
    for number, (code, place) in enumerate(list(places.items())[:_CLAIMS], start=1):
        wrong = place > 1 and number % _EACH_WRONG == 0
        sheets.add(Sheet.RANKS, _claim(code, place - wrong, area, year, scope) | cited)
    for number, result in enumerate(results[:_TARGETS]):
        sheets.add(Sheet.TARGETS, _target(result, number, year + 1) | cited)
    for number, work in enumerate(_WORKS, start=1):
        sheets.add(Sheet.COMMITMENTS, _commitment(number, work, year + 1) | cited)


def _claim(code: str, place: int, area: str, year: int, scope: str) -> Cells:
    return {
        Field.INDICATOR: code,
        Field.AREA: area,
        Field.PERIOD: str(year),
        Field.BASIS: RankBasis.GROWTH.value,
        Field.SCOPE: scope,
        Field.KIND: RankKind.RANK.value,
        Field.RANK: place,
    }


def _target(result: Result, number: int, year: int) -> Cells:
    bound = result.target.quantity.bound if result.target.quantity else Bound.EXACT
    return {
        Field.INDICATOR: result.target.indicator.code,
        Field.AREA: result.target.area.code,
        Field.PERIOD: str(year),
        Field.BOUND: bound.value,
        Field.VALUE: _aim(result, number),
        Field.UNIT: result.unit,
        Field.NATURE: Nature.EXPECTED.value,
        Field.FIRMNESS: Firmness.UNSTATED.value,
    }


def _aim(result: Result, number: int) -> Decimal:
    last_digit = Decimal(1).scaleb(int(result.value.as_tuple().exponent))
    if result.is_rate:
        return result.value + _MORE_POINTS[number % len(_MORE_POINTS)]
    return (result.value * _MORE[number % len(_MORE)]).quantize(last_digit)


def _commitment(number: int, work: tuple[Domain, str, int, str], year: int) -> Cells:
    domain, matter, amount, unit = work
    return {
        Field.MATTER: f"{EXAMPLE}：{matter}{amount}{unit}",
        Field.CATEGORY: CommitmentCategory.LIVELIHOOD.value,
        Field.GROUP_NUMBER: number,
        Field.DOMAIN: domain.value,
        Field.PERIOD: str(year),
        Field.AMOUNT: amount,
        Field.BOUND: Bound.EXACT.value,
        Field.UNIT: unit,
        Field.DEADLINE: date(year, *_DEADLINES[number % len(_DEADLINES)]),
        Field.FIRMNESS: Firmness.UNSTATED.value,
        Field.STATUS: CommitmentStatus.PLANNED.value,
    }
