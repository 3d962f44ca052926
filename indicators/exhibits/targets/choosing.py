"""The choice of targets by a reader: filters, order, and the name of the choice."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

import pandas as pd

from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.parameters import (
    DOMAIN,
    JUDGED_ON,
    TARGET_YEAR,
    TIERS,
    YEAR,
    Choice,
    ChoiceOrAll,
    Choices,
    Several,
    domains_in_order,
    selected,
)
from indicators.exhibits.table import Table
from indicators.exhibits.targets.gap_table import UNLISTED_OWNER, judged_targets
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Target
from indicators.model.results import computed_once
from indicators.rules.baselines import LAST_YEAR, LATEST
from indicators.rules.gaps import Gap, gap
from indicators.rules.report_years import of_year


class GapOrder(StrEnum):
    """How the targets page sorts."""

    DIFFERENCE = "差距从大到小"
    DOCUMENT = "原文顺序"
    DEADLINE = "截止日期"


def targets_of_year(dataset: Dataset, choices: Choices) -> pd.DataFrame:
    """The chosen year's targets, judged on the chosen day if there is one."""
    return judged_targets(of_year(dataset, choices[YEAR.key]), choices.get(JUDGED_ON.key))


def largest(found: pd.DataFrame, in_points: bool) -> pd.DataFrame:
    """The largest shortfalls of now first; without any, the largest distances from the baselines.

    The two are never ranked together. `in_points` as of `short_ones`.
    """
    short = short_ones(found, in_points)
    now = short[short["leads_now"]]
    return _sorted(short if now.empty else now, "short", ascending=False)


def short_ones(found: pd.DataFrame, in_points: bool) -> pd.DataFrame:
    """The targets that are missed, without the doubtful ones.

    With `in_points` the rates, in 个百分点; otherwise the others, by share of the baseline.
    """
    is_rate = found["share"].isna() & found["is_rate"]
    return found[found["is_short"] & (is_rate if in_points else found["share"].notna())]


def _sorted(rows: pd.DataFrame, *by: str, ascending: bool = True) -> pd.DataFrame:
    """The rows by columns; those that are equal keep their order."""
    return rows.sort_values([*by], ascending=ascending, kind="stable")


def _owners(found: pd.DataFrame) -> Sequence[str]:
    return sorted({*found["owner"]} - {UNLISTED_OWNER})


def field_and_owner(
    rows: Callable[[Dataset, Choices], pd.DataFrame],
) -> tuple[ChoiceOrAll, ChoiceOrAll]:
    """The choices of a field of government and of an owner; a page offers those of these rows."""
    owner = ChoiceOrAll(
        key="owner",
        title="责任单位",
        options=lambda dataset: _owners(judged_targets(dataset)),
        offered=lambda *asked: _owners(rows(*asked)),
    )
    field = replace(DOMAIN, offered=lambda *asked: domains_in_order(rows(*asked)["domain"]))
    return field, owner


_ORDER = Choice(key="order", title="排序", options=lambda _: list(GapOrder))
_STANDINGS = Several(key="standing", title="情形", options=lambda _: list(Standing), wide=True)
_FIELD, _OWNER = field_and_owner(targets_of_year)
FILTERS = (TARGET_YEAR, _FIELD, _OWNER, _ORDER, TIERS, _STANDINGS, JUDGED_ON)


def chosen_targets(dataset: Dataset, choices: Choices) -> pd.DataFrame:
    """The targets of the chosen year, field, owner, tiers and standings, in the chosen order."""
    return _chosen(dataset, tuple((each.key, choices[each.key]) for each in FILTERS))


@computed_once
def _chosen(dataset: Dataset, asked: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    choices = dict(asked)
    rows = targets_of_year(dataset, choices)
    columns = {"domain": "domain", "owner": "owner", "tier": "tier", "standing": "case"}
    return ordered(selected(rows, choices, **columns), choices["order"])


def ordered(found: pd.DataFrame, order: GapOrder) -> pd.DataFrame:
    """The targets in a reader's order; those without the figure that sorts come last.

    Doubtful ones have a figure that must not sort: they keep the workbook's order.
    """
    if order is GapOrder.DIFFERENCE:
        return _by_difference(found)
    if order is GapOrder.DEADLINE:
        return _sorted(found.assign(day=found["due_date"].replace("", "9999")), "day")
    return found


def _by_difference(found: pd.DataFrame) -> pd.DataFrame:
    """Rates in 个百分点 first, then counts by their share of the baseline: units do not mix.

    The distances of now come before those from a baseline. The largest shortfall first; what is
    met, or not due yet, comes after, the nearest to its bound first.
    """
    is_count = ~found["is_rate"]
    size = found["short"].where(found["is_short"], 0)
    beyond = found["share"].where(is_count, found["gap"]).abs()
    is_open = ~found["is_ranked"] | beyond.isna()
    keys = {
        "is_open": is_open,
        "is_count": is_count,
        "is_of_start": ~found["leads_now"],
        "is_met": size == 0,
        "size": beyond.where(size == 0, -size),
    }
    # What has no figure to sort by is alike in all of them.
    order = pd.DataFrame(keys, dtype="float64").mask(is_open, 1)
    return found.loc[_sorted(order, *keys).index]


def with_standing(found: pd.DataFrame, standing: Standing) -> pd.DataFrame:
    """The targets of one standing whose own period has no actual that compares."""
    return found[(found["case"] == standing) & ~found["is_compared"]]


def comparable(found: pd.DataFrame, *, rates: bool) -> pd.DataFrame:
    """The rates, or the counts, that may be set against their baseline; the doubtful last.

    Rates are in 个百分点, counts also a share of the baseline: one that has none, of a limit or of
    a baseline of 0, has no distance in per cent.
    """
    return _sorted(found[found["is_compared"] & (found["is_rate"] == rates)], "doubtful")


def level_apart(dataset: Dataset, choices: Choices) -> tuple[Choices, Choices]:
    """The choices without the counts that aim at their baselines, and those with them alone.

    None are set apart where nothing else would be left, or where one has an actual of its period.
    """
    found = comparable(chosen_targets(dataset, choices), rates=False)
    level = found[found["case"] == Standing.LEVEL]
    kept = tuple(each for each in choices["standing"] if each is not Standing.LEVEL)
    if len(level) == len(found) or level["leads_now"].any():
        return choices, {**choices, "standing": ()}
    return {**choices, "standing": kept}, {**choices, "standing": (Standing.LEVEL,)}


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


def from_reference(table: Table, words: str) -> str:
    """The words with 最近实绩 where the table has an actual of another time than last year."""
    rows = table.rows
    is_last_year = not rows["leads_now"].any() and (rows["reference"] == LAST_YEAR).all()
    return words if is_last_year else words.replace(LAST_YEAR, LATEST)


def share_unit(table: Table) -> str:
    """The unit of the shares that a table's targets are drawn by."""
    is_last_year = (table.rows["reference"] == LAST_YEAR).all()
    return "占上年实绩的%" if is_last_year else "占基数的%"


def shown_gaps(shown: ExhibitContent, dataset: Dataset) -> list[Gap]:
    """The gap of each target that an exhibit shows."""
    return [gap(each, dataset, shown.on) for each in shown.facts_of(Target, dataset)]
