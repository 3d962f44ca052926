from datetime import date

import pytest

from indicators.model.codelists import Measure
from indicators.rules.cards import card
from indicators.rules.progress import progress
from indicators.rules.ranks import peer_ranks
from indicators.rules.series import series_of
from tests.facts import LATER_SOURCE, dataset, indicator, observation, peer, target

JOBS = indicator("JOBS", measure=Measure.FLOW, unit="人", card=1)


def version(value, identifier, **more):
    return observation(JOBS, value, "2024", id=identifier, **more)


@pytest.mark.parametrize(
    ("versions", "counts"),
    [
        (("预计", "初步"), "初步"),
        (("实际", "初步"), "实际"),
        (("核实", "实际"), "核实"),
        (("实际", "预计", "核实", "初步"), "核实"),
    ],
)
def test_the_most_trusted_status_counts_wherever_its_row_stands(versions, counts):
    found = [version(at, each, status=each, row=at) for at, each in enumerate(versions, 2)]
    assert dataset(*found).observations_of("JOBS")[-1].status == counts


def test_within_a_status_the_later_publication_counts_though_its_row_comes_first():
    late = version(6480, "A", published=date(2024, 10, 20), row=2)
    early = version(9999, "B", published=date(2024, 2, 20), row=3)
    assert dataset(late, early).observations_of("JOBS") == (late,)


def test_without_a_date_of_its_own_a_row_has_that_of_its_document():
    late = version(6480, "A", source=LATER_SOURCE, row=2)
    early = version(9999, "B", published=date(2024, 2, 20), row=3)
    assert dataset(late, early).current(early) == late


def test_of_one_day_the_later_row_counts():
    first, second = version(6480, "A", row=2), version(9999, "B", row=3)
    facts = dataset(second, first)
    assert facts.observations_of("JOBS") == (second,)
    assert facts.versions_of(first) == (first, second)


def test_a_quarter_and_its_months_are_one_period():
    first = observation(JOBS, 5, "2024-Q1", id="A")
    revised = observation(JOBS, 6, "2024-01..03", status="核实", id="B")
    assert dataset(first, revised).versions_of(first) == (first, revised)
    assert dataset(first, revised).observations_of("JOBS") == (revised,)


def test_values_of_unstated_periods_are_no_versions_of_each_other():
    one, other = (observation(JOBS, size, "未注明", id=f"O{size}") for size in (1, 2))
    facts = dataset(one, other)
    assert (facts.current(one), facts.current(other)) == (one, other)
    assert set(facts.observations_of("JOBS")) == {one, other}


def test_every_place_takes_the_version_that_counts():
    late = version(6480, "A", source=LATER_SOURCE, row=2)
    early = version(9999, "B", row=3)
    aim, next_aim = target(JOBS, 6000), target(JOBS, 6200, "2025")
    facts = dataset(late, early, aim, next_aim)
    shown = card(JOBS, facts)
    assert (shown.figure, shown.gap.baseline) == ("6480人", late)
    assert progress(aim, facts).observations == (late,)
    assert series_of(JOBS, facts)[0].points == (late,)


def test_peers_are_ranked_by_the_version_that_counts():
    neighbour = peer(2)
    own = [version(6480, "A", status="核实"), version(9999, "B")]
    other = observation(JOBS, 7000, "2024", area=neighbour)
    facts = dataset(*own, other, areas=(own[0].area, neighbour))
    ranked = peer_ranks(JOBS, own[0].period, "全市", facts).places
    assert [(each.area.name, each.text) for each in ranked] == [
        ("虚构2县", "第1"),
        ("测试区", "第2"),
    ]


def test_the_level_on_a_card_is_the_version_that_counts():
    level = indicator("GDP", measure=Measure.FLOW, unit="亿元")
    growth = indicator("GDP_YOY", base="GDP", card=1)
    revised = observation(level, 152, "2023", status="核实", row=2)
    facts = dataset(
        observation(growth, 4.3, "2023"), revised, observation(level, 150, "2023", row=3)
    )
    assert card(growth, facts).level == "152亿元（核实）"
