"""Invented workbooks for tests: a district that does not exist, every figure made up.

`workbook_rows()` gives a valid small workbook as rows by sheet; change or append rows (the
functions here make new ones: `observation("O9", 期间="2024-Q1", 数值=5.1)`) and read it with
`reading(rows)`, `dataset(rows)` or write it with `write(folder, rows)`. `later_rows()` is the same
district half a year later, with spans of 2024 and two peers; `next_report_rows()` is a year later,
with a second target year and 责任单位.
"""

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl

from indicators.examination import examine
from indicators.example import example_workbook
from indicators.model.schema import COLUMNS, Property, Sheet
from indicators.workbook.output.writer import workbook_of_rows

SHIPPED = Path(__file__).parents[1] / "data" / "indicators.xlsx"
OWN, PEER, OTHER_PEER, PARENT = "999901", "999902", "999903", "999900"


def example_file(folder):
    """Write the shipped workbook with its invented continuation; return the file."""
    content = SHIPPED.read_bytes()
    file = folder / "example.xlsx"
    file.write_bytes(example_workbook(content, examine(content).dataset))
    return file


def area(code, name, **cells):
    return {"代码": code, "名称": name, "上级": PARENT, "所属范围": "全市"} | cells


def indicator(code="X_YOY", **cells):
    return {
        "代码": code,
        "名称": f"虚构指标{code}",
        "领域": "综合经济",
        "层级": "核心",
        "度量": "增速",
        "单位": "%",
        "方向": "越高越好",
    } | cells


def observation(key="O001", **cells):
    return {
        "编号": key,
        "指标代码": "X_YOY",
        "地区": OWN,
        "期间": "2023",
        "限定": "=",
        "数值": 5.2,
        "单位": "%",
        "状态": "实际",
        "发布日期": date(2024, 2, 20),
        **cited(),
    } | cells


def target(key="T001", **cells):
    return {
        "编号": key,
        "指标代码": "X_YOY",
        "地区": OWN,
        "期间": "2024",
        "限定": ">=",
        "数值": 6,
        "单位": "%",
        "性质": "预期性",
        "力度": "原文未列",
        **cited(),
    } | cells


def rank(key="R001", **cells):
    return {
        "编号": key,
        "指标代码": "X_YOY",
        "地区": OWN,
        "期间": "2023",
        "依据": "增速",
        "范围": "全市",
        "类型": "名次",
        "名次": 2,
        **cited(),
    } | cells


def commitment(key="C001", **cells):
    return {
        "编号": key,
        "事项": "虚构的桥建成通车",
        "类别": "重点项目",
        "领域": "投资和项目",
        "期间": "2024",
        "数量": 1.5,
        "限定": "=",
        "单位": "亿元",
        "截止日期": date(2024, 6, 30),
        "力度": "确保",
        "状态": "计划",
        **cited(),
    } | cells


def relation(key, kind, *members, **cells):
    """The rows of a relation; a member is (角色, 编号)."""
    return [
        {"关系编号": key, "类型": kind, "角色": role, "成员": member} | cells
        for role, member in members
    ]


def cited():
    return {"来源编号": "S1", "页码": 3, "章节": "一·1", "原文": "虚构的原话"}


def properties(**changes):
    """The rows of 说明; `changes` by the names of Property, e.g. AS_OF=date(2024, 7, 15)."""
    contents = {
        "AREA": OWN,
        "AS_OF": date(2024, 2, 20),
        "REPORT": "测试区虚构报告",
        "REPORT_DATE": date(2024, 2, 20),
    } | changes
    return [{"项目": each.value, "内容": contents.get(each.name)} for each in Property]


def workbook_rows():
    """A valid workbook: four indicators, their facts, one relation of several kinds."""
    return {
        Sheet.PROPERTIES: properties(),
        Sheet.SOURCES: [
            {"来源编号": "S1", "文件名称": "测试区虚构报告", "日期": date(2024, 2, 20)}
        ],
        Sheet.AREAS: [area(OWN, "测试区"), area(PARENT, "测试市", 上级=None, 所属范围=None)],
        Sheet.INDICATORS: [
            indicator("X", 度量="本期流量", 单位="亿元", 别名="虚构总量、虚构产值"),
            indicator("X_YOY", 基础指标="X", 总览次序=1),
            indicator("JOBS", 度量="本期流量", 单位="人", 领域="就业和社会保障", 总览次序=2),
            indicator("COVER", 度量="其他", 单位="—", 层级="一般"),
        ],
        Sheet.OBSERVATIONS: [
            observation("O001"),
            observation("O002", 指标代码="X", 数值=10, 限定=">", 单位="亿元"),
            observation("O003", 指标代码="JOBS", 数值=1200, 单位="人"),
            observation("O004", 指标代码="COVER", 数值=None, 单位=None, 文字值="全覆盖"),
        ],
        Sheet.TARGETS: [
            target("T001"),
            target("T002", 指标代码="JOBS", 数值=1500, 单位="人", 截止日期=date(2024, 12, 31)),
        ],
        Sheet.RANKS: [rank()],
        Sheet.COMMITMENTS: [
            commitment(),
            commitment("C002", 类别="十件实事", 组序=1, 目标编号="T002", 数量=None, 单位=None),
        ],
        Sheet.RELATIONS: relation(
            "L001", "目标基数", ("目标", "T002"), ("基数", "O003"), 可比性="可比"
        ),
    }


