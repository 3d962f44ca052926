"""Pairs of a fact and a later figure of the own area, with the change between both."""

from operator import attrgetter

import pandas as pd

from indicators.exhibits.columns import (
    FACTS,
    Column,
    ColumnRole,
    Columns,
    about,
    columns,
    drawn,
    ids_beside,
    number_columns,
    shared,
)
from indicators.exhibits.forms import SlideBars, SlideSeries, Tone
from indicators.exhibits.table import Table, table
from indicators.frames import beside, own_figures, sheet_frame
from indicators.model import units
from indicators.model.codelists import RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation
from indicators.model.quantities import Quantity
from indicators.model.results import computed_once
from indicators.rules.relations import quantity_of, remarks_on
from indicators.wording import numbers

NO_YEAR = "年份原文未注明"
EARLIER = f"此前（{NO_YEAR}）"
_Sizes = tuple[Quantity, Quantity]


def _before_period(first: Fact) -> str:
    return first.period.label if first.period.is_stated else EARLIER


# A row is about the later fact; it has the `first` one, and the `sizes` of both.
PAIR_COLUMNS = columns(
    *shared("name"),
    Column("before_text", "此前", ColumnRole.FIGURE),
    Column("after_text", "现在", ColumnRole.FIGURE),
    Column("change_text", "变动"),
    Column("note", "说明", ColumnRole.NOTE),
    *shared("cited"),
    Column("pair_text", "前后"),
    *shared("domain"),
    *about("first", Column("before_period", "此前期间", of=_before_period)),
    *number_columns("此前", "before_", quantity_of, "first"),
    *shared("period", label="现在期间", name="after_period"),
    *number_columns("现在", "after_"),
    *shared("code id"),
    FACTS,
    Column("unit", of=attrgetter("quantity.unit")),
    *about(
        "sizes",
        Column("before", dtype="float64", of=lambda sizes: sizes[0].in_unit(sizes[1].unit)),
        Column("after", dtype="float64", of=lambda sizes: sizes[1].value),
    ),
    *drawn("doubtful", "bool"),
    screen="name before_text after_text change_text note cited",
    brief=("name", "before_text", "after_text", ("change_text", "note")),
    download="name domain before_period before_text before_bound before_value before_unit"
    " after_period after_text after_bound after_value after_unit change_text note cited code",
    spoken="name before_text after_text change_text",
)


def figure_text(fact: Fact) -> str:
    """The number of a fact with its remarks."""
    size = quantity_of(fact)
    return numbers.remarked(numbers.amount(size), *remarks_on(fact)) if size else ""


def related(dataset: Dataset, kind: RelationType, before: Role, after: Role) -> pd.DataFrame:
    """The pairs of facts that relations link by two roles, in the versions that count.

    The later one is a figure of the own area, whose row each has; the earlier one is `first`.
    """
    rows = sheet_frame(dataset, "relations")
    rows = rows[rows["type"] == kind]
    rows = beside(rows, fact=(_current(each, dataset) for each in rows["member"]))
    first, last = (
        rows[rows["role"] == role].drop_duplicates("id").set_index("id") for role in (before, after)
    )
    pairs = last.join(first["fact"].rename("first"), how="inner")
    numbered = pairs["fact"].map(attrgetter("id")).astype("str")
    pairs = pairs[["first", "comparability", "note"]].assign(number=numbered)
    figures = own_figures(dataset).drop(columns="note").rename(columns={"id": "number"})
    return with_sizes(pairs.merge(figures, on="number"))


def _current(key: str, dataset: Dataset) -> Fact:
    fact = dataset.fact_by_id[key]
    return dataset.current(fact) if isinstance(fact, Observation) else fact


def with_sizes(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs of facts whose numbers meet, with the `sizes` of both."""
    ends = zip(pairs["first"], pairs["itself"], strict=True)
    sizes = [tuple(map(quantity_of, each)) for each in ends]
    are_met = [bool(old and new and old.meets(new)) for old, new in sizes]
    return beside(pairs, sizes=sizes).loc[pd.Series(are_met, pairs.index, dtype="bool")]


def pairs_table(pairs: pd.DataFrame, shown: Columns = PAIR_COLUMNS) -> Table:
    """A row a pair with its texts, the largest change first; rates change by 个百分点.

    Doubtful pairs come after the sure ones in the workbook's order, their doubt beside the size of
    the change; pairs that are not subtracted last, with the reason as their `change_text`.
    """
    texts = zip(pairs["before_text"], pairs["after_text"], strict=True)
    changes = zip(pairs["sizes"], pairs["itself"], pairs["doubtful"], strict=True)
    made = table(
        beside(
            pairs,
            pair_text=("、".join(each) for each in texts),
            change_text=(_change_text(*each) for each in changes),
            facts=ids_beside(pairs, "itself", "first"),
        ),
        shown,
    )
    size = (made.rows["after"] - made.rows["before"]).abs().mask(made.rows["doubtful"], 0)
    order = made.rows[["doubtful"]].assign(has_none=is_not_subtracted(made), size=-size)
    order = order.sort_values(["has_none", "doubtful", "size"], kind="stable")
    return made.of(made.rows.loc[order.index].reset_index(drop=True))


def _change_text(sizes: _Sizes, last: Observation, is_doubtful: bool) -> str:
    change = numbers.changed(*sizes, last.indicator.measure)
    return numbers.doubted(change, is_doubtful and not units.no_difference(sizes[1].unit))


def is_not_subtracted(pairs: Table) -> pd.Series:
    """Whether the numbers of each pair are in a unit in which nothing is subtracted."""
    return pairs.rows["unit"].map(units.no_difference).astype(bool)


@computed_once
def by_unit(pairs: Table) -> dict[str, Table]:
    """The pairs of each unit by themselves, the unit of most pairs first.

    Different units never share an axis; a unit whose values are not subtracted has none.
    """
    found = pairs.rows["unit"].value_counts().index
    return {
        str(unit): pairs.of(pairs.rows[pairs.rows["unit"] == unit])
        for unit in found
        if not units.no_difference(str(unit))
    }


def pair_slide(earlier: str, later: str) -> SlideBars:
    """Two bars a row, the values before and after under these headings."""
    return SlideBars(
        series=(
            SlideSeries(
                name=earlier,
                value="before",
                label=f"{earlier}{{before_text}}",
                bound="before_bound",
                tone=Tone.CONTEXT,
            ),
            # Its note names the change.
            SlideSeries(
                name=later,
                value="after",
                label=f"{later}{{after_text}}",
                note="{change_text}",
                fixed_by="after",
                bound="after_bound",
            ),
        ),
    )
