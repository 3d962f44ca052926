"""Changes that documents state, from one value to another."""

from collections.abc import Sequence

from indicators.exhibits.choices import DOMAIN, TIERS, chosen_indicators
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, fact_rows, list_of
from indicators.exhibits.forms import (
    PLAIN_ON_PAPER,
    TABLE_ON_SLIDES,
    Chart,
)
from indicators.exhibits.growth.change_table import (
    by_unit,
    changed_periods,
    changes_table,
    pair_slide,
)
from indicators.exhibits.parameters import Choice
from indicators.exhibits.table import Table
from indicators.model import units
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.sentences.names import dated_if_one


@computed_once
def chosen_changes(dataset: Dataset, domain: str | None, tiers: Sequence[Tier]) -> Table:
    """The from → to pairs of every unit, of the chosen field and tiers."""
    return changes_table(dataset, chosen_indicators(dataset, {"domain": domain, "tier": tiers}))


def change_units(dataset: Dataset) -> Sequence[str]:
    """The units in which changes are drawn, the one of most changes first."""
    return list(by_unit(chosen_changes(dataset, None, tuple(Tier))))


def _changes(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    changes = chosen_changes(dataset, choices["domain"], choices["tier"])
    unit = choices["unit"] or ""
    drawn = by_unit(changes).get(unit, changes.head(0))
    return exhibit.content(
        drawn,
        title=f"从多少到多少（{unit}）",
        period=changed_periods(drawn),
        unit=unit,
    )


def _changes_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The largest of the changes that are not doubtful, and how many are."""
    rows = shown.table.rows
    sure = rows[~rows["doubtful"].astype(bool)]
    if sure.empty:
        subject = f"{len(rows)}项" if len(rows) > 1 else rows.iloc[0]["name"]
        alike = "都" if len(rows) > 1 else ""
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


CHANGES = Exhibit(
    name="changes",
    page="growth",
    place=30,
    title="从多少到多少",
    chart=Chart("change"),
    parameters=(DOMAIN, TIERS, Choice(key="unit", title="单位", options=change_units)),
    show=_changes,
    empty="所选领域、层级和单位没有前后对比。",
    message=_changes_message,
    sentences=fact_rows,
    slide=pair_slide("此前", "现在"),
    paper=PLAIN_ON_PAPER,
    compared=Compared(
        key=("code",),
        table=lambda dataset, _: changes_table(dataset, list(dataset.indicators)),
    ),
)


def _not_subtracted(dataset: Dataset, choices: Choices) -> Table:
    changes = chosen_changes(dataset, choices["domain"], choices["tier"])
    reasons = changes.rows["unit"].map(units.no_difference)
    return changes.of(changes.rows[reasons.astype(bool)])


def _not_subtracted_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many pairs have no difference."""
    return f"{len(shown.table.rows)}项前后对比的数不相减，只列前后。"


NOT_SUBTRACTED = Exhibit(
    name="changes-not-subtracted",
    page="growth",
    place=40,
    title="不相减的前后对比",
    chart=None,
    parameters=(DOMAIN, TIERS),
    show=list_of(_not_subtracted),
    empty="所选领域和层级没有不相减的前后对比。",
    message=_not_subtracted_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PLAIN_ON_PAPER,
    compared=Compared(key=("code",), title=CHANGES.title),
)
