"""The numbers of a sentence: values with unit and bound, ranks, and those that are no quantity."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from indicators.drafting import words
from indicators.drafting.not_quantities import ANY_NUMBER, PATTERNS, QUOTED, RATIO
from indicators.drafting.reasons import Reason
from indicators.drafting.values import (
    TIMES,
    Token,
    TokenKind,
    counted,
    implied,
    per_cents,
    refused,
    spelled,
    values,
    written,
)
from indicators.text.prose import numeral

# 城乡居民收入比为, 由1.90 of 收入比由1.90缩小到1.86.
_RATIO_NAME = re.compile(
    r"(?:收入|消费|支出|存贷|抚养|人口性别)比(?:值)?(?:[由从]\d\.\d+)?(?:进一步|继续)?(?:为|是|[控保稳][制持定]在|约|达到?|[由从]"
    r"|(?:缩小|扩大|下降|降低?|上升|升)[到至为])?$"
)
TIMES_OF = "倍"


class _Marks:
    """Which characters of a sentence belong to a token already."""

    def __init__(self, taken: list[tuple[int, int]]) -> None:
        self._taken = list(taken)

    def take(self, start: int, end: int) -> bool:
        """Take a stretch; False where part of it is taken."""
        if any(start < last and first < end for first, last in self._taken):
            return False
        self._taken.append((start, end))
        return True


def tokens_in(text: str, dates: list[tuple[int, int]]) -> list[Token]:
    """The numbers of a sentence in their order; `dates` are the stretches that name a time."""
    marks = _Marks(dates)
    found: list[Token] = []
    for match in QUOTED.finditer(text):
        if marks.take(*match.span()):
            found += [
                refused(match.start() + each.start(), match.start() + each.end(), Reason.NAME)
                for each in ANY_NUMBER.finditer(match[0])
            ]
    found += _take(_ranks(text), marks)
    found += _take(_ratios(text), marks)
    for pattern, reason in PATTERNS:
        found += _take((refused(*each.span(), reason) for each in pattern.finditer(text)), marks)
    for reader in (values, written, implied, per_cents, counted, spelled):
        found += _take(reader(text), marks)
    return _with_ratios(_with_units(sorted(found, key=lambda each: each.start), text), text)


def _with_ratios(tokens: list[Token], text: str) -> list[Token]:
    """城乡居民收入比为1.86 is a ratio, which is printed without a unit."""
    return [
        replace(each, kind=TokenKind.VALUE, unit=TIMES_OF, reason=None)
        if each.reason is Reason.NO_UNIT and _RATIO_NAME.search(text[: each.start])
        else each
        for each in tokens
    ]


def _with_units(tokens: list[Token], text: str) -> list[Token]:
    """10.6万、3.8万、3.3万平方公里: the last unit is that of all."""
    found = list(tokens)
    for at in range(len(found) - 2, -1, -1):
        each, later = found[at], found[at + 1]
        is_open = each.multiple or each.reason is Reason.NO_UNIT
        joins = (
            text[each.end : later.start] in {"、", "和"}
            and later.kind is TokenKind.VALUE
            and not later.multiple
        )
        if each.unit == "个" and later.unit == "个百分点" and joins:
            found[at] = replace(each, unit=later.unit)
        if is_open and joins and each.value:
            plain = re.sub(rf"^(?:{TIMES})", "", later.unit) if each.multiple else later.unit
            found[at] = replace(
                each, kind=TokenKind.VALUE, unit=f"{each.multiple}{plain}", reason=None, multiple=""
            )
    return found


def _take(tokens: Iterable[Token], marks: _Marks) -> list[Token]:
    return [each for each in tokens if marks.take(each.start, each.end)]


def _ratios(text: str) -> Iterator[Token]:
    """3.9：39.0：57.1, whose parts have no unit."""
    for match in RATIO.finditer(text):
        yield refused(*match.span(), Reason.FORMULA)


_RANK = re.compile(
    r"(?:并列)?(?:第(?P<rank>[一二三四五六七八九十]{1,3}|\d{1,3})(?:位"
    r"|名)?(?![届次期批号条章轮方季产代大家\d一二三四五六七八九十]|个|一批|一个|党|责任|要务"
    "|动力|抓手|支撑|标准|保障|资源|生产力|时间|线|梯队|方阵|现场|书记|医院|中学|小学)"
    "|(?P<head>首位|榜首))"
)
_RANK_LEFT = re.compile(
    rf"(?:{words.LIES}|全[国省市区县州]|[省市县区州国盟旗]|[省市县]级|（[市区县、]+）|第\d+(?:位|名)?和|系统|增速|总量|增量|增幅|总额|镇街|乡镇|街道|、|位"
    "|名)(?:的|中|内|前列)?$"
)


# 位居全国百强县投资潜力第3、新型城镇化质量第4.
_RANK_NEAR = re.compile(
    r"(?:位居|位列|名列|排名|位于|跻身|荣列|列)[^，。；]{1,14}$|第[\d一二三四五六七八九十]+位?、[^，。；、]{2,12}$"
)


def _ranks(text: str) -> Iterator[Token]:
    for match in _RANK.finditer(text):
        left = text[max(0, match.start() - 16) : match.start()]
        if not (_RANK_LEFT.search(left) or _RANK_NEAR.search(left)):
            continue
        if left.endswith("、") and not re.search(r"第[\d一二三四五六七八九十]+(?:位|名)?、$", left):
            continue
        rank = (
            1
            if match["head"]
            else int(match["rank"])
            if match["rank"].isdecimal()
            else numeral(match["rank"])
        )
        yield Token(match.start(), match.start(), match.end(), TokenKind.RANK, Decimal(rank or 0))
