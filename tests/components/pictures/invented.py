"""Invented exhibits for every chart, as Shown, and the frame around them."""

from datetime import date
from types import MappingProxyType

import pandas as pd

from components.charts.frame import ChartFrame
from indicators.exhibits.catalogue import EXHIBIT_BY_NAME
from indicators.exhibits.exhibit import ExhibitContent
from tests.components import invented_rows as rows
from tests.tables import made

FRAME = ChartFrame(
    title="虚构区主要指标一览",
    period="2031年",
    unit="个百分点",
    source="虚构区政府工作报告",
    as_of=date(2032, 2, 1),
    edition="版次2032-02-01·0a1b2c",
    code="7K3MD-9QXPA",
)
WORDS = (
    FRAME.title,
    "2031年 · 单位：个百分点",
    "来源：虚构区政府工作报告",
    "截至2032-02-01",
    FRAME.edition,
    "核验码 7K3MD-9QXPA",
)
_ROWS = {
    "gap-points": rows.GAP,
    "standings": rows.STANDING,
    "fields": rows.FIELDS,
    "growth": rows.GROWTH,
    "changes": rows.CHANGE,
    "increments": rows.INCREMENT,
    "series": rows.SERIES,
    "story": rows.STORY,
    "siblings": rows.MULTIPLES,
    "rank-history": rows.HEAT,
    "claims": rows.RANK,
    "peers": rows.PEERS,
    "target-rates": rows.TRACK,
    "timeline": rows.TIMELINE.dropna(subset=["due"]),
}


def shown(exhibit, table, title=FRAME.title):
    return ExhibitContent(
        exhibit=EXHIBIT_BY_NAME[exhibit],
        title=title,
        period=FRAME.period,
        unit=FRAME.unit,
        table=made(table, {}),
        on=date(2032, 2, 1) if exhibit == "timeline" else None,
    )


EXHIBITS = MappingProxyType({name: shown(name, table) for name, table in _ROWS.items()})


def many_gaps(count, name="虚构指标{}增速"):
    """So many rows for the gap chart, their values falling."""
    return pd.DataFrame(
        {
            "code": [f"X{each}" for each in range(count)],
            "name": [name.format(each) for each in range(count)],
            "bar": [float(count - each) for each in range(count)],
            "bar_text": [f"+{count - each}个百分点" for each in range(count)],
            "bar_note": ["增长4%（2030年） → 增长8%以上"] * count,
        }
    )


def many_claims(count):
    """So many claims in three scopes."""
    return pd.DataFrame(
        {
            "code": [f"X{each}" for each in range(count)],
            "scope": [f"范围{'甲乙丙'[3 * each // count]}" for each in range(count)],
            "name": [f"虚构事项{each}号" for each in range(count)],
            "figure": [f"增长{each}%" for each in range(count)],
            "claim_text": [f"虚构事项{each}号：增长{each}%" for each in range(count)],
        }
    ).assign(
        rank_text="第一",
        place_name="第一",
        place_group="第一",
        place_order=1.0,
        top=True,
        core=True,
        state="原文自述",
        note_text="2030年 · 原文自述",
        state_text="原文自述",
        period="2030年",
        basis="增速",
    )


def many_dates(count):
    """So many tasks, four a day."""
    days = [
        pd.Timestamp("2032-01-31") + pd.Timedelta(days=30 * (each // 4)) for each in range(count)
    ]
    return pd.DataFrame(
        {
            "id": [f"R{each}" for each in range(count)],
            "code": [f"X{each}" for each in range(count)],
            "name": [f"虚构项目{each}号投产" for each in range(count)],
            "due": days,
            "due_text": ["月底"] * count,
            "group": ["重点项目"] * count,
            "mark": ["○"] * count,
            "status": ["未到期"] * count,
            "status_text": ["未到期"] * count,
        }
    )
