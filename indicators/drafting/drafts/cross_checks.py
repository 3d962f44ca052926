"""What a draft's rows say of each other, and of the current edition, that cannot all be right."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.edition_versions import Version, known_area, period_of
from indicators.drafting.drafts.matching import canonical
from indicators.drafting.drafts.row_words import amount_words
from indicators.drafting.relations import agree, is_same_figure
from indicators.model import units
from indicators.model.codelists import Bound
from indicators.model.dataset import Dataset
from indicators.model.periods import year_period
from indicators.wording.numbers import observed

_MOST_NAMED: Final = 5
# A level that doubles in a year, or a rate that moves so far, is more often a slip than a fact.
_FACTOR: Final = 2
_POINTS: Final = 20
_AMOUNTS: Final = frozenset({ClaimMeasure.LEVEL, ClaimMeasure.COUNT})


class CrossKind(StrEnum):
    """What was compared."""

    PARTS = "分项与总数"
    TWICE = "同一事项两处"
    EDITION = "与现行版次不同"
    JUMP = "与上年相差大"
    KNOWN = "现行版次已有"
    NO_LEVEL = "有增速没有总量"


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """What a reviewer is to look at: the numbers of the rows, and a sentence."""

    kind: CrossKind
    rows: tuple[int, ...]
    sentence: str


def cross_checks(
    rows: Sequence[DraftRow], area: str = "", dataset: Dataset | None = None
) -> tuple[CrossCheck, ...]:
    """The comparisons that need a look; `area` is the document's.

    `dataset` is the current edition, which the rows stand beside (edition_draft).
    """
    against = _against(rows, area, dataset) if dataset else ()
    return (*_parts(rows), *_twice(rows), *against, *_without_level(rows, area, dataset))


def _parts(rows: Sequence[DraftRow]) -> Iterator[CrossCheck]:
    """Parts larger than their whole, alone or together; parts may overlap, so less is no fault."""
    claims = {row.claim.number: row.claim for row in rows}
    parts: defaultdict[int, list[Claim]] = defaultdict(list)
    for each in claims.values():
        if each.kind is not ClaimKind.PRIOR and each.part_of in claims and _is_exact(each):
            parts[each.part_of].append(each)
    for number, found in parts.items():
        whole = claims[number]
        is_sum = _is_exact(whole) and all(_meets(each, whole.unit) for each in found)
        if whole.value is None or not is_sum:
            continue
        amounts = (units.convert(each.value, each.unit, whole.unit) for each in found if each.value)
        total = sum(amounts, Fraction())
        if total > Fraction(whole.value):
            names = "、".join(f"{each.name}{amount_words(each)}" for each in found)
            together = "，合起来" if len(found) > 1 else ""
            sentence = f"其中项{names}{together}多于{whole.name}{amount_words(whole)}。"
            yield CrossCheck(CrossKind.PARTS, (number, *(each.number for each in found)), sentence)


def _twice(rows: Sequence[DraftRow]) -> Iterator[CrossCheck]:
    """One indicator, area and period with several figures: the same one, or others."""
    alike: defaultdict[object, list[Claim]] = defaultdict(list)
    for row in rows:
        if row.claim.kind in {ClaimKind.ACTUAL, ClaimKind.TARGET} and not row.claim.is_part:
            alike[_subject(row)].append(row.claim)
    for found in alike.values():
        first, *others = found
        amounts = "、".join(dict.fromkeys(map(amount_words, found)))
        is_one = all(is_same_figure(first, each) for each in others)
        if not others or (not is_one and all(agree(first, each) for each in others)):
            continue
        when = f"（{first.period}）" if first.period else ""
        twice = f"{amounts}出现{len(found)}次，只写入一次。"
        several = f"{when}有{amounts}，请核对是不是同一件事。"
        numbers = tuple(each.number for each in found)
        yield CrossCheck(CrossKind.TWICE, numbers, f"{first.name}{twice if is_one else several}")


def _subject(row: DraftRow) -> object:
    claim = row.claim
    indicator = row.match.indicator
    name = indicator.code if indicator else (canonical(claim.name), claim.measure)
    return claim.kind, name, claim.area, claim.period, claim.firmness


def _against(rows: Sequence[DraftRow], area: str, dataset: Dataset) -> Iterator[CrossCheck]:
    """What the current edition has of the rows' indicators, in the same year and the one before."""
    for row in rows:
        number, indicator, beside = row.claim.number, row.match.indicator, row.version
        if beside is None:
            continue
        name = indicator.name if indicator else row.claim.name
        if beside.version is Version.SAME and beside.known:
            told = f"{name}{amount_words(row.claim)}现行版次已有（{beside.known.id}）"
            yield CrossCheck(CrossKind.KNOWN, (number,), f"{told}，不再写入。")
        elif beside.words:
            told = f"{name}：文件是{amount_words(row.claim)}，{beside.words}。"
            yield CrossCheck(CrossKind.EDITION, (number,), told)
        elif told := _moved(row, area, dataset):
            yield CrossCheck(CrossKind.JUMP, (number,), f"{name}：{told}")


