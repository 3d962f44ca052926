"""The choice of targets by a reader: filters, order, and the name of the choice."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from indicators.exhibits.choices import (
    DOMAIN,
    JUDGED_ON,
    TARGET_YEAR,
    TIERS,
    YEAR,
    domains_in_order,
)
from indicators.exhibits.exhibit import Choices, ExhibitContent
from indicators.exhibits.parameters import Choice, ChoiceOrAll, Several
from indicators.exhibits.table import Table
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Target
from indicators.rules.baselines import LAST_YEAR
from indicators.rules.gaps import Gap, gap, gaps
from indicators.rules.report_years import of_year

UNLISTED_OWNER = "原文未列"


class GapOrder(StrEnum):
    """How the targets page sorts."""

    DIFFERENCE = "差距从大到小"
    DOCUMENT = "原文顺序"
    DEADLINE = "截止日期"


def owner_of(gap: Gap) -> str:
    """The responsible office of a target: its own 责任单位, else its indicator's."""
    return gap.target.owner or gap.target.indicator.owner or UNLISTED_OWNER


def gaps_of_year(dataset: Dataset, choices: Choices) -> tuple[Gap, ...]:
    """The gaps of the chosen year's targets, judged on the chosen day if there is one."""
    return gaps(of_year(dataset, choices[YEAR.key]), choices.get(JUDGED_ON.key))


def largest(found: Iterable[Gap], in_points: bool) -> list[Gap]:
    """The largest shortfalls of now first; without any, the largest distances from the baselines.

    The two are never ranked together. `in_points` as of `short_ones`.
    """
    short = short_ones(found, in_points)
    now = [each for each in short if each.leads_now]
    return sorted(now or short, key=lambda each: each.shortfall_size, reverse=True)


def short_ones(found: Iterable[Gap], in_points: bool) -> list[Gap]:
    """The gaps that miss their targets, without the doubtful ones.

    With `in_points` the rates, in 个百分点; otherwise the others, by share of the baseline.
    """
    short = [each for each in found if each.is_short]
    if in_points:
        return [each for each in short if each.share is None and each.target.is_rate]
    return [each for each in short if each.share is not None]


def _domains(dataset: Dataset, choices: Choices) -> Sequence[str]:
    found = gaps_of_year(dataset, choices)
    return domains_in_order(each.target.indicator.domain for each in found)


def _owners(found: Iterable[Gap]) -> Sequence[str]:
    return sorted({owner_of(each) for each in found} - {UNLISTED_OWNER})


OWNER = ChoiceOrAll(
    key="owner",
    title="责任单位",
    options=lambda dataset: _owners(gaps(dataset)),
    offered=lambda dataset, choices: _owners(gaps_of_year(dataset, choices)),
)
_ORDER = Choice(key="order", title="排序", options=lambda _: list(GapOrder))
_STANDINGS = Several(key="standing", title="情形", options=lambda _: list(Standing), wide=True)
_FIELD = replace(DOMAIN, offered=_domains)
FILTERS = (TARGET_YEAR, _FIELD, OWNER, _ORDER, TIERS, _STANDINGS, JUDGED_ON)


def chosen_gaps(dataset: Dataset, choices: Choices) -> list[Gap]:
    """The targets of the chosen year, field, owner, tiers and standings, in the chosen order."""
    found = [
        each
        for each in gaps_of_year(dataset, choices)
        if choices["domain"] in {None, each.target.indicator.domain}
        and choices["owner"] in {None, owner_of(each)}
        and each.target.indicator.tier in choices["tier"]
        and each.standing in choices["standing"]
    ]
    return ordered(found, choices["order"])


def ordered(found: Sequence[Gap], order: GapOrder) -> list[Gap]:
    """The gaps in a reader's order; those without the figure that sorts come last.

    Doubtful ones have a figure that must not sort: they keep the workbook's order.
    """
    if order is GapOrder.DIFFERENCE:
        return sorted(found, key=_by_difference)
    if order is GapOrder.DEADLINE:
        return sorted(found, key=lambda each: str(each.target.deadline or "9999"))
    return list(found)


def _by_difference(each: Gap) -> tuple[bool, bool, bool, bool, Fraction]:
    """Rates in 个百分点 first, then counts by their share of the baseline: units do not mix.

    The distances of now come before those from a baseline. The largest shortfall first; what is
    met, or not due yet, comes after, the nearest to its bound first.
    """
    if each.distance is None or not each.is_ranked:
        return (True, True, True, True, Fraction(0))
    short = each.shortfall_size if each.is_short else Fraction(0)
    beyond = abs(each.distance.value if each.share is None else each.share)
    kind = (each.share is not None, not each.leads_now, not short)
    return (False, *kind, -short if short else beyond)


def with_standing(found: Iterable[Gap], standing: Standing) -> list[Gap]:
    """The targets of one standing whose own period has no actual that compares."""
    return [each for each in found if each.standing is standing and not each.is_compared]


def comparable_rates(found: Iterable[Gap]) -> list[Gap]:
    """The rates that may be set against their baseline, in 个百分点; the doubtful last."""
    return _sure_first(each for each in found if each.is_compared and each.share is None)


def comparable_counts(found: Iterable[Gap]) -> list[Gap]:
    """The counts that may be set against their baseline, also as a share of it; doubtful last."""
    return _sure_first(each for each in found if each.is_compared and each.share is not None)


def level_apart(dataset: Dataset, choices: Choices) -> tuple[Choices, Choices]:
    """The choices without the counts that aim at their baselines, and those with them alone.

    None are set apart where nothing else would be left, or where one has an actual of its period.
    """
    found = comparable_counts(chosen_gaps(dataset, choices))
    level = [each for each in found if each.standing is Standing.LEVEL]
    kept = tuple(each for each in choices["standing"] if each is not Standing.LEVEL)
    if len(level) == len(found) or any(each.leads_now for each in level):
        return choices, {**choices, "standing": ()}
    return {**choices, "standing": kept}, {**choices, "standing": (Standing.LEVEL,)}


def _sure_first(found: Iterable[Gap]) -> list[Gap]:
    return sorted(found, key=lambda each: each.is_doubtful)


def aim(choices: Choices, periods: Iterable[str], about: str = "") -> str:
    """The name of the chosen year's targets: 2024年目标，含1项期间未注明.

    `periods` are the labels of those shown: a span of years, or none stated, is not the year's.
    """
    year = choices[YEAR.key]
    if not year:
        return f"目标{about}"
    others = Counter(each for each in periods if not each.startswith(f"{year}年"))
    spans = "、".join(f"{count}项{label}" for label, count in sorted(others.items()))
    return f"{year}年目标{about}{spans and f'，含{spans}'}"


def aim_of(choices: Choices, table: Table, about: str = "") -> str:
    """The same of a table of targets."""
    return aim(choices, table.rows["period"], about)


def from_reference(table: Table, words: str) -> str:
    """The words with 最近实绩 where the table has an actual of another time than last year."""
    rows = table.rows
    is_last_year = not rows["leads_now"].any() and (rows["reference"] == LAST_YEAR).all()
    return words if is_last_year else words.replace(LAST_YEAR, "最近实绩")


def share_unit(table: Table) -> str:
    """The unit of the shares that a table's targets are drawn by."""
    is_last_year = (table.rows["reference"] == LAST_YEAR).all()
    return "占上年实绩的%" if is_last_year else "占基数的%"


def shown_gaps(shown: ExhibitContent, dataset: Dataset) -> list[Gap]:
    """The gap of each target that an exhibit shows."""
    return [gap(each, dataset, shown.on) for each in shown.facts_of(Target, dataset)]
