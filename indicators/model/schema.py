"""The workbook's sheets and columns, named here and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from indicators.model import codelists

SCHEMA_VERSION = "1"
# The unit of an indicator that has texts and no numbers.
NO_UNIT = "—"
# The sheet that a checked file comes back with; it is ours and never read.
FINDINGS_SHEET = "问题清单"


class Sheet(StrEnum):
    """The sheets of a workbook, in their order."""

    PROPERTIES = "说明"
    SOURCES = "来源"
    AREAS = "地区"
    INDICATORS = "指标"
    OBSERVATIONS = "实绩"
    TARGETS = "目标"
    RANKS = "位次"
    COMMITMENTS = "任务"
    RELATIONS = "关系"


class Field(StrEnum):
    """The columns' printed names."""

    PROPERTY = "项目"
    CONTENT = "内容"
    SOURCE = "来源编号"
    DOCUMENT = "文件名称"
    DATE = "日期"
    PUBLISHER = "发布单位"
    CODE = "代码"
    NAME = "名称"
    PARENT = "上级"
    SCOPES = "所属范围"
    ALIASES = "别名"
    DOMAIN = "领域"
    TIER = "层级"
    MEASURE = "度量"
    UNIT = "单位"
    DIRECTION = "方向"
    BASE = "基础指标"
    OWNER = "责任单位"
    DEFINITION = "口径说明"
    CARD = "总览次序"
    PACE = "进度口径"
    ID = "编号"
    INDICATOR = "指标代码"
    AREA = "地区"
    PERIOD = "期间"
    BOUND = "限定"
    VALUE = "数值"
    TEXT = "文字值"
    STATUS = "状态"
    PUBLISHED = "发布日期"
    PAGE = "页码"
    SECTION = "章节"
    QUOTE = "原文"
    NOTE = "备注"
    TARGET_TEXT = "文字目标"
    DEADLINE = "截止日期"
    NATURE = "性质"
    FIRMNESS = "力度"
    MATTER = "事项"
    BASIS = "依据"
    SCOPE = "范围"
    KIND = "类型"
    RANK = "名次"
    GROUP_SIZE = "参评数"
    CATEGORY = "类别"
    GROUP_NUMBER = "组序"
    GROUP_NAME = "组名"
    TARGET = "目标编号"
    AMOUNT = "数量"
    DONE = "已完成"
    PROGRESS_DATE = "进度日期"
    RELATION = "关系编号"
    ROLE = "角色"
    MEMBER = "成员"
    COMPARABILITY = "可比性"
    REMARK = "说明"


