"""Growth rates, with their levels and ranks."""

from collections.abc import Sequence
from fractions import Fraction
from operator import attrgetter
from types import MappingProxyType

import pandas as pd

from indicators.exhibits.columns import (
    FACTS,
    SENTENCE_FACTS,
    Column,
    ColumnRole,
    about,
    columns,
    ids_beside,
    number_columns,
    shared,
)
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart
from indicators.exhibits.forms import ChangeScope, Chart, Compared, SlideBars, SlideSeries
from indicators.exhibits.parameters import DOMAIN, TIERS, Choice, Choices, selected
from indicators.exhibits.table import Table, joined, table
from indicators.frames import beside, of_period, own_figures
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation, Target
from indicators.model.periods import Period
from indicators.model.results import computed_once
from indicators.rules.gaps import gap
from indicators.rules.rank_texts import RankTexts, period_ranks
from indicators.rules.rankings import BY_DATA
from indicators.rules.ranks import ClaimState
from indicators.sentences.claims import rank_clauses
from indicators.sentences.clauses import doubt_mark, named
from indicators.sentences.names import spoken
from indicators.sentences.observations import value_clause
from indicators.wording import numbers

NO_RANK = "位次：原文未列"
_TITLE = "哪些增长快，排在第几"
# Verdicts and places that another value might overturn.
_JUDGED = (ClaimState.VERIFIED, ClaimState.REFUTED, BY_DATA)


def _rank_text(ranks: RankTexts) -> str:
    return "；".join(" · ".join(each) for each in ranks.pairs) or NO_RANK


def _is_judged(ranks: RankTexts) -> bool:
    text = _rank_text(ranks)
    return any(each in text for each in _JUDGED)


# A row has the rate, its level and its ranks.
_COLUMNS = columns(
    Column("name", "指标", ColumnRole.SUBJECT),
    Column("text", "增速", ColumnRole.FIGURE, of=numbers.reported),
    Column(
        *("level_text", "总量", ColumnRole.FIGURE),
        of=numbers.reported,
        part="level",
        blank="原文未列",
    ),
    *about("ranks", Column("rank_text", "位次", ColumnRole.RANK, of=_rank_text)),
    *shared("domain cited place period"),
    *number_columns("增速", "rate_"),
    *number_columns("总量", "level_", part="level"),
    *shared("code id"),
    FACTS,
    SENTENCE_FACTS,
    Column("value", dtype="float64", of=attrgetter("quantity.value")),
    *shared("doubtful provisional bound"),
    *about("ranks", Column("is_judged", dtype="bool", of=_is_judged)),
    screen="name text level_text rank_text domain cited",
    brief=(("name", "place"), ("text", "level_text"), "rank_text"),
    download="name domain period text rate_bound rate_value rate_unit level_text level_bound"
    " level_value level_unit rank_text cited code",
)


@computed_once
def _rates(dataset: Dataset) -> pd.DataFrame:
    """The growth rates of the own area, each beside the level of its period."""
    known = own_figures(dataset)
    rates = known[(known["measure"] == Measure.GROWTH) & known["value"].notna()]
    levels = known[["indicator", "period", "itself"]].set_axis(["base", "period", "level"], axis=1)
    return rates[rates["start"].notna()].merge(levels, how="left", on=["base", "period"])


@computed_once
def growth_periods(dataset: Dataset) -> list[Period]:
    """The periods that have growth rates of the workbook's own area, the latest first."""
    latest_first = _rates(dataset).sort_values("period", ascending=False, kind="stable")
    return [each.period for each in latest_first.drop_duplicates("period")["itself"]]


def growth_table(
    dataset: Dataset, period: Period | None, choices: Choices = MappingProxyType({})
) -> Table:
    """The chosen growth rates of a period (None: no rate), the highest first.

    Columns `value` (per cent), `text`, `rank_text`, `level_text` (the level of the same period).
    """
    found = selected(of_period(_rates(dataset), period), choices)
    found = found.sort_values("value", ascending=False, kind="stable")
    ranks = [period_ranks(each, dataset) for each in found["itself"]]
    rows = beside(
        found,
        name=(growth_subject(each.indicator, dataset) for each in found["itself"]),
        ranks=ranks,
        compared=(each.facts for each in ranks),
        aims=(_aims(each, dataset) for each in found["itself"]),
    )
    facts = ids_beside(rows, "itself", "level", "compared")
    further = ids_beside(rows, "itself", "level", "compared", "aims")
    return table(beside(rows, facts=facts, sentence_facts=further), _COLUMNS)


