"""The sentence that says of data that due dates have passed which they do not reach."""

from datetime import date

from indicators.agenda import outdated
from indicators.dataset import Dataset
from indicators.wording import day


def outdated_notice(dataset: Dataset, on: date) -> str:
    """How many printed dates have passed by a day without data that reach them; "" where none.

    Nothing here asks a clock: `on` is the reader's day, or that which a briefing is dated.
    """
    count = len(outdated(dataset, on))
    if not count:
        return ""
    return (
        f"数据截至{day(dataset.about.as_of)}；到{day(on)}，"
        f"有{count}项印明时限的任务和目标已过时限，未更新。"
    )
