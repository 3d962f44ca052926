"""The frame of targets beside their actuals, and its tables."""

from collections.abc import Iterable
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
from indicators.exhibits.forms import SlideBars, SlideSeries
from indicators.exhibits.table import Table, frame, table
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.model.quantities import Quantity
from indicators.model.results import computed_once
from indicators.rules.gaps import BEHIND, Gap, gaps
from indicators.sentences.gap_texts import (
    actual_text,
    bar_text,
    baseline_text,
    distance_words,
    doubted_share,
    doubts_text,
    gap_text,
    pair_text,
    progress_text,
    share_text,
    standing_text,
    target_text,
    upper_limit,
)
from indicators.wording import numbers

UNLISTED_OWNER = "原文未列"
_DOUBTED = "存疑，不参加排序"


def owner_of(gap: Gap) -> str:
    """The responsible office of a target: its own 责任单位, else its indicator's."""
    return gap.target.owner or gap.target.indicator.owner or UNLISTED_OWNER


def _is_unlike(each: Gap) -> bool:
    return each.standing is Standing.DOUBTFUL


def _gap_said(each: Gap) -> str:
    return gap_text(each) if _is_unlike(each) and each.distance else ""


def in_own_unit(size: Quantity | None, each: Gap) -> float:
    """A size in the unit of the gap; NaN without one."""
    return float(size.in_unit(each.unit)) if size and each.unit else nan


def _difference(each: Gap) -> float | None:
    """The gap as a number, no more precise than its sources."""
    gap = each.distance
    return None if gap is None else float(numbers.rounded(gap.value, gap.decimals))


def _actual(each: Gap) -> float:
    return in_own_unit(each.actual, each) if each.distance else nan


def _bar(each: Gap) -> float:
    """The share that is drawn: of now above zero where the target is missed, below where met."""
    if each.per_cent is None:
        return nan
    if not each.leads_now:
        return float(each.per_cent)
    size = float(abs(each.per_cent))
    return 0 - size if each.is_met else size


_target, _baseline = attrgetter("target"), attrgetter("baseline")
_COLUMNS = columns(
    *shared("name", _target),
    Column("actual_text", "基数", of=actual_text),
    Column("target_text", "目标", of=target_text),
    Column("pair_text", "基数 → 目标", of=pair_text),
    Column("gap_text", "差距", of=gap_text),
    Column("share_text", "占基数", of=share_text),
    Column("progress_text", "进展", ColumnRole.PROGRESS, of=progress_text),
    Column("standing", "目标与上年比", ColumnRole.STANDING, of=standing_text),
    Column("status", "状态", ColumnRole.STATUS, of=attrgetter("status.text")),
    Column("words", "说明", ColumnRole.WORDS, of=attrgetter("words")),
    *shared("cited", _target),
    Column(
        "aim_text", "目标", of=lambda each: f"{each.target.period.label}目标：{target_text(each)}"
    ),
    Column("due", "截止日期", of=lambda each: numbers.day(each.target.deadline)),
    Column(
        *("lead", "差距", ColumnRole.WORDS),
        of=lambda each: _DOUBTED if _is_unlike(each) else each.words,
    ),
    Column("gap_said", "差距", of=_gap_said),
    Column("share_said", "占基数", of=doubted_share),
    Column(
        *("doubt", "疑点", ColumnRole.REASON),
        of=lambda each: each.words if _is_unlike(each) else doubts_text(each),
    ),
    *shared("place id domain", _target),
    Column("owner", "责任单位", of=owner_of),
    *shared("period", _target, "目标期间"),
    *number_columns("目标", "target_", attrgetter("target.quantity")),
    *shared("due_date", _target),
    *shared("period", _baseline, "基数期间", "baseline_period"),
    Column("baseline_text", "基数", of=baseline_text),
    *number_columns("基数", "baseline_", lambda each: each.baseline and each.baseline.quantity),
    Column("gap_words", "差距", of=distance_words),
    Column("gap_value", "差距数值", dtype="float64", of=_difference),
    *about(attrgetter("distance"), Column("gap_unit", "差距单位", of=attrgetter("unit"))),
    Column("share_value", "差距占基数（%）", dtype="float64", of=attrgetter("per_cent")),
    Column("nature", "性质", of=attrgetter("target.nature.value")),
    NOTE.computed(doubts_text),
    *shared("cited", _baseline, "基数来源", "baseline_cited"),
    *shared("code", _target),
    Column("is_rate", dtype="bool", of=attrgetter("target.is_rate")),
    Column("actual", dtype="float64", of=_actual),
    Column("target", dtype="float64", of=lambda each: in_own_unit(each.target.quantity, each)),
    *about(attrgetter("target.quantity"), Column("bound", of=attrgetter("bound.value"))),
    Column("gap", dtype="float64", of=lambda each: each.distance and each.distance.value),
    Column("share", dtype="float64", of=lambda each: each.share and each.share * 100),
    Column("doubtful", dtype="bool", of=attrgetter("is_doubtful")),
    Column("provisional", dtype="bool", of=attrgetter("is_provisional")),
    Column("heading", of=lambda each: f"目标 · {each.target.period.label}"),
    Column("short", dtype="float64", of=attrgetter("shortfall_size")),
    Column("leads_now", dtype="bool", of=attrgetter("leads_now")),
    Column("reference", of=attrgetter("reference")),
    Column("bar", dtype="float64", of=_bar),
    Column("bar_text", of=bar_text),
    Column("bar_note", of=pair_text),
    facts_of(attrgetter("facts")),
    screen="name actual_text target_text pair_text gap_text share_text progress_text standing"
    " status words cited",
    # `words` distinguishes the targets below the last actual.
    brief=(("name", "place"), "pair_text", ("words", "progress_text", "status")),
    download="id name domain owner period target_text target_bound target_value target_unit"
    " due_date baseline_period baseline_text baseline_bound baseline_value baseline_unit gap_words"
    " gap_value gap_unit share_value progress_text standing status words nature note cited"
    " baseline_cited code",
    # Baseline and target have columns of their own beside `pair_text`.
    compared="name actual_text target_text gap_text share_text progress_text standing status words"
    " cited",
    spoken="name pair_text words progress_text",
)
# Where a target's own period has data, its actual takes the baseline's place.
_PRESENT = _COLUMNS.relabelled({"actual_text": "最近实绩", "pair_text": "最近实绩 → 目标"})
# What targets are chosen, grouped and sorted by.
_KEYS = (
    *_COLUMNS.named(
        "id code domain owner period due_date standing reference"
        " leads_now doubtful is_rate gap share short facts"
    ),
    Column("tier", of=attrgetter("target.indicator.tier")),
    Column("case", of=attrgetter("standing")),
    Column("limit", of=upper_limit),
    Column("is_compared", dtype="bool", of=attrgetter("is_compared")),
    Column("is_ranked", dtype="bool", of=attrgetter("is_ranked")),
    Column("is_short", dtype="bool", of=attrgetter("is_short")),
    Column("kind", of=attrgetter("status.kind.value")),
    Column("is_missed", dtype="bool", of=lambda each: each.status.kind in BEHIND),
    Column("is_stated", dtype="bool", of=attrgetter("target.period.is_stated")),
    Column("months", of=lambda each: str(each.target.period.month_numbers)),
    Column("spans_years", dtype="bool", of=attrgetter("target.period.spans_years")),
    Column("has_no_lag", dtype="bool", of=lambda each: each.lag is None),
    Column("unlagged", dtype="float64", of=lambda each: -each.lag if each.lag else 0),
    ITSELF,
)


