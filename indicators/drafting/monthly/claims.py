"""The cells of a monthly workbook as claims, for the same review and rows as those of a text."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from indicators.drafting.claims import Claim, ClaimKind, RefusedNumber
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
from indicators.drafting.monthly.cells import UNCLEAR_RANK, SheetReader
from indicators.drafting.monthly.grids import SheetGrid, grids_of
from indicators.drafting.monthly.meanings import GROWTH_ENDING, city_of
from indicators.drafting.monthly.month_words import BookMonth, month_of
from indicators.drafting.reading import DocumentReading
from indicators.model.codelists import RankBasis
from indicators.model.periods import parse_period
from indicators.model.schema import Sheet

# The doubt that each of the two fields of a place settles.
PLACE_DOUBTS = {EditField.BASIS: UNCLEAR_RANK, EditField.SCOPE: UNSCOPED}
UNSTATED = RankBasis.UNSTATED.value
_FEW_AREAS = 2
# What ranks a growth by its own name, whatever the place is by.
_GROWS = ("增速", "增长", "增长率", "增幅")
_OWN_SHEETS = {Sheet.INDICATORS.value, Sheet.OBSERVATIONS.value, Sheet.TARGETS.value}


def read_monthly(content: bytes, correction: Correction | None = None) -> DocumentReading:
    """What a monthly workbook claims, cell by cell, of the area and month that a person names.

    Raises UnreadableDocument, also for a corrected period that is none.
    """
    grids = grids_of(content)
    if {each.title for each in grids} >= _OWN_SHEETS:
        raise UnreadableDocument(
            "这是本系统的指标工作簿，不是统计月报；请到“更新数据”上传，或用 check 检查。"
        )
    reading = _reading(*_numbers_of(grids))
    if correction is None or correction == correction_of(reading.identity):
        return reading
    calendar = reading.identity.calendar
    month = None if correction.period == calendar.period else _month(correction)
    city = "" if correction.area == reading.identity.area else correction.area
    found = _reading(*_numbers_of(grids, month, city))
    return replace(found, identity=correction.applied(found.identity))


def _numbers_of(
    grids: Sequence[SheetGrid], month: BookMonth | None = None, city: str = ""
) -> tuple[str, list[Claim | RefusedNumber]]:
    """The area of a workbook's totals ("" unknown) and what its numbers are, sheet by sheet.

    `month` and `city` are what a person names; of a year alone the months are those printed.
    """
    texts = [each for grid in grids for each in (grid.title, *grid.texts())]
    stated = month_of(texts)
    if month:
        stated = month if month.month else replace(stated, year=month.year)
    city = city or city_of(texts)
    seen: Counter[object] = Counter()
    readers = (SheetReader(grid, stated, city, seen, is_certain=bool(month)) for grid in grids)
    return city, [number for reader in readers for number in reader.numbers()]


def _month(correction: Correction) -> BookMonth:
    """The year and the last month of a corrected period, no month of a year alone."""
    calendar = calendar_of(correction.kind, correction.period)
    months = parse_period(calendar.period).month_numbers if calendar.period else range(0)
    is_part = 0 < len(months) < 12
    return BookMonth(calendar.past_year, months[-1] if is_part else None, is_span=len(months) > 1)


def _reading(city: str, numbers: Sequence[Claim | RefusedNumber]) -> DocumentReading:
    found = [each for each in numbers if isinstance(each, Claim)]
    scopes = _scopes(found)
    claims = tuple(
        replace(
            each,
            start=number,
            end=number,
            number=number,
            # What is aimed at is of the year.
            period=each.period[:4] if each.kind is ClaimKind.TARGET else each.period,
            scope=each.scope or scopes.get(each.sheet, "") if each.kind is ClaimKind.RANK else "",
        )
        for number, each in enumerate(found, start=1)
    )
    refusals = tuple(each for each in numbers if isinstance(each, RefusedNumber))
    return DocumentReading(_identity(found, city), claims, refusals)


def _identity(claims: Sequence[Claim], city: str) -> Identity:
    """The workbook's longest span, and the area of its totals, else of most of its figures."""
    period = max((each.period for each in claims), default="", key=lambda each: (len(each), each))
    year = int(period[:4]) if period else None
    (common, number), *_ = [*Counter(each.area for each in claims).most_common(1), ("", 0)]
    area = city or (common if 2 * number > len(claims) else "")
    calendar = Calendar(year, year, period=period)
    return Identity(DocumentKind.MONTHLY, f"{area}统计月报", area, calendar)


def _scopes(claims: Sequence[Claim]) -> dict[str, str]:
    """Among whom each sheet's places are: 全市 where it lists any district; none without peers.

    A county-level city among districts is one of the city's; cities alone are the province's.
    """
    if len({each.area for each in claims}) <= _FEW_AREAS:
        return {}
    areas: defaultdict[str, set[str]] = defaultdict(set)
    for each in claims:
        areas[each.sheet].add(each.area)
    are_cities = {
        sheet: all(name.endswith(("市", "州")) for name in names) for sheet, names in areas.items()
    }
    return {sheet: "全省" if is_city else "全市" for sheet, is_city in are_cities.items()}


def placed(claim: Claim, basis: RankBasis | None, scope: str) -> Claim:
    """A place by a basis and among a scope; None and "" leave them as they were read.

    The growth of a quantity is an indicator of its own, so the name follows the basis.
    """
    if claim.kind is not ClaimKind.RANK:
        return claim
    claim = replace(claim, scope=scope.replace(UNSTATED, "") if scope else claim.scope)
    if basis is None or claim.key.label.endswith(_GROWS):
        return replace(claim, basis=basis or claim.basis)
    ending = GROWTH_ENDING if basis is RankBasis.GROWTH else ""
    return replace(claim, basis=basis, name=f"{claim.name.removesuffix(GROWTH_ENDING)}{ending}")
