"""Invented drafts and analysts for the tests of the store."""

from datetime import date
from hashlib import sha256

from indicators.store import Actor, Draft

ZHANG, LI = Actor("张三"), Actor("李四")
AS_OF = date(2024, 2, 20)


def draft(text, *, content=None, **fields):
    """A draft that is told from others by its text; `content` are other bytes of the same cells."""
    digest = sha256(text.encode()).hexdigest()
    return Draft(content or text.encode(), digest, **{"as_of": AS_OF, **fields})


def publish(store, text, *, base="current", actor=ZHANG, note="说明"):
    """Publish a draft on the current edition, or on another base."""
    if base == "current":
        current = store.current()
        base = current.number if current else None
    return store.publish(draft(text), base=base, actor=actor, note=note)
