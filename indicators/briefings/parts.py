"""The parts of a briefing as slides and paper have them, and how its figures are to be read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pandas as pd

from indicators.briefings.briefing import Briefing, Part
from indicators.briefings.captions import without_constants
from indicators.exhibits.columns import plain_columns
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.table import Table
from indicators.rules.versions import STATUS_MEANINGS
from indicators.wording.numbers import day

# Lists of more rows than these are tables: a picture of them has letters of 5 or 6 points.
_MOST_DRAWN = 4
# Too many for a meeting: of more rows than these only counts are shown.
MOST_NAMED = 24
# How a sentence begins that counts the rows without one.
_COUNTED = "其余"
# A cell of a block that has no further field.
_BLANK = "\N{NO-BREAK SPACE}"
# The rows are in the notes of a slide, and in the files of the other kinds.
_WHERE = "逐项清单在同一份简报的 Word、PDF、Excel 里"

READINGS = "口径"
# A bound is next to its number: 突破10亿元, 8%以上. The 以上 in 规模以上工业 is none.
_BOUND = re.compile(r"(突破|超过|不足|低于)\d|\d[^\s，。；：（）→、\d]{0,5}(以上|以内|左右)")
# Words and their meanings. Charts explain their own marks.
_SAID = {
    "百分点": "两个百分数相减，差以百分点计，不称百分之几。",
    "存疑": "存疑：数字本身有疑点，或相比的两个数口径可能不一致；照原文列出，不参加排序。",
    "原文自述": "原文自述：位次是文件自己的说法，尚未用各地数据核验。",
    "无基数": "无基数：有目标，但没有可比的上年实绩，不计算差距。",
    "已到期未公布": "已到期未公布：时限已过，数据里还没有结果，不判断是否完成。",
    "未到期": "未到期：没到时限，目标期内还没有公布数据，不作判断。",
}
# A mark after a figure; 预计投资 is none.
_STATUS = re.compile(r"[（，](初步|预计|核实)(?=[，）])|(初步|预计|核实)数")


def paper_parts(briefing: Briefing) -> tuple[Part, ...]:
    """The parts of texts: long lists as tables, at the end how the figures are to be read."""
    sentences = readings(briefing)
    last = [Part(heading=READINGS, message="", sentences=sentences)] if sentences else []
    return (*lists_as_tables(briefing.parts), *last)


def lists_as_tables(parts: Iterable[Part], most_drawn: int = _MOST_DRAWN) -> tuple[Part, ...]:
    """The parts with lists of more rows than that as tables, each table once.

    The sentences beside a chart would only repeat the first rows.
    """
    found: list[Part] = []
    for each in parts:
        part, shown = each, each.shown
        if shown is not None and shown.exhibit.paper.is_list and len(shown.table.rows) > most_drawn:
            part = replace(part, shown=_with_heads(shown), form=Form.TABLE, sentences=())
        if not repeats(part, found):
            found.append(part)
    return tuple(_sentences_once(map(_readable, found)))


def _sentences_once(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts of exhibits without asides and sentences that stand in an earlier one.

    Where no sentence on rows is new, the count of those that are left out is not written either.
    A new one takes the place of a message that stands in an earlier part; without any it stays,
    because the sources are cited after it.
    """
    said: set[str] = set()
    for each in parts:
        message, *new = each.message, *(text for text in each.sentences if text not in said)
        new = [] if all(text.startswith(_COUNTED) for text in new) else new
        if message in said and new:
            message, *new = new
        aside = "" if each.aside in said else each.aside
        said |= {each.message, *each.sentences, each.aside}
        if each.shown is None:
            yield each
        else:
            yield replace(each, message=message, sentences=tuple(new), aside=aside)


def repeats(part: Part, others: Iterable[Part]) -> bool:
    """Whether a list would be printed again, under another heading perhaps."""
    return any(_is_same_table(part, each) for each in others)


def _readable(part: Part) -> Part:
    """The part with what all rows of its table say alike above it."""
    return replace(part, shown=without_constants(part.tabled)) if part.tabled else part


