"""Sheets whose size or order is not what they say, and cells that hold what they should not."""

from dataclasses import replace

from openpyxl.utils import get_column_letter

from indicators.workbook.xlsx.archive import Limit
from tests.archives import parts, with_part, with_shared_strings
from tests.hostile.kinds import (
    DAMAGED,
    OBSERVATIONS,
    SMALL,
    UNHARMED,
    Found,
    Hit,
    in_part,
    kind,
    kinds,
    valid,
    with_cell,
    with_rows,
)
from tests.workbooks import workbook_bytes


def text_cell(address, text):
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


@kind(UNHARMED)
def a_dimension_that_lies():
    return in_part(
        OBSERVATIONS,
        lambda text: text.replace('<dimension ref="A1:O5"', '<dimension ref="A1:XFD1048576"'),
    )


@kind(UNHARMED)
def a_million_formatted_rows():
    rows = "".join(f'<row r="{at}" s="1" customFormat="1"/>' for at in range(9, 1_048_577))
    return with_rows(rows)


@kind(UNHARMED)
def formatted_empty_cells_down_to_the_end():
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" s="1"/><c r="F{at}" s="1"/></row>'
        for at in range(9, 1_048_577, 3)
    )
    return with_rows(rows)


@kind(Hit(Limit.COLUMNS))
def sixteen_thousand_columns():
    cells = "".join(f'<c r="{get_column_letter(at)}9"><v>1</v></c>' for at in range(1, 16_385))
    return with_rows(f'<row r="9">{cells}</row>')


@kind(UNHARMED)
def one_cell_in_the_last_corner():
    return with_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@kind(Hit(Limit.ROWS))
def more_rows_than_allowed():
    rows = "".join(f'<row r="{at}"><c r="Z{at}"><v>1</v></c></row>' for at in range(9, 6_000))
    return with_rows(rows)


@kind(Hit(Limit.CELLS))
def more_cells_than_allowed():
    letters = [get_column_letter(at) for at in range(20, 100)]
    rows = "".join(
        f'<row r="{at}">{"".join(f"<c r={q}{each}{at}{q}><v>1</v></c>" for each in letters)}</row>'
        for q in ('"',)
        for at in range(9, 1_000)
    )
    return with_rows(rows)


def moved(change):
    """実绩's rows 2 to 5 in another order or another shape."""

    def reorder(text):
        head, _, rest = text.partition('<row r="2"')
        body, _, tail = rest.partition("</sheetData>")
        rows = [f"{each}</row>" for each in f'<row r="2"{body}'.split("</row>")[:-1]]
        return f"{head}{''.join(change(rows))}</sheetData>{tail}"

    return lambda: in_part(OBSERVATIONS, reorder)


def halved(row):
    """A row in two elements of the same number."""
    opening = row[: row.index(">") + 1]
    at = row.index("<c ", row.index("<c ") + 3)
    return [f"{row[:at]}</row>", f"{opening}{row[at:]}"]


kinds(
    UNHARMED,
    {
        "rows_out_of_order": moved(lambda rows: rows[::-1]),
        "rows_in_two_pieces": moved(lambda rows: [half for row in rows for half in halved(row)]),
        "rows_without_numbers": lambda: in_part(
            OBSERVATIONS,
            lambda text: text.replace('<row r="3"', "<row").replace('<c r="A3"', "<c"),
        ),
    },
)
kinds(DAMAGED, {"a_row_twice": moved(lambda rows: [*rows, rows[0]])})


@kind(Found({"merged-cells": ["实绩!A1"]}, 5))
def merged_everything():
    span = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return in_part(OBSERVATIONS, lambda text: text.replace("</sheetData>", span))


@kind(DAMAGED)
def merged_a_hundred_thousand_times():
    rows = "".join(f'<row r="{at}"><c r="AZ{at}"><v>1</v></c></row>' for at in range(9, 3_000))
    spans = "".join(f'<mergeCell ref="A{at}:XFD1048576"/>' for at in range(1, 100_000))
    spans = f"</sheetData><mergeCells>{spans}</mergeCells>"
    return in_part(OBSERVATIONS, lambda text: text.replace("</sheetData>", f"{rows}{spans}"))


def shared_area(number):
    """A text of 实绩 that points elsewhere in the shared ones."""

    def make():
        content = with_shared_strings(workbook_bytes())
        cell = f'<row r="9"><c r="Z9" t="s"><v>{number}</v></c></row></sheetData>'.encode()
        old = parts(content)[OBSERVATIONS]
        return with_part(content, OBSERVATIONS, old.replace(b"</sheetData>", cell))

    return make


kinds(
    DAMAGED,
    {
        "a_shared_text_that_is_not_there": shared_area(999_999),
        "a_shared_text_of_negative_number": shared_area(-1),
        "a_shared_text_of_no_number": shared_area("x"),
    },
)
kinds(UNHARMED, {"shared_texts": lambda: with_shared_strings(workbook_bytes())})


def value(said, kind_of_cell=""):
    """O001's 数值 as other XML."""
    typed = f' t="{kind_of_cell}"' if kind_of_cell else ""
    return lambda: with_cell("F2", f'<c r="F2"{typed}>{said}</c>')


def at_f2(code, facts):
    return Found({code: ["实绩!F2"]}, facts)


