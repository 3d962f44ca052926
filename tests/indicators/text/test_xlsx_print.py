"""Sheets on paper: 158 units across a page of A4 keep letters of 10 points at 8."""

import pytest

from indicators.text.xlsx_print import fitted_widths, pages_across


@pytest.mark.parametrize(
    ("widths", "pages"),
    [
        ([58, 100], 1),
        ([58, 101], 2),
        # 8 + 75 + 75, then the first column again: 8 + 75 + 75.
        ([8, 75, 75, 75, 75], 2),
        ([8, 75, 75, 75, 75, 1], 3),
        ([200], 1),
    ],
)
def test_a_column_that_does_not_fit_opens_a_page_beside(widths, pages):
    assert pages_across(widths) == pages


def test_a_page_beside_may_repeat_two_columns():
    # 8 + 30 + 60 + 60, then the first two again: 8 + 30 + 60 + 60.
    assert pages_across([8, 30, 60, 60, 60, 60], 2) == 2
    assert pages_across([8, 30, 60, 60, 60, 61], 2) == 3


def test_a_table_that_fits_keeps_its_widths():
    assert fitted_widths([8, 40, 40], [True, True, True]) == [8, 40, 40]


def test_texts_are_narrowed_where_that_saves_a_page():
    # 8 + 4 × 50 × 0.7 = 148; at 0.8 it would be 168.
    assert fitted_widths([8, 50, 50, 50, 50], [True] * 5) == pytest.approx([8, 35, 35, 35, 35])


def test_no_text_gets_narrower_than_eleven_and_no_figure_at_all():
    found = fitted_widths([12, 12, 40, 60, 60], [True, False, True, True, True])
    # 11 + 12 + 32 + 48 + 48 = 151 at 0.8; at 0.9 it would be 167.
    assert found == pytest.approx([11, 12, 32, 48, 48])


def test_a_table_too_wide_for_one_page_takes_two_as_wide_as_they_can_be():
    # Halved they need 8 + 11 × 15 = 173. Of 24 units, six and five stand beside the first column;
    # of 27 it would be five, five and one.
    found = fitted_widths([8, *[30] * 11], [True] * 12)
    assert found == pytest.approx([8, *[24] * 11])
