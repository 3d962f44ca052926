"""The cells of a monthly workbook as claims, for the same review and rows as those of a text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure, Refusal
from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.drafts.doubts import UNSCOPED
from indicators.drafting.drafts.edits import EditField
from indicators.drafting.identity import (
    Correction,
    DocumentKind,
    Identity,
    calendar_of,
    correction_of,
)
from indicators.drafting.language.times import Calendar
from indicators.drafting.monthly.cells import MonthlyCell, cells_of
from indicators.drafting.monthly.grids import grids_of
from indicators.drafting.monthly.keys import CellKey, form_of
from indicators.drafting.monthly.meanings import (
    RATE,
    has_words,
    is_unit,
    without_stated,
    without_unit,
)
from indicators.drafting.monthly.month_words import BookMonth, undated
from indicators.drafting.reading import Reading
from indicators.model.codelists import RankBasis
from indicators.model.periods import parse_period
from indicators.model.schema import Sheet

UNCLEAR_MONTH = "期间请核对：表上只写了月份，可能是累计数"
UNCLEAR_RANK = "评的是什么原文未注明，取自左边一列，请核对"
LAST_MONTH = "（环比）"
# The doubt that each of the two fields of a place settles.
PLACE_DOUBTS = {EditField.BASIS: UNCLEAR_RANK, EditField.SCOPE: UNSCOPED}
UNSTATED = RankBasis.UNSTATED.value
UNCLEAR_AIM = "目标还是实绩，请核对"
_FEW_AREAS = 2
_OF_WHOLE = re.compile(
    "占比|比重|份额|构成|完成(?:年度|全年)?(?:预算|目标|计划|任务)|进度|完成率|完成(?=%?$)"
)
_RATIOS = {"完成率"}
_SCOPE = re.compile("全[国省市区县州]")
_ENDINGS = {ClaimMeasure.GROWTH: "增速", ClaimMeasure.CHANGE: "增减"}
_LAST_MONTH = re.compile("环比|[比较以]上月|上月=100")
_MONTH_ONLY = re.compile(r"\d{4}-\d{2}")
_MONTH_NAMED = re.compile(r"月|期末|余额")
# Words that offices change from year to year for the same column.
_SAME_WORDS = (
    (
        re.compile(
            r"(?:(?:同比|[比较](?:上年|去年)(?:同期)?)(?:增长|增速|增幅|增减)?|增长|增速|增幅|增减|±)"
            r"(?:率|速度|幅度)?"
        ),
        "增速",
    ),
    (re.compile(r"绝对[额量数值]|总量|数值"), "绝对额"),
)
_MOST_QUOTED = 30
# What ranks a growth by its own name, whatever the place is by.
_GROWS = ("增速", "增长", "增长率", "增幅")
_OWN_SHEETS = {Sheet.INDICATORS.value, Sheet.OBSERVATIONS.value, Sheet.TARGETS.value}


def read_monthly(content: bytes, correction: Correction | None = None) -> Reading:
    """What a monthly workbook claims, cell by cell, of the area and month that a person names.

    Raises UnreadableDocument, also for a corrected period that is none.
    """
    grids = grids_of(content)
    if {each.title for each in grids} >= _OWN_SHEETS:
        raise UnreadableDocument(
            "这是本系统的指标工作簿，不是统计月报；请到“更新数据”上传，或用 check 检查。"
        )
    reading = _reading(*cells_of(grids))
    if correction is None or correction == correction_of(reading.identity):
        return reading
    calendar = reading.identity.calendar
    month = None if correction.period == calendar.period else _month(correction)
    city = "" if correction.area == reading.identity.area else correction.area
    found = _reading(*cells_of(grids, month, city))
    return replace(found, identity=correction.applied(found.identity))


def _month(correction: Correction) -> BookMonth:
    """The year and the last month of a corrected period, no month of a year alone."""
    calendar = calendar_of(correction.kind, correction.period)
    months = parse_period(calendar.period).month_numbers if calendar.period else range(0)
    is_part = 0 < len(months) < 12
    return BookMonth(calendar.past_year, months[-1] if is_part else None, is_span=len(months) > 1)


def _reading(city: str, cells: Sequence[MonthlyCell]) -> Reading:
    taken = [each for each in cells if each.refuse is None]
    keyed = enumerate(zip(taken, _keys(taken), strict=True), start=1)
    scopes = _scopes(taken)
    claims = tuple(_claim(cell, number, key, scopes) for number, (cell, key) in keyed)
    refusals = tuple(
        Refusal(f"{each.value:f}", each.refuse, sheet=each.sheet, cell=each.cell)
        for each in cells
        if each.refuse
    )
    return Reading(_identity(taken, city), claims, refusals)


def _keys(cells: list[MonthlyCell]) -> Iterator[CellKey]:
    """By what each cell is known again next month."""
    seen: Counter[tuple[str, ...]] = Counter()
    for each in cells:
        path = " / ".join(map(undated, each.path.split(" / ")))
        words = (undated(each.sheet), undated(each.table), path, _plain_header(each.header))
        seen[words] += 1
        yield CellKey(*words, each.unit, form_of(each.period), seen[words])


def _plain_header(text: str) -> str:
    """A header path in the usual words, without dates and units; those are compared apart."""
    parts = (without_stated(without_unit(undated(each))) for each in text.split(" "))
    plain = (each.removesuffix("%") for each in parts if each and not is_unit(each))
    return " ".join(
        next((word for words, word in _SAME_WORDS if words.fullmatch(each)), each) for each in plain
    )


def _identity(cells: list[MonthlyCell], city: str) -> Identity:
    """The workbook's longest span, and the area of its totals, else of most of its figures."""
    period = max((each.period for each in cells), default="", key=lambda each: (len(each), each))
    year = int(period[:4]) if period else None
    (common, number), *_ = [*Counter(each.area for each in cells).most_common(1), ("", 0)]
    area = city or (common if 2 * number > len(cells) else "")
    calendar = Calendar(year, year, period=period)
    return Identity(DocumentKind.MONTHLY, f"{area}统计月报", area, calendar)