def later_rows():
    """The same district in July 2024: spans of the year, and peers that make ranks verifiable.

    X_YOY 2023: 测试区 5.2, 样例县 6.1, 示范县 4.8, so the claimed second place is right; in
    2024-01..06 测试区 and 示范县 tie at 5.5 behind 样例县 with 5.9.
    """
    rows = workbook_rows()
    rows[Sheet.PROPERTIES] = properties(AS_OF=date(2024, 7, 15))
    rows[Sheet.AREAS] += [area(PEER, "样例县"), area(OTHER_PEER, "示范县")]
    published = {"发布日期": date(2024, 7, 10)}
    rows[Sheet.OBSERVATIONS] += [
        observation("O101", 期间="2024-01..03", 数值=5.0, **published),
        observation("O102", 期间="2024-01..06", 数值=5.5, **published),
        observation("O103", 指标代码="JOBS", 期间="2024-01..03", 数值=400, 单位="人", **published),
        observation("O104", 指标代码="JOBS", 期间="2024-01..06", 数值=700, 单位="人", **published),
        observation("O111", 地区=PEER, 数值=6.1),
        observation("O112", 地区=OTHER_PEER, 数值=4.8),
        observation("O113", 地区=PEER, 期间="2024-01..06", 数值=5.9, **published),
        observation("O114", 地区=OTHER_PEER, 期间="2024-01..06", 数值=5.5, **published),
    ]
    return rows


def next_report_rows():
    """The same district in February 2025: 2024 is complete, units answer for the targets of 2025.

    X_YOY reached 6.2 of at least 6, JOBS 1450 of 1500; the 2025 targets are 6.5 and 1600.
    """
    rows = later_rows()
    rows[Sheet.PROPERTIES] = properties(
        AS_OF=date(2025, 2, 18), REPORT="测试区虚构新报告", REPORT_DATE=date(2025, 2, 18)
    )
    published = {"发布日期": date(2025, 1, 20)}
    rows[Sheet.OBSERVATIONS] += [
        observation("O201", 期间="2024-01..09", 数值=5.8, **published),
        observation("O202", 期间="2024", 数值=6.2, **published),
        observation("O203", 指标代码="JOBS", 期间="2024-01..09", 数值=1100, 单位="人", **published),
        observation("O204", 指标代码="JOBS", 期间="2024", 数值=1450, 单位="人", **published),
    ]
    rows[Sheet.TARGETS] += [
        target("T201", 期间="2025", 数值=6.5, 责任单位="虚构发展局"),
        target("T202", 指标代码="JOBS", 期间="2025", 数值=1600, 单位="人", 责任单位="虚构就业局"),
    ]
    return rows


def empty_rows():
    """Headers and properties, with the one area that the properties name; no fact at all."""
    return {Sheet.PROPERTIES: properties(), Sheet.AREAS: [area(OWN, "测试区", 上级=None)]}


def workbook_bytes(rows=None):
    """The file's content; `rows` default to a valid workbook's, which is written once."""
    return _valid() if rows is None else workbook_of_rows(rows)


@cache
def _valid():
    return workbook_of_rows(workbook_rows())


def write(folder, rows=None, name="workbook.xlsx"):
    """Write the workbook into a folder; its path."""
    path = folder / name
    path.write_bytes(workbook_bytes(rows))
    return path


def plain_book(rows=None):
    """The same rows as an analyst might type them: no styles, notes or drop-downs, so it is quick.

    Change its cells and read it with `read_book`.
    """
    rows = workbook_rows() if rows is None else rows
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet, columns in COLUMNS.items():
        page = book.create_sheet(sheet.value)
        page.append([each.name.value for each in columns])
        for row in rows.get(sheet, ()):
            page.append([row.get(each.name) for each in columns])
    return book


def read_book(book):
    """What an openpyxl workbook gives when it is saved, read and checked."""
    target_file = BytesIO()
    book.save(target_file)
    return examine(target_file.getvalue())


def reading(rows=None):
    """The workbook's rows read and checked."""
    return read_book(plain_book(rows))


def dataset(rows=None):
    """The dataset of the workbook."""
    return reading(rows).dataset


def places(found, code):
    """Where a code was found: ["目标!F2"]."""
    return [each.where for each in found.findings if each.code == code]