def shares_slide(name: str, unit: str) -> SlideBars:
    """The bars of a slide under a name, in per cent or 个百分点.

    The note has the printed pair, which stays true beside a changed distance.
    """
    series = SlideSeries(
        name=name, unit=unit, value="bar", label="{bar_text}", note="{bar_note}", decimals=1
    )
    return SlideBars(series=(series,))


@computed_once
def judged_targets(dataset: Dataset, on: date | None = None) -> pd.DataFrame:
    """A row for every target of the workbook's own area, judged on a day (the as-of date).

    It has the columns that targets are chosen, grouped and sorted by, typed as in `gaps_table`;
    `case` is the Standing, `itself` the gap.
    """
    return frame(gaps(dataset, on), _KEYS)


def gaps_table(rows: pd.DataFrame | Iterable[Gap]) -> Table:
    """One row a target.

    `actual` and `target` are in the indicator's unit, `gap` in 个百分点 or that unit, `share` in
    per cent of the baseline; NaN where the rules forbid a figure, with the reason in `words`.
    """
    made = table(rows, _COLUMNS)
    return Table(made.rows, _PRESENT) if made.rows["leads_now"].any() else made


def points_table(found: pd.DataFrame) -> Table:
    """As gaps_table, with the gaps in 个百分点 as the bars to draw."""
    whole = gaps_table(found)
    return whole.of(whole.rows.assign(bar=whole.rows["short"])).showing(
        brief=(("name", "place"), "pair_text", ("gap_text", "progress_text", "status")),
        spoken=("name", "pair_text", "gap_text", "progress_text"),
    )


def shares_table(found: pd.DataFrame) -> Table:
    """As gaps_table, with the gaps as shares of the baseline (per cent) as the bars to draw.

    A bar is as long as its share is printed.
    """
    return gaps_table(found).showing(
        # Shares beside their amounts.
        brief=(
            ("name", "place"),
            "pair_text",
            ("gap_text", "share_said", "progress_text", "status"),
        ),
        spoken=("name", "pair_text", "gap_text", "share_said", "progress_text"),
    )