def _claim(cell: MonthlyCell, number: int, key: CellKey, scopes: Mapping[str, str]) -> Claim:
    is_rank = cell.measure is ClaimMeasure.PLACE
    by_growth = is_rank and cell.basis is RankBasis.GROWTH
    ending = _ENDINGS[ClaimMeasure.GROWTH] if by_growth else _ending(cell)
    aim = ClaimKind.TARGET if cell.is_target else ClaimKind.ACTUAL
    return Claim(
        kind=ClaimKind.RANK if is_rank else aim,
        name=_name(cell, ending),
        start=number,
        end=number,
        measure=cell.measure,
        value=cell.value,
        unit="%" if cell.measure is ClaimMeasure.INDEX else cell.unit.replace("千瓦小时", "千瓦时"),
        period=cell.period[:4] if cell.is_target else cell.period,
        basis=_stated_basis(cell),
        scope=_scope(cell, scopes) if is_rank else "",
        doubts=_doubts(cell),
        quote=f"{cell.path} {cell.header}"[:_MOST_QUOTED],
        section=cell.sheet,
        number=number,
        area=cell.area,
        sheet=cell.sheet,
        cell=cell.cell,
        key=key,
        beside=cell.basis or RankBasis.UNSTATED,
    )


def _ending(cell: MonthlyCell) -> str:
    """What a name ends with for what its column measures: 增速, 占比, 完成预算比例."""
    if cell.measure is not ClaimMeasure.SHARE or has_words(RATE, cell.name):
        return _ENDINGS.get(cell.measure, "")
    found = _OF_WHOLE.search(cell.header)
    part = found[0] if found else ""
    return f"{part}比例" if part.startswith("完成") and part not in _RATIOS else part.rstrip("%")


def _name(cell: MonthlyCell, ending: str) -> str:
    """The name with what the column measures; a comparison with last month is another one."""
    name = cell.name if cell.name.endswith(ending) else f"{cell.name}{ending}"
    compares = cell.measure in {ClaimMeasure.GROWTH, ClaimMeasure.INDEX, ClaimMeasure.CHANGE}
    return f"{name}{LAST_MONTH}" if compares and _LAST_MONTH.search(cell.header) else name


def _scopes(cells: list[MonthlyCell]) -> dict[str, str]:
    """Among whom each sheet's places are: 全市 where it lists any district; none without peers.

    A county-level city among districts is one of the city's; cities alone are the province's.
    """
    if len({each.area for each in cells}) <= _FEW_AREAS:
        return {}
    areas: defaultdict[str, set[str]] = defaultdict(set)
    for each in cells:
        areas[each.sheet].add(each.area)
    are_cities = {
        sheet: all(name.endswith(("市", "州")) for name in names) for sheet, names in areas.items()
    }
    return {sheet: "全省" if is_city else "全市" for sheet, is_city in are_cities.items()}


def _scope(cell: MonthlyCell, scopes: Mapping[str, str]) -> str:
    """Among whom a place is: as the header says, or those that the sheet lists; else ""."""
    stated = _SCOPE.search(cell.header)
    return stated[0] if stated else scopes.get(cell.sheet, "")


def _stated_basis(cell: MonthlyCell) -> RankBasis:
    """What a place is by, where the header of its own column or the sheet's notes say it."""
    return cell.basis if cell.basis and cell.is_basis_stated else RankBasis.UNSTATED


def _doubts(cell: MonthlyCell) -> tuple[str, ...]:
    """A single month that only the title names may be a figure of the months up to it."""
    is_bare = _MONTH_ONLY.fullmatch(cell.period) and not _MONTH_NAMED.search(cell.header)
    is_january = cell.period.endswith("-01")
    if is_bare and not is_january and cell.measure is ClaimMeasure.LEVEL:
        return (UNCLEAR_MONTH,)
    if cell.is_target:
        return (UNCLEAR_AIM,)
    is_rank = cell.measure is ClaimMeasure.PLACE
    return (UNCLEAR_RANK,) if is_rank and not cell.is_basis_stated else ()


def placed(claim: Claim, basis: RankBasis | None, scope: str | None) -> Claim:
    """A place by a basis and among a scope; None leaves one as it was read.

    The growth of a quantity is an indicator of its own, so the name follows the basis.
    """
    if claim.kind is not ClaimKind.RANK:
        return claim
    claim = replace(claim, scope=claim.scope if scope is None else scope)
    if basis is None or (claim.key and claim.key.label.endswith(_GROWS)):
        return replace(claim, basis=basis or claim.basis)
    growth = _ENDINGS[ClaimMeasure.GROWTH]
    ending = growth if basis is RankBasis.GROWTH else ""
    return replace(claim, basis=basis, name=f"{claim.name.removesuffix(growth)}{ending}")
