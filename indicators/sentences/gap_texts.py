"""Texts of targets beside their actuals: figures, distances, and counts of targets."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from indicators.model.codelists import Bound, Measure, Standing
from indicators.model.facts import Fact
from indicators.model.quantities import Quantity
from indicators.rules.baselines import LAST_YEAR
from indicators.rules.gaps import Gap
from indicators.rules.shortfalls import MET, Sense
from indicators.rules.versions import printed_note
from indicators.wording import numbers

_SHORT_WORDS = {Sense.UP: "差", Sense.DOWN: "超", Sense.ABOUT: "偏离"}
# By standing, the name of the baseline, and LIMIT for an upper limit beside it: a higher one is
# the easier one, so that it is counted apart from targets that are to be exceeded.
Standings: TypeAlias = Counter[tuple[Standing, str, str]]
LIMIT = "上限"
COMPARED_WORDS = {
    Standing.ABOVE: "高于上年实绩",
    Standing.LEVEL: "与上年实绩持平",
    Standing.BELOW: "低于上年实绩",
}


def standing_text(each: Gap) -> str:
    """The standing of a target, by the name of its bound: 上限高于上年实绩.

    A baseline of an older year is named: 低于2021年实绩, 与2021年实绩持平.
    """
    if each.standing is Standing.LEVEL and each.reference != LAST_YEAR:
        return f"与{each.reference}{each.standing.value}"
    said = each.standing.value.replace(LAST_YEAR, each.reference)
    if each.standing is Standing.BELOW:
        return upper_limit(each) + said
    if each.standing is not Standing.ABOVE or each.target.quantity is None:
        return said
    name = numbers.limit_name(each.target.quantity.bound)
    return said.replace("下限", {"目标下限": "下限", "目标上限": LIMIT}.get(name, name))


def upper_limit(each: Gap) -> str:
    """上限 for a target with an upper limit that differs from its baseline, else ""."""
    size = each.target.quantity
    is_beside = each.standing in {Standing.ABOVE, Standing.BELOW}
    return LIMIT if is_beside and size is not None and size.lowest is None else ""


def pair_text(each: Gap) -> str:
    """From the leading actual to the target: 增长9.9%（2024年1—9月） → 增长9.5%以上."""
    return f"{actual_text(each)} → {target_text(each)}" if each.leads_now else start_text(each)


def actual_text(each: Gap) -> str:
    """The leading actual as printed with its period, marks and conversion: 增长9.9%（2024年1—9月）.

    The sum of several parts is marked: 3100人（2024年1—6月，按各季度相加）.
    """
    made = each.progress
    if made is None:
        return baseline_text(each)
    text = converted(_printed(made.quantity, each), made.quantity, each)
    return numbers.remarked(f"{text}（{made.period.label}）", made.marks)


def start_text(each: Gap) -> str:
    """From the baseline to the target: 增长4.3%（2023年） → 增长8%以上.

    Where the baseline was revised after the target was set, the earlier value follows:
    增长4.5%（2023年，核实，目标制定时为4.3%） → 增长8%以上.
    """
    baseline = numbers.remarked(baseline_text(each), printed_note(each.printed))
    return f"{baseline} → {target_text(each)}"


def baseline_text(each: Gap) -> str:
    """The baseline as printed with its period and, in another unit, what it converts to.

    With its status and its doubt: 5872人（2023年，初步，存疑）.
    """
    if each.baseline is None:
        return "无基数"
    text = converted(numbers.observed(each.baseline), each.baseline.quantity, each)
    period = each.baseline.period.label if each.baseline.period.is_stated else "此前"
    return numbers.marked(f"{text}（{period}）", each.baseline)


def target_text(each: Gap) -> str:
    """The target as printed and, where its baseline has another unit, what it converts to.

    A doubtful figure is marked: 30%以上（存疑）.
    """
    return numbers.doubted(bare_target_text(each), each.target.citation.is_doubtful)


def bare_target_text(each: Gap) -> str:
    """The same without the doubt, for a sentence that adds it among other marks."""
    return converted(numbers.aimed(each.target), each.target.quantity, each)


def converted(text: str, size: Quantity | None, each: Gap) -> str:
    """A printed size with what it converts to, where target and actual have different units."""
    if size is None or each.unit is None or not each.is_converted:
        return text
    return numbers.with_conversion(text, size, each.unit)


def progress_text(each: Gap) -> str:
    """The actual of the target's own period so far; "" before anything is published."""
    if each.progress is None:
        return ""
    text = f"{each.progress.period.label}{_printed(each.progress.quantity, each)}"
    return numbers.remarked(text, each.progress.basis, each.progress.status.mark)


def _printed(size: Quantity, each: Gap) -> str:
    indicator = each.target.indicator
    is_growth = indicator.measure is Measure.GROWTH
    return numbers.growth(size, indicator) if is_growth else numbers.amount(size)


