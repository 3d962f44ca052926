"""The increments of stocks, beside their totals."""

from fractions import Fraction
from math import nan
from operator import itemgetter
from typing import Any

from indicators.exhibits.choices import DOMAIN, TIERS, chosen_indicators
from indicators.exhibits.columns import (
    Column,
    ColumnRole,
    columns,
    drawn,
    facts_of,
    number_columns,
    shared,
)
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, chart
from indicators.exhibits.forms import Chart, Compared, SlideBars, SlideSeries, Tone
from indicators.exhibits.table import Table, table
from indicators.model.codelists import RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Indicator, Observation, Relation
from indicators.rules.relations import is_doubtful, quantity_of, remarks_on
from indicators.sentences.names import dated_if_one
from indicators.wording import numbers

_Record = dict[str, Any]
_both = itemgetter("total", "part")
_total = itemgetter("total")


def _amount(fact: Fact) -> str:
    size = quantity_of(fact)
    return numbers.remarked(numbers.amount(size), *remarks_on(fact)) if size else ""


# A row is a record of the total, its new part, and their sizes in the total's unit.
_COLUMNS = columns(
    *shared("name", _total),
    Column("increment_text", "新增", ColumnRole.FIGURE, of=lambda row: _amount(row["part"])),
    Column("stock_text", "总数", ColumnRole.FIGURE, of=lambda row: _amount(row["total"])),
    *shared("domain cited place period", _total),
    *number_columns("新增", "increment_", lambda row: quantity_of(row["part"])),
    *number_columns("总数", "stock_", lambda row: row["total"].quantity),
    *shared("code id", _total),
    facts_of(_both),
    *drawn("stock increment whole share", "float64"),
    *shared("bound", _total),
    *drawn("doubtful", "bool"),
    screen="name increment_text stock_text domain cited",
    brief=(("name", "place"), "increment_text", "stock_text"),
    download="name domain period increment_text increment_bound increment_value increment_unit"
    " stock_text stock_bound stock_value stock_unit cited code",
)


def increments_table(dataset: Dataset, indicators: list[Indicator]) -> Table:
    """Every stated pair of new and in all of the own area, the largest share of new first.

    Pairs with a doubtful figure come after the sure ones.
    """
    codes = {each.code for each in indicators}
    relations = (each for each in dataset.relations if each.type is RelationType.INCREMENT)
    found = (_increment(each, dataset) for each in relations)
    records = [each for each in found if each and each["total"].indicator.code in codes]
    records.sort(key=lambda each: (each["doubtful"], -_ratio(each)))
    return table(records, _COLUMNS)


def _increment(relation: Relation, dataset: Dataset) -> _Record | None:
    roles = (dataset.current_in(relation, each)[:1] for each in (Role.STOCK, Role.INCREMENT))
    ends = [fact for found in roles for fact in found]
    if len(ends) != 2 or not isinstance(ends[0], Observation):
        return None
    stock, part = map(quantity_of, ends)
    if ends[0].area != dataset.about.area or not (stock and part and part.meets(stock)):
        return None
    size, new = float(stock.value), float(part.in_unit(stock.unit))
    return {
        "total": ends[0],
        "part": ends[1],
        "stock": size,
        "increment": new,
        "whole": 100.0 if size else nan,
        "share": 100 * new / size if size else nan,
        "doubtful": any(map(is_doubtful, ends)),
    }


def _ratio(record: _Record) -> float:
    size, new = (Fraction(str(record[each])) for each in ("stock", "increment"))
    return float(new / size) if size else nan


def _increments(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = increments_table(dataset, chosen_indicators(dataset, choices))
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
