"""The choice of targets that a reader sees beside their results."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from indicators.exhibits.choices import (
    DOMAIN,
    JUDGED_ON,
    TARGET_YEAR,
    YEAR,
    domains_in_order,
    of_field,
)
from indicators.exhibits.exhibit import Choices
from indicators.exhibits.fulfilment.result_table import judged_results
from indicators.exhibits.parameters import ChoiceOrAll, Several
from indicators.exhibits.targets.choosing import OWNER, aim
from indicators.exhibits.targets.gap_table import UNLISTED_OWNER
from indicators.model.dataset import Dataset
from indicators.rules.fulfilment import fulfilment_years, has_results
from indicators.rules.statuses import StatusKind
from indicators.wording.numbers import day


def _years(dataset: Dataset, _: Choices) -> Sequence[int]:
    years = fulfilment_years(dataset)
    return years if len(years) > 1 else ()


def _with_results(dataset: Dataset, year: int | None, on: date | None = None) -> pd.DataFrame:
    """The targets of a year; none before it has results, as there is nothing to choose."""
    rows = judged_results(dataset, year, on)
    return rows if has_results(dataset, year, on) else rows.head(0)


def _domains(dataset: Dataset, choices: Choices) -> Sequence[str]:
    return domains_in_order(_with_results(dataset, choices[YEAR.key])["domain"])


def _owners(dataset: Dataset, choices: Choices) -> Sequence[str]:
    return sorted({*_with_results(dataset, choices[YEAR.key])["owner"]} - {UNLISTED_OWNER})


# Opens with the newest year that has results, not with that of the newest report.
RESULT_YEAR = replace(TARGET_YEAR, options=fulfilment_years, offered=_years)
RESULT_DOMAIN = replace(DOMAIN, offered=_domains)
_RESULT_OWNER: ChoiceOrAll = replace(OWNER, offered=_owners)
STATUSES = Several(key="status", title="情形", options=lambda _: list(StatusKind), wide=True)
# The parameters that a click on a mark of the page chooses.
CHOSEN_BY_CLICK = frozenset({DOMAIN.key})
FILTERS = (RESULT_YEAR, RESULT_DOMAIN, _RESULT_OWNER, JUDGED_ON)


def chosen_results(dataset: Dataset, choices: Choices) -> pd.DataFrame:
    """The targets of the chosen year, field, owner and statuses; none of a year without results."""
    rows = _with_results(dataset, choices[YEAR.key], choices[JUDGED_ON.key])
    chosen = of_field(rows, choices)
    chosen &= rows["kind"].isin(choices.get(STATUSES.key, tuple(StatusKind)))
    if choices[OWNER.key]:
        chosen &= rows["owner"] == choices[OWNER.key]
    return rows[chosen]


def result_period(choices: Choices, found: pd.DataFrame | None = None) -> str:
    """The year and the day of judgement: 2024年目标，含1项2021—2025年，判断日期：2025年2月20日.

    `found` are the targets shown, of which those of a span of years are counted.
    """
    spans = () if found is None else found["period"][found["spans_years"]]
    return f"{aim(choices, spans)}，{JUDGED_ON.title}：{day(choices[JUDGED_ON.key])}"


def missing_results(dataset: Dataset, choices: Choices) -> str:
    """What is missing where no target of the chosen year has an actual of its period; else "".

    Of a day before the actuals were published it says from when on there are some.
    """
    year, on = choices[YEAR.key], choices[JUDGED_ON.key]
    if has_results(dataset, year, on):
        return ""
    count = int((~judged_results(dataset, year)["spans_years"]).sum())
    name = f"{year}年" if year else ""
    if not count:
        return f"工作簿里没有{name}目标：请在“目标”表中填写。"
    if has_results(dataset, year):
        until = day(dataset.about.as_of)
        return (
            f"{name}目标{count}项，到{day(on)}还没有公布目标期间的实绩："
            f"把判断日期改到{until}（数据截止日），这里逐项显示兑现情况。"
        )
    return (
        f"{name}目标{count}项，目标期间还没有一项实绩（数据截至{day(dataset.about.as_of)}）："
        f"在“实绩”表中填写{name}的数后，这里逐项显示兑现情况。"
    )


def is_narrowed(choices: Choices) -> bool:
    """Whether the reader has chosen a field or some of the statuses."""
    return choices[DOMAIN.key] is not None or set(choices[STATUSES.key]) != set(StatusKind)
