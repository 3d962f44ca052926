"""Targets that compare with their last actual, from the one to the other."""

from collections.abc import Sequence

from indicators.exhibits.choices import in_year
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, chart
from indicators.exhibits.forms import Chart, PaperForm, SlidePicture
from indicators.exhibits.table import Table
from indicators.exhibits.targets.choosing import (
    FILTERS,
    aim,
    aim_of,
    chosen_targets,
    comparable_counts,
    comparable_rates,
    from_reference,
    share_unit,
    shown_gaps,
)
from indicators.exhibits.targets.gap_table import (
    SHARES_ON_SLIDES,
    gaps_table,
    judged_targets,
    shares_table,
)
from indicators.exhibits.targets.rates_table import bases_note, rates_table
from indicators.model.dataset import Dataset
from indicators.rules.gaps import Gap
from indicators.sentences.gap_texts import division, judged_counts, limits_note, standings_of
from indicators.wording import numbers


def _rates(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = comparable_rates(chosen_targets(dataset, choices))
    table = rates_table(found, dataset)
    return _content(exhibit, table, "%", choices, bases_note(found, dataset))


def _counts(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    table = shares_table(comparable_counts(chosen_targets(dataset, choices)))
    return _content(exhibit, table, share_unit(table), choices)


def _content(
    exhibit: Exhibit, table: Table, unit: str, choices: Choices, note: str = ""
) -> ExhibitContent:
    return exhibit.content(
        table,
        choices,
        title=from_reference(table, exhibit.title),
        period=aim_of(choices, table),
        unit=unit,
        note="；".join(filter(None, (limits_note(table.rows["bound"]), note))),
        in_year=in_year(choices),
    )


def _comparable_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many targets are met now, and how those without present actuals lie to their baseline."""
    kind = "数量" if shown.exhibit is TARGET_COUNTS else "增速、比重"
    return counted_targets(shown_gaps(shown, dataset), kind)


def counted_targets(found: Sequence[Gap], kind: str) -> str:
    """The same of any comparable targets, which are called so: 3项可比的数量目标."""
    sure = [each for each in found if each.is_ranked]
    doubted = len(found) - len(sure)
    if not sure:
        return f"{doubted}项{kind}目标的数字存疑，不参加排序。"
    now = [each for each in sure if each.leads_now]
    counts = standings_of(each for each in sure if not each.leads_now)
    apart = f"，另有{doubted}项数字存疑，不参加排序" if doubted else ""
    start = division(f"{counts.total()}项可比的{kind}目标", counts) if counts else ""
    return f"{'；'.join(filter(None, (judged_counts(now, f'{kind}目标'), start)))}{apart}。"


def _present_beside(dataset: Dataset, choices: Choices) -> str:
    """A note where no target of the choices has an actual of its own period to be judged by."""
    found = chosen_targets(dataset, choices)
    if found["leads_now"].any():
        return ""
    known = f"{aim(choices, ())}还没有一项本期实绩（数据截至{numbers.day(dataset.about.as_of)}）"
    return f"{known}，不判断完成与否：这里比的是此前的实绩和目标。"


TARGET_RATES = chart(
    name="target-rates",
    page="targets",
    place=10,
    title="增速、比重：从上年实绩到目标",
    chart=Chart("track"),
    parameters=FILTERS,
    show=_rates,
    empty="所选条件下没有可比的增速、比重目标。",
    message=_comparable_message,
    slide=SlidePicture("A band from the target on, beside both actuals."),
    paper=PaperForm(aside=_present_beside),
    compared=Compared(
        subject=("name", "period"),
        table=lambda dataset, _: gaps_table(comparable_rates(judged_targets(dataset))),
    ),
)
TARGET_COUNTS = chart(
    name="target-counts",
    page="targets",
    place=20,
    title="数量：目标与上年实绩相差多少",
    chart=Chart("gap", {"as_given": True}),
    parameters=FILTERS,
    show=_counts,
    empty="所选条件下没有可比的数量目标。",
    message=_comparable_message,
    slide=SHARES_ON_SLIDES,
    paper=PaperForm(aside=_present_beside),
    compared=Compared(
        subject=("name", "period"),
        # `words` and `share_text` repeat `gap_text`.
        columns=(
            *("name", "actual_text", "target_text", "gap_text"),
            *("progress_text", "standing", "status", "cited"),
        ),
        table=lambda dataset, _: shares_table(comparable_counts(judged_targets(dataset))),
    ),
)
