"""The edition, its sources, and the meanings of marks and words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from indicators.exhibits.columns import ColumnRole, plain_columns
from indicators.exhibits.exhibit import each_row, list_of, listing
from indicators.exhibits.forms import Compared
from indicators.exhibits.table import Table, table
from indicators.model import units
from indicators.model.codelists import Bound, CommitmentStatus, Standing
from indicators.model.dataset import Dataset, Thresholds
from indicators.model.units import POINTS
from indicators.rules.relations import RelationVerdict
from indicators.rules.statuses import STATUS_MARKS, StatusKind, stated
from indicators.rules.versions import STATUS_MEANINGS
from indicators.sentences.clauses import sentence
from indicators.wording.numbers import day, number


def edition_table(dataset: Dataset) -> Table:
    """Area, dates, edition and how many facts of each kind."""
    about = dataset.about
    pairs = {
        "地区": f"{about.area.name}（{about.area.code}）",
        "数据截止日期": day(about.as_of),
        "版次": dataset.edition.label,
        "报告": about.report,
        "编制": about.compiler or "未注明",
        "指标": f"{len(dataset.indicators)}个",
        "实绩": f"{len(dataset.observations)}条",
        "目标": f"{len(dataset.targets)}条",
        "位次": f"{len(dataset.ranks)}条",
        "任务": f"{len(dataset.commitments)}条",
        "关系": f"{len(dataset.relations)}组",
    }
    return _texts({"name": "项目", "value": "内容"}, pairs.items())


def _sources_table(dataset: Dataset) -> Table:
    """The documents that facts are cited from."""
    labels = {"code": "编号", "name": "文件", "published": "日期", "publisher": "发布单位"}
    rows = ((each.code, each.name, day(each.published), each.publisher) for each in dataset.sources)
    return _texts(labels, rows)


_STATUS_WORDS = {
    StatusKind.TEXT: "目标没有数，只列原话，不判断达没达到。",
    StatusKind.DONE: "过了时限，实绩达到目标。",
    StatusKind.NOT_DONE: "过了时限，实绩没有达到目标。",
    StatusKind.REACHED: "没到时限，实绩已达到目标，或不低于序时进度。",
    StatusKind.NEAR: "没到时限，差得不多（见下面的尺度）。",
    StatusKind.BEHIND: "没到时限，差得比“接近”的尺度多。",
    StatusKind.OPEN: "没到时限，目标期内还没有公布数据，不作判断。",
    StatusKind.UNKNOWN: "原文未列时限、到期未公布，或数据不够判断，后面写明原因。",
}
_STATED_WORDS = {
    CommitmentStatus.DONE: "任务、大事：文件自己说已经办完。",
    CommitmentStatus.ONGOING: "任务、大事：文件自己说正在办。",
    CommitmentStatus.PLANNED: "任务、大事：文件说要办。",
    CommitmentStatus.NOT_DONE: "任务、大事：文件自己说没有办完。",
    CommitmentStatus.CANCELLED: "任务、大事：不再办。",
}
_VERDICT_WORDS = {
    RelationVerdict(True, "").label: "数字之间的关系：按原文的数算，成立。",
    RelationVerdict(False, "").label: "数字之间的关系：按原文的数算，不成立。",
    RelationVerdict(None, "…").label: "数字之间的关系：有限定值或缺数，算不出来。",
}
_STANDING_WORDS = {
    Standing.TEXT: "目标没有数。",
    Standing.NO_BASELINE: "原文没有同口径的上年实绩，或两者不可比，不计算差距。",
    Standing.DOUBTFUL: "两个数能不能比有疑问：列出来，写明疑点，不参加排序。",
    Standing.ABOVE: "目标的下限比上年实绩高；目标是上限或目标值的，图表中分开写明。",
    Standing.LEVEL: "目标的限值与上年实绩相同。",
    Standing.BELOW: "目标的限值比上年实绩低。增速即使只达到目标下限，也是放缓，不是下降。",
}
_BOUND_WORDS = {
    Bound.EXACT: ("4.3%", "就是这个数。"),
    Bound.ABOVE: ("突破10亿元", "比10亿元多，多多少原文没有说，不当作10亿元计算。"),
    Bound.AT_LEAST: ("8%以上", "8%或更高。"),
    Bound.BELOW: ("不足5%", "比5%少。"),
    Bound.AT_MOST: ("5%以内", "5%或更低。"),
    Bound.ABOUT: ("3%左右", "在3%上下。"),
}
_MISSING = {
    "原文未列": "文件没有给出这个数或这一项。",
    "原文未注明": "文件提到了，但没有说清范围、依据或年份。",
    "未设目标": "工作簿里没有这个指标的目标。",
    "无基数": "有目标，但没有可比的上年实绩。",
    "未公布": "应该有数，但还没有公布。",
    "不适用": "这一栏对这个指标没有意义，如增速没有“占基数”。",
    "不计算": "规则不允许相减，原因写在旁边。",
    "数据点不足": "同口径数据不满3期，不画趋势。",
}

# Of reading figures, in short sentences for leaders, in Markdown.
READING_RULES = (
    "**上年的数不判今年的目标。** 目标期内没有公布数据之前，"
    "只说目标与上年实绩相差多少，不说完成没完成。",
    "**两个百分数之差用“个百分点”。** 4.3%到8%，是高3.7个百分点，不是高3.7%。"
    "数量之差说多少：4条到8条，是多4条。",
    "**增速不是总量。** 生产总值和增加值的增速按不变价格计算，总量按现行价格计算；"
    "不用增速推算总量，也不用两个总量反推增速。",
    "**限定词不是准数。** “突破10亿元”画成向右开口，不当作10亿元参加计算。",
    "**能比的才比。** 目标与基数要同一指标，或由工作簿写明；"
    "存疑的写出疑点、不排序，不可比的不相减。",
    "**自述的位次只是自述。** 标“原文自述”，等工作簿有了同一范围各地区同期的数据才核验；"
    "数据齐全且一致标“已核验”，不一致标“与数据不符”。",
    "**目标比上年低，照实说。** 增速目标的下限低于上年：即使只达到下限，也是放缓，不是下降。",
    "**先看现在，再看起点。** 目标期间有了实绩，差距按最近实绩算，并写明期间；"
    "与上年实绩的差距只作起点。超过上限和低于下限一样是差距，已达到的不算差距。",
    "**序时进度只用于从年初算到当期的数量。** "
    "按月平均，或按工作簿里的分期目标；增速直接比同期增速。"
    "开工率一类全年累计的比重、粮食一类按季收获的数量，只按分期目标判断，没有分期目标的到期再看。",
    "**每个数都能找到出处。** 点图上的一行、指标卡或卡片的标题，打开这个指标的页面，"
    "就能看到文件、页码、章节和原文。",
)


def _stated() -> Iterator[tuple[str, ...]]:
    words = {stated(state): says for state, says in _STATED_WORDS.items()} | _VERDICT_WORDS
    return ((*each.partition(" ")[::2], says) for each, says in words.items())


# What marks, words and units mean: the columns of each legend, and its rows.
_LEGENDS: Mapping[str, tuple[dict[str, str], Callable[[], Iterable[tuple[str, ...]]]]] = {
    "statuses": (
        {"mark": "形状", "word": "状态", "says": "意思"},
        lambda: (
            (mark.value, each.value, _STATUS_WORDS[each]) for each, mark in STATUS_MARKS.items()
        ),
    ),
    # The states that documents and relations give themselves, with the same shapes.
    "stated": ({"mark": "形状", "word": "写法", "says": "意思"}, _stated),
    "standings": (
        {"word": "情形", "says": "意思"},
        lambda: ((each.value, _STANDING_WORDS[each]) for each in Standing),
    ),
    "bounds": (
        {"example": "写法", "says": "怎么读", "sign": "工作簿中的限定"},
        lambda: ((*_BOUND_WORDS[each], each.value) for each in _BOUND_WORDS),
    ),
    "units": (
        {"kind": "量", "units": "单位"},
        lambda: ((kind, "、".join(each)) for kind, each in units.kinds().items()),
    ),
    # In the order in which figures count.
    "observations": (
        {"word": "数的状态", "says": "意思"},
        lambda: ((each.value, says) for each, says in STATUS_MEANINGS.items()),
    ),
    "missing": ({"word": "写法", "says": "意思"}, _MISSING.items),
}


def legend(name: str) -> Table:
    """A legend by its name: statuses, stated, standings, bounds, units, observations, missing."""
    labels, rows = _LEGENDS[name]
    return _texts(labels, rows())


def _texts(labels: dict[str, str], rows: Iterable[tuple[str, ...]]) -> Table:
    """Rows of texts under these labels, by the names of their columns."""
    shown = plain_columns(labels, mark=ColumnRole.STATUS, name=ColumnRole.SUBJECT)
    return table(pd.DataFrame(rows, columns=[*labels]), shown)


def thresholds_table(thresholds: Thresholds) -> Table:
    """The thresholds of the workbook, in 个百分点."""
    values = {
        "增速、比重“接近”：比目标最多差": thresholds.near_rate,
        "序时进度“接近”：比应完成的最多差": thresholds.near_progress,
        "增速、比重“左右”：上下最多偏离": thresholds.about_tolerance,
    }
    rows = ((name, f"{number(value)}{POINTS}") for name, value in values.items())
    return _texts({"name": "尺度", "value": "数值"}, rows)


def _source(row: Mapping[Any, Any], _: Dataset) -> str:
    published = f"{row['published']}发布" if row["published"] else ""
    return sentence(f"《{row['name']}》", row["publisher"], published)


SOURCES = listing(
    name="sources",
    page="about",
    place=10,
    title="来源",
    parameters=(),
    show=list_of(lambda dataset, _: _sources_table(dataset), unit="份"),
    empty="没有来源文件：请在“来源”表中填写。",
    message=lambda shown, _: f"来源文件有{len(shown.table.rows)}份。",
    sentences=each_row(_source),
    compared=Compared(key=("code",)),
)
