"""The sections of a text as data: numbers, marks, pictures, reasons."""

from indicators.briefings.briefing import silent
from indicators.briefings.sections import sections
from indicators.exhibits.pictures import Canvas
from tests.indicators.briefings.invented import EMPTY, GROWTH, chart, draw_two, listed, said, shown


def laid_out(*parts, draw=draw_two, progress=silent):
    return list(sections(parts, Canvas(), draw, progress))


def test_figures_and_tables_are_numbered_through_the_text():
    first, table, words, second = laid_out(chart(), listed(), said(), chart())
    assert [(each.number, each.of) for each in first.figures] == [(1, "（1/2）"), (2, "（2/2）")]
    assert [each.number for each in second.figures] == [3, 4]
    assert (table.table_number, table.figures) == (1, ())
    assert (words.table_number, words.figures, words.mark) == (0, (), "")


def test_parts_of_the_same_sources_have_the_same_mark():
    found = laid_out(chart(), listed(sources=("《虚构报告》 第3页",)), chart())
    assert [each.mark for each in found] == ["［1］", "［2］", "［1］"]


def test_why_there_are_no_rows_is_written_unless_the_part_has_it_already():
    reason = "所选期间、领域和层级没有增速。"
    (plain,) = laid_out(chart(shown=shown(GROWTH.head(0))))
    (said_once,) = laid_out(chart(message=reason, shown=shown(GROWTH.head(0))))
    (table,) = laid_out(listed(EMPTY))
    assert (plain.empty, said_once.empty) == (reason, "")
    assert (table.empty, table.table_number) == ("所选条件下没有十件实事。", 0)


def test_a_picture_of_many_rows_is_taller_and_none_has_letters_below_7_points():
    panels = []

    def draw(_, canvas):
        panels.append(canvas.panel)
        return ()

    rows = GROWTH.rows.sample(6, replace=True, random_state=1)
    laid_out(
        chart(shown=shown(GROWTH.of(rows[:5]))), chart(shown=shown(GROWTH.of(rows))), draw=draw
    )
    few, many = panels
    assert few.height < many.height
    # The text is 156 mm wide, and a point is 0.353 mm.
    assert few.least * 156 / few.width / 0.353 > 7
    assert many.is_cropped


def test_the_steps_are_the_parts_and_what_a_writer_does_after_them():
    steps = []
    laid_out(chart(), said(), progress=lambda *step: steps.append(step))
    assert steps == [(0, 3, "正在写第1部分：增速和位次"), (1, 3, "正在写第2部分：说明")]