def _aims(actual: Observation, dataset: Dataset) -> list[Target]:
    """The targets whose progress or baseline the figure is."""
    aims = dataset.targets_of(actual.indicator.code, actual.area.code)
    return [each for each in aims if actual in gap(each, dataset).facts]


def growth_subject(indicator: Indicator, dataset: Dataset) -> str:
    """The subject of a growth rate: the level's name where there is one."""
    level = dataset.indicator_by_code.get(indicator.base)
    return level.name if level else indicator.name


def _growth(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    period = choices["period"]
    rates = growth_table(dataset, period, choices)
    label = period.label if period else ""
    return exhibit.content(rates, choices, title=_TITLE, period=label, unit="%")


def _message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The first headline rate, and the highest of all; doubtful ones are not put in an order.

    The rank is that of the headline rate; of the highest where that is one, or there is none.
    """
    found = shown.facts_of(Observation, dataset)
    sure = [each for each in found if not doubt_mark(each)]
    if len(found) == 1 or not sure:
        return f"{value_clause(found[0], dataset)}{_ranked(found[0], dataset)}。"
    best = max(_value(each) for each in sure)
    ties = [each for each in sure if _value(each) == best]
    names = named([spoken(each.indicator, dataset) for each in ties])
    lead = _headline(sure)
    is_apart = lead is not None and lead not in ties
    ranked = _ranked(ties[0], dataset) if len(ties) == 1 and not is_apart else ""
    text = f"{names}{_most(sure, ties)}，{numbers.reported(ties[0])}{ranked}"
    whole = f"{len(found)}项增速中，{_falls(found)}{text}{_hedge(sure)}。"
    if lead is None or not is_apart:
        return f"{shown.period}{whole}"
    own = f"{shown.period}{spoken(lead.indicator, dataset)}{numbers.reported(lead)}"
    return f"{own}{_ranked(lead, dataset)}；{whole}"


def _headline(sure: Sequence[Observation]) -> Observation | None:
    """The first one on the overview: a reader looks for 地区生产总值 before all others."""
    cards = [each for each in sure if each.indicator.card is not None]
    return min(cards, key=lambda each: each.indicator.card or 0, default=None)


def _value(each: Observation) -> Fraction:
    return Fraction(each.quantity.value) if each.quantity else Fraction(0)


def _most(sure: Sequence[Observation], ties: Sequence[Observation]) -> str:
    together = "并列" if len(ties) > 1 else ""
    if all(_value(each) < 0 for each in sure):
        return f"{together}降幅最小"
    return f"{together}最高"


def _falls(found: Sequence[Observation]) -> str:
    """How many fell, where not all grew."""
    falling = sum(_value(each) < 0 for each in found)
    if not falling:
        return ""
    return "全部下降，" if falling == len(found) else f"{falling}项下降，"


def _hedge(sure: Sequence[Observation]) -> str:
    bounded = any(each.quantity and each.quantity.is_bounded for each in sure)
    return "（含限定值，按印出的数排）" if bounded else ""


def _ranked(each: Observation, dataset: Dataset) -> str:
    ranks = rank_clauses(each, dataset)
    return "".join(f"，{rank.removeprefix('增速')}" for rank in ranks[:1])


def _every_period(dataset: Dataset, scope: ChangeScope) -> Table:
    """The touched growth rates of every period that a reader can choose."""
    touched = {"code": [each.code for each in scope.indicators(dataset)]}
    tables = (
        (each.label, growth_table(dataset, each, touched)) for each in growth_periods(dataset)
    )
    return joined("period", tables, growth_table(dataset, None))


GROWTH_RATES = chart(
    name="growth",
    page="growth",
    place=10,
    title="增速和位次",
    chart=Chart("growth"),
    parameters=(
        DOMAIN,
        Choice(key="period", title="增速的期间", options=growth_periods, name=attrgetter("label")),
        TIERS,
    ),
    show=_growth,
    empty="所选期间、领域和层级没有增速。",
    message=_message,
    slide=SlideBars(
        series=(
            SlideSeries(
                name="增速",
                value="value",
                label="{text}",
                note="{rank_text}",
                fixed_by="is_judged",
                bound="bound",
            ),
        ),
    ),
    compared=Compared(
        key=("period", "code"),
        subject=("name", "period"),
        title=_TITLE,
        table=_every_period,
    ),
)
