"""Revisions and the targets that they turn, worked out by hand."""

from datetime import date

from indicators.exhibits.checks.revisions import revisions_table
from indicators.model.codelists import Standing
from indicators.rules.revisions import revisions
from indicators.rules.statuses import StatusKind
from tests.facts import LATER_SOURCE, dataset, indicator, observation, peer, target
from tests.indicators.exhibits.asking import told

NEXT_YEAR = date(2025, 2, 1)
GDP = indicator("GDP")
FIRST = observation(GDP, 8.1, "2024", status="预计", published=date(2024, 12, 20))
SECOND = observation(GDP, 7.9, "2024", status="初步", published=date(2025, 1, 20))
LAST = observation(GDP, 8, "2024", status="核实", published=date(2025, 11, 20))


def found(*facts, on=NEXT_YEAR):
    return revisions(dataset(*facts, as_of=on), on)


def test_each_step_is_a_revision_the_latest_first():
    steps = found(FIRST, SECOND, LAST, target(GDP, 8))
    assert [(each.before, each.after) for each in steps] == [(SECOND, LAST), (FIRST, SECOND)]


def test_a_step_says_what_it_turned_by_what_was_known_then():
    later, earlier = found(FIRST, SECOND, LAST, target(GDP, 8))
    ((before, after),) = earlier.turns
    assert before.status.kind is StatusKind.DONE
    assert after.status.kind is StatusKind.NOT_DONE
    ((_, after),) = later.turns
    assert after.status.kind is StatusKind.DONE


def test_a_revised_baseline_turns_where_a_target_stands():
    facts = (
        observation(GDP, 4.3),
        observation(GDP, 8.4, status="核实", source=LATER_SOURCE),
        target(GDP, 8),
    )
    (((before, after),),) = (each.turns for each in found(*facts, on=date(2024, 2, 20)))
    assert (before.standing, after.standing) == (Standing.ABOVE, Standing.BELOW)


def test_a_revision_that_turns_nothing_has_no_turn():
    (only,) = found(SECOND, observation(GDP, 7.8, "2024", status="核实"), target(GDP, 8))
    assert only.turns == ()


def test_peers_and_single_figures_are_no_revisions():
    other = peer(2)
    facts = (
        observation(GDP, 5, area=other),
        observation(GDP, 6, area=other, status="核实"),
        observation(GDP, 8),
    )
    assert found(*facts) == ()


def test_the_table_says_from_what_to_what_and_by_how_much():
    rows = revisions_table(found(FIRST, SECOND, LAST, target(GDP, 8))).rows
    assert rows["old"].to_list() == ["增长7.9%（初步）", "增长8.1%（预计）"]
    assert rows["new"].to_list() == ["增长8%（核实）", "增长7.9%（初步）"]
    assert rows["change"].to_list() == ["提高0.1个百分点", "降低0.2个百分点"]
    assert rows["published"].to_list() == ["2025年11月20日", "2025年1月20日"]
    assert rows["turned"].to_list() == [
        "2024年目标：× 未完成（按初步数），差0.1个百分点 → ✓ 已完成",
        "2024年目标：✓ 已完成（按预计数） → × 未完成（按初步数），差0.1个百分点",
    ]


def test_a_limit_is_not_subtracted_and_an_equal_value_is_said_to_be_so():
    jobs = indicator("JOBS", unit="人")
    rows = revisions_table(
        found(
            observation(jobs, 10, bound=">"),
            observation(jobs, 12, status="核实"),
            observation(GDP, 8),
            observation(GDP, 8, status="核实"),
        )
    ).rows
    assert set(rows["change"]) == {"只有限定值，不相减", "数值未变"}


def test_the_message_counts_what_changed_and_what_was_turned():
    data = dataset(FIRST, SECOND, target(GDP, 8), as_of=NEXT_YEAR)
    assert told("revisions", data) == (
        "1次修订中，1次改变了数值，1次改变了目标的情形。",
        "2024年指标GDP由增长8.1%（预计）修订为增长7.9%（初步），降低0.2个百分点，"
        "发布日期为2025年1月20日，"
        "2024年目标：✓ 已完成（按预计数） → × 未完成（按初步数），差0.1个百分点。",
    )
