"""A reading as text that a store keeps, and back, also after the program has learnt new fields."""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from indicators.drafting.monthly.cells import CellReason
from indicators.drafting.reading import Reading
from indicators.drafting.reasons import Reason

_REASONS: dict[str, StrEnum] = {each.value: each for kind in (Reason, CellReason) for each in kind}
_MAKERS: dict[Any, Callable[[Any], Any]] = {
    StrEnum: _REASONS.__getitem__,
    date: date.fromisoformat,
}


class BadStoredReading(ValueError):
    """A stored text that is no reading."""


def stored_text(reading: Reading) -> str:
    """A reading as one line of JSON; what is as its class's default is left out."""
    return json.dumps(_plain(reading), ensure_ascii=False, separators=(",", ":"))


def restored(text: str) -> Reading:
    """The reading of a stored text. Raises BadStoredReading."""
    try:
        reading: Reading = _restored(Reading, json.loads(text))
    except (ValueError, TypeError, KeyError, ArithmeticError) as error:
        raise BadStoredReading("起草的记录不能读取，请丢弃后重新起草。") from error
    return reading


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a reading is made of
    if is_dataclass(value):
        given = {each.name: getattr(value, each.name) for each in fields(value)}
        defaults = {each.name: each.default for each in fields(value)}
        return {name: _plain(each) for name, each in given.items() if each != defaults[name]}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _restored(kind: Any, value: Any) -> Any:  # noqa: ANN401
    """The value of a field's declared kind: dataclasses, enums, tuples and plain values."""
    if isinstance(kind, UnionType):
        (given,) = (each for each in get_args(kind) if each is not NoneType)
        return None if value is None else _restored(given, value)
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        each_kind = [kinds[0]] * len(value) if kinds[-1] is Ellipsis else kinds
        return tuple(_restored(one, each) for one, each in zip(each_kind, value, strict=True))
    if is_dataclass(kind):
        return _instance(kind, value)
    made = _MAKERS.get(kind, kind)
    return made(value)


def _instance(kind: Any, given: dict[str, Any]) -> Any:  # noqa: ANN401
    hints = get_type_hints(kind)
    known = [each for each in fields(kind) if each.name in given]
    lacking = [each for each in fields(kind) if each.name not in given]
    if any(each.default is MISSING and each.default_factory is MISSING for each in lacking):
        raise KeyError(kind.__name__)
    return kind(**{each.name: _restored(hints[each.name], given[each.name]) for each in known})
