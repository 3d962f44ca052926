"""The frame of targets beside the actuals of their own period, its columns, a reader's choice."""

from dataclasses import replace
from math import nan
from operator import attrgetter

import pandas as pd

from indicators.exhibits.columns import (
    NOTE,
    Column,
    ColumnRole,
    about,
    columns,
    facts_of,
    number_columns,
    shared,
)
from indicators.exhibits.parameters import (
    JUDGED_ON,
    YEAR,
    Choices,
    Several,
    judged_on,
    selected,
    year_choice,
)
from indicators.exhibits.targets.choosing import aim, field_and_owner, targets_of_year
from indicators.exhibits.targets.gap_table import UNLISTED_OWNER, owner_of
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact
from indicators.model.units import POINTS
from indicators.rules.fulfilment import fulfilment_years, has_results
from indicators.rules.gaps import Gap
from indicators.rules.statuses import StatusKind
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


def result_facts(each: Gap) -> tuple[Fact, ...]:
    """The target and the observations that it is judged by."""
    made = each.progress
    return (each.target, *(made.observations if made else ()), *((each.text,) if each.text else ()))


def _is_sure(each: Gap) -> bool:
    return each.lag is not None and not each.is_doubtful


def _size(each: Gap) -> float:
    """The lag in 个百分点, of a rate or of the share of the target; NaN without one."""
    if each.lag is None:
        return nan
    is_rate = each.target.is_rate
    return float(each.lag if is_rate else numbers.per_cent(each.lag, printed_sizes(each)))


def _sure_lag(each: Gap) -> str:
    return lag_text(each) if _is_sure(each) else ""


def _bar_note(each: Gap) -> str:
    """From the actual to the target, and the responsible office where a document names one."""
    owner = owner_of(each)
    office = "" if owner == UNLISTED_OWNER else f"，{owner}"
    return f"{reached_text(each)} → {_dated_target(each)}{office}"


def _dated_target(each: Gap) -> str:
    """The target as printed; one of a part of a year with its period: 60%以上（2024年1—6月）."""
    text, period = target_text(each), each.target.period
    is_usual = period.is_whole_year or not period.is_stated
    return text if is_usual else numbers.remarked(text, period.label)


def _actual_cited(each: Gap) -> str:
    found = (numbers.cited(one.citation) for one in result_facts(each)[1:])
    return "；".join(dict.fromkeys(found))


