"""The targets of every field of government by status, and each of them as a mark."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from indicators.exhibits.columns import FACTS, Column, ColumnRole, all_ids, columns
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart, each_row
from indicators.exhibits.forms import Chart, Compared, SlideForm
from indicators.exhibits.parameters import (
    JUDGED_ON,
    TARGET_YEAR,
    Choices,
    domains_in_order,
    in_year,
)
from indicators.exhibits.table import Table, facts_of_rows, table
from indicators.exhibits.targets.choosing import aim, targets_of_year
from indicators.frames import beside
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Target
from indicators.rules.baselines import LAST_YEAR, LATEST
from indicators.rules.gaps import Gap, gap
from indicators.rules.statuses import StatusKind
from indicators.sentences.gap_texts import (
    COMPARED_WORDS,
    LIMIT,
    division,
    judged_counts,
    pair_text,
    standing_text,
    standings_of,
    upper_limit,
)
from indicators.wording import numbers

_GLYPHS = {
    Standing.TEXT: "文",
    Standing.NO_BASELINE: "■",
    Standing.DOUBTFUL: "□",
    Standing.ABOVE: "▲",
    Standing.LEVEL: "＝",
    Standing.BELOW: "▽",
}
_MISSED = (StatusKind.NOT_DONE, StatusKind.BEHIND)
# A target counts under its status as soon as its own period has an actual.
_KINDS: dict[StatusKind | Standing, str] = {
    **{each: f"status_{each.name.lower()}" for each in StatusKind if each is not StatusKind.TEXT},
    **{each: f"standing_{each.name.lower()}" for each in Standing},
}
_KIND_WORDS = {each: each.value for each in _KINDS} | {**COMPARED_WORDS}
# In the order of a sentence, upper limits after the others.
_WORDS = (*_KIND_WORDS.values(), *(f"{LIMIT}{each}" for each in COMPARED_WORDS.values()))
# As many as a headline has room for.
_NAMED_KINDS = 2
_LIMIT_GLYPHS = {Standing.ABOVE: "↑", Standing.BELOW: "↓"}
_COLUMNS = columns(
    Column("name", "领域", ColumnRole.SUBJECT),
    Column("text", "目标数", ColumnRole.FIGURE),
    Column("said", "其中", ColumnRole.WORDS),
    Column("count", "目标数（项）", dtype="int64"),
    *(Column(name, kind.value, dtype="int64") for kind, name in _KINDS.items()),
    # The record of every target's mark, for the chart.
    Column("marks", dtype="object"),
    Column("domain"),
    FACTS,
    screen="name text said",
    download=f"name count {' '.join(_KINDS.values())}",
)


def fields_table(found: pd.DataFrame) -> Table:
    """One row a field, with its targets by status, else by their standing to last year."""
    gaps = found["itself"]
    marked = beside(
        found,
        counted=(_KINDS[_kind(each)] for each in gaps),
        words=map(_words, gaps),
        mark=(target_mark(each, _glyph(each), pair_text(each)) for each in gaps),
    )
    further = {"is_older": ("reference", _is_older), "said": ("words", _said)}
    rows = by_field(marked, _KINDS.values(), further)
    said = (
        words.replace(LAST_YEAR, LATEST if is_older else LAST_YEAR)
        for words, is_older in zip(rows["said"], rows["is_older"], strict=True)
    )
    return table(beside(rows, said=said, text=(f"{each}项" for each in rows["count"])), _COLUMNS)


def by_field(
    marked: pd.DataFrame, kinds: Iterable[str], further: Mapping[str, Any]
) -> pd.DataFrame:
    """One row a field, in the order of the closed list: its targets with their marks and facts.

    Each of the `kinds` has a column with the number of targets that have it in `counted`;
    `further` are other columns as pandas aggregates them.
    """
    fields = domains_in_order(marked["domain"])
    rows: pd.DataFrame = marked.groupby("domain").agg(
        count=("id", "size"), marks=("mark", list), facts=("facts", all_ids), **further
    )
    counts = pd.crosstab(marked["domain"], marked["counted"])
    rows = rows.join(counts.reindex(columns=[*kinds], fill_value=0))
    return rows.loc[fields].assign(domain=fields, name=fields)


def _is_older(references: pd.Series) -> bool:
    return bool((references != LAST_YEAR).any())


def _said(words: pd.Series) -> str:
    """How many targets have which words, in the order of a sentence: 无基数2项，高于上年实绩1项."""
    counts = Counter(words)
    return "，".join(f"{each}{counts[each]}项" for each in _WORDS if counts[each])


def _kind(each: Gap) -> StatusKind | Standing:
    """The status of a target with an actual of its own period, else its standing."""
    return each.status.kind if each.leads_now and each.target.quantity else each.standing


def _words(each: Gap) -> str:
    kind = _kind(each)
    return ("" if isinstance(kind, StatusKind) else upper_limit(each)) + _KIND_WORDS[kind]


def _glyph(each: Gap) -> str:
    kind = _kind(each)
    if isinstance(kind, StatusKind):
        return each.status.mark.value
    return (_LIMIT_GLYPHS if upper_limit(each) else _GLYPHS)[kind]


def target_mark(each: Gap, glyph: str, pair: str) -> dict[str, object]:
    """The record of a target's mark in a chart of fields, and of what its tooltip shows."""
    return {
        "glyph": glyph,
        "name": each.target.indicator.name,
        "pair_text": pair,
        "standing": standing_text(each),
        "status": each.status.text,
        "doubtful": each.is_doubtful,
        "cited": numbers.cited(each.target.citation),
    }


