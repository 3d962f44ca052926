"""The limits of an installation: environment variables, each with a default.

| variable | what it limits | default |
|---|---|---|
| DASHBOARD_UPLOAD_SECONDS | seconds for one file, by the clock and of computing | 180 |
| DASHBOARD_UPLOAD_MEMORY_MB | memory of the process that reads it | 1536 |
| DASHBOARD_UPLOAD_MB | the file itself | 50 |
| DASHBOARD_UPLOAD_INFLATED_MB | what really comes out of its zip archive | 400 |
| DASHBOARD_UPLOAD_ENTRIES | parts in its zip archive | 2000 |
| DASHBOARD_UPLOAD_ROWS | rows with anything filled in, in all sheets | 400000 |
| DASHBOARD_UPLOAD_COLUMNS | columns with anything filled in, in one sheet | 500 |
| DASHBOARD_UPLOAD_CELLS | cells with anything filled in, in all sheets | 8000000 |
| DASHBOARD_UPLOADS_AT_ONCE | files read at the same time; others wait | 2 |

Streamlit's own `server.maxUploadSize` must not be smaller than DASHBOARD_UPLOAD_MB.
"""

import os
from collections.abc import Mapping

from indicators.settings import number
from indicators.workbook.xlsx.archive import STANDARD_LIMITS, Limits

_MEGABYTE = 2**20
# The setting of each limit, and the unit in which it is given.
_SETTINGS = {
    "seconds": ("DASHBOARD_UPLOAD_SECONDS", 1),
    "memory_bytes": ("DASHBOARD_UPLOAD_MEMORY_MB", _MEGABYTE),
    "upload_bytes": ("DASHBOARD_UPLOAD_MB", _MEGABYTE),
    "inflated_bytes": ("DASHBOARD_UPLOAD_INFLATED_MB", _MEGABYTE),
    "entries": ("DASHBOARD_UPLOAD_ENTRIES", 1),
    "rows": ("DASHBOARD_UPLOAD_ROWS", 1),
    "columns": ("DASHBOARD_UPLOAD_COLUMNS", 1),
    "cells": ("DASHBOARD_UPLOAD_CELLS", 1),
}
_AT_ONCE = "DASHBOARD_UPLOADS_AT_ONCE"


def limits_in_force(environment: Mapping[str, str] | None = None) -> Limits:
    """The limits for one upload; raises BadSetting with the name of one that is no number."""
    given = os.environ if environment is None else environment
    found = {
        limit: number(given, name, getattr(STANDARD_LIMITS, limit) // unit) * unit
        for limit, (name, unit) in _SETTINGS.items()
    }
    return Limits(**found)


def uploads_at_once(environment: Mapping[str, str] | None = None) -> int:
    """How many files may be read at the same time."""
    return number(os.environ if environment is None else environment, _AT_ONCE, 2)
