"""The increments of stocks, beside their totals."""

from fractions import Fraction
from math import nan

from indicators.exhibits.choices import DOMAIN, TIERS, chosen_indicators
from indicators.exhibits.columns import (
    CITED,
    CODE,
    FACTS,
    ID,
    PLACE,
    Column,
    ColumnRole,
    columns,
    drawn,
    ids_of,
    number_columns,
    numbers_of,
)
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, fact_rows
from indicators.exhibits.forms import PLAIN_ON_PAPER, Chart, SlideBars, SlideSeries, Tone
from indicators.exhibits.table import Table, table
from indicators.model.codelists import RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation, Relation
from indicators.rules.relations import is_doubtful, quantity_of, remarks_on
from indicators.sentences.names import dated_if_one
from indicators.wording import numbers

_COLUMNS = columns(
    Column("name", "指标", ColumnRole.SUBJECT),
    Column("increment_text", "新增", ColumnRole.FIGURE),
    Column("stock_text", "总数", ColumnRole.FIGURE),
    Column("domain", "领域"),
    CITED,
    PLACE,
    Column("period", "期间"),
    *number_columns("新增", "increment_"),
    *number_columns("总数", "stock_"),
    CODE,
    ID,
    FACTS,
    *drawn("stock increment whole share", "float64"),
    *drawn("bound"),
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
    records = [
        record
        for relation in dataset.relations
        if relation.type is RelationType.INCREMENT
        if (record := _increment_record(relation, dataset)) and record["code"] in codes
    ]
    records.sort(key=lambda each: (bool(each["doubtful"]), -_ratio(each)))
    return table(records, _COLUMNS)


def _increment_record(relation: Relation, dataset: Dataset) -> dict[str, object] | None:
    stocks = dataset.current_in(relation, Role.STOCK)
    parts = dataset.current_in(relation, Role.INCREMENT)
    if not stocks or not parts or not isinstance(stocks[0], Observation):
        return None
    if stocks[0].area != dataset.about.area:
        return None
    stock, part = quantity_of(stocks[0]), quantity_of(parts[0])
    if not (stock and part and part.meets(stock)):
        return None
    size, new = float(stock.value), float(part.in_unit(stock.unit))
    return {
        "id": stocks[0].id,
        "facts": ids_of(stocks[0], parts[0]),
        "code": stocks[0].indicator.code,
        "name": stocks[0].indicator.name,
        "domain": stocks[0].indicator.domain,
        "period": stocks[0].period.label,
        "bound": stock.bound.value,
        **numbers_of(stock, "stock_"),
        **numbers_of(part, "increment_"),
        "place": stocks[0].citation,
        "stock": size,
        "increment": new,
        "whole": 100.0 if size else nan,
        "share": 100 * new / size if size else nan,
        "stock_text": numbers.remarked(numbers.amount(stock), *remarks_on(stocks[0])),
        "increment_text": numbers.remarked(numbers.amount(part), *remarks_on(parts[0])),
        "doubtful": is_doubtful(stocks[0]) or is_doubtful(parts[0]),
        "cited": numbers.cited(stocks[0].citation),
    }


def _ratio(record: dict[str, object]) -> float:
    stock = float(str(record["stock"]))
    return float(Fraction(str(record["increment"])) / Fraction(str(stock))) if stock else nan


def _increments(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    table = increments_table(dataset, chosen_indicators(dataset, choices))
    years = "、".join(dict.fromkeys(table.rows["period"]))
    return exhibit.content(table, period=f"{years}，期内新增、期末总数")


def _increments_message(shown: ExhibitContent, _: Dataset) -> str:
    """Which total has the largest new part."""
    rows = shown.table.rows
    first = rows.iloc[0]
    pair = f"总数{first['stock_text']}，其中新增{first['increment_text']}"
    if len(rows) == 1:
        return f"{first['period']}{first['name']}：{pair}。"
    text = f"{len(rows)}项中新增占总数比例最高的是{first['name']}，{pair}。"
    return dated_if_one(rows["period"], text)


INCREMENTS = Exhibit(
    name="increments",
    page="growth",
    place=50,
    title="新增多少，一共多少",
    chart=Chart("increment"),
    parameters=(DOMAIN, TIERS),
    show=_increments,
    empty="所选领域和层级没有新增和总数。",
    message=_increments_message,
    sentences=fact_rows,
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
    paper=PLAIN_ON_PAPER,
    compared=Compared(key=("code",)),
)