def _fields(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = targets_of_year(dataset, choices)
    return exhibit.content(
        fields_table(found),
        choices,
        period=aim(choices, found["period"]),
        unit="项",
        in_year=in_year(choices),
    )


def _fields_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How targets with an actual of their period do, and which field misses most of them.

    Of the others how many lie above and below last year; where all compare, in which fields most.
    """
    rows = facts_of_rows(shown.table, dataset)
    targets = dict.fromkeys(each for row in rows for each in row if isinstance(each, Target))
    found = [gap(each, dataset, shown.on) for each in targets]
    now = [each for each in found if isinstance(_kind(each), StatusKind)]
    counts = standings_of(each for each in found if each not in now)
    known = sum(count for (each, _, _), count in counts.items() if each in COMPARED_WORDS)
    missed = (each for each in found if _kind(each) in _MISSED)
    parts = [judged_counts(now, "目标"), _most("未完成或滞后", missed)]
    if known == len(found):
        parts = [_most(each, of_it) for each, of_it in _by_words(found)]
    elif known:
        parts.append(division(f"{'尚无本期实绩而' if now else ''}可比的{known}项", counts, "里"))
    if not any(parts):
        return f"{len(found)}项目标都没有可比的上年实绩。"
    return f"{len(found)}项目标中，{'；'.join(filter(None, parts))}。"


def _by_words(found: Iterable[Gap]) -> list[tuple[str, list[Gap]]]:
    """The targets by the words of their kind and baseline, of the kinds that most of them have."""
    kinds: dict[str, list[Gap]] = {}
    for each in sorted(found, key=lambda each: _WORDS.index(_words(each))):
        kinds.setdefault(_words(each).replace(LAST_YEAR, each.reference), []).append(each)
    return sorted(kinds.items(), key=lambda each: len(each[1]), reverse=True)[:_NAMED_KINDS]


def _most(words: str, found: Iterable[Gap]) -> str:
    """The fields that have most of the targets: 未完成或滞后最多的是科技创新，4项; "" of none.

    Where all that have any have as many, none has most: 未完成或滞后的有科技创新、教育，各1项.
    """
    counts = Counter(each.target.indicator.domain for each in found)
    if not counts:
        return ""
    most = max(counts.values())
    names = domains_in_order(each for each in counts if counts[each] == most)
    verb = "的有" if len(names) == len(counts) else "最多的是"
    return f"{words}{verb}{'、'.join(names)}，{'各' if len(names) > 1 else ''}{most}项"


FIELDS = chart(
    name="fields",
    page="overview",
    place=50,
    title="各领域的目标",
    chart=Chart("fields"),
    parameters=(TARGET_YEAR, JUDGED_ON),
    show=_fields,
    empty="没有这个年度的目标：请在“目标”表中填写。",
    message=_fields_message,
    # 科技创新16项目标：存疑3项，无基数12项，文字目标1项.
    sentences=each_row(lambda row, _: f"{row['name']}{row['text']}目标：{row['said']}。"),
    slide=SlideForm.PICTURE,  # a mark for every target
    compared=Compared(key=("name",), by_year=True),
)
