"""A city's table of its ten districts, in rows and in columns, fills the comparison of peers."""

from pathlib import Path

import pytest

from indicators.drafting.drafts.draft import beside_edition, draft_of
from indicators.drafting.drafts.rows import workbook_of
from indicators.examination import examine
from indicators.model.codelists import Severity
from indicators.model.periods import parse_period
from indicators.rules.peers import comparisons, peer_ranks
from tests.indicators.drafting.monthly.books import SheetOf, book
from tests.indicators.drafting.reports import number

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "indicators.xlsx"
CURRENT = examine(SHIPPED)
OWN = CURRENT.dataset.about.area
CITY = next(each.name for each in CURRENT.dataset.areas if each.code == OWN.parent)
OTHERS = [
    f"虚构{each}{end}" for each, end in zip("甲乙丙丁戊己庚辛壬", "县县县县县县区市区", strict=True)
]
TEN = [*OTHERS, OWN.name]
HALF = parse_period("2024-01..06")

IN_ROWS = SheetOf(
    "各县区",
    [
        [f"{CITY}2024年1-6月各县（市、区）主要经济指标"],
        ["地区", "地区生产总值", None, "固定资产投资"],
        [None, "总量（亿元）", "增速（%）", "增速（%）"],
        ["全市", 1800, 5.1, 6],
        *[[name, 100 + at, 5 + at / 10, 6.5 - at] for at, name in enumerate(TEN)],
    ],
    ["A1:D1", "A2:A3", "B2:C2"],
)
IN_COLUMNS = SheetOf(
    "各县区",
    [
        [f"{CITY}2024年1-6月各县（市、区）主要经济指标"],
        ["指标", "全市", *TEN],
        ["地区生产总值（亿元）", 1800, *[100 + at for at in range(10)]],
        ["地区生产总值增速（%）", 5.1, *[5 + at / 10 for at in range(10)]],
        ["固定资产投资增速（%）", 6, *[6.5 - at for at in range(10)]],
    ],
    ["A1:K1"],
)


@pytest.fixture(scope="module", params=[IN_ROWS, IN_COLUMNS], ids=["rows", "columns"])
def drafted(request):
    content = book(request.param)
    draft = beside_edition(draft_of(content, CURRENT.dataset.indicators), CURRENT.dataset)
    return draft, examine(workbook_of(draft, SHIPPED.read_bytes(), CURRENT.dataset))


def test_ten_districts_are_compared_in_one_step(drafted):
    _, reading = drafted
    found = {
        (each.indicator.code, each.scope)
        for each in comparisons(reading.dataset)
        if each.period == HALF
    }
    assert {("GDP_YOY", "全市"), ("FAI_YOY", "全市"), ("GDP", "全市")} <= found


def test_the_own_place_is_computed_of_all_ten(drafted):
    _, reading = drafted
    dataset = reading.dataset
    growth = dataset.indicator_by_code["GDP_YOY"]
    ranking = peer_ranks(growth, HALF, "全市", dataset)
    own = ranking.place_of(dataset.about.area)
    assert (own.text, len(ranking.values)) == ("第1", 10)
    assert own.observation.quantity.value == number("5.9")
    last = ranking.place_of(next(each for each in dataset.areas if each.name == OTHERS[0]))
    assert last.text == "第10"


def test_the_whole_city_is_no_member(drafted):
    _, reading = drafted
    members = {each.name for each in reading.dataset.members_of("全市")}
    assert members == set(TEN)


def test_nothing_of_it_is_asked_or_blocks(drafted):
    _, reading = drafted
    new = set(reading.findings) - set(CURRENT.findings)
    assert [each.text for each in new if each.severity is not Severity.HINT] == []
    assert f"{reading.dataset.about.as_of}" == "2024-06-30"


def test_new_peers_are_told(drafted):
    draft, _ = drafted
    assert draft.identity.area == CITY
    told = f"新增9个地区（{'、'.join(OTHERS)}），所属范围写作“全市、全市各县市区”，请核对是否齐全。"
    assert told in draft.notices


def test_areas_of_another_city_are_no_peers():
    elsewhere = [
        [each.replace(CITY, "青川市") if isinstance(each, str) else each for each in row]
        for row in IN_ROWS.rows
    ]
    rows = [row for row in elsewhere if row[0] != OWN.name]
    draft = draft_of(book(SheetOf("各县区", rows, IN_ROWS.merges)), CURRENT.dataset.indicators)
    reading = examine(workbook_of(draft, SHIPPED.read_bytes(), CURRENT.dataset))
    members = {each.name for each in reading.dataset.members_of("全市")}
    assert members == {OWN.name}
