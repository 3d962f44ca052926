"""What people call the columns: words that mean one, and headings that nearly are one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import islice
from types import MappingProxyType

from indicators.model import units
from indicators.model.schema import COLUMNS, Column, ColumnKind, Field, Sheet
from indicators.workbook.tables import cell_values, cells
from indicators.workbook.tables.cell_values import half_width
from indicators.workbook.xlsx import RawSheet

_ALIASES: Mapping[Field, tuple[str, ...]] = {
    Field.PROPERTY: ("属性", "项目名称"),
    Field.CONTENT: ("值", "项目内容"),
    Field.SOURCE: ("来源", "来源代码", "来源编码", "文件编号", "资料来源", "数据来源", "出处"),
    Field.DOCUMENT: ("文件", "文件名", "文件全名", "文件标题"),
    Field.PUBLISHER: ("发文单位", "发文机关", "发布机关", "发布机构", "发布部门"),
    Field.SCOPES: ("范围", "所属范围组", "排名范围"),
    Field.PARENT: ("上级代码", "上级地区", "上级地区代码"),
    Field.ALIASES: ("其他名称", "又名", "简称"),
    Field.DOMAIN: ("所属领域", "领域分类"),
    Field.TIER: ("级别", "指标层级"),
    Field.MEASURE: ("度量方式", "指标度量"),
    Field.DIRECTION: ("指标方向", "好坏方向"),
    Field.BASE: ("基础指标代码", "所属总量指标"),
    Field.OWNER: ("责任部门", "牵头单位", "牵头部门", "负责单位", "责任主体"),
    Field.DEFINITION: ("口径", "统计口径", "指标口径", "指标解释"),
    Field.CARD: ("总览顺序", "卡片次序"),
    Field.ID: ("ID", "序号", "事实编号"),
    Field.INDICATOR: ("指标编码", "指标编号", "指标ID", "指标码"),
    Field.AREA: ("地区代码", "地区编码", "区划代码", "行政区划代码", "行政区划"),
    Field.PERIOD: ("时期", "期别", "报告期", "所属期", "所属期间", "统计期", "统计期间"),
    Field.BOUND: ("限定符", "限定词", "限定符号"),
    Field.VALUE: ("值", "数据", "数据值", "指标值"),
    Field.UNIT: ("计量单位", "数据单位"),
    Field.TEXT: ("文字", "文字内容", "文字描述"),
    Field.TARGET_TEXT: ("文字", "目标文字", "文字描述", "定性目标"),
    Field.PUBLISHED: ("公布日期", "公布时间", "发布时间"),
    Field.PAGE: ("页", "页号", "原文页码", "所在页码"),
    Field.SECTION: ("章", "所在章节", "所在部分"),
    Field.QUOTE: ("原话", "原文摘录", "原文摘要", "原文表述"),
    Field.NOTE: ("注", "备注说明", "附注"),
    Field.DEADLINE: ("完成时限", "时限", "截止时间", "截止日", "完成期限", "办结时限"),
    Field.NATURE: ("目标性质", "指标性质"),
    Field.FIRMNESS: ("承诺力度",),
    Field.MATTER: ("事项名称", "工作事项", "任务名称", "事项内容"),
    Field.BASIS: ("排名依据", "位次依据"),
    Field.SCOPE: ("排名范围", "位次范围"),
    Field.RANK: ("位次", "排名", "第几名"),
    Field.GROUP_SIZE: ("参评单位数", "参评数量", "参评个数"),
    Field.CATEGORY: ("任务类别", "事项类别"),
    Field.GROUP_NUMBER: ("组内次序", "组内序号"),
    Field.GROUP_NAME: ("分组名称", "组别"),
    Field.TARGET: ("目标ID", "对应目标编号", "所属目标编号"),
    Field.AMOUNT: ("数值", "任务量", "目标数量"),
    Field.DONE: ("完成数量", "已完成数量", "已完成量"),
    Field.PROGRESS_DATE: ("进度截止日期", "进度时间"),
    Field.RELATION: ("关系ID", "关系编码"),
    Field.ROLE: ("成员角色",),
    Field.MEMBER: ("成员编号", "编号"),
    Field.COMPARABILITY: ("是否可比", "可比"),
    Field.REMARK: ("备注", "关系说明"),
}
# What would mean another column elsewhere.
_ON_SHEET: Mapping[Sheet, Mapping[Field, tuple[str, ...]]] = {
    Sheet.SOURCES: {
        Field.SOURCE: ("编号",),
        Field.DOCUMENT: ("名称",),
        Field.DATE: ("文件日期", "发布日期", "印发日期", "成文日期"),
    },
    Sheet.AREAS: {
        Field.CODE: ("地区代码", "地区编码", "区划代码", "行政区划代码", "编码"),
        Field.NAME: ("地区名称", "地区"),
    },
    Sheet.INDICATORS: {
        Field.CODE: ("指标代码", "指标编码", "指标编号", "编码"),
        Field.NAME: ("指标名称", "指标"),
    },
    Sheet.OBSERVATIONS: {
        Field.VALUE: ("实绩", "实绩值", "完成值", "实际值"),
        Field.STATUS: ("数据状态", "数据性质"),
    },
    Sheet.TARGETS: {Field.VALUE: ("目标", "目标值", "目标数")},
    Sheet.RANKS: {Field.KIND: ("位次类型", "排名类型")},
    Sheet.COMMITMENTS: {Field.STATUS: ("任务状态", "完成状态", "进展状态")},
    Sheet.RELATIONS: {Field.KIND: ("关系类型",)},
}
# What often means a column, but may mean another: enough to name it, not to read it.
_SUGGESTING: Mapping[Field, tuple[str, ...]] = {
    Field.PERIOD: ("时间", "年份", "年度", "年月", "月份", "季度", "日期", "统计时间", "数据时间"),
    Field.VALUE: ("金额", "数量", "数额", "数字", "数", "结果", "完成情况"),
    Field.AMOUNT: ("金额", "数额", "数字", "投资额"),
    Field.INDICATOR: ("指标", "代码", "编码", "指标名称", "项目"),
    Field.AREA: ("区域", "区县", "县区", "县市区", "地市", "地方", "所属地区", "地区名称"),
    Field.ID: ("编码", "号", "号码", "标识", "行号", "事实代码"),
    Field.SOURCE: ("文件", "文件名称", "依据", "资料", "出自"),
    Field.DOCUMENT: ("标题", "题名", "资料名称", "材料名称", "报告名称"),
    Field.CODE: ("编号", "码", "标识"),
    Field.NAME: ("名字", "全称", "标题"),
    Field.UNIT: ("量纲", "量词", "度量单位"),
    Field.MATTER: ("内容", "任务", "工作", "事件", "项目", "名称", "目标任务"),
    Field.CATEGORY: ("分类", "种类", "类型"),
    Field.KIND: ("分类", "种类", "类别", "性质"),
    Field.MEASURE: ("类型", "统计方式", "数据类型"),
    Field.DIRECTION: ("好坏", "趋向", "正逆"),
    Field.TIER: ("等级", "重要性", "分级"),
    Field.DOMAIN: ("分类", "类别", "板块", "行业"),
    Field.BASIS: ("标准", "按什么排", "排名方式"),
    Field.RELATION: ("编号", "组号", "关系"),
    Field.ROLE: ("身份", "作用"),
    Field.MEMBER: ("事实编号", "对象", "数据编号"),
    Field.DEADLINE: ("期限", "到期日", "完成时间", "完成日期"),
    Field.STATUS: ("进度", "进展", "情况"),
}
_ADORNMENTS = "*:.。、"


def plain_heading(written: object) -> str:
    """A heading as it is compared: half width, no blanks, no line breaks, no asterisk or colon."""
    return "".join(half_width(str(written)).split()).strip(_ADORNMENTS)


def suggesting(name: Field) -> tuple[str, ...]:
    """Words that may mean a column, where it is missing: 时间 for 期间."""
    return _SUGGESTING.get(name, ())


@cache
def headings(sheet: Sheet) -> Mapping[str, Field]:
    """The column that each heading of a sheet means; a printed name wins over an alias."""
    found: dict[str, Field] = {}
    own = _ON_SHEET.get(sheet, {})
    names = [each.name for each in COLUMNS[sheet]]
    for name in names:
        for alias in (*_ALIASES.get(name, ()), *own.get(name, ())):
            found[plain_heading(alias)] = name
    found |= {plain_heading(name.value): name for name in names}
    return MappingProxyType(found)


_BRACKETED = re.compile(r"(.+?)[(\[【](?:单位:?)?(.+?)[)\]】]")
_APPENDED = re.compile(r"(.+?)[/:,_-](?:单位:?)?(.+)")
# What adds nothing to the meaning of a heading.
_REMARKS = frozenset(("必填", "必填项", "选填", "可空", "可不填", "可选"))
# As alike as 完成数 and 完成值.
_ALIKE = 0.6
# A word that often means the column, but less surely than one that is spelt almost the same.
_SUGGESTED = 0.7
_ROWS_LOOKED_AT = 50
# Any text fits these kinds, so that contents cannot identify the column.
_TEXTS = {ColumnKind.TEXT, ColumnKind.LIST}


@dataclass(frozen=True, slots=True)
class Stranger:
    """A heading that is none of ours, and the Excel column where it is."""

    title: str
    column: int


def with_addition(sheet: Sheet, title: object) -> tuple[Field, str] | None:
    """The column of a heading that adds a unit or an idle remark to a known one, and the unit."""
    written = plain_heading(title)
    match = _BRACKETED.fullmatch(written) or _APPENDED.fullmatch(written)
    name = headings(sheet).get(match[1]) if match else None
    if match is None or name is None:
        return None
    if match[2] in _REMARKS:
        return name, ""
    if _column(sheet, name).kind is ColumnKind.NUMBER and units.is_known(match[2]):
        return name, match[2]
    return None


def likely_columns(
    sheet: Sheet, raw: RawSheet, row: int, missing: Iterable[Field], strangers: Iterable[Stranger]
) -> Iterator[tuple[Field, Stranger]]:
    """Each missing column with the stranger that may be it: by its name, then by its numbers."""
    wanted, free = list(missing), list(strangers)
    pairs = [(_likeness(sheet, name, each.title), name, each) for name in wanted for each in free]
    likely = [pair for pair in pairs if pair[0] >= _ALIKE]
    for _, name, each in sorted(likely, key=lambda pair: -pair[0]):
        if name in wanted and each in free and _fits(_column(sheet, name), raw, row, each.column):
            wanted.remove(name)
            free.remove(each)
            yield name, each
    if Field.VALUE in wanted:
        value = _column(sheet, Field.VALUE)
        numeric = [each for each in free if _fits(value, raw, row, each.column, is_filled=True)]
        if len(numeric) == 1:
            yield Field.VALUE, numeric[0]


def _likeness(sheet: Sheet, name: Field, title: str) -> float:
    """How alike a heading is to the nearest word for a column: 1 for the same, 0 for nothing."""
    written = plain_heading(title)
    match = _BRACKETED.fullmatch(written)
    forms = {written, match[1]} if match else {written}
    if forms & set(suggesting(name)):
        return _SUGGESTED
    words = [word for word, meant in headings(sheet).items() if meant is name]
    return max(SequenceMatcher(None, word, form).ratio() for word in words for form in forms)


def _fits(column: Column, raw: RawSheet, row: int, at: int, *, is_filled: bool = False) -> bool:
    """Whether most of what is below a heading can be read as the column wants it."""
    if column.kind in _TEXTS:
        return True
    below = (each.cell(at) for number, each in raw.rows.items() if number > row)
    filled = list(islice((cell for cell in below if not cell.is_blank), _ROWS_LOOKED_AT))
    fitting = sum(not isinstance(cells.read(cell, column), cell_values.Refusal) for cell in filled)
    return 2 * fitting > len(filled) or (not filled and not is_filled)


def _column(sheet: Sheet, name: Field) -> Column:
    return next(each for each in COLUMNS[sheet] if each.name is name)
