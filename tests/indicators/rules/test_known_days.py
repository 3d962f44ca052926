"""A status of a day comes from figures of that day alone."""

from datetime import date

import pytest

from indicators.model.codelists import Measure
from indicators.rules.gaps import gap
from indicators.rules.statuses import StatusKind
from tests.facts import LATER_SOURCE, dataset, indicator, observation, target

JUNE, NEXT_YEAR = date(2024, 6, 30), date(2025, 2, 20)
JOBS = indicator("JOBS", measure=Measure.FLOW, unit="人")
AIM = target(JOBS, 1000)


def judged(*facts, on):
    return gap(AIM, dataset(AIM, *facts, as_of=NEXT_YEAR), on)


def test_a_whole_year_is_not_compared_with_the_schedule_of_its_middle():
    year = observation(JOBS, 800, "2024")
    found = judged(year, observation(JOBS, 700, "2023"), on=JUNE)
    assert found.status.label == "未到期"
    assert not found.leads_now
    assert found.lead == "目标下限比上年实绩多300人"
    assert judged(year, on=NEXT_YEAR).status.label == "未完成，差200人"


def test_the_longest_span_that_has_ended_counts():
    known = (observation(JOBS, 800, "2024"), observation(JOBS, 300, "2024-01..03"))
    # 300 of 1000 are 30%, where 3 of 12 months are 25%.
    assert judged(*known, on=JUNE).status.kind is StatusKind.REACHED
    assert judged(*known, on=NEXT_YEAR).status.kind is StatusKind.NOT_DONE


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2025, 1, 9), "无法判定–已到期未公布"),
        (date(2025, 1, 10), "未完成，差200人"),
    ],
)
def test_a_figure_counts_from_its_day_of_publication(day, label):
    assert (
        judged(observation(JOBS, 800, "2024", published=date(2025, 1, 10)), on=day).status.label
        == label
    )


def test_a_figure_counts_from_the_day_of_its_document():
    half = observation(JOBS, 600, "2024-01..06", source=LATER_SOURCE)
    assert judged(half, on=date(2024, 10, 19)).status.label == "未到期"
    # 600 of 1000 are 60%, where 6 of 12 months are 50%.
    assert judged(half, on=date(2024, 10, 20)).status.kind is StatusKind.REACHED


def test_an_earlier_version_counts_until_it_is_revised():
    early = observation(JOBS, 1000, "2024", status="预计", published=date(2024, 11, 1))
    final = observation(JOBS, 800, "2024", status="实际", published=date(2025, 2, 1))
    assert judged(early, final, on=date(2025, 1, 10)).status.label == "已完成（按预计数）"
    assert judged(early, final, on=NEXT_YEAR).status.label == "未完成，差200人"
