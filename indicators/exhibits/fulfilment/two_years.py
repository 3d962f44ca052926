"""Two years side by side: targets and results of one, targets of the next."""

from collections.abc import Iterable
from operator import itemgetter

from indicators.exhibits.choices import JUDGED_ON, YEAR, of_field
from indicators.exhibits.columns import (
    CITED,
    CODE,
    DOMAIN,
    ID,
    NAME,
    Column,
    ColumnRole,
    Columns,
    about,
    columns,
    facts_of,
    number_columns,
)
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, listing
from indicators.exhibits.fulfilment.choosing import RESULT_DOMAIN, RESULT_YEAR
from indicators.exhibits.fulfilment.result_table import judged_results, result_facts
from indicators.exhibits.table import table
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Target
from indicators.rules.fulfilment import Fulfilment
from indicators.rules.report_years import report_years
from indicators.sentences.clauses import sentence
from indicators.sentences.fulfilment_texts import reached_text, short_text, standing_now
from indicators.sentences.gap_texts import target_text

_Pair = tuple[Fulfilment, Fulfilment]
_before, _after = itemgetter(0), itemgetter(1)


def _old_target(pair: _Pair) -> Target:
    return pair[0].target


def _new_target(pair: _Pair) -> Target:
    return pair[1].target


def _step(pair: _Pair) -> str:
    gap = pair[1].gap
    return gap.start.removeprefix("起点：") if gap.leads_now else gap.lead


def _facts(pair: _Pair) -> tuple[Fact, ...]:
    before, after = pair
    return (after.target, *result_facts(before))


# A row is about the results of an indicator in both years.
_COLUMNS = columns(
    *about(_new_target, NAME),
    *about(
        _before,
        Column("old_target", "前一年目标", of=lambda each: target_text(each.gap)),
        Column("old_actual", "前一年实绩", of=reached_text),
        Column("old_gap", "前一年差距", of=short_text),
        Column("old_status", "前一年情形", ColumnRole.STATUS, of=standing_now),
    ),
    *about(_after, Column("new_target", "后一年目标", of=lambda each: target_text(each.gap))),
    Column("step", "后一年目标与前一年实绩相比", ColumnRole.WORDS, of=_step),
    *about(_new_target, CITED),
    *about(_old_target, CITED.labelled("前一年目标来源", "old_cited")),
    *about(_new_target, ID, DOMAIN),
    *number_columns("前一年目标", "old_", lambda pair: pair[0].target.quantity),
    *number_columns("后一年目标", "new_", lambda pair: pair[1].target.quantity),
    *about(_new_target, CODE),
    facts_of(_facts),
    screen="name old_target old_actual old_gap old_status new_target step cited old_cited",
    brief=("name", ("old_target", "old_actual"), ("old_status", "old_gap"), ("new_target", "step")),
    slide=("name", ("old_target", "old_actual"), "old_status", ("new_target", "step")),
    download="id name domain old_target old_bound old_value old_unit old_actual old_gap old_status"
    " new_target new_bound new_value new_unit step cited old_cited code",
)
_OLDER, _NEWER = "前一年", "后一年"


def pair_of_years(dataset: Dataset, year: int | None) -> tuple[int, int] | None:
    """A year with the one after it that has targets, else with the one before; None without."""
    years = report_years(dataset)
    if year in years and year + 1 in years:
        return year, year + 1
    return (year - 1, year) if year in years and year - 1 in years else None


def _named(older: int, newer: int) -> Columns:
    """The columns under the names of their years."""
    return _COLUMNS.relabelled(
        {
            each.name: each.label.replace(_OLDER, f"{older}年").replace(_NEWER, f"{newer}年")
            for each in _COLUMNS.every
        }
    )


def _pairs(dataset: Dataset, choices: Choices, years: tuple[int, int]) -> Iterable[_Pair]:
    """The results of both years of each indicator and part of the year, of the first target."""
    older, newer = (judged_results(dataset, each, choices[JUDGED_ON.key]) for each in years)
    chosen = newer[newer["is_stated"] & of_field(newer, choices)]
    key = ["code", "months"]
    both = chosen.merge(older.drop_duplicates(key), on=key, suffixes=("", "_before"))
    return zip(both["itself_before"], both["itself"], strict=True)


def _two_years(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    years = pair_of_years(dataset, choices[YEAR.key])
    pairs = _pairs(dataset, choices, years) if years else ()
    named = _named(*years) if years else _COLUMNS
    return exhibit.content(
        table(pairs, named),
        choices,
        title=f"{years[0]}年目标和实绩，{years[1]}年目标" if years else exhibit.title,
        period=f"{years[0]}年、{years[1]}年" if years else "",
        year=years[1] if years else None,
    )


def _two_years_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many indicators have a target in both years."""
    return sentence(f"{len(shown.table.rows)}项指标两年都有目标（{shown.period}）")


TWO_YEARS = listing(
    name="fulfilment-years",
    page="fulfilment",
    place=50,
    title="两年对照",
    parameters=(RESULT_YEAR, RESULT_DOMAIN, JUDGED_ON),
    show=_two_years,
    empty="没有相邻两个年度都设了目标的指标。",
    message=_two_years_message,
    compared=Compared(by_year=True),
)
