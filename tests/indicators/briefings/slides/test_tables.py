"""Tables on slides: columns, pages, cells that span equal rows."""

import pytest

from indicators.briefings.slides import pptx_bytes
from tests.indicators.briefings.slides.invented import TASKS, briefing, part, rows, undrawn
from tests.indicators.briefings.slides.opened import slides, tables, texts


def cells(table):
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def test_a_long_table_goes_on_with_its_heading_repeated():
    content = pptx_bytes(briefing(part("overdue", TASKS)), undrawn)
    pages = [cells(each) for each in tables(content)]
    assert [len(each) - 1 for each in pages] == [12, 11]
    assert {tuple(each[0]) for each in pages} == {
        ("due_text", "name", "group", "status_text", "place")
    }
    assert [row[1] for page in pages for row in page[1:]] == list(TASKS["name"])
    kickers = [each.placeholders[13].text_frame.text for each in slides(content)[1:3]]
    assert kickers == ["虚构图表", "虚构图表（续：第13—23项，共23项）"]
    titles = [each.shapes.title.text_frame.text for each in slides(content)[1:3]]
    assert titles == ["甲产业增长16.1%，居全市第一（原文自述）"] * 2


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


def test_a_ready_outline_counts_a_list_of_many_slides_and_shows_its_first_rows():
    fields = ["教育"] * 40 + ["卫生"] * 21
    many = rows("name domain", *((f"事项{at}", each) for at, each in enumerate(fields)))
    content = pptx_bytes(briefing(part("overdue", many), topic="任务节点"), undrawn)
    (table,) = tables(content)
    assert len(table.rows) - 1 == 13
    said = texts(slides(content)[1])
    counted = "共61项（教育40项、卫生21项），这里列前13项，其余见 Word、PDF、Excel"
    assert any(each.endswith(counted) for each in said)


def test_chosen_parts_have_every_row_and_ready_ones_those_of_three_slides():
    many = rows("name note", *((f"事项{number}", "说明") for number in range(39)))
    for topic, pages in (("任务节点", 3), ("", 3)):
        content = pptx_bytes(briefing(part("overdue", many), topic=topic), undrawn)
        assert len(tables(content)) == pages


def test_slides_name_the_parts_that_are_in_the_other_files_alone():
    away = part("overdue", TASKS, on_slides=False)
    content = pptx_bytes(briefing(away), undrawn)
    assert tables(content) == []
    said = "\n".join(texts(slides(content)[1]))
    assert "另有“虚构栏目”，在同一份简报的 Word、PDF、Excel 里。" in said


def test_equal_neighbours_of_the_first_column_are_one_cell():
    (first, *_) = tables(pptx_bytes(briefing(part("overdue", TASKS)), undrawn))
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


@pytest.mark.parametrize(("count", "size"), [(3, 18), (8, 16), (10, 14), (13, 12), (39, 12)])
def test_few_rows_have_large_letters_and_none_have_small_ones(count, size):
    some = rows("name note", *((f"事项{number}", "说明") for number in range(count)))
    table, *_ = tables(pptx_bytes(briefing(part("overdue", some)), undrawn))
    sizes = [
        run.font.size.pt
        for row in list(table.rows)[1:]
        for cell in row.cells
        for paragraph in cell.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert set(sizes) == {size}


def test_few_rows_are_taller_than_they_need():
    three, seven = (
        tables(pptx_bytes(briefing(part("overdue", some)), undrawn))[0]
        for some in (
            rows("name note", *((f"事项{number}", f"说明{number}") for number in range(count)))
            for count in (3, 7)
        )
    )
    # A line of 18 points with its air is 31 points high, and has at most 1.6 times as many.
    assert three.rows[1].height.pt == pytest.approx(1.6 * 31.1, abs=0.1)
    assert 31 < seven.rows[1].height.pt < three.rows[1].height.pt
