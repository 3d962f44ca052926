"""The changes that documents state as from → to, and the increments of stocks beside them."""

from collections.abc import Sequence
from math import nan
from types import MappingProxyType

import pandas as pd

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
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart, list_of, listing
from indicators.exhibits.forms import Chart, Compared, SlideBars, SlideSeries, Tone
from indicators.exhibits.growth.pairs import (
    EARLIER,
    NO_YEAR,
    by_unit,
    figure_text,
    is_not_subtracted,
    pair_slide,
    pairs_table,
    related,
)
from indicators.exhibits.parameters import DOMAIN, TIERS, Choice, Choices, selected
from indicators.exhibits.table import Table, table
from indicators.model.codelists import Comparability, RelationType, Role, Tier
from indicators.model.dataset import Dataset
from indicators.model.quantities import Quantity
from indicators.model.results import computed_once
from indicators.rules.relations import doubted_in, is_doubtful, quantity_of
from indicators.sentences.names import dated_if_one
from indicators.wording import numbers

_Sizes = tuple[Quantity, Quantity]


def _share(sizes: _Sizes) -> float:
    """The new in per cent of the total; NaN of a total of 0."""
    new, size = float(sizes[0].in_unit(sizes[1].unit)), float(sizes[1].value)
    return 100 * new / size if size else nan


# A row is about the total; it has its new part as `first`, and the `sizes` of both.
_INCREMENT_COLUMNS = columns(
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
    return table(selected(rows, choices), _INCREMENT_COLUMNS)


def _increments(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = increments_table(dataset, choices)
    years = "、".join(dict.fromkeys(found.rows["period"]))
    return exhibit.content(found, choices, period=f"{years}，期内新增、期末总数")


def _increments_message(shown: ExhibitContent, _: Dataset) -> str:
    """Which total has the largest new part."""
    rows = shown.table.rows
    first = rows.iloc[0]
    pair = f"总数{first['stock_text']}，其中新增{first['increment_text']}"
    if len(rows) == 1:
        return f"{first['period']}{first['name']}：{pair}。"
    text = f"{len(rows)}项中新增占总数比例最高的是{first['name']}，{pair}。"
    return dated_if_one(rows["period"], text)


@computed_once
def _stated(dataset: Dataset) -> pd.DataFrame:
    """Every stated from → to pair of the own area, with its doubts."""
    pairs = related(dataset, RelationType.CHANGE, Role.BEFORE, Role.AFTER)
    pairs = pairs[pairs["comparability"] != Comparability.INCOMPARABLE]
    unsure = pairs["comparability"] == Comparability.DOUBTFUL
    ends = zip(pairs["first"], pairs["itself"], strict=True)
    doubts = [[each.doubt for each in map(doubted_in, both) if each] for both in ends]
    notes = zip(pairs["note"].fillna(""), doubts, unsure, strict=True)
    return pairs.assign(
        before_text=[figure_text(each) for each in pairs["first"]],
        after_text=[figure_text(each) for each in pairs["itself"]],
        doubtful=unsure | pd.Series(map(bool, doubts), pairs.index, dtype="bool"),
        note=[_note(*each) for each in notes],
    )


def _note(note: str, doubts: list[str], is_unsure: bool) -> str:
    """The workbook's words on a pair, then its doubts about either figure."""
    pair = numbers.doubt_said(note) if is_unsure else note
    if not doubts:
        return pair
    parts = (each.rstrip("。；") for each in (pair, *map(numbers.doubt_said, doubts)))
    return "；".join(filter(None, parts))


@computed_once
def changes_table(
    dataset: Dataset, domain: str | None = None, tiers: Sequence[Tier] | None = None
) -> Table:
    """The from → to pairs of every unit, of the chosen field and tiers."""
    return pairs_table(selected(_stated(dataset), {"domain": domain, "tier": tiers}))


def change_units(dataset: Dataset) -> Sequence[str]:
    """The units in which changes are drawn, the one of most changes first."""
    return list(by_unit(changes_table(dataset)))


def _changes(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    unit = choices["unit"] or ""
    changes = changes_table(dataset, choices["domain"], choices["tier"])
    drawn = by_unit(changes).get(unit, changes.head(0))
    before = (NO_YEAR if each == EARLIER else each for each in drawn.rows["before_period"])
    periods = ("、".join(dict.fromkeys(each)) for each in (before, drawn.rows["after_period"]))
    return exhibit.content(
        drawn,
        choices,
        title=f"{exhibit.title}（{unit}）",
        period="此前（{}）→ 现在（{}）".format(*periods),
        unit=unit,
    )


def _changes_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The largest of the changes that are not doubtful, and how many are."""
    rows = shown.table.rows
    sure = rows[~rows["doubtful"]]
    if sure.empty:
        subject, alike = (f"{len(rows)}项", "都") if len(rows) > 1 else (rows.iloc[0]["name"], "")
        text = f"{subject}前后对比（{shown.unit}）{alike}存疑，变动的数也存疑，不比大小。"
        return dated_if_one(rows["after_period"], text)
    first = sure.iloc[0]
    pair = f"由{first['before_text']}到{first['after_text']}，{first['change_text']}"
    doubted = len(rows) - len(sure)
    apart = f"；另有{doubted}项存疑，不比大小" if doubted else ""
    if len(sure) == 1:
        return f"{first['after_period']}{first['name']}{pair}{apart}。"
    text = f"{len(sure)}项前后对比中，{first['name']}变动最大，{pair}{apart}。"
    return dated_if_one(sure["after_period"], text)


def _not_subtracted(dataset: Dataset, choices: Choices) -> Table:
    changes = changes_table(dataset, choices["domain"], choices["tier"])
    return changes.of(changes.rows[is_not_subtracted(changes)])


CHANGES = chart(
    name="changes",
    page="growth",
    place=30,
    title="从多少到多少",
    chart=Chart("change"),
    parameters=(DOMAIN, TIERS, Choice(key="unit", title="单位", options=change_units)),
    show=_changes,
    empty="所选领域、层级和单位没有前后对比。",
    message=_changes_message,
    slide=pair_slide("此前", "现在"),
    compared=Compared(key=("code",), table=lambda dataset, _: changes_table(dataset)),
)
NOT_SUBTRACTED = listing(
    name="changes-not-subtracted",
    page="growth",
    place=40,
    title="不相减的前后对比",
    parameters=(DOMAIN, TIERS),
    show=list_of(_not_subtracted),
    empty="所选领域和层级没有不相减的前后对比。",
    message=lambda shown, _: f"{len(shown.table.rows)}项前后对比的数不相减，只列前后。",
    compared=Compared(key=("code",), title=CHANGES.title),
)
INCREMENTS = chart(
    name="increments",
    page="growth",
    place=50,
    title="新增多少，一共多少",
    chart=Chart("increment"),
    parameters=(DOMAIN, TIERS),
    show=_increments,
    empty="所选领域和层级没有新增和总数。",
    message=_increments_message,
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
