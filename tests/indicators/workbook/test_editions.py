import hashlib
import io
import json
from datetime import date, datetime

import openpyxl
import pytest

from indicators.settings import ROOT
from indicators.workbook.editions import content_hash
from indicators.workbook.tables.cell_values import exact_decimal
from indicators.workbook.xlsx import open_workbook
from indicators.workbook.xlsx.cells import tidy
from tests.archives import with_shared_strings
from tests.indicators.workbook.xlsx.openpyxl_reading import openpyxl_cells
from tests.workbooks import later_rows, plain_book, workbook_bytes, workbook_rows


def digest(change=lambda book: None):
    book = plain_book()
    change(book)
    target = io.BytesIO()
    book.save(target)
    return content_hash(open_workbook(target.getvalue()))


def put(sheet, cell, value):
    def change(book):
        book[sheet][cell].value = value

    return change


def test_the_same_content_has_the_same_hash_whoever_saved_it():
    resaved = openpyxl.load_workbook(io.BytesIO(workbook_bytes()))
    target = io.BytesIO()
    resaved.save(target)
    assert content_hash(open_workbook(target.getvalue())) == content_hash(
        open_workbook(workbook_bytes())
    )


def test_style_width_and_sheet_order_do_not_count():
    def restyle(book):
        book["目标"].column_dimensions["A"].width = 50
        book["目标"]["A2"].font = openpyxl.styles.Font(bold=True)
        book.move_sheet("目标", -3)

    assert digest(restyle) == digest()


def test_trailing_blanks_and_invisible_characters_do_not_count():
    def blank(book):
        book["目标"]["A60"].value = "  "
        book["目标"]["A2"].value = "T001 \u200b"

    assert digest(blank) == digest()


def test_a_number_is_the_same_as_float_int_or_text():
    assert digest(put("目标", "F2", 6.0)) == digest(put("目标", "F2", 6))
    assert digest(put("目标", "F2", "6")) == digest(put("目标", "F2", 6))


def test_a_percentage_is_not_its_fraction():
    def percent(book):
        book["目标"]["F2"].value = 0.06
        book["目标"]["F2"].number_format = "0%"

    assert digest(percent) == digest(put("目标", "F2", "6%"))
    assert digest(percent) != digest(put("目标", "F2", 0.06))


def test_every_value_counts():
    hashes = {
        digest(),
        digest(put("目标", "F2", 6.01)),
        digest(put("说明", "B6", "某人")),
        digest(put("关系", "F2", "为什么")),
        digest(put("目标", "F2", None)),
    }
    assert len(hashes) == 5


def test_it_is_sha_256_in_hex():
    assert len(content_hash(open_workbook(workbook_bytes(workbook_rows())))) == 64


def by_the_book(content):
    """The hash as it was defined: of the JSON of everything at once, as openpyxl reads it."""
    sheets = sorted(
        (name, [[row, column, canonical(cell)] for (row, column), cell in sorted(cells.items())])
        for name, cells in openpyxl_cells(content).items()
        if cells
    )
    text = json.dumps(sheets, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical(cell):
    value = cell.value
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        percent = f"{exact_decimal(exact_decimal(value) * 100):f}%"
        return percent if cell.is_percent else f"{exact_decimal(value):f}"
    return tidy(str(value))


@pytest.mark.parametrize(
    "content",
    [
        (ROOT / "data" / "indicators.xlsx").read_bytes(),
        workbook_bytes(),
        workbook_bytes(later_rows()),
        with_shared_strings(workbook_bytes(later_rows())),
    ],
    ids=["shipped", "small", "later", "shared"],
)
def test_the_hash_is_what_it_always_was(content):
    assert content_hash(open_workbook(content)) == by_the_book(content)


def test_odd_values_hash_as_they_always_did():
    book = plain_book()
    sheet = book.create_sheet("草稿")
    odd = [1e300, -0.0, 1e-7, 0.1 + 0.2, 10**15, True, "=1/0", "#N/A", "\u200b", 'q"\\\n', "é"]
    sheet.append([*odd, date(2024, 2, 20), datetime.fromisoformat("2024-02-20 08:30")])
    sheet["A2"].value, sheet["A2"].number_format = 0.043, "0.0%"
    target = io.BytesIO()
    book.save(target)
    assert content_hash(open_workbook(target.getvalue())) == by_the_book(target.getvalue())
