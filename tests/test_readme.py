"""README and guides keep their word: both languages say the same, and what they name exists."""

import importlib.util
import posixpath
import re
import shlex
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from streamlit import config

from components.command_line import COMMANDS, main
from components.exporting.program import EXPORTS
from components.routes import OVERVIEW, ROUTES
from indicators.examination import examine
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.request import asked
from indicators.intake import settings as limits
from indicators.settings import IDLE_MINUTES, TIME_ZONE, settings

ROOT = Path(__file__).resolve().parents[1]
PARTS = (
    "README",
    "docs/users",
    "docs/analysts",
    "docs/operators",
    "docs/developers",
    "docs/notebooks",
    "docs/reference",
)
LANGUAGES = {"English": ".md", "Chinese": ".zh-CN.md"}
FILES = [ROOT / f"{part}{ending}" for part in PARTS for ending in LANGUAGES.values()]
MOST_LINES = 200


def rooted(path):
    """A file's text with the links in it as seen from the project's folder."""
    folder = path.parent.relative_to(ROOT)

    def seen(link):
        before, target, after = link.groups()
        is_far = target.startswith(("http", "#"))
        return link[0] if is_far else f"{before}{posixpath.normpath(folder / target)}{after}"

    return re.sub(r"""(\]\(|src=")([^)"]+)([)"])""", seen, path.read_text("utf-8"))


# All that is written in a language: the README, then its guides.
TEXTS = {
    language: "\n".join(rooted(ROOT / f"{part}{ending}") for part in PARTS)
    for language, ending in LANGUAGES.items()
}
each_language = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)

ENDINGS = (".md", ".png", ".py", ".toml", ".txt", ".xlsx")
# Made by the commands themselves or by an operator, not part of the repository.
MADE = (".venv/", ".data/", ".streamlit/secrets.toml")
# The commands that are run here: they read the shipped workbook and change nothing.
HARMLESS = {"check", "facts", "gaps"}
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
        is_date = not re.search("[a-z]", word)  # 2024/9, as people type a month
        is_named = "/" in word or word.endswith(ENDINGS)
        is_zone = word in available_timezones()
        if is_path and is_named and not is_date and not is_zone and not word.startswith(MADE):
            yield word


def marked_command():
    """The line between the marks of the gate."""
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    (command,) = re.findall(r"^# <test command>\n(.+)\n# </test command>$", gate, re.MULTILINE)
    return command


@each_language
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


def places(path):
    """The headings of a file as GitHub makes addresses of them."""
    titles = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_place_that_it_links_to_exists(path):
    linked = [
        (posixpath.normpath(path.parent / file) if file else str(path), place)
        for file, place in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", path.read_text("utf-8"))
    ]
    assert [each for each in linked if each[1] not in places(Path(each[0]))] == []


def test_guides_link_to_one_another():
    assert len(re.findall(r"\]\([^)]+\.md#", "".join(TEXTS.values()))) > len(FILES)


@pytest.mark.parametrize("ending", LANGUAGES.values(), ids=LANGUAGES)
def test_the_readme_is_read_in_one_go(ending):
    text = (ROOT / f"README{ending}").read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert [part for part in PARTS[1:] if f"]({part}{ending}" not in text] == []


@each_language
def test_every_path_that_it_names_exists(text):
    paths = set(named_paths(text))
    assert {"dashboard.py", "data/indicators.xlsx", "indicators/checks/"} <= paths
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []


@each_language
def test_every_module_that_it_runs_exists(text):
    modules = {name for line in blocks(text, "bash") for name in re.findall(r"-m (\w+)", line)}
    assert modules == {"venv", "streamlit", "indicators", "benchmarks"}
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []


def command_lines(text):
    """The words after `-m indicators` of every line that has them."""
    lines = blocks(text, "bash")
    return [shlex.split(line)[3:] for line in lines if "-m indicators " in line]


def test_the_workbook_commands_find_nothing_that_blocks(monkeypatch):
    monkeypatch.chdir(ROOT)
    commands = [each for each in command_lines(TEXTS["English"]) if each[0] in HARMLESS]
    assert {command[0] for command in commands} == HARMLESS
    assert [main(command) for command in commands] == [0] * len(commands)


@each_language
def test_every_command_that_it_shows_is_one(text):
    shown = {words[0] for words in command_lines(text)}
    assert sorted(shown - COMMANDS.commands.keys()) == []


