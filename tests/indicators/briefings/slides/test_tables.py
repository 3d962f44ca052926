"""Tables on slides: columns, pages, cells that span equal rows."""

from indicators.briefings.slides import pptx_bytes
from tests.indicators.briefings.slides.invented import TASKS, briefing, part, rows, undrawn
from tests.indicators.briefings.slides.opened import slides, tables


def cells(table):
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def test_a_long_table_goes_on_with_its_heading_repeated():
    content = pptx_bytes(briefing(part("timeline", TASKS)), undrawn)
    pages = [cells(each) for each in tables(content)]
    assert [len(each) - 1 for each in pages] == [8, 7, 8]
    assert {tuple(each[0]) for each in pages} == {
        ("due_text", "name", "group", "status_text", "place")
    }
    assert [row[1] for page in pages for row in page[1:]] == list(TASKS["name"])
    titles = [each.shapes.title.text_frame.text for each in slides(content)][1:4]
    assert [each.endswith("（续）") for each in titles] == [False, True, True]


def test_equal_neighbours_of_the_first_column_are_one_cell():
    (first, *_) = tables(pptx_bytes(briefing(part("timeline", TASKS)), undrawn))
    assert first.cell(1, 0).span_height == 4
    assert first.cell(2, 0).is_spanned


def test_a_table_never_runs_off_its_slide():
    long = rows("name note", *((f"事项{number}", "很长的说明" * 30) for number in range(8)))
    content = pptx_bytes(briefing(part("undated", long)), undrawn)
    height = 540 * 12_700
    frames = [each for slide in slides(content) for each in slide.shapes if each.has_table]
    assert len(frames) > 1
    assert all(each.top + sum(row.height for row in each.table.rows) < height for each in frames)


def test_markup_in_a_cell_is_text():
    odd = rows("name note", ("<b>事项</b>&", "=1+1\x0b"))
    (table,) = tables(pptx_bytes(briefing(part("undated", odd)), undrawn))
    assert cells(table)[1] == ["<b>事项</b>&", "=1+1"]
