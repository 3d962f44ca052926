"""A reading as text that a store keeps, and back, also after the program has learnt new fields."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.reading import Reading


def stored_text(reading: Reading) -> str:
    """A reading as one line of JSON; what is as its class's default is left out."""
    return json.dumps(reading, default=_plain, ensure_ascii=False, separators=(",", ":"))


def restored(text: str) -> Reading:
    """The reading of a stored text. Raises UnreadableDocument."""
    try:
        reading: Reading = _restored(Reading, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as error:
        raise UnreadableDocument("起草的记录不能读取，请丢弃后重新起草。") from error
    return reading


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON has no form for
    """The given fields of a dataclass, and the text of numbers and dates."""
    if not is_dataclass(value):
        return str(value)
    given = ((each, getattr(value, each.name)) for each in fields(value))
    return {each.name: one for each, one in given if one != each.default}


def _restored(kind: Any, value: Any) -> Any:  # noqa: ANN401
    """The value of a field's declared kind: dataclasses, enums, tuples and plain values."""
    if isinstance(kind, UnionType):
        (given,) = (each for each in get_args(kind) if each is not NoneType)
        return None if value is None else _restored(given, value)
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        each_kind = [kinds[0]] * len(value) if kinds[-1] is Ellipsis else kinds
        return tuple(_restored(one, each) for one, each in zip(each_kind, value, strict=True))
    made: Callable[..., Any] = date.fromisoformat if kind is date else kind
    if not is_dataclass(kind):
        return made(value)
    hints = get_type_hints(kind)
    known = {name: _restored(hints[name], each) for name, each in value.items() if name in hints}
    return made(**known)
