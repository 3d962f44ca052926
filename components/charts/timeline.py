"""What is due when: tasks and targets under their due dates, each date placed on the months."""

from datetime import date

import altair as alt
import pandas as pd

from components.charts.frame import TOP, ChartFrame, Height, framed
from components.charts.layers import clickable
from components.charts.marks import Record, drawn, expression
from components.charts.months import Months, dots, month_names, months_of, reader_line, tracks
from components.charts.rows import checked, plain_records
from components.charts.sections import (
    FIRST_LINE,
    Sections,
    head_names,
    item_names,
    item_notes,
    laid_under_heads,
    rules,
)
from components.charts.theme import status_colour

COLUMNS = ("id", "code", "name", "due", "due_text", "group", "mark", "status", "status_text")
_AXIS, _HEAD = Height(52, 52), Height(64, 58)


def timeline_chart(rows: pd.DataFrame, frame: ChartFrame, today: date) -> alt.LayerChart:
    """The rows with a due date, the earliest first; `today` is the date the reader chose.

    Equal dates share one head, however many they are. ValueError where no row has a date.
    """
    dated = checked(rows, COLUMNS).dropna(subset=["due"]).sort_values("due", kind="stable")
    dated = checked(dated, COLUMNS)
    days = [date(each.year, each.month, each.day) for each in dated["due"]]
    records = [
        {**record, "_date": day, **_said(record, _label(day))}
        for record, day in zip(plain_records(dated.drop(columns="due")), days, strict=True)
    ]
    months = months_of([*days, today])
    groups = [_group(day, records, months) for day in dict.fromkeys(days)]
    sections = laid_under_heads(groups, lead=1.5, note="_said", start=_AXIS, head=_HEAD)
    layers = _layers(sections, months, today)
    return framed(layers, frame, height=sections.height, picks=("id", "code"))


def _layers(sections: Sections, months: Months, today: date) -> list[alt.Chart]:
    told = {"name": "事项", "group": "类别", "due_text": "时限", "status_text": "状态"}
    return [
        rules(sections.items, TOP, 1),
        month_names(months),
        tracks(months, sections.heads),
        *reader_line(months, today, sections.heads),
        dots(months, sections.heads),
        head_names(sections, "datum.label + '　' + datum.size + '项'", "(narrow ? 22 : 34)"),
        _status_marks(sections),
        item_names(sections),
        item_notes(sections, "datum._colour"),
        clickable(sections.items, told),
    ]


def _group(day: date, records: list[Record], months: Months) -> tuple[Record, list[Record]]:
    members = [
        {key: value for key, value in record.items() if key != "_date"}
        for record in records
        if record["_date"] == day
    ]
    head = {"label": _label(day), "size": len(members), "_share": months.share(day)}
    return head, members


def _label(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _said(record: Record, head: str) -> dict[str, str]:
    """The note of an item, in the status's colour: the status, whose mark stands before the name.

    A due date that is printed in other words than its head's comes first.
    """
    status = record["status_text"].removeprefix(record["mark"]).strip()
    words = status if record["due_text"] == head else f"{record['due_text']} · {status}"
    return {"_said": words, "_colour": status_colour(record["mark"])}


def _status_marks(sections: Sections) -> alt.Chart:
    return drawn(
        sections.items,
        "text",
        text=expression("datum.mark"),
        x=expression("em * 0.6"),
        y=expression(FIRST_LINE),
        baseline="middle",
        fontSize=expression("em * 1.1"),
        fontWeight=700,
        color=expression("datum._colour"),
    )
