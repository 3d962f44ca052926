"""The store: published editions and the audit log, in SQLite or PostgreSQL."""

from indicators.store.audit_log import COMMAND_LINE, PAGE, Action, Actor, Event
from indicators.store.briefing_templates import StoredTemplate
from indicators.store.database import Database
from indicators.store.document_drafts import (
    DocumentDrafts,
    StoredDraft,
    TooManyDrafts,
    UnknownDraft,
)
from indicators.store.editions import (
    Draft,
    PublishedEdition,
    SameContent,
    StaleBase,
    StoreRefusal,
    Submission,
    SubmissionState,
)
from indicators.store.failures import StoreUnavailable
from indicators.store.monthly_mappings import StaleMapping, StoredMapping
from indicators.store.store import Store, open_store

__all__ = [
    "COMMAND_LINE",
    "PAGE",
    "Action",
    "Actor",
    "Database",
    "DocumentDrafts",
    "Draft",
    "Event",
    "PublishedEdition",
    "SameContent",
    "StaleBase",
    "StaleMapping",
    "Store",
    "StoreRefusal",
    "StoreUnavailable",
    "StoredDraft",
    "StoredMapping",
    "StoredTemplate",
    "Submission",
    "SubmissionState",
    "TooManyDrafts",
    "UnknownDraft",
    "open_store",
]
