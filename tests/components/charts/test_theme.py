"""The colours of statuses: the same in charts and in texts."""

import tomllib
from pathlib import Path

import pytest

from components.charts.theme import STATUS_LOOKS
from components.display.status_words import coloured_status

CONFIG = Path(__file__).resolve().parents[3] / ".streamlit" / "config.toml"


@pytest.mark.parametrize("look", STATUS_LOOKS, ids=lambda look: look.words[0])
def test_a_text_has_the_colour_that_charts_draw(look):
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    assert theme[f"{look.directive}TextColor"] == look.colour


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
