"""What an edition is and what it is made from, as tables."""

from indicators.exhibits.table import Table, table
from indicators.model.dataset import Dataset
from indicators.wording.numbers import day

_EDITION_LABELS = {"name": "项目", "value": "内容"}
_SOURCE_LABELS = {"code": "编号", "name": "文件", "published": "日期", "publisher": "发布单位"}


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
    records = [{"name": name, "value": value} for name, value in pairs.items()]
    return table(records, _EDITION_LABELS, _EDITION_LABELS)


def sources_table(dataset: Dataset) -> Table:
    """The documents that facts are cited from."""
    records = [
        {
            "code": each.code,
            "name": each.name,
            "published": day(each.published),
            "publisher": each.publisher,
        }
        for each in dataset.sources
    ]
    return table(records, _SOURCE_LABELS, _SOURCE_LABELS)
