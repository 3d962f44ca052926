"""A briefing made by hand, of a district that does not exist, and a stand-in that draws."""

from datetime import date
from html import escape

import pandas as pd

from indicators.briefings.briefing import Briefing, Part
from indicators.exhibits.catalogue import EXHIBIT_BY_NAME
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Picture
from tests.tables import made

LABELS = {"name": "指标", "aim": "目标", "status": "状态"}


def shown(count=3, exhibit="text-targets", **changes):
    records = [
        {"name": f"虚构指标{number}", "aim": f"{number}万元以上", "status": "○ 未到期"}
        for number in range(1, count + 1)
    ]
    table = made(pd.DataFrame(records, columns=list(LABELS)), LABELS)
    known = EXHIBIT_BY_NAME[exhibit]
    fields = {"exhibit": known, "title": "虚构的表", "period": "2024年", "unit": "万元"}
    return ExhibitContent(**{**fields, "table": table} | changes)


def part(heading="增长", message="虚构总量增长5.2%，低于目标0.8个百分点。", **changes):
    return Part(heading=heading, message=message, **changes)


def chart(count=3, **changes):
    return part(shown=shown(count), form=Form.CHART, **changes)


def table(count=3, **changes):
    return part(**{"shown": shown(count), "form": Form.TABLE} | changes)


def briefing(*parts, **changes):
    fields = {
        "title": "测试区主要指标简报",
        "topic": "年度总览",
        "area": "测试区",
        "unit_name": "测试区政府办公室",
        "dated": date(2024, 3, 1),
        "source": "测试区虚构报告",
        "as_of": date(2024, 2, 20),
        "edition": "第3版 abc123",
        "edition_label": "第3版",
        "code": "AB12-CD34",
        "parts": parts,
    }
    return Briefing(**fields | changes)


def drawn(words, width, height):
    """A picture that says some words, with a name inside it as drawings have them."""
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><defs><clipPath id="clip0">'
        f'<rect width="{width}" height="{height}"/></clipPath></defs>'
        f'<g clip-path="url(#clip0)"><rect width="{width}" height="{height}" fill="#ffffff"/>'
        '<text x="60" y="120" font-family="Noto Sans SC" font-size="40px" fill="#1f2937">'
        f"{escape(words)}</text></g></svg>"
    )
    return Picture(text.encode("utf-8"), width, height)


def draw(what, canvas):
    """One wide picture of any exhibit, or a narrow one."""
    width, height = (390, 600) if canvas.shape == "phone" else (1600, 900)
    return (drawn(f"{what.title}图中文字", width, height),)


def wordy(**changes):
    """A table whose texts take several lines each."""
    rows = shown(9).table.rows.assign(
        name="名称很长很长的一个虚构指标",
        aim="原文没有同口径的上年实绩，两处统计范围恐不一致。" * 3,
    )
    return table(shown=shown(table=shown(9).table.of(rows)), **changes)
