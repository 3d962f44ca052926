import zipfile
from dataclasses import replace
from io import BytesIO

import pypdfium2 as pdfium
import pytest

from indicators.drafting.drafts.draft import UnreadableDocument, matched, read_document
from indicators.drafting.drafts.rows import workbook_of
from indicators.drafting.identity import Correction, DocumentKind
from indicators.examination import examine
from indicators.intake import documents
from indicators.intake.documents import (
    draft_workbook_apart,
    page_picture_apart,
    read_document_apart,
)
from indicators.workbook.xlsx.archive import STANDARD_LIMITS
from tests.indicators.drafting.documents.hostile import FILES
from tests.indicators.drafting.report_files import REPORT, docx, package, pdf
from tests.workbooks import workbook_bytes

LIMITS = replace(STANDARD_LIMITS, seconds=30)


@pytest.mark.parametrize(
    ("content", "pages"),
    [(REPORT.encode(), []), (docx(), []), (pdf(), ["1/1"])],
    ids=["txt", "docx", "pdf"],
)
def test_what_is_read_apart_is_what_is_read_here(content, pages):
    told = []
    found = read_document_apart(
        content, limits=LIMITS, progress=lambda each: told.append(each.text)
    )
    assert found == read_document(content)
    assert told == ["读取文字和数字", *(f"读取文字和数字 {each}" for each in pages)]


def test_a_document_is_read_as_what_a_person_says_it_is():
    correction = Correction(DocumentKind.REPORT, "邻县", "2021")
    found = read_document_apart(REPORT.encode(), correction, LIMITS)
    assert (found.identity.area, found.identity.calendar.past_year) == ("邻县", 2021)
    bad = Correction(DocumentKind.REPORT, "邻县", "去年")
    with pytest.raises(UnreadableDocument, match="期间“去年”看不懂"):
        read_document_apart(REPORT.encode(), bad, LIMITS)


def test_the_draft_is_written_apart_as_the_command_writes_it():
    current = workbook_bytes()
    dataset = examine(current).dataset
    draft = matched(read_document(REPORT.encode()), dataset.indicators)
    mine = examine(draft_workbook_apart(draft, current)).content_hash
    assert mine == examine(workbook_of(draft, current, dataset)).content_hash


def test_a_page_is_drawn_apart():
    assert page_picture_apart(pdf(), 1).png.startswith(b"\x89PNG")
    with pytest.raises(UnreadableDocument):
        page_picture_apart(pdf(), 99)
    with pytest.raises(UnreadableDocument, match="加了密码"):
        page_picture_apart(FILES["locked"], 1)


def test_a_page_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(documents, "_PICTURE_SECONDS", 0)
    with pytest.raises(UnreadableDocument, match="用时超过0秒"):
        page_picture_apart(pdf(), 1)


def bomb():
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * 2**20)
    return target.getvalue()


def many_pages():
    document = pdfium.PdfDocument.new()
    for _ in range(10_000):
        document.new_page(100, 100)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def entity():
    body = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    return package(body=body)


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (bomb, "过大"),
        (many_pages, "10000页，超过500页"),
        (entity, "外部引用或实体"),
        (lambda: pdf()[:900], "损坏"),
        (lambda: b"%PDF-1.7\n" + bytes(5000), "损坏"),
        (lambda: docx()[:3000], "损坏"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "旧版 Office 或加密"),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(600), "文件"),
    ],
    ids=["bomb", "pages", "entity", "pdf cut", "pdf empty", "docx cut", "ole", "picture"],
)
def test_a_hostile_file_gets_one_sentence(made, sentence):
    with pytest.raises(UnreadableDocument, match=sentence) as caught:
        read_document_apart(made(), limits=LIMITS)
    assert str(caught.value).endswith("。")
    assert "\n" not in str(caught.value)


def test_limits_are_said_in_the_words_for_documents():
    with pytest.raises(UnreadableDocument, match="请删去图片和附件后再试"):
        read_document_apart(REPORT.encode(), limits=replace(LIMITS, upload_bytes=100))
    long = "全年生产总值增长5.5%，" * 400_000
    with pytest.raises(UnreadableDocument, match="用时超过1秒的上限"):
        read_document_apart(long.encode(), limits=replace(LIMITS, seconds=1))
