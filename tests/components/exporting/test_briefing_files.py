"""A briefing's file is written into the template of the installation, on every way to it."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from pptx import Presentation

from components.exporting.briefing_files import briefing_file, faults_apart
from components.exporting.program import main
from indicators.briefings.links import outline_of
from indicators.briefings.templates.slide_template import BUNDLED
from indicators.examination import examine
from indicators.settings import STORE, TEMPLATES
from indicators.store import Actor, open_store
from indicators.subprocesses import NoProcess, Worker, WorkerDied, WorkerStopped
from indicators.text.file_formats import FileFormat
from indicators.workbook.xlsx.archive import Limit
from tests.indicators.briefings.templates.own import own_docx, without_table_caption
from tests.sign_in import url_of
from tests.workbooks import later_rows, write


def ours(document):
    document.sections[0].header.paragraphs[0].text = "测试区办公室"


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.delenv(TEMPLATES, raising=False)
    monkeypatch.setenv(STORE, url_of(tmp_path))
    return open_store(url_of(tmp_path))


@pytest.fixture
def dataset(tmp_path):
    return examine(write(tmp_path, later_rows())).dataset


@pytest.fixture
def made(dataset):
    outline = outline_of([("outline", "自选"), ("item", "text:growth")], dataset, date(2024, 7, 1))
    return lambda: briefing_file(outline, dataset, FileFormat.DOCX)


def our_deck():
    deck = Presentation(BytesIO(BUNDLED.read_bytes()))
    deck.slide_master.name = "测试区办公室"
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def header(content):
    return Document(BytesIO(content)).sections[0].header.paragraphs[0].text


def test_an_uploaded_template_is_used_from_then_on_and_the_bundled_one_after_its_removal(
    store, made
):
    assert header(made()[0]) == ""
    store.templates.keep("docx", "本单位.docx", own_docx(ours), Actor("王敏"))
    content, notice = made()
    assert (header(content), notice) == ("测试区办公室", "")
    store.templates.remove("docx", Actor("王敏"))
    assert header(made()[0]) == ""


def test_slides_too_are_written_into_an_uploaded_template(store, dataset):
    store.templates.keep("pptx", "本单位.pptx", our_deck(), Actor("王敏"))
    outline = outline_of([("outline", "自选"), ("item", "text:growth")], dataset, date(2024, 7, 1))
    content, notice = briefing_file(outline, dataset, FileFormat.PPTX)
    assert notice == ""
    assert Presentation(BytesIO(content)).slide_master.name == "测试区办公室"


def test_the_command_line_uses_the_folders_template(store, made, tmp_path, monkeypatch, capsys):
    (tmp_path / "briefing.docx").write_bytes(own_docx(ours))
    monkeypatch.setenv(TEMPLATES, str(tmp_path))
    output = tmp_path / "out.docx"
    words = ["briefing", "ranks", "-o", str(output), "--workbook", str(tmp_path / "data.xlsx")]
    write(tmp_path, later_rows()).rename(tmp_path / "data.xlsx")
    assert main(words) == 0
    assert header(output.read_bytes()) == "测试区办公室"
    assert "模板" not in capsys.readouterr().err
    (tmp_path / "briefing.docx").write_bytes(own_docx(without_table_caption))
    assert main(words) == 0
    assert header(output.read_bytes()) == ""
    assert "服务器上的模板（Word）不能用：缺少样式“表题”" in capsys.readouterr().err


def test_a_store_that_does_not_answer_is_said_and_the_bundled_template_used(
    store, made, tmp_path, monkeypatch
):
    (tmp_path / "broken.sqlite").write_bytes(b"no database" * 100)
    monkeypatch.setenv(STORE, f"sqlite:///{tmp_path / 'broken.sqlite'}")
    content, notice = made()
    assert header(content) == ""
    assert notice.startswith("读不到上传的模板：版次库")
    assert notice.endswith("这份简报用的是自带模板。")


@pytest.mark.parametrize(
    ("raised", "sentence"),
    [
        (WorkerDied(), "或中途停止了：请从自带模板开始改。"),
        (WorkerStopped(Limit.MEMORY), "用的时间或内存太多"),
        (NoProcess(), "服务器现在腾不出手来检查模板"),
    ],
)
def test_a_check_that_does_not_come_to_an_end_is_said(monkeypatch, raised, sentence):
    def stops(*_):
        raise raised

    monkeypatch.setattr(Worker, "do", stops)
    content = own_docx(lambda document: document.add_paragraph(sentence))
    [said] = faults_apart(FileFormat.DOCX, content)
    assert sentence in said