def _moved(row: DraftRow, area: str, dataset: Dataset) -> str:
    """The year before in the edition, where the figure is implausibly far from it."""
    claim, indicator, period = row.claim, row.match.indicator, period_of(row.claim)
    if claim.kind is not ClaimKind.ACTUAL or indicator is None or claim.value is None:
        return ""
    if period.year is None or period.months != 12:
        return ""
    code = known_area(dataset, claim.area or area)
    before = dataset.observation_at(indicator.code, year_period(period.year - 1), code)
    if before is None or before.quantity is None or not _meets(claim, before.quantity.unit):
        return ""
    now = units.convert(claim.value, claim.unit, before.quantity.unit)
    then = Fraction(before.quantity.value)
    words = f"{before.period.text}年是{observed(before)}，文件是{amount_words(claim)}"
    if before.quantity.is_rate:
        return f"{words}，相差超过{_POINTS}个百分点，请核对。" if abs(now - then) > _POINTS else ""
    is_far = then > 0 and not then / _FACTOR <= now <= then * _FACTOR
    return f"{words}，相差{_FACTOR}倍以上，请核对单位和口径。" if is_far else ""


def _without_level(
    rows: Sequence[DraftRow], area: str, dataset: Dataset | None
) -> Iterator[CrossCheck]:
    """Growth rates whose level neither document nor edition gives; often none is printed."""
    levels = {
        (canonical(row.claim.name), row.claim.area, row.claim.period)
        for row in rows
        if row.claim.measure in _AMOUNTS
    }
    found = []
    for row in rows:
        claim = row.claim
        subject = canonical(claim.name).removesuffix("增速")
        is_growth = claim.measure is ClaimMeasure.GROWTH and claim.kind is ClaimKind.ACTUAL
        is_alone = is_growth and (subject, claim.area, claim.period) not in levels
        if is_alone and not _has_level(row, area, dataset):
            found.append(claim)
    if found:
        more = f"等{len(found)}项" if len(found) > _MOST_NAMED else ""
        names = "、".join(each.name for each in found[:_MOST_NAMED])
        numbers = tuple(each.number for each in found)
        told = f"{names}{more}只有增速，没有同期的总量；原文没有印就不用补。"
        yield CrossCheck(CrossKind.NO_LEVEL, numbers, told)


def _has_level(row: DraftRow, area: str, dataset: Dataset | None) -> bool:
    """Whether the edition has the level that a growth rate belongs to."""
    indicator, period = row.match.indicator, period_of(row.claim)
    if dataset is None or indicator is None or not indicator.base or not period.is_stated:
        return False
    code = known_area(dataset, row.claim.area or area)
    return bool(code) and dataset.observation_at(indicator.base, period, code) is not None


def _is_exact(claim: Claim) -> bool:
    return claim.value is not None and claim.bound is Bound.EXACT


def _meets(claim: Claim, unit: str) -> bool:
    return units.is_known(claim.unit) and units.same_dimension(claim.unit, unit)


def about(checks: Iterable[CrossCheck], number: int) -> tuple[CrossCheck, ...]:
    """The checks that a row is part of, but for what is absent and what its doubts say already."""
    listed = {CrossKind.NO_LEVEL, CrossKind.EDITION}
    return tuple(each for each in checks if number in each.rows and each.kind not in listed)