# What pandas writes for nothing is nothing: the row stands without a value, which blocks.
kind(at_f2("no-value", 9), "nan")(value("<v>NaN</v>"))
# O001 is in no relation: without it eight facts are left.
for name, said, kind_of_cell, code in (
    ("infinity", "<v>Infinity</v>", "", "excel-error"),
    ("beyond_all_numbers", "<v>1e400</v>", "", "not-a-number"),
    ("five_hundred_digits", f"<v>{'9' * 500}</v>", "", "excel-error"),
    ("error_cell", "<v>#DIV/0!</v>", "e", "excel-error"),
    ("error_of_a_formula", "<f>1/0</f><v>#DIV/0!</v>", "e", "excel-error"),
    ("boolean", "<v>1</v>", "b", "boolean"),
    ("formula_without_value", "<f>A1+1</f>", "", "formula-without-value"),
    ("formula_with_empty_value", "<f>A1+1</f><v></v>", "", "formula-without-value"),
    (
        "array_formula_without_value",
        '<f t="array" ref="F2:F3">A1:A2</f>',
        "",
        "formula-without-value",
    ),
    ("shared_formula_without_value", '<f t="shared" si="7"/>', "", "formula-without-value"),
    ("digits_without_end", f"<is><t>{'9' * 30_000}x</t></is>", "inlineStr", "not-a-number"),
    ("commas_without_end", f"<is><t>{'1,' * 15_000}</t></is>", "inlineStr", "not-a-number"),
):
    kind(at_f2(code, 8), name)(value(said, kind_of_cell))
kinds(
    UNHARMED,
    {
        "formula_with_value": value("<f>2.6*2</f><v>5.2</v>"),
        "array_formula_with_value": value('<f t="array" ref="F2">A1</f><v>5.2</v>'),
        "formula_that_calls_a_service": value('<f>WEBSERVICE("http://198.51.100.1")</f><v>5.2</v>'),
        "rich_text": lambda: with_cell(
            "N2",
            '<c r="N2" t="inlineStr"><is><r><rPr><b/></rPr><t>虚构</t></r>'
            "<r><t>的原话</t></r></is></c>",
        ),
        "phonetic_text": lambda: with_cell(
            "N2",
            '<c r="N2" t="inlineStr"><is><t>虚构的原话</t>'
            '<rPh sb="0" eb="1"><t>xu</t></rPh></is></c>',
        ),
    },
)


def dated(serial):
    """O001's 发布日期 as a serial number in the format of dates."""
    return lambda: with_cell("J2", f'<c r="J2" s="{date_style()}"><v>{serial}</v></c>')


def date_style():
    text = valid()[OBSERVATIONS].decode()
    start = text.index('<c r="J2"')
    return text[start:].split('s="')[1].split('"')[0]


kinds(
    Found({"excel-error": ["实绩!J2"]}, 8),
    {"a_date_after_9999": dated(99_999_999), "a_date_before_all": dated(-99_999_999)},
)
kinds(UNHARMED, {"the_day_that_never_was": dated(60), "a_date_with_a_time": dated(45342.75)})


@kind(UNHARMED)
def days_counted_from_1904():
    def since_1904(text):
        return text.replace("<workbookPr ", '<workbookPr date1904="1" ')

    return in_part("xl/workbook.xml", since_1904)


HOSTILE_TEXTS = (
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&lt;img src=x onerror=alert(1)&gt;",
    "[here](javascript:alert(1)) ![x](http://198.51.100.1/x.png)",
    "$\\frac{1}{0}$ :red[red] **bold**",
    "=HYPERLINK(&quot;http://198.51.100.1&quot;)",
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "{0.__class__} %s %(name)s ${HOME}",
    "'; DROP TABLE editions; --",
    "a_x000D_b_xD800_c",
    "\u202eesrever \u2066isolated\u2069",
)


def hostile_texts():
    """Each text as the 备注 of a fact of its own, H9 and so on."""
    rows = "".join(
        f'<row r="{at}">{text_cell(f"A{at}", f"H{at}")}{text_cell(f"B{at}", "JOBS")}'
        f"{text_cell(f'C{at}', '999901')}{text_cell(f'D{at}', str(1990 + at))}"
        f'<c r="F{at}"><v>1200</v></c>{text_cell(f"G{at}", "人")}{text_cell(f"K{at}", "S1")}'
        f"{text_cell(f'O{at}', text)}</row>"
        for at, text in enumerate(HOSTILE_TEXTS, start=9)
    )
    return with_rows(rows)


kinds(Found({}, 9 + len(HOSTILE_TEXTS)), {"texts_that_would_be_run": hostile_texts})


def in_every_column(text):
    """A row whose every cell holds a text."""
    cells = "".join(text_cell(f"{get_column_letter(at)}9", text) for at in range(1, 16))
    return lambda: with_rows(f'<row r="9">{cells}</row>')


kinds(
    Found(
        {
            "not-a-number": ["实绩!F9", "实绩!L9"],
            "not-a-period": ["实绩!D9"],
            "not-a-date": ["实绩!J9"],
        },
        9,
    ),
    {
        "digits_in_every_column": in_every_column("1" * 32_000 + "x"),
        "blanks_in_every_column": in_every_column("年" + " " * 32_000 + "年"),
        "years_in_every_column": in_every_column("2024年" * 6_000),
        "nested_brackets_in_every_column": in_every_column("{" * 16_000 + "}" * 16_000),
    },
)


@kind(Hit(Limit.SECONDS), limits=replace(SMALL, seconds=1, inflated_bytes=400 * 2**20))
def more_time_than_allowed():
    row = '<row r="{at}" spans="1:2" ht="15"><!-- --></row>'
    return with_rows("".join(row.format(at=at) for at in range(9, 2_000_000)))


@kind(Hit(Limit.MEMORY), limits=replace(SMALL, memory_bytes=150 * 2**20, cells=10**7, rows=10**6))
def more_memory_than_allowed():
    rows = "".join(
        f'<row r="{at}">{text_cell(f"Z{at}", f"{at:01000d}")}</row>' for at in range(9, 100_000)
    )
    return with_rows(rows)
