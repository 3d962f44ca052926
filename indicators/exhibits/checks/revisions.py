"""Revised figures: both versions, the date, and the targets whose verdict changed."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

from indicators.exhibits.columns import (
    Column,
    ColumnRole,
    about,
    columns,
    facts_of,
    number_columns,
    shared,
)
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, each_row, listing
from indicators.exhibits.forms import Compared
from indicators.exhibits.parameters import JUDGED_ON, Choices, judged_on
from indicators.exhibits.table import Table, table
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation
from indicators.rules.revisions import Revision, Turn, revisions
from indicators.sentences.clauses import sentence
from indicators.sentences.gap_texts import standing_text
from indicators.wording import numbers
from indicators.wording.numbers import day


def _version(each: Observation) -> str:
    """The figure with its status, also the usual one: 增长4.3%（实际）."""
    text = numbers.remarked(numbers.observed(each), each.status.value)
    return numbers.doubted(text, each.citation.is_doubtful)


def _change(each: Revision) -> str:
    """提高0.1个百分点, 减少3家, 数值未变; why not where the two are not subtracted."""
    old, new = each.before, each.after
    before, after = old.quantity, new.quantity
    if before is None or after is None:
        return "数值未变" if old.text == new.text and before is after else "文字不同，不相减"
    if before == after:
        return "数值未变"
    if before.is_bounded or after.is_bounded:
        return "只有限定值，不相减"
    if not before.meets(after):
        return "单位不同，不相减"
    change = numbers.changed(before, after, new.indicator.measure)
    return "数值未变" if change == "持平" else change


def _turned(each: Turn) -> str:
    """2024年目标：× 滞后 → △ 接近; 2024年目标：下限高于上年实绩 → 低于上年实绩."""
    before, after = each
    period = after.target.period
    label = f"{period.label}目标" if period.is_stated else "目标"
    parts = []
    if before.status.kind is not after.status.kind:
        parts.append(f"{before.status.text} → {after.status.text}")
    if before.standing is not after.standing:
        parts.append(f"{standing_text(before)} → {standing_text(after)}")
    return f"{label}：{'，'.join(parts)}"


_old, _new = attrgetter("before"), attrgetter("after")
_COLUMNS = columns(
    *shared("name period", _new),
    *about(_old, Column("old", "修订前", of=_version)),
    *about(_new, Column("new", "修订后", of=_version)),
    Column("change", "变化", of=_change),
    Column("published", "发布日期", of=lambda each: day(each.after.announced)),
    Column(
        *("turned", "影响的目标", ColumnRole.REASON),
        of=lambda each: "；".join(map(_turned, each.turns)),
    ),
    *shared("cited", _new),
    *shared("cited", _old, "修订前来源", "old_cited"),
    *shared("id", _new),
    *number_columns("修订前", "old_", attrgetter("before.quantity")),
    *number_columns("修订后", "new_", attrgetter("after.quantity")),
    *shared("code", _new),
    facts_of(lambda each: (each.after, each.before)),
    screen="name period old new change published turned cited old_cited",
    brief=(("name", "period"), ("old", "new"), ("change", "published"), "turned"),
    slide=(("name", "period"), "old", "new", ("change", "published"), "turned"),
    download="id name period old old_bound old_value old_unit new new_bound new_value new_unit"
    " change published turned cited old_cited code",
)


def revisions_table(found: Iterable[Revision]) -> Table:
    """One row a revision."""
    return table(found, _COLUMNS)


def _revisions(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = revisions_table(revisions(dataset, choices[JUDGED_ON.key]))
    return exhibit.content(found, choices, period=judged_on(choices))


def _revisions_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many figures have another version, how many another value, how many turned a target."""
    rows = shown.table.rows
    changed = int((rows["change"] != "数值未变").sum())
    turned = int((rows["turned"] != "").sum())
    return sentence(
        f"{len(rows)}次修订中，{f'{changed}次改变了数值' if changed else '数值都未变'}",
        f"{turned}次改变了目标的情形" if turned else "没有改变目标的情形",
    )


def _revision(row: Mapping[Any, Any], _: Dataset) -> str:
    """2023年地区生产总值增速由增长4.3%（实际）修订为增长4.4%（核实）."""
    return sentence(
        f"{row['period']}{row['name']}由{row['old']}修订为{row['new']}",
        row["change"],
        f"发布日期为{row['published']}" if row["published"] else "",
        row["turned"],
    )


REVISIONS = listing(
    name="revisions",
    page="checks",
    place=20,
    title="数据修订",
    parameters=(JUDGED_ON,),
    show=_revisions,
    empty="没有修订过的数：同一指标、地区、期间还没有两个版本。",
    message=_revisions_message,
    sentences=each_row(_revision),
    compared=Compared(subject=("name", "period")),
)
