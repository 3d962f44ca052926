"""Hostile files get one sentence, and nothing of them stays behind."""

import tempfile

import pytest

from components.command_line import main
from indicators.drafting.drafts.draft import UnreadableDocument, read_document
from indicators.drafting.language.sentence import sentences
from tests.indicators.drafting.documents.hostile import FILES


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder for temporary files, empty at first."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", f"{folder}")
    monkeypatch.setattr(tempfile, "tempdir", f"{folder}")
    return folder


@pytest.mark.parametrize("name", sorted(set(FILES) - {"cells"}))
def test_each_is_refused_with_a_sentence(name, temporary):
    with pytest.raises(UnreadableDocument) as refused:
        read_document(FILES[name])
    assert str(refused.value).endswith("。")
    assert not list(temporary.iterdir())


def test_a_table_of_empty_cells_says_nothing(temporary):
    assert read_document(FILES["cells"]).claims == ()


@pytest.mark.parametrize("name", ["pages", "boxes in boxes", "locked office file"])
def test_the_command_ends_as_for_other_bad_input(name, tmp_path, temporary, capsys):
    document, output = tmp_path / "document", tmp_path / "draft.xlsx"
    document.write_bytes(FILES[name])
    assert main(["draft", f"{document}", "-o", f"{output}"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert not output.exists()
    assert not list(temporary.iterdir())


@pytest.mark.parametrize("text", ["9" * 20_000, "全市的" * 7000, "收入5%，" * 5000])
def test_no_sentence_is_longer_than_it_can_be_read(text):
    parts = [part for _, part in sentences(text)]
    assert "".join(parts) == text
    assert max(map(len, parts)) < 1100
