"""Areas and scopes as a text names them: 全市, 8个县（市）, 样例县."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.model.dataset import Dataset
from indicators.model.facts import Area
from indicators.proofreading.numerals import numeral
from indicators.proofreading.pasted_text import even
from indicators.sentences.names import whole

_SCOPES = ("全国", "全省", "全市", "全区", "全县", "全市各县市区", "全省市辖区")


_NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,3}"
_NO_PLACE = r"(?![家个条次届批期大季产方梯年月天周%.\d一二三四五六七八九十])"
_LIES = "位居|居于|稳居|跃居|居|位列|名列|列|排名|排在|排|位次为|进入|跻身|挺进|迈入|为"
_ORDERS = {"最低": True, "最少": True, "最高": False, "最多": False}


@dataclass(frozen=True, slots=True)
class ClaimedPlace:
    """A place that a text claims: the `rank`, or one up to it (前三) where `is_within`.

    `is_from_last` counts from the end of the order (倒数第二); `ascends` is whether the lowest
    value is the first, None where the indicator's own order is meant. 0 is a rank of no order.
    """

    words: str
    rank: int
    is_within: bool = False
    is_from_last: bool = False
    ascends: bool | None = None

    def ascending(self, natural: bool) -> bool:
        """Whether it counts from the lowest value, given whether the indicator's order does."""
        return natural != self.is_from_last if self.ascends is None else self.ascends

    def may_be(self, first: int, last: int) -> bool:
        """Whether a place somewhere from `first` to `last` may be the claimed one."""
        return first <= self.rank and (self.is_within or self.rank <= last)

    def is_surely(self, first: int, last: int) -> bool:
        """Whether every place from `first` to `last` is the claimed one."""
        return last <= self.rank and (self.is_within or first == self.rank)


def rank_pattern(dataset: Dataset, more: Iterable[str] = ()) -> re.Pattern[str]:
    """Matches a place with its scope; 全省第一家芯片企业 is no place in an order.

    Only with a scope are 前三 (前三季度) and 最高 (历史最高) places, and `more` kinds (首家).
    """
    scopes = {*_SCOPES, *(each.scope for each in dataset.ranks)}
    scopes |= {scope for area in dataset.areas for scope in area.scopes}
    names = "|".join(re.escape(even(each)) for each in sorted(scopes - {""}, key=len, reverse=True))
    kinds = "|".join((*_ORDERS, *more))
    scoped = rf"前(?P<top>{_NUMBER})(?:位|名)?{_NO_PLACE}|(?P<kind>{kinds})(?!生活|工资|限)"
    return re.compile(
        rf"(?:{_LIES})?(?P<scope>{names})?(?:的|中)?(?:{_LIES})?(?:并列)?"
        rf"(?P<place>(?P<last>倒数)?第(?P<rank>{_NUMBER})(?:位|名)?{_NO_PLACE}"
        rf"|(?P<head>首位|榜首)|(?P<tail>末位|垫底)|(?(scope)(?:{scoped})|(?!)))"
    )


def claimed_place(match: re.Match[str]) -> ClaimedPlace:
    """The place that a match of the pattern claims."""
    words, written = match["place"], match["rank"] or match["top"]
    rank = (int(written) if written.isdecimal() else numeral(written) or 0) if written else 1
    is_from_last = bool(match["last"] or match["tail"])
    return ClaimedPlace(words, rank, bool(match["top"]), is_from_last, _ORDERS.get(words))


def areas_before_names(dataset: Dataset) -> list[tuple[str, Area]]:
    """Words before a name that say whose it is; one that is not in the edition has no code."""
    own = dataset.about.area
    wholes = ("全国", "全省", "全市", "全县", "全区", "全球")
    words = {each: Area(code="", name=each, place=own.place) for each in wholes}
    words |= {whole(each): each for each in dataset.areas if each.code == own.parent}
    words |= {each.name: each for each in dataset.areas}
    words |= {whole(own): own}
    return sorted(words.items(), key=lambda each: -len(each[0]))
