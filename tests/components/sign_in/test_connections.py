"""Where sign-in leads back to: our pages, screens and charts, and nowhere else."""

import pytest

from components.sign_in.connections import own_page


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("/present?outline=x&item=chart:growth", "/present?outline=x&item=chart%3Agrowth"),
        ("/chart/growth.png?tier=a&shape=16:9", "/chart/growth.png?tier=a&shape=16%3A9"),
        ("/chart/../manage", "/"),
        ("/chart/growth.png/x", "/"),
        ("/chart/", "/"),
        ("https://evil.example/chart/growth.png", "/"),
        ("//evil.example/present", "/"),
    ],
)
def test_screens_and_charts_are_led_back_to(asked, page):
    assert own_page(asked) == page
