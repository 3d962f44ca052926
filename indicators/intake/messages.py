"""What the two processes say to each other: a request, then stages, then a result or a refusal."""

import json
import pickle
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from indicators.workbook.limits import Limit, LimitReached, Limits, UnreadableWorkbook
from indicators.workbook.stages import Stage

_HEAD = struct.Struct("<cQ")
STAGE, RESULT, REFUSAL = b"S", b"R", b"X"

# Besides the classes of this package, what their values are made of.
_PLAIN = {
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("collections", "Counter"),
    ("collections", "OrderedDict"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("decimal", "Decimal"),
    ("fractions", "Fraction"),
}


@dataclass(frozen=True, slots=True)
class JobRequest:
    """A job by its name, what it works on, and how much it may take."""

    job: str
    given: tuple[object, ...]
    limits: Limits


def send(stream: IO[bytes], kind: bytes, payload: bytes) -> None:
    """Write one message."""
    stream.write(_HEAD.pack(kind, len(payload)))
    stream.write(payload)
    stream.flush()


def received(stream: IO[bytes], most: int) -> Iterator[tuple[bytes, bytes]]:
    """The messages of a stream up to its end, or to one that is torn or longer than `most`."""
    while len(head := stream.read(_HEAD.size)) == _HEAD.size:
        kind, length = _HEAD.unpack(head)
        if length > most or len(payload := stream.read(length)) < length:
            return
        yield kind, payload


def stage_message(stage: Stage) -> bytes:
    """A stage as it is sent."""
    return json.dumps([stage.name, stage.done, stage.total]).encode()


def stage_of(payload: bytes) -> Stage:
    """The stage that was sent."""
    return Stage(*json.loads(payload))


def refusal_message(refusal: UnreadableWorkbook) -> bytes:
    """A refusal as it is sent."""
    limit = refusal.limit if isinstance(refusal, LimitReached) else ""
    return json.dumps([limit, str(refusal)]).encode()


def refusal_of(payload: bytes) -> UnreadableWorkbook:
    """The refusal that was sent."""
    limit, sentence = json.loads(payload)
    return LimitReached(Limit(limit), sentence) if limit else UnreadableWorkbook(sentence)


def result_of(payload: bytes) -> object:
    """The result that was sent, made of this package's classes and of plain values only."""
    return _Unpickler(BytesIO(payload)).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        is_known = module.startswith("indicators.") or (module, name) in _PLAIN
        found = super().find_class(module, name) if is_known else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
