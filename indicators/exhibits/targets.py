"""Targets beside their baselines: the largest gaps, all that compare, and all that do not."""

from collections.abc import Callable
from dataclasses import replace

from indicators.exhibits.choices import (
    DOMAIN,
    JUDGED_ON,
    ORDER,
    OWNER,
    STANDINGS,
    TIERS,
    YEAR,
    aim,
    gaps_of_year,
)
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, Form, fact_rows
from indicators.exhibits.messages.targets import (
    comparable_message,
    doubtful_message,
    largest_message,
    standing_rows,
    standings_message,
    text_message,
    without_baseline_message,
)
from indicators.exhibits.rows.chosen_targets import (
    comparable_counts,
    comparable_rates,
    matching,
    ordered,
    with_standing,
)
from indicators.exhibits.rows.overview import largest_in_points, largest_in_shares
from indicators.exhibits.rows.targets import gaps_table, shares_table, standings_table
from indicators.exhibits.table import Table
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.model.periods import UNSTATED
from indicators.rules.baselines import LAST_YEAR
from indicators.rules.gaps import COMPARED, Gap, short_ones
from indicators.sentences.gap_texts import limits_note

_FILTERS = (YEAR, DOMAIN, OWNER, ORDER, TIERS, STANDINGS, JUDGED_ON)


def chosen_gaps(dataset: Dataset, choices: Choices) -> list[Gap]:
    """The targets of the chosen year, field, owner, tiers and standings, in the chosen order."""
    found = matching(
        gaps_of_year(dataset, choices),
        choices["domain"],
        choices["owner"],
        choices["tier"],
        choices["standing"],
    )
    return ordered(found, choices["order"])


def _aim(choices: Choices, table: Table, about: str = "") -> str:
    return aim(choices, int((table.rows["period"] == UNSTATED.label).sum()), about)


def _is_plain(table: Table) -> bool:
    """Whether every target has a lower limit or value and no actual of its own period yet."""
    rows = table.rows
    return not rows["leads_now"].any() and bool((rows["gap"] > 0).all())


def _about(table: Table, more: str) -> str:
    """What the largest distances are: 还差多少 now, 比上年实绩高多少 from the baselines."""
    if table.rows["leads_now"].any():
        return "还差多少"
    return _from(table, f"比上年实绩{more}多少" if _is_plain(table) else "与上年实绩相差多少")


def _from(table: Table, words: str) -> str:
    """The words with 最近实绩 where the table has an actual of another time than last year."""
    rows = table.rows
    is_last_year = not rows["leads_now"].any() and (rows["reference"] == LAST_YEAR).all()
    return words if is_last_year else words.replace(LAST_YEAR, "最近实绩")


def _note(table: Table, found: tuple[Gap, ...], *, in_points: bool) -> str:
    """From which end the distances count, and how many targets have no actual to be ranked by."""
    now = table.rows["leads_now"].any()
    waiting = [each for each in short_ones(found, in_points) if now and not each.leads_now]
    others = f"另有{len(waiting)}项没有本期实绩，不参加排序" if waiting else ""
    return "；".join(filter(None, (limits_note(table.rows["bound"]), others)))


