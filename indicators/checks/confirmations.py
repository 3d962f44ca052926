"""Doubts that an analyst has confirmed, which are not asked again while the figures stay."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from indicators.checks.findings import Code, Finding, in_order
from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation, Target
from indicators.wording.numbers import aimed, moment, observed


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding 待确认 by its code and figures, as `figure` writes them.

    `about` are the figures in doubt; `beside` are those that they are compared with.
    """

    code: Code
    about: tuple[str, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A doubt that was confirmed by publishing an edition: who, when (in UTC), its number."""

    doubt: Doubt
    by: str
    at: datetime
    edition: int


def figure(fact: Fact) -> str:
    """A fact's 编号, what it measures and its value: O001 X_YOY 999901 2023：增长5.2%."""
    if not isinstance(fact, Observation | Target):
        return fact.id
    value = observed(fact) if isinstance(fact, Observation) else aimed(fact)
    return f"{fact.id} {fact.indicator.code} {fact.area.code} {fact.period.text}：{value}"


def doubts(findings: Iterable[Finding]) -> tuple[Doubt, ...]:
    """The doubts that the findings ask to confirm, without repetitions."""
    singles = (single for each in findings for single in each.singles)
    asked = (each for each in singles if each.severity is Severity.CONFIRM and each.about)
    return tuple(dict.fromkeys(Doubt(each.code, each.about, each.beside) for each in asked))


def settled(
    findings: tuple[Finding, ...], confirmed: Iterable[Confirmation], dataset: Dataset | None
) -> tuple[Finding, ...]:
    """The findings, with 已确认 for those whose doubt was confirmed before.

    A doubt is the same if it has the same code and `about`, and the figures that it was compared
    with then are still in the dataset, even if it is compared with others now.
    """
    known: dict[tuple[str, tuple[str, ...]], list[Confirmation]] = {}
    for each in confirmed:
        known.setdefault((each.doubt.code, each.doubt.about), []).append(each)
    if not known:
        return findings

    @cache
    def figures() -> Set[str]:
        return {figure(each) for each in dataset.facts} if dataset else frozenset()

    singles = (single for each in findings for single in each.singles)
    return in_order(
        _settled(each, known.get((each.code, each.about), ()), figures) for each in singles
    )


def _settled(
    asked: Finding, confirmed: Iterable[Confirmation], figures: Callable[[], Set[str]]
) -> Finding:
    if asked.severity is not Severity.CONFIRM or not asked.about:
        return asked
    for each in confirmed:
        if not each.doubt.beside or set(each.doubt.beside) <= figures():
            who = f"{each.by}已于{moment(each.at)}随第{each.edition}版确认"
            remedy = f"{who}，数值没有变，不必再确认。"
            return replace(asked, severity=Severity.CONFIRMED, remedy=remedy)
    return asked
