"""Figures of a period beside those of the same months a year before, this year against last."""

from collections.abc import Iterable, Sequence

from indicators.exhibits.choices import DOMAIN, TIERS, chosen_indicators
from indicators.exhibits.columns import ids_of, numbers_of
from indicators.exhibits.compared import ChangeScope, Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, fact_rows
from indicators.exhibits.forms import PLAIN_ON_PAPER, Chart
from indicators.exhibits.growth.change_table import CHANGE_COLUMNS, by_unit, pair_slide
from indicators.exhibits.parameters import Choice
from indicators.exhibits.table import Table, table
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.periods import Period
from indicators.model.results import computed_once
from indicators.rules.same_periods import SamePeriods, compared_periods, same_periods
from indicators.sentences.clauses import sentence
from indicators.wording import numbers

_COLUMNS = CHANGE_COLUMNS.relabelled(
    {
        "before_text": "上年同期",
        "after_text": "本期",
        "pair_text": "上年同期、本期",
        "before_period": "上年同期期间",
        "after_period": "本期期间",
        "before_bound": "上年同期限定",
        "before_value": "上年同期数值",
        "before_unit": "上年同期单位",
        "after_bound": "本期限定",
        "after_value": "本期数值",
        "after_unit": "本期单位",
    }
)


_GROWS = "增长"


def _last_year_table(pairs: Iterable[SamePeriods]) -> Table:
    """One row a pair of exact figures, the largest change first, the doubtful last."""
    records = [_record(each) for each in pairs if each.is_exact]
    records.sort(key=lambda each: (each["doubtful"], -abs(_size(each))))
    return table(records, _COLUMNS)


def _size(record: dict[str, object]) -> float:
    return float(str(record["after"])) - float(str(record["before"]))


def _record(each: SamePeriods) -> dict[str, object]:
    before, after = each.before, each.after
    first, last = before.quantity, after.quantity
    if first is None or last is None:
        raise ValueError(each)
    change = numbers.changed(first, last, after.indicator.measure)
    texts = numbers.reported(before), numbers.reported(after)
    return {
        "id": after.id,
        "facts": ids_of(after, before),
        "code": after.indicator.code,
        "name": after.indicator.name,
        "domain": after.indicator.domain,
        **numbers_of(first, "before_"),
        **numbers_of(last, "after_"),
        "before_period": before.period.label,
        "after_period": after.period.label,
        "unit": last.unit,
        "before": float(first.in_unit(last.unit)),
        "after": float(last.value),
        "before_text": texts[0],
        "after_text": texts[1],
        "change_text": numbers.doubted(change, each.is_doubtful),
        "pair_text": "、".join(texts),
        "doubtful": each.is_doubtful,
        "note": "",
        "cited": numbers.cited(after.citation),
    }


@computed_once
def chosen_pairs(
    dataset: Dataset, period: Period | None, domain: str | None, tiers: Sequence[Tier]
) -> Table:
    """The pairs of a period, of the chosen field and tiers."""
    chosen = {each.code for each in chosen_indicators(dataset, {"domain": domain, "tier": tiers})}
    return _last_year_table(
        each
        for each in same_periods(dataset)
        if each.period == period and each.after.indicator.code in chosen
    )


def _units(dataset: Dataset) -> Sequence[str]:
    """The units that are drawn, that of most pairs of the latest period first."""
    periods = compared_periods(dataset)
    tables = [chosen_pairs(dataset, each, None, tuple(Tier)) for each in periods]
    return list(dict.fromkeys(unit for each in tables for unit in by_unit(each)))


def _last_year(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    pairs = chosen_pairs(dataset, choices["against"], choices["domain"], choices["tier"])
    unit = choices["unit"] or ""
    drawn = by_unit(pairs).get(unit, pairs.head(0))
    return exhibit.content(
        drawn,
        title=f"{exhibit.title}（{unit}）" if unit else exhibit.title,
        period="" if drawn.is_empty else _named(drawn),
        unit=unit,
    )


def _named(drawn: Table) -> str:
    first = drawn.rows.iloc[0]
    return f"{first['before_period']} → {first['after_period']}"


def _last_year_message(shown: ExhibitContent, _: Dataset) -> str:
    """Which changed most, and how many are higher and lower than a year before."""
    rows = shown.table.rows
    sure = rows[~rows["doubtful"]]
    doubted = len(rows) - len(sure)
    apart = f"另有{doubted}项存疑，不比大小" if doubted else ""
    period = rows["after_period"].iloc[0]
    if sure.empty:
        return sentence(f"{period}{doubted}项与上年同期相比的数存疑，不比大小")
    first = sure.iloc[0]
    before, after = first["before_text"], first["after_text"]
    if before.startswith(_GROWS) and after.startswith(_GROWS):
        # The name says that it is a growth rate: 增速由23.2%到8.2%.
        before, after = before.removeprefix(_GROWS), after.removeprefix(_GROWS)
    most = f"{first['name']}由{before}到{after}，{first['change_text']}"
    if len(sure) == 1:
        return sentence(f"{period}与上年同期相比，{most}", apart)
    change = sure["after"] - sure["before"]
    counts = {"高": int((change > 0).sum()), "低": int((change < 0).sum())}
    counts["持平"] = len(sure) - sum(counts.values())
    verbs = {"高": "高于上年同期", "低": "低于上年同期", "持平": "与上年同期持平"}
    divided = "，".join(f"{count}项{verbs[each]}" for each, count in counts.items() if count)
    return sentence(f"{period}{most}，变动最大；{len(sure)}项中，{divided}", apart)


def _every(dataset: Dataset, scope: ChangeScope) -> Table:
    """The touched pairs of every period."""
    touched = {each.code for each in scope.indicators(dataset)}
    return _last_year_table(
        each for each in same_periods(dataset) if each.after.indicator.code in touched
    )


_AGAINST = Choice(
    key="against",
    title="与上年同期比的期间",
    options=compared_periods,
    name=lambda each: str(each.label),
)
LAST_YEAR_PAIRS = Exhibit(
    name="last-year",
    page="growth",
    place=20,
    title="与上年同期比",
    chart=Chart("change", {"earlier": "上年同期", "later": "本期"}),
    parameters=(_AGAINST, DOMAIN, TIERS, Choice(key="unit", title="单位", options=_units)),
    show=_last_year,
    empty="没有同一指标本期和上年同期都有的数。",
    message=_last_year_message,
    sentences=fact_rows,
    slide=pair_slide("上年同期", "本期"),
    paper=PLAIN_ON_PAPER,
    compared=Compared(subject=("name", "after_period"), table=_every),
)
