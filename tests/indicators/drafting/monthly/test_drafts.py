"""Monthly workbooks as drafts: claims, refusals, rows of the workbook, and what cannot be read."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from indicators.drafting.claims import ClaimKind
from indicators.drafting.drafts.draft import UnreadableDocument, draft_of
from indicators.drafting.drafts.row_words import json_lines
from indicators.drafting.drafts.rows import workbook_of
from indicators.drafting.identity import DocumentKind
from indicators.examination import examine
from indicators.model.codelists import RankBasis, Severity
from tests.indicators.drafting.monthly.books import SheetOf, book, numbers_in, reading

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "indicators.xlsx"
OLD = Path(__file__).with_name("old.xls")
TRADE = SheetOf(
    "贸易",
    [
        ["青川市2024年1-5月贸易主要指标"],
        ["指标", "绝对额（亿元）", "增速（%）", "排名"],
        ["社会消费品零售总额", 61.25, 5.5, 3],
        ["进出口总额", 20, -4.1, 7],
        ["没有单位的数", "- -", None, None],
    ],
    ["A1:D1"],
)
COUNTIES = SheetOf(
    "县区贸易",
    [
        ["2024年1-5月各县区社会消费品零售总额"],
        ["县区", "绝对额（万元）", "增速（%）"],
        ["全市", 612480, 5.5],
        ["东河区", 98000, 6.25],
        ["西山县", 75000, 4.75],
    ],
    ["A1:C1"],
    [5],
)
MONTHLY = book(TRADE, COUNTIES)


@pytest.fixture(scope="module")
def current():
    return examine(SHIPPED)


@pytest.fixture(scope="module")
def drafted(current):
    """The shipped workbook continued by the invented monthly one, read and checked."""
    draft = draft_of(MONTHLY, current.dataset.indicators)
    return examine(workbook_of(draft, SHIPPED.read_bytes(), current.dataset))


def test_a_monthly_workbook_says_what_it_is():
    draft = draft_of(MONTHLY)
    assert draft.identity.kind is DocumentKind.MONTHLY
    assert draft.identity.area == "青川市"
    assert "2024-01..05" in draft.identity.words


def test_every_number_is_a_claim_or_refused():
    draft = draft_of(MONTHLY)
    sheets = load_workbook(BytesIO(MONTHLY)).worksheets
    numbers = {
        (sheet.title, cell.coordinate)
        for sheet in sheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    }
    taken = {(each.claim.sheet, each.claim.cell) for each in draft.rows}
    refused = {(each.sheet, each.cell) for each in draft.refusals}
    assert taken | refused == numbers
    assert not taken & refused


def test_a_column_of_ranks_is_asked_by_what_and_among_whom_where_it_does_not_say():
    rows = [each for each in draft_of(MONTHLY).rows if each.claim.kind is ClaimKind.RANK]
    assert [(each.claim.name, each.claim.value) for each in rows] == [
        ("社会消费品零售总额增速", 3),
        ("进出口总额增速", 7),
    ]
    for each in rows:
        assert (each.claim.basis, each.claim.scope) == (RankBasis.UNSTATED, "")
        assert {"评的是什么原文未注明，取自左边一列，请核对", "排名范围未注明"} <= set(each.doubts)


def test_a_column_of_ranks_may_say_both():
    rows = [["2024年1-3月主要指标"], ["指标", "增速（%）", "增速全省排名"], ["社会用电量", 7.5, 4]]
    rank = draft_of(book(SheetOf("主要", rows, []))).rows[-1].claim
    assert (rank.basis, rank.scope) == (RankBasis.GROWTH, "全省")


def test_the_own_workbook_is_no_monthly_workbook():
    with pytest.raises(UnreadableDocument, match="更新数据"):
        draft_of(SHIPPED.read_bytes())


def test_a_month_that_only_the_title_names_is_looked_at():
    rows = [
        ["2024年3月青川市贸易指标"],
        ["指标", "绝对额（亿元）"],
        ["进出口总额", 7.5],
        ["贷款", 8],
    ]
    (first, _) = draft_of(book(SheetOf("贸易", rows, ["A1:B1"]))).rows
    assert first.claim.period == "2024-03"
    assert first.doubts
    assert "累计" in first.doubts[0]


def test_json_names_the_cell():
    lines = list(json_lines(draft_of(MONTHLY)))
    assert any('"cell": "B4"' in each and '"sheet": "县区贸易"' in each for each in lines)
    assert any("隐藏" in each for each in lines)


def test_nothing_of_a_monthly_draft_blocks(drafted):
    assert [each.text for each in drafted.findings if each.severity is Severity.BLOCKING] == []


def test_counties_have_their_own_rows(drafted, current):
    known = {each.id for each in current.dataset.observations}
    rows = [each for each in drafted.dataset.observations if each.id not in known]
    assert {each.area.code for each in rows} == {"青川市", "东河区"}
    assert {each.period.text for each in rows} == {"2024-01..05"}


def test_a_figure_in_another_unit_is_written_once(drafted, current):
    known = {each.id for each in current.dataset.observations}
    rows = [
        each
        for each in drafted.dataset.observations
        if each.id not in known and each.area.code == "青川市"
    ]
    assert len(rows) == 4


def test_an_old_workbook_is_read_with_its_merges_and_hidden_rows():
    cells = {each.cell: reading(each) for each in numbers_in(OLD.read_bytes())}
    assert cells["B4"] == "蔬菜产量 31.5万吨 2024-01..06 level 青川市"
    assert cells["C5"] == "水果产量增速 -1.5% 2024-01..06 growth 青川市"
    assert cells["B6"] == cells["C6"] == "HIDDEN"


def test_a_cell_or_a_merge_far_away_does_not_take_the_memory():
    far = SheetOf(
        "远", [["2024年5月"], ["指标", "本月（亿元）"], ["产值", 3]], others={"XFD1048576": 1}
    )
    with pytest.raises(UnreadableDocument, match="过大"):
        numbers_in(book(far))


def test_a_merged_range_without_end_is_refused_before_it_is_opened():
    rows = [["2024年5月"], ["指标", "本月（亿元）"], ["产值", 3]]
    merged = book(SheetOf("并", rows, ["D5:E6"]))
    content = BytesIO()
    with ZipFile(BytesIO(merged)) as old, ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"D5:E6", b"D5:XFD1048576"))
    with pytest.raises(UnreadableDocument, match="过大"):
        numbers_in(content.getvalue())


@pytest.mark.parametrize(
    "content",
    [MONTHLY[:3000], OLD.read_bytes()[:3000], OLD.read_bytes()[:600] + bytes(3000)],
)
def test_a_broken_workbook_gets_a_sentence(content):
    with pytest.raises(UnreadableDocument) as refused:
        draft_of(content)
    assert str(refused.value).endswith("。")
