from datetime import date

import pytest

from indicators.model.periods import UNSTATED, parse_period, spanning


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023年"),
        ("2024-Q2", date(2024, 4, 1), date(2024, 6, 30), "2024年二季度"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        ("2024-01..06", date(2024, 1, 1), date(2024, 6, 30), "2024年1—6月"),
    ],
)
def test_a_period_covers_whole_months(text, start, end, label):
    period = parse_period(text)
    assert (period.start, period.end, period.label) == (start, end, label)


@pytest.mark.parametrize("text", ["", "2023年", "2024-Q5", "2024-13", "2024-06..01", "24", "全年"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        parse_period(text)


def test_the_first_quarter_and_january_to_march_are_the_same_days():
    assert parse_period("2024-Q1") == parse_period("2024-01..03")


def test_an_unstated_period_equals_only_itself_and_is_before_nothing():
    assert parse_period("未注明") == UNSTATED
    assert not UNSTATED.before(parse_period("2024"))
    assert not UNSTATED.opens(parse_period("2024"))


def test_only_a_span_from_the_start_opens_a_year():
    year = parse_period("2024")
    assert parse_period("2024-01..06").opens(year)
    assert not parse_period("2024-Q2").opens(year)
    assert parse_period("2024-Q2").within(year)


def test_of_two_periods_with_one_end_the_longer_sorts_last():
    assert parse_period("2024-01..06").sort_key > parse_period("2024-Q2").sort_key


def test_twelve_months_are_the_year():
    assert spanning(parse_period("2024-Q1"), parse_period("2024-Q4")).text == "2024"


def test_a_span_of_years_has_no_single_year():
    span = parse_period("2016..2020")
    assert (span.start, span.end) == (date(2016, 1, 1), date(2020, 12, 31))
    assert (span.label, span.year, span.months) == ("2016—2020年", None, 60)
    assert not span.opens_year
    assert not span.is_whole_year


def test_a_span_of_years_and_a_year_are_never_parts_of_each_other():
    span, first, later = parse_period("2016..2020"), parse_period("2016"), parse_period("2021")
    assert not first.within(span)
    assert not first.opens(span)
    assert not span.before(later)
    assert not first.before(parse_period("2017..2020"))


def test_spans_of_years_compare_with_each_other():
    whole, opening = parse_period("2016..2020"), parse_period("2016..2018")
    assert opening.opens(whole)
    assert opening.before(parse_period("2019..2020"))
    assert spanning(opening, parse_period("2019..2020")) == whole


@pytest.mark.parametrize("text", ["2020..2016", "2020..2020", "16..20", "2016..20"])
def test_a_span_of_years_runs_forward_over_several(text):
    with pytest.raises(ValueError, match=r".*"):
        parse_period(text)


def test_the_latest_period_is_never_a_span_of_years():
    assert parse_period("2016..2020").sort_key < parse_period("2019").sort_key
