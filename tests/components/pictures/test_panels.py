"""Pictures for the room beneath a headline."""

import numpy as np
import pytest

from components.charts.frame import frame_of
from components.pictures.drawing import draw
from indicators.exhibits.catalogue import EXHIBITS as CATALOGUE
from indicators.exhibits.exhibit import Form
from indicators.exhibits.pictures import Canvas, Panel
from indicators.text.file_formats import FileFormat
from tests.components.pictures.invented import EXHIBITS, FRAME, WORDS, many_claims, many_gaps, shown
from tests.components.pictures.reading import image, letter_sizes, words

pytestmark = pytest.mark.slow

PANEL = Panel(1280, 583, least=17.25, most=26)
SVG = Canvas(panel=PANEL, format=FileFormat.SVG)
CHARTS = [each for each in CATALOGUE if each.form is Form.CHART]
# Of names: a note's letters and a title's.
NOTE, TITLE = 0.8, 1.1
every_exhibit = pytest.mark.parametrize("name", EXHIBITS)


@every_exhibit
def test_a_picture_fills_its_panel_to_the_edges(name):
    for picture in draw(EXHIBITS[name], FRAME, Canvas(panel=PANEL)):
        assert (picture.width, picture.height) == (1280, 583)
        inked = np.flatnonzero((np.asarray(image(picture)) != 255).any(axis=(0, 2)))
        assert inked[0] < 12
        assert inked[-1] > 1280 - 12


@every_exhibit
def test_a_picture_leaves_to_its_slide_what_the_headline_and_the_foot_say(name):
    title, *_ = WORDS
    for picture in draw(EXHIBITS[name], FRAME, SVG):
        said = "".join(words(picture))
        assert FRAME.subtitle.replace(" · ", "") in said.replace(" · ", "")
        assert not any(each in said for each in (title, FRAME.source, FRAME.edition))


@every_exhibit
def test_few_rows_are_not_louder_than_the_headline(name):
    for picture in draw(EXHIBITS[name], FRAME, SVG):
        assert letter_sizes(picture)[1] <= TITLE * PANEL.most + 0.01


@pytest.mark.parametrize("exhibit", CHARTS, ids=lambda each: each.name)
def test_real_figures_have_letters_to_be_read_from_afar(filled, exhibit):
    seen, dataset = filled(exhibit)
    for picture in draw(seen, frame_of(seen, dataset), SVG):
        # A board's letters are as wide as its columns allow: a hundredth of a px less.
        assert letter_sizes(picture)[0] >= NOTE * PANEL.least - 0.02


def test_many_rows_make_more_pictures_instead_of_smaller_letters():
    rows = many_gaps(60)
    pictures = draw(shown("gap-points", rows), FRAME, SVG)
    told = [each for page in map(words, pictures) for each in page if each in set(rows["name"])]
    assert told == list(rows["name"])
    counts = [sum(each in set(rows["name"]) for each in words(page)) for page in pictures]
    assert max(counts) - min(counts) <= 1
    assert all(letter_sizes(each)[0] >= NOTE * PANEL.least for each in pictures)


def test_a_group_that_fits_a_picture_is_not_divided():
    pictures = draw(shown("claims", many_claims(24)), FRAME, SVG)
    said = [each for page in map(words, pictures) for each in page]
    assert len(pictures) == 2
    assert not any("（续）" in each for each in said)
