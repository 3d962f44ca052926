"""Tables of targets beside their baselines."""

from collections.abc import Iterable
from dataclasses import replace
from math import nan

from indicators.exhibits.rows.chosen_targets import owner_of
from indicators.exhibits.rows.number_columns import difference_of, number_labels, numbers_of
from indicators.exhibits.table import FACTS, Table, ids_of, table
from indicators.model.codelists import Bound, Measure, Standing
from indicators.model.quantities import Difference
from indicators.rules.baselines import LAST_YEAR
from indicators.rules.gaps import Gap, shortfall_size
from indicators.rules.shortfalls import Sense, is_strict, sense_of, short_words
from indicators.rules.versions import printed_note
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
_STANDING_LABELS = {"name": "情形", "text": "目标数"}
_STANDING_EXPORTED = {"name": "情形", "count": "目标数（项）"}
DOUBTED = "存疑，不参加排序"
_SHORT_WORDS = {Sense.UP: "差", Sense.DOWN: "超", Sense.ABOUT: "偏离"}


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


def standings_table(found: Iterable[Gap]) -> Table:
    """How many targets lie where against last year, in the rule's order.

    `name` is the standing in the words of the targets' own bounds: 下限, 上限 or 目标值.
    """
    groups: dict[tuple[Standing, str], list[Gap]] = {}
    for each in found:
        groups.setdefault((each.standing, standing_text(each)), []).append(each)
    records = [
        {
            "standing": standing.value,
            "reference": alike[0].reference,
            "name": name,
            "count": len(alike),
            "text": f"{len(alike)}项",
            FACTS: ids_of(*(fact for each in alike for fact in each.facts)),
        }
        for (standing, name), alike in sorted(groups.items(), key=_standing_order)
    ]
    columns = ("standing", "reference", "name", "count", "text", FACTS)
    return table(records, columns, _STANDING_LABELS, exported=_STANDING_EXPORTED)


def _standing_order(group: tuple[tuple[Standing, str], list[Gap]]) -> tuple[int, int]:
    """The rule's order; of one standing that of the most targets first."""
    (standing, _), alike = group
    return list(Standing).index(standing), -len(alike)


def limits_note(bounds: Iterable[str]) -> str:
    """From which end of open targets their gaps are counted: 差距按目标下限计; "" without any."""
    names = [numbers.limit_of(Bound(each)) for each in bounds]
    limits = [each for each in dict.fromkeys(names) if each != numbers.limit_of(Bound.EXACT)]
    if not limits:
        return ""
    which = "" if len(set(names)) == 1 else "有限定的目标，"
    return f"{which}差距按{'、'.join(limits)}计"


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
        "doubt": each.words if is_unlike else _doubts(each),
        "note": _doubts(each),
        "gap_said": _gap_text(each) if is_unlike and each.distance else "",
        "share_said": _doubted_share(each),
        "bar": _bar(each),
        "short": float(shortfall_size(each)),
        "bar_text": _bar_text(each),
        "bar_note": pair_text(each),
        "progress_text": progress_text(each),
        "gap": float(each.distance.value) if each.distance else nan,
        "gap_text": _gap_text(each),
        "share": float(each.share * 100) if each.share is not None else nan,
        "share_text": _share_text(each),
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
        "gap_words": _gap_words(each, change),
        "gap_value": difference_of(change),
        "gap_unit": change.unit if change else "",
        "share_value": None if each.per_cent is None else float(each.per_cent),
    }


def _gap_words(each: Gap, change: Difference | None) -> str:
    """The leading distance for a cell of a spreadsheet, with its period where it is the present."""
    if change is None:
        return "不计算"
    since = f"目标与{each.progress.period.label}实绩比：" if each.progress else ""
    return numbers.doubted(since + numbers.apart(change), each.is_doubtful)


def standing_text(each: Gap) -> str:
    """Where the target lies against its baseline, by the name of its bound: 上限高于上年实绩.

    A baseline of an older year is named: 低于2021年实绩, 与2021年实绩持平.
    """
    if each.standing is Standing.LEVEL and each.reference != LAST_YEAR:
        return f"与{each.reference}{each.standing.value}"
    said = each.standing.value.replace(LAST_YEAR, each.reference)
    if each.standing is not Standing.ABOVE or each.target.quantity is None:
        return said
    name = numbers.limit_name(each.target.quantity)
    short = {"目标下限": "下限", "目标上限": "上限"}.get(name, name)
    return said.replace("下限", short)


def pair_text(each: Gap) -> str:
    """From the leading actual to the target: 增长9.9%（2024年1—9月） → 增长9.5%以上."""
    return f"{actual_text(each)} → {target_text(each)}" if each.leads_now else start_text(each)


def actual_text(each: Gap) -> str:
    """The leading actual as printed with its period, marks and conversion: 增长9.9%（2024年1—9月）.

    The sum of several parts says so: 3100人（2024年1—6月，按各季度相加）.
    """
    made = each.progress
    if made is None:
        return baseline_text(each)
    if each.target.indicator.measure is Measure.GROWTH:
        text = numbers.growth(made.quantity, each.target.indicator)
    else:
        text = numbers.amount(made.quantity)
    if each.unit and each.is_converted:
        text = numbers.with_conversion(text, made.quantity, each.unit)
    return numbers.remarked(f"{text}（{made.period.label}）", made.marks)


