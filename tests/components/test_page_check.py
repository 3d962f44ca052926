"""Every page is rendered as readers would see it; one that fails is named."""

import os
import time
from datetime import date

import pytest
import streamlit as st

import indicators.exhibits.profile.siblings
from components.command_line import main as command_line
from components.display import figures
from components.page_check import main, page_failures
from indicators.model.codelists import ExitCode
from indicators.model.schema import Sheet
from indicators.settings import SIGN_IN_TO_READ, STORE, WORKBOOK
from indicators.store import Actor, Draft, open_store
from tests.workbooks import observation, workbook_bytes, workbook_rows, write

# What a Python that is started runs first: it breaks one page, as a row may that nobody foresaw.
BREAKING = "import indicators.rules.search\nindicators.rules.search.relations_about = 1\n"


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    """A small workbook of the indicators X, X_YOY, JOBS and COVER, and a store without editions."""
    monkeypatch.setenv(STORE, f"sqlite:///{tmp_path / 'data' / 'editions.sqlite'}")
    monkeypatch.setenv(WORKBOOK, str(write(tmp_path)))
    return tmp_path


def broken(*_arguments, **_choices):
    message = "第3行\n不是数"
    raise ValueError(message)


def test_nothing_is_said_where_every_page_is_rendered(workbook):
    details = st.get_option("client.showErrorDetails")
    assert page_failures() == []
    assert st.get_option("client.showErrorDetails") == details
    assert not (workbook / "data").exists()


def test_pages_that_fail_for_one_reason_are_one_line_with_the_place(workbook, monkeypatch, capsys):
    monkeypatch.setattr(indicators.exhibits.profile.siblings, "relations_about", broken)
    assert main() == ExitCode.BLOCKED
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(
        "打不开的页面：指标（/indicator?code=X）、指标（/indicator?code=X_YOY）、"
        "指标（/indicator?code=JOBS）等4页。原因：ValueError: 第3行 不是数 （File "
    )


def test_a_table_that_fails_when_it_is_opened_is_named(workbook, monkeypatch):
    monkeypatch.setattr(figures, "show_brief", broken)
    (failure,) = page_failures()
    assert "总览（/overview）" in failure


def test_a_page_that_takes_too_long_fails(workbook, monkeypatch):
    monkeypatch.setattr(
        indicators.exhibits.profile.siblings, "relations_about", lambda *_: time.sleep(3)
    )
    (failure,) = page_failures(seconds=2)
    assert failure.endswith("原因：2秒还没有显示完。")


@pytest.mark.parametrize("sign_in", ["0", "1"])
def test_serve_check_is_content_only_when_all_pages_are(workbook, monkeypatch, capfd, sign_in):
    monkeypatch.setenv(SIGN_IN_TO_READ, sign_in)
    assert command_line(["serve-check"]) == ExitCode.FINE
    assert capfd.readouterr().err == (
        "版次库可以读写，版次库里还没有版次；磁盘上的workbook.xlsx可以显示，各页都打得开。\n"
    )
    (workbook / "sitecustomize.py").write_text(BREAKING)
    monkeypatch.setenv("PYTHONPATH", str(workbook))
    assert command_line(["serve-check"]) == ExitCode.BLOCKED
    (line,) = capfd.readouterr().err.splitlines()
    assert "等4页。原因：TypeError: 'int' object is not callable" in line
    assert "indicators/exhibits/profile/siblings.py" in line


def test_an_edition_with_values_beyond_reason_is_shown_without_them(workbook, monkeypatch, capfd):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation("O90", 期间="2019", 数值=1e28)]
    draft = Draft(workbook_bytes(rows), "a" * 64, date(2024, 2, 20))
    open_store(os.environ[STORE]).publish(draft, base=None, actor=Actor("王芳"), note="")
    assert command_line(["serve-check"]) == ExitCode.FINE
    assert "第1版·aaaaaa可以显示，各页都打得开。" in capfd.readouterr().err


def test_serve_check_ends_in_time(workbook, monkeypatch, capfd):
    monkeypatch.setattr("components.command_line.SECONDS", 0.2)
    assert command_line(["serve-check"]) == ExitCode.UNREADABLE
    assert "0.2秒没有做完" in capfd.readouterr().err
