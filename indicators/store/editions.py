"""Editions, drafts and submissions: what is published, what may be, and what is refused."""

from dataclasses import dataclass
from datetime import date, datetime

from indicators.checks.confirmations import Doubt


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """A published state of the workbook; `published_at` is in UTC.

    `base` is the edition that it was made from, None for the first; `restores` the edition whose
    content a rollback published again; `approver` who published what `publisher` had submitted,
    empty without a review. The counts are of findings 待确认 and 提示.
    """

    number: int
    content_hash: str
    as_of: date
    published_at: datetime
    publisher: str
    note: str
    base: int | None = None
    restores: int | None = None
    approver: str = ""
    confirm_count: int = 0
    hint_count: int = 0

    @property
    def label(self) -> str:
        """The edition as it is shown and written into a workbook: 第4版·a1b2c3."""
        return f"第{self.number}版·{self.content_hash[:6]}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What may be published: the file's bytes, the hash of its cells (64 hex digits), its date.

    `doubts` are confirmed by publishing it.
    """

    content: bytes
    content_hash: str
    as_of: date
    confirm_count: int = 0
    hint_count: int = 0
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """复核: what one analyst submits for another to publish or return; moments are in UTC.

    `base` and `restores` are as of the edition that it is to become.
    """

    number: int
    content_hash: str
    as_of: date
    confirm_count: int
    hint_count: int
    base: int | None
    restores: int | None
    submitter: str
    submitted_at: datetime
    note: str


class StoreRefusal(Exception):
    """The store does not do this, and changed nothing; the text is one Chinese sentence."""


class StaleBase(StoreRefusal):
    """Another edition was published since the base; `current` is the newest one."""

    def __init__(self, current: PublishedEdition | None) -> None:
        now = f"现在是{current.label}" if current else "现在还没有版次"
        super().__init__(f"版次已变：{now}，请与它比较后再发布。")
        self.current = current


class SameContent(StoreRefusal):
    """The content is the current edition's already."""

    def __init__(self, current: PublishedEdition) -> None:
        super().__init__(f"内容与当前的{current.label}相同，没有发布新版次。")
