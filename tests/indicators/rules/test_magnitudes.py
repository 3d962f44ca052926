"""Sizes that no figure has are not read; sizes that few have are asked about."""

from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.checks.findings import Code, blocks
from indicators.model.schema import Sheet
from indicators.wording import numbers
from indicators.workbook.reader import marked
from tests.workbooks import observation, places, rank, reading, workbook_rows


def with_value(value, **cells):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS].append(observation("O900", 期间="2022", 数值=value, **cells))
    return reading(rows)


@pytest.mark.parametrize("value", [1e28, 1e30, 1e308, -1e30, 1e-300, "1" + "0" * 30, 100_001])
def test_a_growth_beyond_reason_blocks_at_its_cell_and_is_not_read(value):
    found = with_value(value)
    assert places(found, Code.BEYOND_REASON) == ["实绩!F6"]
    assert "O900" not in {each.id for each in found.dataset.observations}


@pytest.mark.parametrize(
    ("value", "unit", "is_read"), [(10_000, "亿元", True), (2e8, "亿元", False)]
)
def test_an_amount_has_its_bound_in_its_base_unit(value, unit, is_read):
    found = with_value(value, 指标代码="X", 单位=unit)
    assert bool(places(found, Code.BEYOND_REASON)) is not is_read


def test_more_people_than_there_are_block():
    found = with_value(200, 指标代码="JOBS", 单位="亿人")
    assert places(found, Code.BEYOND_REASON) == ["实绩!F6"]


def test_a_rank_beyond_reason_blocks():
    rows = workbook_rows()
    rows[Sheet.RANKS].append(rank("R900", 期间="2022", 名次=1e28))
    assert places(reading(rows), Code.BEYOND_REASON) == ["位次!I3"]


@pytest.mark.parametrize("value", [161, 16100, 45329, -101])
def test_an_unlikely_growth_is_asked_about(value):
    found = with_value(value)
    codes = [each.code for each in found.findings if each.where == "实绩!F6"]
    assert len(codes) == 1
    assert codes[0] in {Code.UNLIKELY_SIZE, Code.SCALE_SLIP}


def test_a_date_as_a_count_is_asked_about_unless_others_are_as_large():
    assert places(with_value(45329, 指标代码="JOBS", 单位="人"), Code.UNLIKELY_SIZE) == ["实绩!F6"]
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [
        observation("O900", 指标代码="JOBS", 期间="2022", 数值=45329, 单位="人"),
        observation("O901", 指标代码="JOBS", 期间="2021", 数值=43000, 单位="人"),
    ]
    assert places(reading(rows), Code.UNLIKELY_SIZE) == []


def test_an_edition_from_before_the_bound_is_shown_without_the_row():
    found = with_value(1e30)
    edition = marked(found, 3)
    assert not blocks(edition.findings)
    assert [each.where for each in edition.left_out] == ["实绩!F6"]
    assert blocks(marked(found, None).findings)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (Decimal("1E30"), 1, "1" + "0" * 30 + ".0"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(-1, 300), 1, "0.0"),
    ],
)
def test_rounding_has_no_largest_number(value, decimals, expected):
    assert f"{numbers.rounded(value, decimals):f}" == expected
