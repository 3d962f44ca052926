"""Proofreads all that the ready outlines say, of the shipped workbook and of the example year."""

import re
from datetime import date

import pytest

from indicators.briefings.assembly import assembled
from indicators.briefings.captions import cell_text
from indicators.briefings.outline import Outline
from indicators.briefings.parts import paper_parts, readings, slide_parts
from indicators.briefings.ready import READY_OUTLINES
from indicators.examination import examine
from indicators.example import example_workbook
from indicators.settings import ROOT

SHIPPED = ROOT / "data" / "indicators.xlsx"
LATER = date(2026, 11, 30)
PAIRS = ("（）", "“”", "‘’", "《》", "「」")
WRONG = {
    "two marks in a row": r"[，；、：。]{2}|。[）”]。",
    "an empty pair": r"（）|“”|‘’|《》|「」",
    "a mark at the wrong side of a bracket": r"（[，。；、]|[，；、]）",
    "a word twice": r"(地区|目标|增速|年度|数据|全区|增长)\1",
    "a stray dash": r"\A[–—-](?! )|[^—][–—-]\Z|状态为|无法判定–",
    "half a mark": r"(?<=[一-鿿])[,;:!?]|[,;!?](?=[一-鿿])",
    "no value": r"\b(nan|None|NaT|inf)\b",
    "a space": r"(?<=[一-鿿])(?<!页) (?=[一-鿿])| [，。；、]|  ",
}


def example():
    content = SHIPPED.read_bytes()
    return examine(example_workbook(content, examine(content).dataset)).dataset


@pytest.fixture(
    scope="module", params=[lambda: examine(SHIPPED).dataset, example], ids=["shipped", "example"]
)
def known(request):
    return request.param()


def briefings(known, day):
    for ready in READY_OUTLINES:
        items = ready.items(known, day)
        yield assembled(Outline(topic=ready.topic, items=items, dated=day), known)


def words(briefing):
    """All that its files say, one text after the other."""
    yield from (briefing.title, briefing.notice, briefing.footer, *readings(briefing))
    for part in (*briefing.parts, *slide_parts(briefing), *paper_parts(briefing)):
        yield from (part.heading, part.message, part.aside, *part.sentences, *part.sources)
        if part.shown:
            table = part.shown.table
            yield from (part.shown.title, part.shown.period)
            for group in (*table.brief_groups, *table.slide_groups):
                yield table.heading(group)
                for column in group:
                    yield from map(cell_text, table.rows[column])


def mistakes(text):
    for name, pattern in WRONG.items():
        if found := re.search(pattern, text):
            yield f"{name}: {found[0]}"
    yield from (f"unpaired {pair}" for pair in PAIRS if text.count(pair[0]) != text.count(pair[1]))


@pytest.mark.parametrize("is_late", [False, True])
def test_every_text_of_every_outline_is_well_written(known, is_late):
    day = LATER if is_late else known.about.as_of
    texts = {text for each in briefings(known, day) for text in words(each)}
    assert [(text, *found) for text in texts if (found := list(mistakes(text)))] == []


@pytest.mark.parametrize(
    "text",
    [
        "增长5%。。",
        "“增长。",
        "地区地区",
        "增长（）",
        "增长,下降",
        "无法判定–",
        "甲 乙",
        "（，甲）",
    ],
)
def test_a_mistake_would_be_found(text):
    assert list(mistakes(text))


def test_no_two_slides_of_an_outline_have_one_headline_or_one_line_beneath(known):
    for briefing in briefings(known, LATER):
        parts = slide_parts(briefing)
        for said in ([each.message for each in parts], [each.aside for each in parts]):
            told = [each for each in said if each]
            assert len(told) == len(set(told))
