"""The words that join a name to its figures, and what they mean for the figure after them.

Areas and places in an order are some of them: 样例县, 居全市第一.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from indicators.model.codelists import RankKind
from indicators.model.dataset import Dataset
from indicators.model.facts import Area
from indicators.model.periods import year_period
from indicators.proofreading.dates import Dated
from indicators.proofreading.figures import even
from indicators.sentences.names import whole
from indicators.text.prose import any_of, whole_number, words


class Movement(Enum):
    """The direction of the word before a figure."""

    GROWS = "增长"
    FALLS = "下降"
    RISES = "提高"
    LIES_LOW = "低于"


_WAYS: Mapping[str, Movement] = {
    **dict.fromkeys(words("增长 上涨 增速为 增幅为 涨幅为 同比增"), Movement.GROWS),
    **dict.fromkeys(words("下降 减少 降低 下滑 下跌 负增长 降"), Movement.FALLS),
    **dict.fromkeys(words("提高 上升 提升 增加 扩大 加快 回升 高出 高于 高 多"), Movement.RISES),
    **dict.fromkeys(words("增产 增收 升"), Movement.RISES),
    **dict.fromkeys(words("低于 低 少于 少 放缓 回落 收窄 减产"), Movement.LIES_LOW),
}
_LEVELS = frozenset(words("达到 达 到 至 为 是 在 仍为"))
_TOTALS = frozenset(words("达到 达 总数 累计"))
_EARLIER = frozenset(words("此前 由 从 原来的 原为 上年的 上年为"))
_LAST_ACTUAL = "上年实绩"
_ACTUALS = frozenset({"实绩", _LAST_ACTUAL})
_TARGETS = frozenset(words("预期目标 约束性目标 目标下限 目标上限 目标值 目标"))
_AIMS = _TARGETS | _ACTUALS | frozenset(words("预期 力争 确保 控制"))
_COMPARED = frozenset("比较与")
_RATES = frozenset(words("增速 增幅 涨幅"))
AMOUNTS = frozenset({"总量", "总额"})
_RATE_NAMES = (*_RATES, "率", "占比", "比重", "强度")
# Words that only join: times, verbs, nouns, what vouches for a figure, and marks.
_JOINING = (
    *words(
        "同期 全年 上半年 年末 年底 年度 上年 去年 今年 同比 环比 稳定 保持 完成 实现 首次 再次"
    ),
    *words("持平 合 总数 数量 累计 大关 关口 额度 时限 情况 人数 初步 预计 核实 存疑 已核验"),
    *words("原文自述 与数据不符 期间未注明 已 约 共 了 的 数 额"),
    *"，、；：（）()→",
)
# 同比增长 is 同比 and 增长.
_NOT_BEFORE = {"同比增": "(?![长加收产速幅])"}
_CLAUSE_ENDS = frozenset("，；、")
_SCOPES = frozenset(words("全国 全省 全市 全区 全县 全市各县市区 全省市辖区"))
_WHOLES = ("全国", "全省", "全市", "全县", "全区", "全球")
_NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,3}"
_NO_PLACE = r"(?![家个条次届批期大季产方梯年月天周%.\d一二三四五六七八九十])"
_LIES = "位居|居于|稳居|跃居|居|位列|名列|列|排名|排在|排|位次为|进入|跻身|挺进|迈入|为"
# Whether the lowest value is the first of an order.
ORDERED: Mapping[str, bool] = {
    **dict.fromkeys((RankKind.LOWEST, RankKind.FEWEST), True),
    **dict.fromkeys((RankKind.HIGHEST, RankKind.MOST), False),
}


DOWNWARD = frozenset({Movement.FALLS, Movement.LIES_LOW})
APART = frozenset({Movement.RISES, Movement.LIES_LOW})


@dataclass(frozen=True, slots=True)
class Said:
    """What the words between a name and its figure mean.

    `way_at` is where the word of the direction begins, if it is right before the figure.
    `is_level` is set by 到, 达, 为; `is_total` by 达到, 总数; `is_earlier` by 由, 此前; `is_aim`
    after 目标 and its 实绩, `is_planned` after 目标 alone, `aim` is that word; `is_of_rate` where
    a rate itself goes up or down (增速, 占比), not what it is the rate of. `is_passing`: the period
    is of one figure, after which the one that is `resumed` holds again.
    `noun` is the last of 总量, 总额, 增速, 增幅 …; `is_sequential` after 环比, `is_done` after 已;
    `against` is a stated period that the figure is compared with.
    """

    period: Dated | None = None
    way: Movement | None = None
    way_at: int | None = None
    is_level: bool = False
    is_earlier: bool = False
    is_aim: bool = False
    is_converted: bool = False
    is_of_rate: bool = False
    is_total: bool = False
    is_planned: bool = False
    is_against: bool = False
    is_passing: bool = False
    resumed: Dated | None = None
    aim: str = ""
    noun: str = ""
    is_sequential: bool = False
    is_done: bool = False
    against: Dated | None = None

    @property
    def is_promised(self) -> bool:
        """Whether the figure is called a target, not only kept within a limit (控制, 确保)."""
        return self.is_planned and self.aim in _TARGETS

    def _of_year_before(self) -> "Said":
        """The same for one figure of the year before the period, if that is a year."""
        year = self.period.year if self.period and not self.period.is_yearless else None
        if self.period is None or year is None or self.period.period != year_period(year):
            return self
        last = replace(self.period, period=year_period(year - 1))
        return replace(self, period=last, resumed=self.period)

    def _after_clause(self) -> "Said":
        """What remains valid after a comma."""
        return Said(
            period=self.resumed or self.period,
            is_aim=self.is_aim,
            is_of_rate=self.is_of_rate,
            is_planned=self.is_planned,
            aim=self.aim,
        )

    def after_figure(self) -> "Said":
        """What remains valid for a second figure."""
        period = None if self.is_passing else self.resumed or self.period
        return replace(self._after_clause(), period=period, is_converted=self.is_converted)

    def in_period(self, named: Dated) -> "Said":
        """The same with a period; one that is compared with changes only `against`."""
        if named.period is None:
            return self
        if named.is_against or self.is_against:
            return replace(self, against=named)
        return Said(period=named, is_of_rate=self.is_of_rate, is_passing=self.is_earlier)


def said_by(name: str, end: int, period: Dated | None) -> Said:
    """The state after a name, which may end with a direction itself (经济增长)."""
    word = next((each for each in _WAYS if len(each) > 1 and name.endswith(each)), "")
    if not word:
        return Said(period=period, is_of_rate=name.endswith(_RATE_NAMES))
    return Said(period=period, way=_WAYS[word], way_at=end - len(word))


def heard(said: Said, word: str, at: int) -> Said:
    """The state with one more joining word."""
    if word in _CLAUSE_ENDS:
        return said._after_clause()
    if word in _WAYS:
        return replace(said, way=_WAYS[word], way_at=at, is_level=False)
    if word == _LAST_ACTUAL:
        said = said._of_year_before()
    return replace(
        said,
        is_level=said.is_level or word in _LEVELS,
        is_earlier=said.is_earlier or word in _EARLIER,
        is_aim=said.is_aim or word in _AIMS,
        is_converted=said.is_converted or word == "合",
        is_of_rate=said.is_of_rate or word in _RATES,
        is_total=said.is_total or word in _TOTALS,
        is_planned=(said.is_planned or word in _AIMS) and word not in _ACTUALS,
        aim=word if word in _AIMS else said.aim,
        noun=word if word in _RATES | AMOUNTS else said.noun,
        is_sequential=said.is_sequential or word == "环比",
        is_done=said.is_done or word == "已",
        is_against=said.is_against or word in _COMPARED,
    )


def joining(dataset: Dataset) -> re.Pattern[str]:
    """Matches one joining word, the longest that fits; areas of the edition are some."""
    places = {whole(each) for each in dataset.areas} | {each.name for each in dataset.areas}
    places |= {*_WAYS, *_LEVELS, *_EARLIER, *_AIMS, *_COMPARED, *_RATES, *AMOUNTS, *_JOINING}
    ordered = sorted(places - {""}, key=len, reverse=True)
    return re.compile("|".join(re.escape(each) + _NOT_BEFORE.get(each, "") for each in ordered))


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
    names = any_of(even(each) for each in scopes - {""})
    kinds = "|".join((*ORDERED, *more))
    scoped = rf"前(?P<top>{_NUMBER})(?:位|名)?{_NO_PLACE}|(?P<kind>{kinds})(?!生活|工资|限)"
    return re.compile(
        rf"(?:{_LIES})?(?P<scope>{names})?(?:的|中)?(?:{_LIES})?(?:并列)?"
        rf"(?P<place>(?P<last>倒数)?第(?P<rank>{_NUMBER})(?:位|名)?{_NO_PLACE}"
        rf"|(?P<head>首位|榜首)|(?P<tail>末位|垫底)|(?(scope)(?:{scoped})|(?!)))"
    )


def claimed_place(match: re.Match[str]) -> ClaimedPlace:
    """The place that a match of the pattern claims."""
    written = match["rank"] or match["top"]
    rank = (whole_number(written) or 0) if written else 1
    is_from_last = bool(match["last"] or match["tail"])
    order = ORDERED.get(match["place"])
    return ClaimedPlace(match["place"], rank, bool(match["top"]), is_from_last, order)


def areas_before_names(dataset: Dataset) -> list[tuple[str, Area]]:
    """Words before a name that say whose it is; one that is not in the edition has no code."""
    own = dataset.about.area
    named = {each: Area(code="", name=each, place=own.place) for each in _WHOLES}
    named |= {whole(each): each for each in dataset.areas if each.code == own.parent}
    named |= {each.name: each for each in dataset.areas}
    named |= {whole(own): own}
    return sorted(named.items(), key=lambda each: -len(each[0]))
