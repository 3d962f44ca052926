"""Which template is used: the uploaded one, that of the folder, the bundled one."""

import pytest

from indicators.briefings import formats
from indicators.briefings.formats import KINDS, Origin, template_faults
from indicators.text.file_formats import FileFormat
from tests.indicators.briefings.templates.own import own_docx, without_table_caption

WORD = KINDS[FileFormat.DOCX]
GOOD, BAD = own_docx(), own_docx(without_table_caption)
MISSING = "缺少样式“表题”：请从自带模板开始改，不要删样式，也不要改样式的名字。"


def template_in_force(kind, uploaded, folder):
    return formats.template_in_force(kind, uploaded, folder, template_faults)


@pytest.fixture
def folder(tmp_path):
    """Return a function that puts a template into a folder and returns the folder."""

    def put(content):
        (tmp_path / "briefing.docx").write_bytes(content)
        return tmp_path

    return put


def test_without_any_other_it_is_the_bundled_one(tmp_path):
    for place in (None, tmp_path):
        found = template_in_force(WORD, None, place)
        assert (found.origin, found.content, found.notice) == (Origin.BUNDLED, None, "")


def test_an_uploaded_one_comes_before_that_of_the_folder(folder):
    other = own_docx(lambda document: document.add_paragraph("服务器"))
    assert template_in_force(WORD, GOOD, folder(other)).content == GOOD
    found = template_in_force(WORD, None, folder(other))
    assert (found.origin, found.content) == (Origin.FOLDER, other)


def test_one_that_cannot_be_used_gives_way_to_the_next_and_this_is_said(folder):
    found = template_in_force(WORD, BAD, folder(GOOD))
    assert (found.origin, found.content) == (Origin.FOLDER, GOOD)
    assert found.notice == f"上传的模板（Word）不能用：{MISSING}这份简报用的是服务器上的模板。"
    found = template_in_force(WORD, None, folder(BAD))
    assert (found.origin, found.content) == (Origin.BUNDLED, None)
    assert found.notice == f"服务器上的模板（Word）不能用：{MISSING}这份简报用的是自带模板。"


def test_a_folder_that_is_not_there_is_said_with_the_setting(tmp_path):
    found = template_in_force(WORD, None, tmp_path / "nowhere")
    assert found.origin is Origin.BUNDLED
    assert "设置DASHBOARD_TEMPLATES的文件夹不存在或不能读" in found.notice


def test_a_template_that_cannot_be_written_into_is_refused(monkeypatch):
    def fails(*_):
        raise KeyError("anything")

    monkeypatch.setattr(formats, "briefing_bytes", fails)
    [sentence] = template_faults(WORD.format, GOOD)
    assert "试写了一份简报，没有写成" in sentence


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda each: each.format.value)
def test_the_bundled_ones_pass_the_check(kind):
    assert template_faults(kind.format, kind.file.read_bytes()) == ()
