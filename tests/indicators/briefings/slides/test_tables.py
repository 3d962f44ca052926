"""Tables on slides: columns, pages, cells that span equal rows."""

from indicators.briefings.slides import pptx_bytes
from indicators.exhibits.exhibit import Form
from tests.indicators.briefings.slides.invented import TASKS, briefing, part, rows, undrawn
from tests.indicators.briefings.slides.opened import slides, tables


def cells(table):
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def test_a_long_table_goes_on_with_its_heading_repeated():
    content = pptx_bytes(briefing(part("timeline", TASKS)), undrawn)
    pages = [cells(each) for each in tables(content)]
    assert [len(each) - 1 for each in pages] == [8, 8, 7]
    assert {tuple(each[0]) for each in pages} == {
        ("due_text", "name", "group", "status_text", "place")
    }
    assert [row[1] for page in pages for row in page[1:]] == list(TASKS["name"])
    titles = [each.shapes.title.text_frame.text for each in slides(content)][1:4]
    assert [each.endswith("（续）") for each in titles] == [False, True, True]


def test_a_table_of_many_slides_has_smaller_letters_and_no_slide_for_a_last_row():
    many = rows("name note", *((f"事项{number}", "说明") for number in range(61)))
    pages = tables(pptx_bytes(briefing(part("overdue", many)), undrawn))
    assert [len(each.rows) - 1 for each in pages] == [13, 13, 13, 13, 9]
    (run,) = pages[0].cell(1, 0).text_frame.paragraphs[0].runs
    assert run.font.size.pt == 12


def test_the_notes_of_a_slide_say_where_its_own_rows_are_printed():
    long = rows("name cited", *((f"事项{number}", f"第{number}页「原文」") for number in range(15)))
    content = pptx_bytes(briefing(part("overdue", long)), undrawn)
    first, second = (each.notes_slide.notes_text_frame.text for each in slides(content)[1:3])
    assert "第0页「原文」" in first
    assert "第14页「原文」" not in first
    assert "第14页「原文」" in second
    assert "另有一句话。" in first
    assert "另有一句话。" not in second


def test_a_cell_without_a_word_says_so():
    (table,) = tables(
        pptx_bytes(
            briefing(part("overdue", rows("name note", ("事项", ""), ("别的", "有")))), undrawn
        )
    )
    assert cells(table)[1] == ["事项", "—"]


def test_a_list_that_is_drawn_and_told_stands_on_slides_once():
    twice = briefing(part("timeline", TASKS), part("timeline", TASKS, form=Form.TABLE))
    once = briefing(part("timeline", TASKS))
    assert len(tables(pptx_bytes(twice, undrawn))) == len(tables(pptx_bytes(once, undrawn)))


def test_equal_neighbours_of_the_first_column_are_one_cell():
    (first, *_) = tables(pptx_bytes(briefing(part("timeline", TASKS)), undrawn))
    assert first.cell(1, 0).span_height == 4
    assert first.cell(2, 0).is_spanned


def test_a_table_never_runs_off_its_slide():
    long = rows("name note", *((f"事项{number}", "很长的说明" * 30) for number in range(8)))
    content = pptx_bytes(briefing(part("overdue", long)), undrawn)
    height = 540 * 12_700
    frames = [each for slide in slides(content) for each in slide.shapes if each.has_table]
    assert len(frames) > 1
    assert all(each.top + sum(row.height for row in each.table.rows) < height for each in frames)


def test_markup_in_a_cell_is_text():
    odd = rows("name note", ("<b>事项</b>&", "=1+1\x0b"))
    (table,) = tables(pptx_bytes(briefing(part("overdue", odd)), undrawn))
    assert cells(table)[1] == ["<b>事项</b>&", "=1+1"]
