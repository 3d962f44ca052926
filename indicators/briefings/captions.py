"""The lines around an exhibit: its title, period and unit above it, its sources beneath."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators.exhibits.exhibit import ExhibitContent
from indicators.model.facts import Citation, Fact
from indicators.rules.relations import name_of
from indicators.text.text_metrics import em_width
from indicators.wording import numbers

_EACH_ROW = "见各行"
# Before the reason of a status that is not judged; readers need the reason alone.
_UNJUDGED = "无法判定–"
# With more quotes than these only the pages are listed.
_MOST_QUOTES = 12
# The mark of a status, which its word needs in a column only.
_MARK = re.compile(r"\A[✓△×○–] ")
# In em: what a line above a table has room for beside its period and unit.
_MOST_SAID = 22.0


def cell_text(text: object) -> str:
    """The text of a cell for readers: – 无法判定–已到期未公布 → – 已到期未公布."""
    return str(text).replace(_UNJUDGED, "")


def caption(shown: ExhibitContent, heading: str) -> str:
    """The title, "" where it would only repeat the heading above it."""
    return "" if shown.title == heading and not framed(shown) else shown.title


def framed(shown: ExhibitContent) -> str:
    """The period and the unit of the whole table; "" where every row has its own."""
    texts = (shown.period, f"单位：{shown.unit}" if shown.unit else "")
    return " · ".join(each for each in texts if each and not each.endswith(_EACH_ROW))


def table_title(shown: ExhibitContent) -> str:
    """The exhibit's title and what it is about: 没有可比的基数（2024年目标）."""
    if shown.period in {"", _EACH_ROW} or shown.period in shown.title:
        return shown.title
    # No brackets within brackets.
    is_bracketed = "（" in shown.period
    return f"{shown.title}：{shown.period}" if is_bracketed else f"{shown.title}（{shown.period}）"


def without_constants(shown: ExhibitContent) -> ExhibitContent:
    """The same with what all rows of its table say alike above it: 2024年，状态：未到期.

    The columns of blanks, and of what its title or period says, are left out.
    """
    table, common, dropped, room = shown.table, [], set(), _MOST_SAID
    singles = (each for each in (*table.brief_groups, *table.slide_groups) if len(each) == 1)
    for (column,) in dict.fromkeys(singles):
        texts = set(map(cell_text, table.rows[column]))
        if len(table.rows) < 2 or len(texts) > 1 or column == table.subject:
            continue
        text = _MARK.sub("", texts.pop())
        said = f"{table.label(column)}：{text}"
        if text and text not in f"{shown.title}{shown.period}":
            if em_width(said) > room:
                continue
            room -= em_width(said)
            common.append(said)
        dropped.add((column,))
    brief, slide = (
        tuple(each for each in groups if each not in dropped)
        for groups in (table.brief_groups, table.slide_groups)
    )
    if not dropped or min(len(brief), len(slide)) < 2:
        return shown
    period = "" if common and shown.period.endswith(_EACH_ROW) else shown.period
    return replace(
        shown,
        table=table.showing(brief=brief, slide=slide),
        period="，".join(filter(None, [period, *common])),
    )


def sources_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The distinct citations with their quotes; of many only the pages of each document."""
    citations = list(dict.fromkeys(each.citation for each in facts))
    quoted = tuple(dict.fromkeys(map(numbers.cited, citations)))
    return quoted if len(quoted) <= _MOST_QUOTES else _by_document(citations)


def source_text(fact: Fact) -> str:
    """Where a fact is printed, with its name in front where the citation has no quote."""
    cited = numbers.cited(fact.citation)
    return cited if fact.citation.quote else f"{name_of(fact)}：{cited}"


def _by_document(citations: Sequence[Citation]) -> tuple[str, ...]:
    pages: dict[str, set[int]] = {}
    for each in citations:
        found = pages.setdefault(each.source.name, set())
        if each.page is not None:
            found.add(each.page)
    return tuple(
        f"《{name}》" + (f"第{'、'.join(map(str, sorted(found)))}页" if found else "")
        for name, found in pages.items()
    )