class ColumnKind(Enum):
    """How the cells of a column are read."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    PERIOD = "period"
    BOUND = "bound"
    CHOICE = "choice"
    LIST = "list"


@dataclass(frozen=True)
class Column:
    """One column: its printed name, how to read it, and the note its header carries.

    `choices` is a closed list; where `open_list` is set it only proposes. `required` cells must
    be filled; `optional_column` columns may be missing from a workbook altogether.
    """

    name: Field
    note: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 12
    choices: tuple[str, ...] = ()
    required: bool = False
    open_list: bool = False
    optional_column: bool = False


def _words(enum: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in enum)


def _citation() -> tuple[Column, ...]:
    return (
        Column(Field.SOURCE, "出自哪份文件，填“来源”表中的编号。", width=10, required=True),
        Column(Field.PAGE, "原文印刷页码。", ColumnKind.INTEGER, width=7),
        Column(Field.SECTION, "部分、标题和段落，如“一·3”“三（二）·1”“十件实事·4”。", width=14),
        Column(Field.QUOTE, "含有该数字的最短原话，不超过30个字。", width=42),
        Column(Field.NOTE, "疑点、口径和需要提醒读者的话。", width=36),
    )


_ID_NOTE = "全表唯一、永不重复使用；关系、链接和版本比较都靠它。"
_AREA = Column(Field.AREA, "“地区”表中的代码。", width=10, required=True)
_PERIOD_NOTE = (
    "2023；2024-Q2（仅该季度）；2024-09（仅该月）；2024-01..06（累计）；"
    "2016..2020（多年）；未注明。"
)
_BOUND = Column(
    Field.BOUND,
    "= 等于；> 突破、超、过；>= 以上；< 不足；<= 以内；≈ 左右。",
    ColumnKind.BOUND,
    width=7,
    choices=_words(codelists.Bound),
)
_UNIT = Column(Field.UNIT, "按原文印刷的单位填写，换算由程序完成。", width=10)
_OWNER = Column(Field.OWNER, "原文未列时留空。", width=14)
_DEADLINE = Column(
    Field.DEADLINE, "只填原文印有的时限；年内、年底填12月31日。", ColumnKind.DATE, width=12
)
_FIRMNESS = Column(
    Field.FIRMNESS,
    "确保、力争；原文没有这类词时填“原文未列”。",
    ColumnKind.CHOICE,
    width=10,
    choices=_words(codelists.Firmness),
)

COLUMNS: dict[Sheet, tuple[Column, ...]] = {
    Sheet.PROPERTIES: (
        Column(Field.PROPERTY, "版次的一项属性，名称不可改。", width=26, required=True),
        Column(Field.CONTENT, "该项属性的值。", width=60),
    ),
    Sheet.SOURCES: (
        Column(Field.SOURCE, "文件的编号，其他表引用它。", width=10, required=True),
        Column(Field.DOCUMENT, "文件全名。", width=46, required=True),
        Column(Field.DATE, "文件日期。", ColumnKind.DATE, width=12),
        Column(Field.PUBLISHER, "发布文件的单位。", width=26),
    ),
    Sheet.AREAS: (
        Column(Field.CODE, "行政区划代码，文本。", width=10, required=True),
        Column(Field.NAME, "地区名称。", width=14, required=True),
        Column(Field.PARENT, "上级地区的代码。", width=10),
        Column(
            Field.SCOPES,
            "参加哪些范围的排名，用“、”分隔，如“全市、全省”。",
            ColumnKind.LIST,
            width=24,
        ),
    ),
    Sheet.INDICATORS: (
        Column(Field.CODE, "指标代码，字母、数字和下划线。", width=26, required=True),
        Column(Field.NAME, "指标名称，用统计局的说法。", width=30, required=True),
        Column(Field.ALIASES, "其他叫法，用“、”分隔，供查找。", ColumnKind.LIST, width=26),
        Column(
            Field.DOMAIN,
            "所属领域。",
            ColumnKind.CHOICE,
            width=14,
            choices=_words(codelists.Domain),
            required=True,
            open_list=True,
        ),
        Column(
            Field.TIER,
            "核心：领导常问；一般；一次性：不会再测。",
            ColumnKind.CHOICE,
            width=9,
            choices=_words(codelists.Tier),
            required=True,
        ),
        Column(
            Field.MEASURE,
            "期末存量：期末共有；本期流量：本期内发生；增速；比重；指数；其他。",
            ColumnKind.CHOICE,
            width=10,
            choices=_words(codelists.Measure),
            required=True,
        ),
        Column(
            Field.UNIT,
            "通常使用的单位；增速和比重用%；只有文字、没有数的填—。",
            width=10,
            required=True,
        ),
        Column(
            Field.DIRECTION,
            "越高越好、越低越好或中性。",
            ColumnKind.CHOICE,
            width=10,
            choices=_words(codelists.Direction),
            required=True,
        ),
        Column(Field.BASE, "增速所属的总量指标的代码。", width=22),
        Column(Field.OWNER, "原文未列时留空。", width=14),
        Column(Field.DEFINITION, "统计口径、价格口径和容易误解之处。", width=50),
        Column(
            Field.CARD,
            "总览页指标卡的次序，1 起；不上卡的留空。",
            ColumnKind.INTEGER,
            width=10,
            optional_column=True,
        ),
        Column(
            Field.PACE,
            "目标到期前怎么判断：线性（按序时进度）、分阶段（按分期目标）或到期（到期才判断）；"
            "留空的按度量和名称判断。",
            ColumnKind.CHOICE,
            width=10,
            choices=_words(codelists.PaceRule),
            optional_column=True,
        ),
    ),
    Sheet.OBSERVATIONS: (
        Column(Field.ID, _ID_NOTE, width=9),
        Column(Field.INDICATOR, "“指标”表中的代码。", width=26, required=True),
        _AREA,
        Column(Field.PERIOD, _PERIOD_NOTE, ColumnKind.PERIOD, width=13, required=True),
        _BOUND,
        Column(
            Field.VALUE, "按原文单位的数；没有数的留空并填文字值。", ColumnKind.NUMBER, width=11
        ),
        _UNIT,
        Column(Field.TEXT, "没有数的成绩，如“全覆盖”。", width=16),
        Column(
            Field.STATUS,
            "实际、预计、初步、核实。",
            ColumnKind.CHOICE,
            width=8,
            choices=_words(codelists.ObservationStatus),
        ),
        Column(Field.PUBLISHED, "该数公布的日期。", ColumnKind.DATE, width=12),
        *_citation(),
    ),
    Sheet.TARGETS: (
        Column(Field.ID, _ID_NOTE, width=9),
        Column(Field.INDICATOR, "“指标”表中的代码。", width=26, required=True),
        _AREA,
        Column(Field.PERIOD, _PERIOD_NOTE, ColumnKind.PERIOD, width=13, required=True),
        _BOUND,
        Column(
            Field.VALUE, "按原文单位的数；没有数的留空并填文字目标。", ColumnKind.NUMBER, width=11
        ),
        _UNIT,
        Column(Field.TARGET_TEXT, "没有数的目标，如“与经济增长同步”。", width=24),
        _DEADLINE,
        Column(
            Field.NATURE,
            "预期性、约束性；文件没有写明的填“原文未列”。",
            ColumnKind.CHOICE,
            width=10,
            choices=_words(codelists.Nature),
        ),
        _FIRMNESS,
        _OWNER,
        *_citation(),
    ),
    Sheet.RANKS: (
        Column(Field.ID, _ID_NOTE, width=9),
        Column(Field.INDICATOR, "被排名的指标；增速排名填增速指标。与“事项”至少填一项。", width=26),
        Column(Field.MATTER, "没有指标时，写被评比的事项。", width=30),
        _AREA,
        Column(Field.PERIOD, _PERIOD_NOTE, ColumnKind.PERIOD, width=13, required=True),
        Column(
            Field.BASIS,
            "按什么排名；原文没有写明的填“原文未注明”。",
            ColumnKind.CHOICE,
            width=11,
            choices=_words(codelists.RankBasis),
            required=True,
        ),
        Column(
            Field.SCOPE, "在谁中间排名，如“全市”“全省市辖区”；与“地区”表所属范围一致。", width=16
        ),
        Column(
            Field.KIND,
            "名次、首家、唯一、最高、最多、最低、最少、首次。",
            ColumnKind.CHOICE,
            width=8,
            choices=_words(codelists.RankKind),
            required=True,
        ),
        Column(Field.RANK, "第几名；不是名次的留空。", ColumnKind.INTEGER, width=7),
        Column(Field.GROUP_SIZE, "原文印有的参评单位数；没有的留空。", ColumnKind.INTEGER, width=8),
        *_citation(),
    ),
    Sheet.COMMITMENTS: (
        Column(Field.ID, _ID_NOTE, width=9),
        Column(Field.MATTER, "要做或做成的事。", width=38, required=True),
        Column(
            Field.CATEGORY,
            "十件实事、重点项目、工作任务、大事。",
            ColumnKind.CHOICE,
            width=10,
            choices=_words(codelists.CommitmentCategory),
            required=True,
        ),
        Column(
            Field.GROUP_NUMBER,
            "组内次序，如十件实事的 1–10。",
            ColumnKind.INTEGER,
            width=7,
            optional_column=True,
        ),
        Column(
            Field.GROUP_NAME, "组的名称，如“实施教育扩容工程”。", width=22, optional_column=True
        ),
        Column(
            Field.DOMAIN,
            "所属领域。",
            ColumnKind.CHOICE,
            width=14,
            choices=_words(codelists.Domain),
            required=True,
            open_list=True,
        ),
        Column(Field.TARGET, "数量已作为目标填写时，填该目标的编号，本行不再填数量。", width=10),
        Column(Field.PERIOD, _PERIOD_NOTE, ColumnKind.PERIOD, width=13, required=True),
        Column(Field.AMOUNT, "不作为目标考核的数，如投资额。", ColumnKind.NUMBER, width=10),
        _BOUND,
        _UNIT,
        _DEADLINE,
        _FIRMNESS,
        _OWNER,
        Column(Field.DONE, "已完成的数量，单位同“单位”列。", ColumnKind.NUMBER, width=9),
        Column(Field.PROGRESS_DATE, "“已完成”和“状态”截至哪一天。", ColumnKind.DATE, width=12),
        Column(
            Field.STATUS,
            "计划、进行中、已完成、未完成、已取消。",
            ColumnKind.CHOICE,
            width=9,
            choices=_words(codelists.CommitmentStatus),
        ),
        *_citation(),
    ),
    Sheet.RELATIONS: (
        Column(Field.RELATION, "同一关系的各行编号相同。", width=10, required=True),
        Column(
            Field.KIND,
            "合计、其中、存量增量、前后对比、目标基数、同一事项、易混、名称与内容不符。",
            ColumnKind.CHOICE,
            width=14,
            choices=_words(codelists.RelationType),
            required=True,
        ),
        Column(
            Field.ROLE,
            "合计/分项；总体/其中；存量/增量；前期/后期/变动；目标/基数；成员。",
            ColumnKind.CHOICE,
            width=8,
            choices=_words(codelists.Role),
            required=True,
        ),
        Column(Field.MEMBER, "实绩、目标、位次或任务的编号。", width=10, required=True),
        Column(
            Field.COMPARABILITY,
            "只用于目标基数和前后对比：可比、存疑、不可比。",
            ColumnKind.CHOICE,
            width=9,
            choices=_words(codelists.Comparability),
        ),
        Column(Field.REMARK, "为什么有这个关系、疑点在哪里。", width=60),
    ),
}


# What the cells of a column name: the sheet and column in which it stands.
REFERENCES: dict[Field, tuple[Sheet, Field]] = {
    Field.SOURCE: (Sheet.SOURCES, Field.SOURCE),
    Field.INDICATOR: (Sheet.INDICATORS, Field.CODE),
    Field.BASE: (Sheet.INDICATORS, Field.CODE),
    Field.AREA: (Sheet.AREAS, Field.CODE),
    Field.PARENT: (Sheet.AREAS, Field.CODE),
    Field.TARGET: (Sheet.TARGETS, Field.ID),
}

# The key of each sheet's rows; 关系 has none, its rows share a number.
# The sheets whose rows are facts.
FACT_SHEETS = (Sheet.OBSERVATIONS, Sheet.TARGETS, Sheet.RANKS, Sheet.COMMITMENTS)
KEYS: dict[Sheet, Field] = {
    Sheet.PROPERTIES: Field.PROPERTY,
    Sheet.SOURCES: Field.SOURCE,
    Sheet.AREAS: Field.CODE,
    Sheet.INDICATORS: Field.CODE,
    Sheet.OBSERVATIONS: Field.ID,
    Sheet.TARGETS: Field.ID,
    Sheet.RANKS: Field.ID,
    Sheet.COMMITMENTS: Field.ID,
}


class Helper(StrEnum):
    """Columns that a template writes for people to see what the codes mean; they are not read."""

    NAME = "指标名称"
    DOMAIN = "领域"
    AREA_NAME = "地区名称"
    USED_FOR = "用于期间"


HELPERS: dict[Sheet, tuple[Helper, ...]] = {
    Sheet.SOURCES: (Helper.USED_FOR,),
    **dict.fromkeys(
        (Sheet.OBSERVATIONS, Sheet.TARGETS, Sheet.RANKS),
        (Helper.NAME, Helper.DOMAIN, Helper.AREA_NAME),
    ),
}


class Property(StrEnum):
    """The rows of the 说明 sheet."""

    AREA = "地区代码"
    AS_OF = "数据截止日期"
    REPORT = "报告名称"
    REPORT_DATE = "报告日期"
    COMPILER = "编制"
    SCHEMA_VERSION = "结构版本"
    BASE_EDITION = "基于版次"
    NEAR_RATE = "接近·增速和比重（个百分点）"
    NEAR_PROGRESS = "接近·序时进度（个百分点）"
    ABOUT_TOLERANCE = "左右·允许偏离（个百分点）"


def column(sheet: Sheet, name: str) -> Column:
    """The column of that name; KeyError where the sheet has none."""
    for candidate in COLUMNS[sheet]:
        if candidate.name == name:
            return candidate
    raise KeyError(name)


def names(columns: Sequence[Column]) -> list[str]:
    """The printed names of columns, in order."""
    return [each.name for each in columns]
