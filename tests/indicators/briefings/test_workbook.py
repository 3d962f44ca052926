from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from indicators.briefings.workbook import xlsx_bytes
from indicators.text.file_names import file_stem, sheet_name
from tests.indicators.briefings.invented import EMPTY, GROWTH, briefing, chart, listed, said, shown
from tests.tables import made


def opened(*asked, **more):
    return openpyxl.load_workbook(BytesIO(xlsx_bytes(briefing(*asked, **more))))


def column(sheet, letter):
    return [each.value for each in sheet[letter] if each.value is not None]


def test_a_sheet_for_each_part_that_has_a_table_drawn_or_not():
    assert opened().sheetnames == ["封面", "说明", "01_增速和位次", "02_十件实事"]
    assert opened(listed(EMPTY), said()).sheetnames == ["封面", "说明"]


def test_the_cover_says_whose_it_is_and_which_edition():
    cover = opened(is_internal=True)["封面"]
    assert column(cover, "A")[:2] == ["内部资料", "测试区主要指标简报"]
    facts = {a.value: b.value for a, b in zip(cover["A"], cover["B"], strict=True)}
    assert facts["单位"] == "测试区虚构办公室"
    assert facts["数据截至"] == "2031年2月1日"
    assert (facts["版次"], facts["核验码"]) == ("第3版", "AB12-CD34")


def test_the_cover_leads_to_every_sheet():
    cover = opened()["封面"]
    links = {each.value: each.hyperlink.location for each in cover["B"] if each.hyperlink}
    assert links == {
        "01_增速和位次": "'01_增速和位次'!A1",
        "02_十件实事": "'02_十件实事'!A1",
        "说明": "'说明'!A1",
    }
    assert "说明（没有表）" in column(cover, "B")


def test_numbers_are_numbers_with_their_units_beside_them():
    sheet = opened()["01_增速和位次"]
    assert [each.value for each in sheet[1]] == ["指标", "增速数值", "增速单位", "来源"]
    assert [each.value for each in sheet[3]][:3] == ["虚构投资", -1.5, "%"]
    assert sheet["B3"].data_type == "n"


