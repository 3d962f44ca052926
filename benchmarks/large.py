"""Large workbooks, invented: many areas, indicators and years, written as Excel writes them."""

import random
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count, islice, product
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from indicators.model.schema import COLUMNS, Field, Property, Sheet

Row = dict[str, object]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# General, a date, text.
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0"/><xf numFmtId="49" xfId="0"/>'
    "</cellXfs></styleSheet>"
)
_EPOCH = date(1899, 12, 30)
_FIRST_AREA = 990001
_OWN = str(_FIRST_AREA)
_CITED = {"来源编号": "S1", "页码": 3, "章节": "一·1"}


def write_large(path: Path, facts: int) -> None:
    """Write a valid workbook of about so many facts: nine in ten are observations."""
    strings: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for at, (sheet, rows) in enumerate(_sheets(facts).items(), start=1):
            with archive.open(f"xl/worksheets/sheet{at}.xml", "w", force_zip64=True) as part:
                part.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
                for line in _lines(sheet, rows, strings):
                    part.write(line.encode())
                part.write(b"</sheetData></worksheet>")
        for name, content in _frame(strings):
            archive.writestr(name, content)


def _lines(sheet: Sheet, rows: Iterable[Row], strings: dict[str, int]) -> Iterator[str]:
    columns = [
        (get_column_letter(at), each.name) for at, each in enumerate(COLUMNS[sheet], start=1)
    ]
    header: Row = {name: name.value for _, name in columns}
    for number, row in enumerate((header, *rows), start=1):
        cells = (
            _cell(f"{letter}{number}", row[name], strings)
            for letter, name in columns
            if row.get(name) is not None
        )
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _cell(at: str, value: object, strings: dict[str, int]) -> str:
    if isinstance(value, date):
        return f'<c r="{at}" s="1"><v>{(value - _EPOCH).days}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" s="2" t="s"><v>{strings.setdefault(str(value), len(strings))}</v></c>'


def _sheets(facts: int) -> dict[Sheet, Iterable[Row]]:
    areas = [str(_FIRST_AREA + each) for each in range(max(10, facts // 4000))]
    codes = [f"X{each:04d}" for each in range(max(100, facts // 600))]
    keys = list(islice(product(range(2000, 2060), codes, areas), facts * 9 // 10))
    made = random.Random(20240220)  # noqa: S311 - invented figures, the same each time
    numbers = count(1)
    targets = [
        _fact(f"T{next(numbers)}", code, area, "2024", made)
        | {"限定": ">=", "性质": "预期性", "力度": "原文未列"}
        for code, area in islice(product(codes, areas), facts * 8 // 100)
    ]
    ranks: list[Row] = [
        _CITED
        | {"编号": f"R{at}", "指标代码": code, "地区": area, "期间": "2003", "依据": "总量"}
        | {"范围": "全市", "类型": "名次", "名次": at % len(areas) + 1, "原文": "虚构的原话"}
        for at, (code, area) in enumerate(islice(product(codes, areas), facts // 100))
    ]
    commitments: list[Row] = [
        _CITED
        | {"编号": f"C{at}", "事项": f"虚构的桥{at}建成", "类别": "重点项目", "领域": "教育"}
        | {"期间": "2024", "数量": 1.5, "单位": "亿元", "状态": "计划", "力度": "确保"}
        for at in range(facts // 100)
    ]
    relations: list[Row] = [
        {"关系编号": f"L{at}", "类型": "目标基数", "角色": role, "成员": member, "可比性": "可比"}
        for at in range(min(facts // 100, len(targets)))
        for role, member in (("目标", f"T{at + 1}"), ("基数", f"O{at + 1}"))
    ]
    return {
        Sheet.PROPERTIES: [
            {"项目": Property.AREA.value, "内容": _OWN},
            {"项目": Property.AS_OF.value, "内容": date(2060, 2, 20)},
        ],
        Sheet.SOURCES: [{"来源编号": "S1", "文件名称": "虚构报告", "日期": date(2060, 2, 20)}],
        Sheet.AREAS: [
            {"代码": each, "名称": f"虚构{each}区", "所属范围": "全市"} for each in areas
        ],
        Sheet.INDICATORS: [
            {"代码": each, "名称": f"虚构指标{each}", "领域": "教育", "层级": "一般"}
            | {"度量": "本期流量", "单位": "亿元", "方向": "越高越好"}
            for each in codes
        ],
        Sheet.OBSERVATIONS: (
            _fact(f"O{at}", code, area, str(year), made)
            | {"限定": "=", "状态": "实际", "发布日期": date(year + 1, 2, 1) + timedelta(at % 20)}
            for at, (year, code, area) in enumerate(keys, start=1)
        ),
        Sheet.TARGETS: targets,
        Sheet.RANKS: ranks,
        Sheet.COMMITMENTS: commitments,
        Sheet.RELATIONS: relations,
    }


def _fact(key: str, code: str, area: str, period: str, made: random.Random) -> Row:
    value = round(made.uniform(40, 90), 2)
    said = {Field.QUOTE.value: f"虚构的原话{value}亿元"}
    where = {"编号": key, "指标代码": code, "地区": area, "期间": period}
    return where | {"数值": value, "单位": "亿元"} | _CITED | said


def _frame(strings: dict[str, int]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(Sheet) + 1)
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [("/xl/sharedStrings.xml", "sharedStrings")]
    parts += [(f"/xl/worksheets/sheet{each}.xml", "worksheet") for each in numbers]
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in parts
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _links([("officeDocument", "xl/workbook.xml")])
    targets = [("worksheet", f"worksheets/sheet{each}.xml") for each in numbers]
    targets += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    yield "xl/_rels/workbook.xml.rels", _links(targets)
    listed = "".join(
        f'<sheet name="{sheet}" sheetId="{at}" r:id="rId{at}"/>'
        for at, sheet in zip(numbers, Sheet, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f"<sheets>{listed}</sheets></workbook>",
    )
    yield "xl/styles.xml", _STYLES
    texts = "".join(f"<si><t>{escape(each)}</t></si>" for each in strings)
    yield "xl/sharedStrings.xml", f'{_HEAD}<sst xmlns="{_MAIN}">{texts}</sst>'


def _links(targets: list[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'