def _said_once(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts without messages and asides that stand in an earlier one."""
    said: set[str] = set()
    for each in parts:
        message, aside = ("" if text in said else text for text in (each.message, each.aside))
        said |= {each.message, each.aside}
        yield replace(each, message=message, aside=aside)


def _with_heads(shown: ExhibitContent) -> ExhibitContent:
    heads, groups = shown.exhibit.paper.heads, shown.table.brief_groups
    if not heads or (heads,) in groups:
        return shown
    return replace(shown, table=shown.table.showing(brief=(heads, *groups)))


def _is_same_table(part: Part, other: Part) -> bool:
    one, two = part.shown, other.shown
    if one is None or two is None or part.form is not Form.TABLE or other.form is not Form.TABLE:
        return False
    same = (one.exhibit, one.title, one.period) == (two.exhibit, two.title, two.period)
    return one.exhibit.paper.is_list and same and one.table.rows.equals(two.table.rows)


def slide_parts(briefing: Briefing, *, abreast: int = 1, where: str = _WHERE) -> tuple[Part, ...]:
    """The parts of slides and screens, each message once; chosen ones have every row.

    A ready-made outline has, in place of long lists of undated promises, counts by field of
    government in `abreast` blocks beside each other. `where` names the place of the rows; the
    part's sentences name all of them.
    """
    parts = tuple(_said_once(map(_readable, filter(lambda each: each.on_slides, briefing.parts))))
    if not briefing.is_ready_made:
        return parts
    return tuple(_counted(each, abreast, where) for each in parts)


def _counted(part: Part, abreast: int, where: str) -> Part:
    shown = part.shown
    summary = shown.exhibit.paper.summary if shown else None
    if shown is None or summary is None or len(shown.table.rows) <= MOST_NAMED:
        return part
    named = shown.table.rows.groupby("domain", sort=False)["name"]
    listed = (f"{domain}{len(names)}项：{'、'.join(names)}。" for domain, names in named)
    return replace(
        part,
        shown=_counts(shown, summary(shown.table), abreast, where),
        form=Form.TABLE,
        sentences=(*part.sentences, *listed),
    )


def _counts(shown: ExhibitContent, counts: Table, abreast: int, where: str) -> ExhibitContent:
    height = -(-len(counts.rows) // abreast)
    blocks = [counts.rows[at : at + height] for at in range(0, len(counts.rows), height)]
    labels: dict[str, str] = {}
    found = []
    for number, block in enumerate(blocks):
        names = {each: f"{each}{number}" for each in counts.labels}
        labels |= {names[each]: label for each, label in counts.labels.items()}
        found.append(block.rename(columns=names).reset_index(drop=True))
    rows = pd.concat(found, axis="columns").fillna(_BLANK)
    return replace(
        shown,
        title=f"{shown.title}：各领域项数，{where}",
        # A date that is not printed is not judged on any day.
        period="",
        table=Table(rows, plain_columns(labels)),
    )


def readings(briefing: Briefing) -> tuple[str, ...]:
    """A sentence for each way of speaking that the parts use, and none for any other."""
    words = "\n".join(each for part in briefing.parts for each in _words(part))
    bounds = dict.fromkeys("".join(each) for each in _BOUND.findall(words))
    quoted = "".join(f"“{each}”" for each in bounds)
    statuses = {"".join(each) for each in _STATUS.findall(words)}
    judged = [f"各项以{day(briefing.judged)}判断。"] if briefing.judged else []
    return (
        *judged,
        *([f"{quoted}是原文的限定，不是确数。"] if quoted else []),
        *(f"{status}：{says}" for status, says in STATUS_MEANINGS.items() if status in statuses),
        *(says for sign, says in _SAID.items() if sign in words),
    )


def _words(part: Part) -> Iterator[str]:
    """All that a reader finds in a part: sentences, what a table prints or a chart draws."""
    yield from (part.message, *part.sentences)
    if part.shown is not None:
        table = part.shown.table
        printed = [each for group in table.brief_groups for each in group]
        for each in printed if part.form is Form.TABLE else table.spoken:
            yield from map(str, table.rows[each])
