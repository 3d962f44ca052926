"""The frame of targets beside the actuals of their own period, and its tables."""

from dataclasses import replace
from datetime import date
from math import nan
from operator import attrgetter

import pandas as pd

from indicators.exhibits.columns import (
    ITSELF,
    NOTE,
    Column,
    ColumnRole,
    about,
    columns,
    facts_of,
    number_columns,
    shared,
)
from indicators.exhibits.table import Table, frame, table
from indicators.exhibits.targets.gap_table import UNLISTED_OWNER, owner_of
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact
from indicators.model.results import computed_once
from indicators.model.units import POINTS
from indicators.rules.fulfilment import BEHIND, Fulfilment, fulfilments
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


def result_facts(each: Fulfilment) -> tuple[Fact, ...]:
    """The target and the observations that it is judged by."""
    made = each.gap.progress
    return (each.target, *(made.observations if made else ()), *((each.text,) if each.text else ()))


def _is_sure(each: Fulfilment) -> bool:
    return each.lag is not None and not each.gap.is_doubtful


def _size(each: Fulfilment) -> float:
    """The lag in 个百分点, of a rate or of the share of the target; NaN without one."""
    if each.lag is None:
        return nan
    is_rate = each.target.is_rate
    return float(each.lag if is_rate else numbers.per_cent(each.lag, printed_sizes(each)))


def _sure_lag(each: Fulfilment) -> str:
    return lag_text(each) if _is_sure(each) else ""


def _bar_note(each: Fulfilment) -> str:
    """From the actual to the target, and the responsible office where a document names one."""
    owner = owner_of(each.gap)
    office = "" if owner == UNLISTED_OWNER else f"，{owner}"
    return f"{reached_text(each)} → {_dated_target(each)}{office}"


def _dated_target(each: Fulfilment) -> str:
    """The target as printed; one of a part of a year with its period: 60%以上（2024年1—6月）."""
    text, period = target_text(each.gap), each.target.period
    is_usual = period.is_whole_year or not period.is_stated
    return text if is_usual else numbers.remarked(text, period.label)


def _actual_cited(each: Fulfilment) -> str:
    found = (numbers.cited(one.citation) for one in result_facts(each)[1:])
    return "；".join(dict.fromkeys(found))


_target, _made = attrgetter("target"), attrgetter("gap.progress")
_COLUMNS = columns(
    *shared("name", _target),
    Column("target_text", "目标", of=_dated_target),
    Column("actual_text", "实绩", of=reached_text),
    Column("gap_text", "差距", of=short_text),
    Column("pace", "进度", of=pace_text),
    Column("status", "情形", ColumnRole.STATUS, of=standing_now),
    Column("owner", "责任单位", of=lambda each: owner_of(each.gap)),
    *shared("cited", _target),
    Column("actual_cited", "实绩来源", ColumnRole.SOURCE, of=_actual_cited),
    *shared("place", _target),
    NOTE.computed(lambda each: numbers.in_turn(doubts_now(each), each.gap.uncounted)),
    *shared("id domain", _target),
    *shared("period", _target, "目标期间"),
    *number_columns("目标", "target_", attrgetter("target.quantity")),
    *shared("due_date", _target),
    *shared("period", _made, "实绩期间", "actual_period"),
    *number_columns(
        "实绩", "actual_", lambda each: each.gap.progress and each.gap.progress.quantity
    ),
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
    Column("kind", of=attrgetter("kind.value")),
    Column("doubtful", dtype="bool", of=attrgetter("gap.is_doubtful")),
    Column(
        "provisional", dtype="bool", of=lambda each: each.gap.leads_now and each.gap.is_provisional
    ),
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
_LAGGING_COLUMNS = replace(
    _COLUMNS,
    brief=(("name", "place"), "bar_note", ("lag_text", "status"), "owner"),
    slide=("name", "lag_text", "target_text", "actual_text", "owner"),
    spoken=("name", "lag_text", "target_text", "actual_text"),
)
# What results are chosen, grouped and sorted by.
_KEYS = (
    *(
        _COLUMNS.by_name[each]
        for each in ("code", "domain", "owner", "period", "kind", "doubtful", "facts")
    ),
    Column("tier", of=attrgetter("target.indicator.tier")),
    Column("is_amount", dtype="bool", of=lambda each: not each.target.is_rate),
    Column("is_missed", dtype="bool", of=lambda each: each.kind in BEHIND),
    Column("is_stated", dtype="bool", of=attrgetter("target.period.is_stated")),
    Column("months", of=lambda each: str(each.target.period.month_numbers)),
    Column("spans_years", dtype="bool", of=attrgetter("target.period.spans_years")),
    Column("has_no_lag", dtype="bool", of=lambda each: each.lag is None),
    Column("unlagged", dtype="float64", of=lambda each: -each.lag if each.lag else 0),
    ITSELF,
)


@computed_once
def judged_results(dataset: Dataset, year: int | None, on: date | None = None) -> pd.DataFrame:
    """A row for every target of a year (default: the newest), judged on a day (the as-of date).

    It has the columns that results are chosen, grouped and sorted by; `itself` is the Fulfilment.
    """
    return frame(fulfilments(dataset, year, on), _KEYS)


def lagging(found: pd.DataFrame) -> pd.DataFrame:
    """The missed and late targets (短板), the farthest first.

    Rates in 个百分点, then the rest by its share of the target: the two are never mixed. Then what
    has no exact figure, and last what is doubtful.
    """
    order = ["doubtful", "has_no_lag", "is_amount", "unlagged"]
    return found[found["is_missed"]].sort_values(order)


def results_table(found: pd.DataFrame) -> Table:
    """One row a target.

    `bar` is the lag behind what is due, in 个百分点: of a rate, or of the share
    of the target that is reached (完成率); NaN where no exact figure gives it.
    """
    return table(found, _COLUMNS)


def lagging_table(found: pd.DataFrame) -> Table:
    """The same for a chart of the lagging targets."""
    return table(found, _LAGGING_COLUMNS)
