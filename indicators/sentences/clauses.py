"""How clauses become a sentence: brackets, quotes, the full stop."""

from collections import Counter
from collections.abc import Iterable

from indicators.model.codelists import DOUBT
from indicators.model.facts import Fact
from indicators.rules.relations import doubted_in


def sentence(*clauses: str) -> str:
    """The clauses that are not empty, with commas between them and one full stop."""
    return closed("，".join(filter(None, clauses)))


def closed(text: str) -> str:
    """The text with one full stop at its end; brackets that follow each other are one."""
    return text.rstrip("。；，").replace("）（", "，") + "。"


def bracketed(*marks: str) -> str:
    """The marks that are not empty, in one bracket: （初步，存疑）; "" without any."""
    said = "，".join(filter(None, marks))
    return f"（{said}）" if said else ""


def quoted(text: str) -> str:
    """A text of the document in quotes; one that has quotes itself stays as it is."""
    return text if "“" in text else f"“{text}”"


def doubt_mark(fact: Fact) -> str:
    """存疑 where the workbook doubts the fact, else ""."""
    return DOUBT if doubted_in(fact) else ""


def doubt_sentences(fact: Fact) -> tuple[str, ...]:
    """Why the workbook doubts the fact, as a sentence of its own."""
    citation = doubted_in(fact)
    return doubt_sentence(citation.doubt) if citation else ()


def doubt_sentence(reason: str, about: str = "") -> tuple[str, ...]:
    """The reason of a doubt as a sentence of its own; none without a reason."""
    return (closed(f"{about}{DOUBT}：{reason}"),) if reason else ()


def divided_by(states: Iterable[str]) -> str:
    """How many of several are in each state: 其中26项已完成、8项进行中; or 均为“已完成”."""
    counts = Counter(states)
    if len(counts) == 1:
        return f"均为{quoted(next(iter(counts)))}"
    return "其中" + "、".join(f"{count}项{state}" for state, count in counts.items())


def named(names: list[str]) -> str:
    """Names one after another; of many the first with their number: X、Y等5项."""
    if len(names) <= 2:
        return "、".join(names)
    return f"{names[0]}等{len(names)}项"
