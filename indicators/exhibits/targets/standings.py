"""How many targets lie above, at and below their last actual."""

from collections import Counter
from collections.abc import Iterable

from indicators.exhibits.choices import TARGET_YEAR, in_year
from indicators.exhibits.columns import FACTS, Column, ColumnRole, columns, drawn, ids_of
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent
from indicators.exhibits.forms import PLAIN_ON_PAPER, Chart, SlideBars, SlideSeries
from indicators.exhibits.table import Table, table
from indicators.exhibits.targets.choosing import aim, gaps_of_year
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.rules.baselines import LAST_YEAR
from indicators.rules.gap_words import COMPARED
from indicators.rules.gaps import Gap
from indicators.sentences.gap_texts import (
    COMPARED_WORDS,
    Standings,
    divided,
    division,
    standing_text,
    upper_limit,
)

_COLUMNS = columns(
    Column("standing", "情形", ColumnRole.STANDING),
    # The chart draws a bar for each `group`, whose rows are its `part`s.
    *drawn("reference limit group part"),
    *drawn("compared", "bool"),
    Column("name", "情形", ColumnRole.SUBJECT),
    Column("count", "目标数（项）", dtype="int64"),
    Column("text", "目标数", ColumnRole.FIGURE),
    FACTS,
    screen="name text",
    download="name count",
)
_OTHERS = {
    Standing.TEXT: "为文字目标，不计算差距",
    Standing.NO_BASELINE: "目标没有可比的上年实绩，不计算差距",
    Standing.DOUBTFUL: "目标与上年实绩能否相比存疑，不参加排序",
}


def standings_table(found: Iterable[Gap]) -> Table:
    """How many targets lie where against last year, in the rule's order.

    `name` is the standing in the words of the targets' own bounds: 下限, 上限 or 目标值.
    """
    groups: dict[tuple[Standing, str], list[Gap]] = {}
    for each in found:
        groups.setdefault((each.standing, standing_text(each)), []).append(each)
    records = [
        {
            "standing": standing.value,
            "reference": alike[0].reference,
            "limit": upper_limit(alike[0]),
            **_group(alike[0], name),
            "name": name,
            "count": len(alike),
            "text": f"{len(alike)}项",
            "facts": ids_of(*(fact for each in alike for fact in each.facts)),
        }
        for (standing, name), alike in sorted(groups.items(), key=_standing_order)
    ]
    return table(records, _COLUMNS)


def _group(first: Gap, name: str) -> dict[str, object]:
    """What a standing is drawn with: 下限高于上年实绩 is a part of those 高于上年实绩."""
    part, higher, rest = name.partition("高于")
    is_part = bool(higher) and not upper_limit(first)
    return {
        "group": f"{higher}{rest}" if is_part else name,
        "part": part if is_part else "",
        "compared": first.standing in COMPARED,
    }


def _standing_order(group: tuple[tuple[Standing, str], list[Gap]]) -> tuple[int, int]:
    """The rule's order; of one standing that of the most targets first."""
    (standing, _), alike = group
    return list(Standing).index(standing), -len(alike)


def _standings(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = gaps_of_year(dataset, choices)
    older = any(each.standing in COMPARED and each.reference != LAST_YEAR for each in found)
    return exhibit.content(
        standings_table(found),
        title=f"{len(found)}项目标与{'最近实绩' if older else LAST_YEAR}相比",
        period=aim(choices, (each.target.period.label for each in found)),
        unit="项",
        in_year=in_year(choices),
    )


def standings_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many targets compare, and how these divide."""
    counts = _counts(shown)
    total = sum(counts.values())
    known = sum(count for (each, _, _), count in counts.items() if each in COMPARED_WORDS)
    if not known:
        return f"{total}项目标都没有可比的上年实绩。"
    if known == total:
        return f"{division(f'{total}项目标', counts)}。"
    return f"{total}项目标中，{division(f'可比的{known}项', counts, '里')}。"


def _standing_rows(shown: ExhibitContent, _: Dataset, most: int) -> tuple[str, ...]:
    """A sentence for each way in which targets do not compare; the message has the rest."""
    counts = _counts(shown)
    return tuple(f"{each}。" for each in divided(counts, _OTHERS)[:most])


def _counts(shown: ExhibitContent) -> Standings:
    rows: Iterable[tuple[str, str, str, int]] = shown.table.rows[
        ["standing", "reference", "limit", "count"]
    ].itertuples(index=False, name=None)
    counts: Standings = Counter()
    for standing, reference, limit, count in rows:
        counts[Standing(standing), reference, limit] += int(count)
    return counts


STANDING_COUNTS = Exhibit(
    name="standings",
    page="overview",
    place=40,
    title="目标与上年实绩相比",
    chart=Chart("standing"),
    parameters=(TARGET_YEAR,),
    show=_standings,
    empty="没有这个年度的目标：请在“目标”表中填写。",
    message=standings_message,
    sentences=_standing_rows,
    slide=SlideBars(
        series=(SlideSeries(name="目标数", value="count", label="{text}"),),
        heading="情形",
    ),
    paper=PLAIN_ON_PAPER,
    compared=Compared(key=("name",), by_year=True),
)