def test_sheets_are_frozen_filtered_and_ready_to_be_printed():
    sheet = opened()["01_增速和位次"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D3")
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert "测试区主要指标简报：增速和位次" in sheet.oddHeader.center.text
    assert "核验码 AB12-CD34" in sheet.oddFooter.left.text


def test_every_sheet_has_its_page_number_and_edition_at_the_foot():
    for sheet in opened():
        assert sheet.oddFooter.right.text == "第&P页，共&N页"
        assert "第3版" in sheet.oddFooter.left.text


def test_a_long_title_is_broken_at_the_head_of_a_page():
    head = opened(title="长" * 100)["01_增速和位次"].oddHeader.center.text
    assert max(map(len, head.split("\n"))) <= 60
    assert head.replace("\n", "") == "长" * 100 + "：增速和位次"


def test_a_wide_sheet_takes_pages_side_by_side_that_repeat_what_its_rows_are_known_by():
    names = {f"c{each}": f"第{each}列" for each in range(20)}
    wide = made(pd.DataFrame([dict.fromkeys(names, "十个汉字的一段文字")]), names)
    sheet = opened(chart(shown=shown(wide)))["01_增速和位次"]
    # Twenty columns of 19 units; halved to 11 they are 220, and a page has room for 158.
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$A"


def test_a_column_is_made_for_all_but_a_few_of_its_texts():
    texts = ["未到期"] * 19 + ["长" * 20]
    sheet = opened(chart(shown=shown(made(pd.DataFrame({"s": texts}), {"s": "状态"}))))
    page = sheet["01_增速和位次"]
    assert page.column_dimensions["A"].width == 8
    # Twenty letters at three and a half a line.
    assert page.row_dimensions[21].height == 6 * 15 + 2


def test_long_texts_make_their_rows_taller():
    long = made(pd.DataFrame({"name": ["短", "长" * 100]}), {"name": "指标"})
    sheet = opened(chart(shown=shown(long)))["01_增速和位次"]
    assert sheet.row_dimensions[2].height is None
    assert sheet.row_dimensions[3].height > 60


def test_notes_hold_the_words_the_sources_and_how_figures_are_read():
    notes = [[each.value for each in row] for row in opened()["说明"].iter_rows()]
    assert notes[0] == ["类别", "写法或部分", "内容"]
    assert ["语句", "01 增速和位次", "另一句话。"] in notes
    assert ["来源", "01 增速和位次", "《测试区虚构报告》 第3页 一·2"] in notes
    assert {"突破10亿元", "存疑", "原文自述", "○ 未到期", "原文未列"} <= {row[1] for row in notes}


@pytest.mark.parametrize("text", ["=1+1", "+3.7个百分点", "-cmd", "@SUM(A1)"])
def test_no_cell_is_a_formula(text):
    table = made(pd.DataFrame({"name": [text]}), {"name": text})
    book = opened(
        chart(heading=text, message=text, sentences=(text,), sources=(text,), shown=shown(table)),
        title=text,
        unit_name=text,
        source=text,
    )
    cells = [each for sheet in book for row in sheet.iter_rows() for each in row if each.value]
    assert [each.coordinate for each in cells if each.data_type == "f"] == []
    assert sum(each.value == text for each in cells) == 9


def test_sheets_of_the_same_heading_have_different_names():
    other = chart(shown=shown(GROWTH.head(1)))
    assert opened(chart(), other).sheetnames[2:] == ["01_增速和位次", "02_增速和位次"]


def test_a_table_that_is_drawn_and_listed_has_one_sheet_to_which_the_cover_leads_twice():
    book = opened(chart(), said(), chart(heading="增速和位次（明细）"))
    assert book.sheetnames[2:] == ["01_增速和位次"]
    links = [each.hyperlink.location for each in book["封面"]["B"] if each.hyperlink]
    assert links == ["'01_增速和位次'!A1", "'01_增速和位次'!A1", "'说明'!A1"]


def test_a_number_and_a_name_are_repeated_on_pages_side_by_side():
    names = {f"c{each}": f"第{each}列" for each in range(20)} | {"c0": "编号"}
    wide = made(pd.DataFrame([dict.fromkeys(names, "十个汉字的一段文字")]), names)
    sheet = opened(chart(shown=shown(wide)))["01_增速和位次"]
    assert sheet.print_title_cols == "$A:$B"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("增速/位次：[全市]*?", "01_增速_位次：_全市"),
        ("长" * 60, "01_" + "长" * 28),
        ("甲'", "01_甲"),
        # Excel counts this letter as two.
        ("\N{CJK UNIFIED IDEOGRAPH-20000}" * 20, "01_" + "\N{CJK UNIFIED IDEOGRAPH-20000}" * 14),
        ("", "01"),
    ],
)
def test_names_of_sheets_are_such_as_excel_takes(heading, name):
    assert sheet_name(1, heading) == name


def test_names_of_files_are_such_as_windows_takes():
    assert file_stem(7, '图\\表:"甲"<乙>|丙. ') == "07_图_表_甲_乙_丙"


def test_properties_say_what_it_is():
    properties = opened().properties
    assert (properties.title, properties.creator) == ("测试区主要指标简报", "测试区虚构办公室")
    assert properties.language == "zh-CN"


def test_progress_is_told_to_the_end():
    told = []
    xlsx_bytes(briefing(), lambda *each: told.append(each[:2]))
    assert told == [(0, 4), (1, 4), (3, 4), (4, 4)]


def test_the_cover_says_that_dates_have_passed():
    warned = "数据截至2031年2月1日；到2031年2月3日，有2项印明时限的任务和目标已过时限，未更新。"
    workbook = opened(listed(), chart(), notice=warned)
    assert workbook["封面"]["A2"].value == f"注意：{warned}"
    assert opened()["封面"]["A2"].value is None
