import contextlib
import io
import zipfile

import openpyxl
import pytest

from indicators.workbook.xlsx import open_workbook
from indicators.workbook.xlsx.archive import UnreadableWorkbook
from tests.workbooks import workbook_bytes


def refused(source):
    with pytest.raises(UnreadableWorkbook) as caught:
        open_workbook(source)
    return str(caught.value)


def repacked(change):
    """A valid workbook with each entry's bytes put through `change(name, content)`."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes())) as old,
        zipfile.ZipFile(target, "w") as new,
    ):
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target.getvalue()


def test_a_file_that_is_not_there_says_so_without_its_path(tmp_path):
    said = refused(tmp_path / "nobody.xlsx")
    assert said.endswith("。")
    assert str(tmp_path) not in said


def test_a_folder_is_no_workbook(tmp_path):
    refused(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a,b\n1,2\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"\xd0\xcf\x11\xe0" + bytes(100) + "EncryptedPackage".encode("utf-16-le"),
        b"PK\x03\x04 and nothing more",
    ],
)
def test_other_kinds_of_file_are_refused(content):
    refused(content)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(kept):
    content = workbook_bytes()
    refused(content[: int(len(content) * kept)])


@pytest.mark.filterwarnings("ignore:Defined names")  # openpyxl's, of a part taken out
@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "[Content_Types].xml", "xl/worksheets/sheet5.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("damage", [None, b"", b"<not><closed>", b"\x00\xff\xfe"])
def test_a_damaged_part_is_refused_or_read_without_another_exception(part, damage):
    damaged = repacked(lambda name, content: damage if name == part else content)
    with contextlib.suppress(UnreadableWorkbook):
        open_workbook(damaged)


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    refused(repacked(lambda name, content: bomb if name.endswith("sheet5.xml") else content))


def test_strict_ooxml_that_gives_no_sheets_is_refused():
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    plain = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    refused(repacked(lambda _, content: content.replace(plain, strict)))


def test_one_cell_in_the_last_corner_costs_nothing():
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = 1
    target = io.BytesIO()
    book.save(target)
    assert list(open_workbook(target.getvalue())[0].cells) == [(1048576, 16384)]


def test_an_open_file_is_read_like_its_bytes():
    content = workbook_bytes()
    assert open_workbook(io.BytesIO(content)) == open_workbook(content)


def test_formulas_and_percentages_are_told_from_values():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["A3"] = "=1+1", 0.043, 4.3
    sheet["A2"].number_format, sheet["A3"].number_format = "0.0%", '0.0"%"'
    target = io.BytesIO()
    book.save(target)
    cells = open_workbook(target.getvalue())[0].cells
    assert (cells[1, 1].is_formula, cells[1, 1].value) == (True, None)
    assert (cells[2, 1].is_percent, cells[3, 1].is_percent) == (True, False)


def test_excels_escapes_are_undone_and_half_characters_replaced():
    book = openpyxl.Workbook()
    book.active.append(["a_x000D_b", "_xD800_", "_xD83D__xDE00_", "_x005F_x0041_"])
    target = io.BytesIO()
    book.save(target)
    cells = open_workbook(target.getvalue())[0].cells
    assert [each.value for each in cells.values()] == ["a\rb", "\ufffd", "\U0001f600", "_x0041_"]
