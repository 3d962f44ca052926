"""The indicators like one: which they are, in which order, and how their targets lie."""

from indicators.exhibits.profile.siblings import siblings
from indicators.model.codelists import Domain, Measure, Tier
from tests.facts import dataset, indicator, observation, target
from tests.indicators.exhibits.asking import shown, told

OWN = indicator("A")
NEAR = [indicator(code, measure=Measure.SHARE) for code in ("B", "C")]
FAR = indicator("F", domain=Domain.PROJECTS.value)
OTHER_UNIT = indicator("U", unit="家", measure=Measure.FLOW)


def known(*others, **more):
    return dataset(*(observation(each, 5) for each in (OWN, *others)), **more)


def codes(data):
    return [each.code for each in siblings(OWN, data)]


def test_they_are_of_the_same_field_and_unit_the_core_ones_first():
    third = indicator("D", tier=Tier.GENERAL)
    assert codes(known(third, *NEAR, FAR, OTHER_UNIT)) == ["B", "C", "D"]


def test_where_these_are_few_they_are_of_the_same_measure_and_unit_in_all_fields():
    assert codes(known(NEAR[0], FAR, OTHER_UNIT)) == ["F"]


def test_of_more_than_eight_the_others_are_counted():
    many = [indicator(f"N{at}") for at in range(10)]
    found = shown("siblings", known(*many), ("code", "A"))
    assert found.table.rows["panel"].nunique() == 8
    assert found.note == "另有2项没有画出"


def test_one_figure_alone_has_no_axis_of_its_own_unless_all_share_one():
    """Counts of a unit have an axis each: only what has a target or a second figure is drawn."""
    own, lone, aimed = (
        indicator(each, unit="家", measure=Measure.FLOW) for each in ("A", "B", "C")
    )
    facts = [*(observation(each, 5) for each in (own, lone, aimed)), target(aimed, 8)]
    found = shown("siblings", dataset(*facts), ("code", "A"))
    assert set(found.table.rows["panel"]) == {"C"}
    assert found.note == "另有1项没有画出"


def test_a_click_opens_the_indicator_of_the_panel():
    rows = shown("siblings", known(FAR), ("code", "A")).table.rows
    assert list(rows["code"]) == list(rows["panel"]) == ["F"]


def test_the_headline_says_how_comparable_targets_lie_else_what_there_is():
    facts = [observation(each, 5) for each in (OWN, FAR)]
    assert told("siblings", dataset(*facts), ("code", "A"))[0] == "同类指标1项：1项只有实绩。"
    aimed = dataset(*facts, target(FAR, 8))
    assert told("siblings", aimed, ("code", "A"))[0] == "1项可比的同类目标高于上年实绩。"
