import re
import zipfile
from io import BytesIO
from xml.etree.ElementTree import canonicalize

import openpyxl
import pytest
from openpyxl.chart import BarChart

from indicators.checks.findings import Code
from indicators.examination import examine
from indicators.model.periods import parse_period
from indicators.model.schema import Sheet
from indicators.workbook.output.annotations import annotated
from indicators.workbook.output.edits import with_base
from indicators.workbook.output.templates import period_template
from indicators.workbook.output.writer import blank_workbook
from indicators.workbook.xlsx.archive import UnreadableWorkbook
from tests.archives import parts, repacked, with_part
from tests.workbooks import later_rows, plain_book, workbook_bytes

LABEL = "第4版·a1b2c3"


def bytes_of(book):
    target_file = BytesIO()
    book.save(target_file)
    return target_file.getvalue()


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


def test_a_download_says_which_edition_it_is_based_on_and_is_the_same_else():
    content = workbook_bytes()
    based = with_base(content, LABEL)
    assert examine(based).dataset.about.base_edition == LABEL
    one, other = parts(content), parts(based)
    assert list(one) == list(other)
    assert [name for name in one if one[name] != other[name]] == ["xl/worksheets/sheet1.xml"]


def test_what_is_foreign_in_a_workbook_stays():
    book = plain_book()
    book["实绩"].add_chart(BarChart(), "R2")
    extension = b'<extLst><ext uri="{1}"><x/></ext></extLst></worksheet>'

    def change(name, old):
        if name != "xl/worksheets/sheet1.xml":
            return old
        odd = re.sub(rb'<c r="(B[0-9]+)" s="([0-9]+)"', rb"<c s='\2' r='\1'", old)
        return odd.replace(b"</worksheet>", extension)

    content = with_part(repacked(bytes_of(book), change), "customXml/item1.xml", b"<own/>")
    based = with_base(content, LABEL)
    assert examine(based).dataset.about.base_edition == LABEL
    one, other = parts(content), parts(based)
    assert any(name.startswith("xl/charts/") for name in one)
    assert {name for name in one if one[name] != other[name]} == {"xl/worksheets/sheet1.xml"}
    one, other = (canonicalize(each["xl/worksheets/sheet1.xml"].decode()) for each in (one, other))
    cell = re.search(rf"<c [^>]*><is><t>{re.escape(LABEL)}</t></is></c>", other)[0]
    before, after = other.split(cell)
    assert one.startswith(before)
    assert one.endswith(after)


def test_a_download_that_is_based_on_another_edition_says_the_newer_one():
    based = with_base(with_base(workbook_bytes(), "第3版"), LABEL)
    assert examine(based).dataset.about.base_edition == LABEL
    assert len(opened(based)["说明"]["A"]) == len(opened(workbook_bytes())["说明"]["A"])


def test_text_that_xml_would_misread_is_kept():
    based = with_base(workbook_bytes(), "<第4版>&")
    assert examine(based).dataset.about.base_edition == "<第4版>&"


def test_a_workbook_without_the_property_gets_a_row_for_it():
    book = plain_book()
    page = book["说明"]
    (row,) = [each.row for each in page["A"] if each.value == "基于版次"]
    page.delete_rows(row)
    assert examine(with_base(bytes_of(book), LABEL)).dataset.about.base_edition == LABEL


def test_columns_may_stand_in_another_order():
    book = plain_book()
    page = book["说明"]
    for row in page.iter_rows():
        row[0].value, row[1].value = row[1].value, row[0].value
    assert examine(with_base(bytes_of(book), LABEL)).dataset.about.base_edition == LABEL


def test_a_download_has_no_marks_of_an_earlier_check():
    content = workbook_bytes()
    marked = annotated(content, examine(content).findings)
    based = opened(with_base(marked, LABEL))
    assert based.sheetnames == opened(content).sheetnames
    assert based["位次"]["H2"].comment is None
    assert based["位次"]["H2"].fill.fill_type is None


def test_a_download_has_no_macros():
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name, data in parts(workbook_bytes()).items():
            plain, macros = b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
            written.writestr(name, data.replace(b"openxmlformats-officedocument." + plain, macros))
    based = with_base(target.getvalue(), LABEL)
    assert b"macroEnabled" not in parts(based)["[Content_Types].xml"]
    assert examine(based).dataset.about.base_edition == LABEL


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing"])
def test_what_is_no_workbook_has_no_base(content):
    with pytest.raises(UnreadableWorkbook):
        with_base(content, LABEL)


