"""The lists of the targets page: what compares with its last actual, and what does not."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from indicators.exhibits.columns import Groups
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart, listing
from indicators.exhibits.forms import ChangeScope, Chart, Compared, PaperForm, SlideForm
from indicators.exhibits.parameters import Choices, in_year
from indicators.exhibits.table import Table
from indicators.exhibits.targets.choosing import (
    FILTERS,
    aim,
    chosen_targets,
    comparable,
    from_reference,
    share_unit,
    shown_gaps,
    with_standing,
)
from indicators.exhibits.targets.gap_table import (
    gaps_table,
    judged_targets,
    shares_slide,
    shares_table,
)
from indicators.exhibits.targets.rates_table import bases_note, rates_table
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.model.periods import UNSTATED
from indicators.rules.gaps import Gap
from indicators.sentences.clauses import sentence
from indicators.sentences.gap_texts import division, judged_counts, limits_note, standings_of
from indicators.wording import numbers


def _listed(every: Callable[[pd.DataFrame], Table], **compared: Any) -> dict[str, Any]:
    """What lists of targets share; editions are compared by `every` one of all years."""

    def table(dataset: Dataset, _: ChangeScope) -> Table:
        return every(judged_targets(dataset))

    comparison = Compared(subject=("name", "period"), table=table, **compared)
    return {"page": "targets", "parameters": FILTERS, "compared": comparison}


def _rates(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = comparable(chosen_targets(dataset, choices), rates=True)
    table = rates_table(found, dataset)
    return _content(exhibit, table, "%", choices, bases_note(found, dataset))


def _counts(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    table = shares_table(comparable(chosen_targets(dataset, choices), rates=False))
    return _content(exhibit, table, share_unit(table), choices)


def _content(
    exhibit: Exhibit, table: Table, unit: str, choices: Choices, note: str = ""
) -> ExhibitContent:
    return exhibit.content(
        table,
        choices,
        title=from_reference(table, exhibit.title),
        period=aim(choices, table.rows["period"]),
        unit=unit,
        note="；".join(filter(None, (limits_note(table.rows["bound"]), note))),
        in_year=in_year(choices),
    )


def _comparable_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many targets are met now, and how those without present actuals lie to their baseline."""
    return counted_targets(shown_gaps(shown, dataset), shown.exhibit.title.partition("：")[0])


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
    place=10,
    title="增速、比重：从上年实绩到目标",
    chart=Chart("track"),
    show=_rates,
    empty="所选条件下没有可比的增速、比重目标。",
    message=_comparable_message,
    slide=SlideForm.PICTURE,  # a band from the target on, beside both actuals
    paper=PaperForm(aside=_present_beside),
    **_listed(lambda found: gaps_table(comparable(found, rates=True))),
)
TARGET_COUNTS = chart(
    name="target-counts",
    place=20,
    title="数量：目标与上年实绩相差多少",
    chart=Chart("gap", {"as_given": True}),
    show=_counts,
    empty="所选条件下没有可比的数量目标。",
    message=_comparable_message,
    slide=shares_slide("差距占基数", "%"),
    paper=PaperForm(aside=_present_beside),
    **_listed(
        lambda found: shares_table(comparable(found, rates=False)),
        # `words` and `share_text` repeat `gap_text`.
        columns=(
            *("name", "actual_text", "target_text", "gap_text"),
            *("progress_text", "standing", "status", "cited"),
        ),
    ),
)


def _apart(
    standing: Standing, why: str, *, brief: Groups, slide: Groups, title: str = ""
) -> dict[str, Any]:
    """What lists of targets share that do not compare; `why` says what is done with them."""

    def show(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
        chosen = chosen_targets(dataset, choices)
        found = with_standing(chosen, standing)
        judged = int((chosen["case"] == standing).sum()) - len(found)
        table = gaps_table(found).showing(brief=brief, slide=slide)
        note = f"另有{judged}项与本期实绩相比，不列在这里" if judged else ""
        return exhibit.content(table, choices, period=aim(choices, table.rows["period"]), note=note)

    def message(shown: ExhibitContent, _: Dataset) -> str:
        return sentence(numbers.in_turn(f"{_counted(shown)}{why}", shown.note))

    shared = _listed(lambda found: gaps_table(with_standing(found, standing)), title=title)
    return shared | {"show": show, "message": message}


def _counted(shown: ExhibitContent) -> str:
    """How many targets, each under its own period: 70项2024年目标和1项期间未注明的目标."""
    aim = shown.period.partition("，")[0]
    counts = Counter(str(each) == UNSTATED.label for each in shown.table.rows["period"])
    groups = {aim: counts[False], f"{UNSTATED.label}的目标": counts[True]}
    return "和".join(f"{count}项{name}" for name, count in groups.items() if count)


DOUBTFUL_TARGETS = listing(
    name="doubtful-targets",
    place=30,
    title="存疑的目标，不参加排序",
    empty="所选条件下没有存疑的目标。",
    **_apart(
        Standing.DOUBTFUL,
        "与上年实绩能否相比存疑，不参加排序",
        brief=(("name", "place"), "pair_text", ("gap_said", "share_said"), ("words", "status")),
        slide=("name", "pair_text", "words"),
        title="存疑，不参加排序",
    ),
)
TARGETS_WITHOUT_BASELINE = listing(
    name="targets-without-baseline",
    place=40,
    title="没有可比的基数",
    empty="所选条件下的目标都有可比的基数。",
    **_apart(
        Standing.NO_BASELINE,
        "没有可比的上年实绩，不计算差距",
        brief=(("name", "place"), "aim_text", "due", ("words", "status")),
        slide=("name", ("aim_text", "due"), "words", "status", "place"),
    ),
)
TEXT_TARGETS = listing(
    name="text-targets",
    place=50,
    title="文字目标",
    empty="所选条件下没有文字目标。",
    **_apart(
        Standing.TEXT,
        "是文字目标，只列原话，不计算差距",
        brief=(("name", "place"), "aim_text", "due", "status"),
        slide=("name", ("aim_text", "due"), "status", "place"),
    ),
)
