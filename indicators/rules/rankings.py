"""Areas in the order of an indicator: each place as certain as the workbook's data make it."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import inf
from typing import TypeAlias

from indicators.model.codelists import Bound, ObservationStatus
from indicators.model.facts import Area, Indicator, Observation
from indicators.model.periods import Period
from indicators.model.quantities import Quantity, last_digit

UNPUBLISHED = "未公布"
UNDECIDED = "未定"
TIED = "并列"
BY_DATA = "按工作簿数据"
LOWEST_FIRST = "数值低的在前"
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class PeerRank:
    """An area's place among `size` areas: from `first` to `last`, equal where it is certain.

    `observation` is None where the workbook has none, and then there is no place; ties share the
    better rank, `sharing` is how many areas have a certain one. `caution` is how many of the
    compared figures are not final.
    """

    area: Area
    observation: Observation | None
    first: int | None
    last: int | None
    size: int
    caution: str = ""
    sharing: int = 1

    @property
    def is_certain(self) -> bool:
        """Whether nothing that is open could change the place."""
        return self.first is not None and self.first == self.last

    @property
    def text(self) -> str:
        """The place in words: 第2, 并列第2; 第2—3 or 未定 (anywhere) where it is open; 未公布."""
        if self.first is None:
            return UNPUBLISHED
        if self.is_certain:
            return f"{TIED if self.sharing > 1 else ''}第{self.first}"
        is_anywhere = (self.first, self.last) == (1, self.size)
        return UNDECIDED if is_anywhere else f"第{self.first}—{self.last}"

    @property
    def placed(self) -> str:
        """The place as the continuation of a sentence: 按工作簿数据排第2—3; "" without data."""
        return placed(self.text, self.remarks)

    @property
    def tie(self) -> str:
        """How many areas share the place: 10个地区相同; "" where it is one's own."""
        return f"{self.sharing}个地区相同" if self.sharing > 1 else ""

    @property
    def remarks(self) -> str:
        """What limits the place: 2个地区相同，含初步数9个."""
        return "，".join(filter(None, (self.tie, self.caution)))

    @property
    def lowest(self) -> int | None:
        """The last of the places that those who share it take up: 4 of 并列第2（3个地区相同）."""
        return None if self.last is None else self.last + self.sharing - 1


def placed(rank_text: str, remarks: str = "") -> str:
    """A place as the continuation of a sentence: 按工作簿数据排第2, 按工作簿数据位次未定.

    The remarks follow in brackets: 按工作簿数据排第2（含初步数1个）.
    """
    if rank_text == UNPUBLISHED:
        return ""
    verb = {UNDECIDED: "位次", TIED: ""}.get(rank_text[: len(TIED)], "排")
    said = f"{BY_DATA}{verb}{rank_text}"
    return f"{said}（{remarks}）" if remarks else said


# The least and the most that a true value can be, higher being better, and whether these limits are
# themselves not among its values: 突破10亿元.
_Span: TypeAlias = tuple[Fraction | float, Fraction | float, bool]


