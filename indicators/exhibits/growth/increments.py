"""The increments of stocks, beside their totals."""

from math import nan
from types import MappingProxyType

from indicators.exhibits.choices import DOMAIN, TIERS, selected
from indicators.exhibits.columns import (
    FACTS,
    Column,
    ColumnRole,
    about,
    columns,
    drawn,
    ids_beside,
    number_columns,
    shared,
)
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, chart
from indicators.exhibits.forms import Chart, Compared, SlideBars, SlideSeries, Tone
from indicators.exhibits.growth.pairs import figure_text, related
from indicators.exhibits.table import Table, table
from indicators.model.codelists import RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.quantities import Quantity
from indicators.rules.relations import is_doubtful, quantity_of
from indicators.sentences.names import dated_if_one

_Sizes = tuple[Quantity, Quantity]


def _share(sizes: _Sizes) -> float:
    """The new in per cent of the total; NaN of a total of 0."""
    new, size = float(sizes[0].in_unit(sizes[1].unit)), float(sizes[1].value)
    return 100 * new / size if size else nan


# A row is about the total; it has its new part as `first`, and the `sizes` of both.
_COLUMNS = columns(
    *shared("name"),
    *about("first", Column("increment_text", "新增", ColumnRole.FIGURE, of=figure_text)),
    Column("stock_text", "总数", ColumnRole.FIGURE, of=figure_text),
    *shared("domain cited place period"),
    *number_columns("新增", "increment_", quantity_of, "first"),
    *number_columns("总数", "stock_"),
    *shared("code id"),
    FACTS,
    *about(
        "sizes",
        Column("stock", dtype="float64", of=lambda sizes: sizes[1].value),
        Column("increment", dtype="float64", of=lambda sizes: sizes[0].in_unit(sizes[1].unit)),
        Column("whole", dtype="float64", of=lambda sizes: 100 if sizes[1].value else nan),
        Column("share", dtype="float64", of=_share),
    ),
    *shared("bound"),
    *drawn("doubtful", "bool"),
    screen="name increment_text stock_text domain cited",
    brief=(("name", "place"), "increment_text", "stock_text"),
    download="name domain period increment_text increment_bound increment_value increment_unit"
    " stock_text stock_bound stock_value stock_unit cited code",
)


def increments_table(dataset: Dataset, choices: Choices = MappingProxyType({})) -> Table:
    """The chosen pairs of new and in all of the own area, the largest share of new first.

    Pairs with a doubtful figure come after the sure ones.
    """
    pairs = related(dataset, RelationType.INCREMENT, Role.INCREMENT, Role.STOCK)
    rows = pairs.assign(
        doubtful=pairs[["first", "itself"]].map(is_doubtful).any(axis=1),
        share=[-_share(each) for each in pairs["sizes"]],
        facts=ids_beside(pairs, "itself", "first"),
    )
    rows = rows.sort_values(["doubtful", "share"], kind="stable")
    return table(selected(rows, choices), _COLUMNS)


def _increments(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = increments_table(dataset, choices)
    years = "、".join(dict.fromkeys(found.rows["period"]))
    return exhibit.content(found, choices, period=f"{years}，期内新增、期末总数")


def _message(shown: ExhibitContent, _: Dataset) -> str:
    """Which total has the largest new part."""
    rows = shown.table.rows
    first = rows.iloc[0]
    pair = f"总数{first['stock_text']}，其中新增{first['increment_text']}"
    if len(rows) == 1:
        return f"{first['period']}{first['name']}：{pair}。"
    text = f"{len(rows)}项中新增占总数比例最高的是{first['name']}，{pair}。"
    return dated_if_one(rows["period"], text)


INCREMENTS = chart(
    name="increments",
    page="growth",
    place=50,
    title="新增多少，一共多少",
    chart=Chart("increment"),
    parameters=(DOMAIN, TIERS),
    show=_increments,
    empty="所选领域和层级没有新增和总数。",
    message=_message,
    slide=SlideBars(
        # Each row's own total is a whole bar: amounts of different units share no axis.
        series=(
            SlideSeries(
                name="总数",
                unit="100%",
                value="whole",
                label="新增{increment_text}",
                note="共{stock_text}",
                fixed_by="whole",
                bound="bound",
                tone=Tone.CONTEXT,
            ),
            SlideSeries(
                name="其中新增",
                unit="占总数的%",
                value="share",
                bound="increment_bound",
                decimals=1,
            ),
        ),
        unit="占总数的%",
        is_overlaid=True,
    ),
    compared=Compared(key=("code",)),
)
