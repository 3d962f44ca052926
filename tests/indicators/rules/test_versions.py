import pytest

from indicators.rules.versions import superseded_words, version_note
from tests.facts import dataset, indicator, observation


@pytest.mark.parametrize(
    ("status", "printed", "note"),
    [
        ("实际", False, ""),
        ("初步", False, "为初步数"),
        ("核实", True, "4.5%为核实数，目标制定时为4.3%"),
        ("实际", True, "按4.5%计，目标制定时为4.3%"),
    ],
)
def test_which_version_a_baseline_is_is_told(status, printed, note):
    rate = indicator()
    baseline = observation(rate, 4.5, "2023", status=status)
    assert version_note(baseline, observation(rate, 4.3, "2023") if printed else None) == note


@pytest.mark.parametrize(
    ("status", "words"),
    [("核实", "现以核实数增长4.5%为准"), ("实际", "现以增长4.5%为准")],
)
def test_a_figure_that_was_replaced_names_what_counts_now(status, words):
    rate = indicator()
    old = observation(rate, 4.3, "2023", id="O1", row=2)
    new = observation(rate, 4.5, "2023", id="O2", row=3, status=status)
    facts = dataset(old, new)
    assert superseded_words(old, facts) == words
    assert superseded_words(new, facts) == ""
