"""The shipped figures, and a year's figures where the report has none of an exhibit."""

import pytest

from indicators.examination import examine
from indicators.example import example_workbook
from indicators.exhibits.request import request
from indicators.settings import ROOT


@pytest.fixture(scope="session")
def datasets():
    """The shipped workbook, and the same continued by an invented year."""
    content = (ROOT / "data" / "indicators.xlsx").read_bytes()
    shipped = examine(content).dataset
    return shipped, examine(example_workbook(content, shipped)).dataset


@pytest.fixture
def filled(datasets):
    """What an exhibit shows of the first of the datasets that fills it, and this dataset."""

    def found(exhibit):
        every = [(request(exhibit, each).shown(each), each) for each in datasets]
        return next(each for each in every if not each[0].table.is_empty)

    return found
