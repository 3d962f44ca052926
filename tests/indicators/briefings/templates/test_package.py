"""What is refused of a template's file before a library opens it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from indicators.briefings.templates.package import BadTemplate, opened
from indicators.briefings.templates.slide_template import BUNDLED

CONTENT = BUNDLED.read_bytes()
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId9" Target="http://example.org/logo.png" TargetMode="External" Type="'
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
)


def no_problems(_):
    return ()


def with_part(name, content):
    file = BytesIO(CONTENT)
    with ZipFile(file, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def problem(content, open_file=BytesIO.read):
    with pytest.raises(BadTemplate) as refusal:
        opened(content, open_file, no_problems, "pptx")
    (sentence,) = refusal.value.problems
    return sentence


def test_the_problems_of_a_file_that_opens_are_named():
    with pytest.raises(BadTemplate) as refusal:
        opened(CONTENT, BytesIO.read, lambda _: ["甲", "乙"], "pptx")
    assert refusal.value.problems == ("甲", "乙")


def test_an_honest_file_is_opened_from_its_path_or_its_bytes():
    assert opened(BUNDLED, BytesIO.read, no_problems, "pptx") == CONTENT
    assert opened(CONTENT, BytesIO.read, no_problems, "pptx") == CONTENT


@pytest.mark.parametrize("content", [b"", b"not a zip", CONTENT[:2000]])
def test_what_is_no_package_is_refused(content):
    assert problem(content) == "这不是可用的 .pptx 文件：请用 Office 或 WPS 另存为 .pptx 后再上传。"


def test_whatever_a_library_raises_is_one_sentence():
    def fails(_):
        raise KeyError("/secret/path")

    assert "/secret/path" not in problem(CONTENT, fails)


def test_a_file_that_is_too_large_is_refused_unread():
    assert problem(b"P" * (20 * 2**20 + 1)).startswith("模板超过20 MB的上限")


def test_a_file_that_inflates_beyond_the_limit_is_refused():
    assert "展开后超过200 MB" in problem(with_part("ppt/media/bomb.bin", bytes(201 * 2**20)))


@pytest.mark.parametrize(
    "name", ["ppt/vbaProject.bin", "ppt/activeX/activeX1.xml", "ppt/embeddings/oleObject1.bin"]
)
def test_macros_and_embedded_objects_are_refused(name):
    assert "有宏、控件或嵌入的对象" in problem(with_part(name, b"-"))


def test_a_linked_picture_is_refused_and_a_hyperlink_is_not():
    linked = with_part("ppt/slideLayouts/_rels/more.xml.rels", RELATION.format(kind="image"))
    assert "链接到别处" in problem(linked)
    shown = with_part("ppt/slideLayouts/_rels/more.xml.rels", RELATION.format(kind="hyperlink"))
    assert opened(shown, BytesIO.read, no_problems, "pptx") == shown
