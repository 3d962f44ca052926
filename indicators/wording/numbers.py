"""The only module that makes text of numbers, with unit, sign and bound."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import floor

from indicators.clock import local
from indicators.model import units
from indicators.model.codelists import DOUBT, Bound, Measure
from indicators.model.facts import Citation, Indicator, Observation, Target
from indicators.model.quantities import Difference, Quantity, decimals_of, difference

MINUS = "\N{MINUS SIGN}"

_OBSERVED_BOUNDS = {
    Bound.EXACT: "{}",
    Bound.ABOVE: "突破{}",
    Bound.AT_LEAST: "{}以上",
    Bound.BELOW: "不足{}",
    Bound.AT_MOST: "{}以内",
    Bound.ABOUT: "{}左右",
}
_TARGET_BOUNDS = _OBSERVED_BOUNDS | {Bound.ABOVE: "超过{}", Bound.BELOW: "低于{}"}
_LIMIT_NAMES = {
    Bound.ABOVE: "目标下限",
    Bound.AT_LEAST: "目标下限",
    Bound.BELOW: "目标上限",
    Bound.AT_MOST: "目标上限",
}


def number(value: Decimal | Fraction, decimals: int | None = None) -> str:
    """Digits without unit: as exact as the value, or rounded half up to `decimals`.

    Trailing zeros are dropped and a negative number carries a true minus sign.
    """
    decimal = rounded(value, decimals_of(value) if decimals is None else decimals)
    digits = f"{decimal.copy_abs():f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return MINUS + digits if decimal < 0 else digits


def rounded(value: Decimal | Fraction, decimals: int) -> Decimal:
    """A number with so many decimals, rounded half up."""
    # In whole numbers: Decimal's own division and quantize end at 28 digits.
    scaled = Fraction(value) * 10**decimals
    units_of_last = floor(abs(scaled) + Fraction(1, 2))
    return Decimal(f"{'-' if scaled < 0 and units_of_last else ''}{units_of_last}E-{decimals}")


def amount(quantity: Quantity) -> str:
    """What was measured, as printed: 突破10亿元, 4.46万吨."""
    return _OBSERVED_BOUNDS[quantity.bound].format(number(quantity.value) + quantity.unit)


def limit(quantity: Quantity) -> str:
    """What is aimed at, as printed: 8%以上, 3%左右."""
    return _TARGET_BOUNDS[quantity.bound].format(number(quantity.value) + quantity.unit)


def growth(quantity: Quantity, indicator: Indicator) -> str:
    """A growth rate in words: 增长4.3%, 下降15.7%, 持平, 持平左右; prices 上涨."""
    if quantity.value == 0 and quantity.bound in {Bound.EXACT, Bound.ABOUT}:
        return "持平" if quantity.bound is Bound.EXACT else "持平左右"
    if quantity.value < 0:
        fall = quantity.size
        return "下降" + (amount(fall) if fall.bound is Bound.BELOW else limit(fall))
    return ("上涨" if "价格" in indicator.name else "增长") + limit(quantity)


def observed(observation: Observation) -> str:
    """An observation's value in words, with its converted value where the unit differs.

    A text stays text; a growth rate is 增长 or 下降.
    """
    if observation.quantity is None:
        return observation.text
    if observation.indicator.measure is Measure.GROWTH:
        return growth(observation.quantity, observation.indicator)
    return amount(observation.quantity)


def reported(observation: Observation) -> str:
    """An observation's value with its status and the workbook's doubt: 5872人（初步，存疑）."""
    return marked(observed(observation), observation)


def aimed(target: Target) -> str:
    """A target's value in words: 增长8%以上, 1.67亿斤以上, 与经济增长同步."""
    if target.quantity is None:
        return target.text
    if target.indicator.measure is Measure.GROWTH:
        return growth(target.quantity, target.indicator)
    return limit(target.quantity)


def with_conversion(text: str, quantity: Quantity, unit: str) -> str:
    """A printed value followed by its converted one: 1.67亿斤以上（合8.35万吨）."""
    if unit == quantity.unit:
        return text
    return f"{text}（合{number(quantity.in_unit(unit))}{unit}）"


def signed(change: Difference) -> str:
    """A difference with its sign and unit: +3.7个百分点, −4.1个百分点, 0人."""
    digits = number(change.value, change.decimals)
    return ("+" if change.value > 0 else "") + digits + change.unit


def apart(change: Difference) -> str:
    """A difference in a word and its size: 高3.7个百分点, 低4.1个百分点, 多4条, 少2700人, 持平.

    For cells of a spreadsheet, which takes a text that begins with a sign for a formula.
    """
    if change.value == 0:
        return "持平"
    return more_or_less(change) + unsigned(change)


