from decimal import Decimal

import pytest

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.drafting.drafts.cross_checks import CrossKind, about, cross_checks
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow, beside_edition
from indicators.drafting.drafts.matching import Match, Matcher, MatchWay
from indicators.drafting.identity import DocumentKind, Identity
from indicators.drafting.language.times import Calendar
from indicators.examination import examine
from indicators.model.codelists import Bound
from tests.workbooks import workbook_bytes

AREA = "测试区"


@pytest.fixture(scope="module")
def dataset():
    """X is >10亿元, X_YOY 5.2 % and JOBS 1200人, all in 2023."""
    return examine(workbook_bytes()).dataset


def claim(number, name, value, unit, measure=ClaimMeasure.LEVEL, **fields):
    given = {"kind": ClaimKind.ACTUAL, "period": "2024"} | fields
    return Claim(
        name=name,
        number=number,
        start=number,
        end=number,
        value=Decimal(value),
        unit=unit,
        measure=measure,
        **given,
    )


def beside(rows, dataset):
    identity = Identity(DocumentKind.REPORT, "", AREA, Calendar(None, None))
    draft = DocumentDraft(identity, tuple(rows), ())
    return beside_edition(draft, dataset).rows if dataset else rows


def found(*claims, dataset=None, kinds=None):
    matcher = Matcher(dataset.indicators if dataset else ())
    rows = [DraftRow(each, matcher.match(each)) for each in claims]
    checks = cross_checks(beside(rows, dataset), AREA, dataset)
    return [each for each in checks if kinds is None or each.kind in kinds]


def test_parts_that_are_together_more_than_their_whole():
    whole = claim(1, "税收", "6.1", "亿元")
    parts = [
        claim(2, "增值税", "40000", "万元", is_part=True, part_of=1),
        claim(3, "所得税", "2.2", "亿元", is_part=True, part_of=1),
    ]
    (check,) = found(whole, *parts)
    assert (check.kind, check.rows) == (CrossKind.PARTS, (1, 2, 3))
    assert "增值税40000万元、所得税2.2亿元，合起来多于税收6.1亿元" in check.sentence


def test_parts_that_fit_into_their_whole_and_bounds_are_no_fault():
    whole = claim(1, "税收", "6.1", "亿元")
    assert found(whole, claim(2, "增值税", "6.1", "亿元", is_part=True, part_of=1)) == []
    more = claim(2, "增值税", "7", "亿元", is_part=True, part_of=1, bound=Bound.BELOW)
    assert found(whole, more) == []


def test_one_figure_twice_is_written_once_and_two_figures_are_asked():
    one, same = claim(1, "税收", "6.1", "亿元"), claim(2, "税收", "61000", "万元")
    (check,) = found(one, same)
    assert "出现2次，只写入一次" in check.sentence
    (check,) = found(one, claim(3, "税收", "7.1", "亿元"))
    assert (check.kind, check.rows) == (CrossKind.TWICE, (1, 3))
    assert "税收（2024）有6.1亿元、7.1亿元" in check.sentence


def test_figures_of_different_periods_and_bounds_that_agree_are_no_fault():
    one = claim(1, "税收", "6.1", "亿元")
    assert found(one, claim(2, "税收", "7.1", "亿元", period="2023")) == []
    assert found(one, claim(2, "税收", "6", "亿元", bound=Bound.ABOVE)) == []


def test_growth_without_its_level_is_listed_once():
    rate = claim(1, "税收增速", "5", "%", ClaimMeasure.GROWTH)
    level = claim(2, "税收", "6.1", "亿元")
    (check,) = found(rate)
    assert (check.kind, check.rows) == (CrossKind.NO_LEVEL, (1,))
    assert found(rate, level) == []
    assert about([check], 1) == ()


def test_what_the_edition_has_already_and_what_it_has_otherwise(dataset):
    jobs = claim(1, "虚构指标JOBS", "1200", "人", period="2023")
    (check,) = found(jobs, dataset=dataset)
    assert check.kind is CrossKind.KNOWN
    assert check.sentence == "虚构指标JOBS1200人现行版次已有（O003），不再写入。"
    (check,) = found(claim(1, "虚构指标JOBS", "1300", "人", period="2023"), dataset=dataset)
    assert check.kind is CrossKind.EDITION
    assert "文件是1300人，现行版次是1200人（O003），作为修订" in check.sentence
    assert about([check], 1) == ()  # its doubts say so


def test_a_figure_far_from_last_years_is_asked(dataset):
    assert found(claim(1, "虚构指标JOBS", "1450", "人"), dataset=dataset) == []
    (check,) = found(claim(1, "虚构指标JOBS", "1450", "万人"), dataset=dataset)
    assert "2023年是1200人，文件是1450万人，相差2倍以上" in check.sentence
    assert about([check], 1) == (check,)


@pytest.mark.parametrize(("value", "is_asked"), [("25.2", False), ("25.3", True)])
def test_a_rate_far_from_last_years_is_asked(dataset, value, is_asked):
    rate = claim(1, "总量增速", value, "%", ClaimMeasure.GROWTH)
    match = Match(MatchWay.NAME, dataset.indicator_by_code["X_YOY"])
    rows = beside([DraftRow(rate, match)], dataset)
    checks = cross_checks(rows, AREA, dataset)
    told = [each.sentence for each in checks if each.kind is CrossKind.JUMP]
    assert ["相差超过20个百分点" in each for each in told] == [True] * is_asked


def test_another_areas_figure_is_not_held_against_the_own_one(dataset):
    other = claim(1, "虚构指标JOBS", "9", "人", period="2023", area="邻县")
    assert found(other, dataset=dataset) == []
