"""The example workbook: a workbook continued by an invented year and the report after it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from indicators.example.invented_year import (
    Document,
    Result,
    add_own_year,
    add_peers,
    results_of,
    scope_of_ranks,
)
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
from indicators.model.dataset import Dataset
from indicators.model.facts import EXAMPLE
from indicators.model.schema import Field, Property, Sheet
from indicators.rules.report_years import report_years
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


def _add_next_report(
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


class NothingToContinue(Exception):
    """The workbook has no target of a stated year that a later year could be invented for."""

    def __init__(self) -> None:
        super().__init__("工作簿里没有写明年度的目标，无从续写示例；请先填写“目标”表。")


def example_workbook(content: bytes, dataset: Dataset) -> bytes:
    """The workbook with an invented year behind its latest report, and the report that follows.

    `dataset` is that of `content`. Added for the year Y of the latest report: the own area's
    spans and year with revisions, nine peers, and the ranks, targets and 十件实事 of the report
    of Y+1. The same workbook always gives the same figures. Raises NothingToContinue.
    """
    years = report_years(dataset)
    if not years:
        raise NothingToContinue
    year, area = years[0], dataset.about.area
    results = tuple(results_of(dataset, year))
    report = Document(f"{area.name}{year + 1}年政府工作报告", date(year + 1, 2, 20))
    scope = scope_of_ranks(dataset)
    sheets = Sheets(content)
    add_own_year(sheets, dataset, year, results)
    places = add_peers(sheets, dataset, year, results, scope)
    _add_next_report(sheets, year, area.code, results, report, places=places, scope=scope)
    sheets.describe(
        {
            Property.AS_OF: report.published,
            Property.REPORT: report.name,
            Property.REPORT_DATE: report.published,
            Property.COMPILER: f"{EXAMPLE}：正式数据之后续写了虚构数据，不得引用",
        }
    )
    return sheets.content()
