"""One cell of a sheet's bytes is changed, and every other byte stays."""

import pytest

from indicators.workbook.xlsx.cell_places import PlacedCells, changed_part

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
INLINE = ' t="inlineStr"><is><t>a&amp;b</t></is></c>'


def changed(rows, address="B2", before=""):
    """The rows with a text put into one cell; None where there is no place for it."""
    head, tail = (
        f"<worksheet {MAIN}>{before}<sheetData>",
        "</sheetData><x><!-- c --></x></worksheet>",
    )
    part = f"{head}{rows}{tail}".encode()
    change = PlacedCells(part).with_text(address, "a&b")
    if change is None:
        return None
    made = changed_part(part, [change]).decode()
    assert made.startswith(head)
    assert made.endswith(tail)
    return made.removeprefix(head).removesuffix(tail)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('<row r="2"><c r="B2"/></row>', f'<row r="2"><c r="B2"{INLINE}</row>'),
        (
            '<row r="2"><c r="A2"/><c r="C2"/></row>',
            f'<row r="2"><c r="A2"/><c r="B2"{INLINE}<c r="C2"/></row>',
        ),
        (
            "<row spans='1:9' r='2'><c t='s' s='4' r='B2' x='>'><v>7</v></c></row>",
            f"<row spans='1:9' r='2'><c s='4' r='B2' x='>'{INLINE}</row>",
        ),
        (
            '<row r="1"><c r="B1"><f>B2</f><v>1</v></c></row><row r="2"><c r="A2"/>\n</row>',
            '<row r="1"><c r="B1"><f>B2</f><v>1</v></c></row><row r="2"><c r="A2"/>\n'
            f'<c r="B2"{INLINE}</row>',
        ),
    ],
)
def test_a_text_is_put_into_its_place(rows, expected):
    assert changed(rows) == expected


@pytest.mark.parametrize("rows", ["", '<row r="1"><c r="B1"/></row>', '<row r="2"/>'])
def test_without_its_row_there_is_no_place(rows):
    assert changed(rows) is None


def test_a_new_cell_has_the_style_of_its_column():
    columns = '<cols><col min="1" max="1" style="3"/><col min="2" max="4" style="5"/></cols>'
    made = changed('<row r="2"><c r="A2"/></row>', before=columns)
    assert made == f'<row r="2"><c r="A2"/><c r="B2" s="5"{INLINE}</row>'


def test_a_prefix_of_the_main_namespace_is_kept():
    part = (
        f'<x:worksheet xmlns:x={MAIN[6:]}><x:row r="2"><x:c r="A2"/></x:row></x:worksheet>'.encode()
    )
    made = changed_part(part, [PlacedCells(part).with_text("B2", "字")]).decode()
    assert '<x:c r="B2" t="inlineStr"><x:is><x:t>字</x:t></x:is></x:c></x:row>' in made


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_bytes_of_another_encoding_are_not_touched(encoding):
    part = f'<?xml version="1.0" encoding="{encoding}"?><worksheet {MAIN}/>'.encode(encoding)
    with pytest.raises(ValueError, match=r"UTF-8|decode|token"):
        PlacedCells(part)


def test_formulas_are_found_with_their_own_bytes():
    cells = '<c r="A1" s="2"><f>SUM(B1:"&lt;")</f><v/></c><c r="B1"><f si="0"/><v/></c>'
    part = f'<worksheet {MAIN}><row r="1">{cells}</row></worksheet>'.encode()
    cells = PlacedCells(part).found
    assert [each.formula for each in cells] == [b'<f>SUM(B1:"&lt;")</f>', b'<f si="0"/>']
    made = changed_part(part, [each.filled("str", each.formula + b"<v>x</v>") for each in cells])
    assert b'<c r="A1" s="2" t="str"><f>SUM(B1:"&lt;")</f><v>x</v></c><c r="B1" t="str">' in made
