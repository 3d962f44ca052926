"""The table of targets beside their baselines."""

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
    difference_of,
    drawn,
    ids_of,
    number_columns,
    numbers_of,
)
from indicators.exhibits.forms import SlideBars, SlideSeries
from indicators.exhibits.table import Table, table
from indicators.exhibits.targets.choosing import owner_of
from indicators.model.codelists import Standing
from indicators.rules.gaps import Gap
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
)
from indicators.wording import numbers

_COLUMNS = columns(
    Column("name", "指标", ColumnRole.SUBJECT),
    Column("actual_text", "基数"),
    Column("target_text", "目标"),
    Column("pair_text", "基数 → 目标"),
    Column("gap_text", "差距"),
    Column("share_text", "占基数"),
    Column("progress_text", "进展", ColumnRole.PROGRESS),
    Column("standing", "目标与上年比", ColumnRole.STANDING),
    Column("status", "状态", ColumnRole.STATUS),
    Column("words", "说明", ColumnRole.WORDS),
    CITED,
    Column("aim_text", "目标"),
    Column("due", "截止日期"),
    Column("lead", "差距", ColumnRole.WORDS),
    Column("gap_said", "差距"),
    Column("share_said", "占基数"),
    Column("doubt", "疑点", ColumnRole.REASON),
    PLACE,
    ID,
    Column("domain", "领域"),
    Column("owner", "责任单位"),
    Column("period", "目标期间"),
    *number_columns("目标", "target_"),
    Column("due_date", "截止日期"),
    Column("baseline_period", "基数期间"),
    Column("baseline_text", "基数"),
    *number_columns("基数", "baseline_"),
    Column("gap_words", "差距"),
    Column("gap_value", "差距数值", dtype="float64"),
    Column("gap_unit", "差距单位"),
    Column("share_value", "差距占基数（%）", dtype="float64"),
    Column("nature", "性质"),
    NOTE,
    Column("baseline_cited", "基数来源", ColumnRole.SOURCE),
    CODE,
    *drawn("is_rate", "bool"),
    *drawn("actual target", "float64"),
    *drawn("bound"),
    *drawn("gap share", "float64"),
    *drawn("doubtful provisional", "bool"),
    *drawn("heading"),
    *drawn("short", "float64"),
    *drawn("leads_now", "bool"),
    *drawn("reference"),
    *drawn("bar", "float64"),
    *drawn("bar_text bar_note"),
    FACTS,
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
_DOUBTED = "存疑，不参加排序"

# The note has the printed pair, which stays true beside a changed distance.
SHARES_ON_SLIDES = SlideBars(
    series=(
        SlideSeries(
            name="差距占基数",
            unit="%",
            value="bar",
            label="{bar_text}",
            note="{bar_note}",
            decimals=1,
        ),
    ),
)


def gaps_table(found: Iterable[Gap]) -> Table:
    """One row a target.

    `actual` and `target` are in the indicator's unit, `gap` in 个百分点 or that unit, `share` in
    per cent of the baseline; NaN where the rules forbid a figure, with the reason in `words`.
    """
    chosen = list(found)
    named = _PRESENT if any(each.leads_now for each in chosen) else _COLUMNS
    return table(map(_record, chosen), named)


def points_table(found: Iterable[Gap]) -> Table:
    """As gaps_table, with the gaps in 个百分点 as the bars to draw."""
    whole = gaps_table(found)
    drawn = whole.of(whole.rows.assign(bar=whole.rows["short"]))
    return drawn.showing(
        brief=(("name", "place"), "pair_text", ("gap_text", "progress_text", "status")),
        spoken=("name", "pair_text", "gap_text", "progress_text"),
    )


def shares_table(found: Iterable[Gap]) -> Table:
    """As gaps_table, with the gaps as shares of the baseline (per cent) as the bars to draw.

    A bar is as long as its share is printed.
    """
    whole = gaps_table(each for each in found if each.share is not None)
    return whole.showing(
        # Shares beside their amounts.
        brief=(
            ("name", "place"),
            "pair_text",
            ("gap_text", "share_said", "progress_text", "status"),
        ),
        spoken=("name", "pair_text", "gap_text", "share_said", "progress_text"),
    )


def _record(each: Gap) -> dict[str, object]:
    target = each.target
    is_unlike = each.standing is Standing.DOUBTFUL
    return {
        "id": target.id,
        "facts": ids_of(*each.facts),
        "code": target.indicator.code,
        "name": target.indicator.name,
        "domain": target.indicator.domain,
        "owner": owner_of(each),
        "period": target.period.label,
        "is_rate": bool(target.quantity and target.quantity.is_rate),
        "actual": _actual(each),
        "target": _in_own_unit(each),
        "bound": target.quantity.bound.value if target.quantity else "",
        "actual_text": actual_text(each),
        "baseline_text": baseline_text(each),
        "target_text": target_text(each),
        "pair_text": pair_text(each),
        "aim_text": f"{target.period.label}目标：{target_text(each)}",
        "heading": f"目标 · {target.period.label}",
        "lead": _DOUBTED if is_unlike else each.words,
        "doubt": each.words if is_unlike else doubts_text(each),
        "note": doubts_text(each),
        "gap_said": gap_text(each) if is_unlike and each.distance else "",
        "share_said": doubted_share(each),
        "bar": _bar(each),
        "short": float(each.shortfall_size),
        "bar_text": bar_text(each),
        "bar_note": pair_text(each),
        "progress_text": progress_text(each),
        "gap": float(each.distance.value) if each.distance else nan,
        "gap_text": gap_text(each),
        "share": float(each.share * 100) if each.share is not None else nan,
        "share_text": share_text(each),
        "standing": standing_text(each),
        "leads_now": each.leads_now,
        "reference": each.reference,
        "status": each.status.text,
        "words": each.words,
        "doubtful": each.is_doubtful,
        "provisional": each.is_provisional,
        "nature": target.nature.value,
        "place": target.citation,
        "cited": numbers.cited(target.citation),
        **_exported(each),
    }


def _exported(each: Gap) -> dict[str, object]:
    """The columns of downloads alone: printed numbers with their units and bounds, and dates."""
    change = each.distance
    return {
        **numbers_of(each.target.quantity, "target_"),
        **numbers_of(each.baseline.quantity if each.baseline else None, "baseline_"),
        "baseline_period": each.baseline.period.label if each.baseline else "",
        "baseline_cited": numbers.cited(each.baseline.citation) if each.baseline else "",
        "due": numbers.day(each.target.deadline),
        "due_date": each.target.deadline.isoformat() if each.target.deadline else "",
        "gap_words": distance_words(each),
        "gap_value": difference_of(change),
        "gap_unit": change.unit if change else "",
        "share_value": None if each.per_cent is None else float(each.per_cent),
    }


def _bar(each: Gap) -> float:
    """The share that is drawn: of now above zero where the target is missed, below where met."""
    if each.per_cent is None:
        return nan
    if not each.leads_now:
        return float(each.per_cent)
    size = float(abs(each.per_cent))
    return 0 - size if each.is_met else size


def _actual(each: Gap) -> float:
    quantity = each.actual
    if quantity is None or each.unit is None or each.distance is None:
        return nan
    return float(quantity.in_unit(each.unit))


def _in_own_unit(each: Gap) -> float:
    quantity = each.target.quantity
    return float(quantity.in_unit(each.unit)) if quantity and each.unit else nan
