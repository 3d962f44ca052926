"""What the check of the whole workbook comes to, what is wrong before what is right."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.exhibits.checks.doubts import all_doubts, doubts_words
from indicators.exhibits.checks.relations import failing, holding, provable_words, relations_table
from indicators.exhibits.ranks.claim_table import refuted, unverified, waiting
from indicators.exhibits.table import Table, absent_names
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.ranks import own_ranks
from indicators.rules.report_years import report_years
from indicators.sentences.clauses import closed

_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class CheckCount:
    """How many there are of something in all years, and what they are."""

    name: str
    count: int
    words: str


@computed_once
def check_counts(dataset: Dataset) -> tuple[CheckCount, ...]:
    """What is refuted, what fails, what is doubtful or waits, what holds; nothing of what is 0."""
    claims, relations = (
        unverified(own_ranks(dataset), dataset),
        relations_table(dataset.relations, dataset),
    )
    doubts = all_doubts(dataset)
    false, fails = refuted(claims).rows, failing(relations).rows
    stated = fails["note"].where(fails["note"] != "", fails["words"])
    reasons = false["name"] + "（" + false["period"] + "）：" + false["reason"]
    waits = "都是原文自述，补齐同一范围其他地区的数据后自动核验。"
    counts = (
        CheckCount("与数据不符的位次", len(false), _listed(reasons)),
        CheckCount(
            "不成立的关系",
            len(fails),
            _listed(stated),
        ),
        CheckCount("有疑点的数字", len(doubts.rows), closed(doubts_words(doubts))),
        CheckCount("还不能核验的位次", len(waiting(claims).rows), waits),
        CheckCount("成立的算式", holding(relations), closed(provable_words(relations))),
    )
    return tuple(each for each in counts if each.count)


def absent_words(dataset: Dataset, year: int | None, tables: Mapping[str, Table]) -> str:
    """That a year has nothing of these tables; "" where none is empty."""
    absent = absent_names(tables)
    if not absent:
        return ""
    is_one = len(report_years(dataset)) < 2
    return f"没有{absent}。" if is_one else f"{year}年度没有{absent}：换一个年度看其他年度的。"


def _listed(texts: pd.Series) -> str:
    more = f"；等{len(texts)}项" if len(texts) > _MOST_NAMED else ""
    return closed("；".join(texts.head(_MOST_NAMED).str.rstrip("。")) + more)
