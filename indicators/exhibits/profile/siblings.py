"""What an indicator's page shows beneath its story: its own lists, and indicators like it."""

from collections import Counter
from dataclasses import replace
from datetime import date

from indicators.exhibits.checks.relations import relations_table
from indicators.exhibits.columns import CODE, Column, drawn
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart
from indicators.exhibits.forms import ChangeScope, Chart, Compared, SlideForm
from indicators.exhibits.library import facts_table
from indicators.exhibits.parameters import YEAR, Choices
from indicators.exhibits.profile.story import STORY, no_story, story_indicators, story_of_year
from indicators.exhibits.ranks.claim_table import claims_table
from indicators.exhibits.table import Table, joined, texts_table
from indicators.exhibits.targets.gap_table import gaps_table, judged_targets
from indicators.exhibits.targets.lists import counted_targets
from indicators.frames import facts_of
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Target
from indicators.model.results import computed_once
from indicators.rules.gaps import gap
from indicators.rules.report_years import of_year, only_of_year
from indicators.rules.search import relations_about, values_about

# Two rows of panels.
_MOST, _FEW = 8, 3
_TIERS = list(Tier)
_PANELS = (
    *drawn("panel"),
    Column("panel_name", "指标"),
    Column("point_period", "期间"),
    replace(CODE, of=None),
)
_HAVING = {
    frozenset(("实绩", "目标")): "有实绩和目标",
    frozenset(("实绩",)): "只有实绩",
    frozenset(("目标",)): "只有目标",
}


@computed_once
def own_tables(
    dataset: Dataset, indicator: Indicator, year: int | None, on: date
) -> tuple[Table, Table, Table, Table]:
    """The values and tasks of an indicator as of a year, its targets judged on a day, its claims.

    And the relations that any fact of it takes part in, of all years.
    """
    chosen = of_year(dataset, year)
    targets = judged_targets(chosen, on)
    return (
        facts_table(values_about(indicator, chosen), chosen),
        gaps_table(targets[targets["code"] == indicator.code]),
        claims_table(only_of_year(dataset, year).ranks_of(indicator.code), dataset),
        relations_table(relations_about(indicator, dataset), dataset),
    )


def siblings(indicator: Indicator, dataset: Dataset) -> list[Indicator]:
    """The others of which there is a number, of the same field and unit, the core ones first.

    Where these are fewer than three, those of the same measure and unit in all fields.
    """
    others = [
        each
        for each in story_indicators(dataset)
        if each != indicator and each.unit == indicator.unit
    ]
    near = [each for each in others if each.domain == indicator.domain]
    if len(near) < _FEW:
        near = [each for each in others if each.measure is indicator.measure]
    return sorted(near, key=lambda each: _TIERS.index(each.tier))


def _siblings(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    indicator, year = choices["code"], choices[YEAR.key]
    every = siblings(indicator, dataset) if indicator else []
    has_axis = indicator is not None and indicator.unit == "%"
    stories = ((each.code, story_of_year(dataset, each, year)) for each in every)
    # A single point on an axis of its own would stand at the end of it, whatever its value is.
    told = [(code, story) for code, story in stories if has_axis or len(story.rows) > 1]
    table = joined("panel", told[:_MOST], no_story())
    return exhibit.content(
        _paneled(table, dataset),
        choices,
        title=f"和{indicator.name}同类的指标" if indicator else exhibit.title,
        unit=indicator.unit if indicator else "",
        note=f"另有{left}项没有画出" if (left := len(every) - len(told[:_MOST])) else "",
    )


def _paneled(table: Table, dataset: Dataset) -> Table:
    """The points, each with the indicator of its panel, which a click opens."""
    panels, facts = table.rows["panel"], facts_of(table.rows["id"], dataset)
    rows = table.rows.assign(
        code=panels,
        panel_name=[dataset.indicator_by_code[each].name for each in panels],
        point_period=[each.period.label for each in facts],
    )
    whole = table.of(table.rows.reset_index(drop=True)).drawing(_PANELS, rows)
    return whole.showing(spoken=("panel_name", "point_period", "kind", "text"))


def _siblings_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How the last targets compare with actuals; else how many have an actual or a target."""
    targets = {each.indicator: each for each in shown.facts_of(Target, dataset)}
    found = [gap(each, dataset, shown.on) for each in targets.values()]
    if compared := [each for each in found if each.is_compared]:
        return counted_targets(compared, "同类")
    kinds = shown.table.rows.groupby("panel", sort=False)["kind"].agg(set)
    counts = Counter(_HAVING[frozenset(each)] for each in kinds)
    divided = "、".join(f"{counts[each]}项{each}" for each in _HAVING.values() if counts[each])
    return f"同类指标{len(kinds)}项：{divided}。"


def _count(dataset: Dataset, _: ChangeScope) -> Table:
    return texts_table({"有数的指标": str(len(story_indicators(dataset)))}, "项数")


SIBLINGS = chart(
    name="siblings",
    page="indicator",
    place=20,
    title="同类指标",
    chart=Chart("multiples"),
    parameters=STORY.parameters,
    show=_siblings,
    empty="同一领域没有单位相同、有两个以上数的其他指标。",
    message=_siblings_message,
    slide=SlideForm.PICTURE,  # a panel for every indicator
    # Each of them is compared as the story of its own page.
    compared=Compared(title="同类指标数", key=("name",), table=_count, is_text=True),
)
