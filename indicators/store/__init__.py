"""The store: published editions and the record, in SQLite or PostgreSQL."""

from indicators.store.audit_log import COMMAND_LINE, PAGE, Action, Actor, Event
from indicators.store.briefing_templates import StoredTemplate
from indicators.store.database import Database
from indicators.store.editions import (
    Draft,
    PublishedEdition,
    SameContent,
    StaleBase,
    UnknownContent,
    UnknownEdition,
)
from indicators.store.failures import StoreUnavailable
from indicators.store.store import Store, open_store
from indicators.store.submissions import (
    AlreadyDecided,
    OwnSubmission,
    Submission,
    SubmissionState,
    UnknownSubmission,
)

__all__ = [
    "COMMAND_LINE",
    "PAGE",
    "Action",
    "Actor",
    "AlreadyDecided",
    "Database",
    "Draft",
    "Event",
    "OwnSubmission",
    "PublishedEdition",
    "SameContent",
    "StaleBase",
    "Store",
    "StoreUnavailable",
    "StoredTemplate",
    "Submission",
    "SubmissionState",
    "UnknownContent",
    "UnknownEdition",
    "UnknownSubmission",
    "open_store",
]
