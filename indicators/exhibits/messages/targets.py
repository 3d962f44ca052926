"""What the exhibits of targets say: how many lie above their last actual, and how far."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from indicators.exhibits.exhibit import ExhibitContent
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Target
from indicators.model.periods import UNSTATED
from indicators.rules.baselines import LAST_YEAR, reference_name
from indicators.rules.gaps import Gap, gap, shortfall_size
from indicators.sentences.clauses import named
from indicators.sentences.names import spoken
from indicators.wording import numbers

Standings: TypeAlias = Counter[tuple[Standing, str]]

_SAID = {
    Standing.ABOVE: "高于上年实绩",
    Standing.LEVEL: "与上年实绩持平",
    Standing.BELOW: "低于上年实绩",
}
_OTHERS = {
    Standing.TEXT: "为文字目标，不计算差距",
    Standing.NO_BASELINE: "目标没有可比的上年实绩，不计算差距",
    Standing.DOUBTFUL: "目标与上年实绩能否相比存疑，不参加排序",
}


def largest_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """Which target lies farthest above its baseline (counts: as a share of it), and how far."""
    found = _gaps(shown, dataset)
    first = found[0]
    if any(each.leads_now or not (each.difference and each.difference.value > 0) for each in found):
        return _shortest_message(found, dataset)
    if first.difference is None or first.baseline is None:
        return f"{shown.period}，共{len(found)}项。"
    ties = [each for each in found if shortfall_size(each) == shortfall_size(first)]
    reference = reference_name(first.baseline, first.target)
    more = numbers.more_or_less(first.difference)
    aim, limits = _aim(first.target), _limits(ties)
    if first.share is None:
        names = named([each.target.indicator.name for each in ties])
        size = f"{limits}都比{reference}{numbers.apart(first.difference)}"
        told = first.words if len(ties) == 1 else size
        return f"{aim}比{reference}{more}出最多的是{names}，{told}。"
    names = named([spoken(each.target.indicator, dataset) for each in ties])
    share = f"{numbers.number(numbers.per_cent(first.share, first.sources))}%"
    alone = f"{first.words}，相当于{reference}的{share}"
    told = alone if len(ties) == 1 else f"{limits}都比{reference}{more}{share}"
    return f"{aim}{more}出部分占{reference}比例最大的是{names}，{told}。"


def _shortest_message(found: list[Gap], dataset: Dataset) -> str:
    """Which target is farthest from being met now; of upper limits, from its baseline.

    Its distance says which actual it is measured from.
    """
    first = found[0]
    aim, share = f"{_aim(first.target)}与{first.reference}相差最大", first.share
    if first.leads_now:
        aim = f"距{_aim(first.target)}最远"
    ties = [each for each in found if shortfall_size(each) == shortfall_size(first)]
    if share is None:
        names = named([each.target.indicator.name for each in ties])
        return f"{aim}的是{names}，{first.lead}。"
    names = named([spoken(each.target.indicator, dataset) for each in ties])
    part = f"{numbers.number(numbers.per_cent(abs(share), first.sources))}%"
    return f"{aim}的是{names}，{first.lead}，差额相当于基数的{part}。"


def standings_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many targets compare, and how these divide."""
    counts = _counts(shown)
    total = sum(counts.values())
    known = sum(count for (each, _), count in counts.items() if each in _SAID)
    if not known:
        return f"{total}项目标都没有可比的上年实绩。"
    if known == total:
        return f"{_divided(f'{total}项目标', counts)}。"
    return f"{total}项目标中，{_divided(f'可比的{known}项', counts, '里')}。"


def standing_rows(shown: ExhibitContent, _: Dataset, most: int) -> tuple[str, ...]:
    """A sentence for each way in which targets do not compare; the message has said the rest."""
    counts = _counts(shown)
    return tuple(f"{each}。" for each in divided(counts, _OTHERS)[:most])


def comparable_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many targets are met now, and how those without present actuals lie to their baseline."""
    found = _gaps(shown, dataset)
    kind = "数量" if shown.exhibit == "target-counts" else "增速、比重"
    sure = [each for each in found if each.is_ranked]
    doubted = len(found) - len(sure)
    if not sure:
        return f"{doubted}项{kind}目标的数字存疑，不参加排序。"
    now = [each for each in sure if each.leads_now]
    counts = standings_of(each for each in sure if not each.leads_now)
    apart = f"，另有{doubted}项数字存疑，不参加排序" if doubted else ""
    start = _divided(f"{counts.total()}项可比的{kind}目标", counts) if counts else ""
    return f"{'；'.join(filter(None, (judged_counts(now, f'{kind}目标'), start)))}{apart}。"


def judged_counts(now: list[Gap], kind: str) -> str:
    """How the targets divide by status whose own period has actuals."""
    if not now:
        return ""
    counts = Counter(each.status.kind.value for each in now)
    told = "、".join(f"{name}{count}项" for name, count in counts.most_common())
    return f"{len(now)}项{kind}已有本期实绩，其中{told}"


def doubtful_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many targets may not be set against their baseline."""
    return f"{_counted(shown)}与上年实绩能否相比存疑，不参加排序。"


def without_baseline_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many targets have nothing to be set against."""
    return f"{_counted(shown)}没有可比的上年实绩，不计算差距。"


def text_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many targets have words in place of a number."""
    return f"{_counted(shown)}是文字目标，只列原话，不计算差距。"


def _gaps(shown: ExhibitContent, dataset: Dataset) -> list[Gap]:
    return [gap(each, dataset) for each in shown.facts_of(Target, dataset)]


def _aim(target: Target) -> str:
    return f"{target.period.label}目标" if target.period.is_stated else "目标"


def _limits(found: Iterable[Gap]) -> str:
    """What the printed values of the targets are: 目标下限, 目标下限、目标值."""
    sizes = [each.target.quantity for each in found]
    return "、".join(dict.fromkeys(numbers.limit_name(each) for each in sizes if each))


def _counted(shown: ExhibitContent) -> str:
    """How many targets, each under its own period: 70项2024年目标和1项期间未注明的目标."""
    aim = shown.period.partition("，")[0]
    counts = Counter(str(each) == UNSTATED.label for each in shown.table.rows["period"])
    told = {aim: counts[False], f"{UNSTATED.label}的目标": counts[True]}
    return "和".join(f"{count}项{name}" for name, count in told.items() if count)


def standings_of(found: Iterable[Gap]) -> Standings:
    """How many targets lie where, by what their baselines are called."""
    return Counter((each.standing, each.reference) for each in found)


def divided(counts: Standings, words: Mapping[Standing, str]) -> list[str]:
    """A count for each of the words, which are of 上年实绩: 4项高于上年实绩, 1项低于2021年实绩."""
    return [
        f"{count}项{said.replace(LAST_YEAR, reference)}"
        for standing, said in words.items()
        for (each, reference), count in counts.items()
        if each is standing
    ]


def _counts(shown: ExhibitContent) -> Standings:
    rows: Iterable[tuple[str, str, int]] = shown.table.rows[
        ["standing", "reference", "count"]
    ].itertuples(index=False, name=None)
    counts: Standings = Counter()
    for standing, reference, count in rows:
        counts[Standing(standing), reference] += int(count)
    return counts


def _divided(subject: str, counts: Standings, within: str = "中，") -> str:
    """How a number of targets divides; 都 where all of them stand alike."""
    told = divided(counts, _SAID)
    if len(told) > 1:
        return f"{subject}{within}{'，'.join(told)}"
    count, _, alike = told[0].partition("项")
    return f"{subject}{'都' if int(count) > 1 else ''}{alike}"
