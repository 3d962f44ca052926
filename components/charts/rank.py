"""Where the district stands first, second …: the claims by scope, each with its badge."""

import altair as alt
import pandas as pd

from components.charts.frame import BOTTOM, TOP, ChartFrame, framed
from components.charts.layers import clickable
from components.charts.marks import Record, drawn, expression
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
from components.charts.theme import ACTUAL, DOUBTFUL, INK, MUTED, PAPER
from indicators.text.text_metrics import em_width

COLUMNS = ("code", "scope", "rank_text", "top", "name", "claim_text", "note_text")

_READING = "深色为居首（第一、首家、唯一、最低、最少）；按范围分列"
_FULL = "(datum.top && !datum.doubtful)"


def rank_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """Claims under their scopes, both in the order given.

    `top` marks a foremost place (第一, 唯一, 首家 …) with a full badge, `doubtful` one that may
    not be so with a hollow, dashed one; `claim_text` says what is ranked and its value, `note_text`
    of which period and whether the claim has been verified.
    """
    table = checked(rows, COLUMNS)
    records = plain_records(table)
    scopes = dict.fromkeys(rows["scope"])
    groups = [_group(scope, records) for scope in scopes]
    badge = max(em_width(each["rank_text"]) for each in records) + 1
    sections = laid_under_heads(groups, lead=badge + 0.7, name="claim_text", note="note_text")
    told = {"scope": "范围", "rank_text": "位次", "claim_text": "事项", "note_text": "核验"}
    layers = [
        rules(sections.items, TOP, 1),
        rules(sections.heads, f"{BOTTOM} - 2", 2, INK),
        head_names(sections, "datum.scope + '　' + datum.size + '项'", "32"),
        *_badges(sections, badge),
        item_names(sections),
        item_notes(sections, f"'{MUTED}'"),
        clickable(sections.items, told),
    ]
    return framed(
        layers,
        frame,
        height=sections.height,
        note=_READING + (f"；虚线框为{DOUBTFUL}" if table["doubtful"].any() else ""),
        picks=("code",),
    )


def _group(scope: str, records: list[Record]) -> tuple[Record, list[Record]]:
    members = [record for record in records if record["scope"] == scope]
    return {"scope": scope, "size": len(members)}, members


def _badges(sections: Sections, width: float) -> list[alt.Chart]:
    tile = drawn(
        sections.items,
        "rect",
        x=1,
        x2=expression(f"{width:.2f} * em"),
        y=expression(f"{FIRST_LINE} - 14"),
        y2=expression(f"{FIRST_LINE} + 14"),
        cornerRadius=3,
        fill=expression(f"{_FULL} ? '{ACTUAL}' : '{PAPER}'"),
        stroke=ACTUAL,
        strokeWidth=1.5,
        strokeDash=expression("datum.doubtful ? [5, 3] : [1, 0]"),
    )
    word = drawn(
        sections.items,
        "text",
        text=expression("datum.rank_text"),
        x=expression(f"{width / 2:.2f} * em"),
        y=expression(FIRST_LINE),
        baseline="middle",
        fontSize=expression("em"),
        fontWeight=700,
        color=expression(f"{_FULL} ? '{PAPER}' : '{ACTUAL}'"),
    )
    return [tile, word]
