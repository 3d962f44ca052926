import io

import openpyxl

from indicators.workbook.editions import content_hash
from indicators.workbook.opening import open_workbook
from tests.workbooks import plain_book, workbook_bytes, workbook_rows


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
