"""The choice of targets that a reader sees beside their results."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators.exhibits.choices import DOMAIN, JUDGED_ON, TARGET_YEAR, YEAR, domains_in_order
from indicators.exhibits.exhibit import Choices
from indicators.exhibits.parameters import ChoiceOrAll, Several
from indicators.exhibits.targets.choosing import OWNER, aim
from indicators.exhibits.targets.gap_table import UNLISTED_OWNER, owner_of
from indicators.model.dataset import Dataset
from indicators.rules.fulfilment import (
    Fulfilment,
    fulfilment_years,
    fulfilments,
    has_results,
    of_one_year,
)
from indicators.rules.statuses import StatusKind
from indicators.wording.numbers import day


def _years(dataset: Dataset, _: Choices) -> Sequence[int]:
    years = fulfilment_years(dataset)
    return years if len(years) > 1 else ()


def _with_results(dataset: Dataset, choices: Choices) -> tuple[Fulfilment, ...]:
    """The targets of the chosen year; none before it has results, as there is nothing to choose."""
    year = choices[YEAR.key]
    return fulfilments(dataset, year) if has_results(dataset, year) else ()


def _domains(dataset: Dataset, choices: Choices) -> Sequence[str]:
    found = _with_results(dataset, choices)
    return domains_in_order(each.target.indicator.domain for each in found)


def _owners(dataset: Dataset, choices: Choices) -> Sequence[str]:
    found = _with_results(dataset, choices)
    return sorted({owner_of(each.gap) for each in found} - {UNLISTED_OWNER})


# Opens with the newest year that has results, not with that of the newest report.
RESULT_YEAR = replace(TARGET_YEAR, options=fulfilment_years, offered=_years)
RESULT_DOMAIN = replace(DOMAIN, offered=_domains)
_RESULT_OWNER: ChoiceOrAll = replace(OWNER, offered=_owners)
STATUSES = Several(key="status", title="情形", options=lambda _: list(StatusKind), wide=True)
# The parameters that a click on a mark of the page chooses.
CHOSEN_BY_CLICK = frozenset({DOMAIN.key})
FILTERS = (RESULT_YEAR, RESULT_DOMAIN, _RESULT_OWNER, JUDGED_ON)


def chosen_results(dataset: Dataset, choices: Choices) -> list[Fulfilment]:
    """The targets of the chosen year, field, owner and statuses; none of a year without results."""
    year, on = choices[YEAR.key], choices[JUDGED_ON.key]
    if not has_results(dataset, year, on):
        return []
    found = fulfilments(dataset, year, on)
    statuses = choices.get(STATUSES.key, tuple(StatusKind))
    return [
        each
        for each in found
        if choices[DOMAIN.key] in {None, each.target.indicator.domain}
        and choices[OWNER.key] in {None, owner_of(each.gap)}
        and each.kind in statuses
    ]


def result_period(choices: Choices, found: Iterable[Fulfilment] = ()) -> str:
    """The year and the day of judgement: 2024年目标，含1项2021—2025年，判断日期：2025年2月20日.

    `found` are the targets shown, of which those of a span of years are counted.
    """
    periods = (each.target.period for each in found)
    named = aim(choices, (each.label for each in periods if each.spans_years))
    return f"{named}，{JUDGED_ON.title}：{day(choices[JUDGED_ON.key])}"


def missing_results(dataset: Dataset, choices: Choices) -> str:
    """What is missing where no target of the chosen year has an actual of its period; else "".

    Of a day before the actuals were published it says from when on there are some.
    """
    year, on = choices[YEAR.key], choices[JUDGED_ON.key]
    if has_results(dataset, year, on):
        return ""
    count, name = len(of_one_year(fulfilments(dataset, year))), f"{year}年" if year else ""
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