@pytest.fixture(scope="module")
def template():
    content = workbook_bytes(later_rows())
    return period_template(content, examine(content), [parse_period("2024-01..09")])


def test_every_open_figure_has_a_row_with_all_but_the_figure(template):
    page = opened(template)["实绩"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=14)]
    growth, economy, period = "虚构指标X_YOY", "综合经济", "2024-01..09"
    rest = [None, "初步", None, "S2", None, None, None, None]
    assert rows == [
        ["O115", "X", "虚构指标X", economy, "测试区", "999901", period, None, None, "亿元", *rest],
        ["O116", "X_YOY", growth, economy, "测试区", "999901", period, None, None, "%", *rest],
        ["O117", "X_YOY", growth, economy, "样例县", "999902", period, None, None, "%", *rest],
        ["O118", "X_YOY", growth, economy, "示范县", "999903", period, None, None, "%", *rest],
        [
            *("O119", "JOBS", "虚构指标JOBS", "就业和社会保障", "测试区", "999901", period),
            *(None, None, "人", *rest),
        ],
    ]
    assert opened(template)["来源"]["A3"].value == "S2"


def test_the_file_opens_on_the_rows_to_type_and_on_no_other_sheet(template):
    selected = [each.title for each in opened(template) if each.sheet_view.tabSelected]
    assert selected == [opened(template).active.title] == ["实绩"]


def test_what_is_to_be_typed_is_filled_in_colour(template):
    page = opened(template)["实绩"]
    filled = {cell.column_letter for cell in page[14] if cell.fill.fill_type == "solid"}
    assert filled == {"I", "M", "O", "P", "Q"}
    assert opened(template)["来源"]["B3"].fill.fill_type == "solid"
    as_of = opened(template)["说明"]["B3"]
    assert (opened(template)["说明"]["A3"].value, as_of.fill.fill_type) == ("数据截止日期", "solid")


def test_filter_and_drop_downs_reach_down_to_the_rows(template):
    page = opened(template)["实绩"]
    assert page.auto_filter.ref == "A1:R18"
    for rule in page.data_validations.dataValidation:
        assert all(each.max_row >= 18 + 500 for each in rule.sqref.ranges)


def test_a_completed_template_reads_and_loses_its_colour(template):
    book = opened(template)
    book["来源"]["B3"] = "虚构统计月报"
    page = book["实绩"]
    for row in range(14, 19):
        page.cell(row, 9).value = 5.7 if page.cell(row, 10).value == "%" else 1000
    content = bytes_of(book)
    reading = examine(content)
    assert not [each for each in reading.findings if each.code is Code.BROKEN_REFERENCE]
    found = {
        (each.indicator.code, each.area.code)
        for each in reading.dataset.observations
        if each.period == parse_period("2024-01..09")
    }
    assert len(found) == 5
    downloaded = opened(with_base(content, LABEL))["实绩"]
    assert {cell.fill.fill_type for cell in downloaded[14]} == {None}


def test_rows_that_nobody_has_typed_in_stay_in_colour(template):
    back = opened(annotated(template, []))["实绩"]
    assert back["I14"].fill.fill_type == "solid"


def test_a_period_without_open_figures_adds_nothing():
    content = workbook_bytes()
    page = opened(period_template(content, examine(content), [parse_period("2019")]))
    assert page["实绩"].max_row == 5
    assert page["来源"].max_row == 2


def test_columns_in_another_order_are_respected():
    rows = later_rows()
    book = plain_book(rows)
    page = book["实绩"]
    page.move_range(f"A1:A{page.max_row}", cols=20)
    content = bytes_of(book)
    periods = [parse_period("2024-01..09")]
    made = opened(period_template(content, examine(content), periods))["实绩"]
    assert made["X14"].value == "O115"
    assert (made["B14"].value, made["C14"].value) == ("X", "虚构指标X")


def test_the_empty_template_has_all_sheets_and_no_rows():
    book = opened(blank_workbook())
    assert book.sheetnames == [each.value for each in Sheet]
    assert book["实绩"].max_row == 1
