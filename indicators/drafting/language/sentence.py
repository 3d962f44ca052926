"""A sentence with its clauses, its times and its numbers, and what may be asked of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from indicators.drafting.language.times import Calendar, TimeRole, TimeWord, times_in
from indicators.drafting.language.tokens import Token, tokens_in
from indicators.drafting.language.words import AREA
from indicators.model.codelists import Bound
from indicators.model.units import PERCENT, POINTS

# A quotation that is not closed, and a sentence that no one reads as one.
_UNCLOSED = 200
_LONGEST = 600
_NO_SENTENCE = 1000
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")
_CLAUSE = re.compile(r"[，；。！？]|(?<!其中)：|——|（|）")
_SMALL_ASIDE = re.compile(
    r"（[市区县州镇乡][^（）]{0,3}）|（[^（）\d第]{1,14}）|（[A-Za-z0-9.]{1,8}）"
)
_OPEN_BOUNDS = {Bound.ABOVE, Bound.AT_LEAST, Bound.AT_MOST}
_FIRMS_AFTER = re.compile(r"(?:的|以上的)?\w{0,6}(?:企业|项目)")
_THINGS_AFTER = re.compile(
    "(?:的)?[^，、]{0,12}?(?:项目|企业|工业企业|工程|房|纳税大户|大户|园区|村|户|产业|集群"
    "|单位|医院|制造业|贸易业|零售业)"
)
_MARKS = re.compile(r"[，、。；：（）]")
_OPENING = re.compile(
    rf"(?:其中|截至|到|在|预计|力争|确保|努力|争取|实现|完成|{AREA}|将|要|“)*(?:.{{0,2}})"
)
_OF_ONE = re.compile(r"(?:年均|平均)$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between two marks, `start` to `end`, and the mark before it."""

    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The text of a sentence and what stands in it, each in its order."""

    text: str
    times: tuple[TimeWord, ...]
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]

    def plain(self, start: int, end: int) -> str:
        """The text of a stretch without the times that it names."""
        kept, at = "", start
        for each in self.times:
            if each.end <= start or each.start >= end or each.role is TimeRole.AGAINST:
                continue
            kept += self.text[at : max(at, each.start)]
            kept += "由" if each.role is TimeRole.FROM else ""
            at = max(at, each.end)
        return kept + self.text[at:end] if at < end else kept

    def onward(self, at: int) -> str:
        """The text from a place up to the next mark."""
        return _MARKS.split(self.text[at:], maxsplit=1)[0]

    def clause_at(self, at: int) -> Clause:
        """The clause that holds a place, or the first one after it."""
        return next((each for each in self.clauses if at < each.end), self.clauses[-1])

    def opens(self, time: TimeWord) -> bool:
        """Whether a time stands at the beginning of its clause."""
        clause = self.clause_at(time.start)
        return bool(_OPENING.fullmatch(self.text[clause.start : time.start]))

    def named_period(self, start: int, end: int) -> str:
        """The period that the sentence names for a figure: the last before it that holds for it.

        A due date in the figure's own clause comes first, where no period is named after it:
        二季度末开工率达到80% is no figure of the 一季度 before it.
        """
        clause = self.clause_at(start)
        near = [
            each
            for each in self.times
            if clause.start <= each.start < start and each.role in {TimeRole.DUE, TimeRole.PERIOD}
        ]
        if near and near[-1].deadline:
            return near[-1].period
        named = (
            each.period
            for each in reversed(self.times)
            if each.end <= end
            and (each.role is TimeRole.PERIOD or (each.role is TimeRole.DUE and self.opens(each)))
            and self._governs(each, start)
        )
        return next(named, "")

    def _governs(self, time: TimeWord, at: int) -> bool:
        """Whether a time holds for a place: from the start of a clause on, else in its clause."""
        clause = self.clause_at(time.start)
        is_within = clause.start <= at < clause.end
        if self._is_of_one(time):  # 两年平均增长6%
            return is_within
        between = self.text[time.end : at]
        if between.count("）") > between.count("（"):  # （上年5%） ends with its bracket
            return False
        return self.opens(time) or is_within

    def _is_of_one(self, time: TimeWord) -> bool:
        return bool(_OF_ONE.search(self.text[time.start : time.end]))

    def time_before(self, at: int, role: TimeRole, most: int) -> TimeWord | None:
        """The last time of a role that ends at most so many characters before a place."""
        near = (each for each in reversed(self.times) if 0 <= at - each.end <= most)
        return next((each for each in near if each.role is role), None)

    def carried_period(self, carried: str) -> str:
        """The period that holds after a semicolon: the last that opens a clause, else as before."""
        opening = (
            each.period
            for each in reversed(self.times)
            if each.role is TimeRole.PERIOD and self.opens(each) and not self._is_of_one(each)
        )
        return next(opening, carried)

    def parallel_periods(self, group: list[Token]) -> list[str]:
        """一季度和上半年分别增长9.3%、9.2%: a period for each figure; none where they share one."""
        ends = group[0].start
        named = [each for each in self.times if each.role is TimeRole.PERIOD and each.end <= ends]
        last = named[-len(group) :]
        if len(group) < 2 or len(last) != len(group) or "分别" not in self.text[:ends]:
            return []
        joins = (self.text[one.end : other.start] for one, other in pairwise(last))
        is_list = all(each in {"和", "、", "及", "与"} for each in joins)
        return [each.period for each in last] if is_list else []


def sentence_of(text: str, calendar: Calendar) -> Sentence:
    """Read what stands in a sentence."""
    times = times_in(text, calendar)
    tokens = tokens_in(text, [(each.start, each.end) for each in times])
    return Sentence(text, tuple(times), tuple(tokens), tuple(_clauses(text)))


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


def _clauses(text: str) -> list[Clause]:
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
        last = found[-1][-1] if found else None
        is_alike = last and (last.is_rank, last.unit) == (each.is_rank, each.unit)
        if last and is_alike and text[last.end : each.start] in {"、", "和", "与", "及"}:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def is_threshold(token: Token, after: str, has_more: bool) -> bool:
    """Whether 500万元以上 says only which projects are meant."""
    if not token.is_value or token.bound not in _OPEN_BOUNDS:
        return False
    if token.unit in {PERCENT, POINTS} and not _FIRMS_AFTER.match(after):
        return False
    if _THINGS_AFTER.match(after) and not after.startswith(("项目投资", "的目标", "目标")):
        return has_more or not after.startswith("的")
    return after == "" and has_more