def gap_text(each: Gap) -> str:
    """The leading distance with its doubt: +3.7个百分点, 差38套, of a limit 至少差10家."""
    if each.distance is None or each.target.quantity is None:
        return numbers.doubted(each.proved, each.is_doubtful) or "不计算"
    said = _shortfall_text(each) if each.leads_now else numbers.signed(each.distance)
    return numbers.doubted(said, each.is_doubtful)


def _shortfall_text(each: Gap) -> str:
    """The distance from an actual of the target's own period: 差38套, 超4起, 已达到.

    A sign would not show on which side of its bound an actual is to be.
    """
    if each.aim is None or each.actual is None or each.distance is None:
        return ""
    if each.distance.value == 0 and each.aim.quantity.is_strict:
        return each.aim.short_words(each.actual)
    return MET if each.is_met else _SHORT_WORDS[each.aim.sense] + numbers.unsigned(each.distance)


def share_text(each: Gap) -> str:
    """The leading distance as a share, with a sign from a baseline only; what is met has none."""
    if each.distance is None:
        return "不计算"
    return doubted_share(each) or "不适用"


def doubted_share(each: Gap) -> str:
    """The same with its doubt; "" where there is no share, or the target is met."""
    share = _bare_share(each)
    return numbers.doubted(share, each.is_doubtful) if share else ""


def _bare_share(each: Gap) -> str:
    if each.share is None or (each.leads_now and each.is_met):
        return ""
    if not each.leads_now:
        return numbers.percentage(each.share, each.sources)
    return numbers.number(abs(numbers.per_cent(each.share, each.sources))) + "%"


def bar_text(each: Gap) -> str:
    """The label of a bar: the distance, a share with its amount, a doubt after both.

    As in the table: +11.9%（+17家） from a baseline, 73.3%（差879人） now.
    """
    share = _bare_share(each)
    if not share or each.distance is None:
        return gap_text(each)
    said = _shortfall_text(each) if each.leads_now else numbers.signed(each.distance)
    return numbers.doubted(f"{share}（{said}）", each.is_doubtful)


def doubts_text(each: Gap) -> str:
    """Why the workbook doubts the target's own figure, or the baseline's."""
    made = each.progress.observations if each.progress else ()
    return doubts_of({"目标": each.target, "基数": each.baseline, "实绩": next(iter(made), None)})


def doubts_of(sides: Mapping[str, Fact | None]) -> str:
    """The reasons of the doubts on facts, after what each of them is: 目标存疑：口径不同."""
    return "；".join(
        side + numbers.doubt_said(fact.citation.doubt.rstrip("。；"))
        for side, fact in sides.items()
        if fact and fact.citation.is_doubtful
    )


def limits_note(bounds: Iterable[str]) -> str:
    """From which end of open targets their gaps are counted: 差距按目标下限计; "" without any."""
    names = [numbers.limit_name(Bound(each)) for each in bounds]
    limits = [each for each in dict.fromkeys(names) if each != numbers.limit_name(Bound.EXACT)]
    if not limits:
        return ""
    which = "" if len(set(names)) == 1 else "有限定的目标，"
    return f"{which}差距按{'、'.join(limits)}计"


def distance_words(each: Gap) -> str:
    """The leading distance for a cell of a spreadsheet, with its period where it is the present."""
    if each.distance is None:
        return "不计算"
    since = f"目标与{each.progress.period.label}实绩比：" if each.progress else ""
    return numbers.doubted(since + numbers.apart(each.distance), each.is_doubtful)


def standings_of(found: Iterable[Gap]) -> Standings:
    """How many targets have each standing, by the names of their baselines, limits apart."""
    return Counter((each.standing, each.reference, upper_limit(each)) for each in found)


def divided(counts: Standings, words: Mapping[Standing, str]) -> list[str]:
    """A count for each of the words, which are of 上年实绩: 4项高于上年实绩, 1项低于2021年实绩.

    Upper limits come last: 1项上限高于上年实绩.
    """
    return [
        f"{count}项{limit}{said.replace(LAST_YEAR, reference)}"
        for side in ("", LIMIT)
        for standing, said in words.items()
        for (each, reference, limit), count in counts.items()
        if each is standing and limit == side
    ]


def division(subject: str, counts: Standings, within: str = "中，") -> str:
    """The counts of targets by standing; 都 where all have the same."""
    told = divided(counts, COMPARED_WORDS)
    if len(told) > 1:
        return f"{subject}{within}{'，'.join(told)}"
    count, _, alike = told[0].partition("项")
    return f"{subject}{'都' if int(count) > 1 else ''}{alike}"


def judged_counts(now: list[Gap], kind: str) -> str:
    """The counts by status of the targets whose own period has actuals."""
    if not now:
        return ""
    counts = Counter(each.status.kind.value for each in now)
    told = "、".join(f"{name}{count}项" for name, count in counts.most_common())
    return f"{len(now)}项{kind}已有本期实绩，其中{told}"
