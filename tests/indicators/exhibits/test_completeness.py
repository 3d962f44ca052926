"""Every exhibit is whole: all its fields, words, a picture, a decision for slides.

That it is compared: tests/indicators/comparison/test_page_rows.py; the charts of slides by value:
tests/indicators/briefings/slides/test_declared_charts.py.
"""

from dataclasses import fields
from math import nan
from pathlib import Path

import pytest

from components.charts.builders import builder_of
from components.routes import ROUTES
from indicators.briefings.slides.native_chart import native_chart
from indicators.examination import examine
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import Exhibit, Form, exhibit_sentences
from indicators.exhibits.forms import SlideBars, SlideForm
from indicators.exhibits.request import request
from indicators.model.schema import Sheet
from tests import workbooks

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "indicators.xlsx"
every_exhibit = pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda each: each.name)


@pytest.fixture(scope="module")
def datasets():
    """The shipped workbook, later periods, the next report, missed targets and a revision."""
    missed = workbooks.next_report_rows()
    missed[Sheet.OBSERVATIONS] = [
        each | ({"数值": 5.1} if each["编号"] == "O202" else {})
        for each in missed[Sheet.OBSERVATIONS]
    ]
    missed[Sheet.OBSERVATIONS] += [
        workbooks.observation("O301", 数值=5.4, 状态="核实"),
        # The third period in which others have a figure.
        workbooks.observation("O302", 地区=workbooks.OTHER_PEER, 期间="2024-01..09", 数值=5.1),
    ]
    invented = (workbooks.later_rows(), workbooks.next_report_rows(), missed)
    return [examine(SHIPPED).dataset, *map(workbooks.dataset, invented)]


@pytest.fixture(scope="module")
def filled(datasets):
    """What each exhibit shows of those datasets in which it has rows, by its name."""
    return {
        exhibit.name: [
            (shown, dataset)
            for dataset in datasets
            if not (shown := request(exhibit, dataset).shown(dataset)).table.is_empty
        ]
        for exhibit in EXHIBITS
    }


@every_exhibit
@pytest.mark.parametrize("field", [each.name for each in fields(Exhibit)])
def test_no_field_of_a_declaration_can_be_left_out(exhibit, field):
    others = {each.name: getattr(exhibit, each.name) for each in fields(Exhibit)}
    del others[field]
    with pytest.raises(TypeError, match=field):
        Exhibit(**others)


@every_exhibit
def test_every_exhibit_says_something_in_every_field(exhibit):
    assert all((exhibit.name, exhibit.page, exhibit.title, exhibit.empty))
    assert exhibit.page in {each.address for each in ROUTES}


def test_no_two_exhibits_share_a_name_or_a_place_on_a_page():
    assert len({each.name for each in EXHIBITS}) == len(EXHIBITS)
    assert len({(each.page, each.place) for each in EXHIBITS}) == len(EXHIBITS)


@every_exhibit
def test_every_exhibit_has_words(exhibit, filled):
    assert filled[exhibit.name]
    for shown, dataset in filled[exhibit.name]:
        sentences = exhibit_sentences(shown, dataset)
        assert sentences
        assert all(sentences)


@pytest.mark.parametrize(
    "exhibit", [each for each in EXHIBITS if each.form is Form.CHART], ids=lambda each: each.name
)
def test_every_chart_is_drawn_and_slides_make_it_editable_or_show_its_picture(exhibit, filled):
    for shown, _ in filled[exhibit.name]:
        assert callable(builder_of(shown))
    is_editable = any(native_chart(shown) for shown, _ in filled[exhibit.name])
    assert is_editable != (exhibit.slide is SlideForm.PICTURE)
    assert exhibit.slide is not SlideForm.TABLE


@pytest.mark.parametrize(
    "exhibit", [each for each in EXHIBITS if each.form is Form.TABLE], ids=lambda each: each.name
)
def test_every_table_is_a_table_on_slides(exhibit):
    assert exhibit.slide is SlideForm.TABLE
    assert not exhibit.paper.is_list


@pytest.mark.parametrize(
    "exhibit",
    [each for each in EXHIBITS if isinstance(each.slide, SlideBars)],
    ids=lambda each: each.name,
)
def test_editable_bars_have_the_numbers_of_their_columns(exhibit, filled):
    for shown, _ in filled[exhibit.name]:
        for series, declared in zip(native_chart(shown).series, exhibit.slide.series, strict=True):
            values = shown.table.rows[declared.value].round(declared.decimals)
            drawn = [nan if each.value is None else each.value for each in series.points]
            assert drawn == pytest.approx(list(values), nan_ok=True)