_target, _made = attrgetter("target"), attrgetter("progress")
# A row is about a Gap. `bar` is the lag behind what is due in 个百分点, of a rate or of the
# share of the target that is reached (完成率); NaN where no exact figure gives it.
RESULT_COLUMNS = columns(
    *shared("name", _target),
    Column("target_text", "目标", of=_dated_target),
    Column("actual_text", "实绩", of=reached_text),
    Column("gap_text", "差距", of=short_text),
    Column("pace", "进度", of=pace_text),
    Column("status", "情形", ColumnRole.STATUS, of=standing_now),
    Column("owner", "责任单位", of=owner_of),
    *shared("cited", _target),
    Column("actual_cited", "实绩来源", ColumnRole.SOURCE, of=_actual_cited),
    *shared("place", _target),
    NOTE.computed(lambda each: numbers.in_turn(doubts_now(each), each.uncounted)),
    *shared("id domain", _target),
    *shared("period", _target, "目标期间"),
    *number_columns("目标", "target_", attrgetter("target.quantity")),
    *shared("due_date", _target),
    *shared("period", _made, "实绩期间", "actual_period"),
    *about(_made, *number_columns("实绩", "actual_")),
    *about(_made, Column("version", "实绩状态", of=attrgetter("status.value"))),
    Column("lag_text", "差多少", of=_sure_lag),
    Column(
        *("lag_value", "差多少（数值）"),
        dtype="float64",
        of=lambda each: _size(each) if _is_sure(each) else nan,
    ),
    Column("lag_unit", "差多少（单位）", of=lambda each: POINTS if _sure_lag(each) else ""),
    *shared("code", _target),
    Column("bar", dtype="float64", of=_size),
    Column("bar_note", "实绩 → 目标", of=_bar_note),
    Column("bar_text", of=lag_text),
    Column("kind", of=attrgetter("status.kind.value")),
    Column("doubtful", dtype="bool", of=attrgetter("is_doubtful")),
    Column("provisional", dtype="bool", of=lambda each: each.leads_now and each.is_provisional),
    facts_of(result_facts),
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
# For a chart of the lagging targets.
LAGGING_COLUMNS = replace(
    RESULT_COLUMNS,
    brief=(("name", "place"), "bar_note", ("lag_text", "status"), "owner"),
    slide=("name", "lag_text", "target_text", "actual_text", "owner"),
    spoken=("name", "lag_text", "target_text", "actual_text"),
)


def lagging(found: pd.DataFrame) -> pd.DataFrame:
    """The missed and late targets (短板), the farthest first.

    Rates in 个百分点, then the rest by its share of the target: the two are never mixed. Then what
    has no exact figure, and last what is doubtful.
    """
    order = ["doubtful", "has_no_lag", "is_rate", "unlagged"]
    return found[found["is_missed"]].sort_values(order, ascending=[True, True, False, True])


def _with_results(dataset: Dataset, choices: Choices) -> pd.DataFrame:
    """The targets of the chosen year; none before it has results: there is nothing to choose."""
    year, on = choices[YEAR.key], choices.get(JUDGED_ON.key)
    rows = targets_of_year(dataset, choices)
    return rows if has_results(dataset, year, on) else rows.head(0)


# Opens with the newest year that has results, not with that of the newest report.
RESULT_YEAR = year_choice("目标年度", fulfilment_years)
RESULT_DOMAIN, _RESULT_OWNER = field_and_owner(
    lambda dataset, choices: _with_results(dataset, {YEAR.key: choices[YEAR.key]})
)
STATUSES = Several(key="status", title="情形", options=lambda _: list(StatusKind), wide=True)
FILTERS = (RESULT_YEAR, RESULT_DOMAIN, _RESULT_OWNER, JUDGED_ON)


def chosen_results(dataset: Dataset, choices: Choices) -> pd.DataFrame:
    """The targets of the chosen year, field, owner and statuses; none of a year without results."""
    rows = _with_results(dataset, choices)
    return selected(rows, choices, domain="domain", owner="owner", status="kind")


def result_period(choices: Choices, found: pd.DataFrame | None = None) -> str:
    """The year and the day of judgement: 2024年目标，含1项2021—2025年，判断日期：2025年2月20日.

    `found` are the targets shown, of which those of a span of years are counted.
    """
    spans = () if found is None else found["period"][found["spans_years"]]
    return f"{aim(choices, spans)}，{judged_on(choices)}"


def missing_results(dataset: Dataset, choices: Choices) -> str:
    """What is missing where no target of the chosen year has an actual of its period; else "".

    Of a day before the actuals were published it says from when on there are some.
    """
    year, on = choices[YEAR.key], choices[JUDGED_ON.key]
    if has_results(dataset, year, on):
        return ""
    count = int((~targets_of_year(dataset, {YEAR.key: year})["spans_years"]).sum())
    name = f"{year}年" if year else ""
    if not count:
        return f"工作簿里没有{name}目标：请在“目标”表中填写。"
    if has_results(dataset, year):
        until = numbers.day(dataset.about.as_of)
        return (
            f"{name}目标{count}项，到{numbers.day(on)}还没有公布目标期间的实绩："
            f"把判断日期改到{until}（数据截止日），这里逐项显示兑现情况。"
        )
    return (
        f"{name}目标{count}项，目标期间还没有一项实绩（数据截至{numbers.day(dataset.about.as_of)}）："
        f"在“实绩”表中填写{name}的数后，这里逐项显示兑现情况。"
    )


def is_narrowed(choices: Choices) -> bool:
    """Whether the reader has chosen a field or some of the statuses."""
    return choices[RESULT_DOMAIN.key] is not None or set(choices[STATUSES.key]) != set(StatusKind)