def _points(dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = gaps_of_year(dataset, choices)
    table = largest_in_points(found)
    return ExhibitContent(
        exhibit="gap-points",
        title="差距最大：增速、比重",
        period=_aim(choices, table, _about(table, "高")),
        unit="个百分点",
        table=table,
        note=_note(table, found, in_points=True),
        on=choices[JUDGED_ON.key],
    )


def _shares(dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = gaps_of_year(dataset, choices)
    table = largest_in_shares(found)
    return ExhibitContent(
        exhibit="gap-shares",
        title="差距最大：数量",
        period=_aim(choices, table, _about(table, "多")),
        unit=_share_unit(table),
        table=table,
        note=_note(table, found, in_points=False),
        on=choices[JUDGED_ON.key],
    )


def _standings(dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = gaps_of_year(dataset, choices)
    older = any(each.standing in COMPARED and each.reference != LAST_YEAR for each in found)
    return ExhibitContent(
        exhibit="standings",
        title=f"{len(found)}项目标与{'最近实绩' if older else LAST_YEAR}相比",
        period=aim(choices, sum(not each.target.period.is_stated for each in found)),
        unit="项",
        table=standings_table(found),
    )


def _rates(dataset: Dataset, choices: Choices) -> ExhibitContent:
    table = gaps_table(comparable_rates(chosen_gaps(dataset, choices)))
    return ExhibitContent(
        exhibit="target-rates",
        title=_titled(TARGET_RATES, table),
        period=_aim(choices, table),
        unit="%",
        table=table,
        note=limits_note(table.rows["bound"]),
        on=choices[JUDGED_ON.key],
    )


def _counts(dataset: Dataset, choices: Choices) -> ExhibitContent:
    table = shares_table(comparable_counts(chosen_gaps(dataset, choices)))
    return ExhibitContent(
        exhibit="target-counts",
        title=_titled(TARGET_COUNTS, table),
        period=_aim(choices, table),
        unit=_share_unit(table),
        table=table,
        note=limits_note(table.rows["bound"]),
        on=choices[JUDGED_ON.key],
    )


def _titled(exhibit: Exhibit, table: Table) -> str:
    """The exhibit's title, which names the latest actual where a target's own period has one."""
    return _from(table, exhibit.title)


def _share_unit(table: Table) -> str:
    is_last_year = (table.rows["reference"] == LAST_YEAR).all()
    return "占上年实绩的%" if is_last_year else "占基数的%"


def _having(
    name: str, title: str, standing: Standing, *columns: str | tuple[str, ...]
) -> Callable[[Dataset, Choices], ExhibitContent]:
    def show(dataset: Dataset, choices: Choices) -> ExhibitContent:
        found = with_standing(chosen_gaps(dataset, choices), standing)
        table = replace(gaps_table(found), brief=columns)
        return ExhibitContent(
            exhibit=name,
            title=title,
            period=_aim(choices, table),
            unit="见各行",
            table=table,
            on=choices[JUDGED_ON.key],
        )

    return show


GAP_POINTS = Exhibit(
    name="gap-points",
    page="overview",
    title="差距最大：增速、比重",
    form=Form.CHART,
    parameters=(YEAR, JUDGED_ON),
    show=_points,
    empty="没有与目标有差距的增速、比重。",
    message=largest_message,
    sentences=fact_rows,
)
GAP_SHARES = Exhibit(
    name="gap-shares",
    page="overview",
    title="差距最大：数量",
    form=Form.CHART,
    parameters=(YEAR, JUDGED_ON),
    show=_shares,
    empty="没有与目标有差距的数量。",
    message=largest_message,
    sentences=fact_rows,
)
STANDING_COUNTS = Exhibit(
    name="standings",
    page="overview",
    title="目标与上年实绩相比",
    form=Form.CHART,
    parameters=(YEAR,),
    show=_standings,
    empty="没有这个年度的目标：请在“目标”表中填写。",
    message=standings_message,
    sentences=standing_rows,
)
TARGET_RATES = Exhibit(
    name="target-rates",
    page="targets",
    title="增速、比重：从上年实绩到目标",
    form=Form.CHART,
    parameters=_FILTERS,
    show=_rates,
    empty="所选条件下没有可比的增速、比重目标。",
    message=comparable_message,
    sentences=fact_rows,
)
TARGET_COUNTS = Exhibit(
    name="target-counts",
    page="targets",
    title="数量：目标与上年实绩相差多少",
    form=Form.CHART,
    parameters=_FILTERS,
    show=_counts,
    empty="所选条件下没有可比的数量目标。",
    message=comparable_message,
    sentences=fact_rows,
)
DOUBTFUL_TARGETS = Exhibit(
    name="doubtful-targets",
    page="targets",
    title="存疑的目标，不参加排序",
    form=Form.TABLE,
    parameters=_FILTERS,
    show=_having(
        "doubtful-targets",
        "存疑的目标，不参加排序",
        Standing.DOUBTFUL,
        *(("name", "place"), "pair_text", ("gap_said", "share_said"), ("words", "status")),
    ),
    empty="所选条件下没有存疑的目标。",
    message=doubtful_message,
    sentences=fact_rows,
)
TARGETS_WITHOUT_BASELINE = Exhibit(
    name="targets-without-baseline",
    page="targets",
    title="没有可比的基数",
    form=Form.TABLE,
    parameters=_FILTERS,
    show=_having(
        "targets-without-baseline",
        "没有可比的基数",
        Standing.NO_BASELINE,
        *(("name", "place"), "aim_text", "due", ("words", "status")),
    ),
    empty="所选条件下的目标都有可比的基数。",
    message=without_baseline_message,
    sentences=fact_rows,
)
TEXT_TARGETS = Exhibit(
    name="text-targets",
    page="targets",
    title="文字目标",
    form=Form.TABLE,
    parameters=_FILTERS,
    show=_having(
        "text-targets",
        "文字目标",
        Standing.TEXT,
        *(("name", "place"), "aim_text", "due", "status"),
    ),
    empty="所选条件下没有文字目标。",
    message=text_message,
    sentences=fact_rows,
)
