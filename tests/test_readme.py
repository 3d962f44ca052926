"""The READMEs keep their word: both say the same, and what they name exists."""

import importlib.util
import re
from pathlib import Path

import pytest
from streamlit import config

from components.routes import OVERVIEW, ROUTES
from indicators.cli import main
from indicators.settings import WORKBOOK

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("README.md", "README.zh-CN.md")
TEXTS = {name: (ROOT / name).read_text("utf-8") for name in NAMES}
each_readme = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)

ENDINGS = (".md", ".png", ".py", ".toml", ".txt", ".xlsx")
# Made by the commands themselves, not part of the repository.
MADE = ".venv/"
MOST_BYTES = 300 * 1024


def blocks(text, *languages):
    """The lines of the fenced blocks in these languages."""
    pattern = rf"^```(?:{'|'.join(languages)})\n(.*?)^```$"
    found = re.findall(pattern, text, re.DOTALL | re.MULTILINE)
    return [line for block in found for line in block.splitlines() if line]


def pictures(text):
    return re.findall(r"""(?:\]\(|src=")([^)"]+\.png)""", text)


def words(text):
    """What stands in code, in fenced blocks and in links, one by one."""
    for line in blocks(text, "bash", "powershell"):
        yield from line.replace("\\", "/").split()
    for line in blocks(text, "text"):  # the tree of folders
        yield from re.findall(r"[.\w][\w./-]*", line, re.ASCII)
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    yield from re.findall(r"`([^`\s]+)`", prose)
    yield from re.findall(r"""(?:\]\(|src=")([^)"]+)""", prose)


def named_paths(text):
    for word in words(text):
        is_path = re.fullmatch(r"[\w.-][\w./-]*", word)
        if is_path and ("/" in word or word.endswith(ENDINGS)) and not word.startswith(MADE):
            yield word


def marked_command():
    """The line between the marks of the gate."""
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    (command,) = re.findall(r"^# <test command>\n(.+)\n# </test command>$", gate, re.MULTILINE)
    return command


@each_readme
def test_the_test_command_is_the_one_line_that_the_gate_runs(text):
    assert blocks(text, "bash").count(marked_command()) == 1


def test_both_give_the_same_commands_and_pictures():
    english, chinese = TEXTS.values()
    for languages in (("bash",), ("powershell",)):
        assert blocks(english, *languages) == blocks(chinese, *languages)
    assert pictures(english) == pictures(chinese)


def test_both_have_the_same_headings_level_by_level():
    english, chinese = (re.findall(r"^#+(?= )", text, re.MULTILINE) for text in TEXTS.values())
    assert english == chinese


@each_readme
def test_every_path_that_it_names_exists(text):
    paths = set(named_paths(text))
    assert {"dashboard.py", "data/indicators.xlsx", "indicators/checks/"} <= paths
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []


@each_readme
def test_every_module_that_it_runs_exists(text):
    modules = {name for line in blocks(text, "bash") for name in re.findall(r"-m (\w+)", line)}
    assert modules == {"venv", "streamlit", "indicators", "benchmarks"}
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []


def test_the_workbook_commands_find_nothing_that_blocks(monkeypatch):
    monkeypatch.chdir(ROOT)
    lines = "\n".join(blocks(TEXTS["README.md"], "bash"))
    commands = [rest.split() for rest in re.findall(r"-m indicators (.+)", lines)]
    assert [command[0] for command in commands] == ["check", "facts", "gaps"]
    assert [main(command) for command in commands] == [0, 0, 0]


@each_readme
def test_every_setting_that_it_names_is_one(text):
    settings = set(re.findall(r"--((?:server|browser)\.\w+)", text))
    assert {"server.address", "server.allowedHosts"} <= settings
    assert [name for name in settings if name not in config.get_config_options()] == []
    assert WORKBOOK in text


@each_readme
def test_it_lists_every_page_with_its_address(text):
    for route in ROUTES:
        address = "/" if route is OVERVIEW else f"/{route.address}"
        assert f"| {route.title} | `{address}` |" in text


@each_readme
def test_its_pictures_are_small_enough_for_a_readme(text):
    found = pictures(text)
    assert "docs/pictures/overview.png" in found
    assert [path for path in found if (ROOT / path).stat().st_size >= MOST_BYTES] == []
