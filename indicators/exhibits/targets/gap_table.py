"""The table of targets beside their baselines."""

from collections.abc import Iterable
from dataclasses import replace
from math import nan

from indicators.exhibits.forms import SlideBars, SlideSeries
from indicators.exhibits.number_columns import difference_of, number_labels, numbers_of
from indicators.exhibits.table import FACTS, Table, ids_of, table
from indicators.exhibits.targets.choosing import owner_of
from indicators.model.codelists import Standing
from indicators.rules.gaps import Gap, shortfall_size
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

_GAP_LABELS = {
    "name": "指标",
    "actual_text": "基数",
    "target_text": "目标",
    "pair_text": "基数 → 目标",
    "gap_text": "差距",
    "share_text": "占基数",
    "progress_text": "进展",
    "standing": "目标与上年比",
    "status": "状态",
    "words": "说明",
    "cited": "来源",
}
# Where a target's own period has data, its actual takes the baseline's place.
_PRESENT_LABELS = {"actual_text": "最近实绩", "pair_text": "最近实绩 → 目标"}
_GAP_EXTRAS = {
    "aim_text": "目标",
    "due": "截止日期",
    "lead": "差距",
    "gap_said": "差距",
    "share_said": "占基数",
    "doubt": "疑点",
    "place": "出处",
}
# Targets below the last actual are said so in words; shares stand beside their amounts.
_RATE_BRIEF = (("name", "place"), "pair_text", ("words", "progress_text", "status"))
_POINT_BRIEF = (("name", "place"), "pair_text", ("gap_text", "progress_text", "status"))
_COUNT_BRIEF = (
    ("name", "place"),
    "pair_text",
    ("gap_text", "share_said", "progress_text", "status"),
)
_EXPORTED = {
    "id": "编号",
    "name": "指标",
    "domain": "领域",
    "owner": "责任单位",
    "period": "目标期间",
    "target_text": "目标",
    **number_labels("目标", "target_"),
    "due_date": "截止日期",
    "baseline_period": "基数期间",
    "baseline_text": "基数",
    **number_labels("基数", "baseline_"),
    "gap_words": "差距",
    "gap_value": "差距数值",
    "gap_unit": "差距单位",
    "share_value": "差距占基数（%）",
    "progress_text": "进展",
    "standing": "目标与上年比",
    "status": "状态",
    "words": "说明",
    "nature": "性质",
    "note": "备注",
    "cited": "来源",
    "baseline_cited": "基数来源",
    "code": "指标代码",
}
_GAP = (
    *_GAP_LABELS,
    *_GAP_EXTRAS,
    *_EXPORTED,
    *("is_rate", "actual", "target", "bound", "gap", "share", "doubtful", "provisional", "heading"),
    *("short", "leads_now", "reference", "bar", "bar_text", "bar_note", FACTS),
)
DOUBTED = "存疑，不参加排序"

# The pair that a note prints is what documents say: it stays beside a changed distance too.
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
    labels = _GAP_LABELS | (_PRESENT_LABELS if any(each.leads_now for each in chosen) else {})
    records = [_record(each) for each in chosen]
    return table(records, _GAP, labels, extras=_GAP_EXTRAS, brief=_RATE_BRIEF, exported=_EXPORTED)


def points_table(found: Iterable[Gap]) -> Table:
    """As gaps_table, with the gaps in 个百分点 as the bars to draw."""
    whole = gaps_table(found)
    drawn = whole.of(whole.rows.assign(bar=whole.rows["short"]))
    return replace(drawn, brief=_POINT_BRIEF)


def shares_table(found: Iterable[Gap]) -> Table:
    """As gaps_table, with the gaps as shares of the baseline (per cent) as the bars to draw.

    A bar is as long as its share is printed.
    """
    whole = gaps_table(each for each in found if each.share is not None)
    return replace(whole, brief=_COUNT_BRIEF)


def _record(each: Gap) -> dict[str, object]:
    target = each.target
    is_unlike = each.standing is Standing.DOUBTFUL
    return {
        "id": target.id,
        FACTS: ids_of(*each.facts),
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
        "lead": DOUBTED if is_unlike else each.words,
        "doubt": each.words if is_unlike else doubts_text(each),
        "note": doubts_text(each),
        "gap_said": gap_text(each) if is_unlike and each.distance else "",
        "share_said": doubted_share(each),
        "bar": _bar(each),
        "short": float(shortfall_size(each)),
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
    """What only a download shows: printed numbers with their units and bounds, and dates."""
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
