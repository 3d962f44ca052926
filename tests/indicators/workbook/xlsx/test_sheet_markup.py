"""One cell of a sheet's XML is changed, and everything else stays."""

import pytest

from indicators.workbook.xlsx.sheet_markup import SheetMarkup

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
# Declared and not used here, but named by an attribute, as Excel writes it.
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" '
    'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
)
INLINE = ' t="inlineStr"><is><t>a&amp;b</t></is></c>'


def changed(rows, address="B2", before=""):
    """The rows with a text put into one cell; None where there is no place for it."""
    head, tail = (
        f"<worksheet {MAIN} {MORE}>{before}<sheetData>",
        "</sheetData><x><!-- c --></x></worksheet>",
    )
    markup = SheetMarkup(f"{head}{rows}{tail}".encode())
    if not markup.put_text(address, "a&b"):
        return None
    made = markup.content().decode().partition("?>\n")[2]
    assert "mc:Ignorable" in made.partition("<sheetData>")[0]
    assert "xmlns:x14ac" in made.partition("<sheetData>")[0]
    assert made.partition("<sheetData>")[0].endswith(before)
    assert made.endswith(tail)
    return made.partition("<sheetData>")[2].removesuffix(tail)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('<row r="2"><c r="B2"/></row>', f'<row r="2"><c r="B2"{INLINE}</row>'),
        (
            '<row r="2"><c r="A2"/><c r="C2"/></row>',
            f'<row r="2"><c r="A2"/><c r="B2"{INLINE}<c r="C2"/></row>',
        ),
        (
            '<row spans="1:9" r="2"><c t="s" s="4" r="B2" x="&gt;"><v>7</v></c></row>',
            f'<row spans="1:9" r="2"><c s="4" r="B2" x="&gt;"{INLINE}</row>',
        ),
        (
            '<row r="1"><c r="B1"><f>B2</f><v>1</v></c></row><row r="2"><c r="A2"/>\n</row>',
            '<row r="1"><c r="B1"><f>B2</f><v>1</v></c></row><row r="2"><c r="A2"/>\n'
            f'<c r="B2"{INLINE}</row>',
        ),
        ('<row r="2"/>', f'<row r="2"><c r="B2"{INLINE}</row>'),
    ],
)
def test_a_text_is_put_into_its_place(rows, expected):
    assert changed(rows) == expected


@pytest.mark.parametrize("rows", ["", '<row r="1"><c r="B1"/></row>'])
def test_without_its_row_there_is_no_place(rows):
    assert changed(rows) is None


def test_a_new_cell_has_the_style_of_its_column():
    columns = '<cols><col min="1" max="1" style="3"/><col min="2" max="4" style="5"/></cols>'
    made = changed('<row r="2"><c r="A2"/></row>', before=columns)
    assert made == f'<row r="2"><c r="A2"/><c r="B2" s="5"{INLINE}</row>'


def test_a_prefix_of_the_main_namespace_is_kept():
    part = f'<x:worksheet xmlns:x={MAIN[6:]}><x:row r="2"><x:c r="A2"/></x:row></x:worksheet>'
    markup = SheetMarkup(part.encode())
    assert markup.put_text("B2", "字")
    made = markup.content().decode()
    assert '<x:c r="B2" t="inlineStr"><x:is><x:t>字</x:t></x:is></x:c></x:row>' in made


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_a_part_of_another_encoding_becomes_utf_8(encoding):
    row = '<row r="2"><c r="A2"/></row>'
    part = f'<?xml version="1.0" encoding="{encoding}"?><worksheet {MAIN}>{row}</worksheet>'
    markup = SheetMarkup(part.encode(encoding))
    assert markup.put_text("B2", "字")
    assert "<t>字</t>" in markup.content().decode("utf-8")


def test_formulas_keep_themselves_and_get_their_results():
    cells = '<c r="A1" s="2"><f>SUM(B1:"&lt;")</f><v/></c><c r="B1"><f si="0"/><v/></c><c r="C1"/>'
    markup = SheetMarkup(f'<worksheet {MAIN}><row r="1">{cells}</row></worksheet>'.encode())
    markup.put_results({"A1": "x", "B1": 2.5, "C1": 3})
    made = markup.content().decode()
    assert '<c r="A1" s="2" t="str"><f>SUM(B1:"&lt;")</f><v>x</v></c>' in made
    assert '<c r="B1"><f si="0"/><v>2.5</v></c><c r="C1"/>' in made
