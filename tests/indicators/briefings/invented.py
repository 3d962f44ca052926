"""An invented briefing: a district that does not exist, every figure made up."""

import struct
import zlib
from datetime import date

import pandas as pd

from indicators.briefings.briefing import Briefing, Part
from indicators.exhibits.catalogue import EXHIBIT_BY_NAME
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Picture
from tests.tables import made

REPORT = "《测试区虚构报告》"
GROWTH = made(
    pd.DataFrame(
        {
            "name": ["虚构收入", "虚构投资"],
            "text": ["增长5.2%", "下降1.5%"],
            "value": [5.2, -1.5],
            "unit": ["%", "%"],
            "place": ["第3页 一·2", "第4页 一·3"],
            "cited": [f"{REPORT} 第3页 一·2「增长5.2%」", f"{REPORT} 第4页 一·3"],
        }
    ),
    labels={"name": "指标", "text": "增速", "cited": "来源"},
    extras={"place": "出处"},
    brief=(("name", "place"), "text"),
    exported={"name": "指标", "value": "增速数值", "unit": "增速单位", "cited": "来源"},
)
TASKS = made(
    pd.DataFrame(
        {
            "heading": ["1. 建校"] * 3 + ["2. 修路"] * 2,
            "name": ["建小学2所", "建中学1所", "建幼儿园3所", "修桥1座", "修路8条"],
            "due": ["2031年6月30日", "", "", "", "2031年12月31日"],
            "status": [*["○ 未到期"] * 4, "✓ 已完成"],
        }
    ),
    labels={"heading": "实事", "name": "事项", "due": "时限", "status": "状态"},
)
EMPTY = TASKS.head(0)
FLAT = TASKS.only("name", "due", "status")


def shown(table=GROWTH, exhibit="growth", title="哪些增长快", period="2030年"):
    known = EXHIBIT_BY_NAME[exhibit]
    return ExhibitContent(exhibit=known, title=title, period=period, unit="%", table=table)


def chart(heading="增速和位次", message="虚构收入增长5.2%。", **more):
    fields = {"shown": shown(), "sources": (f"{REPORT} 第3页 一·2",)}
    return Part(heading=heading, message=message, **fields | more)


def listed(table=TASKS, heading="十件实事", message="共5项任务。", **more):
    made = shown(table, "livelihood", "十件实事", "以2031年2月1日判断")
    return Part(heading=heading, message=message, shown=made, form=Form.TABLE, **more)


def said(heading="说明", message="数字以来源文件为准。"):
    return Part(heading=heading, message=message)


def briefing(*parts, **more):
    fields = {
        "title": "测试区主要指标简报",
        "topic": "年度总览",
        "area": "测试区",
        "unit_name": "测试区虚构办公室",
        "dated": date(2031, 2, 3),
        "source": "测试区虚构报告",
        "as_of": date(2031, 2, 1),
        "edition": "第3版",
        "edition_label": "第3版",
        "code": "AB12-CD34",
        "parts": parts or (chart(sentences=("另一句话。",)), listed(), said()),
    }
    return Briefing(**fields | more)


def draw(_, canvas):
    """A blank picture, 40 by 30 px at scale 1."""
    return (Picture(_png(40 * canvas.scale, 30 * canvas.scale), 40, 30),)


def draw_two(one, canvas):
    return draw(one, canvas) * 2


def _png(width, height):
    rows = (b"\x00" + b"\xff" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