@dataclass(frozen=True)
class Ranking:
    """The values of an indicator that the members of a scope have in exactly one period.

    `size` is how many areas the scope has: those listed, or more where more are stated.
    """

    indicator: Indicator
    period: Period
    scope: str
    values: tuple[tuple[Area, Observation | None], ...]
    size: int
    ascends: bool

    @property
    def label(self) -> str:
        """What is compared: 固定资产投资增速 · 2023年 · 全市."""
        return f"{self.indicator.name} · {self.period.label} · {self.scope}"

    @property
    def missing(self) -> tuple[Area, ...]:
        """The listed members without a value, in the workbook's order."""
        return tuple(area for area, value in self.values if value is None)

    @property
    def lacking(self) -> int:
        """How many members have no value, listed or not."""
        return len(self.missing) + self.size - len(self.values)

    @property
    def missing_words(self) -> str:
        """How many members have no value, and which: 缺3个地区：A、B、C; "" where all have one."""
        names = [each.name for each in self.missing]
        unlisted = self.size - len(self.values)
        told = ["、".join(names[:_MOST_NAMED])] if names else []
        if len(names) > _MOST_NAMED:
            told[0] += f"等{len(names)}个"
        told += [f"{unlisted}个没有列入“地区”表"] if unlisted else []
        return f"缺{self.lacking}个地区：{'，'.join(told)}" if told else ""

    @property
    def facts(self) -> tuple[Observation, ...]:
        """The figures that are compared, in the order of the scope's members."""
        return tuple(value for _, value in self.values if value)

    @property
    def caution(self) -> str:
        """How many of the figures are not final: 含初步数2个、预计数1个; "" where all are."""
        counts = Counter(each.status for each in self.facts if not each.status.is_final)
        told = [
            f"{status.value}数{counts[status]}个" for status in ObservationStatus if counts[status]
        ]
        return f"含{'、'.join(told)}" if told else ""

    @property
    def limits(self) -> str:
        """What limits every place, in short: 数值低的在前，含初步数5个，缺1个地区."""
        lacking = f"缺{self.lacking}个地区" if self.lacking else ""
        return "，".join(
            filter(None, (LOWEST_FIRST if self.ascends else "", self.caution, lacking))
        )

    @property
    def note(self) -> str:
        """Notes on the places: a reversed order, missing members, open places."""
        is_open = not all(each.is_certain for each in self.places if each.observation)
        reason = self.missing_words or ("有限定值或存疑的数" if is_open else "")
        told = [LOWEST_FIRST if self.ascends else "", self.caution, reason]
        told += [f"可能变动的位次写成范围或“{UNDECIDED}”" if is_open else ""]
        return "；".join(filter(None, told))

    @property
    def places(self) -> tuple[PeerRank, ...]:
        """Every member's place, the first value first, those without a value last."""
        found = [self._place(nth) for nth in range(len(self.values))]
        return tuple(sorted(found, key=self._order))

    def place_of(self, area: Area) -> PeerRank:
        """The place of one member: those of all take the square of their number."""
        return self._place([each for each, _ in self.values].index(area))

    @cached_property
    def _spans(self) -> tuple[_Span | None, ...]:
        return tuple(
            _span(value, self.indicator.unit, self.ascends) if value else None
            for _, value in self.values
        )

    def _place(self, nth: int) -> PeerRank:
        area, value = self.values[nth]
        own = self._spans[nth]
        if own is None:
            return PeerRank(area, None, None, None, self.size)
        others = [each for at, each in enumerate(self._spans) if each and at != nth]
        certain = sum(_is_above(each, own) for each in others)
        # Those that have no limit on one side may always be above or below.
        last = 1 + sum(high > own[0] for _, high, _ in others) + self.lacking
        is_tied = own[0] == own[1] and last == 1 + certain
        sharing = 1 + others.count(own) if is_tied else 1
        return PeerRank(area, value, 1 + certain, last, self.size, self.caution, sharing)

    def _order(self, place: PeerRank) -> tuple[bool, Fraction]:
        quantity = place.observation.quantity if place.observation else None
        value = _value_in(quantity, self.indicator.unit) or Fraction()
        return (quantity is None, value if self.ascends else -value)


def _is_above(one: _Span, other: _Span) -> bool:
    """Whether the true value of one must be better than that of another."""
    (low, _, is_open), (_, high, is_other_open) = one, other
    return low > high or (low == high and (is_open or is_other_open))


def _span(value: Observation, unit: str, ascends: bool) -> _Span:
    """The span of a value in a unit; mirrored where the lowest is the best.

    A doubtful value, or one in a unit of another kind, may be anything.
    """
    quantity, exact = value.quantity, _value_in(value.quantity, unit)
    if quantity is None or exact is None or value.citation.is_doubtful:
        return -inf, inf, False
    leeway = Fraction()
    if quantity.bound is Bound.ABOUT:
        # 16%左右 is whatever rounds to 16%.
        digits = Quantity(last_digit(quantity.value), quantity.unit)
        leeway = digits.in_unit(unit) / 2
    low = -inf if quantity.lowest is None else exact - leeway
    high = inf if quantity.highest is None else exact + leeway
    limits = (-high, -low) if ascends else (low, high)
    return *limits, quantity.is_strict


def _value_in(quantity: Quantity | None, unit: str) -> Fraction | None:
    """The printed value in a unit, None where there is none or the unit is of another kind."""
    if quantity is None or not quantity.meets(Quantity(Fraction(), unit)):
        return None
    return quantity.in_unit(unit)
