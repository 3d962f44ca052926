import csv
from datetime import date
from io import BytesIO, StringIO
from math import nan

import openpyxl
import pandas as pd
import pytest

from indicators.exports.tables import csv_bytes, xlsx_bytes

DANGEROUS = ["=1+1", "+3.7个百分点", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1"]


def rows_of(data):
    return list(csv.reader(StringIO(data.decode("utf-8-sig"))))


def sheet_of(data):
    return openpyxl.load_workbook(BytesIO(data))["数据"]


def test_csv_opens_in_excel_as_chinese():
    data = csv_bytes(pd.DataFrame({"指标": ["生产总值"], "数值": [4.3]}))
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_of(data) == [["指标", "数值"], ["生产总值", "4.3"]]


def test_a_code_is_the_last_column_of_every_row():
    data = csv_bytes(pd.DataFrame({"指标": ["甲", "乙"]}), "7K3MD-9QXPA")
    assert rows_of(data) == [["指标", "核验码"], ["甲", "7K3MD-9QXPA"], ["乙", "7K3MD-9QXPA"]]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_csv_cell_can_be_a_formula(text):
    cell = rows_of(csv_bytes(pd.DataFrame({text: [text]})))[1][0]
    assert cell == f"'{text}"


def test_a_negative_number_stays_a_number_and_nothing_stays_blank():
    data = csv_bytes(pd.DataFrame({"差距": [-4.1, nan]}))
    assert rows_of(data) == [["差距"], ["-4.1"], [""]]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_xlsx_cell_is_a_formula(text):
    cell = sheet_of(xlsx_bytes(pd.DataFrame({"原文": [text]})))["A2"]
    assert cell.data_type == "s"


def test_whole_numbers_of_a_column_with_gaps_stay_whole():
    data = csv_bytes(pd.DataFrame({"数值": [5830.0, nan, 4.3]}))
    assert rows_of(data) == [["数值"], ["5830"], [""], ["4.3"]]
    assert sheet_of(xlsx_bytes(pd.DataFrame({"数值": [5830.0, nan]})))["A2"].value == 5830


def test_a_deadline_is_a_day_in_xlsx_and_iso_text_in_csv():
    table = pd.DataFrame({"事项": ["甲", "乙"], "截止日期": ["2031-06-30", ""]})
    first, second = sheet_of(xlsx_bytes(table))["B"][1:]
    assert (first.value.date(), first.number_format) == (date(2031, 6, 30), "yyyy-mm-dd")
    assert second.value is None
    assert rows_of(csv_bytes(table))[1:] == [["甲", "2031-06-30"], ["乙", ""]]


def test_a_text_of_another_column_is_no_day():
    assert sheet_of(xlsx_bytes(pd.DataFrame({"事项": ["2031-06-30"]})))["A2"].value == "2031-06-30"


def test_xlsx_is_frozen_filtered_and_says_where_from():
    data = xlsx_bytes(pd.DataFrame({"指标": ["甲"], "数值": [nan]}), ["来源：虚构报告"])
    sheet = sheet_of(data)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B2")
    assert sheet["B2"].value is None
    assert openpyxl.load_workbook(BytesIO(data))["说明"]["A1"].value == "来源：虚构报告"
