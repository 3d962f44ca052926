"""How many targets lie above, at and below their last actual."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from indicators.exhibits.columns import FACTS, Column, ColumnRole, all_ids, columns, drawn
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart
from indicators.exhibits.forms import Chart, Compared, SlideBars, SlideSeries
from indicators.exhibits.parameters import TARGET_YEAR, Choices, in_year
from indicators.exhibits.table import Table, table
from indicators.exhibits.targets.choosing import aim, targets_of_year
from indicators.frames import beside
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.rules.baselines import COMPARED, LAST_YEAR, LATEST
from indicators.sentences.gap_texts import COMPARED_WORDS, Standings, divided, division


def _bar_of(name: str, limit: str) -> tuple[str, str]:
    """The bar of a standing, and its part of it: 下限高于上年实绩 is one of 高于上年实绩."""
    part, higher, rest = name.partition("高于")
    return (f"{higher}{rest}", part) if higher and not limit else (name, "")


_ORDER = {each.value: place for place, each in enumerate(Standing)}
# A row counts the targets that lie alike.
_COLUMNS = columns(
    Column("standing", "情形", ColumnRole.STANDING),
    Column("reference"),
    Column("limit"),
    # The chart draws a bar for each `group`, whose rows are its `part`s.
    *drawn("group part"),
    *drawn("compared", "bool"),
    Column("name", "情形", ColumnRole.SUBJECT),
    Column("count", "目标数（项）", dtype="int64"),
    Column("text", "目标数", ColumnRole.FIGURE),
    FACTS,
    screen="name text",
    download="name count",
)
_OTHERS = {
    Standing.TEXT: "为文字目标，不计算差距",
    Standing.NO_BASELINE: "目标没有可比的上年实绩，不计算差距",
    Standing.DOUBTFUL: "目标与上年实绩能否相比存疑，不参加排序",
}


def standings_table(found: pd.DataFrame) -> Table:
    """How many targets lie where against last year, in the rule's order.

    `name` is the standing in the words of the targets' own bounds: 下限, 上限 or 目标值; of one
    standing that of the most targets comes first.
    """
    alike = found.groupby(["case", "standing"], sort=False, as_index=False).agg(
        reference=("reference", "first"),
        limit=("limit", "first"),
        count=("id", "size"),
        facts=("facts", all_ids),
    )
    order = alike.assign(place=alike["case"].map(_ORDER), fewest=-alike["count"])
    rows = order.sort_values(["place", "fewest"], kind="stable")
    rows = rows.rename(columns={"case": "standing", "standing": "name"})
    bars = [_bar_of(*each) for each in zip(rows["name"], rows["limit"], strict=True)]
    made = beside(
        rows,
        group=(bar for bar, _ in bars),
        part=(part for _, part in bars),
        text=(f"{each}项" for each in rows["count"]),
    )
    return table(made.assign(compared=rows["standing"].isin(COMPARED)), _COLUMNS)


def _standings(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = targets_of_year(dataset, choices)
    older = (found["case"].isin(COMPARED) & (found["reference"] != LAST_YEAR)).any()
    return exhibit.content(
        standings_table(found),
        choices,
        title=f"{len(found)}项目标与{LATEST if older else LAST_YEAR}相比",
        period=aim(choices, found["period"]),
        unit="项",
        in_year=in_year(choices),
    )


def standings_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many targets compare, and how these divide."""
    counts = _counts(shown)
    total = sum(counts.values())
    known = sum(count for (each, _, _), count in counts.items() if each in COMPARED_WORDS)
    if not known:
        return f"{total}项目标都没有可比的上年实绩。"
    if known == total:
        return f"{division(f'{total}项目标', counts)}。"
    return f"{total}项目标中，{division(f'可比的{known}项', counts, '里')}。"


def _standing_rows(shown: ExhibitContent, _: Dataset, most: int) -> tuple[str, ...]:
    """A sentence for each way in which targets do not compare; the message has the rest."""
    counts = _counts(shown)
    return tuple(f"{each}。" for each in divided(counts, _OTHERS)[:most])


def _counts(shown: ExhibitContent) -> Standings:
    rows: Iterable[tuple[str, str, str, int]] = shown.table.rows[
        ["standing", "reference", "limit", "count"]
    ].itertuples(index=False, name=None)
    counts: Standings = Counter()
    for standing, reference, limit, count in rows:
        counts[Standing(standing), reference, limit] += int(count)
    return counts


STANDING_COUNTS = chart(
    name="standings",
    page="overview",
    place=40,
    title="目标与上年实绩相比",
    chart=Chart("standing"),
    parameters=(TARGET_YEAR,),
    show=_standings,
    empty="没有这个年度的目标：请在“目标”表中填写。",
    message=standings_message,
    sentences=_standing_rows,
    slide=SlideBars(
        series=(SlideSeries(name="目标数", value="count", label="{text}"),),
        heading="情形",
    ),
    compared=Compared(key=("name",), by_year=True),
)
