"""Targets in words: the aim, and its distance from the last actual."""

from datetime import date

from indicators.model.codelists import Firmness, Measure, Nature, Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.rules.baselines import COMPARED
from indicators.rules.gaps import Gap, gap
from indicators.rules.statuses import StatusKind
from indicators.sentences.clauses import (
    bracketed,
    doubt_mark,
    doubt_sentences,
    quoted,
    sentence,
)
from indicators.sentences.gap_texts import bare_target_text, converted, progress_text
from indicators.sentences.names import date_and_mark, dated, measured, place_of, spoken
from indicators.wording import numbers

_NAMES = {
    Nature.EXPECTED: "预期目标",
    Nature.BINDING: "约束性目标",
    Nature.UNSTATED: "目标",
}
_UNJUDGED = {StatusKind.OPEN, StatusKind.TEXT}


def target_sentences(target: Target, dataset: Dataset, on: date | None = None) -> tuple[str, ...]:
    """A target with its due date, its status on a day, its baseline and the gap between them."""
    found = gap(target, dataset, on)
    label, undated = date_and_mark(target.period)
    marks = bracketed(undated, doubt_mark(target))
    due = f"时限为{numbers.day(target.deadline)}" if target.deadline else ""
    owner = f"责任单位为{target.owner}" if target.owner else ""
    first = sentence(
        dated(label, f"{_promise(found, dataset)}{marks}"), due, owner, *_compared(found, dataset)
    )
    # The clause of a doubtful pair already has its doubt.
    told = () if found.standing is Standing.DOUBTFUL else doubt_sentences(target)
    return (first, *told)


def target_clauses(observation: Observation, dataset: Dataset, on: date | None = None) -> list[str]:
    """The clauses of an observation's sentence on the target it counts for and the next one.

    The next is one that is not past its due date, where there is any.
    """
    found = [
        gap(each, dataset, on)
        for each in dataset.targets_of(observation.indicator.code, observation.area.code)
    ]
    own = [each for each in found if each.progress and observation in each.progress.observations]
    later = [each for each in found if each.baseline == observation and each not in own]
    day = on or dataset.about.as_of
    ahead = [each for each in later if each.target.due and each.target.due >= day]
    chosen = [*_widest(own), *_widest(ahead or later)]
    return ["，".join(filter(None, _clause(each, observation))) for each in chosen]


def _widest(found: list[Gap]) -> list[Gap]:
    """The target of the longest period, the nearest of these."""
    in_time = sorted(found, key=lambda each: each.target.period.sort_key)
    return sorted(in_time, key=lambda each: -each.target.period.months)[:1]


def _clause(each: Gap, observation: Observation) -> tuple[str, ...]:
    target = each.target
    label = target.period.label if target.period.is_stated else "期间未注明的"
    aim = f"{label}{_NAMES[target.nature]}为{_aim_said(each)}{bracketed(doubt_mark(target))}"
    if each.progress and observation in each.progress.observations:
        # A part of a sum is not judged by itself.
        return (aim, progress_text(each) if each.progress.basis else "", _judged(each))
    return (aim, _meaning(each))


def _aim_said(each: Gap) -> str:
    """What is aimed at with the word of its firmness: 增长12%以上, 力争160家."""
    target = each.target
    firmness = target.firmness.word
    if target.quantity is None:
        return f"{firmness}{quoted(target.text)}"
    return f"{firmness}{_reached(target) if firmness else ''}{bare_target_text(each)}"


def _reached(target: Target) -> str:
    """The verb of a level that is to be reached; a flow or a growth rate needs none."""
    return "" if target.indicator.measure in {Measure.FLOW, Measure.GROWTH} else "达到"


def _judged(each: Gap) -> str:
    """The status as a clause; "" for a target not yet due without an actual."""
    if each.status.kind in _UNJUDGED and not each.status.reason:
        return ""
    return f"状态为“{each.status.label}”"


def _promise(each: Gap, dataset: Dataset) -> str:
    """全区固定资产投资预期目标为增长12%以上; 全区力争招引超亿元项目30个以上."""
    target, indicator = each.target, each.target.indicator
    place, name = place_of(indicator, target.area, dataset), _NAMES[target.nature]
    if target.quantity is None:
        return f"{place}{indicator.name}的{name}为{_aim_said(each)}"
    subject = spoken(indicator, dataset)
    if target.firmness is Firmness.UNSTATED:
        return f"{place}{subject}{name}为{_aim_said(each)}"
    nature = "" if target.nature is Nature.UNSTATED else f"（{name}）"
    verb = _reached(target)
    return f"{place}{target.firmness.value}{subject}{verb}{bare_target_text(each)}{nature}"


def _compared(each: Gap, dataset: Dataset) -> tuple[str, ...]:
    made = f"{progress_text(each)}" if each.progress else ""
    if each.standing not in COMPARED | {Standing.DOUBTFUL}:
        return (made, _judged(each), _meaning(each))
    return (made, _judged(each), _baseline(each, dataset), _meaning(each))


def _baseline(each: Gap, dataset: Dataset) -> str:
    """2023年实绩为增长16.1%; another indicator's baseline is named."""
    base = each.baseline
    if base is None:
        return ""
    # The meaning of a compared pair names the version of the figure.
    status = "" if each.is_compared else base.status.mark
    label, undated = date_and_mark(base.period)
    marks = bracketed(undated, status, doubt_mark(base))
    label = label or "此前"
    if base.indicator != each.target.indicator:
        return f"{label}{measured(base, dataset)}{marks}"
    text = converted(numbers.observed(base), base.quantity, each)
    return f"{label}实绩为{text}{marks}"


def _meaning(each: Gap) -> str:
    if each.standing is Standing.TEXT:
        return f"属{each.words}"
    if each.standing is Standing.DOUBTFUL and each.baseline:
        reason = each.reason.rstrip("。；")
        return f"与{each.reference_name}能否相比存疑" + (f"：{reason}" if reason else "")
    return each.words.rstrip("。；")
