"""Targets that do not compare: doubtful, without a baseline, in words."""

from collections import Counter
from collections.abc import Callable

from indicators.exhibits.columns import Groups
from indicators.exhibits.compared import ChangeScope, Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, listing
from indicators.exhibits.table import Table
from indicators.exhibits.targets.choosing import FILTERS, aim_of, chosen_targets, with_standing
from indicators.exhibits.targets.gap_table import gaps_table, judged_targets
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.model.periods import UNSTATED
from indicators.sentences.clauses import sentence
from indicators.wording import numbers


def _having(
    standing: Standing, brief: Groups, slide: Groups
) -> Callable[[Exhibit, Dataset, Choices], ExhibitContent]:
    def show(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
        chosen = chosen_targets(dataset, choices)
        found = with_standing(chosen, standing)
        judged = int((chosen["case"] == standing).sum()) - len(found)
        table = gaps_table(found).showing(brief=brief, slide=slide)
        return exhibit.content(
            table,
            choices,
            period=aim_of(choices, table),
            note=f"另有{judged}项与本期实绩相比，不列在这里" if judged else "",
        )

    return show


def _doubtful_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many targets may not be set against their baseline."""
    return _said(shown, "与上年实绩能否相比存疑，不参加排序")


def _without_baseline_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many targets have no baseline."""
    return _said(shown, "没有可比的上年实绩，不计算差距")


def _text_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many targets have words in place of a number."""
    return _said(shown, "是文字目标，只列原话，不计算差距")


def _said(shown: ExhibitContent, words: str) -> str:
    return sentence(numbers.in_turn(f"{_counted(shown)}{words}", shown.note))


def _counted(shown: ExhibitContent) -> str:
    """How many targets, each under its own period: 70项2024年目标和1项期间未注明的目标."""
    aim = shown.period.partition("，")[0]
    counts = Counter(str(each) == UNSTATED.label for each in shown.table.rows["period"])
    groups = {aim: counts[False], f"{UNSTATED.label}的目标": counts[True]}
    return "和".join(f"{count}项{name}" for name, count in groups.items() if count)


def _compared(standing: Standing, title: str = "") -> Compared:
    def every(dataset: Dataset, _: ChangeScope) -> Table:
        return gaps_table(with_standing(judged_targets(dataset), standing))

    return Compared(subject=("name", "period"), title=title, table=every)


DOUBTFUL_TARGETS = listing(
    name="doubtful-targets",
    page="targets",
    place=30,
    title="存疑的目标，不参加排序",
    parameters=FILTERS,
    show=_having(
        Standing.DOUBTFUL,
        brief=(("name", "place"), "pair_text", ("gap_said", "share_said"), ("words", "status")),
        slide=("name", "pair_text", "words"),
    ),
    empty="所选条件下没有存疑的目标。",
    message=_doubtful_message,
    compared=_compared(Standing.DOUBTFUL, "存疑，不参加排序"),
)
TARGETS_WITHOUT_BASELINE = listing(
    name="targets-without-baseline",
    page="targets",
    place=40,
    title="没有可比的基数",
    parameters=FILTERS,
    show=_having(
        Standing.NO_BASELINE,
        brief=(("name", "place"), "aim_text", "due", ("words", "status")),
        slide=("name", ("aim_text", "due"), "words", "status", "place"),
    ),
    empty="所选条件下的目标都有可比的基数。",
    message=_without_baseline_message,
    compared=_compared(Standing.NO_BASELINE),
)
TEXT_TARGETS = listing(
    name="text-targets",
    page="targets",
    place=50,
    title="文字目标",
    parameters=FILTERS,
    show=_having(
        Standing.TEXT,
        brief=(("name", "place"), "aim_text", "due", "status"),
        slide=("name", ("aim_text", "due"), "status", "place"),
    ),
    empty="所选条件下没有文字目标。",
    message=_text_message,
    compared=_compared(Standing.TEXT),
)
