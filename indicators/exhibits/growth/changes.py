"""The changes that documents state as from → to."""

from collections.abc import Sequence

import pandas as pd

from indicators.exhibits.choices import DOMAIN, TIERS, selected
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, chart, list_of, listing
from indicators.exhibits.forms import Chart, Compared
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
from indicators.exhibits.parameters import Choice
from indicators.exhibits.table import Table
from indicators.model.codelists import Comparability, RelationType, Role, Tier
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.relations import doubted_in
from indicators.sentences.names import dated_if_one
from indicators.wording import numbers


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
