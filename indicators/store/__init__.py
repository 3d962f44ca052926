"""The store: published editions and the audit log, in SQLite or PostgreSQL."""

from indicators.store.audit_log import COMMAND_LINE, Action, Actor
from indicators.store.briefing_templates import StoredTemplate
from indicators.store.document_drafts import (
    StoredDraft,
)
from indicators.store.editions import (
    Draft,
    PublishedEdition,
    SameContent,
    StaleBase,
    StoreRefusal,
    Submission,
)
from indicators.store.failures import StoreUnavailable
from indicators.store.monthly_mappings import StoredMapping
from indicators.store.store import Store, open_store

__all__ = [
    "COMMAND_LINE",
    "Action",
    "Actor",
    "Draft",
    "PublishedEdition",
    "SameContent",
    "StaleBase",
    "Store",
    "StoreRefusal",
    "StoreUnavailable",
    "StoredDraft",
    "StoredMapping",
    "StoredTemplate",
    "Submission",
    "open_store",
]
