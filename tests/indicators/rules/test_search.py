from indicators.rules.search import found_facts
from tests.facts import claim, commitment, dataset, indicator, observation

GDP = indicator("GDP_YOY", name="生产总值增速", aliases=("地区生产总值", "经济增长"))
GROWTH = observation(GDP, 4.3)


def test_an_alias_finds_every_fact_of_its_indicator():
    actual, said, other = observation(GDP, 4.3), claim(GDP), commitment("C1")
    facts = dataset(actual, said, other)
    assert found_facts("经济增长", facts.facts) == [actual, said]


def test_width_case_and_blanks_do_not_matter():
    assert found_facts("ｇｄｐ", [GROWTH]) == [GROWTH]


def test_every_word_must_occur():
    assert found_facts("生产 增速", [GROWTH]) == [GROWTH]
    assert found_facts("生产 就业", [GROWTH]) == []


def test_nothing_asked_finds_everything():
    assert found_facts("  ", [GROWTH]) == [GROWTH]


def test_names_come_before_quotations_and_notes():
    other = indicator("OTHER", name="别的指标")
    noted = observation(other, 1, note="与生产总值比较")
    assert found_facts("生产总值", [noted, GROWTH]) == [GROWTH, noted]
