"""The fields of a draft's row as texts that a reviewer changes, and the claim that they make."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, Final

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.drafting.drafts.matching import MEASURES
from indicators.model import units
from indicators.model.codelists import Bound, Firmness, Measure, RankBasis
from indicators.model.periods import UNSTATED, parse_period
from indicators.model.quantities import Quantity
from indicators.rules import magnitudes
from indicators.text.plain_text import unseen

_PLUS, _MINUS = "正", "负"
_DIGITS: Final = 30
_LONGEST_NAME: Final = 100
_NUMBER: Final = re.compile(r"[0-9]+(\.[0-9]+)?")


class EditField(StrEnum):
    """The fields that a reviewer sees and may change."""

    KIND = "类别"
    NAME = "名称"
    MEASURE = "度量"
    PERIOD = "期间"
    VALUE = "数值"
    SIGN = "正负"
    UNIT = "单位"
    BOUND = "限定"
    TEXT = "文字值"
    SCOPE = "范围"
    BASIS = "依据"
    DEADLINE = "截止日期"
    FIRMNESS = "力度"
    SECTION = "章节"
    PAGE = "页码"

    @property
    def attribute(self) -> str:
        """The claim's attribute of the field; that of the sign is the value's."""
        return self.name.lower()


class BadField(ValueError):
    """A field that cannot be taken as it is written; the text is one Chinese sentence."""


# What a changed figure is examined for, and a changed date.
_SIZED: Final = {EditField.KIND, EditField.MEASURE, EditField.VALUE, EditField.SIGN, EditField.UNIT}
_DATED: Final = {EditField.PERIOD, EditField.DEADLINE}
_RANKED = frozenset({EditField.SCOPE, EditField.BASIS})
_AIMED = frozenset({EditField.DEADLINE, EditField.FIRMNESS})
_NOT_RANKED = frozenset({EditField.BOUND, EditField.UNIT, EditField.SIGN, EditField.TEXT})

# The values of the fields that are chosen, by their words.
_OPTIONS: Final[Mapping[EditField, Mapping[str, Enum]]] = {
    EditField.KIND: {each.word: each for each in ClaimKind},
    EditField.MEASURE: {each.word: each for each in ClaimMeasure},
    EditField.BOUND: {each.value: each for each in Bound},
    EditField.BASIS: {each.value: each for each in RankBasis},
    EditField.FIRMNESS: {each.value: each for each in Firmness},
}
CHOICES: Final[Mapping[EditField, Sequence[str]]] = {
    EditField.SIGN: (_PLUS, _MINUS),
    **{field: tuple(options) for field, options in _OPTIONS.items()},
}


def fields_of(claim: Claim) -> tuple[EditField, ...]:
    """The fields that a claim of its kind has."""
    is_rank = claim.kind is ClaimKind.RANK
    is_aim = claim.kind in {ClaimKind.TARGET, ClaimKind.TASK}
    without = (_NOT_RANKED if is_rank else _RANKED) | (frozenset() if is_aim else _AIMED)
    return tuple(each for each in EditField if each not in without)


def texts_of(claim: Claim) -> dict[EditField, str]:
    """A claim's fields as texts; the value without its sign."""
    return {field: _text(claim, field) for field in EditField}


def _text(claim: Claim, field: EditField) -> str:
    if field is EditField.SIGN:
        return _MINUS if claim.value is not None and claim.value < 0 else _PLUS
    value = getattr(claim, field.attribute)
    if field in _OPTIONS:
        return next(word for word, option in _OPTIONS[field].items() if option is value)
    if field is EditField.PERIOD:
        return value or UNSTATED.text
    if isinstance(value, Decimal):
        return f"{abs(value):f}"
    return "" if value is None else str(value)


def changes_of(claim: Claim, texts: Mapping[EditField, str]) -> dict[EditField, str]:
    """The texts that differ from the claim's own, without surrounding blanks."""
    own = texts_of(claim)
    written = {field: text.strip() for field, text in texts.items()}
    return {field: text for field, text in written.items() if text != own[field]}


def edited(claim: Claim, changes: Mapping[EditField, str]) -> Claim:
    """The claim with some fields changed. Raises BadField with the field and how to write it."""
    texts = texts_of(claim) | dict(changes)
    value = _value(texts[EditField.VALUE])
    if value is not None and texts[EditField.SIGN] == _MINUS:
        value = -value
    if value is None and not texts[EditField.TEXT] and EditField.VALUE in changes:
        raise BadField("数值和文字值都是空的，请填一个，或者选“不采用”。")
    unit = texts[EditField.UNIT]
    if value is not None and EditField.UNIT in changes and not units.is_known(unit):
        raise BadField(f"单位“{unit}”不在单位表中，请写成亿元、%、个这样的单位，或者改填文字值。")
    others = changes.keys() - {EditField.VALUE, EditField.SIGN}
    given = {each.attribute: _read(each, changes[each]) for each in EditField if each in others}
    found = replace(claim, value=value, **given)
    _refuse_impossible(found, changes.keys())
    return found


