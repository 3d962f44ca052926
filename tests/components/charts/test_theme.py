"""The colours of statuses: the same in charts and in texts."""

import tomllib
from pathlib import Path

import pytest

from components.charts.theme import SHADES, STATUS_LOOKS
from components.display.status_words import coloured_status

CONFIG = Path(__file__).resolve().parents[3] / ".streamlit" / "config.toml"


# Streamlit's names of colours, and ours.
SAME = {
    "primaryColor": "actual",
    "linkColor": "actual",
    "backgroundColor": "paper",
    "textColor": "ink",
    "yellowTextColor": "ink",
    "blueTextColor": "ink",
    "grayTextColor": "muted",
    "borderColor": "hairline",
    **{f"{name}TextColor": f"status-{name}" for name in ("green", "orange", "red")},
}


def configured(look):
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][look]


@pytest.mark.parametrize("look", STATUS_LOOKS, ids=lambda look: look.words[0])
def test_a_text_has_the_colour_that_charts_draw(look):
    assert configured("light")[f"{look.directive}TextColor"] == look.colour


@pytest.mark.parametrize("look", ["light", "dark"])
def test_pages_have_the_colours_of_charts_in_both_looks(look):
    shades = {each.name: getattr(each, look) for each in SHADES}
    found = configured(look)
    assert {name: found[name] for name in SAME} == {
        name: shades[each] for name, each in SAME.items()
    }


def test_both_looks_say_the_same_colours():
    assert set(configured("light")) == set(configured("dark"))


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        ("✓ 达到", "green"),
        ("△ 接近，差0.4个百分点", "orange"),
        ("× 滞后，差2个百分点", "red"),
        ("○ 未到期", "gray"),
        ("无法判定–已到期未公布", "gray"),
        ("文字目标", "gray"),
    ],
)
def test_a_status_keeps_mark_and_words_beside_its_colour(text, directive):
    said = coloured_status(text)
    assert said.startswith(f":{directive}[")
    assert (
        said.replace("\u2060", "").replace("\u00a0", " ").replace("\\", "")[len(directive) + 2 : -1]
        == text
    )


def test_what_is_no_status_stays_in_ink():
    assert coloured_status("原文自述") == "原文自述"
