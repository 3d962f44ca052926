"""What one track of rates shows beside its targets, worked out by hand."""

from math import isnan

from indicators.exhibits.targets.gap_table import judged_targets
from indicators.exhibits.targets.rates_table import _Bases, bases_note, rates_table
from tests.facts import claim, dataset, indicator, observation, target


def rows(*facts, **more):
    data = dataset(*facts, **more)
    return rates_table(judged_targets(data), data).rows


def test_a_target_above_and_one_below_last_year_s_actual():
    low, high = indicator("LOW"), indicator("HIGH")
    found = rows(
        *(observation(low, 4.3), target(low, 8), observation(high, 16.1), target(high, 12))
    )
    assert list(found["distance"]) == ["▲ 目标高3.7个百分点", "▽ 目标低4.1个百分点"]
    assert list(found["start_figure"]) == ["4.3%", "16.1%"]
    assert list(found["target_figure"]) == ["8%以上", "12%以上"]
    assert list(found["stands_out"]) == [True, False]
    assert list(found["now_figure"]) == ["", ""]
    assert isnan(found["now"][0])


def test_a_target_at_last_year_s_actual_has_neither_side():
    rate = indicator("RATE")
    [said] = rows(observation(rate, 8), target(rate, 8))["distance"]
    assert said == "＝ 与上年实绩持平"


def test_this_year_s_figure_leads_with_its_status():
    """4.3 last year, 7.7 so far, 8 aimed at: 0.3 short, and no longer 3.7."""
    rate = indicator("RATE")
    facts = (observation(rate, 4.3), observation(rate, 7.7, period="2024"), target(rate, 8))
    [row] = rows(*facts).to_dict("records")
    assert (row["start"], row["now"]) == (4.3, 7.7)
    assert row["distance"] == "△ 接近 差0.3个百分点"
    assert row["dated_remark"] == "2024年"
    assert row["distance"][0] == row["mark"]
    assert row["now_head"] == "2024年增速"


def test_heads_name_the_period_where_it_is_that_of_all():
    one, other = indicator("ONE"), indicator("OTHER")
    facts = (observation(one, 4), target(one, 8), target(other, 8))
    alike = rows(*facts, observation(other, 5))
    assert set(alike["start_head"]) == {"2023年增速"}
    assert set(alike["target_head"]) == {"2024年目标"}
    unlike = rows(*facts, observation(other, 5, period="2022"))
    assert set(unlike["start_head"]) == {"此前增速"}
    assert list(unlike["remark"]) == ["2023年", "2022年"]


def test_the_first_rank_of_the_leading_actual_is_said_with_who_vouches_for_it():
    rate = indicator("RATE")
    facts = (observation(rate, 4.3), target(rate, 8), claim(rate, rank=2))
    [said] = rows(*facts)["remark"]
    assert said == "全市第二（自述）"


def test_no_target_makes_no_row():
    assert rows(observation(indicator("RATE"), 4)).empty


def test_a_doubt_of_a_claim_stays_beside_its_rank():
    rate = indicator("RATE")
    facts = (observation(rate, 4.3), target(rate, 8), claim(rate, rank=2, note="存疑：年份不明"))
    [said] = rows(*facts)["remark"]
    assert said == "全市第二（自述，存疑）"


def test_what_is_met_says_so_once():
    rate = indicator("RATE")
    facts = (observation(rate, 8.5, period="2024"), target(rate, 8))
    [said] = rows(*facts)["distance"]
    assert said == "✓ 达到"


def test_what_several_ranks_are_based_on_is_said_once_and_an_exception_in_its_row():
    """Two are 自述 alone and one is doubtful too: all share 自述, and the doubt stays."""
    rates = [indicator(code) for code in ("ONE", "TWO", "THREE")]
    facts = [fact for each in rates for fact in (observation(each, 4), target(each, 8))]
    notes = ("", "", "存疑：年份不明")
    claims = [claim(each, note=note) for each, note in zip(rates, notes, strict=True)]
    data = dataset(*facts, *claims)
    found = judged_targets(data)
    remarks = list(rates_table(found, data).rows["remark"])
    assert remarks == ["全市第一", "全市第一", "全市第一（存疑）"]
    assert bases_note(found, data) == "位次均为自述"


def test_the_usual_basis_is_named_where_no_row_lacks_one():
    """Of three with 含初步数9个 two are 已核验, which is said once, and the third says its own."""
    every, usual, other = ("含初步数9个",), ("已核验",), ("按数据", "共10个地区")
    bases = _Bases(every, usual)
    assert bases.note == "位次均含初步数9个，未另注的为已核验"
    assert bases.rest(usual + every) == ()
    assert bases.rest(other + every) == other
