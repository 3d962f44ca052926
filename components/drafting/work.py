"""The draft that an analyst works on: what was read, what was decided, and where he is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import streamlit as st

from components.app.signing_in import SignedOut, signed_in
from components.installation import installed_store
from indicators.drafting.drafts.decisions import (
    Decision,
    RowVerdict,
    read_decision,
    restored,
    row_decided_last,
    rows_decided,
    written,
)
from indicators.drafting.drafts.draft import (
    DocumentDraft,
    DraftRow,
    beside_edition,
    matched,
)
from indicators.drafting.identity import DocumentKind
from indicators.drafting.monthly.kept import kept_mapping
from indicators.drafting.monthly.mapped_draft import mapped
from indicators.drafting.monthly.mapping import BureauMapping
from indicators.drafting.reading import DocumentReading
from indicators.model.dataset import Dataset
from indicators.store import Actor, StoredDraft, StoreRefusal, StoreUnavailable

_OPEN, _ROW, _READ, _TROUBLE = "draft_open", "draft_row", "draft_read", "draft_trouble"
_RESUMED = "draft_resumed"


@dataclass(frozen=True, slots=True)
class Work:
    """A draft with its decisions by row number; `dataset` is what readers see now.

    Of a monthly workbook `mapping` is what is remembered of the bureau's, and `read` the draft
    without that.
    """

    stored: StoredDraft
    reading: DocumentReading
    read: DocumentDraft
    draft: DocumentDraft
    decisions: Mapping[int, Decision]
    dataset: Dataset
    mapping: BureauMapping | None = None

    @property
    def rows(self) -> tuple[DraftRow, ...]:
        """The rows as they were read, in the document's order."""
        return self.draft.rows

    def row(self, number: int) -> DraftRow:
        """The row of a number."""
        return next(each for each in self.rows if each.claim.number == number)

    def verdict(self, row: DraftRow) -> RowVerdict | None:
        """What is decided of a row, None while it is open."""
        decision = self.decisions.get(row.claim.number)
        return decision.verdict if decision else None

    def as_decided(self) -> tuple[DraftRow, ...]:
        """The rows as they are decided or, while open, as they were read; without refused ones."""
        found = rows_decided(self.draft, self.decisions, self.dataset.indicators)
        rows = tuple(row for row, each in found if each is None or each.verdict.keeps)
        return beside_edition(replace(self.draft, rows=rows), self.dataset).rows

    @property
    def is_monthly(self) -> bool:
        """Whether the document is a bureau's monthly workbook."""
        return self.reading.identity.kind is DocumentKind.MONTHLY

    @property
    def open_rows(self) -> tuple[DraftRow, ...]:
        """The rows that are not decided yet."""
        return tuple(each for each in self.rows if self.verdict(each) is None)

    @property
    def kept_count(self) -> int:
        """How many rows are to be written."""
        return sum(each.verdict.keeps for each in self.decisions.values())


def work_on(stored: StoredDraft, dataset: Dataset) -> Work:
    """The work on a stored draft. Raises StoreUnavailable, StoreRefusal and UnreadableDocument."""
    drafts = installed_store().document_drafts
    reading, read, draft, mapping = _read(drafts.reading(stored), dataset)
    numbers = {each.claim.number for each in draft.rows}
    texts = drafts.decisions(stored)
    known = {row: read_decision(text) for row, text in texts.items()}
    decisions = {row: each for row, each in known.items() if each and row in numbers}
    if st.session_state.pop(_RESUMED, False):
        last = row_decided_last(decisions)
        if last is not None:
            go_to(last)
    return Work(stored, reading, read, draft, decisions, dataset, mapping)


_Read = tuple[DocumentReading, DocumentDraft, DocumentDraft, BureauMapping | None]


def _read(text: str, dataset: Dataset) -> _Read:
    """A stored reading matched with what readers see and what is remembered, once a session."""
    state = st.session_state
    key = (hash(text), dataset.edition.content_hash, installed_store().monthly_mappings.state())
    if state.get(_READ, (None,))[0] != key:
        reading = restored(text)
        read = matched(reading, dataset.indicators)
        is_monthly = reading.identity.kind is DocumentKind.MONTHLY
        kept = kept_mapping(installed_store(), reading.identity.area) if is_monthly else None
        draft = mapped(read, kept, dataset.indicators) if kept and kept.cells else read
        state[_READ] = key, (reading, read, beside_edition(draft, dataset), kept)
    found: _Read = state[_READ][1]
    return found


def open_number() -> int | None:
    """The number of the draft that is open in this session."""
    number: int | None = st.session_state.get(_OPEN)
    return number


def open_draft(number: int) -> None:
    """Open a draft at the row that was decided last, else at its first that is not decided."""
    close_draft()
    st.session_state[_OPEN] = number
    st.session_state[_RESUMED] = True


def close_draft() -> None:
    """Put the draft away; it is kept."""
    for key in (_OPEN, _ROW, _READ, _TROUBLE):
        st.session_state.pop(key, None)


def current_row(work: Work) -> DraftRow:
    """The row that is reviewed: the one that was chosen, else the first that is not decided."""
    number = st.session_state.get(_ROW)
    chosen = next((each for each in work.rows if each.claim.number == number), None)
    return chosen or next(iter(work.open_rows), work.rows[0])


def go_to(number: int) -> None:
    """Review a row."""
    st.session_state[_ROW] = number


def decide(work: Work, decisions: Mapping[int, Decision | None]) -> bool:
    """Keep decisions, None to take one back; whether they are kept: else a sentence is shown."""
    now = datetime.now(UTC)
    texts = {row: written(each, now) if each else None for row, each in decisions.items()}
    drafts = installed_store().document_drafts
    trouble = changed(lambda _: drafts.decide(work.stored, texts), work.stored.analyst)
    if trouble:
        keep_sentence(f"刚才的决定没有保存：{trouble}")
    return not trouble


def changed(change: Callable[[Actor], object], analyst: str = "") -> str:
    """Change the store as whoever is signed in now; "" or a sentence why it was not changed.

    A callback runs without the page's beginning, so the sign-in is checked again. Of an `analyst`
    nobody else changes anything.
    """
    actor = signed_in()
    if actor is None or (analyst and actor.name != analyst):
        return str(SignedOut())
    try:
        change(actor)
    except (StoreUnavailable, StoreRefusal) as trouble:
        return str(trouble)
    return ""


def take_back(work: Work, *numbers: int) -> None:
    """Open rows again."""
    decide(work, dict.fromkeys(numbers))


def with_decisions(work: Work, decisions: Mapping[int, Decision | None]) -> Work:
    """The work as it is after some decisions."""
    changed = {**work.decisions, **decisions}
    return replace(work, decisions={row: each for row, each in changed.items() if each})


def keep_sentence(sentence: str) -> None:
    """Keep a sentence to show in the next run."""
    st.session_state[_TROUBLE] = sentence


def sentence_kept() -> str:
    """The sentence to show now, once."""
    sentence: str = st.session_state.pop(_TROUBLE, "")
    return sentence
