"""The table of targets beside the actuals of their own period."""

from collections.abc import Iterable
from math import nan

from indicators.exhibits.columns import (
    CITED,
    CODE,
    FACTS,
    ID,
    NOTE,
    PLACE,
    Column,
    ColumnRole,
    columns,
    drawn,
    ids_of,
    number_columns,
    numbers_of,
)
from indicators.exhibits.table import Table, table
from indicators.exhibits.targets.gap_table import UNLISTED_OWNER, owner_of
from indicators.model.facts import Fact
from indicators.model.units import POINTS
from indicators.rules.fulfilment import Fulfilment
from indicators.sentences.fulfilment_texts import (
    doubts_now,
    lag_text,
    pace_text,
    printed_sizes,
    reached_text,
    short_text,
    standing_now,
)
from indicators.sentences.gap_texts import target_text
from indicators.wording import numbers

_COLUMNS = columns(
    Column("name", "指标", ColumnRole.SUBJECT),
    Column("target_text", "目标"),
    Column("actual_text", "实绩"),
    Column("gap_text", "差距"),
    Column("pace", "进度"),
    Column("status", "情形", ColumnRole.STATUS),
    Column("owner", "责任单位"),
    CITED,
    Column("actual_cited", "实绩来源", ColumnRole.SOURCE),
    PLACE,
    NOTE,
    ID,
    Column("domain", "领域"),
    Column("period", "目标期间"),
    *number_columns("目标", "target_"),
    Column("due_date", "截止日期"),
    Column("actual_period", "实绩期间"),
    *number_columns("实绩", "actual_"),
    Column("version", "实绩状态"),
    Column("lag_text", "差多少"),
    Column("lag_value", "差多少（数值）", dtype="float64"),
    Column("lag_unit", "差多少（单位）"),
    CODE,
    *drawn("bar", "float64"),
    Column("bar_note", "实绩 → 目标"),
    *drawn("bar_text kind"),
    *drawn("doubtful provisional", "bool"),
    FACTS,
    screen="name target_text actual_text gap_text pace status owner note cited actual_cited",
    brief=(
        ("name", "place"),
        ("target_text", "actual_text"),
        ("status", "gap_text", "pace"),
        "owner",
    ),
    slide=("name", "target_text", "actual_text", ("status", "gap_text", "pace"), "owner"),
    download="id name domain owner period target_text target_bound target_value target_unit"
    " due_date actual_text actual_period actual_bound actual_value actual_unit version gap_text"
    " pace status lag_text lag_value lag_unit note cited actual_cited code",
    compared="name target_text actual_text gap_text pace status owner note cited actual_cited",
    spoken="name target_text actual_text gap_text status",
)


def results_table(found: Iterable[Fulfilment]) -> Table:
    """One row a target.

    `bar` is the lag behind what is due, in 个百分点: of a rate, or of the share
    of the target that is reached (完成率); NaN where no exact figure gives it.
    """
    return table(map(_record, found), _COLUMNS)


def lagging_table(found: Iterable[Fulfilment]) -> Table:
    """The same for a chart of the lagging targets."""
    return results_table(found).showing(
        brief=(("name", "place"), "bar_note", ("lag_text", "status"), "owner"),
        slide=("name", "lag_text", "target_text", "actual_text", "owner"),
        spoken=("name", "lag_text", "target_text", "actual_text"),
    )


def result_facts(each: Fulfilment) -> tuple[Fact, ...]:
    """The target and the observations that it is judged by."""
    made = each.gap.progress
    return (each.target, *(made.observations if made else ()), *((each.text,) if each.text else ()))


def _record(each: Fulfilment) -> dict[str, object]:
    target, gap = each.target, each.gap
    actuals = result_facts(each)[1:]
    is_sure = each.lag is not None and not gap.is_doubtful
    lag = lag_text(each) if is_sure else ""
    owner = owner_of(gap)
    return {
        "id": target.id,
        "facts": ids_of(*result_facts(each)),
        "code": target.indicator.code,
        "name": target.indicator.name,
        "domain": target.indicator.domain,
        "owner": owner,
        "period": target.period.label,
        "target_text": _dated_target(each),
        "actual_text": reached_text(each),
        "gap_text": short_text(each),
        "pace": pace_text(each),
        "status": standing_now(each),
        "note": numbers.in_turn(doubts_now(each), gap.uncounted),
        "place": target.citation,
        "cited": numbers.cited(target.citation),
        "actual_cited": "；".join(dict.fromkeys(numbers.cited(one.citation) for one in actuals)),
        "due_date": target.deadline.isoformat() if target.deadline else "",
        **numbers_of(target.quantity, "target_"),
        **numbers_of(gap.progress.quantity if gap.progress else None, "actual_"),
        "actual_period": gap.progress.period.label if gap.progress else "",
        "version": gap.progress.status.value if gap.progress else "",
        "lag_text": lag,
        "lag_value": _size(each) if is_sure else nan,
        "lag_unit": POINTS if lag else "",
        "bar": _size(each),
        "bar_text": lag_text(each),
        "kind": each.kind.value,
        "bar_note": f"{reached_text(each)} → {_dated_target(each)}{_office_after(owner)}",
        "doubtful": gap.is_doubtful,
        "provisional": gap.leads_now and gap.is_provisional,
    }


def _size(each: Fulfilment) -> float:
    """The lag in 个百分点, of a rate or of the share of the target; NaN without one."""
    if each.lag is None:
        return nan
    is_rate = each.target.is_rate
    return float(each.lag if is_rate else numbers.per_cent(each.lag, printed_sizes(each)))


def _office_after(owner: str) -> str:
    """The responsible office after the figures; "" where no document names one."""
    return "" if owner == UNLISTED_OWNER else f"，{owner}"


def _dated_target(each: Fulfilment) -> str:
    """The target as printed; one of a part of a year with its period: 60%以上（2024年1—6月）."""
    text, period = target_text(each.gap), each.target.period
    is_usual = period.is_whole_year or not period.is_stated
    return text if is_usual else numbers.remarked(text, period.label)
