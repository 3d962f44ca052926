"""What runs in the process that is killed: publishing, with its death at a chosen moment."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlalchemy.pool import Pool

from indicators.store import open_store
from tests.indicators.store.drafts import ZHANG, draft

# Large enough that a commit writes many pages, so that a random moment often falls into one.
CONTENT_BYTES = 400_000
_ENGINE_STEPS = ("begin", "before_cursor_execute", "after_cursor_execute", "commit", "rollback")
_POOL_STEPS = ("connect", "checkout", "reset", "checkin")


def content_of(text: str) -> bytes:
    """Bytes that do not compress, the same for the same text."""
    return random.Random(text).randbytes(CONTENT_BYTES)  # noqa: S311 -- a filling


def publish_text(url: str, text: str, base: int | None) -> None:
    """Publish the content of a text."""
    store = open_store(url)
    given = draft(text, content=content_of(text))
    store.publish(given, base=base, actor=ZHANG, note=text)


def die_at_step(step: int, url: str, text: str, base: int | None) -> None:
    """Publish, and be killed at the so-manieth thing that is asked of the database."""
    left = step

    def count(*_arguments: object, **_words: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            _die()

    with _heard(count):
        publish_text(url, text, base)
        # The last step: everything is written, and nobody was told.
        count()


def die_after(seconds: float, url: str, text: str, base: int | None) -> None:
    """Publish, and be killed when the time is over, also within a statement or a commit."""

    def wait_and_die() -> None:
        time.sleep(seconds)
        _die()

    threading.Thread(target=wait_and_die, daemon=True).start()
    publish_text(url, text, base)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def _heard(count: Callable[..., None]) -> Iterator[None]:
    heard = [(Engine, each) for each in _ENGINE_STEPS] + [(Pool, each) for each in _POOL_STEPS]
    for target, name in heard:
        event.listen(target, name, count)
    yield
    for target, name in heard:
        event.remove(target, name, count)
