from io import BytesIO

import pypdfium2
import pytest

from indicators.drafting.documents.pdf_files import placed_chars
from indicators.drafting.drafts.draft import UnreadableDocument, draft_of
from tests.indicators.drafting.report_files import REPORT, docx, package, pdf
from tests.indicators.drafting.reports import number

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def facts(content):
    """What a document claims, without its places."""
    return [
        (row.claim.kind, row.claim.name, row.claim.value, row.claim.unit, row.claim.period)
        for row in draft_of(content).rows
    ]


def test_the_report_has_its_figures():
    found = facts(REPORT.encode())
    assert len(found) == 37
    assert ("target", "改造老旧小区", 21, "个", "2024") in found


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_whatever_encoding(encoding):
    assert facts(REPORT.encode(encoding)) == facts(REPORT.encode())


@pytest.mark.parametrize(
    "content", [docx(), pdf(), pdf(columns=2)], ids=["docx", "pdf", "two columns"]
)
def test_the_same_report_gives_the_same_rows(content):
    assert facts(content) == facts(REPORT.encode())


def test_a_pdf_says_on_which_page_a_figure_stands():
    rows = draft_of(pdf(REPORT + "（三）其他工作。\n" * 60 + "新建学校7所。\n")).rows
    assert (rows[0].claim.page, rows[-1].claim.page) == (1, 3)


def test_what_a_document_is_comes_from_its_content():
    identity = draft_of(REPORT.encode()).identity
    assert (identity.kind, identity.area) == ("政府工作报告", "样例县")
    assert (identity.calendar.past_year, identity.calendar.this_year) == (2023, 2024)


def test_a_table_gives_its_rows_and_repeats_nothing_of_the_prose():
    table = [
        ("指标", "单位", "绝对量", "比上年增长（%）"),
        ("地区生产总值", "亿元", "239.76", "6"),
        ("其中：第一产业增加值", "亿元", "30.5", "-1.2"),
    ]
    found = facts(docx(table=table))
    assert [each[1:4] for each in found[37:]] == [
        ("第一产业增加值", number("30.5"), "亿元"),
        ("第一产业增加值增速", number("-1.2"), "%"),
    ]


_BOMB = package(body=b"<w>" + b" " * 70_000_000)
_ENTITIES = package(
    body='<?xml version="1.0"?>'
    '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>&a;&b;</w:t></w:r></w:p></w:body>'
    "</w:document>"
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空的"),
        (b"   \n", "空的"),
        (b"some\x00binary", "纯文字"),
        (b"\x81\xff\xff\xff", "编码"),
        (b"%PDF-1.7 broken", "损坏"),
        (pdf()[:2000], "损坏"),
        (b"PK\x03\x04 broken", "损坏"),
        (package(body=b"<w:document"), "损坏"),
        (package(**{"xl/workbook.xml": b"<a/>"}), "工作簿已损坏"),
        (package(**{"ppt/presentation.xml": b"<a/>"}), "演示文稿"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "旧版|加密"),
        (_BOMB, "过大"),
        (_ENTITIES, "外部引用或实体"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(content, words):
    with pytest.raises(UnreadableDocument, match=words) as refused:
        draft_of(content)
    assert str(refused.value).endswith("。")


def test_a_pdf_of_too_many_pages_is_refused():
    with pytest.raises(UnreadableDocument, match="超过500页"):
        draft_of(pdf("字", more="#pagebreak()" * 501))


def test_a_scan_is_answered_where_recognition_is_not_installed(monkeypatch):
    monkeypatch.setattr("indicators.drafting.documents.pdf_files.find_spec", lambda name: None)
    scan = pypdfium2.PdfDocument.new()
    scan.new_page(595, 842)
    target = BytesIO()
    scan.save(target)
    with pytest.raises(UnreadableDocument, match="没有安装文字识别"):
        draft_of(target.getvalue())


def scanned(content):
    """The pages of a PDF as pictures in another one."""
    pages = [page.render(scale=2).to_pil().convert("L") for page in pypdfium2.PdfDocument(content)]
    target = BytesIO()
    pages[0].save(target, "PDF", resolution=144, save_all=True, append_images=pages[1:])
    return target.getvalue()


def recogniser_of(lines):
    """What recognises the same lines on every page: texts with their left, top, width in points."""

    def read(page):
        height = page.get_size()[1]
        return [
            char
            for text, left, top, width in lines
            for char in placed_chars(
                text,
                [(x * 2, y * 2) for x in (left, left + width) for y in (top, top + 12)],
                height,
            )
        ]

    return lambda: read


def test_the_lines_of_a_scan_are_read_in_columns_and_every_row_is_asked(monkeypatch):
    left = [f"出口增长{at}%，进口增长{at}%，外资增长{at}%。" for at in range(2, 8)]
    lines = [(text, 60, 100 + 20 * at, 220) for at, text in enumerate(left)]
    lines += [(text.replace("出口", "用电量"), 310, top, 220) for text, _, top, _ in lines]
    monkeypatch.setattr("indicators.drafting.documents.pdf_files.recogniser", recogniser_of(lines))
    draft = draft_of(scanned(pdf("字")))
    assert [row.claim.name for row in draft.rows][::3] == ["出口增速"] * 6 + ["用电量增速"] * 6
    assert {row.doubts[0] for row in draft.rows} == {"文字由图片识别，请核对数字"}
    assert draft.notices == ("第1页的文字由图片识别而来，请逐条核对数字。",)


def test_a_real_scan_is_read_where_recognition_is_installed():
    pytest.importorskip("rapidocr")
    text = "样例县人民政府工作报告\n2023年出口增长6.5%，新建学校12所。\n"
    rows = draft_of(scanned(pdf(text))).rows
    assert [f"{row.claim.name}{row.claim.value}" for row in rows] == ["出口增速6.5", "新建学校12"]
