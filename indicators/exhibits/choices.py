"""The parameters that several exhibits share, under the keys of the pages' filters."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.exhibits.exhibit import Choices
from indicators.exhibits.parameters import Choice, ChoiceOrAll, Day, Several
from indicators.exhibits.rows.chosen_targets import UNLISTED_OWNER, GapOrder, owner_of
from indicators.model.codelists import Standing, Tier, domain_order
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator
from indicators.model.periods import UNSTATED
from indicators.rules.gaps import Gap, gaps
from indicators.rules.report_years import report_years
from indicators.rules.years import of_year

OPENING_TIERS = (Tier.CORE, Tier.GENERAL)


def _domains(dataset: Dataset) -> Sequence[str]:
    present = {each.domain for each in dataset.indicators}
    present |= {each.domain for each in dataset.commitments}
    return sorted(present, key=domain_order)


def _owners(dataset: Dataset) -> Sequence[str]:
    return sorted({owner_of(each) for each in gaps(dataset)} - {UNLISTED_OWNER})


DOMAIN = ChoiceOrAll(key="domain", title="领域", options=_domains)
TIERS = Several(key="tier", title="层级", options=lambda _: list(Tier), opening=OPENING_TIERS)
YEAR = Choice(key="year", title="年度", options=report_years, name=lambda year: f"{year}年")
OWNER = ChoiceOrAll(key="owner", title="责任单位", options=_owners)
ORDER = Choice(key="order", title="排序", options=lambda _: list(GapOrder))
STANDINGS = Several(key="standing", title="情形", options=lambda _: list(Standing))
ON = Day(key="on", title="判断日期")
# Of exhibits that are about something else and show a status beside it: their pages have no such
# choice, and a briefing judges all that it holds on the day that it is dated.
JUDGED_ON = replace(ON, lasts=False)


def chosen_indicators(dataset: Dataset, choices: Choices) -> list[Indicator]:
    """The indicators of the chosen field and tiers, in the workbook's order."""
    return [
        each
        for each in dataset.indicators
        if each.tier in choices["tier"] and choices["domain"] in {None, each.domain}
    ]


def gaps_of_year(dataset: Dataset, choices: Choices) -> tuple[Gap, ...]:
    """The gaps of the chosen year's targets, judged on the chosen day if there is one."""
    return gaps(of_year(dataset, choices[YEAR.key]), choices.get(JUDGED_ON.key))


def aim(choices: Choices, undated: int, about: str = "") -> str:
    """The chosen year's targets and what is shown of them: 2024年目标，含1项期间未注明.

    `undated` of those shown have no stated period.
    """
    if not choices["year"]:
        return f"目标{about}"
    others = f"，含{undated}项{UNSTATED.label}" if undated else ""
    return f"{choices['year']}年目标{about}{others}"