def more_or_less(change: Difference) -> str:
    """Which way the values of a difference lie apart: an amount is 多 or 少, a rate 高 or 低."""
    more, less = "多少" if change.is_amount else "高低"
    return more if change.value > 0 else less


def unsigned(change: Difference) -> str:
    """The size of a difference with its unit, for sentences with a word for the direction."""
    return number(abs(change.value), change.decimals) + change.unit


def changed(before: Quantity, after: Quantity, measure: Measure | None = None) -> str:
    """How far a value went: 提高24.5个百分点, 减少3家, 持平; or why not subtracted."""
    change = difference(after, before, after.unit, measure)
    if change is None:
        return units.no_difference(after.unit)
    if change.value == 0:
        return "持平"
    up, down = ("增加", "减少") if change.is_amount else ("提高", "降低")
    return (up if change.value > 0 else down) + unsigned(change)


def per_cent(share: Fraction, sources: Iterable[Quantity] = ()) -> Decimal:
    """A share in per cent with at most one decimal, never more precise than its sources.

    The decimal stays where no source is printed with fewer digits than the share then has:
    11.9 of 143家 and 160家, 41 of 1.4万人 and 8300人.
    """
    exact = rounded(share * 100, 1)
    fewest = min((_digits(each.value) for each in sources), default=None)
    if fewest is None or _digits(exact) <= fewest:
        return exact
    return rounded(share * 100, 0)


def percentage(share: Fraction, sources: Iterable[Quantity] = ()) -> str:
    """A share of printed quantities as a signed percentage: +11.9%, −41%."""
    return ("+" if share > 0 else "") + number(per_cent(share, sources)) + "%"


def doubt_said(reason: str) -> str:
    """A doubt with its reason, where one is given: 存疑：两处统计范围恐不一致."""
    return f"{DOUBT}：{reason}" if reason else DOUBT


def _digits(value: Decimal | Fraction) -> int:
    """How many significant digits a printed number has: 2 for 1.4, 3 for 109, 1 for 0.5."""
    return len(number(value).removeprefix(MINUS).replace(".", "").lstrip("0"))


def doubted(text: str, is_doubtful: bool = True) -> str:
    """A figure with its doubt beside it, in one bracket with earlier remarks."""
    return remarked(text, DOUBT if is_doubtful else "")


def remarked(text: str, *remarks: str) -> str:
    """A figure with remarks beside it, in one bracket with earlier remarks."""
    said = "，".join(filter(None, remarks))
    if not said or not text:
        return text
    return f"{text[:-1]}，{said}）" if text.endswith("）") else f"{text}（{said}）"


def in_turn(*clauses: str) -> str:
    """The clauses that are not empty with semicolons between them, and no full stop before one."""
    said = [each for each in clauses if each]
    return "；".join([*(each.rstrip("。；") for each in said[:-1]), *said[-1:]])


def marked(text: str, observation: Observation) -> str:
    """A text about an observation with its status and its doubt: 2024年（预计，存疑）."""
    return doubted(remarked(text, observation.status.mark), observation.citation.is_doubtful)


def limit_name(bound: Bound) -> str:
    """What a value with such a bound is to a target: 目标下限, 目标上限 or 目标值."""
    return _LIMIT_NAMES.get(bound, "目标值")


def compared(subject: str, reference: str, change: Difference) -> str:
    """A difference in words: 目标下限比上年实绩高3.7个百分点, 目标下限低于上年实绩4.1个百分点.

    Amounts are 多 or 少: 目标值比上年实绩多4条, 目标值比上年实绩少5700人.
    """
    if change.value == 0:
        return f"{subject}与{reference}持平"
    if change.value < 0 and not change.is_amount:
        return f"{subject}低于{reference}{unsigned(change)}"
    return f"{subject}比{reference}{apart(change)}"


def cited(citation: Citation) -> str:
    """Where a figure is printed: 文件, 第3页, 一·2「…」."""
    quote = f"「{citation.quote}」" if citation.quote else ""
    return " ".join(filter(None, (f"《{citation.source.name}》", place(citation)))) + quote


def place(citation: Citation) -> str:
    """Where in its document a figure is printed: 第3页 一·2."""
    page = "" if citation.page is None else f"第{citation.page}页"
    return " ".join(filter(None, (page, citation.section)))


def places(citations: Iterable[Citation], others: Iterable[Citation] = ()) -> list[str]:
    """Where each figure is printed, with its document where they, or others, are of several."""
    found = list(citations)
    documents = {each.source.name for each in (*found, *others)}
    if len(documents) < 2:
        return [place(each) for each in found]
    return [cited(replace(each, quote="")) for each in found]


def day(value: date | None) -> str:
    """A date in full: 2024年2月20日; "" for none."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def moment(value: datetime) -> str:
    """A time of the record in the district's time: 2024-07-15 16:03:20."""
    return f"{local(value):%Y-%m-%d %H:%M:%S}"
