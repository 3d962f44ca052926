"""On which day a briefing judges what is due: on its own, unless the writer chose another."""

from dataclasses import replace
from datetime import date

from indicators.exhibits.choices import ON
from indicators.exhibits.exhibit import Exhibit
from indicators.exhibits.request import Request
from indicators.model.dataset import Dataset


def day_of_judgement(dated: date, dataset: Dataset) -> date:
    """The day that a briefing is dated; never before the data's as-of date."""
    return max(dated, dataset.about.as_of)


def judges(exhibit: Exhibit) -> bool:
    """Whether an exhibit shows due dates or statuses."""
    return any(each.key == ON.key for each in exhibit.parameters)


def judged(asked: Request, on: date, dataset: Dataset) -> Request:
    """The request judged on a day, where it names no day of its own."""
    if asked.choices.get(ON.key) != ON.default(dataset):
        return asked
    return replace(asked, choices={**asked.choices, ON.key: on})
