"""The addresses that a reader copies lead to what the page shows."""

from datetime import date

import pytest

from components.inputs.links import chart_address, page_address
from indicators.exhibits.pictures import Canvas
from indicators.exhibits.request import request
from indicators.exhibits.tasks.lists import TIMELINE
from tests.facts import AS_OF, commitment, dataset

JULY = date(2024, 7, 1)
FACTS = dataset(commitment(deadline=date(2024, 3, 31)))


@pytest.mark.parametrize(("day", "in_picture"), [(JULY, True), (AS_OF, False)])
def test_page_and_picture_are_judged_on_the_day_of_the_page(day, in_picture):
    # A picture is judged on the as-of date where its address names no day, a page on today.
    asked = request(TIMELINE, FACTS, on=day)
    named = f"on={day.isoformat()}"
    assert named in page_address(asked, FACTS)
    assert (named in chart_address(asked, FACTS, Canvas())) is in_picture
