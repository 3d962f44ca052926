"""The draft that an analyst works on: what was read, what was decided, and where he is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import streamlit as st

from components.app.signing_in import signed_in
from components.installation import installed_store
from indicators.drafting.drafts.decisions import (
    Decision,
    Verdict,
    read_decision,
    row_decided,
    row_decided_last,
    written,
)
from indicators.drafting.drafts.draft import (
    DocumentDraft,
    DraftRow,
    beside_edition,
    matched,
)
from indicators.drafting.drafts.matching import Matcher
from indicators.drafting.drafts.stored import restored
from indicators.drafting.identity import DocumentKind
from indicators.drafting.monthly.kept import KeptMapping, kept_mapping
from indicators.drafting.monthly.mapped_draft import mapped
from indicators.drafting.reading import Reading
from indicators.model.dataset import Dataset
from indicators.store import StoredDraft, StoreRefusal, StoreUnavailable

_OPEN, _ROW, _READ, _TROUBLE = "draft_open", "draft_row", "draft_read", "draft_trouble"
_RESUMED = "draft_resumed"
_SIGNED_OUT = "登录已经结束，刚才的决定没有保存，请重新登录后再试。"


@dataclass(frozen=True, slots=True)
class Work:
    """A draft with its decisions by row number; `dataset` is what readers see now.

    Of a monthly workbook `kept` is what is remembered of the bureau's, and `read` the draft
    without that.
    """

    stored: StoredDraft
    reading: Reading
    read: DocumentDraft
    draft: DocumentDraft
    decisions: Mapping[int, Decision]
    dataset: Dataset
    kept: KeptMapping | None = None

    @property
    def rows(self) -> tuple[DraftRow, ...]:
        """The rows as they were read, in the document's order."""
        return self.draft.rows

    def row(self, number: int) -> DraftRow:
        """The row of a number."""
        return next(each for each in self.rows if each.claim.number == number)

    def verdict(self, row: DraftRow) -> Verdict | None:
        """What is decided of a row, None while it is open."""
        decision = self.decisions.get(row.claim.number)
        return decision.verdict if decision else None

    def as_decided(self) -> tuple[DraftRow, ...]:
        """The rows as they are decided or, while open, as they were read; without refused ones."""
        matcher = Matcher(self.dataset.indicators)
        rows = tuple(
            row_decided(row, self.decisions.get(row.claim.number), matcher)
            for row in self.rows
            if self.verdict(row) is not Verdict.REFUSE
        )
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
    """The work on a stored draft. Raises StoreUnavailable, UnknownDraft and BadStoredReading."""
    drafts = installed_store().document_drafts
    reading, read, draft, kept = _read(drafts.reading(stored), dataset)
    numbers = {each.claim.number for each in draft.rows}
    texts = drafts.decisions(stored)
    known = {row: read_decision(text) for row, text in texts.items()}
    decisions = {row: each for row, each in known.items() if each and row in numbers}
    if st.session_state.pop(_RESUMED, False):
        last = row_decided_last(decisions)
        if last is not None:
            go_to(last)
    return Work(stored, reading, read, draft, decisions, dataset, kept)


_Read = tuple[Reading, DocumentDraft, DocumentDraft, KeptMapping | None]


def _read(text: str, dataset: Dataset) -> _Read:
    """A stored reading matched with what readers see and what is remembered, once a session."""
    state = st.session_state
    key = (hash(text), dataset.edition.content_hash, installed_store().monthly_mappings.state())
    if state.get(_READ, (None,))[0] != key:
        reading = restored(text)
        read = matched(reading, dataset.indicators)
        kept = _kept(reading)
        is_known = kept is not None and bool(kept.mapping.cells)
        draft = mapped(read, kept.mapping, dataset.indicators) if kept and is_known else read
        state[_READ] = key, (reading, read, beside_edition(draft, dataset), kept)
    found: _Read = state[_READ][1]
    return found


def _kept(reading: Reading) -> KeptMapping | None:
    """What is remembered of the workbooks of a monthly one's area."""
    identity = reading.identity
    is_monthly = identity.kind is DocumentKind.MONTHLY
    return kept_mapping(installed_store(), identity.area) if is_monthly else None


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
    """Keep decisions, None to take one back; whether that was possible: else a sentence is shown.

    A callback runs without the page's beginning, so the sign-in is checked again.
    """
    actor = signed_in()
    if actor is None or actor.name != work.stored.analyst:
        keep_sentence(_SIGNED_OUT)
        return False
    now = datetime.now(UTC)
    texts = {row: written(each, now) if each else None for row, each in decisions.items()}
    try:
        installed_store().document_drafts.decide(work.stored, texts)
    except (StoreUnavailable, StoreRefusal) as trouble:
        keep_sentence(f"刚才的决定没有保存：{trouble}")
        return False
    return True


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