def start_text(each: Gap) -> str:
    """From the baseline to the target: 增长4.3%（2023年） → 增长8%以上.

    Where the baseline is of later than the target, the one of that time is told:
    增长4.5%（2023年，核实，目标制定时为4.3%） → 增长8%以上.
    """
    baseline = numbers.remarked(baseline_text(each), printed_note(each.printed))
    return f"{baseline} → {target_text(each)}"


def baseline_text(each: Gap) -> str:
    """The baseline as printed with its period and, in another unit, what it converts to.

    Its status and its doubt are told: 5872人（2023年，初步，存疑）.
    """
    if each.baseline is None:
        return "无基数"
    text = numbers.observed(each.baseline)
    if each.baseline.quantity and each.unit and each.is_converted:
        text = numbers.with_conversion(text, each.baseline.quantity, each.unit)
    period = each.baseline.period.label if each.baseline.period.is_stated else "此前"
    return numbers.marked(f"{text}（{period}）", each.baseline)


def target_text(each: Gap) -> str:
    """The target as printed and, where its baseline has another unit, what it converts to.

    A doubtful figure says so: 30%以上（存疑）.
    """
    return numbers.doubted(bare_target_text(each), each.target.citation.is_doubtful)


def bare_target_text(each: Gap) -> str:
    """The same without the doubt, for a sentence that says it among other marks."""
    text = numbers.aimed(each.target)
    if each.target.quantity and each.unit and each.is_converted:
        return numbers.with_conversion(text, each.target.quantity, each.unit)
    return text


def progress_text(each: Gap) -> str:
    """What the target's own period has brought so far; "" before anything is published."""
    if each.progress is None:
        return ""
    size = each.progress.quantity
    is_growth = each.target.indicator.measure is Measure.GROWTH
    said = numbers.growth(size, each.target.indicator) if is_growth else numbers.amount(size)
    remarks = (each.progress.basis, each.progress.status.mark)
    return numbers.remarked(f"{each.progress.period.label}{said}", *remarks)


def _gap_text(each: Gap) -> str:
    """The leading distance with its doubt: +3.7个百分点, 差38套."""
    if each.distance is None or each.target.quantity is None:
        return "不计算"
    said = _shortfall_text(each) if each.leads_now else numbers.signed(each.distance)
    return numbers.doubted(said, each.is_doubtful)


def _shortfall_text(each: Gap) -> str:
    """The distance from an actual of the target's own period: 差38套, 超4起, 已达到.

    A sign would not say on which side of its bound an actual is to be.
    """
    aim, actual = each.target.quantity, each.actual
    if aim is None or actual is None or each.distance is None:
        return ""
    sense = sense_of(each.target, aim)
    if each.distance.value == 0 and is_strict(aim):
        return short_words(sense, aim, actual)
    return "已达到" if _is_met(each) else f"{_SHORT_WORDS[sense]}{numbers.unsigned(each.distance)}"


def _is_met(each: Gap) -> bool:
    return each.shortfall is not None and not each.shortfall.value


def _share_text(each: Gap) -> str:
    """The leading distance as a share, with a sign from a baseline only; what is met has none."""
    if each.distance is None:
        return "不计算"
    return _doubted_share(each) or "不适用"


def _doubted_share(each: Gap) -> str:
    share = _bare_share(each)
    return numbers.doubted(share, each.is_doubtful) if share else ""


def _bare_share(each: Gap) -> str:
    if each.share is None or (each.leads_now and _is_met(each)):
        return ""
    if not each.leads_now:
        return numbers.percentage(each.share, each.sources)
    return numbers.number(abs(numbers.per_cent(each.share, each.sources))) + "%"


def _bar(each: Gap) -> float:
    """The share that is drawn: of now above zero where the target is missed, below where met."""
    if each.per_cent is None:
        return nan
    if not each.leads_now:
        return float(each.per_cent)
    size = float(abs(each.per_cent))
    return 0 - size if _is_met(each) else size


def _bar_text(each: Gap) -> str:
    """What stands at a bar: the distance, a share with its amount, a doubt after both.

    As in the table: +11.9%（+17家） from a baseline, 73.3%（差879人） now.
    """
    share = _bare_share(each)
    if not share or each.distance is None:
        return _gap_text(each)
    said = _shortfall_text(each) if each.leads_now else numbers.signed(each.distance)
    return numbers.doubted(f"{share}（{said}）", each.is_doubtful)


def _doubts(each: Gap) -> str:
    """Why the workbook doubts the target's own figure, or the baseline's."""
    made = each.progress.observations if each.progress else ()
    sides = {"目标": each.target, "基数": each.baseline, "实绩": next(iter(made), None)}
    return "；".join(
        side + numbers.doubt_said(fact.citation.doubt.rstrip("。；"))
        for side, fact in sides.items()
        if fact and fact.citation.is_doubtful
    )


def _actual(each: Gap) -> float:
    quantity = each.actual
    if quantity is None or each.unit is None or each.distance is None:
        return nan
    return float(quantity.in_unit(each.unit))


def _in_own_unit(each: Gap) -> float:
    quantity = each.target.quantity
    return float(quantity.in_unit(each.unit)) if quantity and each.unit else nan