def _refuse_impossible(claim: Claim, changed: Set[EditField]) -> None:
    """Refuse what the check would block of a changed row: a size, place, unit or date."""
    if any(unseen(each) for each in (claim.name, claim.text, claim.scope, claim.section)):
        raise BadField("有看不见的字符，请重新输入这一栏，不要从别处粘贴。")
    value = claim.value
    if value is not None and changed & _SIZED:
        if claim.kind is ClaimKind.RANK:
            _refuse_place(value)
        else:
            _refuse_size(claim, value)
    start = parse_period(claim.period or UNSTATED.text).start
    if claim.deadline and start and claim.deadline < start and changed & _DATED:
        raise BadField(f"截止日期{claim.deadline}早于期间{claim.period}开始，请核对这两栏。")


def _refuse_place(value: Decimal) -> None:
    if value != int(value) or not 1 <= value <= magnitudes.LARGEST_INTEGER:
        raise BadField(f"名次“{value:f}”不是从1起的整数，请对照原文改正。")


def _refuse_size(claim: Claim, value: Decimal) -> None:
    measure = MEASURES.get(claim.measure)
    is_rate = units.is_rate(claim.unit) or claim.unit.endswith("百分点")
    if measure in {Measure.GROWTH, Measure.SHARE} and not is_rate:
        raise BadField(
            f"{claim.measure.word}的单位写的是“{claim.unit}”，请写%、‰或个百分点，或者改度量。"
        )
    is_possible = magnitudes.is_possible(Quantity(value, claim.unit), measure)
    if not is_possible or not magnitudes.is_readable(value):
        raise BadField(
            f"数值{value:f}{claim.unit}超出了这类数可能有的大小，请核对数、小数点和单位。"
        )


def _value(text: str) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain) or len(plain) > _DIGITS:
        raise BadField(f"数值“{text}”不是数，请只写数字，如12.3；正负在“正负”里选。")
    return Decimal(plain)


def _name(text: str) -> str:
    if not text:
        raise BadField("名称是空的，请写指标或事项的名称。")
    if len(text) > _LONGEST_NAME:
        raise BadField(f"名称有{len(text)}个字，最多{_LONGEST_NAME}个字，请写短一些。")
    return text


def _period(text: str) -> str:
    try:
        return parse_period(text or UNSTATED.text).text
    except ValueError as error:
        raise BadField(
            f"期间“{text}”看不懂，请写作2023、2024-Q2、2024-09、2024-01..06、2016..2020或未注明。"
        ) from error


def _page(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"[1-9]\d{0,4}", text):
        raise BadField(f"页码“{text}”不是页码，请只写数字，如3。")
    return int(text)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadField(f"截止日期“{text}”看不懂，请写作2024-12-31。") from error


# How the text of a field is read that is neither chosen nor taken as it is.
_READERS: Final[Mapping[EditField, Callable[[str], Any]]] = {
    EditField.NAME: _name,
    EditField.PERIOD: _period,
    EditField.DEADLINE: _day,
    EditField.PAGE: _page,
}


def _read(field: EditField, text: str) -> Any:  # noqa: ANN401 - of the field's type
    if field in _OPTIONS:
        return _OPTIONS[field][text]
    return _READERS.get(field, str)(text)


_DOUBTED: Final = (
    (EditField.KIND, re.compile("目标还是实绩")),
    (EditField.NAME, re.compile("名称|指标|所属事项|评的是什么")),
    (EditField.MEASURE, re.compile("百分点是差距|增减量|存量还是|度量")),
    (EditField.PERIOD, re.compile("期间|年均")),
    (EditField.VALUE, re.compile("不同的数|行列|数值|现行版次是")),
    (EditField.SIGN, re.compile("正负|降幅")),
    (EditField.UNIT, re.compile("单位")),
    (EditField.TEXT, re.compile("文字目标")),
    (EditField.SCOPE, re.compile("范围")),
)


def doubted_fields(doubts: Sequence[str]) -> frozenset[EditField]:
    """The fields that a reviewer is to look at, by the words of the doubts."""
    return frozenset(
        field for field, words in _DOUBTED if any(words.search(each) for each in doubts)
    )
