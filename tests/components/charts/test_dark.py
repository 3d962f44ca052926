"""Dark screens: letters and marks stand out as they do on paper."""

import re
from itertools import pairwise

import pytest

from components.charts import theme
from components.charts.theme import CHOICE, SHADES, themed_style, variable
from components.pictures.drawing import draw
from indicators.exhibits.pictures import Canvas
from indicators.text.file_formats import FileFormat
from tests.components.pictures.invented import EXHIBITS, FRAME

DARK = {each.name: each.dark for each in SHADES}
STATUSES = [each for each in DARK if each.startswith("status-")]


def luminance(colour):
    """By the WCAG's definition."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_that_everybody_knows():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("letters", ["ink", "muted", "actual", *STATUSES])
@pytest.mark.parametrize("ground", ["paper", "track", "notice-ground"])
def test_letters_have_4_5(letters, ground):
    assert contrast(DARK[letters], DARK[ground]) >= 4.5


@pytest.mark.parametrize("filled", ["actual", *STATUSES])
def test_letters_in_a_filled_mark_have_4_5(filled):
    assert contrast(DARK["paper"], DARK[filled]) >= 4.5


def test_letters_on_the_context_tint_have_4_5():
    assert contrast(DARK["ink"], DARK["context"]) >= 4.5


@pytest.mark.parametrize("mark", ["actual", "context", "baseline", *STATUSES])
@pytest.mark.parametrize("ground", ["paper", "track"])
def test_marks_have_3(mark, ground):
    assert contrast(DARK[mark], DARK[ground]) >= 3


def test_what_the_district_is_seen_against_recedes():
    order = ["ink", "actual", "context", "hairline", "track"]
    steps = [contrast(DARK[each], DARK["paper"]) for each in order]
    assert all(more > less for more, less in pairwise(steps))


def test_every_colour_of_the_theme_has_its_shade():
    colours = {each for each in vars(theme).values() if str(each).startswith("#")}
    colours |= {each.colour for each in theme.STATUS_LOOKS}
    assert colours <= {each.light for each in SHADES}
    assert len({each.light for each in SHADES}) == len(SHADES)


@pytest.mark.parametrize("name", EXHIBITS)
def test_every_colour_of_a_drawing_is_a_variable_of_the_page(name):
    canvas = Canvas(format=FileFormat.SVG, carries_letters=False)
    picture = draw(EXHIBITS[name], FRAME, canvas)[0].content.decode("utf-8")
    # Vega names a colour of its own for a stroke that is not drawn.
    picture = re.sub(r'stroke="#[0-9a-f]{6}" stroke-width="0"', "", picture)
    used = set(re.findall(r'(fill|stroke)="(#[0-9a-f]{6})"', picture))
    assert len(used) > 3
    style = themed_style()
    for part, colour in used:
        assert f'svg [{part}="{colour}"] {{ {part}: {variable(colour)}; }}' in style
    assert not re.search(r"(fill|stroke):|rgb\(", picture)


def test_paper_is_light_whatever_the_reader_chose():
    whole, *on_screens = themed_style().split("@media screen")
    assert "dark" not in whole
    assert len(on_screens) == 2
    assert f":root:not([{CHOICE}=light])" in on_screens[0]
    assert f":root[{CHOICE}=dark]" in on_screens[1]
