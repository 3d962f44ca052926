"""Two years side by side: targets and results of one, targets of the next."""

from collections.abc import Iterable, Iterator, Mapping

from indicators.exhibits.choices import DOMAIN, JUDGED_ON, YEAR
from indicators.exhibits.columns import (
    CITED,
    CODE,
    FACTS,
    ID,
    Column,
    ColumnRole,
    Columns,
    columns,
    ids_of,
    number_columns,
    numbers_of,
)
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, fact_rows
from indicators.exhibits.forms import PLAIN_ON_PAPER, TABLE_ON_SLIDES
from indicators.exhibits.fulfilment.choosing import RESULT_DOMAIN, RESULT_YEAR
from indicators.exhibits.fulfilment.result_table import result_facts
from indicators.exhibits.table import table
from indicators.model.dataset import Dataset
from indicators.model.facts import Target
from indicators.rules.fulfilment import Fulfilment, fulfilments
from indicators.rules.report_years import report_years
from indicators.sentences.clauses import sentence
from indicators.sentences.fulfilment_texts import reached_text, short_text, standing_now
from indicators.sentences.gap_texts import target_text
from indicators.wording import numbers

_COLUMNS = columns(
    Column("name", "指标", ColumnRole.SUBJECT),
    Column("old_target", "前一年目标"),
    Column("old_actual", "前一年实绩"),
    Column("old_gap", "前一年差距"),
    Column("old_status", "前一年情形", ColumnRole.STATUS),
    Column("new_target", "后一年目标"),
    Column("step", "后一年目标与前一年实绩相比", ColumnRole.WORDS),
    CITED,
    Column("old_cited", "前一年目标来源", ColumnRole.SOURCE),
    ID,
    Column("domain", "领域"),
    *number_columns("前一年目标", "old_"),
    *number_columns("后一年目标", "new_"),
    CODE,
    FACTS,
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


def _by_target(found: Iterable[Fulfilment]) -> Mapping[object, Fulfilment]:
    """The first target of each indicator and part of the year."""
    by_key: dict[object, Fulfilment] = {}
    for each in found:
        by_key.setdefault(_key(each.target), each)
    return by_key


def _key(target: Target) -> tuple[str, range]:
    return target.indicator.code, target.period.month_numbers


def _pairs(
    dataset: Dataset, choices: Choices, years: tuple[int, int]
) -> Iterator[tuple[Fulfilment, Fulfilment]]:
    on = choices[JUDGED_ON.key]
    older = _by_target(fulfilments(dataset, years[0], on))
    for each in fulfilments(dataset, years[1], on):
        before = older.get(_key(each.target))
        is_chosen = choices[DOMAIN.key] in {None, each.target.indicator.domain}
        if before and is_chosen and each.target.period.is_stated:
            yield before, each


def _record(before: Fulfilment, after: Fulfilment) -> dict[str, object]:
    target = after.target
    return {
        "id": target.id,
        "facts": ids_of(target, *result_facts(before)),
        "code": target.indicator.code,
        "name": target.indicator.name,
        "domain": target.indicator.domain,
        "old_target": target_text(before.gap),
        "old_actual": reached_text(before),
        "old_gap": short_text(before),
        "old_status": standing_now(before),
        "new_target": target_text(after.gap),
        "step": after.gap.start.removeprefix("起点：") if after.gap.leads_now else after.gap.lead,
        "cited": numbers.cited(target.citation),
        "old_cited": numbers.cited(before.target.citation),
        **numbers_of(before.target.quantity, "old_"),
        **numbers_of(target.quantity, "new_"),
    }


def _two_years(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    years = pair_of_years(dataset, choices[YEAR.key])
    pairs = list(_pairs(dataset, choices, years)) if years else []
    named = _named(*years) if years else _COLUMNS
    return exhibit.content(
        table((_record(*each) for each in pairs), named),
        title=f"{years[0]}年目标和实绩，{years[1]}年目标" if years else exhibit.title,
        period=f"{years[0]}年、{years[1]}年" if years else "",
        on=choices[JUDGED_ON.key],
        year=years[1] if years else None,
    )


def _two_years_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many indicators have a target in both years."""
    return sentence(f"{len(shown.table.rows)}项指标两年都有目标（{shown.period}）")


TWO_YEARS = Exhibit(
    name="fulfilment-years",
    page="fulfilment",
    place=50,
    title="两年对照",
    chart=None,
    parameters=(RESULT_YEAR, RESULT_DOMAIN, JUDGED_ON),
    show=_two_years,
    empty="没有相邻两个年度都设了目标的指标。",
    message=_two_years_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PLAIN_ON_PAPER,
    compared=Compared(by_year=True),
)
