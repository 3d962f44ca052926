"""The page on notebooks keeps its word: its code runs, and it lists every column."""

import re
from pathlib import Path

import pytest

import indicators
from indicators.frames import COLUMNS

ROOT = Path(__file__).resolve().parents[3]
PAGES = {"English": "notebooks.md", "Chinese": "notebooks.zh-CN.md"}
HEADS = {
    "English": "| column | dtype | meaning | frames |",
    "Chinese": "| 列 | 类型 | 中文名 | 表 |",
}
each_language = pytest.mark.parametrize("language", PAGES)


def page(language):
    return (ROOT / "docs" / PAGES[language]).read_text("utf-8")


def code(language):
    return re.findall(r"```python\n(.*?)```", page(language), re.DOTALL)


def column_lines(language):
    """The table of all columns; a column of several frames has one line where it is the same."""
    found = {}
    for frame, columns in COLUMNS.items():
        for each in columns:
            words = each.meaning if language == "English" else each.label
            found.setdefault((each.name, each.dtype_name, words), []).append(frame)
    joined = ", " if language == "English" else "、"
    lines = [
        f"| {name} | {dtype} | {words} | {joined.join(frames)} |"
        for (name, dtype, words), frames in found.items()
    ]
    return [HEADS[language], "|---|---|---|---|", *lines]


def test_the_code_runs_from_top_to_bottom(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    names = {}
    for block in code("English"):
        exec(block, names)  # noqa: S102 - the page's own code
    assert "工作簿" in capsys.readouterr().out
    assert names["growth"].name.is_unique
    assert names["table"].loc["地区生产总值增速", "2023"] == 4.3
    joined = names["joined"].set_index("id")
    beside = joined.loc["T001", ["period_label", "printed_actual", "period_label_actual"]]
    assert beside.tolist() == ["2024年", "增长4.3%", "2023年"]
    assert joined.loc["T011", "standard_value"] == 8.35
    assert names["gaps"].set_index("id").loc["T001", ["gap", "gap_unit"]].tolist() == [
        3.7,
        "个百分点",
    ]
    # Grain of 2024 is not subtracted from that of 2023: the pair is 存疑.
    assert names["gaps"].set_index("id").loc["T011", "comparability"] == "存疑"


def test_both_languages_have_the_same_code():
    assert code("English") == code("Chinese")


@each_language
def test_every_column_is_listed(language):
    rows = [line for line in page(language).splitlines() if line.startswith("|")]
    assert rows == column_lines(language)


def test_loading_says_in_its_docstring_where_to_read_on():
    assert "docs/notebooks.md" in indicators.load.__doc__
