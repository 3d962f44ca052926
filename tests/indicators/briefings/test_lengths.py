"""How long the ready outlines are: slides of a meeting, pages that are not left empty."""

from datetime import date

import pytest

from benchmarks.decks import LEAST_FILLED, MOST_SLIDES, briefing_of, filled, length
from components.exporting.exhibit_files import drawing
from components.pictures.drawing import draw
from indicators.briefings.assembly import plain
from indicators.briefings.ready import READY_OUTLINES
from indicators.examination import examine
from indicators.settings import ROOT
from tests.workbooks import dataset, next_report_rows

DAY = date(2024, 6, 30)


def shipped():
    return examine(ROOT / "data" / "indicators.xlsx").dataset


@pytest.mark.slow
@pytest.mark.parametrize(
    "known", [shipped, lambda: dataset(next_report_rows())], ids=["shipped", "next_report"]
)
@pytest.mark.parametrize("ready", READY_OUTLINES, ids=lambda each: each.name)
def test_an_outline_has_few_slides_and_no_page_that_is_a_third_empty(ready, known):
    data = known()
    briefing = briefing_of(ready, data, DAY)
    if briefing is None:
        pytest.skip("the workbook has nothing for this outline")
    found = length(briefing, drawing(data, hand=draw))
    assert found.slides <= MOST_SLIDES.get(ready.name, 12)
    assert found.emptiest >= LEAST_FILLED


def test_an_empty_page_is_told_from_a_full_one():
    typst = pytest.importorskip("typst")
    page = (
        "#set page(height: 400pt, width: 300pt, margin: 40pt)\n#rect(fill: black, height: {}pt)\n"
    )
    fills = [filled(typst.compile(page.format(height).encode())) for height in (32, 320)]
    assert fills[0][0] == pytest.approx(0.1, abs=0.02)
    assert fills[1][0] == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "甲，状态为“无法判定–已到期未公布”，2023年实绩为1人。",
            "甲，已到期未公布，2023年实绩为1人。",
        ),
        ("甲，状态为“未完成，差1.6个百分点”。", "甲，未完成，差1.6个百分点。"),
        ("甲，状态为“无法判定–阶段目标为“全部开工””。", "甲，阶段目标为“全部开工”。"),
        ("甲增长5%。", "甲增长5%。"),
    ],
)
def test_a_status_is_a_clause_without_the_word_of_the_program(said, wanted):
    assert plain(said) == wanted
