"""A briefing has the colours of the screen."""

from components.charts import theme
from indicators.briefings import look


def test_colours_are_those_of_the_charts_on_screen():
    names = ("PAPER", "INK", "MUTED", "HAIRLINE", "BASELINE", "ACTUAL", "CONTEXT", "TRACK")
    assert [getattr(look, each) for each in names] == [getattr(theme, each) for each in names]


def test_statuses_have_the_colours_of_the_screen():
    assert dict(look.STATUS_COLOURS) == {each.mark: each.colour for each in theme.STATUS_LOOKS}
