"""When two figures of one draft are one, and when they cannot both be right."""

from decimal import Decimal

import pytest

from indicators.drafting.claims import Claim, ClaimKind
from indicators.drafting.drafts.conflicts import conflicting, is_same_figure


def figure(value, unit="亿元", sheet=""):
    return Claim(
        kind=ClaimKind.ACTUAL,
        name="生产总值",
        start=0,
        end=1,
        value=Decimal(value),
        unit=unit,
        sheet=sheet,
        period="2025-01..09",
    )


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (("5.8", "%"), ("5.843", "%"), True),
        (("5.8", "%"), ("5.86", "%"), False),
        (("26.1", "亿元"), ("261355.5", "万元"), True),
        (("261355.5", "万元"), ("26.1", "亿元"), True),
        (("26.1", "亿元"), ("262355.5", "万元"), False),
        (("12", "个"), ("12.3", "个"), False),
        (("2609.5", "亿元"), ("2600.5", "亿元"), False),
    ],
)
def test_a_figure_with_fewer_digits_is_the_same(one, other, is_one):
    assert is_same_figure(figure(*one), figure(*other)) is is_one


def test_two_sheets_that_state_other_figures_are_asked_about():
    sheets = [figure("2609.5", sheet="主要指标"), figure("2600.5", sheet="县市区")]
    assert conflicting(sheets) == {0, 1}
    rounded = [figure("26.1", sheet="主要指标"), figure("261355.5", "万元", sheet="县市区")]
    assert conflicting(rounded) == set()
    assert conflicting([figure("2609.5"), figure("2600.5")]) == set()
