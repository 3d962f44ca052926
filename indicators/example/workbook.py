"""A workbook continued by an invented year."""

from datetime import date

from indicators.example.invented_year import Document, add_own_year, add_peers, scope_of_ranks
from indicators.example.next_report import add_next_report
from indicators.example.results import results_of
from indicators.model.dataset import Dataset
from indicators.model.facts import EXAMPLE
from indicators.model.schema import Property
from indicators.rules.report_years import report_years
from indicators.workbook.output.writer import Sheets


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
    add_next_report(sheets, year, area.code, results, report, places=places, scope=scope)
    sheets.describe(
        {
            Property.AS_OF: report.published,
            Property.REPORT: report.name,
            Property.REPORT_DATE: report.published,
            Property.COMPILER: f"{EXAMPLE}：正式数据之后续写了虚构数据，不得引用",
        }
    )
    return sheets.content()
