"""The parameters that several exhibits share, under the keys of the pages' filters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pandas as pd

from indicators.exhibits.exhibit import Choices
from indicators.exhibits.parameters import Choice, ChoiceOrAll, Day, Several
from indicators.model.codelists import Tier, domain_order
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator
from indicators.rules.report_years import report_years
from indicators.wording.numbers import day

_OPENING_TIERS = (Tier.CORE, Tier.GENERAL)
_FIELD_AND_TIER = {"domain": "domain", "tier": "tier", "code": "indicator"}


def domains_in_order(present: Iterable[str]) -> list[str]:
    """The fields of government among those present, in the order of the closed list."""
    return sorted(set(present), key=domain_order)


def _domains(dataset: Dataset) -> Sequence[str]:
    present = {each.domain for each in dataset.indicators}
    return domains_in_order(present | {each.domain for each in dataset.commitments})


def _indicator_domains(dataset: Dataset, _: Choices) -> Sequence[str]:
    return domains_in_order(each.domain for each in dataset.indicators)


def year_choice(title: str, years: Callable[[Dataset], Sequence[int]]) -> Choice:
    """The choice of a year, by default the first; a page asks for it where there are several."""

    def several(dataset: Dataset, _: Choices) -> Sequence[int]:
        found = years(dataset)
        return found if len(found) > 1 else ()

    return Choice(key="year", title=title, options=years, name="{}年".format, offered=several)


DOMAIN = ChoiceOrAll(key="domain", title="领域", options=_domains, offered=_indicator_domains)
TIERS = Several(key="tier", title="层级", options=lambda _: list(Tier), opening=_OPENING_TIERS)
YEAR = year_choice("年度", report_years)
TARGET_YEAR = replace(YEAR, title="目标年度")
ON = Day(key="on", title="判断日期")
# For exhibits in which a status is only one column of several.
JUDGED_ON = replace(ON, lasts=False)


def chosen_indicators(dataset: Dataset, choices: Choices) -> list[Indicator]:
    """The indicators of the chosen field and tiers, in the workbook's order."""
    return [
        each
        for each in dataset.indicators
        if each.tier in choices["tier"] and choices["domain"] in {None, each.domain}
    ]


def selected(rows: pd.DataFrame, choices: Choices, **columns: str) -> pd.DataFrame:
    """The rows of a frame that have the chosen values in these columns, by the choices' keys.

    Without columns these are the field and the tier. A choice that is None, or not asked for,
    means all.
    """
    for key, column in (columns or _FIELD_AND_TIER).items():
        value = choices.get(key)
        if value is not None:
            rows = rows[rows[column].isin([value] if isinstance(value, str) else value)]
    return rows


def judged_on(choices: Choices) -> str:
    """The chosen day in words: 判断日期：2024年2月20日."""
    return f"{ON.title}：{day(choices[ON.key])}"


def judged_period(dataset: Dataset, choices: Choices) -> str:
    """The same after the chosen year, where the dataset has several."""
    year = f"{choices[YEAR.key]}年度，" if len(report_years(dataset)) > 1 else ""
    return f"{year}{judged_on(choices)}"


def in_year(choices: Choices) -> str:
    """The chosen year as words that a message opens with: 2024年度; "" without any."""
    year = choices[YEAR.key]
    return f"{year}年度" if year else ""
