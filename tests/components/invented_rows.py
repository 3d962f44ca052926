"""Invented rows for every chart builder, as ``indicators/tables.py`` would give them."""

from datetime import date
from typing import Any

import pandas as pd

NONE = float("nan")


def table(columns: str, *rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns.split())


def mark(glyph: str, name: str, **more: Any) -> dict[str, Any]:
    usual = {"pair_text": "", "standing": "", "status": "○ 未到期", "doubtful": False, "cited": ""}
    return {"glyph": glyph, "name": name, **usual, **more}


GROWTH = table(
    "code name value text rank_text doubtful bound",
    ("A", "甲产业增加值增速", 3.5, "+3.5%", "全市第三 · 原文自述", False, "="),
    ("B", "乙产业增加值增速", 12.5, "+12.5%", "全市第一 · 原文自述", False, "="),
    ("C", "丙类能耗", -4.0, "−4%", "位次原文未列", False, "="),
    ("D", "丁类收入增速", 10.0, "突破10%", "位次原文未列", False, ">"),
    ("E", "戊类产量增速", 20.0, "+20%", "位次原文未列", True, "="),
)
CHANGE = table(
    "code name before after before_text after_text change_text doubtful",
    ("A", "甲类普惠率", 50.0, 60.0, "50%", "60%", "提高10个百分点", False),
    ("B", "乙类转诊率", 40.0, 15.0, "40%", "15%", "降低25个百分点", False),
)
INCREMENT = table(
    "code name stock increment stock_text increment_text bound",
    ("A", "甲类企业", 40.0, 10.0, "40家", "10家", "="),
    ("B", "乙类合作社", 60.0, 30.0, "突破60个", "30个", ">"),
)
FIELDS = pd.DataFrame(
    {
        "domain": ["甲领域", "乙领域"],
        "marks": [
            [
                mark("■", "甲指标"),
                mark("▽", "乙指标", standing="低于上年实绩"),
                mark("文", "丙指标"),
            ],
            [mark("✓", "丁指标", status="✓ 已完成"), mark("×", "戊指标", status="× 未完成，差2个")],
        ],
    }
)
TRACK = table(
    "code name subject kind start now target bound start_figure now_figure target_figure distance"
    " mark remark stands_out doubtful",
    *(
        (code, f"{name}增速", name, "增速", start, now, *texts, figures, *rest)
        for code, name, start, now, texts, figures, rest in (
            (
                *("A", "甲类", 4.0, 7.5, (8.0, ">=", "4%", "7.5%"), "8%以上"),
                ("× 差0.5个百分点", "×", "初步", True, False),
            ),
            (
                *("B", "乙类", 20.0, NONE, (9.0, ">=", "20%", ""), "9%以上"),
                ("▽ 目标低11个百分点", "", "全市第一（自述）", False, False),
            ),
            (
                *("C", "丙类", NONE, NONE, (5.0, "<=", "", ""), "5%以内"),
                ("无基数", "", "", False, False),
            ),
            (
                *("D", "丁类", 2.0, NONE, (3.0, ">=", "2%", ""), "3%以上"),
                ("▲ 目标高1个百分点（存疑）", "", "", False, True),
            ),
        )
    ),
).assign(
    now_bound="",
    start_head="2030年增速",
    now_head="2031年增速",
    target_head="2031年目标",
    dated_remark=[
        "2031年 · 初步",
        "2030年 · 全市第一（自述）",
        "2030年",
        "2030年",
    ],
)
GAP = table(
    "code name bar bar_text bar_note",
    ("A", "甲类增速", -11.0, "−11个百分点", "目标下限低于上年实绩"),
    ("B", "乙类增速", 4.0, "+4个百分点", "目标下限高于上年实绩"),
)
STANDING = table(
    "standing count text limit group part compared",
    ("无基数", 3, "3项", "", "无基数", "", False),
    ("下限高于上年实绩", 4, "4项", "", "高于上年实绩", "下限", True),
    ("下限高于上年实绩", 2, "2项", "", "高于上年实绩", "目标值", True),
    ("下限高于上年实绩", 1, "1项", "上限", "上限高于上年实绩", "", True),
    ("持平", 1, "1项", "", "持平", "", True),
)
PEERS = table(
    "area value figure text rank_text own",
    ("东县", 6.0, "+6%", "+6%（初步）", "第2位", False),
    ("虚构区", 9.0, "+9%", "+9%", "第1位", True),
)
SERIES = table(
    "period_said tick tick_year end value figure is_bound kind line",
    ("2030年", "2030年", "", date(2030, 12, 31), 5.0, "5%", False, "实绩", ""),
    ("2031年", "2031年", "", date(2031, 12, 31), 6.0, "6%", False, "实绩", ""),
    ("2032年", "2032年", "", date(2032, 12, 31), 8.0, "8%以上", True, "目标", ""),
)
HEAT = table(
    "code row name period cell column first lowest size certain text rank_text",
    *(
        ("A", "甲类增速", "甲类增速", period, cell, column, first, first, 10, first > 0, "5%", cell)
        for period, cell, column, first in (
            ("2030年", "2/10", 0, 2.0),
            ("2031年", "1/10", 1, 1.0),
            ("2032年", "未定", 2, 0.0),
        )
    ),
)
STORY = SERIES.iloc[[1, 2]].reset_index(drop=True)
MULTIPLES = table(
    "code panel panel_name point_period end value figure bound kind line cited",
    *(
        (
            code,
            code,
            f"{code}类增速",
            f"{year}年",
            date(year, 12, 31),
            value,
            figure,
            bound,
            kind,
            "",
            "第1页",
        )
        for code, year, value, figure, bound, kind in (
            ("甲", 2029, 4.0, "4%", "=", "实绩"),
            ("甲", 2030, 5.0, "5%", "=", "实绩"),
            ("甲", 2031, 6.0, "6%", "=", "实绩"),
            ("甲", 2032, 8.0, "8%以上", ">=", "目标"),
            ("乙", 2031, 3.0, "3%", "=", "实绩"),
            ("丙", 2032, 7.0, "7%以上", ">=", "目标"),
        )
    ),
)
RANK = table(
    "code scope place_name place_group place_order rank_text top core name figure claim_text"
    " note_text state state_text period basis doubtful",
    *(
        (
            *(code, scope, place, place, order, rank, top, True, name, figure, said, note, state),
            *(note.removeprefix("2030年 · "), "2030年", "增速", doubt),
        )
        for code, scope, place, order, rank, top, name, figure, said, note, state, doubt in (
            (
                *("B", "全市", "第一", 1.0, "全市第一", True, "乙类增速", "增长9%"),
                *("乙类增速：增长9%", "2030年 · 已核验", "已核验", False),
            ),
            (
                *("A", "全市", "第二", 2.0, "全市第二", False, "甲类增速", "增长4%"),
                *("甲类增速：增长4%", "2030年 · 与数据不符", "与数据不符", False),
            ),
            (
                *("C", "全省", "首家", 10_001.0, "全省首家（存疑）", True, "丙类孵化器", ""),
                *("丙类孵化器", "2030年 · 原文自述，存疑", "原文自述", True),
            ),
        )
    ),
)
TIMELINE = table(
    "id code name due due_text group mark status status_text doubtful",
    *(
        (key, code, name, pd.Timestamp(due), text, group, mark, status, f"{mark} {status}", doubt)
        for key, code, name, due, text, group, mark, status, doubt in (
            ("R2", "B", "乙项目竣工", "2032-12-31", "年底", "重点项目", "○", "未到期", False),
            ("R1", "A", "甲项目投产", "2032-03-31", "3月份", "重点项目", "✓", "已完成", False),
            ("R3", "C", "丙项目开工", "2032-12-31", "年内", "工作任务", "○", "未到期", True),
            ("R4", "D", "丁项目谋划", "NaT", "未列时限", "工作任务", "–", "无法判定", False),
        )
    ),
)
