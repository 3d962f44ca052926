"""A briefing of a district that does not exist, and a hand that draws its pictures."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
from PIL import Image

from indicators.briefings.briefing import Briefing, Part
from indicators.exhibits.catalogue import EXHIBIT_BY_NAME
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Canvas, Picture
from tests.facts import SOURCE, indicator, observation
from tests.tables import made

NONE = float("nan")
FACT = observation(indicator(), 1, source=replace(SOURCE, name="虚构报告"))
CITED = "《虚构报告》 第3页 一·2「原话」"


def rows(columns, *records):
    return pd.DataFrame(list(records), columns=columns.split())


GROWTH = rows(
    "id name value text rank_text doubtful bound place cited",
    (
        "O1",
        "甲产业增加值",
        16.1,
        "增长16.1%",
        "增速全市第一 · 原文自述",
        False,
        "=",
        "第3页",
        CITED,
    ),
    ("O2", "乙类能耗", -4.2, "下降4.2%", "", False, "=", "第3页", CITED),
    ("O3", "=丙类收入", 10.0, "增长突破10%", "", False, ">", "第4页", CITED),
    ("O4", "丁类产量", 20.0, "增长20%", "", True, "=", "第4页", CITED),
    ("O5", "戊类产值", NONE, "未公布", "", False, "=", "第4页", CITED),
)
INCREMENTS = rows(
    "name whole share stock_text increment_text bound stock_unit increment_unit increment_bound",
    ("甲类企业", 100.0, 1000 / 39, "39家", "10家", "=", "家", "家", "等于"),
    ("乙类合作社", 100.0, 50.0, "突破60家", "30家", ">", "家", "家", "等于"),
)
SERIES = rows(
    "period_label period_said end value figure is_bound kind line provisional",
    ("2029年", "2029年", date(2029, 12, 31), 5.0, "5%", False, "实绩", "", False),
    ("2030年", "2030年（核实）", date(2030, 12, 31), 6.0, "6%", False, "实绩", "", False),
    ("2031年", "2031年（预计）", date(2031, 12, 31), 7.0, "7%", False, "实绩", "", True),
    ("2032年", "2032年", date(2032, 12, 31), 8.0, "8%以上", True, "目标", "", False),
)
TASKS = rows(
    "due_text name group status_text place cited",
    *(
        (f"2032年{1 + number // 4}月", f"项目{number}", "重点项目", "○ 未到期", "第5页", CITED)
        for number in range(23)
    ),
)


def shown(exhibit, table, *, unit="%", title="虚构图表", period="2031年"):
    labels = {each: each for each in table.columns}
    read = tuple(each for each in labels if each != "cited")
    return ExhibitContent(
        exhibit=EXHIBIT_BY_NAME[exhibit],
        title=title,
        period=period,
        unit=unit,
        table=made(table, labels, slide=read),
    )


def part(exhibit, table, **more):
    fields = {"form": Form.CHART, "sources": (CITED,), "facts": (FACT,), **more}
    return Part(
        heading="虚构栏目",
        message=fields.pop("message", "甲产业增长16.1%，居全市第一（原文自述）"),
        sentences=("另有一句话。",),
        shown=shown(exhibit, table),
        **fields,
    )


def briefing(*parts, **more):
    fields = {
        "title": "虚构区简报",
        # Chosen by hand: the slides have every row.
        "topic": "",
        "area": "虚构区",
        "unit_name": "虚构区办公室",
        "dated": date(2032, 3, 1),
        "source": "虚构报告",
        "as_of": date(2032, 2, 1),
        "edition": "版次2032-02-01·0a1b2c",
        "edition_label": "",
        "code": "AB12",
        "parts": parts,
    }
    return Briefing(**fields | more)


def drawn(_: ExhibitContent, canvas: Canvas) -> tuple[Picture, ...]:
    """Two pictures of plain colour, as if one had letters too small to read."""
    file = BytesIO()
    Image.new("RGB", (160 * canvas.scale, 90 * canvas.scale), "white").save(file, "PNG")
    return (Picture(file.getvalue(), 160, 90),) * 2


def drawn_once(shown: ExhibitContent, canvas: Canvas) -> tuple[Picture, ...]:
    """The first of the pictures alone."""
    return drawn(shown, canvas)[:1]


def undrawn(_: ExhibitContent, __: Canvas) -> tuple[Picture, ...]:
    raise AssertionError("a native chart needs no picture")
