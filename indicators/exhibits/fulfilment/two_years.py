"""Two years side by side: targets and results of one, targets of the next."""

from operator import attrgetter

import pandas as pd

from indicators.exhibits.columns import (
    FACTS,
    ITSELF,
    Column,
    ColumnRole,
    about,
    columns,
    ids_of,
    number_columns,
    shared,
)
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, listing
from indicators.exhibits.forms import Compared
from indicators.exhibits.fulfilment.result_table import (
    RESULT_DOMAIN,
    RESULT_YEAR,
    result_facts,
)
from indicators.exhibits.parameters import JUDGED_ON, YEAR, Choices, selected
from indicators.exhibits.table import table
from indicators.exhibits.targets.choosing import targets_of_year
from indicators.frames import beside
from indicators.model.dataset import Dataset
from indicators.rules.gaps import Gap
from indicators.rules.report_years import report_years
from indicators.sentences.fulfilment_texts import reached_text, short_text, standing_now
from indicators.sentences.gap_texts import target_text

_OLDER, _NEWER = "前一年", "后一年"
_target = attrgetter("target")


def _step(each: Gap) -> str:
    return each.start.removeprefix("起点：") if each.leads_now else each.lead


# A row is about the newer year's result; it has the one `before` it.
_COLUMNS = columns(
    *shared("name", _target),
    *about(
        "before",
        Column("old_target", f"{_OLDER}目标", of=target_text),
        Column("old_actual", f"{_OLDER}实绩", of=reached_text),
        Column("old_gap", f"{_OLDER}差距", of=short_text),
        Column("old_status", f"{_OLDER}情形", ColumnRole.STATUS, of=standing_now),
    ),
    Column("new_target", f"{_NEWER}目标", of=target_text),
    Column("step", f"{_NEWER}目标与{_OLDER}实绩相比", ColumnRole.WORDS, of=_step),
    *shared("cited", _target),
    *about("before", *shared("cited", _target, f"{_OLDER}目标来源", "old_cited")),
    *shared("id domain", _target),
    *number_columns(f"{_OLDER}目标", "old_", attrgetter("target.quantity"), "before"),
    *number_columns(f"{_NEWER}目标", "new_", attrgetter("target.quantity")),
    *shared("code", _target),
    FACTS,
    screen="name old_target old_actual old_gap old_status new_target step cited old_cited",
    brief=("name", ("old_target", "old_actual"), ("old_status", "old_gap"), ("new_target", "step")),
    slide=("name", ("old_target", "old_actual"), "old_status", ("new_target", "step")),
    download="id name domain old_target old_bound old_value old_unit old_actual old_gap old_status"
    " new_target new_bound new_value new_unit step cited old_cited code",
)


def pair_of_years(dataset: Dataset, year: int | None) -> tuple[int, int] | None:
    """A year with the one after it that has targets, else with the one before; None without."""
    years = report_years(dataset)
    if year in years and year + 1 in years:
        return year, year + 1
    return (year - 1, year) if year in years and year - 1 in years else None


def _pairs(dataset: Dataset, choices: Choices, years: tuple[int, int]) -> pd.DataFrame:
    """The results of both years of each indicator and part of the year, of the first target."""
    older, newer = (targets_of_year(dataset, {**choices, YEAR.key: each}) for each in years)
    chosen = selected(newer[newer["is_stated"]], choices, domain="domain")
    key = ["code", "months"]
    first = older.drop_duplicates(key).rename(columns={ITSELF.name: "before"})
    both = chosen.merge(first[[*key, "before"]], on=key)
    facts = (
        ids_of(new.target, *result_facts(old))
        for old, new in zip(both["before"], both["itself"], strict=True)
    )
    return beside(both, facts=facts)


def _two_years(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    years = pair_of_years(dataset, choices[YEAR.key])
    if years is None:
        return exhibit.content(table((), _COLUMNS), choices, period="")
    older, newer = (f"{each}年" for each in years)
    named = _COLUMNS.reworded({_OLDER: older, _NEWER: newer})
    return exhibit.content(
        table(_pairs(dataset, choices, years), named),
        choices,
        title=f"{older}目标和实绩，{newer}目标",
        period=f"{older}、{newer}",
        year=years[1],
    )


TWO_YEARS = listing(
    name="fulfilment-years",
    page="fulfilment",
    place=50,
    title="两年对照",
    parameters=(RESULT_YEAR, RESULT_DOMAIN, JUDGED_ON),
    show=_two_years,
    empty="没有相邻两个年度都设了目标的指标。",
    message=lambda shown, _: f"{len(shown.table.rows)}项指标两年都有目标（{shown.period}）。",
    compared=Compared(by_year=True),
)
