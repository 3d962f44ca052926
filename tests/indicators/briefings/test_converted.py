"""What LibreOffice makes of the files: it opens them, and their words are on its pages."""

import pytest

from indicators.briefings.document import docx_bytes
from indicators.briefings.workbook import xlsx_bytes
from tests.indicators.briefings.invented import TASKS, briefing, draw, listed
from tests.office import pdf_text

pytestmark = pytest.mark.slow


def test_a_document_has_its_words_on_its_pages(tmp_path):
    content = docx_bytes(briefing(is_internal=True, watermark="草稿"), draw)
    text = pdf_text(content, "briefing.docx", tmp_path)
    for words in (
        "内部资料",
        "测试区主要指标简报",
        "一、增速和位次",
        "虚构收入增长5.2%。",
        "图1哪些增长快",
        "资料来源\n［1］《测试区虚构报告》第3页一·2",
        "表1十件实事（以2031年2月1日判断）",
        "2.修路",
        "测试区虚构办公室",
        "2031年2月3日",
        "数据截至2031年2月1日·第3版\n核验码AB12-CD34",
    ):
        assert words in text


def test_a_long_table_repeats_its_header_on_every_page_and_pages_are_numbered(tmp_path):
    rows = TASKS.rows.loc[TASKS.rows.index.repeat(24)]
    content = docx_bytes(briefing(listed(TASKS.of(rows))), draw)
    pages = pdf_text(content, "briefing.docx", tmp_path).split("\f")
    numbered = [page for page in pages if page.strip()]
    assert len(numbered) > 3
    for number, page in enumerate(numbered, start=1):
        assert f"—{number}—" in page
    assert all("时限" in page for page in numbered[1:-1])


def test_a_workbook_has_its_words_on_its_pages(tmp_path):
    text = pdf_text(xlsx_bytes(briefing(is_internal=True)), "briefing.xlsx", tmp_path)
    for words in (
        "内部资料",
        "测试区主要指标简报",
        "01_增速和位次",
        "建小学2所",
        "原文自述",
        "第1页，共",
    ):
        assert words in text
