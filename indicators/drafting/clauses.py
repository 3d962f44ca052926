"""A sentence in its clauses, each with its figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.drafting.values import Token, TokenKind

# A quotation that is not closed, and a sentence that no one reads as one.
_UNCLOSED = 200
_LONGEST = 600
_NO_SENTENCE = 1000
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")
_CLAUSE = re.compile(r"[，；。！？]|(?<!其中)：|——|（|）")
_SMALL_ASIDE = re.compile(
    r"（[市区县州镇乡][^（）]{0,3}）|（[^（）\d第]{1,14}）|（[A-Za-z0-9.]{1,8}）"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between two marks, `start` to `end`, and the mark before it."""

    start: int
    end: int
    mark: str


def sentences(text: str, first: int = 0) -> Iterator[tuple[int, str]]:
    """The sentences of a passage from a place on; a mark within quotation marks parts none.

    A sentence without end is cut, at a comma where it has one: its time to read grows with the
    square of its length.
    """
    depth, start = 0, first
    for at, char in enumerate(text[first:], start=first):
        depth = max(0, depth + (char in "“《") - (char in "”》"))
        is_end = char in "。！？；" and (depth == 0 or at - start > _UNCLOSED)
        if is_end or at - start > (_LONGEST if char == "，" else _NO_SENTENCE):
            yield start, text[start : at + 1]
            start, depth = at + 1, 0
    if text[start:].strip():
        yield start, text[start:]


def clauses(text: str) -> list[Clause]:
    """The clauses of a sentence; short asides such as 八县（市） stay within theirs."""
    kept = {at for match in _SMALL_ASIDE.finditer(text) for at in range(*match.span())}
    quoted = {at for match in re.finditer(r"“[^”]*”", text) for at in range(*match.span())}
    found: list[Clause] = []
    start, mark = 0, ""
    for match in _CLAUSE.finditer(text):
        if match.start() in kept or match.start() in quoted:
            continue
        if match.start() > start:
            found.append(Clause(start, match.start(), mark))
        start, mark = match.end(), match[0]
    if start < len(text):
        found.append(Clause(start, len(text), mark))
    return found


def groups(tokens: list[Token], text: str) -> list[list[Token]]:
    """Figures that follow each other with nothing but 、 or 和 between them."""
    found: list[list[Token]] = []
    for each in tokens:
        if found:
            last = found[-1][-1]
            between = text[last.end : each.start]
            if (
                between in {"、", "和", "与", "及"}
                and last.kind is each.kind
                and last.unit == each.unit
            ):
                found[-1].append(each)
                continue
        found.append([each])
    return found


def is_threshold(token: Token, after: str, has_more: bool) -> bool:
    """Whether 500万元以上 says only which projects are meant."""
    if token.kind is not TokenKind.VALUE or token.bound.value not in {">", ">=", "<="}:
        return False
    if token.unit in {"%", "个百分点"} and not re.match(
        r"(?:的|以上的)?\w{0,6}(?:企业|项目)", after
    ):
        return False
    if re.match(
        "(?:的)?[^，、]{0,12}?(?:项目|企业|工业企业|工程|房|纳税大户|大户|园区|村|户|产业|集群"
        "|单位|医院|制造业|贸易业|零售业)",
        after,
    ) and not after.startswith(("项目投资", "的目标", "目标")):
        return has_more or not after.startswith("的")
    return after == "" and has_more