@each_language
def test_it_lists_every_command(text):
    listed = re.findall(r"^\| `([a-z-]+)[^`]*` \|.*\|.*\|.*\|$", text, re.MULTILINE)
    assert sorted(COMMANDS.commands) == sorted(listed)


def exports(text):
    """The `export` lines as the command reads them."""
    words = [line[1:] for line in command_lines(text) if line[0] == "export"]
    return [EXPORTS.commands[kind].make_context(kind, rest) for kind, *rest in words]


def test_every_chart_that_it_exports_has_something_to_show():
    dataset = examine(ROOT / "data" / "indicators.xlsx").dataset
    shown = [
        asked(each.params["name"], each.params["choices"], dataset).shown(dataset)
        for each in exports(TEXTS["English"])
        if each.info_name == "chart"
    ]
    assert shown
    assert [each.exhibit for each in shown if each.table.is_empty] == []


@each_language
def test_it_shows_how_both_kinds_are_exported(text):
    assert {each.info_name for each in exports(text)} == {"chart", "briefing"}


@each_language
def test_it_lists_every_exhibit_with_title_and_parameters(text):
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    listed = {
        name: (re.sub(r" \(table\)$|（表）$", "", title), re.findall("`([a-z]+)`", parameters))
        for name, title, parameters in rows
    }
    assert listed == {
        each.name: (each.title, [parameter.key for parameter in each.parameters])
        for each in EXHIBITS
    }


@each_language
def test_it_explains_every_parameter_of_an_exhibit(text):
    explained = re.findall(r"^\| (`[a-z]+`.*?) \| [^|]+ \|$", text, re.MULTILINE)
    named = {key for cell in explained for key in re.findall("`([a-z]+)`", cell)}
    known = {parameter.key for each in EXHIBITS for parameter in each.parameters}
    assert sorted(known - named) == []


@each_language
def test_every_option_of_streamlit_that_it_names_is_one(text):
    named = set(re.findall(r"--((?:server|browser)\.\w+)", text))
    assert {"server.address", "server.allowedHosts"} <= named
    assert [name for name in named if name not in config.get_config_options()] == []


def settings_in_code():
    """Every name of a setting that stands in the product's code."""
    files = [*(ROOT / "indicators").rglob("*.py"), *(ROOT / "components").rglob("*.py")]
    return {
        name for path in files for name in re.findall(r"DASHBOARD_[A-Z_]+", path.read_text("utf-8"))
    }


def settings_listed(text):
    """The settings of the table, each with its default."""
    return dict(re.findall(r"^\| `(DASHBOARD_[A-Z_]+)` \|.*\| ([^|]+) \|$", text, re.MULTILINE))


@each_language
def test_it_lists_every_setting_and_names_no_other(text):
    assert set(settings_listed(text)) == settings_in_code()
    assert set(re.findall(r"DASHBOARD_[A-Z_]+", text)) <= settings_in_code()


@each_language
def test_its_defaults_are_those_of_the_code(text):
    standard, megabyte = limits.limits_in_force({}), 2**20
    numbers = {
        IDLE_MINUTES: settings({}).idle_minutes,
        TIME_ZONE: settings({}).time_zone,
        "DASHBOARD_UPLOAD_MB": standard.upload_bytes // megabyte,
        "DASHBOARD_UPLOAD_SECONDS": standard.seconds,
        "DASHBOARD_UPLOAD_MEMORY_MB": standard.memory_bytes // megabyte,
        "DASHBOARD_UPLOAD_INFLATED_MB": standard.inflated_bytes // megabyte,
        "DASHBOARD_UPLOAD_ENTRIES": standard.entries,
        "DASHBOARD_UPLOAD_ROWS": standard.rows,
        "DASHBOARD_UPLOAD_COLUMNS": standard.columns,
        "DASHBOARD_UPLOAD_CELLS": standard.cells,
        "DASHBOARD_UPLOADS_AT_ONCE": limits.uploads_at_once({}),
    }
    listed = settings_listed(text)
    assert {name: listed[name] for name in numbers} == {
        name: f"`{number}`" for name, number in numbers.items()
    }


@each_language
def test_it_lists_every_page_with_its_address(text):
    for route in ROUTES:
        address = "/" if route is OVERVIEW else f"/{route.address}"
        assert f"| {route.title} | `{address}` |" in text


@each_language
def test_its_pictures_are_small_enough_for_a_readme(text):
    found = pictures(text)
    assert "docs/pictures/overview.png" in found
    assert [path for path in found if (ROOT / path).stat().st_size >= MOST_BYTES] == []
