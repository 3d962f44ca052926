"""A job for a child process, and the messages that answer it through a pipe.

The standard library's connections do not serve here: `multiprocessing` imports the server's main
script into the child, passes the whole environment on, and unpickles whatever comes back.
"""

import pickle
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any, Final

from indicators.workbook.xlsx.archive import Limits

_HEAD = struct.Struct("<cQ")
# The words of `progress`; the result; what the work refused; and that it failed unexpectedly.
PROGRESS, RESULT, REFUSAL, FAILED = b"P", b"R", b"X", b"F"

# Besides the classes of the domain, what their values are made of.
_PLAIN: Final = {
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
class Job:
    """A function of a module, and what it is called with: `given`, and last a progress callback.

    A `refusal` that it raises is raised again in the server. With `limits` the child process is
    bound to their time and memory for good, so it can do nothing else afterwards.
    """

    work: Callable[..., Any]
    given: tuple[object, ...]
    refusal: type[Exception]
    limits: Limits | None = None


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


def pickled(value: object) -> bytes:
    """A value as the payload of a message."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpickled(payload: bytes) -> Any:  # noqa: ANN401 - whatever the work returns
    """The value of a payload, made of the domain's classes and of plain values only.

    Raises UnpicklingError for anything else: a child has read files that nobody trusts.
    """
    return _Unpickler(BytesIO(payload)).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        is_known = module.startswith("indicators.") or (module, name) in _PLAIN
        found = super().find_class(module, name) if is_known else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
