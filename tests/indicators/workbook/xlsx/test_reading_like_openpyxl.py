"""A sheet read by us or by openpyxl: the same cells."""

import io
from datetime import datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.workbook.editions import content_hash
from indicators.workbook.xlsx import open_workbook
from indicators.workbook.xlsx.archive import UnreadableWorkbook
from tests.archives import repacked, with_part, with_shared_strings
from tests.indicators.workbook.xlsx.openpyxl_reading import openpyxl_cells
from tests.workbooks import later_rows, workbook_bytes


def filled(workbook):
    return {
        sheet.name: {at: cell for at, cell in sheet.cells.items() if not cell.is_blank}
        for sheet in workbook
    }


def saved(*sheets, formats=(), merged=()):
    """A file of sheets, each {cell: value}."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for at, cells in enumerate(sheets):
        sheet = book.create_sheet(f"表{at}")
        for cell, value in cells.items():
            sheet[cell].value = value
        for cell, code in formats:
            sheet[cell].number_format = code
        for span in merged:
            sheet.merge_cells(span)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def assert_same(content):
    for each in (content, with_shared_strings(content)):
        assert filled(open_workbook(each)) == openpyxl_cells(each)


@pytest.mark.parametrize("content", [workbook_bytes(), workbook_bytes(later_rows())])
def test_a_workbook_of_ours_is_the_same_with_shared_texts(content):
    for each in (content, with_shared_strings(content)):
        assert filled(open_workbook(each)) == openpyxl_cells(each)
        assert content_hash(open_workbook(each)) == content_hash(open_workbook(content))


texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="".join(map(chr, range(32)))),
    max_size=12,
) | st.sampled_from(
    ["a&b<c>", "行\n二", " 边 ", "_x000D_", "_xD83D_", "#N/A", "#DIV/0!", "]]>", "&amp;", "=", "\t"]
)
values = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    texts,
    st.sampled_from(["=A1+1", "=SUM(A1:B2)", '="<&>"']),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001
    st.times().map(lambda each: each.replace(microsecond=0)),
    st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds)),
)
cells = st.tuples(st.sampled_from("ABCZ"), st.integers(1, 9)).map(lambda at: f"{at[0]}{at[1]}")
codes = st.sampled_from(
    ["0.0%", '0"%"', "yyyy-mm-dd", "[h]:mm", "0.00", "@", "h:mm", 'yyyy"年"m"月"', "0.0%;[Red]-0%"]
)


@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date")  # openpyxl's
@settings(max_examples=60, deadline=None)
@given(
    sheets=st.lists(st.dictionaries(cells, values, max_size=12), min_size=1, max_size=3),
    formats=st.lists(st.tuples(cells, codes), max_size=5),
    merged=st.lists(st.sampled_from(["A1:B2", "C3:C9", "Z1:Z4"]), max_size=2, unique=True),
)
def test_whatever_a_program_saves_is_read_the_same(sheets, formats, merged):
    try:
        content = saved(*sheets, formats=formats, merged=merged)
    except (ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
        return  # no workbook can hold it
    assert_same(content)


def sheet_xml(rows):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def with_rows(rows):
    return repacked(
        saved({}), lambda name, old: sheet_xml(rows) if name.endswith("sheet1.xml") else old
    )


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
        '<row r="5"><c r="A7"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><f>A2</f><v>x</v></c><c r="B1"><f>A2</f></c></row>',
        '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>',
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>字</t><rPh sb="0" eb="1"><t>zi</t></rPh>'
        "</is></c></row>",
        '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="d"><v>2024-02-20</v></c></row>',
        '<row r="1"><!-- 注 --><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v><![CDATA[<&>]]></v></c></row>',
        '<row r="1" ht="20"><c r="A1" s="0"/></row><row r="2"/>'
        '<row r="3"><c r="A3"><v>1</v></c></row>',
        '<row r="1">\n <c r="A1">\n <v>1</v>\n </c>\n</row>\n',
        '<row r="1"><c r="A1" t="str"><v>a&#10;b&#x4E2D;&#x1F600;&quot;</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row>",
        '<row r="1"><c r="A1"><v></v></c><c r="B1" t="str"><v/></c></row>',
        '<row r="3.0"><c r="A3"><v>1E2</v></c></row>',
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    ],
)
def test_whatever_else_a_program_writes_is_read_the_same(rows):
    content = with_rows(rows)
    assert filled(open_workbook(content)) == openpyxl_cells(content)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" s="99"><v>1</v></c></row>',
        '<row r="1"><c r="A1" s="-1"><v>1</v></c></row>',
        '<row r="1"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZ1"><v>1</v></c></row>',
        '<row r="1"><c r="A9999999"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&nothing;</v></c></row>',
        '<row r="1"><c r="A1"><c r="A1"/></c></row>',
        '<row r="1"><c r="A1"><v>1<v>2</v></v></c></row>',
        "<v>" * 300 + "</v>" * 300,
    ],
)
def test_what_contradicts_itself_is_refused(rows):
    with pytest.raises(UnreadableWorkbook):
        open_workbook(with_rows(rows))


@pytest.mark.parametrize("said", ["NaN", "INF", "12abc", "1" * 500, "--1"])
def test_what_is_no_number_where_one_must_be_is_an_error_at_its_cell(said):
    content = with_rows(f'<row r="1"><c r="A1"><v>{said}</v></c></row>')
    (sheet,) = open_workbook(content)
    assert sheet.cells[1, 1].is_error
    assert str(sheet.cells[1, 1].value).startswith(said[:3])


@pytest.mark.parametrize("number", [27, 31, 36, 50, 57, 58])
def test_the_dates_that_chinese_excel_has_built_in_are_dates(number):
    def change(name, old):
        if name.endswith("sheet1.xml"):
            return sheet_xml('<row r="1"><c r="A1" s="1"><v>45342</v></c></row>')
        if name == "xl/styles.xml":
            return old.replace(b"</cellXfs>", f'<xf numFmtId="{number}"/></cellXfs>'.encode())
        return old

    (sheet,) = open_workbook(repacked(saved({}), change))
    assert sheet.cell(1, 1).value == datetime(2024, 2, 20)  # noqa: DTZ001


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="),
        lambda text: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n{text}',
        lambda text: f"\ufeff{text}",
        lambda text: text.replace("<row ", "<!-- --><row "),
        lambda text: text.replace("</row>", "</row>\n  "),
    ],
)
def test_the_same_sheet_in_other_words_is_the_same(change):
    rows = '<row r="1"><c r="A1" t="str"><v>a&amp;b</v></c><c r="B1"><v>1.5</v></c></row>'
    text = sheet_xml(rows).decode()
    content = repacked(
        saved({}),
        lambda name, old: change(text).encode() if name.endswith("sheet1.xml") else old,
    )
    assert filled(open_workbook(content)) == filled(open_workbook(with_rows(rows)))
    assert filled(open_workbook(content)) == openpyxl_cells(content)


def test_rows_of_another_namespace_are_no_rows():
    rows = '<row r="1" xmlns="urn:other"><c r="A1"><v>1</v></c></row>'
    assert filled(open_workbook(with_rows(rows))) == {"表0": {}}


def test_a_time_of_day_is_a_time():
    content = saved({"A1": time(8, 30), "A2": timedelta(hours=30)})
    assert_same(content)


def test_an_escaped_underscore_stays_itself_in_shared_texts_too():
    content = with_shared_strings(saved({"A1": "_x005F_x0041_"}))
    assert open_workbook(content)[0].cell(1, 1).value == "_x0041_"


ITEMS = [
    "<si><t>a&amp;b</t></si>",
    '<si><t xml:space="preserve"> 边 </t></si>\n<si><t/></si>',
    "<si><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></si>",
    '<si><t>字</t><rPh sb="0" eb="1"><t>zi</t></rPh><phoneticPr fontId="1"/></si>',
    '<si><t>字</t><phoneticPr fontId="1" type="noConversion"/></si>',
    "<si><t>&#x1F600;&#10;</t></si>",
    "<si><!-- 注 --><t><![CDATA[<&>]]></t></si>",
    "<si/>",
]


@pytest.mark.parametrize("items", [*ITEMS, "".join(ITEMS)])
def test_shared_texts_are_read_the_same(items):
    cells = "".join(
        f'<row r="{at + 1}"><c r="A{at + 1}" t="s"><v>{at}</v></c></row>'
        for at in range(items.count("<si"))
    )
    content = with_shared_strings(with_rows(cells))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = f'<sst xmlns="{main}" count="9">{items}</sst>'.encode()
    content = with_part(content, "xl/sharedStrings.xml", texts)
    assert filled(open_workbook(content)) == openpyxl_cells(content)
