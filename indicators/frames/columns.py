"""The columns of each frame: name, dtype, Chinese name and meaning, declared here and nowhere else.

A missing value is NaN, NaT or <NA>, never 0 and never an empty text.
"""

from collections.abc import Mapping
from dataclasses import replace

from indicators.frames.column import (
    DAY,
    FLAG,
    INTEGER,
    NUMBER,
    PERIOD,
    TEXT,
    Column,
    FactKind,
    converted,
    printed,
)
from indicators.model import codelists

_ID = Column("id", TEXT, "编号", "number of the fact, unique in the workbook")
_NAME = Column(
    "name", TEXT, "名称", "name of the indicator, or the matter in words", "indicator.name"
)
_PERIOD = (
    Column("period", PERIOD, "期间", "2023, 2024-Q2, 2024-01..06, 2016..2020 or 未注明"),
    Column("period_label", TEXT, "期间名称", "the same in Chinese, 2024年1—6月", "period.label"),
    Column("start", DAY, "期间起", "first day of the period; NaT where not stated", "period.start"),
    Column("end", DAY, "期间止", "last day of the period; NaT where not stated", "period.end"),
)
_DOMAIN = Column("domain", TEXT, "领域", "field of government", "indicator.domain")
_TIER = Column("tier", codelists.Tier, "层级", "核心, 一般, 一次性", "indicator.tier")
_MEASURE = Column(
    "measure",
    codelists.Measure,
    "度量",
    "what kind of quantity the indicator is",
    "indicator.measure",
)
_SUBJECT = (
    _ID,
    Column("indicator", TEXT, "指标代码", "code of the indicator", "indicator.code"),
    _NAME,
    Column("area", TEXT, "地区", "code of the area", "area.code"),
    Column("area_name", TEXT, "地区名称", "name of the area", "area.name"),
    *_PERIOD,
    _DOMAIN,
    _TIER,
    _MEASURE,
)
_PRINTED = Column("printed", TEXT, "表述", "the figure in words as on screen: 增长4.3%", printed)
_AMOUNT = (
    Column(
        "value",
        NUMBER,
        "数值",
        "number as printed, in `unit`; of a bound its limit",
        "quantity.value",
    ),
    Column("unit", TEXT, "单位", "unit as printed", "quantity.unit"),
    Column(
        "bound",
        codelists.Bound,
        "限定",
        "how the number limits the true one; = is exact",
        "quantity.bound",
    ),
)
_FIGURE = (
    *_AMOUNT,
    Column("text", TEXT, "文字值", "what is said in place of a number"),
    _PRINTED,
    Column(
        "standard_value", NUMBER, "折算值", "the number in `standard_unit`, to compare", converted
    ),
    Column("standard_unit", TEXT, "指标单位", "the indicator's own unit", "indicator.unit"),
)
_DEADLINE = Column("deadline", DAY, "截止日期", "printed deadline; NaT where none is printed")
_FIRMNESS = Column("firmness", codelists.Firmness, "力度", "word with which it is promised")
_OWNER = Column("owner", TEXT, "责任单位", "office in charge")
_SCOPE = Column("scope", TEXT, "范围", "areas among which is ranked: 全市")
_RANK = (
    Column("rank_kind", codelists.RankKind, "类型", "名次, 首家, 唯一 …", "kind"),
    Column("rank", INTEGER, "名次", "place from 1; missing where none is printed"),
)
_ROW = Column("row", INTEGER, "行", "row of its sheet in Excel", "place.row")
_CITATION = (
    Column("source", TEXT, "来源编号", "code of the document", "citation.source.code"),
    Column("document", TEXT, "文件名称", "name of the document", "citation.source.name"),
    Column("page", INTEGER, "页码", "printed page", "citation.page"),
    Column("section", TEXT, "章节", "section of the document", "citation.section"),
    Column("quote", TEXT, "原文", "shortest phrase that has the figure", "citation.quote"),
    Column("note", TEXT, "备注", "doubts and remarks", "citation.note"),
    Column(
        "is_doubtful",
        FLAG,
        "存疑",
        "whether the workbook doubts the figure",
        "citation.is_doubtful",
    ),
    Column(
        "is_example", FLAG, "示例", "whether the figure is invented", "citation.source.is_example"
    ),
    _ROW,
)

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "observations": (
        *_SUBJECT,
        *_FIGURE,
        Column("status", codelists.ObservationStatus, "状态", "how final: 核实, 实际, 初步, 预计"),
        Column(
            "is_current",
            FLAG,
            "现行",
            "whether it is the version of its figure that counts",
            lambda each, dataset: dataset.current(each) is each,
        ),
        Column("published", DAY, "发布日期", "day of publication"),
        *_CITATION,
    ),
    "targets": (
        *_SUBJECT,
        *_FIGURE,
        _DEADLINE,
        Column("due", DAY, "到期日", "the deadline, else the last day of the period"),
        Column("nature", codelists.Nature, "性质", "预期性, 约束性"),
        _FIRMNESS,
        _OWNER,
        *_CITATION,
    ),
    "ranks": (
        *(replace(each, of="subject") if each is _NAME else each for each in _SUBJECT),
        Column("basis", codelists.RankBasis, "依据", "what is ranked: 增速, 总量 …"),
        _SCOPE,
        *_RANK,
        Column("group_size", INTEGER, "参评数", "how many are ranked, where printed"),
        _PRINTED,
        *_CITATION,
    ),
    "commitments": (
        _ID,
        replace(_NAME, of="matter"),
        Column("category", codelists.CommitmentCategory, "类别", "十件实事, 重点项目 …"),
        Column("group_number", INTEGER, "组序", "number within its group, 1 to 10"),
        Column("group_name", TEXT, "组名", "name of its group"),
        replace(_DOMAIN, of="domain"),
        Column(
            "target", TEXT, "目标编号", "number of the target that has its quantity", "target.id"
        ),
        *_PERIOD,
        *_AMOUNT,
        _PRINTED,
        replace(_DEADLINE, of="printed_deadline"),
        _FIRMNESS,
        _OWNER,
        Column("done", NUMBER, "已完成", "how much is done, in `unit`"),
        Column("progress_date", DAY, "进度日期", "day of which `done` is told"),
        Column("status", codelists.CommitmentStatus, "状态", "how far it has come"),
        *_CITATION,
    ),
    "relations": (
        Column(
            "id", TEXT, "关系编号", "number of the relation; a row is one member", "relation.id"
        ),
        Column("type", codelists.RelationType, "类型", "合计, 其中, 目标基数 …", "relation.type"),
        Column("role", codelists.Role, "角色", "part that the member plays", "member.role"),
        Column("member", TEXT, "成员", "number of the fact", "member.fact.id"),
        Column(
            "comparability",
            codelists.Comparability,
            "可比性",
            "可比, 存疑, 不可比",
            "relation.comparability",
        ),
        Column("note", TEXT, "说明", "what the relation means", "relation.note"),
        replace(_ROW, of="member.place.row"),
    ),
    "indicators": (
        Column("code", TEXT, "代码", "code of the indicator"),
        replace(_NAME, of="name"),
        Column(
            "aliases",
            TEXT,
            "别名",
            "other names, between them 、",
            lambda each, _: "、".join(each.aliases),
        ),
        replace(_DOMAIN, of="domain"),
        replace(_TIER, of="tier"),
        replace(_MEASURE, of="measure"),
        Column("unit", TEXT, "单位", "unit in which it is usually given"),
        Column("direction", codelists.Direction, "方向", "which way is better"),
        Column("base", TEXT, "基础指标", "code of the level that a growth rate belongs to"),
        _OWNER,
        Column("definition", TEXT, "口径说明", "what is counted"),
        Column("card", INTEGER, "总览次序", "place among the cards of 总览"),
        Column("pace", codelists.PaceRule, "进度口径", "how its targets are judged before due"),
        _ROW,
    ),
    "areas": (
        Column("code", TEXT, "代码", "code of the area, a text"),
        Column("name", TEXT, "名称", "name of the area"),
        Column("parent", TEXT, "上级", "code of the area above"),
        Column(
            "scopes",
            TEXT,
            "所属范围",
            "scopes that it is a member of, between them 、",
            lambda each, _: "、".join(each.scopes),
        ),
        Column(
            "is_own",
            FLAG,
            "本地区",
            "whether the workbook is about it",
            lambda each, dataset: each == dataset.about.area,
        ),
        _ROW,
    ),
    "sources": (
        Column("code", TEXT, "来源编号", "code of the document"),
        Column("name", TEXT, "文件名称", "name of the document"),
        Column("published", DAY, "日期", "day of the document"),
        Column("publisher", TEXT, "发布单位", "who published it"),
        Column("is_example", FLAG, "示例", "whether its figures are invented"),
        _ROW,
    ),
    "facts": (
        Column("kind", FactKind, "种类", "which frame has all columns of the fact"),
        *_SUBJECT,
        *_FIGURE,
        _DEADLINE,
        _SCOPE,
        *_RANK,
        *_CITATION,
    ),
}
