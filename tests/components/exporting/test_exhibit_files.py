"""What stands in place of a picture that there is not."""

import pytest
from streamlit.testing.v1 import AppTest

from components.pictures.vega import check_size
from indicators.exhibits.pictures import PictureTooLarge


def _refused() -> None:
    import streamlit as st  # noqa: PLC0415 -- the script of a test has nothing but itself

    from components.exporting.exhibit_files import refusal_shown  # noqa: PLC0415
    from components.turns import Overcrowded  # noqa: PLC0415

    with refusal_shown():
        st.text("以前")
        raise Overcrowded("现在要图的人太多*，请过一会儿再试。")
    st.text("以后")


def _broken() -> None:
    from components.exporting.exhibit_files import refusal_shown  # noqa: PLC0415

    with refusal_shown():
        raise ValueError("内部错误")


def test_a_refusal_is_its_sentence_and_the_page_goes_on():
    screen = AppTest.from_function(_refused).run(timeout=60)
    assert [each.value for each in screen.error] == [r"现在要图的人太多\*，请过一会儿再试。"]
    assert [each.value for each in screen.text] == ["以前", "以后"]
    assert not screen.exception


def test_another_trouble_is_none_of_its_business():
    assert AppTest.from_function(_broken).run(timeout=60).exception


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 4), ((390, 2360), 4)])
def test_a_png_of_a_usual_size_is_made(size, scale):
    check_size(*size, scale)


def test_a_png_that_is_too_long_is_refused_with_what_to_do():
    with pytest.raises(PictureTooLarge, match=r"1560×9480像素.*改用 SVG、PDF"):
        check_size(390, 2370, 4)
